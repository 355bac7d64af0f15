/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the intervals of a calibration hold the truth: over many logs of one set of deliveries
 * with new noise each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "sim/study/calibrate.h"
#include "tests/study/log_case.h"
#include "tests/support/main.h"

enum { DELIVERIES = 25, LOGS = 30 };

static int holds(const struct calibration *result, const char *name, double truth)
{
    for (int i = 0; i < result->count; i++)
        if (strcmp(result->of[i].parameter->name, name) == 0)
            return result->of[i].low <= truth && truth <= result->of[i].high;
    ck_abort_msg("%s was not fitted", name);
    return 0;
}

/* 28 or 29 of 30 are expected; fewer than 24 has a chance of less than 1 in 1,000. */
START_TEST(intervals_hold_the_truth_as_often_as_they_say)
{
    const struct log_truth truth = {1.17, 668.3};
    struct log_row row[DELIVERIES];
    struct calibration result;
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = log_case_scenario, .name = "case.yaml"};
    struct scenario *scenario = scenario_load(&request, diag);
    int lining = 0, face = 0;
    ck_assert_ptr_nonnull(scenario);
    log_case_draw(row, DELIVERIES, 97);
    log_case_cool(&truth, row, DELIVERIES);
    for (int seed = 1; seed <= LOGS; seed++) {
        char *csv = log_case_csv(row, DELIVERIES, 2.3, (uint64_t)seed), why[240];
        struct calibrate_plan plan = {scenario,    "log.csv",         csv,
                                      strlen(csv), "lining hot_face", NULL};
        ck_assert_int_eq(calibrate_run(&plan, diag, &result, why), CALIBRATE_OK);
        lining += holds(&result, "lining", truth.lining);
        face += holds(&result, "hot_face", truth.face_C + 273.15);
        calibrate_clear(&result);
        free(csv);
    }
    printf("of %d logs the interval holds the lining factor in %d, the hot face in %d\n", LOGS,
           lining, face);
    ck_assert_int_ge(lining, 24);
    ck_assert_int_ge(face, 24);
    scenario_free(&scenario);
    diag_free(&diag);
}
END_TEST

RUN_SUITE("calibrate coverage", intervals_hold_the_truth_as_often_as_they_say)
