/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tally: count, mean, variance and extremes of single values, without keeping them. */
#ifndef SIM_KERNEL_TALLY_H
#define SIM_KERNEL_TALLY_H

#include <stdint.h>

/* Read the members through the functions below; all zero is an empty tally. */
struct tally {
    uint64_t count;
    double mean;
    double square_sum; /* of the deviations from the mean */
    double min;
    double max;
};

/* Empties it; also the reset at a warm-up. */
void tally_init(struct tally *tally);

/* Adds one value.
 * equation: mean += (x - mean)/n; square_sum += (x - mean before)(x - mean after)
 * source: WELFORD-1962 */
static inline void tally_push(struct tally *tally, double value)
{
    if (tally->count == 0)
        tally->min = tally->max = value;
    tally->count++;
    double before = value - tally->mean;
    tally->mean += before / (double)tally->count;
    tally->square_sum += before * (value - tally->mean);
    tally->min = value < tally->min ? value : tally->min;
    tally->max = value > tally->max ? value : tally->max;
}

/* Adds all that other has seen.
 * source: CHAN-1983, pairwise update */
void tally_merge(struct tally *tally, const struct tally *other);

/* Count, mean, extremes and sum. While empty, mean and extremes are NAN, the sum 0. */
uint64_t tally_count(const struct tally *tally);
double tally_mean(const struct tally *tally);
double tally_min(const struct tally *tally);
double tally_max(const struct tally *tally);
double tally_sum(const struct tally *tally);

/* Unbiased sample variance, and its square root; NAN below two values. */
double tally_variance(const struct tally *tally);
double tally_deviation(const struct tally *tally);

#endif
