/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/plans.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/checks.h"

/* A melting plant that is busier has no time left; a stock that is empty more often starves it.
 * source: assumption */
static const double BUSY_FRAC = 0.95, EMPTY_FRAC = 0.01;

/* As in the limits over distance: 95 % of the ladles arrive warm enough. */
static const double COLD_FRAC = 0.05;

static struct estimate figure(const struct metric_table *table, int route, const char *name)
{
    char path[96];
    snprintf(path, sizeof path, "routes.%s.%s", route_name((enum supply_route)route), name);
    return metric_read(table, path);
}

void plans_weight(const struct scenario *scenario, char text[80])
{
    const char *why;
    text[0] = '\0';
    for (int i = 0; i < scenario->fleet.type_count && text[0] == '\0'; i++) {
        const struct truck_type *type = &scenario->fleet.types[i];
        double tare_kg, gross_kg = scenario_gross_kg(scenario, type, &tare_kg, &why);
        if (gross_kg > type->gross_limit_kg)
            snprintf(text, 80, "a loaded truck weighs %.1f t against %g t allowed", gross_kg / 1000,
                     type->gross_limit_kg / 1000);
    }
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
    size_t used = strlen(plan->why);
    if (!(service.mean + noise < level))
        return;
    plan->feasible = false;
    snprintf(plan->why + used, sizeof plan->why - used,
             "%sthe machines are supplied only %.1f %% of the time (%.1f %% is asked for)",
             used > 0 ? ", and " : "", 100 * service.mean, 100 * level);
    used = strlen(plan->why);
    if (route == ROUTE_INGOT)
        explain_ingot(table, plan->why + used, sizeof plan->why - used);
}

/* The acceptance temperature where there is one for all; else "their acceptance temperature". */
static void say_cold(const struct scenario *scenario, const struct metric_table *table,
                     double share, char text[240])
{
    double mean_C = figure(table, ROUTE_MOLTEN, "arrival_temperature_C.mean").mean;
    const struct customer *first = &scenario->customers[0];
    if (scenario->customer_count == 1)
        snprintf(text, 240,
                 "%.0f %% of the loads arrive below the acceptance temperature of %.0f °C%s (%.0f "
                 "°C on average)",
                 100 * share, first->acceptance_K - 273.15,
                 first->acceptance_K == first->sludge_K ? ", at which sludge settles from the alloy"
                                                        : "",
                 mean_C);
    else
        snprintf(text, 240, "%.0f %% of the loads arrive below their acceptance temperature",
                 100 * share);
}

bool plans_too_cold(const struct metric_table *table)
{
    struct estimate below = figure(table, ROUTE_MOLTEN, "loads_below_limit_frac");
    return below.mean - (isnan(below.half_width) ? 0 : below.half_width) > COLD_FRAC;
}

static void judge_cold(const struct scenario *scenario, const struct metric_table *table,
                       struct plans *plans)
{
    plans->cold = plans_too_cold(table);
    if (plans->cold)
        say_cold(scenario, table, figure(table, ROUTE_MOLTEN, "loads_below_limit_frac").mean,
                 plans->cold_why);
}

void plans_judge(const struct scenario *scenario, const struct metric_table *table,
                 struct plans *plans)
{
    memset(plans, 0, sizeof *plans);
    plans->shot = true;
    char weight[80];
    plans_weight(scenario, weight);
    snprintf(plans->route[ROUTE_MOLTEN].why, sizeof plans->route[0].why, "%s", weight);
    for (int route = 0; route < ROUTES; route++) {
        plans->shot &= figure(table, route, "cost_per_t.total").n > 0;
        plans->route[route].feasible = plans->route[route].why[0] == '\0';
        judge_service(scenario, table, route, &plans->route[route]);
    }
    judge_cold(scenario, table, plans);
}

enum plans_state plans_state(const struct plans *plans)
{
    bool molten = plans->route[ROUTE_MOLTEN].feasible, ingot = plans->route[ROUTE_INGOT].feasible;
    if (!plans->shot)
        return PLANS_NO_SHOT;
    if (molten && ingot)
        return plans->cold ? PLANS_COLD : PLANS_FEASIBLE;
    return ingot ? PLANS_MOLTEN : molten ? PLANS_INGOT : PLANS_BOTH;
}

const char *plans_word(enum plans_state state)
{
    static const char *const word[PLANS_STATES] = {"feasible",          "loads too cold",
                                                   "molten infeasible", "ingot infeasible",
                                                   "both infeasible",   "no metal shot"};
    return word[state];
}

const char *plans_why(const struct plans *plans)
{
    switch (plans_state(plans)) {
    case PLANS_NO_SHOT:
        return "no metal was shot";
    case PLANS_COLD:
        return plans->cold_why;
    case PLANS_INGOT:
        return plans->route[ROUTE_INGOT].why;
    default:
        return plans->route[ROUTE_MOLTEN].why;
    }
}

void plans_tell(const int number[PLANS_STATES], char text[160])
{
    size_t used = 0;
    int reasons = 0;
    text[0] = '\0';
    for (int state = PLANS_FEASIBLE + 1; state < PLANS_STATES; state++)
        reasons += number[state] > 0;
    for (int state = PLANS_FEASIBLE + 1; state < PLANS_STATES; state++) {
        const char *word = plans_word((enum plans_state)state);
        if (number[state] < 1)
            continue;
        used += (size_t)snprintf(text + used, 160 - used, "%s%s", used > 0 ? ", " : "", word);
        if (reasons > 1)
            used += (size_t)snprintf(text + used, 160 - used, " in %d", number[state]);
    }
}
