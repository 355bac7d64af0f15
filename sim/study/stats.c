/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/stats.h"

#include <gsl/gsl_cdf.h>
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

struct estimate stats_estimate(const double *value, int n)
{
    struct estimate estimate = {.half_width = NAN};
    estimate.mean = mean_of(value, n, &estimate.n);
    if (estimate.n > 1)
        estimate.half_width =
            gsl_cdf_tdist_Pinv(0.975, estimate.n - 1) * sqrt(stats_variance(value, n) / estimate.n);
    return estimate;
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
enum { MSER_BATCH = 5, MSER_SHORT = 50 };

int stats_mser5(const double *value, int n, bool *converged)
{
    const int size = n >= MSER_SHORT ? MSER_BATCH : 1;
    int m = n / size, best = 0;
    *converged = true;
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
    double least = marginal_error(batch, m, 0);
    for (int d = 1; d <= m / 2; d++) {
        double error = marginal_error(batch, m, d);
        if (error < least) {
            least = error;
            best = d;
        }
    }
    *converged = best == 0 || best < m / 2;
    free(batch);
    return best * size;
}
