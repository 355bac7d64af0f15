/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample: keeps every value, for quantiles. Where mean and variance are enough, take a tally. */
#ifndef SIM_KERNEL_SAMPLE_H
#define SIM_KERNEL_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

/* All zero is an empty sample. */
struct sample {
    double *value; /* in the order of pushing until a quantile is asked, sorted after that */
    size_t count;
    size_t capacity;
    bool sorted;
};

void sample_init(struct sample *sample);

/* Frees the values; the sample is empty and may be used again. */
void sample_clear(struct sample *sample);

/* Adds one value.
 * in: value, not NAN.
 * fails: false when out of memory; the sample stays as it was. */
bool sample_push(struct sample *sample, double value);

/* Forgets the values and keeps the memory (end of the warm-up). */
void sample_reset(struct sample *sample);

/* Quantile, interpolated between the two nearest order statistics; NAN while empty. Sorts in place.
 * equation: (1 - d) x[i] + d x[i+1], i = floor((n - 1) fraction), d = (n - 1) fraction - i
 * in: fraction, 0 to 1.
 * source: GSL-2.7, gsl_stats_quantile_from_sorted_data */
double sample_quantile(struct sample *sample, double fraction);

/* Share of the values below the limit, 0 to 1; NAN while empty. */
double sample_below_frac(const struct sample *sample, double limit);

#endif
