/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_OPTIMIZE_GRID_H
#define SIM_STUDY_OPTIMIZE_GRID_H

#include "sim/study/optimize.h"

/* Fills keys and candidates (settings and scenarios): every combination of the plan's values, or
 * the grid around the plan as it is. fails: false; message. */
bool optimize_grid(const struct optimize_plan *plan, struct optimize *optimize);

#endif
