/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "sim/study/curve.h"

enum { DRAWS = 400 };

/* The points around a root that have all of its replications. */
struct around {
    int count, n;
    double root;
    double *x;
    const double **value; /* per replication */
    double *mean;
};

static double mean_of(const double *value, const int *index, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += value[index[i]];
    return sum / n;
}

/* The crossing of the drawn mean curve nearest to the root; beyond the outermost points along the
 * line through them. */
static double root_of(void *context, const int *index, int n)
{
    const struct around *around = context;
    double nearest = NAN;
    for (int k = 0; k < around->count; k++)
        around->mean[k] = mean_of(around->value[k], index, n);
    const double *x = around->x, *y = around->mean;
    for (int k = 0; k + 1 < around->count; k++) {
        if ((y[k] > 0) == (y[k + 1] > 0))
            continue;
        double at = x[k] + (x[k + 1] - x[k]) * y[k] / (y[k] - y[k + 1]);
        if (isnan(nearest) || fabs(at - around->root) < fabs(nearest - around->root))
            nearest = at;
    }
    int last = around->count - 1;
    if (isnan(nearest) && y[0] != y[last])
        nearest = x[0] + (x[last] - x[0]) * y[0] / (y[0] - y[last]);
    return nearest;
}

/* From the last point below root - reach to the first above root + reach. */
static void collect(const struct curve *curve, const char *path, double reach,
                    struct around *around)
{
    bool beyond = false;
    for (int i = 0; i < curve->count && !beyond; i++) {
        const struct curve_point *point = curve->point[i];
        const struct metric *metric = metric_find(&point->table, path);
        if (!metric || point->table.replications < around->n)
            continue;
        if (point->x <= around->root - reach)
            around->count = 0;
        around->x[around->count] = point->x;
        around->value[around->count++] = metric->value;
        beyond = point->x >= around->root + reach;
    }
}

double curve_bootstrap(const struct curve *curve, const char *path, const struct root *root,
                       double reach)
{
    struct around around = {.n = root->x.n, .root = root->x.mean};
    size_t room = (size_t)(curve->count + 1);
    around.x = malloc(room * sizeof *around.x);
    around.mean = malloc(room * sizeof *around.mean);
    around.value = malloc(room * sizeof *around.value);
    double *drawn = malloc(DRAWS * sizeof *drawn), half_width = NAN;
    int n = around.n;
    if (around.x && around.mean && around.value && drawn && n > 2) {
        collect(curve, path, reach, &around);
        int kept = around.count > 1 ? stats_bootstrap(n, DRAWS, 1, root_of, &around, drawn) : 0;
        if (kept > DRAWS / 2)
            half_width =
                gsl_cdf_tdist_Pinv(0.975, n - 1) * sqrt(stats_variance(drawn, kept) * n / (n - 1));
    }
    free(around.x);
    free(around.mean);
    free(around.value);
    free(drawn);
    return half_width;
}
