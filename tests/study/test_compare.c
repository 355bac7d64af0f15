/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/compare.h"

#include <stdlib.h>
#include <string.h>

#include "sim/report/compare_report.h"
#include "sim/study/run.h"
#include "tests/study/study_case.h"
#include "tests/support/main.h"

static const char text[] = "schema: meltroute/1\n"
                           "currency: CNY\n"
                           "prices: {set: CN-2025, dross_value: 0, interest: 0 %/a}\n"
                           "metal: {alloy: ADC12, price: 20000 CNY/t}\n"
                           "route: {distance: 30 km}\n"
                           "fleet: {trucks: 4}\n"
                           "ladle: {count: 8}\n"
                           "customer: {demand: 20000 t/a, returns: 0, shifts: 24x7}\n"
                           "simulation: {horizon: 13 wk, warmup: 1 wk, seed: 11, replications: 6}\n"
                           "scenarios:\n"
                           "  far: {route.distance: 31 km}\n"
                           "  alike: {ladle.count: 9, prices.ladle: 1 CNY}\n"
                           "  few: {fleet.trucks: 1, route.distance: 3 km}\n";

/* Noise of its own at each distance and number of ladles; one truck leaves machines without metal.
 */
static enum replication_status noisy(const struct scenario *scenario, enum supply_route route,
                                     uint32_t replication, double cut_s,
                                     const struct watcher *watcher, struct outcome *outcome,
                                     char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    int distance_km = (int)(scenario->customers[0].route.distance_m / 1000);
    if (route == ROUTE_MOLTEN) {
        double noise = study_case_noise(replication * 31 + (uint32_t)distance_km * 7);
        outcome->observed.amount[FLOW_METAL_OXIDISED] += 0.1 * noise / 1000 * outcome->new_metal_kg;
        if (scenario->fleet.trucks < 2)
            outcome->stockout_s = 0.1 * outcome->scheduled_s;
    }
    return status;
}

struct world {
    struct study_case study;
    struct compare compare;
};

static enum study_status compare(struct world *w, const char *yaml, const char *const *names,
                                 int count)
{
    char message[240];
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = yaml, .name = "compare.yaml"};
    memset(w, 0, sizeof *w);
    w->study.parsed = scenario_source_load(&request, diag);
    ck_assert_ptr_nonnull(w->study.parsed);
    w->study.source = (struct source){w->study.parsed, NULL, NULL, 0};
    w->study.scenario = source_make(&w->study.source, NULL, 0, message);
    ck_assert_msg(w->study.scenario != NULL, "%s", message);
    diag_free(&diag);
    const struct compare_plan plan = {.source = &w->study.source,
                                      .scenario = w->study.scenario,
                                      .name = names,
                                      .name_count = count,
                                      .run = noisy,
                                      .threads = 2};
    return compare_run(&plan, &w->compare);
}

static void close_world(struct world *w)
{
    compare_clear(&w->compare);
    study_case_close(&w->study);
}

static const char cost[] = "routes.molten.cost_per_t.total";

/* What `run` gives of a variant: the costs of six replications. */
static double costs_of(const struct world *w, const char *variant, double cost_of[6])
{
    char message[240];
    struct source source = w->study.source;
    source.variant = variant;
    struct scenario *scenario = source_make(&source, NULL, 0, message);
    const struct run_plan plan = {
        .source = &source, .scenario = scenario, .run = noisy, .threads = 1};
    struct run run;
    ck_assert_int_eq(run_study(&plan, &run), STUDY_OK);
    const struct metric *row = metric_find(&run.experiment.table, cost);
    ck_assert_int_eq(run.experiment.replications, 6);
    memcpy(cost_of, row->value, 6 * sizeof *cost_of);
    double mean = metric_estimate(&run.experiment.table, row).mean;
    run_clear(&run);
    scenario_free(&scenario);
    return mean;
}

START_TEST(differences_are_those_of_two_runs_paired_by_replication)
{
    static const char *const names[] = {"base", "far"};
    struct world w;
    double base[6], far[6], mean = 0, squares = 0;
    ck_assert_int_eq(compare(&w, text, names, 2), STUDY_OK);
    struct estimate d = compare_difference(&w.compare, 1, 0, cost);
    double means_apart = costs_of(&w, "far", far) - costs_of(&w, NULL, base);
    for (int i = 0; i < 6; i++)
        mean += (far[i] - base[i]) / 6;
    for (int i = 0; i < 6; i++)
        squares += (far[i] - base[i] - mean) * (far[i] - base[i] - mean);
    ck_assert_close(d.mean, means_apart, 1e-9);
    ck_assert_close(d.mean, mean, 1e-9);
    ck_assert_int_eq(d.n, 6);
    /* t(0.975, 5) as tables print it */
    ck_assert_close(d.half_width, 2.570582 * sqrt(squares / 5) / sqrt(6), 1e-6);
    ck_assert(compare_apart(d));
    /* the common noise, 20 CNY/t wide, is not in it */
    ck_assert(d.half_width < 0.5 * compare_value(&w.compare, 0, cost).half_width);
    struct estimate back = compare_difference(&w.compare, 0, 1, cost);
    ck_assert_close(back.mean, -d.mean, 1e-12);
    ck_assert_close(back.half_width, d.half_width, 1e-9);
    close_world(&w);
}
END_TEST

START_TEST(the_same_plan_differs_by_nothing)
{
    static const char *const names[] = {"base", "base"};
    struct world w;
    const struct compare_figure *f;
    ck_assert_int_eq(compare(&w, text, names, 2), STUDY_OK);
    for (int k = 0; (f = compare_figure_at(k)); k++) {
        struct estimate d = compare_difference(&w.compare, 1, 0, f->path);
        ck_assert_msg(d.n == 0 || (d.mean == 0 && d.half_width == 0), "%s", f->path);
    }
    ck_assert_int_eq(compare_difference(&w.compare, 1, 0, cost).n, 6);
    ck_assert(!compare_apart(compare_difference(&w.compare, 1, 0, cost)));
    char *answer = compare_answer(&w.compare);
    ck_assert_msg(strstr(answer, "the file as it stands costs the same.") != NULL, "%s", answer);
    free(answer);
    close_world(&w);
}
END_TEST

START_TEST(a_plan_that_does_not_hold_is_never_the_best)
{
    struct world w;
    ck_assert_int_eq(compare(&w, text, NULL, 0), STUDY_OK);
    ck_assert_int_eq(w.compare.count, 4);
    ck_assert_str_eq(w.compare.member[0].name, "base");
    ck_assert_str_eq(w.compare.member[3].name, "few");
    ck_assert(compare_value(&w.compare, 3, cost).mean < compare_value(&w.compare, 0, cost).mean);
    ck_assert(!compare_holds(&w.compare, 3));
    ck_assert_int_ne(compare_best(&w.compare), 3);
    char *answer = compare_answer(&w.compare);
    ck_assert_msg(strstr(answer, "'few' is no plan (molten infeasible): the machines are supplied "
                                 "only 90.0 % of the time") != NULL,
                  "%s", answer);
    ck_assert_ptr_null(strstr(answer, "'few' costs"));
    free(answer);
    close_world(&w);
}
END_TEST

START_TEST(one_name_is_compared_with_the_file_as_it_stands)
{
    static const char *const name[] = {"few"};
    struct world w;
    ck_assert_int_eq(compare(&w, text, name, 1), STUDY_OK);
    ck_assert_int_eq(w.compare.count, 2);
    ck_assert_str_eq(w.compare.member[0].name, "base");
    char *answer = compare_answer(&w.compare);
    ck_assert_msg(strstr(answer, "Of 2 plans only the file as it stands holds") == answer, "%s",
                  answer);
    free(answer);
    close_world(&w);
}
END_TEST

START_TEST(what_cannot_be_compared_is_told)
{
    static const char *const names[] = {"base", "fra"};
    struct world w;
    char bare[sizeof text];
    ck_assert_int_eq(compare(&w, text, names, 2), STUDY_INVALID);
    ck_assert_str_eq(w.compare.message, "the file has no variant 'fra'; it has base (as it "
                                        "stands), far, alike, few");
    close_world(&w);
    snprintf(bare, sizeof bare, "%.*s", (int)(strstr(text, "scenarios:") - text), text);
    ck_assert_int_eq(compare(&w, bare, NULL, 0), STUDY_INVALID);
    ck_assert_ptr_nonnull(strstr(w.compare.message, "such as 'scenarios: {slow: "));
    close_world(&w);
}
END_TEST

/* A table of loads too cold, so many of so many, as it comes of replications. */
static void loads(struct metric_table *table, const double cold[3], const double poured[3])
{
    memset(table, 0, sizeof *table);
    for (int i = 0; i < 3; i++) {
        struct metric_table one = {.replications = 1};
        metric_put(&one, 0, "-", cold[i] / poured[i], "routes.molten.loads_below_limit_frac");
        metric_put(&one, 0, "-", poured[i], "routes.molten.loads_poured");
        metric_table_append(table, &one);
    }
    ck_assert(!table->failed);
}

START_TEST(shares_differ_by_those_of_all_loads)
{
    static const double cold[2][3] = {{4, 0, 2}, {1, 1, 1}};
    static const double poured[2][3] = {{10, 20, 10}, {20, 20, 10}};
    struct metric_table a, b;
    loads(&a, cold[0], poured[0]);
    loads(&b, cold[1], poured[1]);
    struct estimate d = metric_paired(&a, &b, "routes.molten.loads_below_limit_frac");
    ck_assert_close(d.mean, 6 / 40. - 3 / 50., 1e-12);
    /* pseudo-values 3 r - 2 r without it: of a 3 x 6/40 - 2 x (2/30, 6/20, 4/30), of b
     * 3 x 3/50 - 2 x (2/30, 2/30, 2/40) */
    const double apart[] = {0.45 - 4 / 30. - 0.18 + 4 / 30., 0.45 - 0.6 - 0.18 + 4 / 30.,
                            0.45 - 8 / 30. - 0.18 + 0.1};
    double mean = (apart[0] + apart[1] + apart[2]) / 3, squares = 0;
    for (int i = 0; i < 3; i++)
        squares += (apart[i] - mean) * (apart[i] - mean);
    ck_assert_close(d.half_width, 4.302653 * sqrt(squares / 2) / sqrt(3), 1e-6);
    ck_assert_int_eq(metric_paired(&a, &b, "no.such").n, 0);
    metric_table_clear(&a);
    metric_table_clear(&b);
}
END_TEST

RUN_SUITE("compare", differences_are_those_of_two_runs_paired_by_replication,
          the_same_plan_differs_by_nothing, a_plan_that_does_not_hold_is_never_the_best,
          one_name_is_compared_with_the_file_as_it_stands, what_cannot_be_compared_is_told,
          shares_differ_by_those_of_all_loads)
