/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/study/log_case.h"

#include <check.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/scenario/load.h"
#include "sim/study/cool.h"

const char log_case_scenario[] = "schema: meltroute/1\n"
                                 "metal: {alloy: ADC12}\n"
                                 "ladle: {capacity: 4 t}\n"
                                 "producer: {preheat: {target: 750 degC}, launder_drop: 15 K}\n";

/* What a row takes, put behind the scenario: a soak of two days, so that the profile is steady. */
static double cooled_C(const struct log_truth *truth, const struct log_row *row)
{
    char text[1200], factor[64];
    struct cool_run run;
    const char *why;
    snprintf(text, sizeof text,
             "%scool:\n  start_temperature: %.1f degC\n  sample: 1 h\n  steps:\n"
             "    - {preheat: 48 h, temperature: %.2f degC}\n"
             "    - {fill: 0 s, mass: %.4f t, temperature: %.3f degC}\n"
             "    - {stand: %.4f min}\n    - {drive: %.4f min, speed: %.5f km/h}\n",
             log_case_scenario, truth->face_C, truth->face_C, row->loaded_t, row->tap_C - 15,
             row->stand_min, row->drive_min, row->distance_km / (row->drive_min / 60));
    snprintf(factor, sizeof factor, "ladle.lining_factor=%.6f", truth->lining);
    const char *const sets[] = {factor};
    struct diag *diag = diag_create();
    struct scenario_request request = {
        .text = text, .name = "row.yaml", .sets = sets, .set_count = 1};
    struct scenario *scenario = scenario_load(&request, diag);
    char *said = diag_text(diag, 0);
    ck_assert_msg(scenario != NULL, "%s", said);
    free(said);
    diag_free(&diag);
    ck_assert(cool_run_ladle(scenario, &run, &why));
    double arrival_K = run.row[run.count - 1].melt_K;
    cool_run_clear(&run);
    scenario_free(&scenario);
    return arrival_K - 273.15;
}

void log_case_cool(const struct log_truth *truth, struct log_row *row, int count)
{
    for (int i = 0; i < count; i++)
        row[i].arrival_C = cooled_C(truth, &row[i]);
}

char *log_case_csv(const struct log_row *row, int count, double noise_K, uint64_t seed)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, (unsigned long)seed);
    fputs("tap_temperature,arrival_temperature,duration [h],distance [km],standing [min],"
          "mass_loaded [t]\n",
          out);
    for (int i = 0; i < count; i++)
        fprintf(out, "%.2f,%.2f,%.5f,%.3f,%.2f,%.4f\n", row[i].tap_C,
                row[i].arrival_C + gsl_ran_gaussian(rng, noise_K),
                (row[i].stand_min + row[i].drive_min) / 60, row[i].distance_km, row[i].stand_min,
                row[i].loaded_t);
    gsl_rng_free(rng);
    fclose(out);
    return text;
}

void log_case_draw(struct log_row *row, int count, uint64_t seed)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, (unsigned long)seed);
    for (int i = 0; i < count; i++) {
        row[i].tap_C = 745 + 35 * gsl_rng_uniform(rng);
        row[i].loaded_t = 3.7 + 0.3 * gsl_rng_uniform(rng);
        row[i].stand_min = 5 + 40 * gsl_rng_uniform(rng);
        row[i].distance_km = 10 + 150 * gsl_rng_uniform(rng);
        row[i].drive_min = row[i].distance_km * (1.1 + 0.3 * gsl_rng_uniform(rng));
    }
    gsl_rng_free(rng);
}
