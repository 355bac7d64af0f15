/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two alloys in three ladles: washed, kept apart, or carried over. The books, elements among them,
 * are asked for by chain_run. */
#include <string.h>

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static struct outcome run_with(const char *const *sets)
{
    struct scenario *scenario = chain_case_of(chain_alloys, sets);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);

    ck_assert_int_gt(outcome.each[1].loads, 20);
    scenario_free(&scenario);
    return outcome;
}

START_TEST(a_wash_takes_metal_time_and_everything_else_out)
{
    struct outcome outcome = run_with(NULL);
    const double washes = outcome.observed.amount[FLOW_LADLE_WASH];

    ck_assert_double_gt(washes, 5);
    ck_assert_close(outcome.observed.amount[FLOW_WASH_METAL], washes * 0.02 * 3700, 1e-9);
    ck_assert_double_ge(outcome.wait_s[WAIT_WASH],
                        (washes - 2) * 1800.0); /* one may be under way */
    ck_assert_double_le(outcome.wait_s[WAIT_WASH], (washes + 2) * 1800.0);
    ck_assert_double_gt(outcome.observed.amount[FLOW_METAL_SKULL], 0);
    ck_assert_double_lt(outcome.off_most_frac, 1e-12);
    outcome_clear(&outcome);
}
END_TEST

START_TEST(ladles_kept_to_one_alloy_carry_no_other)
{
    static const char *const sets[] = {"ladle.alloy_change=dedicated", "ladle.count=4", NULL};
    struct outcome outcome = run_with(sets);

    ck_assert_double_eq(outcome.observed.amount[FLOW_LADLE_WASH], 0);
    ck_assert_double_eq(outcome.wait_s[WAIT_WASH], 0);
    ck_assert_double_lt(outcome.off_most_frac, 1e-12);
    outcome_clear(&outcome);
}
END_TEST

/* A residue of 0.5 % of the capacity, of the other alloy, in a full ladle: iron is farthest off. */
START_TEST(what_is_left_goes_into_the_next_alloy)
{
    static const char *const sets[] = {"ladle.alloy_change=carry", "ladle.residue=0.5 %", NULL};
    struct scenario *scenario = chain_case_of(chain_alloys, sets);
    const double apart_frac =
        scenario->customers[0].alloy.iron_frac - scenario->customers[1].alloy.iron_frac;
    struct outcome outcome = run_with(sets);

    ck_assert_double_gt(apart_frac, 0.005);
    ck_assert_close(outcome.off_most_frac, 0.005 * apart_frac, 0.03);
    ck_assert_double_eq(outcome.observed.amount[FLOW_LADLE_WASH], 0);
    ck_assert_int_eq(outcome.off_alloy, 0); /* far inside the tolerance */
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

START_TEST(a_narrow_tolerance_counts_them)
{
    static const char *const sets[] = {"ladle.alloy_change=carry",
                                       "customers.wheels.alloy_tolerance=0.001 %", NULL};
    struct outcome outcome = run_with(sets);

    ck_assert_int_gt(outcome.each[1].off_alloy, 3);
    ck_assert_int_lt(outcome.each[1].off_alloy, outcome.each[1].loads);
    ck_assert_int_eq(outcome.each[0].off_alloy, 0);
    outcome_clear(&outcome);
}
END_TEST

/* The ladle's metal is reckoned with its own alloy's heat: as one alloy for both, each as before.
 */
START_TEST(one_alloy_named_twice_is_one_alloy)
{
    static const char *const same[] = {"customers.wheels.alloy=ADC12", NULL};
    static const char *const both[] = {"metal.alloy=A356", "customers.wheels.alloy=A356",
                                       "customers.gearbox.alloy=A356", NULL};
    struct outcome outcome = run_with(same), other = run_with(both);

    ck_assert_double_eq(outcome.observed.amount[FLOW_LADLE_WASH], 0);
    ck_assert_double_eq(other.observed.amount[FLOW_LADLE_WASH], 0);
    ck_assert_double_ne(outcome.observed.amount[FLOW_GAS_RETURN],
                        other.observed.amount[FLOW_GAS_RETURN]);
    outcome_clear(&outcome);
    outcome_clear(&other);
}
END_TEST

static double off_frac(const char *yaml, const char *spread)
{
    const char *const sets[] = {spread, "customer.alloy_tolerance=0.018 %",
                                "simulation.horizon=20 wk", "ladle.model=constant_rate", NULL};
    struct scenario *scenario = yaml ? chain_case_of(yaml, sets) : chain_case(sets);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 1);
    const double off = (double)outcome.off_alloy / outcome.loads;

    ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
    ck_assert_int_gt(outcome.loads, 500);
    outcome_clear(&outcome);
    scenario_free(&scenario);
    return off;
}

/* Iron of ADC12 is 0.9 %, so 2 % of richness is one tolerance: of batches with that deviation 31.7
 * % lie outside, of such with half of it 4.6 %; by the batches of a truck, and by those of
 * furnaces. */
START_TEST(batches_differ_in_what_they_are_made_of)
{
    static const char wide[] = "producer.richness={dist: normal, mean: 1, sd: 0.02}";
    static const char half[] = "producer.richness={dist: normal, mean: 1, sd: 0.01}";
    const double trucks = off_frac(NULL, wide), narrow = off_frac(NULL, half);
    const double furnaces = off_frac(chain_plant, wide);

    printf("off by trucks %.3f and %.3f, by furnaces %.3f\n", trucks, narrow, furnaces);
    ck_assert_double_eq(off_frac(NULL, "producer.richness=1"), 0);
    ck_assert_double_eq_tol(trucks, 0.317, 0.06);
    ck_assert_double_eq_tol(narrow, 0.0455, 0.025);
    ck_assert_double_eq_tol(furnaces, 0.317, 0.09);
}
END_TEST

RUN_SUITE("alloys", batches_differ_in_what_they_are_made_of,
          a_wash_takes_metal_time_and_everything_else_out, ladles_kept_to_one_alloy_carry_no_other,
          what_is_left_goes_into_the_next_alloy, a_narrow_tolerance_counts_them,
          one_alloy_named_twice_is_one_alloy)
