/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_STATS_H
#define SIM_STUDY_STATS_H

#include <stdbool.h>

/* What a number in a sheet is: mean over n replications with its 95 % half-width. */
struct estimate {
    double mean;       /* NAN when n == 0 */
    double half_width; /* NAN when n < 2 */
    int n;
};

/* Mean and Student-t half-width, t(0.975, n - 1) s / sqrt(n). NaN values (a replication in which
 * the quantity does not exist) are left out and not counted. */
struct estimate stats_estimate(const double *value, int n);

/* The same of the differences a[i] - b[i]. */
struct estimate stats_paired(const double *a, const double *b, int n);

/* Sample variance, divisor n - 1. NAN when n < 2. */
double stats_variance(const double *value, int n);

/* Quantile by linear interpolation between order statistics (Hyndman and Fan's type 7), of data in
 * any order. in: fraction 0..1. out: NAN when n == 0 or memory is out. */
double stats_quantile(const double *value, int n, double fraction);

/* MSER-5: where to cut the start of a series. The series is averaged in batches of five; cut at the
 * batch d that makes the marginal standard error of what is left,
 *   sum over i >= d of (b_i - mean_d)^2 / (m - d)^2,
 * least, d up to half the batches.
 * A series shorter than fifty is judged value by value (MSER-1): batches of five would leave too
 * few. out: observations to cut; *converged is false when the least is the last one allowed (then
 * the series may not be settled at all). Fewer than two values: 0 and converged. source: White_1997
 */
int stats_mser5(const double *value, int n, bool *converged);

#endif
