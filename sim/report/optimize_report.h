/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_OPTIMIZE_REPORT_H
#define SIM_REPORT_OPTIMIZE_REPORT_H

#include <stdio.h>

#include "sim/study/optimize.h"

/* The plan chosen, as text; every plan as CSV; both as JSON (owned by the caller, NULL without
 * memory). */
void text_optimize(FILE *out, const struct optimize *optimize);
void csv_optimize(FILE *out, const struct optimize *optimize);
char *json_optimize(const struct optimize *optimize);

#endif
