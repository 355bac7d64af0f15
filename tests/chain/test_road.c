/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static const char *const usual[] = {
    "ladle.model=constant_rate",    "fleet.trucks=5",  "ladle.count=14",
    "producer.preheat.stations=10", "producer.taps=2", NULL};

static struct outcome run_with(const char *const *sets, int replication)
{
    return chain_run_with(usual, sets, replication);
}

static double lead_h(const char *const *sets)
{
    struct outcome outcome = run_with(sets, 1);
    const double mean_h = chain_sample_mean(&outcome.lead_s) / 3600;

    ck_assert_int_gt(outcome.lead_s.count, 20);
    outcome_clear(&outcome);
    return mean_h;
}

/* A leg of 4.6 h takes 45 min more under 561/2006 and 20 min more in China, in the trips
 * themselves. */
START_TEST(breaks_are_taken_on_the_road)
{
    const char *sets[] = {"route.distance=230 km",    "route.speed=50 km/h",
                          "molten.lead=12 h",         "customer.machine.count=1",
                          "fleet.driving_hours=none", NULL};
    const double free_h = lead_h(sets);

    sets[4] = "fleet.driving_hours=EU-561";
    ck_assert_double_eq_tol(lead_h(sets) - free_h, 0.75, 1e-9);
    sets[4] = "fleet.driving_hours=CN";
    ck_assert_double_eq_tol(lead_h(sets) - free_h, 20.0 / 60, 1e-9);
}
END_TEST

/* One segment is the plain route at its speed; the order of trips and all figures stay. */
START_TEST(one_segment_is_a_plain_route)
{
    static const char *const plain[] = {"route.distance=48 km", "route.speed=54 km/h", NULL};
    static const char *const piece[] = {"route.segments={all: {length: 48 km, speed: 54 km/h}}",
                                        "route.distance=48 km", "route.speed=54 km/h", NULL};
    struct outcome a = run_with(plain, 2), b = run_with(piece, 2);

    ck_assert_int_eq(a.trips, b.trips);
    ck_assert_close(a.observed.amount[FLOW_ROAD_LOADED], b.observed.amount[FLOW_ROAD_LOADED],
                    1e-12);
    ck_assert_close(chain_sample_mean(&a.lead_s), chain_sample_mean(&b.lead_s), 1e-12);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

START_TEST(the_rush_makes_trips_longer)
{
    static const char *const calm[] = {"route.distance=60 km", NULL};
    static const char *const dense[] = {
        "route.distance=60 km",
        "route.rush={days: mon-sun, start: \"06:00\", hours: 12 h, shift: 6 h}",
        "route.rush_speed=0.5", NULL};

    ck_assert_double_gt(lead_h(dense), lead_h(calm) + 0.3);
}
END_TEST

/* Breakdowns come as often as their rate says: trips, kilometres and a Poisson bound. */
START_TEST(breakdowns_come_at_their_rate)
{
    static const char *const sets[] = {"fleet.breakdown_rate=2e-3 /km", "fleet.breakdown=30 min",
                                       "simulation.horizon=9 wk", NULL};
    struct outcome outcome = run_with(sets, 0);
    const double km = 1e-3 * (outcome.observed.amount[FLOW_ROAD_LOADED] +
                              outcome.observed.amount[FLOW_ROAD_EMPTY]);
    const double count = outcome.wait_s[WAIT_BREAKDOWN] / 1800;
    const double expected = km / 37 * -expm1(-2e-3 * 37);

    printf("%.0f breakdowns in %.0f km, %.1f expected\n", count, km, expected);
    ck_assert_double_gt(expected, 30);
    ck_assert_double_le(fabs(count - expected), 4 * sqrt(expected));
    outcome_clear(&outcome);
}
END_TEST

/* Trucks wait for the road at night and after a closure, and nothing else is drawn differently. */
START_TEST(closed_roads_hold_trucks)
{
    static const char *const open[] = {NULL};
    static const char *const night[] = {
        "route.open={days: mon-sun, start: \"05:00\", hours: 18 h, shift: 9 h}", NULL};
    static const char *const closures[] = {"route.closure_rate=60 1/a", "route.closure=5 h", NULL};
    struct outcome a = run_with(open, 3), b = run_with(night, 3), c = run_with(closures, 3);

    ck_assert_double_eq(a.wait_s[WAIT_ROAD], 0);
    ck_assert_double_gt(b.wait_s[WAIT_ROAD] / b.trips, 600);
    ck_assert_double_gt(c.wait_s[WAIT_ROAD], 3600);
    ck_assert_close(a.demanded_kg, b.demanded_kg, 1e-12);
    ck_assert_close(a.demanded_kg, c.demanded_kg, 1e-12);
    outcome_clear(&a);
    outcome_clear(&b);
    outcome_clear(&c);
}
END_TEST

/* Without breakdowns, and with more ladles, service is no worse than noise: half a percent here. */
START_TEST(less_trouble_is_not_worse)
{
    static const char *const trouble[] = {"fleet.breakdown_rate=1e-3 /km", "fleet.trucks=2",
                                          "ladle.count=5", NULL};
    static const char *const calm[] = {"fleet.trucks=2", "ladle.count=5", NULL};
    static const char *const ladles[] = {"fleet.breakdown_rate=1e-3 /km", "fleet.trucks=2",
                                         "ladle.count=9", NULL};
    const double with = chain_mean_service(usual, trouble);

    printf("service %.4f with breakdowns, %.4f without, %.4f with more ladles\n", with,
           chain_mean_service(usual, calm), chain_mean_service(usual, ladles));
    ck_assert_double_ge(chain_mean_service(usual, calm), with - 0.005);
    ck_assert_double_ge(chain_mean_service(usual, ladles), with - 0.005);
}
END_TEST

/* A cold winter start arrives colder than a summer one. */
START_TEST(winter_is_colder)
{
    static const char *const winter[] = {"simulation.start=2025-01-06", "weather.season_swing=20 K",
                                         "ladle.model=wall1d", "simulation.horizon=3 wk", NULL};
    static const char *const summer[] = {"simulation.start=2025-07-07", "weather.season_swing=20 K",
                                         "ladle.model=wall1d", "simulation.horizon=3 wk", NULL};
    struct outcome cold = run_with(winter, 0), warm = run_with(summer, 0);

    printf("arrivals: winter %.2f, summer %.2f degC\n", chain_sample_mean(&cold.arrival_K) - 273.15,
           chain_sample_mean(&warm.arrival_K) - 273.15);
    ck_assert_double_gt(chain_sample_mean(&warm.arrival_K),
                        chain_sample_mean(&cold.arrival_K) + 0.2);
    outcome_clear(&cold);
    outcome_clear(&warm);
}
END_TEST

RUN_SUITE("road", breaks_are_taken_on_the_road, one_segment_is_a_plain_route,
          the_rush_makes_trips_longer, breakdowns_come_at_their_rate, closed_roads_hold_trucks,
          less_trouble_is_not_worse, winter_is_colder)
