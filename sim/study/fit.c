/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/fit.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HUBER 1.345
#define OUT   4.0

enum { ROUNDS = 4, ITERATIONS = 20 };

/* Where the start stands on the axes that the solver sees: it stops when a step is short against
 * the distance from 0, so that 1e-4 of this is a thousandth of a unit of scale. */
#define ORIGIN 10.0

/* Step of the differences, in units of scale: far above the step control of the model,
 * small against the curvature. source: assumption */
#define STEP 0.03

/* A faint pull to the start, a standard deviation of so many units of scale: it is nothing against
 * rows that tell, and keeps what they do not tell from running away. source: assumption */
#define PULL 3.0

/* Rows that agree better than this share of their usual noise are not believed to: two rows alike
 * do not make an interval of no width. source: assumption */
#define LEAST_NOISE 0.01

struct work {
    const struct fit_problem *problem;
    double noise;      /* of a row, as known by now */
    double *up, *down; /* predictions */
    double *residual, *sorted;
    gsl_vector *weight;
    gsl_multifit_nlinear_workspace *solver;
    gsl_multifit_nlinear_fdf system;
};

static void unscale(const struct fit_problem *problem, const gsl_vector *y, double *x)
{
    for (int i = 0; i < problem->parameters; i++)
        x[i] = problem->start[i] + (gsl_vector_get(y, (size_t)i) - ORIGIN) * problem->scale[i];
}

static int residuals(const gsl_vector *y, void *context, gsl_vector *out)
{
    struct work *work = context;
    const struct fit_problem *problem = work->problem;
    double x[FIT_MOST];
    unscale(problem, y, x);
    if (!problem->predict(problem->context, x, work->up))
        return GSL_EDOM;
    for (int i = 0; i < problem->rows; i++)
        gsl_vector_set(out, (size_t)i, work->up[i] - problem->observed[i]);
    for (int k = 0; k < problem->parameters; k++)
        gsl_vector_set(out, (size_t)(problem->rows + k),
                       (gsl_vector_get(y, (size_t)k) - ORIGIN) * work->noise / PULL);
    return GSL_SUCCESS;
}

/* Slopes by forward differences: the solver needs a direction, not digits. */
static int slopes(const gsl_vector *y, void *context, gsl_matrix *out)
{
    struct work *work = context;
    const struct fit_problem *problem = work->problem;
    double here[FIT_MOST];
    unscale(problem, y, here);
    if (!problem->predict(problem->context, here, work->down))
        return GSL_EDOM;
    for (int k = 0; k < problem->parameters; k++) {
        double x[FIT_MOST];
        memcpy(x, here, sizeof x);
        x[k] += STEP * problem->scale[k];
        if (!problem->predict(problem->context, x, work->up))
            return GSL_EDOM;
        for (int i = 0; i < problem->rows; i++)
            gsl_matrix_set(out, (size_t)i, (size_t)k, (work->up[i] - work->down[i]) / STEP);
        for (int i = 0; i < problem->parameters; i++)
            gsl_matrix_set(out, (size_t)(problem->rows + i), (size_t)k,
                           i == k ? work->noise / PULL : 0);
    }
    return GSL_SUCCESS;
}

static bool begin(struct work *work, const struct fit_problem *problem)
{
    size_t p = (size_t)problem->parameters, n = (size_t)problem->rows + p;
    gsl_multifit_nlinear_parameters parameters = gsl_multifit_nlinear_default_parameters();
    parameters.solver = gsl_multifit_nlinear_solver_svd;
    *work = (struct work){
        .problem = problem,
        .noise = problem->noise,
        .up = malloc(n * sizeof(double)),
        .down = malloc(n * sizeof(double)),
        .residual = malloc(n * sizeof(double)),
        .sorted = malloc(n * sizeof(double)),
        .weight = gsl_vector_alloc(n),
        .solver = gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &parameters, n, p)};
    work->system =
        (gsl_multifit_nlinear_fdf){.f = residuals, .df = slopes, .n = n, .p = p, .params = work};
    return work->up && work->down && work->residual && work->sorted && work->weight && work->solver;
}

static void end(struct work *work)
{
    free(work->up);
    free(work->down);
    free(work->residual);
    free(work->sorted);
    if (work->weight)
        gsl_vector_free(work->weight);
    if (work->solver)
        gsl_multifit_nlinear_free(work->solver);
}

/* One least-squares problem with the weights of the moment, from y. fails: false */
static bool solve(struct work *work, gsl_vector *y, struct fit *fit)
{
    int info = 0;
    int status = gsl_multifit_nlinear_winit(y, work->weight, &work->system, work->solver);
    if (status == GSL_SUCCESS)
        status =
            gsl_multifit_nlinear_driver(ITERATIONS, 1e-4, 1e-6, 0, NULL, NULL, &info, work->solver);
    /* no progress means that no step of this precision gets better: it is there */
    fit->converged = status == GSL_SUCCESS || status == GSL_ENOPROG;
    fit->iterations += (int)gsl_multifit_nlinear_niter(work->solver);
    gsl_vector_memcpy(y, gsl_multifit_nlinear_position(work->solver));
    return status == GSL_SUCCESS || status == GSL_ENOPROG || status == GSL_EMAXITER;
}

/* Residuals at y, not weighted; their scale by the median of their size. */
static bool scale_of(struct work *work, const gsl_vector *y, double *scale)
{
    const struct fit_problem *problem = work->problem;
    double x[FIT_MOST];
    unscale(problem, y, x);
    if (!problem->predict(problem->context, x, work->up))
        return false;
    for (int i = 0; i < problem->rows; i++) {
        work->residual[i] = work->up[i] - problem->observed[i];
        work->sorted[i] = fabs(work->residual[i]);
    }
    *scale = 1.4826 * gsl_stats_median(work->sorted, 1, (size_t)problem->rows);
    return true;
}

static bool robust(struct work *work, gsl_vector *y, struct fit *fit, bool *flag)
{
    const struct fit_problem *problem = work->problem;
    double scale = 0, last = -1;
    gsl_vector_set_all(work->weight, 1);
    for (int round = 0; round < ROUNDS && fabs(scale - last) > 0.02 * scale; round++) {
        last = scale;
        if (!solve(work, y, fit) || !scale_of(work, y, &scale))
            return false;
        work->noise = fmax(scale, 1e-3 * problem->noise);
        for (int i = 0; i < problem->rows; i++) {
            double size = fabs(work->residual[i]);
            gsl_vector_set(work->weight, (size_t)i,
                           size > HUBER * scale && size > 0 ? HUBER * scale / size : 1);
        }
        if (scale <= 0)
            break;
    }
    fit->flagged = 0;
    for (int i = 0; i < problem->rows; i++) {
        flag[i] = scale > 0 && fabs(work->residual[i]) > OUT * scale;
        fit->flagged += flag[i];
        gsl_vector_set(work->weight, (size_t)i, flag[i] ? 0 : 1);
    }
    return true;
}

/* Adds direction k of the slopes to what the fit says; wide: its standard deviation, by the rows
 * alone, in units of scale. */
static void add_direction(const struct fit_problem *problem, const gsl_matrix *v, size_t k,
                          double wide, struct fit *fit)
{
    double t = fit->degrees > 0 ? gsl_cdf_tdist_Pinv(0.975, fit->degrees) : 1.96, largest = 0;
    double held = 1 / (1 / (wide * wide) + 1 / (PULL * PULL)); /* with the pull */
    size_t p = (size_t)problem->parameters;
    for (size_t i = 0; i < p; i++) {
        double part = gsl_matrix_get(v, i, k);
        for (size_t j = 0; j < p; j++)
            fit->covariance[i][j] +=
                held * part * gsl_matrix_get(v, j, k) * problem->scale[i] * problem->scale[j];
        if (fabs(part) > fabs(largest))
            largest = part;
    }
    if (t * wide <= 1)
        return;
    for (size_t i = 0; i < p; i++) {
        double part = gsl_matrix_get(v, i, k) / largest;
        fit->direction[fit->untold][i] = part;
        fit->told[i] &= fabs(part) < 0.1;
    }
    fit->untold++;
}

/* Covariance and what is told, from the singular values of the slopes of the rows used. */
static bool judge(struct work *work, const gsl_vector *y, const bool *flag, struct fit *fit)
{
    const struct fit_problem *problem = work->problem;
    size_t p = (size_t)problem->parameters, n = (size_t)problem->rows + p;
    gsl_matrix *a = gsl_matrix_alloc(n, p), *v = gsl_matrix_alloc(p, p);
    gsl_vector *d = gsl_vector_alloc(p), *spare = gsl_vector_alloc(p);
    bool good = a && v && d && spare && slopes(y, work, a) == GSL_SUCCESS;
    for (size_t i = 0; good && i < n; i++)
        for (size_t k = 0; k < p; k++)
            if (i >= (size_t)problem->rows || flag[i])
                gsl_matrix_set(a, i, k, 0);
    good = good && gsl_linalg_SV_decomp(a, v, d, spare) == GSL_SUCCESS;
    for (size_t i = 0; i < p; i++)
        fit->told[i] = good;
    double t = fit->degrees > 0 ? gsl_cdf_tdist_Pinv(0.975, fit->degrees) : 1.96;
    for (size_t i = 0; good && i < p; i++) { /* its own interval, by the rows alone */
        double square = 0;
        for (size_t k = 0; k < p; k++)
            square += pow(gsl_matrix_get(v, i, k) * fit->noise /
                              fmax(gsl_vector_get(d, k), 1e-9 * fit->noise),
                          2);
        fit->told[i] = t * sqrt(square) <= 1;
    }
    for (size_t k = 0; good && k < p; k++)
        add_direction(problem, v, k, fit->noise / fmax(gsl_vector_get(d, k), 1e-9 * fit->noise),
                      fit);
    gsl_matrix_free(a);
    gsl_matrix_free(v);
    gsl_vector_free(d);
    gsl_vector_free(spare);
    return good;
}

static bool run(struct work *work, gsl_vector *y, struct fit *fit, double *predicted, bool *flag)
{
    const struct fit_problem *problem = work->problem;
    double scale, square = 0;
    int used;
    if (!robust(work, y, fit, flag))
        return false;
    used = problem->rows - fit->flagged;
    if (used < problem->parameters) { /* then they cannot be told from wrong ones */
        memset(flag, 0, (size_t)problem->rows * sizeof *flag);
        fit->flagged = 0;
        used = problem->rows;
        gsl_vector_set_all(work->weight, 1);
    }
    if (!solve(work, y, fit) || !scale_of(work, y, &scale))
        return false;
    unscale(problem, y, fit->x);
    memcpy(predicted, work->up, (size_t)problem->rows * sizeof *predicted);
    for (int i = 0; i < problem->rows; i++)
        square += flag[i] ? 0 : work->residual[i] * work->residual[i];
    fit->degrees = used - problem->parameters;
    fit->assumed_noise = fit->degrees < 1;
    fit->noise = fit->assumed_noise
                     ? problem->noise
                     : fmax(sqrt(square / fit->degrees), LEAST_NOISE * problem->noise);
    return judge(work, y, flag, fit);
}

bool fit_rows(const struct fit_problem *problem, struct fit *fit, double *predicted, bool *flag,
              const char **why)
{
    struct work work;
    memset(fit, 0, sizeof *fit);
    *why = "fewer rows than parameters";
    if (problem->rows < problem->parameters)
        return false;
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    gsl_vector *y = gsl_vector_alloc((size_t)problem->parameters);
    bool good = begin(&work, problem) && y;
    *why = "out of memory";
    if (good) {
        *why = "the model cannot be computed there";
        gsl_vector_set_all(y, ORIGIN);
        good = run(&work, y, fit, predicted, flag);
    }
    end(&work);
    if (y)
        gsl_vector_free(y);
    gsl_set_error_handler(handler);
    return good;
}

double fit_half_width(const struct fit *fit, int i)
{
    double t = fit->degrees > 0 ? gsl_cdf_tdist_Pinv(0.975, fit->degrees) : 1.96;
    return t * sqrt(fit->covariance[i][i]);
}
