/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SENSITIVITY_POINT_H
#define SIM_STUDY_SENSITIVITY_POINT_H

#include "sim/study/sensitivity.h"

/* Simulates the scenario itself and all points of a sensitivity study, side by side; a point that
 * cannot be simulated is counted, and does not stop the others. in: sensitivity with inputs, x,
 * replications; base[count]; a plan with its cut. out: base values, y, state, numbers, done.
 * fails: STUDY_INVALID (the scenario itself), STUDY_INTERRUPTED; STUDY_FAILED and STUDY_UNBALANCED
 * when all is there, but a point failed or a book was off. */
enum study_status sensitivity_points(const struct sensitivity_plan *plan, const double *base,
                                     struct sensitivity *sensitivity);

#endif
