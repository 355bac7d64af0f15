/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_CALIBRATION_H
#define SIM_REPORT_CALIBRATION_H

#include <stdio.h>

#include "sim/study/calibrate.h"

/* What a calibration says, in each form. */
void calibration_text(FILE *out, const struct calibration *);
/* fails: NULL without memory. owns: the caller frees. */
char *calibration_json(const struct calibration *);
void calibration_csv(FILE *out, const struct calibration *);             /* parameters.csv */
void calibration_correlation_csv(FILE *out, const struct calibration *); /* correlation.csv */
void calibration_residuals_csv(FILE *out, const struct calibration *);   /* residuals.csv */
/* A `scenarios` section with the variant `calibrated`, to be pasted into a scenario. */
void calibration_patch(FILE *out, const struct calibration *);

/* A value of a parameter in its readable unit. */
double calibration_readable(const struct calibrate_parameter *, double value);

#endif
