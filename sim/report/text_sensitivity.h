/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_TEXT_SENSITIVITY_H
#define SIM_REPORT_TEXT_SENSITIVITY_H

#include <stdio.h>

#include "sim/study/sensitivity.h"

/* What moves the answer, for people: the number that the decision hangs on first. */
void text_sensitivity(FILE *out, const struct sensitivity *sensitivity);

#endif
