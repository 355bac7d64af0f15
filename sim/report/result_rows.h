/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_RESULT_ROWS_H
#define SIM_REPORT_RESULT_ROWS_H

#include <stdio.h>

/* The figures of a result folder that `audit` follows, one a line with what it is: totals, rows and
 * items of costs.csv, lines of carbon.csv. Nothing where the folder has neither. */
void result_rows(const char *folder, FILE *out);

#endif
