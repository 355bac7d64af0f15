/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a simulated mean is judged against theory (V13): one z-score per seed, seeds 1..50, never
 * changed; the 50 of them together must look like standard normals. */
#ifndef TESTS_VERIFY_SEED_SCORE_H
#define TESTS_VERIFY_SEED_SCORE_H

#include <stdint.h>

#include "sim/kernel/tally.h"

enum { SEED_FIRST = 1, SEED_LAST = 50 };

/* What one output of one seed is: its batch means, and what theory says. */
struct seed_score {
    const char *what;
    double theory;
    double square_sum; /* of the z-scores */
    double mean_sum;   /* of the seeds' means */
    int seeds;
};

/* Takes one seed's batch means.
 * equation: t = (mean - theory)/(s/sqrt(n)), z the normal quantile of t's Student probability, n -
 * 1 degrees of freedom, since s is estimated from the batches too */
void seed_score_push(struct seed_score *score, const struct tally *batches);

/* Fails the test unless the sum of squares lies inside chi-square with one degree per seed,
 * two-sided at 1e-4: too far off fails, and so does too good to be true. */
void seed_score_check(const struct seed_score *score);

#endif
