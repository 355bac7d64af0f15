/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers have in common: a road from the plant, an address. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/chain/molten.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static const char two[] = "schema: meltroute/1\n"
                          "prices: {set: CN-2025}\n"
                          "producer: {taps: 3, preheat: {stations: 12}}\n"
                          "ladle: {capacity: 4 t, count: 26, model: constant_rate}\n"
                          "fleet: {trucks: 9, ladles_per_truck: 2}\n"
                          "route: {distance: 37 km, shared_road: valley}\n"
                          "customers:\n"
                          "  gearbox: {demand: 13700 t/a, returns: 0.37}\n"
                          "  wheels: {alloy: A356, demand: 12100 t/a, returns: 0.31}\n"
                          "simulation: {horizon: 9 wk, warmup: 1 wk, seed: 11}\n";

static struct outcome run_with(const char *const *usual, const char *const *sets)
{
    return chain_run_text(two, usual, sets, 2);
}

static double waits_h(const struct outcome *outcome)
{
    return outcome->wait_s[WAIT_ROAD] / outcome->trips / 3600;
}

/* A wreck on the part of the road that two have in common holds up both: without such a part as
 * on roads with names of their own, with all of it more than twice as long, with half between. */
START_TEST(an_incident_closes_the_shared_road_to_all)
{
    static const char *const wrecks[] = {"fleet.incident_rate=1e-3 /km",
                                         "fleet.incident_repair=9 h", "fleet.incident_closure=6 h",
                                         NULL};
    static const char *const apart[] = {"customers.wheels.route.shared_road=hill", NULL};
    static const char *const none[] = {"route.shared_length=0 km", NULL};
    static const char *const half[] = {"route.shared_length=18.5 km", NULL};
    static const char *const all[] = {NULL};
    struct outcome a = run_with(wrecks, apart), b = run_with(wrecks, none),
                   c = run_with(wrecks, half), d = run_with(wrecks, all);

    printf("waits for the road, h a trip: %.2f apart, %.2f half, %.2f all shared\n", waits_h(&a),
           waits_h(&c), waits_h(&d));
    ck_assert_int_gt(a.incidents, 20);
    ck_assert_double_eq(a.wait_s[WAIT_ROAD], b.wait_s[WAIT_ROAD]);
    ck_assert_double_gt(waits_h(&c), 1.4 * waits_h(&a));
    ck_assert_double_gt(waits_h(&d), 1.15 * waits_h(&c));
    ck_assert_double_lt(waits_h(&d), 3 * waits_h(&a));
    ck_assert_close(a.demanded_kg, d.demanded_kg, 1e-12);
    outcome_clear(&a);
    outcome_clear(&b);
    outcome_clear(&c);
    outcome_clear(&d);
}
END_TEST

/* Closures of three roads over 200 years, event by event: how often each way is closed anew, and
 * how often two of them at the same instant. */
struct closures {
    struct world world;
    struct molten molten;
    int of[3], both, all;
};

static void step(struct closures *c)
{
    double until_s[3];
    int closed = 0;

    for (int i = 0; i < 3; i++)
        until_s[i] = c->molten.receiver[i].way.closed_until_s;
    calendar_step(c->world.calendar);
    for (int i = 0; i < 3; i++)
        if (c->molten.receiver[i].way.closed_until_s > until_s[i]) {
            c->of[i]++;
            closed |= 1 << i;
        }
    c->both += (closed & 3) == 3;
    c->all += closed == 7;
}

static void count_closures(const char *const *sets, struct closures *c)
{
    static const char three[] =
        "schema: meltroute/1\nprices: {set: CN-2025}\n"
        "route: {closure_rate: 40 1/a, closure: {dist: exponential, mean: 5 h}}\n"
        "customers:\n"
        "  near: {demand: 9000 t/a, route: {distance: 30 km, shared_road: ring}}\n"
        "  far: {demand: 9000 t/a,\n"
        "    route: {distance: 60 km, shared_road: ring, shared_length: 30 km}}\n"
        "  other: {demand: 9000 t/a, route: {distance: 30 km}}\n";
    struct scenario *scenario = chain_case_of(three, sets);

    *c = (struct closures){
        .world = {.scenario = scenario, .seed = 11, .calendar = calendar_create()}};
    c->molten = (struct molten){.world = &c->world, .receivers = 3};
    c->molten.receiver = calloc(3, sizeof *c->molten.receiver);
    for (int i = 0; i < 3; i++)
        way_init(&c->molten.receiver[i].way, &c->world, i);
    c->molten.roads = common_roads_create(&c->molten, &c->molten.road);
    for (int i = 0; i < 3; i++)
        way_begin(&c->molten.receiver[i].way);
    for (int i = 0; i < c->molten.roads; i++)
        common_road_begin(&c->molten.road[i]);
    while (calendar_next_s(c->world.calendar) < 200 * 8760 * 3600.0)
        step(c);
    free(c->molten.road);
    free(c->molten.receiver);
    calendar_free(&c->world.calendar);
    scenario_free(&scenario);
}

/* Closures a year when the next one comes at this rate after the end of the last, 5 h on the mean.
 */
static double seen(double per_year)
{
    return per_year / (1 + per_year * 5 / 8760);
}

/* 40 closures a year are said of each way. All 30 km of the near one are the first of the far one's
 * 60, where the far one is closed 20 times a year, each time with the near one, and 20 beyond. With
 * the same rate per distance every closure of the near one is the far one's too; two that overlap
 * are one, unless the later lasts longer. */
START_TEST(closures_of_a_shared_road_close_it_to_all)
{
    static const char *const given[] = {NULL};
    static const char *const per_km[] = {"customers.far.route.closure_rate=80 1/a", NULL};
    static const char *const apart[] = {"customers.far.route.shared_length=0 km", NULL};
    static const char *const all[] = {"customers.far.route.shared_length=60 km", NULL};
    const double years = 200, once = seen(40), sd = sqrt(40 * years);
    const double overlap = once * 5 / 8760 / 2;
    struct closures c;

    count_closures(given, &c);
    printf("closed %d, %d, %d times, near and far together %d\n", c.of[0], c.of[1], c.of[2],
           c.both);
    ck_assert_double_eq_tol(c.of[0], once * years, 4 * sd);
    ck_assert_double_eq_tol(c.of[1], once * years, 4 * sd);
    ck_assert_double_eq_tol(c.of[2], once * years, 4 * sd);
    ck_assert_double_eq_tol(c.both, once / 2 * years, 3 * sd);
    ck_assert_int_eq(c.all, 0);
    count_closures(per_km, &c);
    ck_assert_double_eq_tol(c.of[1], 2 * once * (1 - overlap) * years, 4 * sqrt(2) * sd);
    ck_assert_double_eq_tol(c.both, c.of[0] * (1 - overlap), overlap / 2 * c.of[0]);
    count_closures(all, &c);
    ck_assert_double_eq_tol(c.of[1], once * years, 4 * sd);
    ck_assert_double_eq_tol(c.both, once / 2 * years, 3 * sd);
    count_closures(apart, &c);
    ck_assert_int_eq(c.both, 0);
    ck_assert_double_eq_tol(c.of[1], once * years, 4 * sd);
}
END_TEST

/* One address: one dock for both alloys, paid for once, by the ladles that each took. */
START_TEST(a_site_has_its_docks_once)
{
    static const char *const calm[] = {NULL};
    static const char *const apart[] = {NULL};
    static const char *const site[] = {"customers.gearbox.site=works",
                                       "customers.wheels.site=works", NULL};
    struct outcome a = run_with(calm, apart), b = run_with(calm, site);
    const struct outcome *first = &b.each[0], *second = &b.each[1];

    printf("waits for a dock, h a trip: %.3f with one each, %.3f with one for both\n",
           a.wait_s[WAIT_DOCK] / a.trips / 3600, b.wait_s[WAIT_DOCK] / b.trips / 3600);
    ck_assert_double_eq(a.assets.docks, 2);
    ck_assert_double_eq_tol(b.assets.docks, 1, 1e-12);
    ck_assert_double_eq_tol(first->assets.docks, (double)first->loads / b.loads, 1e-12);
    ck_assert_double_eq(first->dock_busy_frac, second->dock_busy_frac);
    ck_assert_double_gt(b.dock_busy_frac, 1.6 * a.dock_busy_frac);
    ck_assert_double_gt(b.wait_s[WAIT_DOCK] / b.trips, 1.5 * a.wait_s[WAIT_DOCK] / a.trips);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

RUN_SUITE("sites", an_incident_closes_the_shared_road_to_all,
          closures_of_a_shared_road_close_it_to_all, a_site_has_its_docks_once)
