/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/design.h"

#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdlib.h>

bool design_latin(int points, int keys, uint64_t seed, double *fraction)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    int *cell = malloc((size_t)(points > 0 ? points : 1) * sizeof *cell);
    bool done = rng && cell;
    if (done)
        gsl_rng_set(rng, (unsigned long)(seed ^ (seed >> 32)));
    for (int k = 0; done && k < keys; k++) {
        for (int i = 0; i < points; i++)
            cell[i] = i;
        gsl_ran_shuffle(rng, cell, (size_t)points, sizeof *cell);
        for (int i = 0; i < points; i++)
            fraction[(size_t)i * keys + k] = (cell[i] + gsl_rng_uniform_pos(rng)) / points;
    }
    if (rng)
        gsl_rng_free(rng);
    free(cell);
    return done;
}

bool design_sobol(int first, int points, int keys, double *fraction)
{
    if (keys < 1 || keys > DESIGN_SOBOL_KEYS)
        return false;
    gsl_qrng *qrng = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)keys);
    if (!qrng)
        return false;
    double skipped[DESIGN_SOBOL_KEYS];
    for (int i = 0; i < first; i++)
        gsl_qrng_get(qrng, skipped);
    for (int i = 0; i < points; i++)
        gsl_qrng_get(qrng, fraction + (size_t)i * keys);
    gsl_qrng_free(qrng);
    return true;
}
