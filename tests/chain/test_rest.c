/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Furnaces that are emptied and off over weekends, and for a new lining. */
#include <math.h>
#include <stdio.h>

#include "models/furnace/furnace.h"

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

#define HOUR_S 3600.0
#define DAY_S  86400.0

static const char works[] =
    "schema: meltroute/1\n"
    "prices: {set: CN-2025}\n"
    "producer: {preheat: {stations: 6}}\n"
    "ladle: {capacity: 4 t, count: 10, model: constant_rate}\n"
    "fleet: {trucks: 3, ladles_per_truck: 2}\n"
    "route: {distance: 37 km}\n"
    "customer:\n"
    "  machines:\n"
    "    small: {count: 3, shot: 17.3 kg, cycle: 76 s, furnace: north}\n"
    "    large: {count: 1, shot: 34.7 kg, cycle: 90 s, furnace: south}\n"
    "  furnaces: {north: {capacity: 13.7 t}, south: {capacity: 12.9 t, energy: gas}}\n"
    "  returns: 0.37\n"
    "simulation: {horizon: 4 wk, warmup: 1 wk, seed: 7}\n";

static const char *const weekdays =
    "customer.shifts={days: mon-fri, start: \"06:00\", hours: 18 h, shift: 9 h}";

static struct outcome run_route(const char *const *sets, enum supply_route route)
{
    struct scenario *scenario = chain_case_of(works, sets);
    struct outcome outcome = chain_run(scenario, route, 1);

    ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.energy, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
    scenario_free(&scenario);
    return outcome;
}

static double service(const struct outcome *outcome)
{
    return 1 - outcome->stockout_s / outcome->scheduled_s;
}

/* Off from Saturday 0:00 to Monday 3:00, three hours before work: 51 h a week of each furnace, as
 * far as the window has of it; the same demand, and metal in time on Mondays. */
START_TEST(a_weekend_is_spent_cold)
{
    const char *const held[] = {weekdays, NULL};
    const char *const off[] = {weekdays, "customer.furnaces.north.shutdown_from=40 h",
                               "customer.furnaces.south.shutdown_from=40 h", NULL};

    for (int route = 0; route < ROUTES; route++) {
        struct outcome a = run_route(held, (enum supply_route)route);
        struct outcome b = run_route(off, (enum supply_route)route);
        const double *flow = b.observed.amount;

        printf("service %.4f held, %.4f off, %.2f t emptied\n", service(&a), service(&b),
               flow[FLOW_METAL_DRAINED] / 1000);
        ck_assert_double_eq(a.observed.amount[FLOW_FURNACE_OFF], 0);
        ck_assert_close(flow[FLOW_FURNACE_OFF], 2 * 3 * 51 * HOUR_S, 1e-12);
        ck_assert_close(b.demanded_kg, a.demanded_kg, 1e-12);
        ck_assert_double_gt(service(&b), 0.985);
        ck_assert_double_gt(flow[FLOW_METAL_DRAINED], 0);
        ck_assert_double_lt(flow[FLOW_POWER_HOLD], 0.75 * a.observed.amount[FLOW_POWER_HOLD]);
        ck_assert_double_lt(flow[FLOW_GAS_HOLD], 0.8 * a.observed.amount[FLOW_GAS_HOLD]);
        ck_assert_double_gt(b.furnace_K_mean, 650 + 273.15);
        ck_assert_int_eq(b.refused, 0);
        outcome_clear(&a);
        outcome_clear(&b);
    }
}
END_TEST

/* Each return to heat takes what 51 h have taken from the lining: three of them in the window. */
START_TEST(the_lining_takes_up_what_it_lost)
{
    const char *light[] = {weekdays, "customer.furnaces.north.shutdown_from=40 h",
                           "customer.furnaces.north.lining_heat=0 kWh/t", NULL};
    const char *heavy[] = {weekdays, "customer.furnaces.north.shutdown_from=40 h",
                           "customer.furnaces.north.lining_heat=170 kWh/t", NULL};
    struct scenario *scenario = chain_case_of(works, heavy);
    const struct furnace *north = &scenario->customers[0].furnaces[0];
    const double heat_J =
        3 * north->capacity_kg *
        holding_cooled_J_per_kg(north->lining_J_per_kg, north->loss_W_per_kg, 51 * HOUR_S);
    struct outcome a = run_route(light, ROUTE_MOLTEN), b = run_route(heavy, ROUTE_MOLTEN);

    ck_assert_close(b.observed.amount[FLOW_POWER_HOLD] - a.observed.amount[FLOW_POWER_HOLD],
                    heat_J / north->efficiency_frac, 1e-9);
    outcome_clear(&a);
    outcome_clear(&b);
    scenario_free(&scenario);
}
END_TEST

/* Its machines stand by plan for the four days; with a relief they run on, out of the other
 * furnace. The lining is paid for by time. */
START_TEST(a_relining_stops_its_machines_or_not)
{
    static const char *const never[] = {NULL};
    static const char *const alone[] = {"customer.furnaces.south.relining_every=100 d",
                                        "customer.furnaces.south.relining_first=10 d",
                                        "customer.furnaces.south.relining_time=4 d", NULL};
    static const char *const relieved[] = {"customer.furnaces.south.relining_every=100 d",
                                           "customer.furnaces.south.relining_first=10 d",
                                           "customer.furnaces.south.relining_time=4 d",
                                           "customer.furnaces.south.relief=north", NULL};

    for (int route = 0; route < ROUTES; route++) {
        struct outcome a = run_route(never, (enum supply_route)route);
        struct outcome b = run_route(alone, (enum supply_route)route);
        struct outcome c = run_route(relieved, (enum supply_route)route);

        printf("service %.4f without, %.4f relined, %.4f relieved\n", service(&a), service(&b),
               service(&c));
        ck_assert_close(a.scheduled_s, 4 * 21 * DAY_S, 1e-12);
        ck_assert_close(b.scheduled_s, (4 * 21 - 4) * DAY_S, 1e-12);
        ck_assert_close(c.scheduled_s, a.scheduled_s, 1e-12);
        ck_assert_close(c.demanded_kg, a.demanded_kg, 1e-12);
        ck_assert_close(b.observed.amount[FLOW_FURNACE_OFF], 4 * DAY_S, 1e-12);
        if (route == ROUTE_MOLTEN)
            ck_assert_close(c.observed.amount[FLOW_FURNACE_RELINING], 12900 * 0.21, 1e-9);
        ck_assert_double_gt(service(&b), 0.985);
        ck_assert_double_gt(service(&c), 0.97);
        ck_assert_double_gt(b.observed.amount[FLOW_METAL_DRAINED], 0);
        ck_assert_double_lt(b.observed.amount[FLOW_METAL_DRAINED], 12900);
        outcome_clear(&a);
        outcome_clear(&b);
        outcome_clear(&c);
    }
}
END_TEST

/* A truck that stood on the road until the weekend finds every furnace off and brings its load
 * back, two ladles with metal in them. */
START_TEST(a_load_that_comes_too_late_goes_back)
{
    static const char shift[] =
        "customer.shifts={days: mon-fri, start: \"06:00\", hours: 18 h, shift: 9 h}";
    const char *const late[] = {shift,
                                "customer.furnaces.north.shutdown_from=40 h",
                                "customer.furnaces.south.shutdown_from=40 h",
                                "fleet.breakdown_rate=4e-2 /km",
                                "fleet.breakdown=9 h",
                                NULL};
    struct outcome outcome = run_route(late, ROUTE_MOLTEN);

    printf("%d of %d loads came too late\n", outcome.refused, outcome.loads);
    ck_assert_int_gt(outcome.refused, 0);
    ck_assert_int_le(outcome.refused, outcome.loads / 4);
    ck_assert_double_gt(outcome.observed.amount[FLOW_METAL_REFUSED],
                        3500.0 * (outcome.refused - 2));
    outcome_clear(&outcome);
}
END_TEST

/* One of two alloying furnaces is away: fewer batches, more waiting, books as ever. */
START_TEST(the_producer_relines_a_furnace)
{
    static const char *const relined[] = {"producer.furnaces.left.relining_every=50 d",
                                          "producer.furnaces.left.relining_first=3 d",
                                          "producer.furnaces.left.relining_time=60 h", NULL};
    struct scenario *usual = chain_case_of(chain_plant, NULL);
    struct scenario *scenario = chain_case_of(chain_plant, relined);
    struct outcome a = chain_run(usual, ROUTE_MOLTEN, 0);
    struct outcome b = chain_run(scenario, ROUTE_MOLTEN, 0);

    printf("%.0f batches, %.0f with one furnace away\n", a.observed.amount[FLOW_PLANT_CYCLE],
           b.observed.amount[FLOW_PLANT_CYCLE]);
    ck_assert_double_lt(b.observed.amount[FLOW_PLANT_CYCLE], a.observed.amount[FLOW_PLANT_CYCLE]);
    ck_assert_double_gt(b.wait_s[WAIT_MELT], a.wait_s[WAIT_MELT]);
    ck_assert_close(b.observed.amount[FLOW_PLANT_RELINING], 17900 * 7.0 / 50, 1e-9);
    ck_assert_double_le(b.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(b.books.energy, BALANCE_LIMIT);
    outcome_clear(&a);
    outcome_clear(&b);
    scenario_free(&usual);
    scenario_free(&scenario);
}
END_TEST

RUN_SUITE("rest", a_weekend_is_spent_cold, the_lining_takes_up_what_it_lost,
          a_relining_stops_its_machines_or_not, a_load_that_comes_too_late_goes_back,
          the_producer_relines_a_furnace)
