/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/plans.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A melting plant that is busier has no time left; a stock that is empty more often starves it.
 * source: assumption */
static const double BUSY_FRAC = 0.95, EMPTY_FRAC = 0.01;

static struct estimate figure(const struct metric_table *table, int route, const char *name)
{
    char path[96];
    snprintf(path, sizeof path, "routes.%s.%s", route_name((enum supply_route)route), name);
    return metric_read(table, path);
}

/* What keeps the ingot route from supplying, as far as its figures tell. */
static void explain_ingot(const struct metric_table *table, char *text, size_t size)
{
    double busy = figure(table, ROUTE_INGOT, "melter_busy_frac").mean;
    double empty = figure(table, ROUTE_INGOT, "stock_empty_frac").mean;
    if (empty > EMPTY_FRAC)
        snprintf(text, size, ", because there are no ingots in stock %.1f %% of it", 100 * empty);
    else if (busy > BUSY_FRAC)
        snprintf(text, size, ", because its melting furnaces are busy %.0f %% of it", 100 * busy);
}

static void judge_service(const struct scenario *scenario, const struct metric_table *table,
                          int route, struct plan_of_route *plan)
{
    struct estimate service = figure(table, route, "service_frac");
    double noise = isnan(service.half_width) ? 0 : service.half_width;
    double level = scenario->sheet.service_level_frac;
    plan->feasible = !(service.mean + noise < level);
    if (plan->feasible)
        return;
    snprintf(plan->why, sizeof plan->why,
             "keeps the machines supplied only %.1f %% of the time (%.1f %% is asked for)",
             100 * service.mean, 100 * level);
    size_t used = strlen(plan->why);
    if (route == ROUTE_INGOT)
        explain_ingot(table, plan->why + used, sizeof plan->why - used);
}

void plans_judge(const struct scenario *scenario, const struct metric_table *table,
                 struct plans *plans)
{
    memset(plans, 0, sizeof *plans);
    plans->shot = true;
    for (int route = 0; route < ROUTES; route++) {
        plans->shot &= figure(table, route, "cost_per_t.total").n > 0;
        judge_service(scenario, table, route, &plans->route[route]);
    }
}
