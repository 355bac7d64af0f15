/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_CSV_SENSITIVITY_H
#define SIM_REPORT_CSV_SENSITIVITY_H

#include <stdio.h>

#include "sim/study/sensitivity.h"

/* One row per input, in the order of the field table: its range and every figure of every output.
 */
void csv_sensitivity(FILE *out, const struct sensitivity *sensitivity);
/* One row per point: inputs in their units, state, plan, outputs. */
void csv_sensitivity_points(FILE *out, const struct sensitivity *sensitivity);

#endif
