/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/experiment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/study/study_case.h"
#include "tests/support/main.h"

static struct experiment_plan plan_of(const struct study_case *study, int threads)
{
    return (struct experiment_plan){.scenario = study->scenario,
                                    .run = study_case_replication,
                                    .threads = threads,
                                    .cut_s = NAN};
}

START_TEST(saving_is_the_difference_of_the_quotients)
{
    struct study_case study;
    struct experiment experiment;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = plan_of(&study, 2);
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_OK);
    ck_assert_int_eq(experiment.replications, 4);
    const struct metric *m = metric_find(&experiment.table, "routes.molten.cost_per_t.total");
    const struct metric *i = metric_find(&experiment.table, "routes.ingot.cost_per_t.total");
    const struct metric *s = metric_find(&experiment.table, "saving_per_t");
    ck_assert(m && i && s);
    for (int k = 0; k < 4; k++)
        ck_assert_close(s->value[k], i->value[k] - m->value[k], 1e-12);
    struct estimate paired = stats_paired(i->value, m->value, 4);
    ck_assert_close(metric_estimate(&experiment.table, s).half_width, paired.half_width, 1e-12);
    /* 20,000 t are wanted each year */
    ck_assert_close(metric_read(&experiment.table, "saving_per_year").mean,
                    metric_read(&experiment.table, "saving_per_t").mean * 20000, 1e-9);
    ck_assert_str_eq(s->unit, "CNY/t");
    experiment_clear(&experiment);
    study_case_close(&study);
}
END_TEST

/* Values of replication 1 of all rows of the table below a path. */
static double sum_below(const struct metric_table *table, const char *route, const char *what,
                        int *count)
{
    char begin[64];
    double sum = 0;
    snprintf(begin, sizeof begin, "routes.%s.cost_per_t.%s.", route, what);
    *count = 0;
    for (int i = 0; i < table->count; i++)
        if (strncmp(table->row[i].path, begin, strlen(begin)) == 0) {
            sum += table->row[i].value[1];
            ++*count;
        }
    return sum;
}

/* In both boundaries: rows add up to the total, and so do the items inside the boundary. */
static void check_sums(const char *boundary, bool outside)
{
    struct study_case study;
    struct experiment experiment;
    const char *sets[] = {boundary, "ingot.lead=5 d"};
    study_case_open(&study, sets, 2);
    struct experiment_plan plan = plan_of(&study, 1);
    experiment_run(&plan, &experiment);
    for (int route = 0; route < ROUTES; route++) {
        const char *name = route_name((enum supply_route)route);
        char total[64];
        int count;
        snprintf(total, sizeof total, "routes.%s.cost_per_t.total", name);
        double whole = metric_find(&experiment.table, total)->value[1];
        ck_assert_double_gt(whole, 100);
        ck_assert_close(sum_below(&experiment.table, name, "rows", &count), whole, 1e-12);
        ck_assert_close(sum_below(&experiment.table, name, "items", &count), whole, 1e-12);
        ck_assert_int_gt(count, 10);
        sum_below(&experiment.table, name, "items_outside", &count);
        ck_assert_int_eq(count > 0, outside);
    }
    experiment_clear(&experiment);
    study_case_close(&study);
}

START_TEST(rows_and_items_sum_to_the_total)
{
    check_sums("sheet.boundary=supply_chain", false);
    check_sums("sheet.boundary=exhibit", true);
}
END_TEST

START_TEST(threads_change_nothing)
{
    struct study_case study;
    struct experiment one, four;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = plan_of(&study, 1);
    plan.replications = 11;
    experiment_run(&plan, &one);
    plan.threads = 4;
    experiment_run(&plan, &four);
    ck_assert_int_eq(one.replications, 11);
    ck_assert_int_eq(four.replications, 11);
    ck_assert_int_eq(one.table.count, four.table.count);
    for (int i = 0; i < one.table.count; i++)
        ck_assert_mem_eq(one.table.row[i].value, four.table.row[i].value, 11 * sizeof(double));
    experiment_clear(&one);
    experiment_clear(&four);
    study_case_close(&study);
}
END_TEST

/* First k >= 10 at which the half-width of the first k is small enough, found apart. */
static int first_precise(const struct experiment *all, double wanted)
{
    const struct metric *s = metric_find(&all->table, "saving_per_t");
    for (int k = STATS_SEQUENTIAL_LEAST; k < all->replications; k++)
        if (stats_estimate(s->value, k).half_width <= wanted)
            return k;
    return all->replications;
}

START_TEST(stops_at_the_same_replication_for_any_threads)
{
    struct study_case plain, study;
    struct experiment all, one, three;
    const char *sets[] = {"simulation.replications={min: 4, max: 40, half_width: 4 CNY/t}"};
    study_case_open(&plain, NULL, 0);
    study_case_open(&study, sets, 1);
    struct experiment_plan plan = plan_of(&plain, 2);
    plan.replications = 40;
    experiment_run(&plan, &all);
    int expected = first_precise(&all, 4);
    ck_assert_int_gt(expected, STATS_SEQUENTIAL_LEAST);
    ck_assert_int_lt(expected, 40);
    plan = plan_of(&study, 1);
    experiment_run(&plan, &one);
    plan.threads = 3;
    experiment_run(&plan, &three);
    ck_assert_int_eq(one.replications, expected);
    ck_assert_int_eq(three.replications, expected);
    ck_assert(one.precise && three.precise);
    experiment_clear(&all);
    experiment_clear(&one);
    experiment_clear(&three);
    study_case_close(&plain);
    study_case_close(&study);
}
END_TEST

START_TEST(a_failed_replication_fails_the_study)
{
    struct study_case study;
    struct experiment experiment;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = plan_of(&study, 2);
    plan.run = study_case_failing;
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_FAILED);
    ck_assert_str_eq(experiment.message, "replication 2 fails on purpose");
    experiment_clear(&experiment);
    study_case_close(&study);
}
END_TEST

START_TEST(a_book_that_is_off_is_kept_and_said)
{
    struct study_case study;
    struct experiment experiment;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = plan_of(&study, 2);
    plan.run = study_case_unbalanced;
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_UNBALANCED);
    ck_assert_int_eq(experiment.replications, 4);
    ck_assert_double_eq(experiment.books.metal, 3e-7);
    experiment_clear(&experiment);
    study_case_close(&study);
}
END_TEST

static bool stop_at_once(void *context, const char *what, double done, double total)
{
    int *calls = context;
    ck_assert_ptr_nonnull(what);
    ck_assert_double_le(done, total);
    ++*calls;
    return true;
}

START_TEST(interruption_keeps_what_is_done)
{
    struct study_case study;
    struct experiment experiment;
    int calls = 0;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = plan_of(&study, 1);
    plan.hook = (struct study_hook){stop_at_once, &calls};
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_INTERRUPTED);
    ck_assert_int_eq(calls, 1);
    ck_assert_int_eq(experiment.replications, 1);
    experiment_clear(&experiment);
    study_case_close(&study);
}
END_TEST

/* A replication of weeks that asks its watcher as the real one does. */
static enum replication_status long_one(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    for (int week = 0; week < 13; week++)
        if (watcher->stop(watcher->asked))
            return REPLICATION_STOPPED;
    return status;
}

static bool stop_at_the_hundredth(void *context, const char *what, double done, double total)
{
    int *calls = context;
    (void)what, (void)done, (void)total;
    return ++*calls == 100;
}

/* Stopped in the middle of a replication it is left at once: whole ones stay, half of one does not.
 */
START_TEST(a_replication_is_left_in_the_middle)
{
    struct study_case study;
    struct experiment experiment;
    int calls = 0;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = plan_of(&study, 1);
    plan.run = long_one;
    plan.replications = 20;
    plan.cut_s = 0;
    plan.hook = (struct study_hook){stop_at_the_hundredth, &calls};
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_INTERRUPTED);
    ck_assert_int_eq(calls, 100);
    ck_assert_int_eq(experiment.replications, 99 / (2 * 13 + 1));
    experiment_clear(&experiment);
    study_case_close(&study);
}
END_TEST

/* Weekly arrival temperatures around 726 degC: a quarter of a kelvin of noise, whose second half
 * happens to be the quieter one; or above it by 3 K that are gone at the end. */
static void arrivals(struct outcome *outcome, double above_K)
{
    enum { WEEKS = 26 };
    outcome->horizon_s = WEEKS * 7 * 86400.0;
    outcome->series_arrival_K = (struct outcome_series){WEEKS, malloc(WEEKS * sizeof(double))};
    for (int week = 0; week < WEEKS; week++)
        outcome->series_arrival_K.value[week] =
            999.15 + above_K * (1 - week / 26.0) +
            (week % 2 ? -1 : 1) * (week < WEEKS / 2 ? 0.25 : 0.05);
}

static enum replication_status flat(const struct scenario *scenario, enum supply_route route,
                                    uint32_t replication, double cut_s,
                                    const struct watcher *watcher, struct outcome *outcome,
                                    char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    arrivals(outcome, 0);
    return status;
}

static enum replication_status starting(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    arrivals(outcome, 3);
    return status;
}

/* Both ask for half the run; one of them for a reason. */
START_TEST(a_start_up_that_does_not_end_is_told_from_noise)
{
    static const replication_function run[] = {flat, starting};
    const char *sets[] = {"simulation.warmup=auto", "simulation.horizon=26 wk"};
    for (int i = 0; i < 2; i++) {
        struct study_case study;
        struct experiment experiment;
        study_case_open(&study, sets, 2);
        struct experiment_plan plan = plan_of(&study, 1);
        plan.run = run[i];
        ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_OK);
        ck_assert_double_eq(experiment.cut_s, 13 * 7 * 86400.0);
        ck_assert_int_eq(experiment.cut_settled, i == 0);
        experiment_clear(&experiment);
        study_case_close(&study);
    }
}
END_TEST

RUN_SUITE("experiment", a_start_up_that_does_not_end_is_told_from_noise,
          a_replication_is_left_in_the_middle, saving_is_the_difference_of_the_quotients,
          rows_and_items_sum_to_the_total, threads_change_nothing,
          stops_at_the_same_replication_for_any_threads, a_failed_replication_fails_the_study,
          a_book_that_is_off_is_kept_and_said, interruption_keeps_what_is_done)
