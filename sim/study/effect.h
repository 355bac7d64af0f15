/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_EFFECT_H
#define SIM_STUDY_EFFECT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Which of many inputs moves a function, and how much. A method lays out points in the unit cube,
 * the caller evaluates the function there (all at once, side by side, in any order), and the method
 * makes figures per input from the values. It knows nothing of scenarios.
 *
 * A value that does not exist is NAN: what rests on it is left out and the rest is used; the last
 * figure of each input, "used", says of how many.
 */

enum { EFFECT_FIGURES = 7 };

struct effect_task {
    int keys, samples; /* samples: what the method calls so */
    uint64_t seed;
    const double *base; /* [keys] where the inputs are now, in the unit cube */
};

struct effect_method {
    const char *name, *summary, *source;
    int samples;                         /* unless asked otherwise */
    const char *figure[EFFECT_FIGURES];  /* "mu_star_low"; NULL past the last, which is "used" */
    const char *heading[EFFECT_FIGURES]; /* the same for a column of a table: "from" */
    bool in_unit[EFFECT_FIGURES];        /* in the unit of the function, else a plain number */
    int rank;                            /* the figure that ranks inputs, all >= 0 */
    int (*points)(const struct effect_task *);
    /* out: x[points x keys]. fails: false without memory. */
    bool (*design)(const struct effect_task *, double *x);
    /* in: y[points]. out: figure[keys x EFFECT_FIGURES]. fails: false without memory. */
    bool (*analyse)(const struct effect_task *, const double *x, const double *y, double *figure);
};

/* One at a time: every input at the low and the high end of its range, the others where they are.
 * Swing = largest less smallest of the values at low, base and high. Sees no interaction. */
extern const struct effect_method effect_oat;

/* Elementary effects: `samples` random walks through a grid of four levels that move each input
 * once by 2/3 of its range; effect = change of the function / change of the input. mu* = mean of
 * their amounts (with its 95 % interval), mu = their mean, sigma = their scatter: interaction or
 * curvature. source: MORRIS-1991; CAMPOLONGO-2007 */
extern const struct effect_method effect_morris;

/* Shares of the variance, inputs uniform in their ranges: S1 by an input alone, ST with all its
 * interactions, from matrices A, B and A with column i of B:
 *   S1_i = 1/N sum f(B) (f(AB_i) - f(A)) / V          (SALTELLI-2010, table 2, b)
 *   ST_i = 1/(2N) sum (f(A) - f(AB_i))^2 / V          (JANSEN-1999)
 * A and B are a Sobol sequence up to 20 inputs, beyond that a Latin hypercube. 95 % intervals by
 * bootstrap over the N samples. source: SALTELLI-2010; JANSEN-1999 */
extern const struct effect_method effect_sobol;

/* All of them; NULL past the last, or when there is none of this name. */
const struct effect_method *effect_method_at(int index);
const struct effect_method *effect_method_find(const char *name);

#endif
