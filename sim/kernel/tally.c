/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/tally.h"

#include <math.h>

void tally_init(struct tally *tally)
{
    *tally = (struct tally){0};
}

void tally_merge(struct tally *tally, const struct tally *other)
{
    if (other->count == 0)
        return;
    if (tally->count == 0) {
        *tally = *other;
        return;
    }
    double n = (double)tally->count;
    double m = (double)other->count;
    double shift = other->mean - tally->mean;
    tally->mean += shift * m / (n + m);
    tally->square_sum += other->square_sum + shift * shift * n * m / (n + m);
    tally->count += other->count;
    tally->min = fmin(tally->min, other->min);
    tally->max = fmax(tally->max, other->max);
}

uint64_t tally_count(const struct tally *tally)
{
    return tally->count;
}

double tally_mean(const struct tally *tally)
{
    return tally->count > 0 ? tally->mean : (double)NAN;
}

double tally_min(const struct tally *tally)
{
    return tally->count > 0 ? tally->min : (double)NAN;
}

double tally_max(const struct tally *tally)
{
    return tally->count > 0 ? tally->max : (double)NAN;
}

double tally_sum(const struct tally *tally)
{
    return tally->mean * (double)tally->count;
}

double tally_variance(const struct tally *tally)
{
    return tally->count > 1 ? tally->square_sum / (double)(tally->count - 1) : (double)NAN;
}

double tally_deviation(const struct tally *tally)
{
    return sqrt(tally_variance(tally));
}
