/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_JSON_SENSITIVITY_H
#define SIM_REPORT_JSON_SENSITIVITY_H

#include "sim/study/sensitivity.h"

/* The same as JSON. fails: NULL without memory. owns: the caller frees. */
char *json_sensitivity(const struct sensitivity *sensitivity);

#endif
