/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_PLANS_H
#define SIM_STUDY_PLANS_H

#include "sim/scenario/scenario.h"
#include "sim/study/metric.h"

/* Can the two plans be compared at all? A route that leaves machines without metal more often than
 * asked for is no plan, and the saving against it is none. */

struct plan_of_route {
    bool feasible;
    char why[240]; /* not; a clause that follows "the ingot route": "keeps the machines .." */
};

struct plans {
    bool shot; /* metal was shot on both routes after the cut; else nothing is judged */
    struct plan_of_route route[ROUTES];
};

/* Judges the mean service with its half-width on the plan's side. */
void plans_judge(const struct scenario *scenario, const struct metric_table *table,
                 struct plans *plans);

#endif
