/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_PLANS_H
#define SIM_STUDY_PLANS_H

#include "sim/scenario/scenario.h"
#include "sim/study/metric.h"

/* Can the two plans be compared at all? A route that leaves machines without metal more often than
 * asked for is no plan, and the saving against it is none; nor is a truck that is heavier than the
 * law allows. Where loads arrive colder than the customer accepts the plan does not hold either,
 * though the model takes and reheats them: what that would save is told of the plan asked about,
 * and counted nowhere. */

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

/* What becomes of both plans together. Only where they are feasible is there a saving to count, in
 * a draw of uncertain inputs as at a point of a study. */
enum plans_state {
    PLANS_FEASIBLE,
    PLANS_COLD, /* and nothing worse */
    PLANS_MOLTEN,
    PLANS_INGOT,
    PLANS_BOTH,
    PLANS_NO_SHOT,
    PLANS_STATES
};
enum plans_state plans_state(const struct plans *plans);

/* "feasible", "loads too cold", "molten infeasible", "ingot infeasible", "both infeasible",
 * "no metal shot". */
const char *plans_word(enum plans_state state);

/* Why they are not feasible, the first reason; "" where they are. */
const char *plans_why(const struct plans *plans);

/* How often what: "loads too cold in 12, molten infeasible in 3"; where there is one reason, that.
 */
void plans_tell(const int number[PLANS_STATES], char text[160]);

/* Judges mean service and share of cold loads with their half-widths on the plan's side. */
void plans_judge(const struct scenario *scenario, const struct metric_table *table,
                 struct plans *plans);

#endif
