/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/design.h"
#include "sim/study/effect.h"
#include "sim/study/stats.h"

enum { S1, S1_LOW, S1_HIGH, ST, ST_LOW, ST_HIGH, USED };
enum { DRAWS = 400 };

/* Sample j takes points j (keys + 2) ..: row j of A, of B, then of A with each column of B. */
static int points(const struct effect_task *task)
{
    return task->samples * (task->keys + 2);
}

/* A and B side by side: samples rows of 2 x keys numbers in (0, 1). */
static bool both_matrices(const struct effect_task *task, double *ab)
{
    int columns = 2 * task->keys;
    if (columns > DESIGN_SOBOL_KEYS)
        return design_latin(task->samples, columns, task->seed, ab);
    return design_sobol(0, task->samples, columns, ab);
}

static bool design(const struct effect_task *task, double *x)
{
    size_t keys = (size_t)task->keys, samples = (size_t)task->samples;
    double *ab = malloc((2 * keys * samples + 1) * sizeof *ab);
    bool done = ab && both_matrices(task, ab);
    for (size_t j = 0; done && j < samples; j++) {
        const double *a = ab + 2 * keys * j, *b = a + keys;
        double *row = x + (keys + 2) * keys * j;
        memcpy(row, a, keys * sizeof *row);
        memcpy(row + keys, b, keys * sizeof *row);
        for (size_t i = 0; i < keys; i++) {
            double *mixed = row + (2 + i) * keys;
            memcpy(mixed, a, keys * sizeof *row);
            mixed[i] = b[i];
        }
    }
    free(ab);
    return done;
}

/* The samples of which all values exist, so that every index is of the same ones. */
struct whole {
    const double *y;
    int keys, *sample, count, key;
    bool total; /* ST, else S1 */
};

static bool find_whole(const struct effect_task *task, const double *y, struct whole *whole)
{
    *whole = (struct whole){.y = y, .keys = task->keys};
    whole->sample = malloc((size_t)(task->samples + 1) * sizeof *whole->sample);
    for (int j = 0; whole->sample && j < task->samples; j++) {
        bool all = true;
        for (int i = 0; i < task->keys + 2; i++)
            all &= !isnan(y[j * (task->keys + 2) + i]);
        if (all)
            whole->sample[whole->count++] = j;
    }
    return whole->sample != NULL;
}

static double index_of(void *context, const int *draw, int n)
{
    const struct whole *whole = context;
    double mean = 0, variance = 0, share = 0;
    for (int i = 0; i < n; i++) {
        const double *y = whole->y + whole->sample[draw[i]] * (whole->keys + 2);
        mean += (y[0] + y[1]) / (2 * n);
    }
    for (int i = 0; i < n; i++) {
        const double *y = whole->y + whole->sample[draw[i]] * (whole->keys + 2);
        double a = y[0] - mean, b = y[1] - mean, mixed = y[2 + whole->key] - mean;
        variance += (a * a + b * b) / (2 * n);
        share += whole->total ? (a - mixed) * (a - mixed) / (2 * n) : b * (mixed - a) / n;
    }
    return variance > 0 ? share / variance : NAN;
}

/* out: figure[0..2], the index with its 95 % interval. */
static void index_with_interval(struct whole *whole, const int *all, uint64_t seed, double *drawn,
                                double *figure)
{
    figure[0] = index_of(whole, all, whole->count);
    int kept = stats_bootstrap(whole->count, DRAWS, seed, index_of, whole, drawn);
    figure[1] = stats_quantile(drawn, kept, 0.025);
    figure[2] = stats_quantile(drawn, kept, 0.975);
}

static bool analyse(const struct effect_task *task, const double *x, const double *y,
                    double *figure)
{
    struct whole whole;
    (void)x;
    int *all = malloc((size_t)(task->samples + 1) * sizeof *all);
    double *drawn = malloc(DRAWS * sizeof *drawn);
    bool done = find_whole(task, y, &whole) && all && drawn;
    for (int i = 0; done && i < whole.count; i++)
        all[i] = i;
    for (int k = 0; done && k < task->keys; k++, figure += EFFECT_FIGURES) {
        whole.key = k;
        whole.total = false;
        index_with_interval(&whole, all, task->seed, drawn, figure + S1);
        whole.total = true;
        index_with_interval(&whole, all, task->seed, drawn, figure + ST);
        figure[USED] = whole.count;
    }
    free(whole.sample);
    free(all);
    free(drawn);
    return done;
}

const struct effect_method effect_sobol = {
    .name = "sobol",
    .summary = "shares of the variance, alone and with interactions, with intervals",
    .source = "SALTELLI-2010",
    .samples = 128,
    .figure = {"S1", "S1_low", "S1_high", "ST", "ST_low", "ST_high", "used"},
    .heading = {"S1", "from", "to", "ST", "from", "to", "used"},
    .rank = ST,
    .points = points,
    .design = design,
    .analyse = analyse};
