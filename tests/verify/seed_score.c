/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/verify/seed_score.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

void seed_score_push(struct seed_score *score, const struct tally *batches)
{
    double n = (double)tally_count(batches);
    double t = (tally_mean(batches) - score->theory) / (tally_deviation(batches) / sqrt(n));
    double z = t < 0 ? gsl_cdf_ugaussian_Pinv(gsl_cdf_tdist_P(t, n - 1))
                     : gsl_cdf_ugaussian_Qinv(gsl_cdf_tdist_Q(t, n - 1));
    score->square_sum += z * z;
    score->mean_sum += tally_mean(batches);
    score->seeds++;
}

void seed_score_check(const struct seed_score *score)
{
    double level = 1e-4;
    ck_assert_int_eq(score->seeds, SEED_LAST - SEED_FIRST + 1);
    double tail = gsl_cdf_chisq_Q(score->square_sum, score->seeds);
    ck_assert_msg(tail > level / 2 && tail < 1 - level / 2,
                  "%s: theory %.6g, mean over seeds %.6g, chi-square %.1f of %d degrees, tail %.2g",
                  score->what, score->theory, score->mean_sum / score->seeds, score->square_sum,
                  score->seeds, tail);
}
