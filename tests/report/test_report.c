/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-c/json.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/report/text.h"
#include "sim/report/answer.h"
#include "sim/report/csv.h"
#include "sim/scenario/csv_read.h"
#include "sim/report/figure.h"
#include "sim/report/folder.h"
#include "sim/report/json.h"
#include "sim/report/plot.h"
#include "tests/study/study_case.h"
#include "tests/support/main.h"

START_TEST(figures_have_the_decimals_that_noise_supports)
{
    char text[FIGURE_ROOM];
    figure_interval((struct estimate){331.437, 1.24, 10}, 3, text);
    ck_assert_str_eq(text, "331.4 ± 1.2");
    figure_interval((struct estimate){331.437, 12.4, 10}, 3, text);
    ck_assert_str_eq(text, "331 ± 12");
    figure_interval((struct estimate){738.4, NAN, 1}, 1, text);
    ck_assert_str_eq(text, "738.4");
    figure_interval((struct estimate){331.437, 0.0031, 10}, 1, text);
    ck_assert_str_eq(text, "331.4 ± <0.1");
    figure_interval((struct estimate){20000 - 1e-11, 3e-12, 10}, 2, text);
    ck_assert_str_eq(text, "20000");
    figure_interval((struct estimate){7.2249, 0, 10}, 2, text);
    ck_assert_str_eq(text, "7.22");
    figure_interval((struct estimate){9, NAN, 1}, 2, text);
    ck_assert_str_eq(text, "9");
    figure_text(-0.0004, 1, text);
    ck_assert_str_eq(text, "0.0");
    figure_text(NAN, 1, text);
    ck_assert_str_eq(text, "-");
    figure_money(6.623e6, 0, text);
    ck_assert_str_eq(text, "6.62 million");
    figure_money(-12345.6, 0, text);
    ck_assert_str_eq(text, "-12,346");
    figure_money(12000.2, 0, text);
    ck_assert_str_eq(text, "12,000");
    figure_money(12999.6, 0, text);
    ck_assert_str_eq(text, "13,000");
    figure_money(1506599.8e6, 0, text);
    ck_assert_str_eq(text, "1506.6 billion");
    figure_money(-2.345e9, 0, text);
    ck_assert_str_eq(text, "-2.35 billion");
}
END_TEST

static void written(void (*write)(FILE *, double), double value, const char *expected)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    write(out, value);
    fclose(out);
    ck_assert_str_eq(text, expected);
    free(text);
}

START_TEST(csv_numbers_read_back_in_every_locale)
{
    setlocale(LC_ALL, "de_DE.UTF-8"); /* where it is installed */
    written(csv_number, 0.1, "0.1");
    written(csv_number, 1.0 / 3, "0.3333333333333333");
    written(csv_number, NAN, "");
    written(csv_number, -1e22, "-1e+22");
    setlocale(LC_ALL, "C");
}
END_TEST

START_TEST(csv_text_is_quoted_and_read_back)
{
    char folder[256], path[300];
    struct csv_file file;
    temp_dir_make(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a.csv", folder);
    FILE *out = fopen(path, "wb");
    csv_text(out, "plain");
    putc(',', out);
    csv_text(out, "with \"quotes\", and a comma");
    fputs("\n3.25,\n", out);
    fclose(out);
    ck_assert(csv_file_read(path, &file));
    ck_assert_int_eq(file.columns, 2);
    ck_assert_int_eq(file.rows, 1);
    ck_assert_str_eq(csv_file_heading(&file, 1), "with \"quotes\", and a comma");
    ck_assert_double_eq(csv_file_number(&file, 0, 0), 3.25);
    ck_assert(isnan(csv_file_number(&file, 0, 1)));
    csv_file_clear(&file);
    temp_dir_remove(folder);
}
END_TEST

/* A run of the synthetic case. */
static void run_case(struct study_case *study, struct run *run, const char *const *sets, int count)
{
    study_case_open(study, sets, count);
    struct run_plan plan = {.source = &study->source,
                            .scenario = study->scenario,
                            .run = study_case_replication,
                            .threads = 1};
    ck_assert_int_eq(run_study(&plan, run), STUDY_OK);
}

static double number_at(json_object *object, const char *path)
{
    char copy[160], *rest = copy;
    snprintf(copy, sizeof copy, "%s", path);
    for (char *key = strtok_r(copy, ".", &rest); key; key = strtok_r(NULL, ".", &rest))
        ck_assert_msg(json_object_object_get_ex(object, key, &object), "no %s in %s", key, path);
    return json_object_get_double(object);
}

START_TEST(json_is_a_view_of_the_result_table)
{
    struct study_case study;
    struct run run;
    run_case(&study, &run, NULL, 0);
    char *text = json_run(&run);
    json_object *object = json_tokener_parse(text), *part;
    ck_assert_ptr_nonnull(object);
    ck_assert(json_object_object_get_ex(object, "schema", &part));
    ck_assert_str_eq(json_object_get_string(part), "meltroute-result/1");
    const struct metric_table *table = &run.experiment.table;
    for (int i = 0; i < table->count; i++) {
        char path[200];
        struct estimate e = metric_estimate(table, &table->row[i]);
        snprintf(path, sizeof path, "%s.mean", table->row[i].path);
        if (!isnan(e.mean))
            ck_assert_msg(number_at(object, path) == e.mean, "%s", path);
    }
    ck_assert_double_eq(number_at(object, "customers.customer.saving_per_t.mean"),
                        number_at(object, "saving_per_t.mean"));
    ck_assert_double_eq(number_at(object, "books.metal"), 0);
    json_object_put(object);
    free(text);
    run_clear(&run);
    study_case_close(&study);
}
END_TEST

static bool text_says(const struct run *run, const char *words)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    text_run(out, run, run->scenario);
    fclose(out);
    bool says = strstr(text, words) != NULL;
    free(text);
    return says;
}

START_TEST(the_answer_says_which_route_and_how_sure)
{
    struct study_case study;
    struct run run;
    char answer[ANSWER_ROOM];
    run_case(&study, &run, NULL, 0);
    ck_assert_int_eq(answer_write(&run, answer), VERDICT_CHEAPER);
    ck_assert_msg(strncmp(answer, "At 30 km molten supply is cheaper by ", 37) == 0, "%s", answer);
    for (int side = -1; side <= 1; side++) { /* the middle of draws below, at, above the saving */
        double middle = metric_read(&run.experiment.table, "saving_per_t").mean + 50 * side;
        run.has_inputs = true;
        run.inputs = (struct inputs){.draws = 40, .p05 = 0, .median = middle};
        run.inputs.median_interval =
            (struct quantile_interval){.low = middle - 10, .high = middle + 10};
        ck_assert_int_eq(text_says(&run, "favour molten supply; 'meltroute sens"), side < 0);
        ck_assert_int_eq(text_says(&run, "favour ingots; 'meltroute sens"), side > 0);
    }
    run_clear(&run);
    study_case_close(&study);

    const char *far[] = {"route.distance=120 km"};
    run_case(&study, &run, far, 1);
    ck_assert_int_eq(answer_write(&run, answer), VERDICT_DEARER);
    ck_assert_str_eq(run.binds.bind[0].what, "cost");
    run.has_inputs = true;
    /* of so few draws no percentile is told, but what happened to the others is */
    run.inputs = (struct inputs){
        .draws = 3, .infeasible = 17, .lacking = {[PLANS_COLD] = 17}, .p05 = NAN, .p95 = NAN};
    ck_assert_int_eq(answer_write(&run, answer), VERDICT_DEARER);
    ck_assert_msg(
        strstr(answer,
               "only 3 of 20 draws gave a saving and 10 are needed; with 17 a plan does not hold: "
               "loads too cold.") &&
            !strstr(answer, "nan"),
        "%s", answer);
    run_clear(&run);
    study_case_close(&study);
}
END_TEST

/* The synthetic case with machines of one route, or of both, half the time without metal. */
static enum replication_status starve(const struct scenario *scenario, enum supply_route route,
                                      uint32_t replication, double cut_s, struct outcome *outcome,
                                      char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, NULL, outcome, message);
    outcome->stockout_s = 0.573 * outcome->scheduled_s;
    outcome->melter_busy_frac = 1;
    return status;
}

static enum replication_status ingot_starves(const struct scenario *scenario,
                                             enum supply_route route, uint32_t replication,
                                             double cut_s, const struct watcher *watcher,
                                             struct outcome *outcome, char message[160])
{
    if (route == ROUTE_INGOT)
        return starve(scenario, route, replication, cut_s, outcome, message);
    return study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
}

static enum replication_status both_starve(const struct scenario *scenario, enum supply_route route,
                                           uint32_t replication, double cut_s,
                                           const struct watcher *watcher, struct outcome *outcome,
                                           char message[160])
{
    (void)watcher;
    return starve(scenario, route, replication, cut_s, outcome, message);
}

static enum replication_status nothing_is_shot(const struct scenario *scenario,
                                               enum supply_route route, uint32_t replication,
                                               double cut_s, const struct watcher *watcher,
                                               struct outcome *outcome, char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    outcome->new_metal_kg = 0;
    return status;
}

static enum replication_status nothing_arrives(const struct scenario *scenario,
                                               enum supply_route route, uint32_t replication,
                                               double cut_s, const struct watcher *watcher,
                                               struct outcome *outcome, char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    if (route == ROUTE_MOLTEN)
        outcome->new_metal_kg = 0;
    return status;
}

/* The answer to a run with other replications; the JSON says the same. */
static enum verdict answer_of(replication_function replication, char answer[ANSWER_ROOM])
{
    struct study_case study;
    struct run run;
    study_case_open(&study, NULL, 0);
    struct run_plan plan = {
        .source = &study.source, .scenario = study.scenario, .run = replication, .threads = 1};
    ck_assert_int_eq(run_study(&plan, &run), STUDY_OK);
    enum verdict verdict = answer_write(&run, answer);
    char *text = json_run(&run), part[60];
    snprintf(part, sizeof part, "\"verdict\": \"%s\"", verdict_name(verdict));
    ck_assert_msg(strstr(text, part) != NULL, "no %s in the JSON", part);
    free(text);
    run_clear(&run);
    study_case_close(&study);
    return verdict;
}

START_TEST(what_takes_weight_from_the_answer_is_said)
{
    struct study_case study;
    struct run run;
    char answer[ANSWER_ROOM];
    const char *teaching[] = {"ladle.model=constant_rate"};
    run_case(&study, &run, teaching, 1); /* no trips in the synthetic case */
    answer_write(&run, answer);
    ck_assert_msg(strstr(answer, "Warning: no load was delivered in the observed time") != NULL,
                  "%s", answer);
    ck_assert_msg(strstr(answer,
                         "for teaching only, the ladle model constant_rate knows no preheat "
                         "gas") != NULL,
                  "%s", answer);
    run_clear(&run);
    study_case_close(&study);
}
END_TEST

START_TEST(a_route_that_starves_is_not_compared)
{
    char answer[ANSWER_ROOM];
    ck_assert_int_eq(answer_of(ingot_starves, answer), VERDICT_NO_COMPARISON);
    const char begin[] = "No comparison at 30 km: with the ingot route as planned the machines are "
                         "supplied only 42.7 % of the time (98.0 % is asked for), because its "
                         "melting furnaces are busy 100 %";
    ck_assert_msg(strncmp(answer, begin, strlen(begin)) == 0, "%s", answer);
    ck_assert_msg(!strstr(answer, "a year") && !strstr(answer, "CNY"), "%s", answer);
    ck_assert_int_eq(answer_of(both_starve, answer), VERDICT_NO_COMPARISON);
    ck_assert_msg(strstr(answer, "molten supply as planned is no better off") != NULL, "%s",
                  answer);
    ck_assert_msg(!strstr(answer, "a year"), "%s", answer);
    ck_assert_int_eq(answer_of(nothing_is_shot, answer), VERDICT_NO_COMPARISON);
    ck_assert_msg(strstr(answer, "no metal was shot in the 12 weeks after") != NULL, "%s", answer);
    ck_assert_msg(strstr(answer, "make simulation.horizon longer") != NULL, "%s", answer);
    ck_assert_int_eq(answer_of(nothing_arrives, answer), VERDICT_NO_COMPARISON);
    ck_assert_msg(strstr(answer, "with molten supply as planned, and with ingots there was") !=
                      NULL,
                  "%s", answer);
    ck_assert_msg(!strstr(answer, "simulation.horizon"), "%s", answer);
}
END_TEST

START_TEST(a_truck_above_the_legal_weight_is_no_plan)
{
    struct study_case study;
    struct run run;
    char answer[ANSWER_ROOM];
    const char *heavy[] = {"ladle.capacity=14 t", "fleet.ladles_per_truck=3"};
    run_case(&study, &run, heavy, 2);
    ck_assert_int_eq(answer_write(&run, answer), VERDICT_INFEASIBLE);
    ck_assert_msg(strncmp(answer,
                          "Molten supply at 30 km is infeasible as planned, because a loaded "
                          "truck weighs 8",
                          80) == 0 &&
                      strstr(answer, " t against 49 t allowed") && !strstr(answer, "a year"),
                  "%s", answer);
    ck_assert_str_eq(run.binds.bind[0].what, "gross weight");
    run_clear(&run);
    study_case_close(&study);
}
END_TEST

START_TEST(a_folder_that_is_no_result_is_refused)
{
    char folder[256], path[300], message[FOLDER_MESSAGE];
    temp_dir_make(folder, sizeof folder);
    ck_assert(folder_check(folder, NULL, message)); /* empty */
    snprintf(path, sizeof path, "%s/thesis.txt", folder);
    file_write(path, "years of work\n");
    ck_assert(!folder_check(folder, NULL, message));
    ck_assert(!folder_check(path, NULL, message));
    struct folder result;
    ck_assert(!folder_begin(&result, folder, NULL));
    temp_dir_remove(folder);
}
END_TEST

START_TEST(a_result_replaces_a_result_and_nothing_else)
{
    char base[256], path[300], file[340];
    struct folder folder;
    temp_dir_make(base, sizeof base);
    snprintf(path, sizeof path, "%s/deep/result", base);
    for (int i = 0; i < 2; i++) {
        ck_assert(folder_begin(&folder, path, NULL));
        FILE *out = folder_open(&folder, "manifest.json");
        fprintf(out, "%d\n", i);
        folder_close(&folder, out);
        if (i == 0)
            folder_close(&folder, folder_open(&folder, "ledger.csv"));
        ck_assert(folder_commit(&folder));
        snprintf(file, sizeof file, "%s/notes.txt", path);
        if (i == 0)
            file_write(file, "mine\n");
    }
    ck_assert_int_eq(access(file, F_OK), 0); /* the user's own file stays */
    snprintf(file, sizeof file, "%s/ledger.csv", path);
    ck_assert_int_ne(access(file, F_OK), 0); /* the older result's does not */
    snprintf(file, sizeof file, "%s/manifest.json", path);
    char *text = file_read(file);
    ck_assert_str_eq(text, "1\n");
    free(text);
    temp_dir_remove(base);
}
END_TEST

START_TEST(nothing_from_a_scenario_reaches_the_script_unescaped)
{
    char *text = NULL;
    size_t size;
    struct plot_head head = {open_memstream(&text, &size)};
    plot_key(&head, "title_text", "a \"b\" `touch x` \\ c\nd");
    fclose(head.file);
    ck_assert_str_eq(text, "title_text = \"a \\042b\\042 \\140touch x\\140 \\134 c d\"\n");
    free(text);
}
END_TEST

RUN_SUITE("report", figures_have_the_decimals_that_noise_supports,
          csv_numbers_read_back_in_every_locale, csv_text_is_quoted_and_read_back,
          json_is_a_view_of_the_result_table, the_answer_says_which_route_and_how_sure,
          what_takes_weight_from_the_answer_is_said, a_route_that_starves_is_not_compared,
          a_truck_above_the_legal_weight_is_no_plan, a_folder_that_is_no_result_is_refused,
          a_result_replaces_a_result_and_nothing_else,
          nothing_from_a_scenario_reaches_the_script_unescaped)
