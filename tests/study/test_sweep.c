/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep.h"

#include <string.h>

#include "tests/study/study_case.h"
#include "tests/support/main.h"

static const char *distance[] = {"12 km", "37 km", "85 km"};
static const char *price[] = {"18000 CNY/t", "21500 CNY/t"};
static const struct vary grid[] = {{.key = "route.distance", .count = 3, .value = distance},
                                   {.key = "metal.price", .count = 2, .value = price}};

static struct sweep_plan plan_of(const struct study_case *study, int threads)
{
    return (struct sweep_plan){.source = &study->source,
                               .vary = grid,
                               .vary_count = 2,
                               .run = study_case_replication,
                               .threads = threads};
}

START_TEST(the_last_key_moves_fastest)
{
    struct study_case study;
    struct sweep sweep;
    study_case_open(&study, NULL, 0);
    struct sweep_plan plan = plan_of(&study, 2);
    ck_assert_int_eq(sweep_run(&plan, &sweep), STUDY_OK);
    ck_assert_int_eq(sweep.count, 6);
    ck_assert_int_eq(sweep.done, 6);
    ck_assert_int_eq(sweep_index(&sweep, 3, 0), 1);
    ck_assert_int_eq(sweep_index(&sweep, 3, 1), 1);
    /* molten loses a kilogram per tonne and kilometre: its loss costs distance x price */
    double near = metric_read(&sweep.point[0].table, "saving_per_t").mean;
    double far = metric_read(&sweep.point[4].table, "saving_per_t").mean;
    ck_assert_close(near - far, (85 - 12) * 18.0, 1e-9);
    sweep_clear(&sweep);
    study_case_close(&study);
}
END_TEST

START_TEST(threads_change_nothing)
{
    struct study_case study;
    struct sweep one, four;
    study_case_open(&study, NULL, 0);
    struct sweep_plan plan = plan_of(&study, 1);
    sweep_run(&plan, &one);
    plan.threads = 4;
    sweep_run(&plan, &four);
    for (int p = 0; p < 6; p++)
        for (int i = 0; i < one.point[p].table.count; i++)
            ck_assert_mem_eq(one.point[p].table.row[i].value, four.point[p].table.row[i].value,
                             4 * sizeof(double));
    sweep_clear(&one);
    sweep_clear(&four);
    study_case_close(&study);
}
END_TEST

START_TEST(a_point_that_is_no_scenario_is_a_gap)
{
    static const char *bad[] = {"30 km", "30 kg"};
    const struct vary vary = {.key = "route.distance", .count = 2, .value = bad};
    struct study_case study;
    struct sweep sweep;
    study_case_open(&study, NULL, 0);
    struct sweep_plan plan = plan_of(&study, 2);
    plan.vary = &vary;
    plan.vary_count = 1;
    ck_assert_int_eq(sweep_run(&plan, &sweep), STUDY_FAILED);
    ck_assert_int_eq(sweep.failed, 1);
    ck_assert_int_eq(sweep.point[0].status, STUDY_OK);
    ck_assert_int_eq(sweep.point[1].status, STUDY_INVALID);
    ck_assert(strstr(sweep.point[1].message, "distance") != NULL);
    sweep_clear(&sweep);
    study_case_close(&study);
}
END_TEST

static bool stop_at_two(void *context, const char *what, double done, double total)
{
    (void)context;
    (void)what;
    (void)total;
    return done >= 2;
}

START_TEST(interruption_keeps_finished_points)
{
    struct study_case study;
    struct sweep sweep;
    study_case_open(&study, NULL, 0);
    struct sweep_plan plan = plan_of(&study, 1);
    plan.hook.step = stop_at_two;
    ck_assert_int_eq(sweep_run(&plan, &sweep), STUDY_INTERRUPTED);
    ck_assert_int_eq(sweep.done, 2);
    ck_assert(sweep.point[0].done && sweep.point[1].done && !sweep.point[2].done);
    sweep_clear(&sweep);
    study_case_close(&study);
}
END_TEST

static bool stop_inside_the_second(void *context, const char *what, double done, double total)
{
    int *calls = context;
    (void)what, (void)total;
    return done >= 1 && ++*calls >= 3; /* its report, then two of four replications */
}

START_TEST(an_unfinished_point_is_dropped)
{
    struct study_case study;
    struct sweep sweep;
    int calls = 0;
    study_case_open(&study, NULL, 0);
    struct sweep_plan plan = plan_of(&study, 1);
    plan.hook = (struct study_hook){stop_inside_the_second, &calls};
    ck_assert_int_eq(sweep_run(&plan, &sweep), STUDY_INTERRUPTED);
    ck_assert_int_eq(calls, 3); /* nothing is begun after it */
    ck_assert_int_eq(sweep.done, 1);
    ck_assert(sweep.point[0].done && !sweep.point[1].done);
    ck_assert_int_eq(sweep.point[1].table.replications, 0);
    sweep_clear(&sweep);
    study_case_close(&study);
}
END_TEST

RUN_SUITE("sweep", the_last_key_moves_fastest, threads_change_nothing,
          a_point_that_is_no_scenario_is_a_gap, interruption_keeps_finished_points,
          an_unfinished_point_is_dropped)
