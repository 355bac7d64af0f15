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
    char plan[20]; /* "feasible", "molten infeasible", .. once judged; "" without a table */
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

/* The point at x; simulated unless it is there, and carried on when it has fewer replications than
 * curve->replications. NULL when interrupted or memory is out. */
const struct curve_point *curve_at(struct curve *curve, double x);

/* Simulates points at all x that are not there yet, side by side on the threads. */
void curve_scan(struct curve *curve, const double *x, int count);

/* The scenario at x. fails: NULL and a sentence when it is not valid. owns: the caller. */
struct scenario *curve_scenario(const struct curve *curve, double x, char message[240]);

/* Judges the plan of every point by all its replications. */
void curve_judge(struct curve *curve);

/* The plan at x: that of the points beside it; where one of them holds and the other does not, the
 * latter. "" where none was judged. */
const char *curve_plan(const struct curve *curve, double x);

/* Takes the point at x out of the even grid. */
void curve_hide(struct curve *curve, double x);

/* A quantity along the curve whose sign matters, from the table of a point; NAN when it does not
 * exist there. */
typedef struct estimate (*curve_margin)(const struct curve_point *point, const void *context);

struct root {
    struct estimate x;           /* half-width by the delta method: that of the margin over
                                    the |slope| between points a thirtieth of the range apart or more */
    bool falling;                /* the margin goes from plus to minus */
    double low, high;            /* the points between which it lies */
    double bootstrap_half_width; /* the same by bootstrap, when asked for; NAN */
    double step; /* where in the interval a whole truck, ladle or station comes in, when asked
                    for; NAN: nowhere */
};

/* Every change of sign between neighbouring points of [low, high], refined to `tolerance` (in x) by
 * bisection with a final secant step. A sign counts only where both points exist.
 * out: number of roots found, the first `most` of them in root[]. */
int curve_roots(struct curve *curve, double low, double high, curve_margin margin,
                const void *context, double tolerance, struct root *root, int most);

/* Where inside (low, high) counts that the scenario works out by itself change: whole trucks make
 * the saving jump there. Nothing is simulated. out: x[], both sides of each step, found between 24
 * looks; how many. */
int curve_steps(const struct curve *curve, double low, double high, double *x, int most);

/* Where two changes of sign could hide between neighbours of one sign: in an interval wider than
 * `finest` with ends a and b where |a| + |b| < slope x width, slope being the steepest between
 * points of the even grid, 3 x finest apart or more. */
struct between {
    double finest, slope;
    bool turned; /* a point was found with another sign */
};

/* Halves such intervals until there is none, or `most` points were added.
 * in: between->finest. out: the rest of it. */
void curve_between(struct curve *curve, curve_margin margin, const void *context,
                   struct between *between, int most);

/* Carries the points around doubtful changes of sign on, twice the replications each time, until
 * the signs of both are certain at 95 %, or they have `most`. */
void curve_settle(struct curve *curve, double low, double high, curve_margin margin,
                  const void *context, int most);

/* Carries a root on with growing replications until its half-width is `wanted` or there are `most`.
 * It is followed to a neighbouring interval when more replications move it there. */
void curve_sharpen(struct curve *curve, double low, double high, curve_margin margin,
                   const void *context, double tolerance, double wanted, int most,
                   struct root *root);

/* Half-width of a root of the metric at `path` by bootstrap: replications drawn with replacement,
 * all points together (common random numbers), the root of the mean curve of each draw; half-width
 * = t(0.975, n - 1) x standard deviation of the roots x sqrt(n / (n - 1)). NAN below three
 * replications. source: EFRON-TIBSHIRANI-1993 */
double curve_bootstrap(const struct curve *curve, const char *path, const struct root *root,
                       double reach);

#endif
