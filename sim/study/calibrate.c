/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/calibrate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/calibrate_job.h"

/* Noise of one reading where there are too few rows to see it. source: assumption (a dipped
 * thermocouple; traffic; a weighbridge) */
static const double usual_noise[BLOCKS] = {3.0, 0.15, 0.005};

void calibrate_clear(struct calibration *calibration)
{
    free(calibration->residual);
    arena_free(&calibration->arena);
    memset(calibration, 0, sizeof *calibration);
}

static bool predict_temperature(void *context, const double *x, double *predicted)
{
    struct calibrate_job *job = context;
    struct ladle_guess guess = {calibrate_before(job->scenario, FIT_LINING),
                                calibrate_before(job->scenario, FIT_BRIDGE),
                                calibrate_before(job->scenario, FIT_HOT_FACE)};
    for (int i = 0; i < job->chosen_count; i++) {
        double value = calibrate_outside(job->chosen[i], x[i]);
        *(job->chosen[i] == FIT_LINING   ? &guess.lining_factor
          : job->chosen[i] == FIT_BRIDGE ? &guess.bridge_W_per_K
                                         : &guess.face_K) = value;
    }
    return calibrate_ladle(job->scenario, &guess, job->delivery, job->rows, predicted);
}

static bool predict_constant(void *context, const double *x, double *predicted)
{
    const struct calibrate_job *job = context;
    for (int i = 0; i < job->rows; i++)
        predicted[i] = x[0];
    return true;
}

/* Puts the fit of a block into the result: values, intervals, correlation. */
static void keep(struct calibrate_job *job, const struct fit *fit)
{
    struct calibration *out = job->out;
    int first = out->count;
    for (int i = 0; i < job->chosen_count; i++) {
        int p = job->chosen[i];
        double half = fit_half_width(fit, i);
        double a = calibrate_outside(p, fit->x[i] - half),
               b = calibrate_outside(p, fit->x[i] + half);
        out->of[out->count++] = (struct calibrated){.parameter = &calibrate_parameters[p],
                                                    .before = calibrate_before(job->scenario, p),
                                                    .value = calibrate_outside(p, fit->x[i]),
                                                    .low = fmin(a, b),
                                                    .high = fmax(a, b),
                                                    .told = fit->told[i],
                                                    .block_index = i};
        for (int k = 0; k < job->chosen_count; k++) {
            double sign = (p == FIT_SPEED ? -1 : 1) * (job->chosen[k] == FIT_SPEED ? -1 : 1);
            out->correlation[first + i][first + k] =
                sign * fit->covariance[i][k] / sqrt(fit->covariance[i][i] * fit->covariance[k][k]);
        }
    }
}

static void keep_residuals(struct calibrate_job *job, enum calibrate_block block)
{
    struct calibration *out = job->out;
    struct calibrated_block *result = &out->block[block];
    result->first = out->residuals;
    result->rows = job->rows;
    for (int i = 0; i < job->rows; i++) {
        const struct delivery *row = &out->log.row[job->line[i]];
        out->residual[out->residuals++] = (struct calibrate_residual){
            .line = row->line,
            .block = block,
            .x = block == BLOCK_TEMPERATURE ? row->duration_s / 3600
                                            : row->value[LOG_DISTANCE] / 1000,
            .observed = job->observed[i],
            .predicted = job->predicted[i],
            .flagged = job->flag[i]};
    }
}

static void fit_block(struct calibrate_job *job, const struct calibrate_plan *plan,
                      enum calibrate_block block)
{
    struct calibrated_block *result = &job->out->block[block];
    const char *why = NULL;
    calibrate_choose(job, plan, block);
    if (job->chosen_count == 0)
        return;
    calibrate_take_rows(job, block);
    if (block == BLOCK_TEMPERATURE)
        calibrate_drop_measured_face(job);
    struct fit_problem problem = {.rows = job->rows,
                                  .parameters = job->chosen_count,
                                  .observed = job->observed,
                                  .predict = block == BLOCK_TEMPERATURE ? predict_temperature
                                                                        : predict_constant,
                                  .context = job,
                                  .noise = usual_noise[block]};
    for (int i = 0; i < job->chosen_count; i++) {
        problem.start[i] =
            calibrate_inside(job->chosen[i], calibrate_before(job->scenario, job->chosen[i]));
        problem.scale[i] = calibrate_believed(job->chosen[i], problem.start[i]);
    }
    if (block == BLOCK_TIME)
        problem.noise *= problem.start[0];
    result->rows = job->rows;
    result->fitted =
        job->chosen_count > 0 && fit_rows(&problem, &result->fit, job->predicted, job->flag, &why);
    if (!result->fitted) {
        snprintf(result->message, sizeof result->message, "%s", why ? why : "nothing to fit");
        return;
    }
    keep(job, &result->fit);
    keep_residuals(job, block);
}

/* The scenario's mean speed is that of the variable itself: E[1/v] = (1 + cv^2) / E[v]. */
static void finish_speed(struct calibration *out)
{
    const struct fit *fit = &out->block[BLOCK_TIME].fit;
    out->speed_cv = NAN;
    for (int i = 0; i < out->count; i++) {
        struct calibrated *of = &out->of[i];
        if (of->parameter != &calibrate_parameters[FIT_SPEED])
            continue;
        out->speed_cv = fit->assumed_noise ? 0 : fit->noise / fit->x[0];
        double mean = 1 + out->speed_cv * out->speed_cv;
        of->value *= mean;
        of->low *= mean;
        of->high *= mean;
    }
}

static bool take_memory(struct calibrate_job *job, int rows)
{
    struct calibration *out = job->out;
    size_t room = (size_t)rows + 1;
    job->delivery = arena_take(out->arena, room * sizeof *job->delivery);
    job->observed = arena_take(out->arena, room * sizeof *job->observed);
    job->predicted = arena_take(out->arena, room * sizeof *job->predicted);
    job->line = arena_take(out->arena, room * sizeof *job->line);
    job->flag = arena_take(out->arena, room * sizeof *job->flag);
    out->residual = malloc(BLOCKS * room * sizeof *out->residual);
    return job->flag && job->line && job->predicted && job->observed && job->delivery &&
           out->residual;
}

static void nothing_fits(const struct delivery_log *log, struct diag *diag)
{
    struct mark mark = log_table_mark(&log->table, log->table.header);
    diag_error(diag, &mark, "E-MISSING",
               "nothing can be fitted: the log needs tap and arrival with their temperatures, or "
               "distance and times, or both masses");
    if (log->ignored[0])
        diag_help(diag,
                  "not known are %s; say what they are, such as --columns "
                  "'arrival_temperature=T an [F], distance=Way [km]'",
                  log->ignored);
    else
        diag_help(diag, "`meltroute calibrate --help` tells the columns");
}

enum calibrate_status calibrate_run(const struct calibrate_plan *plan, struct diag *diag,
                                    struct calibration *out, char why[240])
{
    struct calibrate_job job = {.scenario = plan->scenario, .out = out};
    memset(out, 0, sizeof *out);
    why[0] = '\0';
    if (!calibrate_check_choice(plan->fit, why))
        return CALIBRATE_USAGE;
    out->arena = arena_create();
    if (!out->arena)
        return CALIBRATE_FAILED;
    if (!delivery_log_read(plan->name, plan->text, plan->size, plan->columns, out->arena, diag,
                           &out->log))
        return CALIBRATE_INVALID;
    if (!take_memory(&job, out->log.count)) {
        snprintf(why, 240, "out of memory");
        return CALIBRATE_FAILED;
    }
    for (int block = 0; block < BLOCKS; block++) {
        fit_block(&job, plan, (enum calibrate_block)block);
        calibrate_tell_block(&job, plan, (enum calibrate_block)block);
    }
    finish_speed(out);
    calibrate_write_settings(plan->scenario, out);
    if (out->count == 0 && !out->untold[0]) {
        nothing_fits(&out->log, diag);
        return CALIBRATE_INVALID;
    }
    return CALIBRATE_OK;
}
