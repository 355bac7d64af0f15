/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One point of a sweep, for sweep.c alone. */
#ifndef SIM_STUDY_SWEEP_POINT_H
#define SIM_STUDY_SWEEP_POINT_H

#include "sim/study/sweep.h"

/* Looks the point up: done when it is no valid scenario or all of it is known.
 * fails: false; the store cannot be read. */
bool sweep_point_look_up(const struct sweep_plan *plan, struct sweep *sweep, int index);

/* Computes what is missing of it. hook: asked between replications.
 * out: the point, and in *fresh what was simulated, also when it was interrupted (status
 * STUDY_INTERRUPTED, not done). known: what the store has of it; NULL: nothing. */
void sweep_point_compute(const struct sweep_plan *plan, const struct sweep *sweep, int index,
                         const struct kept_point *known, struct study_hook hook, int threads,
                         struct kept_point *fresh);

#endif
