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

static double road_km(const struct outcome *outcome)
{
    return (outcome->observed.amount[FLOW_ROAD_LOADED] +
            outcome->observed.amount[FLOW_ROAD_EMPTY]) /
           1000;
}

/* A road without a speed of its own, and all times apart from it fixed. */
static const char unspread[] =
    "schema: meltroute/1\n"
    "prices: {set: CN-2025}\n"
    "producer: {taps: 2, load_time: 20 min, fill_time: 15 min, preheat: {stations: 10}}\n"
    "ladle: {capacity: 4 t, count: 14, model: constant_rate}\n"
    "fleet: {trucks: 5, ladles_per_truck: 2}\n"
    "route: {distance: 37 km}\n"
    "customer: {demand: 20000 t/a, unload_time: 15 min, pour_time: 15 min}\n"
    "simulation: {horizon: 4 wk, warmup: 1 wk, seed: 7}\n";

static double lead_h(const char *const *sets)
{
    struct outcome outcome = run_with(sets, 1);
    const double mean_h = sample_mean(&outcome.lead_s) / 3600;

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
    ck_assert_close(sample_mean(&a.lead_s), sample_mean(&b.lead_s), 1e-12);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

/* A recorded drive is the segments that it passes at their speeds; its stops are driving time. */
START_TEST(a_trace_is_its_segments)
{
    static const char *const pieces[] = {
        "route.segments={a: {length: 9 km, speed: 36 km/h}, b: {length: 28 km, speed: 70 km/h}}",
        NULL};
    static const char *const trace[] = {
        "route.trace=[[0 km, 0 min], [3 km, 5 min], [9 km, 15 min], [37 km, 39 min]]", NULL};
    static const char *const stops[] = {
        "route.trace=[[0 km, 0 min], [0 km, 2 min], [9 km, 17 min], [9 km, 20 min], "
        "[37 km, 44 min], [37 km, 45 min]]",
        NULL};
    struct outcome a = run_with(pieces, 2), b = run_with(trace, 2), c = run_with(stops, 2);

    ck_assert_int_eq(a.trips, b.trips);
    ck_assert_close(road_km(&a), road_km(&b), 1e-12);
    ck_assert_close(sample_mean(&a.lead_s), sample_mean(&b.lead_s), 1e-12);
    ck_assert_close(c.drive_s / road_km(&c), b.drive_s / road_km(&b) * 45 / 39, 0.02);
    outcome_clear(&a);
    outcome_clear(&b);
    outcome_clear(&c);
}
END_TEST

/* Each trip takes one of the recorded times, both ways. */
START_TEST(recorded_times_are_driven)
{
    static const char *const sets[] = {"route.durations=[36 min, 41 min, 67 min]", NULL};
    struct scenario *scenario = chain_case_of(unspread, sets);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 1);
    const double fixed_s = 2 * 15 * 60 + 20 * 60 + 15 * 60 / 2.0 + 2 * 15 * 60;
    int other = 0;

    ck_assert_int_gt(outcome.lead_s.count, 30);
    for (uint64_t i = 0; i < outcome.lead_s.count; i++) {
        const double drive_min = (outcome.lead_s.level[0].value[i] - fixed_s) / 60;

        other += !(fabs(drive_min - 36) < 1e-6 || fabs(drive_min - 41) < 1e-6 ||
                   fabs(drive_min - 67) < 1e-6);
    }
    ck_assert_int_eq(other, 0);
    outcome_clear(&outcome);
    scenario_free(&scenario);
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

/* So do incidents; each loses its load if it has one, closes the road and keeps truck and ladles.
 */
START_TEST(incidents_come_at_their_rate)
{
    static const char *const sets[] = {"fleet.incident_rate=1.5e-3 /km",
                                       "fleet.incident_repair=9 h", "fleet.incident_closure=2 h",
                                       "simulation.horizon=9 wk", NULL};
    struct outcome outcome = run_with(sets, 0);
    const double legs = road_km(&outcome) / 37 / (1 - 0.5 * 1.5e-3 * 37);
    const double expected = legs * -expm1(-1.5e-3 * 37);
    const double spilled = outcome.observed.amount[FLOW_METAL_SPILLED] / 8000;

    printf("%d incidents, %.1f expected, %.1f loads lost\n", outcome.incidents, expected, spilled);
    ck_assert_double_gt(expected, 30);
    ck_assert_double_le(fabs(outcome.incidents - expected), 4 * sqrt(expected));
    ck_assert_double_le(fabs(spilled - outcome.incidents / 2.0), 2 * sqrt(outcome.incidents));
    ck_assert_double_gt(outcome.wait_s[WAIT_ROAD], 0);
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

static void count_rounds(void *context, const struct trace_event *event)
{
    *(int *)context += event->kind == TRACE_ROUND && event->truck >= 0;
}

/* Every way round is told of, by its truck. */
START_TEST(a_way_round_is_told)
{
    static const char *const closed[] = {"route.closure_rate=200 1/a", "route.closure=7 h",
                                         "route.detour=61 km", "simulation.warmup=0 d", NULL};
    struct scenario *scenario = chain_case(closed);
    struct outcome outcome;
    char message[160] = "";
    int rounds = 0;
    const struct watcher watcher = {.event = count_rounds, .context = &rounds};

    ck_assert(replication_run(scenario, ROUTE_MOLTEN, 3, 0, &watcher, &outcome, message) ==
              REPLICATION_OK);
    printf("%d of %d ways round told\n", rounds, outcome.detours);
    ck_assert_int_gt(rounds, 10);
    ck_assert_int_eq(rounds, outcome.detours);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* A way round that is as long and as fast as the road is the road, to the last flow; a longer one
 * is driven in the place of waiting: nobody waits, and each adds its own kilometres. */
START_TEST(a_closed_road_is_driven_round)
{
    static const char *const open[] = {"route.speed=52 km/h", NULL};
    static const char *const same[] = {"route.speed=52 km/h",        "route.closure_rate=200 1/a",
                                       "route.closure=7 h",          "route.detour=37 km",
                                       "route.detour_speed=52 km/h", NULL};
    static const char *const longer[] = {"route.speed=52 km/h",        "route.closure_rate=200 1/a",
                                         "route.closure=7 h",          "route.detour=61 km",
                                         "route.detour_speed=40 km/h", NULL};
    struct outcome a = run_with(open, 3), b = run_with(same, 3), c = run_with(longer, 3);
    const double more_km = road_km(&c) - 2 * 37 * c.observed.amount[FLOW_ROAD_TRIP];

    printf("%d ways of %d trips lead round, %.0f km more\n", c.detours, c.trips, more_km);
    ck_assert_int_gt(b.detours, 20);
    ck_assert_int_eq(a.detours, 0);
    ck_assert_int_eq(a.row_count, b.row_count);
    for (int i = 0; i < a.row_count; i++)
        ck_assert_double_eq(a.row[i].amount, b.row[i].amount);
    ck_assert_double_eq(c.wait_s[WAIT_ROAD], 0);
    ck_assert_double_eq_tol(more_km, (61 - 37) * c.detours, 2 * 61);
    outcome_clear(&a);
    outcome_clear(&b);
    outcome_clear(&c);
}
END_TEST

/* Noise of the mean service of a few runs. */
static const double NOISE_FRAC = 0.005;

/* With trucks in plenty ladles are short: each one more never makes it worse than noise. */
START_TEST(more_ladles_are_not_worse)
{
    double first = 0, before = 0;

    for (int count = 2; count <= 7; count++) {
        char ladles[40];
        const char *const sets[] = {"customer.machine.count=9", ladles, NULL};

        snprintf(ladles, sizeof ladles, "ladle.count=%d", count);
        const double service = chain_mean_service(usual, sets);
        printf("service %.4f with %d ladles\n", service, count);
        ck_assert_double_ge(service, before - NOISE_FRAC);
        first = count == 2 ? service : first;
        before = service;
    }
    ck_assert_double_gt(before, first + 0.3);
}
END_TEST

/* Without breakdowns, and with a spare for wrecks, service is no worse than noise. */
START_TEST(less_trouble_is_not_worse)
{
    static const char *const trouble[] = {"fleet.breakdown_rate=1e-3 /km", "fleet.trucks=2",
                                          "ladle.count=5", NULL};
    static const char *const calm[] = {"fleet.trucks=2", "ladle.count=5", NULL};
    static const char *const wrecks[] = {"fleet.incident_rate=1e-3 /km", "fleet.trucks=2",
                                         "ladle.count=9", NULL};
    static const char *const spare[] = {"fleet.incident_rate=1e-3 /km", "fleet.trucks=2",
                                        "ladle.count=9", "fleet.spares=1", NULL};
    const double with = chain_mean_service(usual, trouble);

    printf("service %.4f with breakdowns, %.4f without\n", with, chain_mean_service(usual, calm));
    ck_assert_double_ge(chain_mean_service(usual, calm), with - NOISE_FRAC);
    printf("service %.4f with wrecks, %.4f with a spare truck for them\n",
           chain_mean_service(usual, wrecks), chain_mean_service(usual, spare));
    ck_assert_double_ge(chain_mean_service(usual, spare),
                        chain_mean_service(usual, wrecks) - NOISE_FRAC);
    ck_assert_double_ge(chain_mean_service(usual, calm),
                        chain_mean_service(usual, wrecks) - NOISE_FRAC);
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

    printf("arrivals: winter %.2f, summer %.2f degC\n", sample_mean(&cold.arrival_K) - 273.15,
           sample_mean(&warm.arrival_K) - 273.15);
    ck_assert_double_gt(sample_mean(&warm.arrival_K), sample_mean(&cold.arrival_K) + 0.2);
    ck_assert_close(sample_mean(&cold.lead_s), sample_mean(&warm.lead_s), 0.02);
    outcome_clear(&cold);
    outcome_clear(&warm);
}
END_TEST

/* Snow slows winter, not summer. */
START_TEST(winter_is_slow)
{
    static const char *const winter[] = {"route.winter_speed=0.7", "route.speed=50 km/h",
                                         "simulation.start=2025-01-06", NULL};
    static const char *const summer[] = {"route.winter_speed=0.7", "route.speed=50 km/h",
                                         "simulation.start=2025-07-07", NULL};
    struct outcome slow = run_with(winter, 0), free = run_with(summer, 0);
    const double winter_h = slow.drive_s / road_km(&slow) * 50 / 3600;

    ck_assert_close(free.drive_s / road_km(&free) * 50 / 3600, 1, 1e-12);
    ck_assert_double_gt(winter_h, 1.38);
    ck_assert_double_lt(winter_h, 1 / 0.7);
    outcome_clear(&slow);
    outcome_clear(&free);
}
END_TEST

RUN_SUITE("road", breaks_are_taken_on_the_road, one_segment_is_a_plain_route,
          a_trace_is_its_segments, recorded_times_are_driven, incidents_come_at_their_rate,
          winter_is_slow, the_rush_makes_trips_longer, breakdowns_come_at_their_rate,
          closed_roads_hold_trucks, a_closed_road_is_driven_round, a_way_round_is_told,
          less_trouble_is_not_worse, more_ladles_are_not_worse, winter_is_colder)
