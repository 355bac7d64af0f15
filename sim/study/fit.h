/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_FIT_H
#define SIM_STUDY_FIT_H

#include <stdbool.h>

/*
 * Least squares of a model to rows, few parameters, rows that may be wrong.
 *
 * Levenberg-Marquardt (GSL, trust region, SVD) on weighted rows: first with Huber's weights, whose
 * scale is 1.4826 x the median absolute residual; rows further than 4 scales out are flagged; then
 * plainly on the others. Parameters are in units of `scale`, the half-width of the range in which
 * each is believed. With singular values d_k and right vectors v_k of the last Jacobian,
 *
 *   covariance = sum_k v_k v_k' / (d_k^2 / s^2 + 1 / 3^2),   s^2 = sum of squares / (rows -
 * parameters)
 *
 * where the 1 / 3^2 is a faint pull to the start (three units of scale): nothing against rows that
 * tell, and what they do not tell does not run away. A direction v_k is told by the rows when its
 * 95 % interval, t s / d_k, is shorter than the believed range; otherwise whatever has a part in
 * v_k is not. source: HUBER1981 (weights, 1.345), assumption (4 scales; what counts as told)
 */
enum { FIT_MOST = 4 };

struct fit_problem {
    int rows, parameters; /* parameters 1..FIT_MOST */
    const double *observed;
    /* Predictions of all rows at x; false when the model cannot be computed there. */
    bool (*predict)(void *context, const double *x, double *predicted);
    void *context;
    double start[FIT_MOST], scale[FIT_MOST];
    double noise; /* usual for a row; used when rows do not exceed parameters; 0 < */
};

struct fit {
    double x[FIT_MOST], covariance[FIT_MOST][FIT_MOST];
    double noise;       /* standard deviation of a row about the model */
    int degrees;        /* rows used - parameters */
    bool assumed_noise; /* too few rows: noise of the problem */
    bool converged;
    int flagged, iterations;
    bool told[FIT_MOST];
    /* the directions that are not told, in units of scale; largest part 1 */
    int untold;
    double direction[FIT_MOST][FIT_MOST];
};

/* out: *fit; predicted[rows]; flag[rows].
 * fails: false; *why says what (fewer rows than parameters, a model that cannot be computed at the
 * start, no memory). */
bool fit_rows(const struct fit_problem *, struct fit *, double *predicted, bool *flag,
              const char **why);

/* Half of the 95 % interval of parameter i. */
double fit_half_width(const struct fit *, int i);

#endif
