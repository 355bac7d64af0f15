/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    char text[80];
    points_setting(&sweep.points, 3, 0, text, sizeof text);
    ck_assert_str_eq(text, "route.distance=37 km");
    points_setting(&sweep.points, 3, 1, text, sizeof text);
    ck_assert_str_eq(text, "metal.price=21500 CNY/t");
    /* molten loses a kilogram per tonne and kilometre: its loss costs distance x price */
    double near = sweep.point[0].saving_per_t.mean, far = sweep.point[4].saving_per_t.mean;
    ck_assert_close(near - far, (85 - 12) * 18.0, 1e-9);
    sweep_clear(&sweep);
    study_case_close(&study);
}
END_TEST

static void expect_same_table(const struct sweep *a, const struct sweep *b, int point)
{
    struct metric_table x, y;
    sweep_table(a, point, &x);
    sweep_table(b, point, &y);
    ck_assert_int_gt(x.count, 100);
    ck_assert_int_eq(x.count, y.count);
    ck_assert_int_eq(x.replications, 4);
    ck_assert_int_eq(y.replications, 4);
    for (int i = 0; i < x.count; i++) {
        ck_assert_str_eq(x.row[i].path, y.row[i].path);
        ck_assert_mem_eq(x.row[i].value, y.row[i].value, 4 * sizeof(double));
    }
    metric_table_clear(&x);
    metric_table_clear(&y);
}

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
        expect_same_table(&one, &four, p);
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
    ck_assert_ptr_nonnull(strstr(sweep.point[1].message, "distance"));
    sweep_clear(&sweep);
    study_case_close(&study);
}
END_TEST

static bool stop_at_two(void *context, const char *what, double done, double total)
{
    (void)context, (void)total;
    return strcmp(what, "points") == 0 && done >= 2;
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
    (void)total;
    return strcmp(what, "points") == 0 && done >= 1 &&
           ++*calls >= 3; /* its report, then two of four */
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
    ck_assert_int_eq(sweep.point[1].replications, 0);
    sweep_clear(&sweep);
    study_case_close(&study);
}
END_TEST

/* --- with a store -------------------------------------------------------------------------------
 */

struct file {
    char path[300];
};

static struct file new_store(void)
{
    static const char *const tail[] = {"", "-wal", "-shm"};
    const char *folder = getenv("TMPDIR");
    struct file file;
    for (int i = 0; i < 3; i++) {
        snprintf(file.path, sizeof file.path, "%s/sweep-%ld.sqlite%s", folder ? folder : "/tmp",
                 (long)getpid(), tail[2 - i]);
        remove(file.path);
    }
    return file;
}

/* Runs the grid on the store with this many replications and gives it back for more questions. */
static enum study_status again(const struct file *file, const char *replications,
                               const struct sweep_plan *like, struct sweep *sweep)
{
    struct study_case study;
    char set[80];
    snprintf(set, sizeof set, "simulation.replications=%s", replications);
    const char *sets[] = {set};
    study_case_open(&study, sets, 1);
    struct sweep_plan plan = plan_of(&study, 2);
    plan.store = file->path;
    plan.run = like && like->run ? like->run : plan.run;
    plan.model = like ? like->model : NULL;
    plan.retry = like && like->retry;
    plan.hook = like ? like->hook : plan.hook;
    if (like && like->vary)
        plan.vary = like->vary;
    enum study_status status = sweep_run(&plan, sweep);
    study_case_close(&study);
    return status;
}

static void expect_work(const struct sweep *sweep, int computed, int reused, long replications)
{
    ck_assert_msg(sweep->computed == computed && sweep->reused == reused &&
                      sweep->replications_computed == replications,
                  "computed %d (%ld), reused %d (%ld): %s", sweep->computed,
                  sweep->replications_computed, sweep->reused, sweep->replications_reused,
                  sweep->message);
}

START_TEST(a_store_is_reused_and_extended)
{
    static const char *farther[] = {"12 km", "37 km", "120.5 km"};
    static const struct vary wider[] = {{.key = "route.distance", .count = 3, .value = farther},
                                        {.key = "metal.price", .count = 2, .value = price}};
    struct file file = new_store();
    struct sweep sweep;
    ck_assert_int_eq(again(&file, "4", NULL, &sweep), STUDY_OK);
    expect_work(&sweep, 6, 0, 24);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", NULL, &sweep), STUDY_OK);
    expect_work(&sweep, 0, 6, 0);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "6", NULL, &sweep), STUDY_OK); /* two more each */
    expect_work(&sweep, 6, 0, 12);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", NULL, &sweep), STUDY_OK); /* the first four of six */
    expect_work(&sweep, 0, 6, 0);
    ck_assert_int_eq(sweep.point[5].replications, 4);
    struct sweep fresh;
    struct study_case study;
    study_case_open(&study, NULL, 0);
    struct sweep_plan plan = plan_of(&study, 1);
    ck_assert_int_eq(sweep_run(&plan, &fresh), STUDY_OK);
    for (int p = 0; p < 6; p++)
        expect_same_table(&sweep, &fresh, p);
    sweep_clear(&fresh);
    study_case_close(&study);
    sweep_clear(&sweep);
    struct sweep_plan like = {.vary = wider};
    ck_assert_int_eq(again(&file, "4", &like, &sweep), STUDY_OK); /* two points are new */
    expect_work(&sweep, 2, 4, 8);
    sweep_clear(&sweep);
}
END_TEST

/* The stopping rule looks at replications in order, whether they were simulated now or before. */
START_TEST(the_stopping_rule_sees_what_is_kept)
{
    static const char rule[] = "{min: 3, max: 40, half_width: 3 CNY/t}";
    struct file file = new_store();
    struct sweep kept, fresh;
    ck_assert_int_eq(again(&file, "4", NULL, &kept), STUDY_OK);
    sweep_clear(&kept);
    ck_assert_int_eq(again(&file, rule, NULL, &kept), STUDY_OK);
    int needed[6];
    for (int p = 0; p < 6; p++)
        needed[p] = kept.point[p].replications;
    ck_assert_int_gt(needed[5], 4);
    ck_assert_int_gt(kept.replications_reused, 0);
    sweep_clear(&kept);
    file = new_store();
    ck_assert_int_eq(again(&file, rule, NULL, &fresh), STUDY_OK);
    for (int p = 0; p < 6; p++)
        ck_assert_int_eq(fresh.point[p].replications, needed[p]);
    sweep_clear(&fresh);
}
END_TEST

START_TEST(a_failure_is_kept_until_it_is_asked_for_again)
{
    const struct sweep_plan failing = {.run = study_case_failing};
    const struct sweep_plan retry = {.retry = true};
    const struct sweep_plan newer = {.model = "another version"};
    struct file file = new_store();
    struct sweep sweep;
    ck_assert_int_eq(again(&file, "4", &failing, &sweep), STUDY_FAILED);
    ck_assert_int_eq(sweep.done, 6);
    ck_assert_int_eq(sweep.failed, 6);
    ck_assert_str_eq(sweep.point[3].message, "replication 2 fails on purpose");
    ck_assert_int_eq(sweep.point[3].replications, 2);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", NULL, &sweep), STUDY_FAILED); /* not tried again */
    expect_work(&sweep, 0, 6, 0);
    ck_assert_str_eq(sweep.point[3].message, "replication 2 fails on purpose");
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "2", NULL, &sweep), STUDY_OK); /* the first two are good */
    expect_work(&sweep, 0, 6, 0);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", &newer, &sweep), STUDY_OK);
    expect_work(&sweep, 6, 0, 24);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", &retry, &sweep), STUDY_OK); /* replications 2 and 3 */
    expect_work(&sweep, 6, 0, 12);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", NULL, &sweep), STUDY_OK);
    expect_work(&sweep, 0, 6, 0);
    sweep_clear(&sweep);
}
END_TEST

START_TEST(an_unbalanced_book_is_remembered)
{
    const struct sweep_plan unbalanced = {.run = study_case_unbalanced};
    struct file file = new_store();
    struct sweep sweep;
    ck_assert_int_eq(again(&file, "4", &unbalanced, &sweep), STUDY_UNBALANCED);
    ck_assert_int_eq(sweep.failed, 0);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", NULL, &sweep), STUDY_UNBALANCED);
    expect_work(&sweep, 0, 6, 0);
    ck_assert_str_eq(sweep.point[0].message, "the metal book is off on purpose");
    sweep_clear(&sweep);
}
END_TEST

START_TEST(what_was_begun_is_finished_by_the_next_run)
{
    const struct sweep_plan stopped = {.hook = {stop_at_two, NULL}};
    struct file file = new_store();
    struct sweep sweep;
    ck_assert_int_eq(again(&file, "4", &stopped, &sweep), STUDY_INTERRUPTED);
    int done = sweep.computed;
    long replications = sweep.replications_computed;
    ck_assert(done >= 2 && done < 6);
    sweep_clear(&sweep);
    ck_assert_int_eq(again(&file, "4", NULL, &sweep), STUDY_OK);
    expect_work(&sweep, 6 - done, done, 24 - replications);
    sweep_clear(&sweep);
}
END_TEST

RUN_SUITE("sweep", the_last_key_moves_fastest, threads_change_nothing,
          a_point_that_is_no_scenario_is_a_gap, interruption_keeps_finished_points,
          an_unfinished_point_is_dropped, a_store_is_reused_and_extended,
          the_stopping_rule_sees_what_is_kept, a_failure_is_kept_until_it_is_asked_for_again,
          an_unbalanced_book_is_remembered, what_was_begun_is_finished_by_the_next_run)
