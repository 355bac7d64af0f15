/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What common random numbers are worth: the variance of the saving with both routes on the same
 * demand, against the ingot route run on other replications. */
#include <stdio.h>

#include "models/cost/cost.h"
#include "sim/study/stats.h"
#include "tests/support/main.h"
#include "tests/verify/exhibit_case.h"

#define PAIRS 24
#define OTHER 1000 /* first of the other replications */

/* Money per tonne of one route in one replication. */
static double cost_per_t(const struct scenario *scenario, enum supply_route route, int replication)
{
    struct outcome outcome;
    struct cost_view view;
    struct cost_sheet sheet;
    char message[160] = "";
    double per_t;
    const enum replication_status status =
        replication_run(scenario, route, (uint32_t)replication, scenario->simulation.horizon_s / 4,
                        NULL, &outcome, message);

    ck_assert_msg(status == REPLICATION_OK, "%s", message);
    outcome_cost_view(scenario, &outcome, &scenario->prices, &view);
    cost_sheet_evaluate(&view, true, &sheet);
    per_t = sheet.total / outcome.new_metal_kg * 1000;
    outcome_clear(&outcome);
    return per_t;
}

/* Variance of the saving, paired over unpaired. */
static double variance_ratio(const char *name, const char *const *sets)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = "scenarios/one-customer.yaml", .sets = sets};
    double paired[PAIRS], unpaired[PAIRS], molten[PAIRS], ingot[PAIRS], ratio;
    struct scenario *scenario;

    while (sets[request.set_count])
        request.set_count++;
    scenario = scenario_load(&request, diag);
    ck_assert_msg(scenario != NULL, "%s: not valid", name);
    for (int k = 0; k < PAIRS; k++) {
        molten[k] = cost_per_t(scenario, ROUTE_MOLTEN, k);
        ingot[k] = cost_per_t(scenario, ROUTE_INGOT, k);
        paired[k] = ingot[k] - molten[k];
        unpaired[k] = cost_per_t(scenario, ROUTE_INGOT, OTHER + k) - molten[k];
    }
    ratio = stats_variance(paired, PAIRS) / stats_variance(unpaired, PAIRS);
    printf("# %s: standard deviation of molten %.2f, ingot %.2f CNY/t, of the saving %.2f paired, "
           "%.2f not; variance ratio %.3f\n",
           name, sqrt(stats_variance(molten, PAIRS)), sqrt(stats_variance(ingot, PAIRS)),
           sqrt(stats_variance(paired, PAIRS)), sqrt(stats_variance(unpaired, PAIRS)), ratio);
    fflush(stdout);
    scenario_free(&scenario);
    diag_free(&diag);
    return ratio;
}

#define BREAKDOWNS(up, down)                                                                       \
    "customer.machine.uptime={dist: exponential, mean: " up "}",                                   \
        "customer.machine.repair={dist: exponential, mean: " down "}"
#define SHORT "simulation.horizon=5 wk"

START_TEST(many_small_breakdowns)
{
    ck_assert_double_lt(
        variance_ratio("often and short", SETTINGS(SHORT, BREAKDOWNS("30 h", "3 h"))), 1);
}
END_TEST

START_TEST(few_long_breakdowns)
{
    ck_assert_double_lt(
        variance_ratio("seldom and long", SETTINGS(SHORT, BREAKDOWNS("300 h", "24 h"))), 1);
}
END_TEST

RUN_SUITE("pairing", many_small_breakdowns, few_long_breakdowns)
