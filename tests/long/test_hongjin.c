/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year of hongjin-year.yaml: delivered tonnes, books, and customers that differ. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/chain/balance.h"
#include "sim/chain/replication.h"
#include "sim/scenario/load.h"
#include "tests/golden/golden.h"
#include "tests/support/main.h"

enum { FEWEST_CUSTOMERS = 20 };

static double poured_kg(const struct outcome *outcome, int customer)
{
    double sum_kg = 0;

    for (int i = 0; i < outcome->row_count; i++)
        if (outcome->row[i].kind == FLOW_METAL_POUR && outcome->row[i].customer == customer)
            sum_kg += outcome->row[i].amount;
    return sum_kg;
}

/* As scenarios/README.md states them. */
static void compare_kept(const struct outcome *outcome, double delivered_kg)
{
    const double year = (outcome->horizon_s - outcome->cut_s) / (8760 * 3600.0);
    const struct golden_line line[] = {
        {"delivered", "kt/a", delivered_kg / 1e6, 5},
        {"routes.molten.trips_per_year", "1/a", outcome->trips / year, 400},
        {"routes.molten.trucks", "1", outcome->assets.trucks, 1.5},
        {"routes.molten.ladles", "1", outcome->assets.ladles, 2.5},
    };

    golden_compare_lines("hongjin-year", line, sizeof line / sizeof *line);
}

START_TEST(a_year_of_450_kt)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = "scenarios/hongjin-year.yaml"};
    struct scenario *scenario = scenario_load(&request, diag);
    struct outcome outcome;
    char message[160] = "";
    double all_kg = 0;
    int calendars = 0, kinds = 0;

    ck_assert_ptr_nonnull(scenario);
    ck_assert_int_ge(scenario->customer_count, FEWEST_CUSTOMERS);
    ck_assert_double_ge(scenario->simulation.horizon_s, 364 * 86400.0);
    ck_assert_msg(replication_run(scenario, ROUTE_MOLTEN, 0, scenario->simulation.warmup_s, NULL,
                                  &outcome, message) == REPLICATION_OK,
                  "%s", message);
    ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.energy, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
    for (int i = 0; i < scenario->customer_count; i++) {
        const struct customer *customer = &scenario->customers[i];
        const double kg = poured_kg(&outcome, i);

        for (int k = 0; k < i; k++)
            ck_assert_double_ne(customer->route.distance_m,
                                scenario->customers[k].route.distance_m);
        calendars += shift_share_frac(&customer->shifts) < 1;
        kinds += customer->machines[0].shot_kg != scenario->customers[0].machines[0].shot_kg;
        ck_assert_double_gt(kg, 1e6);
        ck_assert_int_gt(outcome.each[i].arrival_K.count, 100);
        all_kg += kg;
    }
    printf("%.0f kt delivered molten to %d customers in a year\n", all_kg / 1e6,
           scenario->customer_count);
    ck_assert_double_gt(all_kg, 450e6);
    ck_assert_int_gt(calendars, 4);
    ck_assert_int_gt(kinds, 10);
    compare_kept(&outcome, all_kg);
    outcome_clear(&outcome);
    scenario_free(&scenario);
    diag_free(&diag);
}
END_TEST

RUN_SUITE("hongjin", a_year_of_450_kt)
