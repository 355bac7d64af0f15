/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample: values for quantiles, in bounded memory. Where mean and extremes are enough, take a
 * tally.
 *
 * Up to SAMPLE_EXACT values all are kept and quantiles are exact. When they are full, they are
 * sorted and every other one goes up a level, where a value stands for two; that level does the
 * same, and so on, so that n values need log2(n / SAMPLE_EXACT) + 1 levels of SAMPLE_EXACT at most.
 * error: halving values of weight w moves the rank of any number by 0 or w, upward when the first
 * of each pair is kept, downward when the second is; the two alternate in every level, so a pair of
 *     halvings moves it by w at most. sample_rank_error is the sum; it is below
 *     levels / (2 SAMPLE_EXACT) of the count, 0.0002 for half a million values.
 * source: MANKU-1998 (collapsing sorted buffers, and its bound); the alternation as there
 */
#ifndef SIM_KERNEL_SAMPLE_H
#define SIM_KERNEL_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

enum { SAMPLE_EXACT = 16384, SAMPLE_LEVELS = 32 };

struct sample_level { /* values that stand for 2^level each */
    double *value;
    uint32_t count, room;
    uint32_t halved; /* how often */
};

/* All zero is an empty sample. Read the members through the functions below. */
struct sample {
    uint64_t count;
    double sum, min, max;
    uint64_t error; /* bound of the rank's error, in values */
    struct sample_level level[SAMPLE_LEVELS];
};

/* Frees the values (also the reset at a warm-up); the sample is empty and may be used again. */
void sample_clear(struct sample *sample);

/* Adds one value.
 * in: value, not NAN.
 * fails: false when out of memory; the sample may then only be cleared. */
bool sample_push(struct sample *sample, double value);

/* Adds all that other has seen; as if pushed one by one while both are exact together.
 * fails: as sample_push. */
bool sample_merge(struct sample *sample, const struct sample *other);

/* Mean of all values, in the order of pushing; least and greatest. NAN while empty. */
double sample_mean(const struct sample *sample);
double sample_min(const struct sample *sample);
double sample_max(const struct sample *sample);

/* Quantile, interpolated between the two nearest order statistics; exact at 0 and 1. NAN while
 * empty or without memory. equation: (1 - d) x[i] + d x[i+1], i = floor((n - 1) fraction), d = (n -
 * 1) fraction - i in: fraction, 0 to 1. valid: exact up to SAMPLE_EXACT values, beyond with
 * sample_rank_error. */
double sample_quantile(const struct sample *sample, double fraction);

/* What the rank of a quantile may be off by, as a share of the count; 0 while all is kept. */
double sample_rank_error(const struct sample *sample);

/* Bytes that the values take. */
uint64_t sample_bytes(const struct sample *sample);

#endif
