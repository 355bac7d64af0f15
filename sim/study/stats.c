/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two passes, so that a large mean does not eat the digits of a small spread. */
static double mean_of(const double *value, int n, int *counted)
{
    double sum = 0;
    *counted = 0;
    for (int i = 0; i < n; i++)
        if (!isnan(value[i])) {
            sum += value[i];
            ++*counted;
        }
    return *counted > 0 ? sum / *counted : NAN;
}

double stats_variance(const double *value, int n)
{
    int counted;
    double mean = mean_of(value, n, &counted), sum = 0;
    for (int i = 0; i < n; i++)
        if (!isnan(value[i]))
            sum += (value[i] - mean) * (value[i] - mean);
    return counted > 1 ? sum / (counted - 1) : NAN;
}

struct estimate stats_estimate_at(const double *value, int n, double confidence)
{
    struct estimate estimate = {.half_width = NAN};
    estimate.mean = mean_of(value, n, &estimate.n);
    if (estimate.n > 1)
        estimate.half_width = gsl_cdf_tdist_Pinv((1 + confidence) / 2, estimate.n - 1) *
                              sqrt(stats_variance(value, n) / estimate.n);
    return estimate;
}

struct estimate stats_estimate(const double *value, int n)
{
    return stats_estimate_at(value, n, 0.95);
}

struct estimate stats_paired(const double *a, const double *b, int n)
{
    struct estimate none = {NAN, NAN, 0};
    double *difference = malloc((size_t)(n > 0 ? n : 1) * sizeof *difference);
    if (!difference)
        return none;
    for (int i = 0; i < n; i++)
        difference[i] = a[i] - b[i];
    struct estimate estimate = stats_estimate(difference, n);
    free(difference);
    return estimate;
}

double stats_quantile(const double *value, int n, double fraction)
{
    if (n < 1)
        return NAN;
    double *sorted = malloc((size_t)n * sizeof *sorted);
    if (!sorted)
        return NAN;
    memcpy(sorted, value, (size_t)n * sizeof *sorted);
    gsl_sort(sorted, 1, (size_t)n);
    double quantile = gsl_stats_quantile_from_sorted_data(sorted, 1, (size_t)n, fraction);
    free(sorted);
    return quantile;
}

struct quantile_interval stats_quantile_interval(const double *value, int n, double fraction,
                                                 double confidence)
{
    struct quantile_interval interval = {NAN, NAN, NAN};
    double *sorted = n > 0 ? malloc((size_t)n * sizeof *sorted) : NULL;
    if (!sorted)
        return interval;
    memcpy(sorted, value, (size_t)n * sizeof *sorted);
    gsl_sort(sorted, 1, (size_t)n);
    int low = (int)floor(n * fraction), high = low + 1; /* order statistics, from 1 */
    for (;; low--, high++) {
        int l = low < 1 ? 1 : low, u = high > n ? n : high;
        double covered = gsl_cdf_binomial_P((unsigned)(u - 1), fraction, (unsigned)n) -
                         gsl_cdf_binomial_P((unsigned)(l - 1), fraction, (unsigned)n);
        if (covered >= confidence) {
            interval = (struct quantile_interval){sorted[l - 1], sorted[u - 1], covered};
            break;
        }
        if (low <= 1 && high >= n)
            break;
    }
    free(sorted);
    return interval;
}

/* Copies the pairs that exist. owns: the caller. NULL without memory. */
static double *pairs(const double *y, const double *x, int n, int *count)
{
    double *pair = malloc((size_t)(n > 0 ? 2 * n : 1) * sizeof *pair);
    *count = 0;
    for (int i = 0; pair && i < n; i++)
        if (!isnan(y[i]) && !isnan(x[i])) {
            pair[2 * *count] = y[i];
            pair[2 * (*count)++ + 1] = x[i];
        }
    return pair;
}

/* out: the sums over all pairs but `without` (-1: all). */
static double ratio_of(const double *pair, int n, int without, double *sum_x)
{
    double y = 0, x = 0;
    for (int i = 0; i < n; i++)
        if (i != without) {
            y += pair[2 * i];
            x += pair[2 * i + 1];
        }
    *sum_x = x;
    return x != 0 ? y / x : NAN;
}

struct estimate stats_ratio(const double *y, const double *x, int n)
{
    struct estimate estimate = {NAN, NAN, 0};
    double sum_x, *pair = pairs(y, x, n, &estimate.n);
    if (!pair || estimate.n < 1) {
        free(pair);
        return estimate;
    }
    estimate.mean = ratio_of(pair, estimate.n, -1, &sum_x);
    double mean_x = fabs(sum_x / estimate.n);
    for (int i = 0; i < estimate.n; i++)
        pair[i] = pair[2 * i] - estimate.mean * pair[2 * i + 1];
    estimate.half_width = stats_estimate(pair, estimate.n).half_width / mean_x;
    free(pair);
    return estimate;
}

struct estimate stats_ratio_jackknife(const double *y, const double *x, int n)
{
    struct estimate estimate = {NAN, NAN, 0};
    int count;
    double sum_x, *pair = pairs(y, x, n, &count);
    double *pseudo = malloc((size_t)(count > 0 ? count : 1) * sizeof *pseudo);
    if (pair && pseudo && count > 0) {
        double all = ratio_of(pair, count, -1, &sum_x);
        for (int i = 0; i < count; i++)
            pseudo[i] =
                count > 1 ? count * all - (count - 1) * ratio_of(pair, count, i, &sum_x) : all;
        estimate = stats_estimate(pseudo, count);
    }
    free(pair);
    free(pseudo);
    return estimate;
}

struct estimate stats_share(const double *share, const double *of, int n)
{
    struct estimate none = {NAN, NAN, 0};
    double *counted = malloc((size_t)(n > 0 ? n : 1) * sizeof *counted);
    if (!counted)
        return none;
    for (int i = 0; i < n; i++)
        counted[i] = share[i] * of[i];
    struct estimate estimate = stats_ratio(counted, of, n);
    estimate.half_width =
        fmax(estimate.half_width, stats_ratio_jackknife(counted, of, n).half_width);
    free(counted);
    return estimate;
}

int stats_bootstrap(int n, int draws, uint64_t seed,
                    double (*statistic)(void *context, const int *index, int n), void *context,
                    double *drawn)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    int *index = malloc((size_t)(n > 0 ? n : 1) * sizeof *index), kept = 0;
    if (rng)
        gsl_rng_set(rng, (unsigned long)(seed ^ (seed >> 32)));
    for (int draw = 0; rng && index && draw < draws; draw++) {
        for (int i = 0; i < n; i++)
            index[i] = (int)gsl_rng_uniform_int(rng, (unsigned long)n);
        double value = statistic(context, index, n);
        if (!isnan(value))
            drawn[kept++] = value;
    }
    gsl_sort(drawn, 1, (size_t)kept);
    if (rng)
        gsl_rng_free(rng);
    free(index);
    return kept;
}

/* Squared marginal standard error of batches d..m-1. */
static double marginal_error(const double *batch, int m, int d)
{
    int left = m - d;
    double mean = 0, sum = 0;
    for (int i = d; i < m; i++)
        mean += batch[i] / left;
    for (int i = d; i < m; i++)
        sum += (batch[i] - mean) * (batch[i] - mean);
    return sum / ((double)left * left);
}

/* Ten batches at least; a shorter series is judged value by value (MSER-1). */
enum { MSER_BATCH = 5, MSER_SHORT = 50, MSER_LEFT = 5 };

/* What makes means of n differ by chance: variance / n; 0 where there is none. */
static double error_of(const double *value, int n)
{
    double variance = stats_variance(value, n);
    return isnan(variance) ? 0 : variance / n;
}

double stats_welch(const double *a, int count_a, const double *b, int count_b)
{
    int counted;
    double apart = fabs(mean_of(a, count_a, &counted) - mean_of(b, count_b, &counted));
    double own_a = error_of(a, count_a), own_b = error_of(b, count_b), both = own_a + own_b;
    if (!(both > 0) || count_a < 2 || count_b < 2)
        return apart > 0 ? 0 : 1;
    double freedom = both * both / (own_a * own_a / (count_a - 1) + own_b * own_b / (count_b - 1));
    return 2 * gsl_cdf_tdist_Q(apart / sqrt(both), freedom);
}

/* How well the halves of a series go together. */
static double halves_alike(const double *batch, int m)
{
    int counted, half = m / 2;
    double rest = mean_of(batch + half, m - half, &counted);
    if (fabs(mean_of(batch, half, &counted) - rest) <= 1e-9 * fabs(rest))
        return 1;
    return stats_welch(batch, half, batch + half, m - half);
}

/* The batch d up to `most` with the least error behind it. */
static int least_error(const double *batch, int m, int most)
{
    int best = 0;
    double least = marginal_error(batch, m, 0);
    for (int d = 1; d <= most; d++) {
        double error = marginal_error(batch, m, d);
        if (error < least) {
            least = error;
            best = d;
        }
    }
    return best;
}

int stats_mser5(const double *value, int n, double *flat)
{
    const int size = n >= MSER_SHORT ? MSER_BATCH : 1;
    int m = n / size, best = 0;
    *flat = 1;
    if (m < 2)
        return 0;
    double *batch = malloc((size_t)m * sizeof *batch);
    if (!batch)
        return 0;
    for (int i = 0; i < m; i++) {
        int counted; /* a week without an observation is left out of its batch */
        batch[i] = mean_of(value + i * size, size, &counted);
        if (!counted)
            batch[i] = i > 0 ? batch[i - 1] : 0;
    }
    best = least_error(batch, m, m / 2);
    if (least_error(batch, m, m - MSER_LEFT) >= m / 2)
        *flat = halves_alike(batch, m);
    free(batch);
    return best * size;
}
