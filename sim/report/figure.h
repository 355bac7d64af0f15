/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_FIGURE_H
#define SIM_REPORT_FIGURE_H

#include "sim/study/stats.h"

/* Numbers for people: as many decimals as the half-width supports. */

#define FIGURE_ROOM 48

/* Decimals worth printing: one digit more than the first digit of the half-width, 0..most, and not
 * more than five digits in all; by magnitude where there is no noise, none of a whole number
 * then. */
int figure_decimals(double mean, double half_width, int most);

/* "330.1", "-" for a number that does not exist. Thousands are not separated. */
void figure_text(double value, int decimals, char text[FIGURE_ROOM]);

/* What stands behind the "±": "1.2", or "<0.1" when it is less than half of the last decimal.
 * out: false, "" where nothing stands: one replication, or the same in every one. */
bool figure_half_width(struct estimate estimate, int decimals, char text[FIGURE_ROOM]);

/* "330.1 ± 1.2", "330" without a half-width. */
void figure_interval(struct estimate estimate, int most, char text[FIGURE_ROOM]);

/* The same with decimals that were chosen for a whole column. */
void figure_interval_at(struct estimate estimate, int decimals, char text[FIGURE_ROOM]);

/* Decimals of a column whose rows so far take `decimals`, with one more row. */
int figure_more_decimals(int decimals, struct estimate estimate, int most);

/* Decimals for a column of n values of one key: three digits of the mean distance between
 * neighbours, fewer where all are exact with fewer. NaN values are left out. */
int figure_column_decimals(const double *value, int n);

/* The same with no digit behind the first of the half-width, "154.3 ± 0.7": for sentences. */
void figure_rounded(struct estimate estimate, char text[FIGURE_ROOM]);

/* "6.60 million", "12,300": for sentences, with one digit more than the first of the half-width and
 * no more, "6.6 million"; 0 or NAN: none is known. */
void figure_money(double value, double half_width, char text[FIGURE_ROOM]);

#endif
