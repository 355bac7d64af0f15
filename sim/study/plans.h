/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_PLANS_H
#define SIM_STUDY_PLANS_H

#include "sim/scenario/scenario.h"
#include "sim/study/metric.h"

/* Can the two plans be compared at all? A route that leaves machines without metal more often than
 * asked for is no plan, and the saving against it is none; nor is a truck that is heavier than the
 * law allows. Where loads arrive colder than the customer accepts there is a saving, for they are
 * taken and reheated in the model, but not without that price. */

struct plan_of_route {
    bool feasible;
    char why[300]; /* not: "the machines are supplied only 42.7 % of the time (98 % is ..)" */
};

struct plans {
    bool shot; /* metal was shot on both routes after the cut; else nothing is judged */
    struct plan_of_route route[ROUTES];
    bool cold;          /* more than one load in twenty arrives below the acceptance temperature */
    char cold_why[240]; /* "100 % of the loads arrive below the acceptance temperature .." */
};

/* "a loaded truck weighs 84.8 t against 49 t allowed", or "" when it is not too heavy. */
void plans_weight(const struct scenario *scenario, char text[80]);

/* More than one load in twenty arrives below the acceptance temperature. */
bool plans_too_cold(const struct metric_table *table);

/* Metal was shot, and neither route is without a plan: there is a saving, if perhaps at a price. */
bool plans_comparable(const struct plans *plans);

/* "feasible", "molten infeasible", "ingot infeasible", "both infeasible", "loads too cold" (and
 * nothing worse), "no metal shot". */
const char *plans_word(const struct plans *plans);

/* Judges mean service and share of cold loads with their half-widths on the plan's side. */
void plans_judge(const struct scenario *scenario, const struct metric_table *table,
                 struct plans *plans);

#endif
