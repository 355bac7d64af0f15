/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who pays whom: every payment of the chosen boundary, once, from payer to payee. What the haulier
 * lays out and its margin come back to it in the freight bill. Over all rows of a route, what is
 * paid and what is received is the same sum. */
#include "sim/report/csv.h"

static struct estimate read(const struct run *run, enum supply_route route, const char *format,
                            const char *name)
{
    char path[160], below[120];
    snprintf(below, sizeof below, format, name); /* the formats stand in this file */
    snprintf(path, sizeof path, "routes.%s.%s", route_name(route), below);
    return metric_read(&run->experiment.table, path);
}

static void payment(FILE *out, enum supply_route route, enum cost_party payer,
                    enum cost_party payee, const char *what, struct estimate estimate)
{
    fprintf(out, "%s,%s,%s,%s", route_name(route), cost_party_name(payer), cost_party_name(payee),
            what);
    csv_estimate(out, estimate);
    putc('\n', out);
}

void csv_parties(FILE *out, const struct run *run)
{
    const char *currency = run->scenario->currency;
    fprintf(out, "route,payer,payee,what,amount [%s/t],half_width [%s/t],replications\n", currency,
            currency);
    for (int r = 0; r < ROUTES; r++) {
        enum supply_route route = (enum supply_route)r;
        for (const struct cost_item *const *item = cost_items(); *item; item++) {
            if (cost_row_route((*item)->row) != route || (*item)->payee == PARTY_HAULIER)
                continue;
            struct estimate amount = read(run, route, "cost_per_t.items.%s", (*item)->name);
            if (amount.n > 0)
                payment(out, route, (*item)->payer, (*item)->payee, (*item)->name, amount);
        }
        payment(out, route, run->scenario->sheet.freight_payer, PARTY_HAULIER, "freight_bill",
                read(run, route, "who_pays.%s", "freight_bill"));
    }
}
