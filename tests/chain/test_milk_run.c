/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trips that serve several customers of a milk run. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/chain/outcome.h"
#include "sim/scenario/load.h"
#include "sim/scenario/resolve.h"
#include "sim/study/limits.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static const char three[] =
    "schema: meltroute/1\n"
    "currency: CNY\n"
    "prices: {set: CN-2025}\n"
    "metal: {alloy: ADC12}\n"
    "producer: {taps: 2, preheat: {stations: 9}}\n"
    "ladle: {capacity: 3.1 t, count: 20, model: constant_rate}\n"
    "fleet: {trucks: 4, ladles_per_truck: 4, shifts: 24x7}\n"
    "route: {speed: {dist: lognormal, mean: 47 km/h, cv: 0.13}}\n"
    "molten: {ladles: 2, lead: 7 h}\n"
    "customers:\n"
    "  west: {demand: 8300 t/a, returns: 0.37, route: {distance: 43 km}}\n"
    "  mid: {demand: 900 t/a, returns: 0.31, molten: {ladles: 1, lead: 7 h}, route: {distance: 51 "
    "km}}\n"
    "  east: {demand: 7900 t/a, returns: 0.33, route: {distance: 59 km}}\n"
    "milk_runs:\n"
    "  valley:\n"
    "    joining: ahead\n"
    "    stops:\n"
    "      west:\n"
    "      mid: {distance: 8.7 km}\n"
    "      east: {segments: {a: {length: 7.3 km, class: urban}, b: {length: 6.1 km}}}\n"
    "simulation: {horizon: 5 wk, warmup: 1 wk, seed: 7}\n";

static const char twins[] =
    "schema: meltroute/1\n"
    "currency: CNY\n"
    "prices: {set: CN-2025}\n"
    "metal: {alloy: ADC12}\n"
    "producer: {taps: 2, preheat: {stations: 9}}\n"
    "ladle: {capacity: 3.1 t, count: 20, model: constant_rate}\n"
    "fleet: {trucks: 4, ladles_per_truck: 4, shifts: 24x7}\n"
    "route: {distance: 47 km, speed: 47 km/h}\n"
    "molten: {ladles: 2, lead: 7 h}\n"
    "customers: {a: {demand: 8300 t/a}, b: {demand: 8300 t/a}}\n"
    "milk_run: {joining: ahead, window: 2 h, stops: {a: , b: {distance: 0 km}}}\n"
    "simulation: {horizon: 5 wk, warmup: 1 wk, seed: 7}\n";

static const char *const nothing[] = {NULL};

static struct outcome run_with(const char *const *sets)
{
    return chain_run_text(three, nothing, sets, 1);
}

static double road_m(const struct outcome *outcome)
{
    return outcome->observed.amount[FLOW_ROAD_LOADED] + outcome->observed.amount[FLOW_ROAD_EMPTY];
}

/* The same flows, account by account and period by period. */
static void check_same(const struct outcome *a, const struct outcome *b)
{
    ck_assert_int_eq(a->row_count, b->row_count);
    for (int i = 0; i < a->row_count; i++) {
        ck_assert_int_eq(a->row[i].kind, b->row[i].kind);
        ck_assert_int_eq(a->row[i].customer, b->row[i].customer);
        ck_assert_double_eq(a->row[i].amount, b->row[i].amount);
    }
    for (int cause = 0; cause < WAITS; cause++)
        ck_assert_double_eq(a->wait_s[cause], b->wait_s[cause]);
}

START_TEST(a_window_of_nothing_is_trips_of_ones_own)
{
    static const char *const ahead[] = {"milk_runs.valley.window=0 h", NULL};
    static const char *const waiting[] = {"milk_runs.valley.window=0 h",
                                          "milk_runs.valley.joining=waiting", NULL};
    char text[sizeof three];
    struct outcome a = run_with(ahead), b = run_with(waiting), c;
    char *from, *to;

    strcpy(text, three); /* the same file without its milk run */
    from = strstr(text, "milk_runs:");
    to = strstr(text, "simulation:");
    memmove(from, to, strlen(to) + 1);
    c = chain_run_text(text, nothing, nothing, 1);
    check_same(&a, &c);
    check_same(&b, &c);
    ck_assert_double_eq(a.trip_shares, a.trips);
    outcome_clear(&a);
    outcome_clear(&b);
    outcome_clear(&c);
}
END_TEST

/* Most orders share a truck: fewer trips, kilometres and truck hours for the same metal; whoever is
 * passed by is driven past; the second stop gets its metal later and colder. */
START_TEST(shared_trips_save_the_road)
{
    static const char *const apart[] = {"milk_runs.valley.window=0 h", NULL};
    struct outcome a = run_with(apart), b = run_with(nothing);
    double shares = 0;

    for (int i = 0; i < b.customers; i++)
        shares += b.each[i].trip_shares;
    printf(
        "%d orders: %.0f trips apart, %.1f with milk runs; %.0f and %.0f km, %.0f and %.0f truck "
        "hours; %.1f and %.1f degC at the ends\n",
        b.trips, a.trip_shares, b.trip_shares, road_m(&a) / 1000, road_m(&b) / 1000,
        a.observed.amount[FLOW_TRUCK_TIME] / 3600, b.observed.amount[FLOW_TRUCK_TIME] / 3600,
        sample_mean(&b.each[0].arrival_K) - 273.15, sample_mean(&b.each[2].arrival_K) - 273.15);
    ck_assert_double_eq_tol(shares, b.trip_shares, 1e-9 * shares);
    ck_assert_double_eq_tol(b.observed.amount[FLOW_ROAD_TRIP], b.trip_shares, 2);
    ck_assert_double_lt(b.trip_shares, 0.6 * a.trip_shares);
    ck_assert_double_lt(road_m(&b), 0.75 * road_m(&a));
    ck_assert_double_lt(b.observed.amount[FLOW_TRUCK_TIME],
                        0.9 * a.observed.amount[FLOW_TRUCK_TIME]);
    ck_assert_close(a.new_metal_kg, b.new_metal_kg, 0.01);
    ck_assert_double_lt(sample_mean(&b.each[2].arrival_K), sample_mean(&b.each[0].arrival_K) - 3);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

struct journeys {
    double leg_s[3][3]; /* from, to: shortest seen from leaving to arriving */
    int legs[3][3];
    int at[8]; /* customer where a truck stands; -1: plant */
    double left_s[8];
    int from[8];
};

static void follow(void *context, const struct trace_event *event)
{
    struct journeys *seen = context;
    const int truck = event->truck, to = event->customer;

    if (event->kind == TRACE_TRUCK)
        seen->at[truck] = -1;
    if (event->kind == TRACE_LEAVES && seen->left_s[truck] < event->time_s) {
        seen->from[truck] = seen->at[truck];
        seen->left_s[truck] = event->time_s;
    }
    if (event->kind != TRACE_ARRIVES || seen->at[truck] == to)
        return;
    seen->at[truck] = to;
    if (seen->from[truck] >= 0) {
        seen->legs[seen->from[truck]][to]++;
        seen->leg_s[seen->from[truck]][to] = event->time_s - seen->left_s[truck];
    }
}

/* Without spread, rush and breaks a leg takes its distance over its speed, past a stop that is not
 * served the sum of both; nobody drives backwards; and kilometres are those of the roads driven. */
START_TEST(the_journey_is_that_of_the_road)
{
    static const char *const sets[] = {"route.speed=50 km/h", NULL};
    struct journeys seen = {0};
    const struct watcher watcher = {.event = follow, .context = &seen};
    struct scenario *scenario = chain_case_of(three, sets);
    struct outcome outcome;
    char message[160] = "";
    const double mid_s = 8.7e3 / (50 / 3.6), east_s = 7.3e3 / (30 / 3.6) + 6.1e3 / (50 / 3.6);

    ck_assert_msg(replication_run(scenario, ROUTE_MOLTEN, 0, 0, &watcher, &outcome, message) ==
                      REPLICATION_OK,
                  "%s", message);
    printf("%d legs west-mid, %d mid-east, %d west-east\n", seen.legs[0][1], seen.legs[1][2],
           seen.legs[0][2]);
    ck_assert_int_gt(seen.legs[0][1], 0);
    ck_assert_int_gt(seen.legs[0][2], 20);
    ck_assert_int_eq(seen.legs[1][0] + seen.legs[2][0] + seen.legs[2][1], 0);
    ck_assert_double_eq_tol(seen.leg_s[0][1], mid_s, 1e-6);
    ck_assert_double_eq_tol(seen.leg_s[0][2], mid_s + east_s, 1e-6);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* Two alike at one address: whoever shares a truck pays half of it, and no more than alone. */
START_TEST(twins_at_one_place_share_by_halves)
{
    static const char *const apart[] = {"milk_run.window=0 h", NULL};
    struct outcome alone = chain_run_text(twins, nothing, apart, 1);
    struct outcome shared = chain_run_text(twins, nothing, nothing, 1);

    ck_assert_double_gt(shared.trips / shared.trip_shares, 1.99);
    for (int i = 0; i < 2; i++) {
        ck_assert_double_eq_tol(shared.each[i].trip_shares, shared.each[i].trips / 2.0, 0.51);
        ck_assert_double_le(road_m(&shared.each[i]), 0.52 * road_m(&alone.each[i]));
        ck_assert_double_le(shared.each[i].observed.amount[FLOW_TRUCK_TIME],
                            alone.each[i].observed.amount[FLOW_TRUCK_TIME]);
        ck_assert_double_le(shared.each[i].observed.amount[FLOW_ROAD_FUEL],
                            alone.each[i].observed.amount[FLOW_ROAD_FUEL]);
    }
    ck_assert_close(road_m(&shared.each[0]), road_m(&shared.each[1]), 0.02);
    outcome_clear(&alone);
    outcome_clear(&shared);
}
END_TEST

/* Where all trips are shared, each one's share is as the trips that it would have had alone. */
START_TEST(shares_are_as_the_trips_alone)
{
    static const char *const sets[] = {"customers.b.route.distance=73 km",
                                       "customers.b.unload_time=29 min",
                                       "milk_run.stops.b.distance=31 km", NULL};
    struct scenario *scenario = chain_case_of(twins, sets);
    struct outcome outcome = chain_run_text(twins, nothing, sets, 1);
    double alone_s[2];

    for (int i = 0; i < 2; i++)
        alone_s[i] = plan_cycle_s(scenario, &scenario->customers[i]);
    ck_assert_double_gt(outcome.trips / outcome.trip_shares, 2 - 1e-9);
    for (int i = 0; i < 2; i++)
        ck_assert_double_eq_tol(outcome.each[i].trip_shares / outcome.each[i].trips,
                                alone_s[i] / (alone_s[0] + alone_s[1]), 1e-9);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* A trip to both twins by hand: the paper-work once, four ladles filled and poured, two gates, the
 * road once; as long as the truck is away for it in a run, but for its waits. */
START_TEST(a_shared_trip_is_planned_as_it_is_driven)
{
    struct scenario *scenario = chain_case_of(twins, nothing);
    const struct producer *producer = &scenario->producer;
    const struct customer *a = &scenario->customers[0];
    const double by_hand_s =
        producer->load_s + 4 * producer->fill_s + 2 * a->unload_s + 4 * a->pour_s + 2 * 3600;
    struct outcome outcome = chain_run_text(twins, nothing, nothing, 1);
    const double driven_s = outcome.observed.amount[FLOW_TRUCK_TIME] / outcome.trip_shares;

    ck_assert_double_eq_tol(plan_run_cycle_s(scenario, &scenario->milk_runs[0], 3), by_hand_s,
                            1e-6);
    ck_assert_double_eq_tol(plan_run_cycle_s(scenario, &scenario->milk_runs[0], 1),
                            plan_cycle_s(scenario, a), 1e-6);
    ck_assert_double_eq_tol(limits_round_trip_s(scenario, a, 47e3), by_hand_s, 1e-6);
    /* too far to share in time, and three breaks of 20 min */
    ck_assert_double_eq_tol(limits_round_trip_s(scenario, a, 300e3),
                            producer->load_s + 2 * producer->fill_s + a->unload_s + 2 * a->pour_s +
                                2 * 3600 * 300 / 47.0 + 3600,
                            1e-6);
    printf("a trip to both takes %.3f h by plan, %.3f h in the run\n", by_hand_s / 3600,
           driven_s / 3600);
    ck_assert_double_ge(driven_s, by_hand_s - 1e-6);
    ck_assert_double_le(driven_s, 1.1 * by_hand_s);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* Truck time of a few runs. */
static double truck_s(const char *const *sets)
{
    double sum_s = 0;

    for (int draw = 0; draw < 4; draw++) {
        struct outcome outcome = chain_run_text(three, nothing, sets, draw);

        sum_s += outcome.observed.amount[FLOW_TRUCK_TIME];
        outcome_clear(&outcome);
    }
    return sum_s;
}

/* What sharing leaves out of it, by plan and in the runs. */
static void check_saved(const char *rule, const char *window, double apart_s)
{
    char joining[60], open[60];
    const char *const sets[] = {joining, open, NULL};
    struct scenario *scenario;
    double planned_frac, saved_frac;

    snprintf(joining, sizeof joining, "milk_runs.valley.joining=%s", rule);
    snprintf(open, sizeof open, "milk_runs.valley.window=%s", window);
    scenario = chain_case_of(three, sets);
    planned_frac = plan_run_saved_frac(scenario, &scenario->milk_runs[0]);
    saved_frac = 1 - truck_s(sets) / apart_s;
    printf("%-8s %-4s saves %4.1f %% of the truck time by plan, %4.1f %% in the run\n", rule,
           window, 100 * planned_frac, 100 * saved_frac);
    ck_assert_double_ge(planned_frac, 0.03);
    ck_assert_double_le(planned_frac, saved_frac + 0.01);
    scenario_free(&scenario);
}

/* The plan promises no more than the run keeps, within a hundredth, under every rule; without a
 * window it shares nothing. */
START_TEST(the_plan_shares_less_than_the_run)
{
    static const char *const windows[] = {"1 h", "3 h", "5 h"};
    static const char *const apart[] = {"milk_run.window=0 h", NULL};
    struct scenario *scenario = chain_case_of(three, apart);
    const double alone_s = truck_s(apart);

    ck_assert_double_eq(plan_run_saved_frac(scenario, &scenario->milk_runs[0]), 0);
    ck_assert_double_eq(plan_order_s(scenario, &scenario->customers[0]),
                        plan_cycle_s(scenario, &scenario->customers[0]));
    for (const struct join_rule *const *rule = join_rules(); *rule; rule++)
        for (int i = 0; i < 3; i++)
            check_saved((*rule)->name, windows[i], alone_s);
    scenario_free(&scenario);
}
END_TEST

/* All that can happen to a trip at once; the books are asked for by chain_run_text. */
START_TEST(books_close_whatever_happens_on_the_way)
{
    static const char *const sets[] = {
        "fleet.types={four: {trucks: 1, ladles: 4}, two: {trucks: 1, ladles: 2}, three: {trucks: "
        "2, ladles: 3}}",
        "fleet.garage_distance=11 km",
        "fleet.incident_rate=3e-4 /km",
        "fleet.spares=1",
        "fleet.breakdown_rate=1e-3 /km",
        "fleet.driving_hours=CN",
        "customers.east.alloy=A356",
        "customers.west.scrap_back=0.7",
        "customers.mid.demand=3000 t/a",
        "customers.east.refuse_margin=60 K",
        "producer.tap_temperature=702 degC",
        NULL};
    static const char *const keeps[] = {"ladle.count=24", "fleet.ladles_per_truck=4",
                                        "fleet.trucks=4", NULL};
    struct outcome outcome = chain_run_text(three, keeps, sets, 2);

    printf("%d orders in %.1f trips, %d loads refused, %d incidents\n", outcome.trips,
           outcome.trip_shares, outcome.refused, outcome.incidents);
    ck_assert_int_gt(outcome.refused, 0);
    ck_assert_int_gt(outcome.incidents, 0);
    ck_assert_double_gt(outcome.observed.amount[FLOW_METAL_BACKHAUL], 0);
    ck_assert_double_gt(outcome.observed.amount[FLOW_LADLE_WASH], 0);
    ck_assert_double_gt(outcome.trips / outcome.trip_shares, 1.02);
    outcome_clear(&outcome);
}
END_TEST

RUN_SUITE("milk_run", a_window_of_nothing_is_trips_of_ones_own, shared_trips_save_the_road,
          the_journey_is_that_of_the_road, twins_at_one_place_share_by_halves,
          shares_are_as_the_trips_alone, a_shared_trip_is_planned_as_it_is_driven,
          the_plan_shares_less_than_the_run, books_close_whatever_happens_on_the_way)
