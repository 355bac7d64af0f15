/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sim/study/effect.h"

enum { AT_LOW, AT_HIGH, SWING, USED };

/* Point 0 is the base, 1 + 2 k input k at its low end, 2 + 2 k at its high end. */
static int points(const struct effect_task *task)
{
    return 1 + 2 * task->keys;
}

static bool design(const struct effect_task *task, double *x)
{
    size_t row = (size_t)task->keys;
    for (int p = 0; p < points(task); p++)
        memcpy(x + row * (size_t)p, task->base, row * sizeof *x);
    for (int k = 0; k < task->keys; k++) {
        x[row * (size_t)(1 + 2 * k) + (size_t)k] = 0;
        x[row * (size_t)(2 + 2 * k) + (size_t)k] = 1;
    }
    return true;
}

static bool analyse(const struct effect_task *task, const double *x, const double *y,
                    double *figure)
{
    (void)x;
    for (int k = 0; k < task->keys; k++, figure += EFFECT_FIGURES) {
        const double at[] = {y[0], y[1 + 2 * k], y[2 + 2 * k]};
        double least = INFINITY, most = -INFINITY;
        int used = 0;
        for (int i = 0; i < 3; i++)
            if (!isnan(at[i])) {
                least = fmin(least, at[i]);
                most = fmax(most, at[i]);
                used++;
            }
        figure[AT_LOW] = at[1];
        figure[AT_HIGH] = at[2];
        figure[SWING] = used > 1 ? most - least : NAN;
        figure[USED] = used;
    }
    return true;
}

const struct effect_method effect_oat = {
    .name = "oat",
    .summary = "one at a time: each input at both ends of its range (tornado)",
    .source = "assumption",
    .samples = 1,
    .figure = {"at_low", "at_high", "swing", "used"},
    .heading = {"at low", "at high", "swing", "used"},
    .in_unit = {true, true, true, false},
    .rank = SWING,
    .points = points,
    .design = design,
    .analyse = analyse};
