/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of ordering and dispatch in the world: every one keeps the books, and does what it says. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static const char text[] = "schema: meltroute/1\n"
                           "prices: {set: CN-2025}\n"
                           "ladle: {capacity: 4 t, model: constant_rate, count: 16}\n"
                           "producer: {taps: 2, preheat: {stations: 12}}\n"
                           "fleet: {trucks: 4, ladles_per_truck: 2}\n"
                           "simulation: {horizon: 5 wk, warmup: 1 wk, seed: 5}\n"
                           "customers:\n"
                           "  far: {demand: 15000 t/a, route: {distance: 95 km}}\n"
                           "  near: {demand: 15000 t/a, route: {distance: 12 km}}\n";

struct pair {
    double service[2], level_t[2], arrival_K;
    int trips;
};

static struct pair run_with(const char *const *sets)
{
    struct scenario *scenario = chain_case_of(text, sets);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 1);
    struct pair pair = {.trips = outcome.trips, .arrival_K = sample_mean(&outcome.arrival_K)};

    ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.energy, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
    for (int i = 0; i < 2; i++) {
        pair.service[i] = 1 - outcome.each[i].stockout_s / outcome.each[i].scheduled_s;
        pair.level_t[i] = outcome.each[i].level_mean_kg / 1000;
    }
    outcome_clear(&outcome);
    scenario_free(&scenario);
    return pair;
}

START_TEST(every_ordering_rule_supplies)
{
    for (const struct order_rule *const *rule = order_rules(); *rule != NULL; rule++) {
        char set[64];
        const char *const sets[] = {set, "molten.safety=2 h", NULL};
        struct pair pair;

        snprintf(set, sizeof set, "molten.rule=%s", (*rule)->name);
        pair = run_with(sets);
        printf("%-15s service %.4f %.4f level %.1f %.1f t, %d trips\n", (*rule)->name,
               pair.service[0], pair.service[1], pair.level_t[0], pair.level_t[1], pair.trips);
        /* one at a time starves who draws more than a load in a lead */
        ck_assert_double_gt(pair.service[1],
                            *rule == order_rule_find("one_at_a_time") ? 0.75 : 0.97);
    }
}
END_TEST

/* With two trucks for the work of three someone goes short: the far one when the nearest goes
 * first, both alike when the furnace that runs dry first does. */
START_TEST(scarce_trucks_go_where_the_rule_says)
{
    const char *sets[] = {"fleet.trucks=2",
                          "fleet.dispatch=nearest",
                          "customers.far.demand=24000 t/a",
                          "customers.near.demand=24000 t/a",
                          "ladle.count=30",
                          "producer.preheat.stations=24",
                          NULL};
    const struct pair nearest = run_with(sets);
    struct pair run_out, first;

    sets[1] = "fleet.dispatch=earliest_run_out";
    run_out = run_with(sets);
    sets[1] = "fleet.dispatch=first_come";
    first = run_with(sets);
    printf("nearest %.3f %.3f, run-out %.3f %.3f, first %.3f %.3f\n", nearest.service[0],
           nearest.service[1], run_out.service[0], run_out.service[1], first.service[0],
           first.service[1]);
    ck_assert_double_gt(nearest.service[1], run_out.service[1]);
    ck_assert_double_le(nearest.service[0], run_out.service[0] + 0.01);
    ck_assert_double_lt(fabs(run_out.service[0] - run_out.service[1]),
                        fabs(nearest.service[0] - nearest.service[1]));
}
END_TEST

/* Without preheating the ladle that has just come back is the hottest: it keeps the metal warmer.
 */
START_TEST(the_hottest_ladle_can_be_taken)
{
    const char *sets[] = {"fleet.ladle_choice=hottest", "ladle.model=wall1d",
                          "simulation.horizon=3 wk", "producer.preheat.enabled=false", NULL};
    const struct pair hottest = run_with(sets);
    struct pair longest;

    sets[0] = "fleet.ladle_choice=longest_ready";
    longest = run_with(sets);
    printf("arrival: hottest %.2f, longest ready %.2f K\n", hottest.arrival_K, longest.arrival_K);
    ck_assert_double_gt(hottest.arrival_K, longest.arrival_K + 3);
}
END_TEST

RUN_SUITE("decisions", every_ordering_rule_supplies, scarce_trucks_go_where_the_rule_says,
          the_hottest_ladle_can_be_taken)
