/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/sample.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "sim/kernel/require.h"

enum { FIRST_CAPACITY = 64 };

void sample_init(struct sample *sample)
{
    *sample = (struct sample){0};
}

void sample_clear(struct sample *sample)
{
    free(sample->value);
    sample_init(sample);
}

static bool grow(struct sample *sample)
{
    size_t capacity = sample->capacity > 0 ? 2 * sample->capacity : FIRST_CAPACITY;
    if (capacity > SIZE_MAX / sizeof *sample->value)
        return false;
    double *value = realloc(sample->value, capacity * sizeof *value);
    if (!value)
        return false;
    sample->value = value;
    sample->capacity = capacity;
    return true;
}

bool sample_push(struct sample *sample, double value)
{
    REQUIRE(!isnan(value));
    if (sample->count == sample->capacity && !grow(sample))
        return false;
    sample->value[sample->count++] = value;
    sample->sorted = false;
    return true;
}

void sample_reset(struct sample *sample)
{
    sample->count = 0;
    sample->sorted = false;
}

double sample_quantile(struct sample *sample, double fraction)
{
    REQUIRE(fraction >= 0 && fraction <= 1);
    if (sample->count == 0)
        return (double)NAN;
    if (!sample->sorted)
        gsl_sort(sample->value, 1, sample->count);
    sample->sorted = true;
    return gsl_stats_quantile_from_sorted_data(sample->value, 1, sample->count, fraction);
}

double sample_below_frac(const struct sample *sample, double limit)
{
    if (sample->count == 0)
        return (double)NAN;
    size_t below = 0;
    for (size_t i = 0; i < sample->count; i++)
        below += sample->value[i] < limit;
    return (double)below / (double)sample->count;
}
