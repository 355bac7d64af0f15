/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/inputs.h"

#include <stdlib.h>
#include <string.h>

#include "tests/study/study_case.h"
#include "tests/support/main.h"

START_TEST(a_hypercube_has_one_draw_in_every_row_and_column)
{
    enum { DRAWS = 17, KEYS = 5 };
    double fraction[DRAWS * KEYS];
    ck_assert(inputs_hypercube(DRAWS, KEYS, 12345, fraction));
    for (int k = 0; k < KEYS; k++) {
        int seen[DRAWS] = {0};
        for (int i = 0; i < DRAWS; i++) {
            double f = fraction[i * KEYS + k];
            ck_assert(f > 0 && f < 1);
            seen[(int)(f * DRAWS)]++;
        }
        for (int i = 0; i < DRAWS; i++)
            ck_assert_int_eq(seen[i], 1);
    }
}
END_TEST

static bool check_range(void *context, const char *key, const struct key_info *info)
{
    int *count = context;
    ++*count;
    ck_assert_msg(info->low < info->high && info->value >= info->low && info->value <= info->high,
                  "%s: %g is not inside %g..%g %s", key, info->value, info->low, info->high,
                  info->unit);
    ck_assert_msg(!info->integer, "%s is a plan, not an uncertainty", key);
    ck_assert_int_ne(strncmp(key, "simulation.", 11), 0);
    return false;
}

START_TEST(every_judgement_reads_back_through_the_reader)
{
    struct study_case study;
    int count = 0;
    study_case_open(&study, NULL, 0);
    source_judgements(study.scenario, check_range, &count);
    ck_assert_int_gt(count, 40);
    study_case_close(&study);
}
END_TEST

/* The synthetic case, and the molten metal is sampled at receipt, at a price that is a judgement.
 */
static enum replication_status with_receipt(const struct scenario *scenario,
                                            enum supply_route route, uint32_t replication,
                                            double cut_s, const struct watcher *watcher,
                                            struct outcome *outcome, char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    if (route == ROUTE_MOLTEN)
        outcome->observed.amount[FLOW_METAL_POUR] = outcome->new_metal_kg;
    return status;
}

START_TEST(the_interval_holds_the_saving_and_repeats)
{
    struct study_case study;
    struct inputs one, two;
    study_case_open(&study, NULL, 0);
    struct inputs_plan plan = {.source = &study.source,
                               .scenario = study.scenario,
                               .run = with_receipt,
                               .draws = 24,
                               .threads = 1,
                               .replications = 1,
                               .cut_s = 0};
    ck_assert_int_eq(inputs_run(&plan, &one), STUDY_OK);
    plan.threads = 3;
    ck_assert_int_eq(inputs_run(&plan, &two), STUDY_OK);
    ck_assert_int_eq(one.draws + one.infeasible + one.invalid, 24);
    ck_assert_int_gt(one.draws, 12);
    ck_assert(one.p05 < one.median && one.median < one.p95);
    /* receipt is believed to cost 8 to 30 a tonne; a margin on it is judged too */
    ck_assert_double_gt(one.p95 - one.p05, 0.8 * (30 - 8));
    ck_assert_double_lt(one.p95 - one.p05, 1.3 * (30 - 8));
    ck_assert_mem_eq(&one.p05, &two.p05, sizeof one.p05);
    ck_assert_mem_eq(&one.p95, &two.p95, sizeof one.p95);
    study_case_close(&study);
}
END_TEST

RUN_SUITE("inputs", a_hypercube_has_one_draw_in_every_row_and_column,
          every_judgement_reads_back_through_the_reader, the_interval_holds_the_saving_and_repeats)
