/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_DIST_H
#define SIM_SCENARIO_DIST_H

#include <stdio.h>

#include "sim/scenario/reader.h"

/* A number (constant), or {dist: KIND, ...} with
 *   uniform {low, high}; triangular {low, mode, high}; exponential {mean};
 *   lognormal, gamma {mean, cv or sd}; normal {mean, cv or sd, low, high}; empirical {values:
 * [...]}. mean, cv and sd are those of the variable itself, for normal before it is cut to
 * low..high, which are the row's limits when they are not given. Temperatures have a sd in K, no
 * cv. */
bool dist_parse(struct reader *, const struct number_want *, const struct node *, struct dist *);

/* Mean, sd and cv of the kinds whose other parts give them. */
void dist_moments(struct dist *);

/* Moves the mean: everything is scaled, so that the cv stays; a temperature is shifted, so that the
 * sd in K stays. */
void dist_move_mean(struct dist *, enum dimension, double mean);

/* Writes scenario text that reads back as the same distribution, in units like those of `like`. */
void dist_write(const struct dist *, enum dimension, const char *currency, const char *like,
                FILE *);

#endif
