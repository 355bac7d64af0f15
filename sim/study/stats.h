/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_STATS_H
#define SIM_STUDY_STATS_H

#include <stdbool.h>
#include <stdint.h>

/* Every interval that a result states is made here. Student's t by GSL.
 * source: LAW-2015, chapters 4, 9 and 10 */

/* What a number in a sheet is: mean over n replications with its 95 % half-width. */
struct estimate {
    double mean;       /* NAN when n == 0 */
    double half_width; /* NAN when n < 2 */
    int n;
};

/* Mean and Student-t half-width, t(0.975, n - 1) s / sqrt(n). NaN values (a replication in which
 * the quantity does not exist) are left out and not counted. */
struct estimate stats_estimate(const double *value, int n);

/* The same at another confidence, 0.9 for 90 %. */
struct estimate stats_estimate_at(const double *value, int n, double confidence);

/* A precision that is asked for is judged from this replication on, not before: with fewer, a run
 * that is small by chance stops, and its interval misses too often (95 % intervals then contain the
 * mean of a normal quantity in 91.5 % of all studies from 4 on, in 93.7 % or more from 10 on).
 * source: LAW-2015, section 9.4.1 */
enum { STATS_SEQUENTIAL_LEAST = 10 };

/* The same of the differences a[i] - b[i]. */
struct estimate stats_paired(const double *a, const double *b, int n);

/* Sample variance, divisor n - 1. NAN when n < 2. */
double stats_variance(const double *value, int n);

/* Quantile by linear interpolation between order statistics (Hyndman and Fan's type 7), of data in
 * any order. in: fraction 0..1. out: NAN when n == 0 or memory is out. */
double stats_quantile(const double *value, int n, double fraction);

/* What is asked of a quantile: between two order statistics, whatever the distribution.
 *   P(x_(l) <= q < x_(u)) = sum over k = l .. u-1 of C(n, k) f^k (1 - f)^(n-k)
 * with l and u taken outward from n f until that is at least `confidence`.
 * out: low, high and what they cover; NAN when n is too small for it. source: HAHN-MEEKER-1991 */
struct quantile_interval {
    double low, high, coverage;
};
struct quantile_interval stats_quantile_interval(const double *value, int n, double fraction,
                                                 double confidence);

/* Ratio of means r = sum y / sum x of n pairs, 95 %. By the delta method
 *   half-width = t(0.975, n - 1) s_e / (sqrt(n) |mean x|),  e = y - r x,
 * or by the jackknife: mean and t-interval of n r - (n - 1) r_(-i), which takes the first order of
 * the bias away. NaN pairs are left out. source: LAW-2015, section 9.5.3 */
struct estimate stats_ratio(const double *y, const double *x, int n);
struct estimate stats_ratio_jackknife(const double *y, const double *x, int n);

/* The interval of a share that a result shows: share[i] of of[i] things in each of n replications,
 * as all that are counted over all things. Of both half-widths the wider: few replications with
 * unequal counts make the delta method's short. Replications without things are left out. */
struct estimate stats_share(const double *share, const double *of, int n);

/* Bootstrap: the statistic of `draws` samples of n indices drawn with replacement, sorted; NaN ones
 * are left out. out: how many are in drawn[]; 0 without memory. source: EFRON-TIBSHIRANI-1993 */
int stats_bootstrap(int n, int draws, uint64_t seed,
                    double (*statistic)(void *context, const int *index, int n), void *context,
                    double *drawn);

/* Welch's test of two means with unequal variances, two-sided: the probability that samples of
 * equal means lie as far apart, t = (mean a - mean b) / sqrt(s_a^2 / n_a + s_b^2 / n_b), by
 * Student's t with Welch and Satterthwaite's degrees of freedom. valid: at least two values each,
 * which vary; else 1 for equal means, 0 for others. source: WELCH-1947; LAW-2015, section 10.2.2 */
double stats_welch(const double *a, int count_a, const double *b, int count_b);

/* MSER-5: where to cut the start of a series. The series is averaged in batches of five; cut at the
 * batch d that makes the marginal standard error of what is left,
 *   sum over i >= d of (b_i - mean_d)^2 / (m - d)^2,
 * least, d up to half the batches.
 * A series shorter than fifty is judged value by value (MSER-1): batches of five would leave too
 * few. A series that does not settle has its least in the second half (the last five batches, where
 * few values err little by chance, not looked at), and so has many a flat one by chance. *flat
 * tells them apart: where the least is there, the probability, by Welch's test of the batches of
 * both halves, that a flat series has halves as far apart; elsewhere 1, and where they differ by
 * rounding alone (a part in 10^9). out: observations to cut. Fewer than two values: 0 and flat.
 * source: White_1997; HOAD-2010 for the second half and the last five */
int stats_mser5(const double *value, int n, double *flat);

#endif
