/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known truth found again, and what a log cannot tell said. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "sim/study/calibrate.h"
#include "tests/study/log_case.h"
#include "tests/support/main.h"

static struct scenario *scenario;
static struct calibration result;

static void open_scenario(void)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = log_case_scenario, .name = "case.yaml"};
    scenario = scenario_load(&request, diag);
    ck_assert_ptr_nonnull(scenario);
    diag_free(&diag);
}

static void close_scenario(void)
{
    scenario_free(&scenario);
}

/* Messages about the log; owns: the caller frees. */
static char *calibrate_log(const char *csv, size_t size, const char *fit, const char *columns,
                           enum calibrate_status expected)
{
    struct calibrate_plan plan = {scenario, "log.csv", csv, size, fit, columns};
    struct diag *diag = diag_create();
    char why[240];
    enum calibrate_status status = calibrate_run(&plan, diag, &result, why);
    char *said = diag_text(diag, 0);
    ck_assert_msg(status == expected, "status %d: %s\n%s", (int)status, why, said);
    diag_free(&diag);
    return said;
}

static void fit_log(const char *csv, const char *fit)
{
    free(calibrate_log(csv, strlen(csv), fit, NULL, CALIBRATE_OK));
}

static const struct calibrated *found(const char *name)
{
    for (int i = 0; i < result.count; i++)
        if (strcmp(result.of[i].parameter->name, name) == 0)
            return &result.of[i];
    ck_abort_msg("%s was not fitted", name);
    return NULL;
}

/* --- the truth ---------------------------------------------------------------------------------
 */

/* Logs of thirty deliveries and 1 K; how often in many logs is counted in tests/long. */
START_TEST(a_known_truth_lies_in_its_interval)
{
    enum { DELIVERIES = 30, LOGS = 4 };
    const struct log_truth truth = {1.17, 668.3};
    struct log_row row[DELIVERIES];
    int lining = 0, face = 0;
    open_scenario();
    log_case_draw(row, DELIVERIES, 411);
    log_case_cool(&truth, row, DELIVERIES);
    for (int seed = 1; seed <= LOGS; seed++) {
        char *csv = log_case_csv(row, DELIVERIES, 1, (uint64_t)seed);
        fit_log(csv, "lining hot_face");
        const struct calibrated *k = found("lining"), *f = found("hot_face");
        ck_assert_msg(k->told && f->told, "seed %d: %s", seed, result.untold);
        ck_assert(result.block[BLOCK_TEMPERATURE].fit.converged);
        lining += k->low <= truth.lining && k->high >= truth.lining;
        face += f->low <= truth.face_C + 273.15 && f->high >= truth.face_C + 273.15;
        calibrate_clear(&result);
        free(csv);
    }
    ck_assert_int_ge(lining, LOGS - 1);
    ck_assert_int_ge(face, LOGS - 1);
    close_scenario();
}
END_TEST

/* Without noise the truth itself comes out, but for the steady profile that the fit assumes. */
START_TEST(without_noise_it_is_found)
{
    const struct log_truth truth = {0.86, 721.0};
    struct log_row row[12];
    open_scenario();
    log_case_draw(row, 12, 7);
    log_case_cool(&truth, row, 12);
    char *csv = log_case_csv(row, 12, 0, 1);
    fit_log(csv, "lining, hot_face");
    ck_assert_close(found("lining")->value, truth.lining, 0.01);
    ck_assert_double_eq_tol(found("hot_face")->value - 273.15, truth.face_C, 1.0);
    calibrate_clear(&result);
    free(csv);
    close_scenario();
}
END_TEST

/* A row with a misread thermometer is flagged, whatever it says, and leaves the rest alone. */
START_TEST(outliers_are_flagged)
{
    const struct log_truth truth = {1.1, 690.0};
    struct log_row row[25];
    open_scenario();
    log_case_draw(row, 25, 19);
    log_case_cool(&truth, row, 25);
    row[4].arrival_C -= 55;
    row[17].arrival_C -= 38;
    char *csv = log_case_csv(row, 25, 1.7, 3);
    fit_log(csv, "hot_face,lining");
    const struct calibrated_block *block = &result.block[BLOCK_TEMPERATURE];
    ck_assert_int_eq(block->fit.flagged, 2);
    for (int i = 0; i < block->rows; i++)
        ck_assert_int_eq(result.residual[block->first + i].flagged,
                         result.residual[block->first + i].line == 4 + 2 ||
                             result.residual[block->first + i].line == 17 + 2);
    ck_assert_double_le(found("hot_face")->low, truth.face_C + 273.15);
    ck_assert_double_ge(found("hot_face")->high, truth.face_C + 273.15);
    calibrate_clear(&result);
    free(csv);
    close_scenario();
}
END_TEST

/* --- what it cannot tell ------------------------------------------------------------------------
 */

/* The published rates, 7 to 15 K an hour for 4 t (AD_EN), as an hour's log of them. */
START_TEST(published_rates_do_not_separate_insulation_from_preheat)
{
    static const char csv[] = "filled_temperature,arrival_temperature,duration,mass_loaded\n"
                              "750,743,1,4\n750,735,1,4\n750,739,1,4\n"
                              "750,728,2,4\n750,731,2,4\n750,717,3,4\n";
    open_scenario();
    fit_log(csv, NULL);
    ck_assert(!found("lining")->told);
    ck_assert(!found("hot_face")->told);
    ck_assert_msg(strstr(result.untold, "lining") && strstr(result.untold, "hot_face"), "%s",
                  result.untold);
    printf("%s\n", result.untold);
    ck_assert_double_gt(found("lining")->value, 0.3); /* it does not run away either */
    ck_assert_double_lt(found("lining")->value, 3.0);
    /* a measured hot face is what would settle it */
    calibrate_clear(&result);
    close_scenario();
}
END_TEST

START_TEST(deliveries_of_one_length_do_not_either)
{
    const struct log_truth truth = {1.2, 700.0};
    struct log_row row[20];
    open_scenario();
    log_case_draw(row, 20, 5);
    for (int i = 0; i < 20; i++) {
        row[i].distance_km = 45;
        row[i].drive_min = 54;
        row[i].stand_min = 20;
        row[i].tap_C = 755;
        row[i].loaded_t = 4;
    }
    log_case_cool(&truth, row, 1);
    for (int i = 1; i < 20; i++)
        row[i].arrival_C = row[0].arrival_C;
    char *csv = log_case_csv(row, 20, 2, 8);
    fit_log(csv, "lining,hot_face");
    ck_assert(!found("lining")->told && !found("hot_face")->told);
    ck_assert_ptr_nonnull(strstr(result.untold, "cannot tell lining from hot_face"));
    calibrate_clear(&result);
    /* one of them alone is told */
    fit_log(csv, "hot_face");
    ck_assert(found("hot_face")->told);
    ck_assert_str_eq(result.untold, "");
    calibrate_clear(&result);
    free(csv);
    close_scenario();
}
END_TEST

START_TEST(too_few_rows_are_an_answer)
{
    open_scenario();
    fit_log("tap_temperature,arrival_temperature,duration\n750,700,1\n", "lining,hot_face");
    ck_assert_int_eq(result.count, 0);
    ck_assert_ptr_nonnull(strstr(result.untold, "1 usable row"));
    calibrate_clear(&result);
    close_scenario();
}
END_TEST

/* --- speed and loss ------------------------------------------------------------------------------
 */

/* Seconds per metre with a spread of 15 %; weighings with 0.1 %. */
START_TEST(speed_and_loss_are_found)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    char *csv = NULL;
    size_t size;
    FILE *out = open_memstream(&csv, &size);
    double slow_s_per_m = 1 / (43.0 / 3.6);
    gsl_rng_set(rng, 12);
    fputs("distance,duration [min],standing [min],mass_loaded [kg],mass_received [kg]\n", out);
    for (int i = 0; i < 300; i++) {
        double km = 10 + 100 * gsl_rng_uniform(rng), stand = 10 + 30 * gsl_rng_uniform(rng);
        double factor = 1 + gsl_ran_gaussian(rng, 0.15);
        double received = 4000 * (1 - 0.0042 + gsl_ran_gaussian(rng, 0.001));
        fprintf(out, "%.4f,%.4f,%.4f,4000,%.3f\n", km,
                km * 1000 * slow_s_per_m * factor / 60 + stand, stand, received);
    }
    fclose(out);
    open_scenario();
    fit_log(csv, NULL);
    const struct calibrated *speed = found("speed"), *loss = found("loss");
    ck_assert_close(result.speed_cv, 0.15, 0.12);
    /* E[1/v] = (1 + cv^2) / E[v] */
    double mean = 43.0 / 3.6 * (1 + result.speed_cv * result.speed_cv);
    ck_assert_double_le(speed->low, mean);
    ck_assert_double_ge(speed->high, mean);
    ck_assert_double_le(loss->low, 0.0042);
    ck_assert_double_ge(loss->high, 0.0042);
    ck_assert(speed->told && loss->told);
    calibrate_clear(&result);
    free(csv);
    gsl_rng_free(rng);
    close_scenario();
}
END_TEST

/* The settings are read back by the scenario. */
START_TEST(the_patch_loads)
{
    const struct log_truth truth = {1.17, 668.3};
    struct log_row row[20];
    open_scenario();
    log_case_draw(row, 20, 23);
    log_case_cool(&truth, row, 20);
    char *csv = log_case_csv(row, 20, 1, 4);
    fit_log(csv, "lining,hot_face");
    const char *sets[CALIBRATE_MOST];
    for (int i = 0; i < result.count; i++)
        sets[i] = result.of[i].setting;
    struct diag *diag = diag_create();
    struct scenario_request request = {
        .text = log_case_scenario, .name = "case.yaml", .sets = sets, .set_count = result.count};
    struct scenario *patched = scenario_load(&request, diag);
    ck_assert_ptr_nonnull(patched);
    ck_assert_close(patched->ladle.lining_factor, found("lining")->value, 1e-4);
    ck_assert_close(patched->producer.preheat_K, found("hot_face")->value, 1e-4);
    scenario_free(&patched);
    diag_free(&diag);
    calibrate_clear(&result);
    free(csv);
    close_scenario();
}
END_TEST

RUN_SUITE("calibrate", a_known_truth_lies_in_its_interval, without_noise_it_is_found,
          outliers_are_flagged, published_rates_do_not_separate_insulation_from_preheat,
          deliveries_of_one_length_do_not_either, too_few_rows_are_an_answer,
          speed_and_loss_are_found, the_patch_loads)
