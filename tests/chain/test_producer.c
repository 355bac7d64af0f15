/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The producer's furnaces in the simulated chain. chain_run asks for the books, 1e-9. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/place.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static double total(const struct outcome *outcome, enum flow_kind kind)
{
    double sum = 0;
    for (int i = 0; i < outcome->row_count; i++)
        if (outcome->row[i].kind == kind)
            sum += outcome->row[i].amount;
    return sum;
}

/* Charge in, ladles, surplus and dross out: what is left is within what the baths can hold. */
START_TEST(metal_of_a_plant_is_accounted_for)
{
    struct scenario *scenario = chain_case_of(chain_plant, NULL);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);
    double in = total(&outcome, FLOW_PLANT_CHARGE) + total(&outcome, FLOW_PLANT_SCRAP);
    double out = total(&outcome, FLOW_METAL_TAP) + total(&outcome, FLOW_PLANT_SURPLUS) +
                 total(&outcome, FLOW_PLANT_OXIDISED) + total(&outcome, FLOW_PLANT_TRAPPED);
    printf("charged %.1f t, batches %.0f, tapped %.1f t, surplus %.1f t\n", in / 1000,
           total(&outcome, FLOW_PLANT_CYCLE), total(&outcome, FLOW_METAL_TAP) / 1000,
           total(&outcome, FLOW_PLANT_SURPLUS) / 1000);
    ck_assert_close(total(&outcome, FLOW_PLANT_SCRAP), 0.17 * in, 1e-9);
    ck_assert_double_gt(total(&outcome, FLOW_PLANT_SURPLUS), 0);
    ck_assert_double_gt(total(&outcome, FLOW_PLANT_CYCLE), 20);
    ck_assert_double_le(fabs(in - out), 17.9e3 + 19.3e3 + 5.3e3);
    ck_assert_double_eq(outcome.stockout_s, 0);
    for (int i = 0; i < outcome.row_count; i++)
        if (outcome.row[i].kind == FLOW_METAL_TAP)
            ck_assert_int_eq(place_class_of(outcome.row[i].from), PLACE_POT);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* An integrated furnace with and without induced draft: the same metal, 3.49 m3/t apart. */
START_TEST(induced_draft_saves_gas_and_moves_nothing_else)
{
    static const char *const draft[] = {"producer.furnace.capacity=29 t",
                                        "producer.furnace.rate=6.3 t/h",
                                        "producer.furnace.induced_draft=true", NULL};
    static const char *const plain[] = {"producer.furnace.capacity=29 t",
                                        "producer.furnace.rate=6.3 t/h", NULL};
    struct outcome outcome[2];
    for (int i = 0; i < 2; i++) {
        struct scenario *scenario = chain_case(i ? draft : plain);
        outcome[i] = chain_run(scenario, ROUTE_MOLTEN, 1);
        scenario_free(&scenario);
    }
    double charge_kg = total(&outcome[0], FLOW_PLANT_CHARGE);
    ck_assert_double_gt(charge_kg, 500e3);
    ck_assert_double_eq(charge_kg, total(&outcome[1], FLOW_PLANT_CHARGE));
    ck_assert_double_eq(total(&outcome[0], FLOW_METAL_POUR), total(&outcome[1], FLOW_METAL_POUR));
    ck_assert_close(total(&outcome[0], FLOW_GAS_PLANT) - total(&outcome[1], FLOW_GAS_PLANT),
                    3.49 * 38.93e6 / 1000 * charge_kg, 1e-9);
    outcome_clear(&outcome[0]);
    outcome_clear(&outcome[1]);
}
END_TEST

/* A furnace that melts less than is drawn: loads wait for metal and machines stand, and what they
 * shoot is what was melted. */
START_TEST(loads_wait_for_a_batch)
{
    static const char *const slow[] = {"producer.furnace.capacity=25 t",
                                       "producer.furnace.rate=1.9 t/h", NULL};
    struct scenario *scenario = chain_case(slow);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 1);
    double most = 0;
    for (int cause = 0; cause < WAITS; cause++)
        most = fmax(most, outcome.wait_s[cause]);
    ck_assert_double_eq(most, outcome.wait_s[WAIT_MELT]);
    ck_assert_double_gt(outcome.stockout_s, 0.05 * outcome.scheduled_s);
    ck_assert_double_eq(total(&outcome, FLOW_PLANT_SURPLUS), 0);
    ck_assert_double_le(total(&outcome, FLOW_METAL_TAP), total(&outcome, FLOW_PLANT_CHARGE) + 25e3);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* Temperatures of ladles of one batch are alike, from batch to batch they spread as was asked. */
struct taps {
    double K[400];
    int count;
};

static void note(void *context, const struct trace_event *event)
{
    struct taps *taps = context;
    if (event->kind == TRACE_FILLED && taps->count < 400)
        taps->K[taps->count++] = event->melt_K;
}

static double spread_K(const char *tap)
{
    const char *const sets[] = {tap, NULL};
    struct scenario *scenario = chain_case_of(chain_plant, sets);
    struct taps taps = {.count = 0};
    const struct watcher watcher = {.event = note, .context = &taps};
    struct outcome outcome;
    char message[160];
    double sum = 0, square = 0;
    ck_assert_int_eq(replication_run(scenario, ROUTE_MOLTEN, 0, 0, &watcher, &outcome, message),
                     REPLICATION_OK);
    for (int i = 0; i < taps.count; i++)
        sum += taps.K[i] / taps.count;
    for (int i = 0; i < taps.count; i++)
        square += (taps.K[i] - sum) * (taps.K[i] - sum) / (taps.count - 1);
    ck_assert_int_gt(taps.count, 80);
    outcome_clear(&outcome);
    scenario_free(&scenario);
    return sqrt(square);
}

START_TEST(batches_differ_as_asked)
{
    double wide =
        spread_K("producer.tap_temperature={dist: uniform, low: 735 degC, high: 779 degC}");
    double none = spread_K("producer.tap_temperature=757 degC");
    printf("in the ladle: sd %.1f K with batches 12.7 K apart, %.1f K with none\n", wide, none);
    ck_assert_double_gt(wide, none + 4);
    ck_assert_double_lt(none, 4);
}
END_TEST

/* Two lines: A356 is melted and alloyed apart, ADC12 made in an integrated furnace. Each customer's
 * ladles are filled from the furnaces of its alloy, and melt goes only to furnaces of its own. */
START_TEST(every_alloy_has_its_furnaces)
{
    static const char *const lines[] = {
        "producer.furnaces={both: {capacity: 23 t, rate: 3.1 t/h}, melter: {type: induction, rate: "
        "2.9 t/h, capacity: 4.7 t, alloy: A356}, pot: {type: alloying, capacity: 17.9 t, alloy: "
        "A356}}",
        "customers.gearbox.furnace.buffer=12 h", "customers.wheels.furnace.buffer=12 h", NULL};
    enum { BOTH, MELTER, POT };
    struct scenario *scenario = chain_case_of(chain_alloys, lines);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);
    double tapped[3][2] = {{0}}, handed[3][3] = {{0}};

    for (int i = 0; i < outcome.row_count; i++) {
        const struct ledger_row *row = &outcome.row[i];
        const int from = place_index(place_bare(row->from)), to = place_index(place_bare(row->to));

        if (row->kind == FLOW_METAL_TAP)
            tapped[from][row->customer] += row->amount;
        if (row->kind == FLOW_PLANT_BATCH)
            handed[from][to] += row->amount;
    }
    printf("tapped: %.0f t of ADC12, %.0f t of A356; handed over %.0f t\n", tapped[BOTH][0] / 1000,
           tapped[POT][1] / 1000, handed[MELTER][POT] / 1000);
    ck_assert_double_gt(tapped[BOTH][0], 100e3);
    ck_assert_double_gt(tapped[POT][1], 100e3);
    ck_assert_double_eq(tapped[BOTH][1] + tapped[POT][0] + tapped[MELTER][0] + tapped[MELTER][1],
                        0);
    ck_assert_double_gt(handed[MELTER][POT], 100e3);
    ck_assert_double_eq(handed[MELTER][BOTH] + handed[BOTH][POT], 0);
    ck_assert_double_gt(outcome.observed.amount[FLOW_LADLE_WASH], 0);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* Whose furnaces name no alloy makes that of its only customer, whatever metal.alloy says. */
START_TEST(furnaces_make_what_is_taken)
{
    static const char *const other[] = {"customer.alloy=A356", NULL};
    struct scenario *scenario = chain_case_of(chain_plant, other);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);

    for (int i = 0; i < scenario->producer.furnace_count; i++)
        ck_assert_str_eq(scenario->producer.furnaces[i].alloy.name, "A356");
    ck_assert_double_gt(outcome.loads, 10);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

RUN_SUITE("producer", every_alloy_has_its_furnaces, furnaces_make_what_is_taken,
          metal_of_a_plant_is_accounted_for, induced_draft_saves_gas_and_moves_nothing_else,
          loads_wait_for_a_batch, batches_differ_as_asked)
