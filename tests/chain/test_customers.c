/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "sim/chain/balance.h"
#include "sim/chain/place.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

#define HEAD                                                                                       \
    "schema: meltroute/1\n"                                                                        \
    "prices: {set: CN-2025}\n"                                                                     \
    "producer: {taps: 3, preheat: {stations: 12}}\n"                                               \
    "ladle: {capacity: 4 t, count: 18, model: constant_rate}\n"                                    \
    "fleet: {trucks: 6, ladles_per_truck: 2}\n"                                                    \
    "route: {distance: 37 km, speed: {dist: lognormal, mean: 52 km/h, cv: 0.15}}\n"                \
    "simulation: {horizon: 5 wk, warmup: 1 wk, seed: 11}\n"                                        \
    "customers:\n"
#define LIKE(name)                                                                                 \
    "  " name ":\n"                                                                                \
    "    machine: {count: 4, shot: 17.3 kg, cycle: 76 s, utilisation: 0.9,\n"                      \
    "              uptime: {dist: exponential, mean: 31 h},\n"                                     \
    "              repair: {dist: exponential, mean: 2.3 h}}\n"                                    \
    "    returns: 0.37\n"

static const char alone[] = HEAD LIKE("north");
static const char twins[] = HEAD LIKE("north") LIKE("south");
static const char three[] = HEAD LIKE(
    "north") "  hall:\n"
             "    machines:\n"
             "      small: {count: 3, shot: 7 kg, cycle: 55 s, furnace: east}\n"
             "      large: {count: 2, shot: 35 kg, cycle: 90 s, furnace: west}\n"
             "    furnaces: {east: {}, west: {energy: gas}}\n"
             "    shifts: {days: mon-sat, start: \"06:00\", hours: 18 h, shift: 9 h}\n"
             "    route: {distance: 71 km}\n"
             "    molten: {lead: 6 h}\n"
             "  yard: {demand: 2500 t/a, docks: 2, ingot: {melter: {type: crucible_gas}}}\n";

START_TEST(books_close_for_several)
{
    static const char *const cases[][3] = {{NULL},
                                           {"ladle.count=4", "fleet.trucks=2", NULL},
                                           {"producer.tap_temperature=612 degC", NULL}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scenario *scenario = chain_case_of(three, cases[i]);

        for (int route = 0; route < ROUTES; route++) {
            struct outcome outcome = chain_run(scenario, (enum supply_route)route, 3);

            ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
            ck_assert_double_le(outcome.books.energy, BALANCE_LIMIT);
            ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
            outcome_clear(&outcome);
        }
        scenario_free(&scenario);
    }
}
END_TEST

/* A posting lost at any customer is found, wherever it falls. */
START_TEST(lost_posting_among_several_is_seen)
{
    static const enum flow_kind kinds[] = {FLOW_METAL_TAP,  FLOW_METAL_POUR, FLOW_METAL_SHOT,
                                           FLOW_HEAT_METAL, FLOW_ROAD_EMPTY, FLOW_LADLE_TIME};
    static const char *const brief[] = {"simulation.horizon=9 d", "simulation.warmup=2 d", NULL};
    struct scenario *scenario = chain_case_of(three, brief);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct replication_request request = {
            .scenario = scenario, .route = ROUTE_MOLTEN, .drop_kind = (int)kinds[i]};
        struct outcome outcome;
        char message[160];

        ck_assert_int_eq(replication_run_dropping(&request, &outcome, message),
                         REPLICATION_UNBALANCED);
        outcome_clear(&outcome);
    }
    scenario_free(&scenario);
}
END_TEST

/* Flows, assets and service of the customers add up to those of all. */
START_TEST(customers_add_up)
{
    struct scenario *scenario = chain_case_of(three, NULL);

    for (int route = 0; route < ROUTES; route++) {
        struct outcome all = chain_run(scenario, (enum supply_route)route, 1);
        struct cost_assets sum = {0};
        double stockout_s = 0, new_metal_kg = 0;

        ck_assert_int_eq(all.customers, 3);
        for (int kind = 0; kind < FLOW_COUNT; kind++) {
            double amount = 0;

            for (int i = 0; i < 3; i++)
                amount += all.each[i].observed.amount[kind];
            ck_assert_close(amount, all.observed.amount[kind], 1e-12);
        }
        for (int i = 0; i < 3; i++) {
            sum.trucks += all.each[i].assets.trucks;
            sum.ladles += all.each[i].assets.ladles;
            sum.stations += all.each[i].assets.stations;
            sum.taps += all.each[i].assets.taps;
            sum.docks += all.each[i].assets.docks;
            stockout_s += all.each[i].stockout_s;
            new_metal_kg += all.each[i].new_metal_kg;
        }
        ck_assert_close(sum.trucks, all.assets.trucks, 1e-12);
        ck_assert_close(sum.ladles, all.assets.ladles, 1e-12);
        ck_assert_close(sum.stations, all.assets.stations, 1e-12);
        ck_assert_close(sum.taps, all.assets.taps, 1e-12);
        ck_assert_double_eq(sum.docks, all.assets.docks);
        ck_assert_double_eq(stockout_s, all.stockout_s);
        ck_assert_double_eq(new_metal_kg, all.new_metal_kg);
        outcome_clear(&all);
    }
    scenario_free(&scenario);
}
END_TEST

/* What each customer's ladles drove is its own distance: hours and kilometres follow the trips. */
START_TEST(the_far_one_pays_for_its_way)
{
    struct scenario *scenario = chain_case_of(three, NULL);
    struct outcome all = chain_run(scenario, ROUTE_MOLTEN, 1);

    for (int i = 0; i < 3; i++) {
        const struct outcome *one = &all.each[i];
        const double trips = one->observed.amount[FLOW_ROAD_TRIP];

        ck_assert_double_gt(trips, 0);
        ck_assert_close(one->observed.amount[FLOW_ROAD_EMPTY] / trips,
                        scenario->customers[i].route.distance_m, 0.1);
    }
    ck_assert_double_gt(all.each[1].assets.trucks / all.each[1].trips,
                        1.2 * all.each[0].assets.trucks / all.each[0].trips);
    outcome_clear(&all);
    scenario_free(&scenario);
}
END_TEST

/* One customer more moves nobody's demand: machines and roads have streams by customer. */
START_TEST(a_second_customer_moves_no_demand)
{
    struct scenario *one = chain_case_of(alone, NULL), *two = chain_case_of(twins, NULL);
    struct outcome single = chain_run(one, ROUTE_INGOT, 2);
    struct outcome both = chain_run(two, ROUTE_INGOT, 2);

    ck_assert_double_eq(both.each[0].scheduled_s, single.scheduled_s);
    ck_assert_double_eq(both.each[0].demanded_kg, single.demanded_kg);
    ck_assert_double_eq(both.each[0].stock_mean_kg, single.stock_mean_kg);
    ck_assert_double_ne(both.each[1].demanded_kg, single.demanded_kg);
    outcome_clear(&single);
    outcome_clear(&both);
    scenario_free(&one);
    scenario_free(&two);
}
END_TEST

enum { FIGURES = 5, DRAWS = 12 };

static void figures(const struct outcome *one, double value[FIGURES])
{
    value[0] = one->demanded_kg;
    value[1] = one->trips;
    value[2] = sample_mean(&one->lead_s);
    value[3] = sample_mean(&one->arrival_K);
    value[4] = one->observed.amount[FLOW_POWER_HOLD];
}

static void add(const struct outcome *one, double sum[FIGURES], double square[FIGURES])
{
    double value[FIGURES];

    figures(one, value);
    for (int k = 0; k < FIGURES; k++) {
        sum[k] += value[k];
        square[k] += value[k] * value[k];
    }
}

/* Two identical customers with plenty of everything behave as one drawn twice: DRAWS pairs against
 * 2 DRAWS single runs, every figure within 4 standard errors of their difference. */
START_TEST(twins_are_one_drawn_twice)
{
    struct scenario *one = chain_case_of(alone, NULL), *two = chain_case_of(twins, NULL);
    double sum[2][FIGURES] = {{0}}, square[2][FIGURES] = {{0}};

    for (int draw = 0; draw < 2 * DRAWS; draw++) {
        struct outcome single = chain_run(one, ROUTE_MOLTEN, 100 + draw);

        add(&single, sum[0], square[0]);
        outcome_clear(&single);
    }
    for (int draw = 0; draw < DRAWS; draw++) {
        struct outcome both = chain_run(two, ROUTE_MOLTEN, draw);

        add(&both.each[0], sum[1], square[1]);
        add(&both.each[1], sum[1], square[1]);
        outcome_clear(&both);
    }
    for (int k = 0; k < FIGURES; k++) {
        const double n = 2 * DRAWS, a = sum[0][k] / n, b = sum[1][k] / n;
        const double variance =
            (square[0][k] / n - a * a + square[1][k] / n - b * b) / (n - 1); /* of b - a */
        const double z = variance > 0 ? (b - a) / sqrt(variance) : 0;

        printf("figure %d: alone %.6g, twins %.6g, z %.2f\n", k, a, b, z);
        ck_assert_double_le(fabs(z), 4);
    }
    scenario_free(&one);
    scenario_free(&two);
}
END_TEST

START_TEST(a_place_may_work_for_a_customer)
{
    const int ladle = place_code(PLACE_LADLE, 17), ours = place_for(ladle, 3);

    ck_assert_int_eq(place_customer(ladle), -1);
    ck_assert_int_eq(place_customer(ours), 3);
    ck_assert_int_eq(place_bare(ours), ladle);
    ck_assert_int_eq(place_customer(place_for(ours, -1)), -1);
    ck_assert_int_eq(place_bare(place_for(place_code(PLACE_CLASSES - 1, PLACE_MAX_INDEX),
                                          SCENARIO_MAX_CUSTOMERS - 1)),
                     place_code(PLACE_CLASSES - 1, PLACE_MAX_INDEX));
}
END_TEST

/* Machine hours are those of the calendar, crews are paid for what is left of it, and the furnaces
 * stay hot and are drawn from again. */
START_TEST(holidays_are_taken)
{
    static const char *const none[] = {NULL};
    static const char *const some[] = {"customers.north.holidays=[2025-01-20..2025-01-25]",
                                       "fleet.holidays=[2025-01-21..2025-01-24, 2025-03-01]", NULL};
    struct scenario *plain = chain_case_of(alone, none), *feast = chain_case_of(alone, some);
    struct outcome a = chain_run(plain, ROUTE_MOLTEN, 1), b = chain_run(feast, ROUTE_MOLTEN, 1);

    ck_assert_double_le(b.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(b.books.energy, BALANCE_LIMIT);
    ck_assert_double_eq_tol(a.assets.manned_frac, 1, 1e-12);
    ck_assert_double_eq_tol(b.assets.manned_frac, 1 - 4.0 / 28, 1e-12);
    /* breakdowns of the six days are not known: their share is that of the rest, within a tenth */
    ck_assert_double_eq_tol(b.scheduled_s / a.scheduled_s, 1 - 6.0 / 28, 0.02);
    ck_assert_double_gt(1 - b.stockout_s / b.scheduled_s, 0.98);
    outcome_clear(&a);
    outcome_clear(&b);
    scenario_free(&plain);
    scenario_free(&feast);
}
END_TEST

/* A class stands for its shot and cycle. */
START_TEST(a_class_of_machine_is_its_shot_and_cycle)
{
    static const char machines[] =
        HEAD "  north: {machines: {a: {class: 2500}, b: {class: 6100, cycle: 100 s}}}\n";
    static const char *const none[] = {NULL};
    struct scenario *scenario = chain_case_of(machines, none);
    const struct machine *machine = scenario->customers[0].machines;

    ck_assert_double_eq(machine[0].shot_kg, 35);
    ck_assert_double_eq(machine[0].cycle_s, 90);
    ck_assert_double_eq(machine[1].shot_kg, 80);
    ck_assert_double_eq(machine[1].cycle_s, 100);
    scenario_free(&scenario);
}
END_TEST

RUN_SUITE("customers", holidays_are_taken, a_class_of_machine_is_its_shot_and_cycle,
          books_close_for_several, lost_posting_among_several_is_seen, customers_add_up,
          the_far_one_pays_for_its_way, a_second_customer_moves_no_demand,
          twins_are_one_drawn_twice, a_place_may_work_for_a_customer)
