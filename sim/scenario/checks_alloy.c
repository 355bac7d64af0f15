/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several alloys ask of ladles, and one of the temperature. */
#include "sim/scenario/checks_alloy.h"

#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

#define ZERO_C 273.15

void checks_alloy(const struct scenario *s, struct diag *diag)
{
    const int load = s->fleet.ladles_per_truck;
    const char *other = NULL;
    int groups = 0;
    for (int i = 0; i < s->customer_count; i++) {
        groups += s->customers[i].alloy_group == i;
        if (s->customers[i].alloy_group > 0 && other == NULL)
            other = s->customers[i].name;
    }
    if (groups < 2)
        return;
    if (s->ladle.change != CHANGE_DEDICATED || s->ladle.count >= groups * load)
        return;
    struct mark mark = locate(s, "ladle.alloy_change|ladle.count|customers.%s.alloy", other);
    diag_error(diag, &mark, "E-CONFLICT",
               "%d ladles cannot be kept to %d alloys with %d on a truck", s->ladle.count, groups,
               load);
    diag_help(diag, "give 'ladle.count' at least %d, or wash them", groups * load);
}

/* The coldest that a furnace may be while shots are taken from it; one that is held too cold is
 * told of already. */
static void check_sludge_in_furnace(const struct scenario *s, const struct customer *c,
                                    const struct furnace *furnace, struct diag *diag)
{
    double sludge_K = alloy_sludge_K(&c->alloy);
    bool held = furnace->setpoint_K < sludge_K;
    struct mark mark = locate(s, "customers.%s.furnaces.%s.%s|metal.alloy", c->name, furnace->name,
                              held ? "setpoint" : "casting_minimum");
    if (!held && furnace->casting_min_K >= sludge_K)
        return;
    diag_warn(diag, &mark, "W-SLUDGE",
              "furnace '%s' %s %.0f degC, sludge settles from this alloy below %.0f degC",
              furnace->name, held ? "is held at" : "gives metal down to",
              (held ? furnace->setpoint_K : furnace->casting_min_K) - ZERO_C, sludge_K - ZERO_C);
    diag_help(diag, "sludge factor Fe + 2 Mn + 3 Cr = %.2f %%; hotter, or less manganese",
              alloy_sludge_factor_percent(&c->alloy));
}

/* Metal taken, held or cast colder than its sludge temperature drops iron, manganese and chromium.
 */
void checks_sludge(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct alloy *alloy = &c->alloy;
    double sludge_K = alloy_sludge_K(alloy);
    if (!alloy_sludge_known(alloy))
        return;
    if (c->acceptance_K < sludge_K) {
        struct mark mark = locate(s, "customers.%s.acceptance_temperature|metal.alloy", c->name);
        diag_warn(diag, &mark, "W-SLUDGE",
                  "loads are accepted down to %.0f degC, sludge settles from this alloy below %.0f "
                  "degC",
                  c->acceptance_K - ZERO_C, sludge_K - ZERO_C);
    }
    for (int i = 0; i < c->furnace_count; i++)
        check_sludge_in_furnace(s, c, &c->furnaces[i], diag);
}
