/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the result table of one replication: both sheets, both boundaries, carbon, key figures. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "models/carbon/carbon.h"
#include "sim/study/kpi.h"
#include "sim/study/metric.h"

static const double YEAR_S = 8760.0 * 3600.0;

/* What the fold over one route gives. */
struct folded {
    struct cost_sheet sheet, pooled;
    struct carbon_sheet carbon;
    struct settlement settlement;
    double tonnes; /* new metal shot */
    double year_t; /* new metal wanted in a year */
};

/* Where rows go: the table, and what stands before their paths and is masked from their flags. */
struct sink {
    struct metric_table *table;
    const struct scenario *scenario;
    const char *prefix; /* "" or "customers.NAME." */
    unsigned mask;
};

static double quotient(double amount, double tonnes)
{
    return tonnes > 0 ? amount / tonnes : NAN;
}

static void fold(const struct scenario *scenario, const struct outcome *outcome,
                 struct folded *folded)
{
    struct cost_view view;
    bool supply_chain = scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN;
    outcome_cost_view(scenario, outcome, &scenario->prices, &view);
    carbon_sheet_evaluate(&view, &scenario->carbon, &folded->carbon);
    cost_sheet_evaluate(&view, supply_chain, &folded->sheet);
    settlement_evaluate(&folded->sheet, supply_chain, scenario->sheet.freight_payer,
                        &folded->settlement);
    view.pooled = true;
    cost_sheet_evaluate(&view, supply_chain, &folded->pooled);
    folded->tonnes = outcome->new_metal_kg / 1000;
    folded->year_t = outcome->demanded_kg / 1000 / (outcome->horizon_s - outcome->cut_s) * YEAR_S;
}

static void put(const struct sink *sink, unsigned flags, const char *unit, double value,
                const char *path, ...) __attribute__((format(printf, 5, 6)));

static void put(const struct sink *sink, unsigned flags, const char *unit, double value,
                const char *path, ...)
{
    va_list arguments;
    va_start(arguments, path);
    metric_vput(sink->table, flags & ~sink->mask, unit, value, sink->prefix, path, arguments);
    va_end(arguments);
}

/* `items` add up to the total; what the chosen boundary leaves out stands under `items_outside`. */
static void put_cost(const struct sink *sink, enum supply_route route, const struct folded *folded)
{
    bool wide = sink->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN;
    const struct cost_sheet *sheet = &folded->sheet;
    const char *name = route_name(route);
    unsigned headline = METRIC_HEADLINE | METRIC_SHEET;
    char unit[24];
    snprintf(unit, sizeof unit, "%s/t", sink->scenario->currency);
    put(sink, headline, unit, quotient(sheet->total, folded->tonnes), "routes.%s.cost_per_t.total",
        name);
    for (int row = 0; row < ROWS; row++)
        if (cost_row_route((enum cost_row)row) == route)
            put(sink, headline, unit, quotient(sheet->row[row], folded->tonnes),
                "routes.%s.cost_per_t.rows.%s", name, cost_row_name((enum cost_row)row));
    for (int i = 0; i < sheet->count; i++)
        put(sink, METRIC_SHEET, unit, quotient(sheet->line[i].amount, folded->tonnes),
            "routes.%s.cost_per_t.%s.%s", name,
            wide || sheet->line[i].item->exhibit ? "items" : "items_outside",
            sheet->line[i].item->name);
    for (int i = 0; i < sheet->count; i++) {
        const struct cost_item *item = sheet->line[i].item;
        char per_t[24];
        snprintf(per_t, sizeof per_t, "%.20s/t", item->quantity_unit);
        put(sink, METRIC_SHEET, per_t,
            quotient(sheet->line[i].quantity / item->quantity_scale, folded->tonnes),
            "routes.%s.quantity_per_t.%s", name, item->name);
    }
    put(sink, METRIC_SHEET, unit, quotient(folded->pooled.total, folded->tonnes),
        "routes.%s.cost_per_t_pooled", name);
}

/* The same cut in other ways: by what it grows with, and for a year of the metal wanted. */
static void put_cost_cuts(const struct sink *sink, enum supply_route route,
                          const struct folded *folded)
{
    const struct cost_sheet *sheet = &folded->sheet;
    const char *name = route_name(route);
    char per_t[24], per_a[24];
    snprintf(per_t, sizeof per_t, "%s/t", sink->scenario->currency);
    snprintf(per_a, sizeof per_a, "%s/a", sink->scenario->currency);
    for (int driver = 0; driver < DRIVERS; driver++)
        put(sink, METRIC_SHEET, per_t, quotient(sheet->driver[driver], folded->tonnes),
            "routes.%s.cost_per_t.drivers.%s", name, cost_driver_name((enum cost_driver)driver));
    put(sink, METRIC_SHEET, per_a, quotient(sheet->total, folded->tonnes) * folded->year_t,
        "routes.%s.cost_per_year.total", name);
    for (int i = 0; i < sheet->count; i++)
        put(sink, METRIC_SHEET, per_a,
            quotient(sheet->line[i].amount, folded->tonnes) * folded->year_t,
            "routes.%s.cost_per_year.items.%s", name, sheet->line[i].item->name);
}

/* Who pays in the end. */
static void put_settlement(const struct sink *sink, enum supply_route route,
                           const struct folded *folded)
{
    const struct settlement *s = &folded->settlement;
    const char *name = route_name(route);
    char per_t[24];
    snprintf(per_t, sizeof per_t, "%s/t", sink->scenario->currency);
    put(sink, METRIC_SHEET, per_t, quotient(s->freight_bill, folded->tonnes),
        "routes.%s.who_pays.freight_bill", name);
    if (route == ROUTE_MOLTEN)
        put(sink, METRIC_SHEET, "-", weighing_settled_frac(&sink->scenario->prices.weighing),
            "routes.%s.who_pays.weighings_settled_frac", name);
    for (int party = 0; party < SETTLING; party++) {
        const struct {
            const char *what;
            double amount;
        } cut[] = {{"outlay", s->outlay[party]},
                   {"pays", s->pays[party]},
                   {"receives", s->receives[party]},
                   {"net", s->net[party]}};
        for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++)
            put(sink, METRIC_SHEET, per_t, quotient(cut[i].amount, folded->tonnes),
                "routes.%s.who_pays.%s.%s", name, cost_party_name((enum cost_party)party),
                cut[i].what);
    }
}

/* `rows` add up to the total; the metal delivered is counted from the cradle alone. */
static void put_carbon_lines(const struct sink *sink, const char *name, const struct folded *folded)
{
    const struct carbon_sheet *carbon = &folded->carbon;
    for (int i = 0; i < carbon->count; i++)
        put(sink, METRIC_SHEET, "kg/t", quotient(carbon->line[i].kg, folded->tonnes),
            "routes.%s.carbon_kg_per_t.%s.%s", name,
            carbon->line[i].kind->delivered ? "cradle" : "rows", carbon->line[i].kind->name);
}

static void put_carbon(const struct sink *sink, enum supply_route route,
                       const struct folded *folded)
{
    const struct carbon_sheet *carbon = &folded->carbon;
    const char *name = route_name(route);
    unsigned headline = METRIC_HEADLINE | METRIC_SHEET;
    put(sink, headline, "kg/t", quotient(carbon->total_kg, folded->tonnes),
        "routes.%s.carbon_kg_per_t.total", name);
    put_carbon_lines(sink, name, folded);
    for (int scope = 1; scope <= 3; scope++)
        put(sink, headline, "kg/t", quotient(carbon->scope[scope], folded->tonnes),
            "routes.%s.carbon_kg_per_t.scope_%d", name, scope);
    for (int from = 0; from < CARBON_METAL; from++)
        for (int scope = 1; scope <= 3; scope++)
            put(sink, METRIC_SHEET, "kg/t", quotient(carbon->boundary[from][scope], folded->tonnes),
                "routes.%s.carbon_kg_per_t.boundaries.%s.scope_%d", name,
                carbon_party_name((enum carbon_party)from), scope);
    for (int method = 0; method < CARBON_METHODS; method++)
        put(sink, METRIC_SHEET, "kg/t", quotient(carbon->cradle_kg[method], folded->tonnes),
            "routes.%s.carbon_kg_per_t.cradle.%s", name,
            carbon_method_name((enum carbon_method)method));
    put(sink, METRIC_SHEET, "kg/t", quotient(carbon->direct_kg, folded->tonnes),
        "routes.%s.carbon_kg_per_t.cbam_direct", name);
}

/* What the sheet stands on besides the flows: with them and the prices it can be folded again. */
static void put_basis(const struct sink *sink, const struct outcome *outcome)
{
    const char *name = route_name(outcome->route);
    const struct cost_asset_info *info;
    for (int i = 0; (info = cost_asset_info(i)) != NULL; i++) {
        const char *member = (const char *)&outcome->assets + info->offset;
        double value;
        memcpy(&value, member, sizeof value);
        put(sink, METRIC_BASIS, info->unit, value, "routes.%s.basis.%s", name, info->name);
    }
    put(sink, METRIC_BASIS, "kg", outcome->new_metal_kg, "routes.%s.basis.new_metal_kg", name);
    put(sink, METRIC_BASIS, "kg", outcome->demanded_kg, "routes.%s.basis.demanded_kg", name);
}

static void put_kpis(const struct sink *sink, const struct outcome *outcome)
{
    struct kpi_view view = {sink->scenario, outcome, outcome->horizon_s - outcome->cut_s,
                            outcome->new_metal_kg};
    const struct kpi *kpi;
    for (int i = 0; (kpi = kpi_get(i)) != NULL; i++)
        if (kpi->routes & (1u << outcome->route))
            put(sink, METRIC_HEADLINE, kpi->unit, kpi->value(&view), "routes.%s.%s",
                route_name(outcome->route), kpi->name);
}

/* What a wait is a share of. Breaks, breakdowns and closed roads fall on the way back too, after
 * the pour, so theirs is the time on the road; of all others it is the time from order to pour. */
static double whole_s(const struct outcome *outcome, enum wait_cause cause)
{
    if (cause == WAIT_BREAK)
        return outcome->drive_s + outcome->pause_s;
    if (cause == WAIT_BREAKDOWN || cause == WAIT_ROAD)
        return outcome->drive_s + outcome->pause_s + outcome->wait_s[cause];
    return outcome->order_to_pour_s.sum;
}

/* Waits by cause: hours per trip, and share of the time they fall in. */
static void put_waits(const struct sink *sink, const struct outcome *outcome)
{
    for (int cause = 0; cause < WAITS; cause++)
        put(sink, METRIC_HEADLINE, "h",
            outcome->trips > 0 ? outcome->wait_s[cause] / outcome->trips / 3600 : NAN,
            "routes.molten.wait_h_per_trip.%s", wait_cause_name((enum wait_cause)cause));
    for (int cause = 0; cause < WAITS; cause++) {
        double all_s = whole_s(outcome, (enum wait_cause)cause);
        put(sink, 0, "-", all_s > 0 ? outcome->wait_s[cause] / all_s : NAN,
            "routes.molten.wait_frac.%s", wait_cause_name((enum wait_cause)cause));
    }
}

static void put_boundary(const struct sink *sink, const char *unit, const char *name, double molten,
                         double ingot)
{
    put(sink, METRIC_SHEET, unit, molten, "boundaries.%s.molten", name);
    put(sink, METRIC_SHEET, unit, ingot, "boundaries.%s.ingot", name);
    put(sink, METRIC_SHEET | METRIC_HEADLINE, unit, ingot - molten, "boundaries.%s.saving_per_t",
        name);
}

/* saving = ingot less molten: positive when molten is cheaper. */
static void put_saving(const struct sink *sink, const struct folded folded[ROUTES])
{
    const struct folded *m = &folded[ROUTE_MOLTEN], *i = &folded[ROUTE_INGOT];
    unsigned headline = METRIC_HEADLINE | METRIC_SHEET;
    char per_t[24], per_a[24];
    snprintf(per_t, sizeof per_t, "%s/t", sink->scenario->currency);
    snprintf(per_a, sizeof per_a, "%s/a", sink->scenario->currency);
    double saving = quotient(i->sheet.total, i->tonnes) - quotient(m->sheet.total, m->tonnes);
    put(sink, headline, per_t, saving, "saving_per_t");
    put(sink, headline, per_a, saving * m->year_t, "saving_per_year");
    put(sink, headline, per_t,
        quotient(i->pooled.total, i->tonnes) - quotient(m->pooled.total, m->tonnes),
        "saving_per_t_pooled");
    put(sink, headline, "kg/t",
        quotient(i->carbon.total_kg, i->tonnes) - quotient(m->carbon.total_kg, m->tonnes),
        "carbon_saving_kg_per_t");
    put_boundary(sink, per_t, "exhibit", quotient(m->sheet.total_exhibit, m->tonnes),
                 quotient(i->sheet.total_exhibit, i->tonnes));
    put_boundary(sink, per_t, "supply_chain", quotient(m->sheet.total_supply_chain, m->tonnes),
                 quotient(i->sheet.total_supply_chain, i->tonnes));
    for (int party = 0; party < SETTLING; party++)
        put(sink, METRIC_SHEET, per_t,
            quotient(i->settlement.net[party], i->tonnes) -
                quotient(m->settlement.net[party], m->tonnes),
            "who_pays.%s.saving_per_t", cost_party_name((enum cost_party)party));
}

/* All rows of both routes of one pair, of all customers or of one. out: the worse money book */
static double put_pair(const struct sink *sink, const struct outcome *const outcome[ROUTES],
                       struct folded folded[ROUTES])
{
    double residual = 0;
    for (int route = 0; route < ROUTES; route++) {
        fold(sink->scenario, outcome[route], &folded[route]);
        residual = fmax(residual, folded[route].sheet.residual);
        residual = fmax(residual, folded[route].pooled.residual);
        put_cost(sink, (enum supply_route)route, &folded[route]);
        put_cost_cuts(sink, (enum supply_route)route, &folded[route]);
        put_settlement(sink, (enum supply_route)route, &folded[route]);
        put_carbon(sink, (enum supply_route)route, &folded[route]);
        put_basis(sink, outcome[route]);
        put_kpis(sink, outcome[route]);
        if (route == ROUTE_MOLTEN)
            put_waits(sink, outcome[route]);
    }
    put_saving(sink, folded);
    return residual;
}

/* How far the lines of the customers are from those of all, over the sum of the |lines|. */
struct parting {
    double line[ROUTES][COST_MAX_ITEMS];
};

static void part(struct parting *parting, const struct folded folded[ROUTES])
{
    for (int route = 0; route < ROUTES; route++)
        for (int i = 0; i < folded[route].sheet.count; i++)
            parting->line[route][i] += folded[route].sheet.line[i].amount;
}

static double parting_residual(const struct parting *parting, const struct folded all[ROUTES])
{
    double worst = 0;
    for (int route = 0; route < ROUTES; route++) {
        double off = 0, size = 0;
        for (int i = 0; i < all[route].sheet.count; i++) {
            off = fmax(off, fabs(parting->line[route][i] - all[route].sheet.line[i].amount));
            size += fabs(all[route].sheet.line[i].amount);
        }
        worst = fmax(worst, size > 0 ? off / size : off);
    }
    return worst;
}

/* Each customer's own rows, when there are several: what they pay must add up to what all pay. */
static double put_customers(struct metric_table *table, const struct scenario *scenario,
                            const struct outcome_pair *pair, const struct folded all[ROUTES])
{
    struct parting parting = {0};
    double residual = 0;
    for (int i = 0; i < scenario->customer_count; i++) {
        const struct outcome *const outcome[ROUTES] = {&pair->route[ROUTE_MOLTEN].each[i],
                                                       &pair->route[ROUTE_INGOT].each[i]};
        struct folded folded[ROUTES];
        char prefix[120];
        snprintf(prefix, sizeof prefix, "customers.%.60s.", scenario->customers[i].name);
        const struct sink sink = {table, scenario, prefix, METRIC_HEADLINE};
        put(&sink, METRIC_SHEET, "km", scenario->customers[i].route.distance_m / 1000,
            "distance_km");
        residual = fmax(residual, put_pair(&sink, outcome, folded));
        part(&parting, folded);
    }
    return fmax(residual, parting_residual(&parting, all));
}

void metric_table_build(const struct scenario *scenario, const struct outcome_pair *pair,
                        struct metric_table *table, double *money_residual)
{
    const struct sink sink = {table, scenario, "", 0};
    const struct outcome *const all[ROUTES] = {&pair->route[ROUTE_MOLTEN],
                                               &pair->route[ROUTE_INGOT]};
    struct folded folded[ROUTES];
    memset(table, 0, sizeof *table);
    *money_residual = put_pair(&sink, all, folded);
    metric_put_investment(table, scenario, pair);
    if (scenario->customer_count > 1)
        *money_residual = fmax(*money_residual, put_customers(table, scenario, pair, folded));
}
