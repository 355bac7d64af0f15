/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/effect.h"
#include "sim/study/stats.h"

enum { MU_STAR, MU_STAR_LOW, MU_STAR_HIGH, MU, SIGMA, USED };

/* Four levels 0, 1/3, 2/3, 1; a step of 4 / (2 (4 - 1)) = 2/3 reaches each equally often. */
static const double STEP = 2.0 / 3, LEVEL = 1.0 / 3;

static int points(const struct effect_task *task)
{
    return task->samples * (task->keys + 1);
}

/* A walk: a start on the grid, then one input after the other in random order, each up or down as
 * its start allows. */
static void walk(gsl_rng *rng, int keys, int *order, double *row)
{
    for (int k = 0; k < keys; k++) {
        order[k] = k;
        double low = gsl_rng_uniform_int(rng, 2) ? LEVEL : 0;
        row[k] = gsl_rng_uniform_int(rng, 2) ? low + STEP : low;
    }
    gsl_ran_shuffle(rng, order, (size_t)keys, sizeof *order);
    for (int step = 0; step < keys; step++) {
        double *next = row + keys;
        int k = order[step];
        memcpy(next, row, (size_t)keys * sizeof *row);
        next[k] = row[k] < 0.5 ? row[k] + STEP : row[k] - STEP;
        if (next[k] < 0.1) /* 2/3 - 2/3 is 0, not nearly 0 */
            next[k] = 0;
        row = next;
    }
}

static bool design(const struct effect_task *task, double *x)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    int *order = malloc((size_t)(task->keys + 1) * sizeof *order);
    bool done = rng && order;
    if (done)
        gsl_rng_set(rng, (unsigned long)(task->seed ^ (task->seed >> 32)));
    for (int t = 0; done && t < task->samples; t++)
        walk(rng, task->keys, order, x + (size_t)t * (size_t)(task->keys + 1) * (size_t)task->keys);
    if (rng)
        gsl_rng_free(rng);
    free(order);
    return done;
}

/* The effect of input `key` along walk t; NAN when one of both values does not exist. */
static double effect(const struct effect_task *task, const double *x, const double *y, int t,
                     int key)
{
    int keys = task->keys;
    for (int step = 0; step < keys; step++) {
        int point = t * (keys + 1) + step;
        double moved = x[(point + 1) * keys + key] - x[point * keys + key];
        if (moved != 0)
            return (y[point + 1] - y[point]) / moved;
    }
    return NAN;
}

static bool analyse(const struct effect_task *task, const double *x, const double *y,
                    double *figure)
{
    double *all = malloc((size_t)task->samples * 2 * sizeof *all);
    if (!all)
        return false;
    double *amount = all + task->samples;
    for (int k = 0; k < task->keys; k++, figure += EFFECT_FIGURES) {
        for (int t = 0; t < task->samples; t++) {
            all[t] = effect(task, x, y, t, k);
            amount[t] = fabs(all[t]);
        }
        struct estimate star = stats_estimate(amount, task->samples);
        figure[MU_STAR] = star.mean;
        figure[MU_STAR_LOW] = fmax(0, star.mean - star.half_width);
        figure[MU_STAR_HIGH] = star.mean + star.half_width;
        figure[MU] = stats_estimate(all, task->samples).mean;
        figure[SIGMA] = sqrt(stats_variance(all, task->samples));
        figure[USED] = star.n;
    }
    free(all);
    return true;
}

const struct effect_method effect_morris = {
    .name = "morris",
    .summary = "elementary effects along random walks: which inputs matter at all",
    .source = "MORRIS-1991",
    .samples = 10,
    .figure = {"mu_star", "mu_star_low", "mu_star_high", "mu", "sigma", "used"},
    .heading = {"mu*", "from", "to", "mu", "sigma", "used"},
    .in_unit = {true, true, true, true, true, false},
    .rank = MU_STAR,
    .points = points,
    .design = design,
    .analyse = analyse};
