/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a run as CSV: every cost item with its quantity, every carbon line, every key
 * figure, and the ledger. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/study/kpi.h"

static const char *driver_name(enum cost_driver driver)
{
    static const char *const name[] = {"fixed", "hour", "trip", "km", "tonne"};
    return name[driver];
}

static const char *party_name(enum cost_party party)
{
    static const char *const name[] = {"die-caster", "producer", "haulier", "outside"};
    return name[party];
}

static struct estimate read(const struct run *run, const char *format, const char *route,
                            const char *name)
{
    char path[160];
    snprintf(path, sizeof path, format, route, name); /* the formats stand in this file */
    return metric_read(&run->experiment.table, path);
}

static void cost_item_row(FILE *out, const struct run *run, const struct cost_item *item)
{
    enum supply_route route = cost_row_route(item->row);
    const char *name = route_name(route);
    struct estimate amount = read(run, "routes.%s.cost_per_t.items.%s", name, item->name);
    if (amount.n == 0) /* outside the chosen boundary */
        amount = read(run, "routes.%s.cost_per_t.items_outside.%s", name, item->name);
    if (amount.n == 0)
        return;
    fprintf(out, "%s,%s,%s,", name, cost_row_name(item->row), item->name);
    fprintf(out, "%s,%s,%s,%s", driver_name(item->driver), party_name(item->payer),
            party_name(item->payee), item->exhibit ? "exhibit" : "supply_chain");
    struct estimate quantity = read(run, "routes.%s.quantity_per_t.%s", name, item->name);
    putc(',', out);
    csv_number(out, quantity.mean);
    putc(',', out);
    csv_text(out, item->quantity_unit);
    csv_estimate(out, amount);
    putc(',', out);
    csv_number(out, read(run, "routes.%s.cost_per_year.items.%s", name, item->name).mean);
    putc('\n', out);
}

void csv_costs(FILE *out, const struct run *run)
{
    const struct cost_item *const *items = cost_items();
    fprintf(out,
            "route,row,item,driver,payer,payee,boundary,quantity [per t],quantity_unit,"
            "cost [%s/t],half_width [%s/t],replications,cost [%s/a]\n",
            run->scenario->currency, run->scenario->currency, run->scenario->currency);
    for (int row = 0; row < ROWS; row++)
        for (int i = 0; items[i]; i++)
            if ((int)items[i]->row == row)
                cost_item_row(out, run, items[i]);
    for (int row = 0; row < ROWS; row++) {
        const char *name = route_name(cost_row_route((enum cost_row)row));
        fprintf(out, "%s,%s,(row),,,,,,", name, cost_row_name((enum cost_row)row));
        csv_estimate(out, read(run, "routes.%s.cost_per_t.rows.%s", name,
                               cost_row_name((enum cost_row)row)));
        fputs(",\n", out);
    }
    for (int route = 0; route < ROUTES; route++) {
        const char *name = route_name((enum supply_route)route);
        fprintf(out, "%s,(total),(total),,,,,,", name);
        csv_estimate(out, read(run, "routes.%s.cost_per_t.%s", name, "total"));
        putc(',', out);
        csv_number(out, read(run, "routes.%s.cost_per_year.%s", name, "total").mean);
        putc('\n', out);
    }
}

static void carbon_total(FILE *out, const struct run *run, const char *route, const char *name,
                         const char *figure)
{
    fprintf(out, "%s,(%s),,", route, name);
    csv_estimate(out, read(run, "routes.%s.carbon_kg_per_t.%s", route, figure));
    fputs(",\n", out);
}

static void carbon_row(FILE *out, const struct run *run, const char *route,
                       const struct carbon_line_kind *kind)
{
    struct estimate kg = read(run,
                              kind->delivered ? "routes.%s.carbon_kg_per_t.cradle.%s"
                                              : "routes.%s.carbon_kg_per_t.rows.%s",
                              route, kind->name);
    fprintf(out, "%s,%s,%d,%s", route, kind->name, carbon_scope(kind, CARBON_DIE_CASTER),
            carbon_party_name(kind->party));
    csv_estimate(out, kg);
    fprintf(out, ",%d\n", kind->own_scope);
}

void csv_carbon(FILE *out, const struct run *run)
{
    const struct carbon_line_kind *const *lines = carbon_lines();
    fputs("route,line,scope,party,carbon [kg/t],half_width [kg/t],replications,own_scope\n", out);
    for (int route = 0; route < ROUTES; route++) {
        const char *name = route_name((enum supply_route)route);
        for (int i = 0; lines[i]; i++)
            if (!lines[i]->delivered)
                carbon_row(out, run, name, lines[i]);
        carbon_total(out, run, name, "total", "total");
        for (int i = 0; lines[i]; i++)
            if (lines[i]->delivered)
                carbon_row(out, run, name, lines[i]);
        carbon_total(out, run, name, "cradle to machine cut_off", "cradle.cut_off");
        carbon_total(out, run, name, "cradle to machine co_product", "cradle.co_product");
    }
}

void csv_kpis(FILE *out, const struct run *run)
{
    const struct metric_table *table = &run->experiment.table;
    fputs("figure,unit,mean,half_width,replications\n", out);
    for (int i = 0; i < table->count; i++) {
        const struct metric *metric = &table->row[i];
        if (metric->flags & (METRIC_SHEET | METRIC_BASIS))
            continue;
        csv_text(out, metric->path);
        fprintf(out, ",%s", metric->unit);
        csv_estimate(out, metric_estimate(table, metric));
        putc('\n', out);
    }
}

void csv_ledger(FILE *out, const struct run *run)
{
    const struct experiment *experiment = &run->experiment;
    fputs("replication,route,flow,unit,from,to,customer,period,observed,amount\n", out);
    for (int i = 0; experiment->ledger && i < experiment->replications * ROUTES; i++)
        for (int k = 0; k < experiment->ledger[i].count; k++) {
            const struct ledger_row *row = &experiment->ledger[i].row[k];
            const struct flow_info *info = flow_info(row->kind);
            char from[48], to[48];
            place_name(row->from, from, sizeof from);
            place_name(row->to, to, sizeof to);
            const char *customer =
                row->customer < 0 ? "" : experiment->scenario->customers[row->customer].name;
            fprintf(out, "%d,%s,%s,%s,%s,%s,%s,%d,%d,", i / ROUTES,
                    route_name((enum supply_route)(i % ROUTES)), info->name, info->unit, from, to,
                    customer, row->period, row->observed);
            csv_number(out, row->amount);
            putc('\n', out);
        }
}

void csv_warmup(FILE *out, const struct run *run)
{
    const struct experiment *experiment = &run->experiment;
    const struct warmup_series *all = &experiment->warmup;
    const char *currency = run->scenario->currency;
    double period_s = run->scenario->simulation.ledger_period_s;
    int periods = all->length[WARMUP_COST_MOLTEN];
    fprintf(out,
            "time [wk],cut,cost_molten [%s],cost_ingot [%s],arrival_temperature [degC],"
            "ingot_stock [t]\n",
            currency, currency);
    for (int p = 0; p < periods; p++) {
        csv_number(out, (p + 1) * period_s / (7 * 24 * 3600.0));
        fprintf(out, ",%s", (p + 0.5) * period_s < experiment->cut_s ? "yes" : "no");
        for (int which = 0; which < WARMUP_SERIES; which++) {
            double value = p < all->length[which] ? all->sum[which][p] / all->count : NAN;
            putc(',', out);
            csv_number(out, which == WARMUP_ARRIVAL ? value - 273.15
                            : which == WARMUP_STOCK ? value / 1000
                                                    : value);
        }
        putc('\n', out);
    }
}
