/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_CURVE_H
#define SIM_STUDY_CURVE_H

#include "sim/study/experiment.h"
#include "sim/study/source.h"

/* Results as a function of one numeric key, on common random numbers: every point is the same
 * scenario with that key moved and the same replications. Points are kept, so that the limits and
 * the break-even share them. */

struct curve_point {
    double x;                 /* in the key's readable unit */
    enum study_status status; /* STUDY_OK, STUDY_UNBALANCED, STUDY_INVALID, STUDY_FAILED */
    char message[240];
    bool grid; /* of a scan, not of a search */
    struct metric_table table;
};

struct curve {
    const struct source *source;
    const char *key;
    struct key_info info;
    const char *const *fixed; /* further settings, the same at every point */
    int fixed_count;
    replication_function run;
    int threads, replications; /* replications > 0 */
    double cut_s;              /* warm-up, the same at every point */
    struct study_hook hook;
    int count, room;
    struct curve_point **point; /* sorted by x */
    int evaluated;              /* progress */
    int expected;
    bool interrupted;
};

void curve_clear(struct curve *curve);

/* The point at x; simulated unless it is there. NULL when interrupted or memory is out. */
const struct curve_point *curve_at(struct curve *curve, double x);

/* Simulates points at all x that are not there yet, side by side on the threads. */
void curve_scan(struct curve *curve, const double *x, int count);

/* A quantity along the curve whose sign matters, from the table of a point; NAN when it does not
 * exist there. */
typedef struct estimate (*curve_margin)(const struct curve_point *point, const void *context);

struct root {
    struct estimate x; /* half-width by the delta method: that of the margin over
                          the |slope| between points a thirtieth of the range apart or more */
    bool falling;      /* the margin goes from plus to minus */
};

/* Every change of sign between neighbouring points of [low, high], refined to `tolerance` (in x) by
 * bisection with a final secant step. A sign counts only where both points exist.
 * out: number of roots found, the first `most` of them in root[]. */
int curve_roots(struct curve *curve, double low, double high, curve_margin margin,
                const void *context, double tolerance, struct root *root, int most);

#endif
