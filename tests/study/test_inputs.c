/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/inputs.h"

#include <stdlib.h>
#include <string.h>

#include "sim/study/design.h"
#include "tests/study/study_case.h"
#include "tests/support/main.h"

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

/* Which column of the hypercube a key has. */
struct column {
    const char *key;
    int at, count;
};

static bool count_to(void *context, const char *key, const struct key_info *info)
{
    struct column *column = context;
    (void)info;
    if (strcmp(key, column->key) == 0)
        column->at = column->count;
    column->count++;
    return false;
}

/* All that the saving of this case depends on and that is judgement: receipt, believed to cost 8 to
 * 30 a tonne. Insurance of the cargo, 0.01 to 0.1 % of metal worth 20,000, with the haulier's
 * margin on it, and the bias of the scales are given here: they would move the saving too. */
static const char *const given[] = {"prices.cargo_insurance=0 %", "prices.weighing=0 %"};

/* The savings that the draws must give: 20 a kg x (47.3 + n / 2 - 30 - n) kg less receipt, n being
 * the noise of replication 0. */
static void expect_savings(const struct study_case *study, int draws, double *saving)
{
    struct column receipt = {"prices.receipt", -1, 0};
    source_judgements(study->scenario, count_to, &receipt);
    ck_assert_int_ge(receipt.at, 0);
    double *fraction = malloc((size_t)(draws * receipt.count) * sizeof *fraction);
    ck_assert(design_latin(draws, receipt.count, study->scenario->simulation.seed, fraction));
    for (int i = 0; i < draws; i++)
        saving[i] = 20 * (INGOT_LOSS_KG - 30 - study_case_noise(0) / 2) -
                    (8 + (30 - 8) * fraction[i * receipt.count + receipt.at]);
    free(fraction);
}

START_TEST(the_interval_is_that_of_the_draws_and_repeats)
{
    enum { DRAWS = 60 };
    struct study_case study;
    struct inputs one, two, few;
    double saving[DRAWS];
    study_case_open(&study, given, 2);
    struct inputs_plan plan = {.source = &study.source,
                               .scenario = study.scenario,
                               .run = with_receipt,
                               .draws = DRAWS,
                               .threads = 1,
                               .replications = 1,
                               .cut_s = 0};
    ck_assert_int_eq(inputs_run(&plan, &one), STUDY_OK);
    plan.threads = 3;
    ck_assert_int_eq(inputs_run(&plan, &two), STUDY_OK);
    ck_assert_int_eq(one.draws, DRAWS);
    expect_savings(&study, DRAWS, saving);
    ck_assert_close(one.p05, stats_quantile(saving, DRAWS, 0.05), 1e-9);
    ck_assert_close(one.median, stats_quantile(saving, DRAWS, 0.5), 1e-9);
    ck_assert_close(one.p95, stats_quantile(saving, DRAWS, 0.95), 1e-9);
    struct quantile_interval low = stats_quantile_interval(saving, DRAWS, 0.05, 0.95);
    ck_assert_close(one.p05_interval.low, low.low, 1e-9);
    ck_assert_close(one.p05_interval.high, low.high, 1e-9);
    ck_assert_double_le(one.median_interval.low, one.median);
    ck_assert_double_ge(one.median_interval.high, one.median);
    ck_assert_double_ge(one.p95_interval.high, one.p95);
    plan.draws = INPUTS_BOUND - 1; /* one too few for the ends */
    ck_assert_int_eq(inputs_run(&plan, &few), STUDY_OK);
    ck_assert(isnan(few.p05_interval.low) && isnan(few.p95_interval.low));
    ck_assert(!isnan(few.median_interval.low));
    plan.draws = INPUTS_FEWEST - 1;
    ck_assert_int_eq(inputs_run(&plan, &few), STUDY_OK);
    ck_assert(isnan(few.median) && isnan(few.median_interval.low));
    ck_assert_mem_eq(&one.p05, &two.p05, sizeof one.p05);
    ck_assert_mem_eq(&one.p95, &two.p95, sizeof one.p95);
    study_case_close(&study);
}
END_TEST

/* The same, but where receipt is dear the loads come cold, and where it is cheap the machines of
 * the ingot route stand still. */
static enum replication_status with_lacking(const struct scenario *scenario,
                                            enum supply_route route, uint32_t replication,
                                            double cut_s, const struct watcher *watcher,
                                            struct outcome *outcome, char message[160])
{
    enum replication_status status =
        with_receipt(scenario, route, replication, cut_s, watcher, outcome, message);
    double receipt_per_t = 1000 * scenario->prices.receipt_per_kg;
    outcome->loads = 100;
    outcome->below_limit = receipt_per_t > 8 + 22 * 0.75 ? 6 : 5; /* one in twenty is allowed */
    if (route == ROUTE_INGOT && receipt_per_t < 8 + 22 * 0.1)
        outcome->stockout_s = 0.5 * outcome->scheduled_s;
    return status;
}

/* As at a point of a sweep: no plan, no saving, whichever way it does not hold. */
START_TEST(draws_whose_plan_does_not_hold_are_counted_by_reason)
{
    enum { DRAWS = 40 };
    struct study_case study;
    struct inputs inputs;
    double saving[DRAWS], held[DRAWS];
    study_case_open(&study, given, 2);
    struct inputs_plan plan = {.source = &study.source,
                               .scenario = study.scenario,
                               .run = with_lacking,
                               .draws = DRAWS,
                               .threads = 2,
                               .replications = 1,
                               .cut_s = 0};
    ck_assert_int_eq(inputs_run(&plan, &inputs), STUDY_OK);
    ck_assert_int_eq(inputs.lacking[PLANS_COLD], DRAWS / 4); /* a hypercube is even */
    ck_assert_int_eq(inputs.lacking[PLANS_INGOT], DRAWS / 10);
    ck_assert_int_eq(inputs.infeasible, DRAWS / 4 + DRAWS / 10);
    ck_assert_int_eq(inputs.draws, DRAWS - inputs.infeasible);
    expect_savings(&study, DRAWS, saving);
    double free_of_receipt = 20 * (INGOT_LOSS_KG - 30 - study_case_noise(0) / 2);
    int count = 0;
    for (int i = 0; i < DRAWS; i++) {
        double receipt = free_of_receipt - saving[i];
        if (receipt >= 8 + 22 * 0.1 && receipt <= 8 + 22 * 0.75)
            held[count++] = saving[i];
    }
    ck_assert_close(inputs.p05, stats_quantile(held, count, 0.05), 1e-9);
    ck_assert_close(inputs.p95, stats_quantile(held, count, 0.95), 1e-9);
    study_case_close(&study);
}
END_TEST

/* A replication of two weeks, as far as whoever may stop it is concerned. */
static enum replication_status in_weeks(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160])
{
    for (int week = 0; week < 2; week++)
        if (watcher->stop(watcher->asked))
            return REPLICATION_STOPPED;
    return with_receipt(scenario, route, replication, cut_s, watcher, outcome, message);
}

/* Told to stop at its so manieth question. */
static bool stop_when_asked(void *context, const char *what, double done, double total)
{
    int *left = context;
    ck_assert_str_eq(what, "input draws");
    ck_assert_double_eq(total, 9);
    ck_assert_double_le(done, total);
    return --*left <= 0;
}

START_TEST(draws_are_stopped_within_a_draw)
{
    struct study_case study;
    struct inputs inputs;
    study_case_open(&study, given, 2);
    for (int questions = 1; questions < 20; questions++) {
        int left = questions;
        struct inputs_plan plan = {.source = &study.source,
                                   .scenario = study.scenario,
                                   .run = in_weeks,
                                   .draws = 9,
                                   .threads = 1,
                                   .replications = 1,
                                   .cut_s = 0,
                                   .hook = {stop_when_asked, &left}};
        int whole = (questions + 1) / 6; /* four weeks, the replication, the draw */
        char message[80];
        ck_assert_int_eq(inputs_run(&plan, &inputs), STUDY_INTERRUPTED);
        ck_assert_int_le(left, 0);
        snprintf(message, sizeof message, "interrupted after %d of 9 input draws", whole);
        ck_assert_str_eq(inputs.message, message);
        ck_assert_int_eq(inputs.draws, whole);
    }
    study_case_close(&study);
}
END_TEST

RUN_SUITE("inputs", every_judgement_reads_back_through_the_reader,
          the_interval_is_that_of_the_draws_and_repeats,
          draws_whose_plan_does_not_hold_are_counted_by_reason, draws_are_stopped_within_a_draw)
