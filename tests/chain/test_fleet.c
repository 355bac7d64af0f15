/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static const char *const usual[] = {
    "ladle.model=constant_rate", "ladle.count=14",  "producer.preheat.stations=10",
    "customer.machine.count=12", "producer.taps=2", NULL};

static struct outcome run_with(const char *const *sets, int replication)
{
    return chain_run_with(usual, sets, replication);
}

static double road_m(const struct outcome *outcome)
{
    return outcome->observed.amount[FLOW_ROAD_LOADED] + outcome->observed.amount[FLOW_ROAD_EMPTY];
}

/* Two types that are the fleet's own values under two names: the same fleet, bit by bit. */
START_TEST(types_of_one_kind_are_a_plain_fleet)
{
    static const char *const plain[] = {"fleet.trucks=3", NULL};
    static const char *const named[] = {"fleet.trucks=3",
                                        "fleet.types={a: {trucks: 1, ladles: 2}, "
                                        "b: {trucks: 2, ladles: 2, truck_tare: 15 t}}",
                                        NULL};
    struct outcome a = run_with(plain, 1), b = run_with(named, 1);

    ck_assert_int_eq(a.trips, b.trips);
    ck_assert_double_eq(a.new_metal_kg, b.new_metal_kg);
    ck_assert_double_eq(road_m(&a), road_m(&b));
    ck_assert_double_eq(a.assets.trucks, b.assets.trucks);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

/* What a small truck leaves of an order is ordered again: as much comes as with large ones, in more
 * trips; each type burns its own fuel and costs its own price. */
START_TEST(small_trucks_help_large_ones)
{
    static const char *const large[] = {"fleet.types={three: {trucks: 2, ladles: 3}}",
                                        "fleet.trucks=2", "fleet.ladles_per_truck=3", NULL};
    static const char *const mixed[] = {
        "fleet.types={three: {trucks: 1, ladles: 3}, one: {trucks: 3, ladles: 1, price: 0.4, "
        "fuel_full: 27 L/100km, fuel_empty: 21 L/100km}}",
        "fleet.trucks=4", "fleet.ladles_per_truck=3", NULL};
    struct outcome a = run_with(large, 2), b = run_with(mixed, 2);
    const double fuel_a = a.observed.amount[FLOW_ROAD_FUEL] / road_m(&a) * 1e8;
    const double fuel_b = b.observed.amount[FLOW_ROAD_FUEL] / road_m(&b) * 1e8;

    printf(
        "%d trips of three ladles; %d of a mixed fleet, %.2f ladles each; %.1f and %.1f L/100km\n",
        a.trips, b.trips, (double)b.loads / b.trips, fuel_a, fuel_b);
    ck_assert_close(a.new_metal_kg, b.new_metal_kg, 0.02);
    ck_assert_double_lt((double)b.loads / b.trips, 2.5);
    ck_assert_double_gt((double)b.loads / b.trips, 1);
    ck_assert_double_eq_tol(fuel_a, (44 + 33) / 2.0, 0.2);
    ck_assert_double_lt(fuel_b, fuel_a - 2);
    ck_assert_double_eq(a.assets.truck_worth, 1);
    ck_assert_double_eq_tol(b.assets.truck_worth, (1 + 3 * 0.4) / 4, 1e-15);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

/* Every shift of a truck is one way in and one home; nothing is drawn differently. */
START_TEST(crews_drive_in_and_home)
{
    static const char *const here[] = {"fleet.trucks=2", NULL};
    static const char *const away[] = {"fleet.trucks=2", "fleet.garage_distance=7.3 km",
                                       "fleet.garage_speed=43 km/h", "fleet.shift_change=11 min",
                                       NULL};
    struct outcome a = run_with(here, 1), b = run_with(away, 1);
    const double ways = b.garage_m / 7300, mean_h = b.cycle_s.sum / b.cycle_s.count / 3600;

    printf("%.0f ways to and from the garage in %d trips, %.1f h of crews\n", ways, b.trips,
           b.wait_s[WAIT_CREW] / 3600);
    ck_assert_double_eq(a.garage_m, 0);
    ck_assert_double_eq(a.wait_s[WAIT_CREW], 0);
    ck_assert_double_eq_tol(ways, nearbyint(ways), 1e-9);
    /* three shifts a day at most; and no crew is busy longer than its shift and a trip more */
    ck_assert_double_le(ways, 2 * 2 * 21 * 3 + 2);
    ck_assert_double_ge(ways / 2, b.trips * mean_h / (8 + 4 * mean_h));
    /* in, relieved at the garage, or still on the way home */
    ck_assert_double_ge(b.wait_s[WAIT_CREW],
                        (ways / 2 - 2) * (11 * 60 + 7300 / (43 / 3.6)) * (1 - 1e-9));
    ck_assert_double_gt(b.observed.amount[FLOW_ROAD_EMPTY],
                        b.observed.amount[FLOW_ROAD_LOADED] + 0.99 * b.garage_m);
    ck_assert_close(a.demanded_kg, b.demanded_kg, 1e-12);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

/* One truck is not enough; a second, small or large, never makes it worse than noise, and without
 * the way to the garage it is no worse. */
START_TEST(more_trucks_are_not_worse)
{
    static const char *const one[] = {"fleet.types={two: {trucks: 1, ladles: 2}}", "fleet.trucks=1",
                                      "fleet.garage_distance=19 km", NULL};
    static const char *const small[] = {
        "fleet.types={two: {trucks: 1, ladles: 2}, one: {trucks: 1, ladles: 1}}", "fleet.trucks=2",
        "fleet.garage_distance=19 km", NULL};
    static const char *const two[] = {"fleet.types={two: {trucks: 2, ladles: 2}}", "fleet.trucks=2",
                                      "fleet.garage_distance=19 km", NULL};
    static const char *const here[] = {"fleet.types={two: {trucks: 1, ladles: 2}}",
                                       "fleet.trucks=1", NULL};
    const double least = chain_mean_service(usual, one), more = chain_mean_service(usual, small),
                 most = chain_mean_service(usual, two);

    printf(
        "service %.4f with one truck, %.4f and a small one, %.4f with two, %.4f without a garage\n",
        least, more, most, chain_mean_service(usual, here));
    ck_assert_double_ge(more, least - 0.005);
    ck_assert_double_ge(most, more - 0.005);
    ck_assert_double_ge(chain_mean_service(usual, here), least - 0.005);
    ck_assert_double_gt(most, least + 0.02);
}
END_TEST

RUN_SUITE("fleet", types_of_one_kind_are_a_plain_fleet, small_trucks_help_large_ones,
          crews_drive_in_and_home, more_trucks_are_not_worse)
