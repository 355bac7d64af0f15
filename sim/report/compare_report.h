/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_COMPARE_REPORT_H
#define SIM_REPORT_COMPARE_REPORT_H

#include <stdio.h>

#include "sim/study/compare.h"

/* Variants beside one another: the answer and a table as text; a row per plan and figure as CSV;
 * both as JSON. Texts are owned by the caller, NULL without memory. */
void text_compare(FILE *out, const struct compare *compare);
void csv_compare(FILE *out, const struct compare *compare);
char *json_compare(const struct compare *compare);
/* Which plan costs least, and how far the others are from it: one or two sentences. */
char *compare_answer(const struct compare *compare);

#endif
