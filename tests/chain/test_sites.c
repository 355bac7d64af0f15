/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers have in common: a road from the plant, an address. */
#include <stdio.h>

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

RUN_SUITE("sites", an_incident_closes_the_shared_road_to_all, a_site_has_its_docks_once)
