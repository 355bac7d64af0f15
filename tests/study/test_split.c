/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/split.h"

#include <stdlib.h>

#include "sim/report/json.h"
#include "sim/study/run.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

/* Rounded numbers: 10 s in all, of them 8 s of replications with 6 s of heat. */
START_TEST(parts_add_up_to_the_whole)
{
    const struct profile profile = {.replication_s = 8,
                                    .heat_s = {5, 1},
                                    .table_s = 0.5,
                                    .events = 900000,
                                    .cancelled = 100000,
                                    .room = 512};
    struct split split = split_make(&profile, 10);
    double sum_s = 0;
    for (int i = 0; i < SPLIT_PARTS; i++)
        sum_s += split.part_s[i];
    ck_assert_close(sum_s, 10, 1e-12);
    ck_assert_close(split.part_s[SPLIT_STUDIES], 1.5, 1e-12);
    double calendar_s = split.part_s[SPLIT_CALENDAR];
    ck_assert_double_gt(calendar_s, 1e6 * 1e-9); /* no event takes less than a nanosecond */
    ck_assert_double_lt(calendar_s, 2);
    ck_assert_close(split_outside_frac(&split), (4 - calendar_s) / 10, 1e-12);
}
END_TEST

static char *run_json(const struct scenario *scenario, bool profile, struct run *run)
{
    const struct run_plan plan = {
        .scenario = scenario, .run = replication_run, .threads = 2, .profile = profile};
    ck_assert_int_eq(run_study(&plan, run), STUDY_OK);
    return json_run(run);
}

START_TEST(a_counted_run_is_the_same_run)
{
    const char *const sets[] = {"simulation.horizon=9 d",    "simulation.warmup=2 d",
                                "simulation.replications=2", "simulation.limits=false",
                                "simulation.inputs=0",       NULL};
    struct scenario *scenario = chain_case(sets);
    struct run plain, counted;
    char *expected = run_json(scenario, false, &plain), *seen = run_json(scenario, true, &counted);
    const struct split *split = &counted.split;
    ck_assert_str_eq(seen, expected);
    ck_assert(!plain.has_split && counted.has_split);
    ck_assert_int_eq(split->profile.replications, 2);
    ck_assert_int_gt(split->profile.events, 1000);
    for (int i = 0; i < PROFILE_HEATS; i++) {
        ck_assert_int_gt(split->profile.heat_calls[i], 100);
        ck_assert_double_gt(split->profile.heat_s[i], 0);
    }
    for (int i = 0; i < SPLIT_STUDIES; i++)
        ck_assert_double_gt(split->part_s[i], 0);
    ck_assert_double_le(split->profile.replication_s + split->profile.table_s, split->whole_s);
    free(expected);
    free(seen);
    run_clear(&plain);
    run_clear(&counted);
    scenario_free(&scenario);
}
END_TEST

RUN_SUITE("split", parts_add_up_to_the_whole, a_counted_run_is_the_same_run)
