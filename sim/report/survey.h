/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_SURVEY_H
#define SIM_REPORT_SURVEY_H

#include <stdbool.h>
#include <stdio.h>

/* What the program is and runs with: versions and helpers; false when a helper is missing. */
bool survey_doctor(FILE *out);

#endif
