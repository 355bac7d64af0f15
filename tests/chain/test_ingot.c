/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stock policies in the simulated ingot route. */
#include <stdio.h>

#include "models/dispatch/stock_policy.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

/* The draw is 56 t a day; a periodic policy has the review to cover too. */
static struct outcome run_policy(const struct stock_policy *policy, double above_t)
{
    const double reorder_t = policy->periodic ? 371.9 : 97.3;
    char setting[64], reorder[64], level[64];
    snprintf(setting, sizeof setting, "ingot.policy=%s", policy->name);
    snprintf(reorder, sizeof reorder, "ingot.reorder=%.1f t", reorder_t);
    snprintf(level, sizeof level, "ingot.order_up_to=%.1f t", reorder_t + above_t);
    const char *const sets[] = {
        setting, level, reorder, "ingot.review=5 d", "ingot.lead=31 h", "simulation.horizon=9 wk",
        NULL};
    struct scenario *scenario = chain_case(sets);
    struct outcome outcome = chain_run(scenario, ROUTE_INGOT, 1);
    scenario_free(&scenario);
    return outcome;
}

/* Any policy feeds the machines, and its books close (chain_run asks). Larger orders are fewer and
 * leave more in stock. */
START_TEST(every_policy_supplies)
{
    for (int i = 0; stock_policies()[i]; i++) {
        const struct stock_policy *policy = stock_policies()[i];
        struct outcome low = run_policy(policy, 13.7);
        struct outcome high = run_policy(policy, 91.3);
        printf("%-17s %2d and %2d deliveries, %5.1f and %5.1f t in stock\n", policy->name,
               low.deliveries, high.deliveries, low.stock_mean_kg / 1000,
               high.stock_mean_kg / 1000);
        ck_assert_double_eq(high.stockout_s, 0);
        ck_assert_close(high.new_metal_kg, high.demanded_kg, 1e-9);
        ck_assert_int_gt(low.deliveries, 5);
        if (policy->uses_up_to) {
            ck_assert_int_le(high.deliveries, low.deliveries);
            ck_assert_double_gt(high.stock_mean_kg, low.stock_mean_kg);
        } else {
            ck_assert_double_eq(high.stock_mean_kg, low.stock_mean_kg);
        }
        outcome_clear(&low);
        outcome_clear(&high);
    }
}
END_TEST

/* Eight weeks observed, a review every five days, a lead below it: one delivery a review. */
START_TEST(a_periodic_policy_orders_at_its_reviews)
{
    struct outcome outcome = run_policy(stock_policy_find("periodic"), 91.3);
    ck_assert_int_ge(outcome.deliveries, 11);
    ck_assert_int_le(outcome.deliveries, 12);
    outcome_clear(&outcome);
}
END_TEST

RUN_SUITE("ingot", every_policy_supplies, a_periodic_policy_orders_at_its_reviews)
