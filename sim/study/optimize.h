/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_OPTIMIZE_H
#define SIM_STUDY_OPTIMIZE_H

#include "sim/study/experiment.h"
#include "sim/study/selection.h"
#include "sim/study/source.h"

/* The plan of molten supply that costs least, keeps the service level and brings its loads warm
 * enough, from a finite set of plans: a grid of the user's own, or one around the plan as it is
 * (ladles per truck, trucks, ladles, tap temperature, and the safety of the reorder level). */

enum { OPTIMIZE_KEYS = 12, OPTIMIZE_MOST = 5000 };

struct optimize_plan {
    const struct source *source;
    const struct scenario *scenario;
    const struct vary *vary;
    int vary_count; /* 0: the grid around the plan */
    replication_function run;
    double
        indifference; /* currency per tonne that does not matter; NAN: half a percent of the cost */
    int first, most;  /* replications of each plan; < 2: ten, two hundred */
    int threads;
    double cut_s;
    struct study_hook hook;
};

struct optimize_candidate {
    char setting[OPTIMIZE_KEYS][96]; /* "fleet.trucks=3" */
    char why[240];                   /* not: it is no scenario, or too heavy; "" */
    bool heavy, own;                 /* own: the plan as it is */
    enum study_status status;        /* of its replications */
    struct scenario *scenario;
};

struct optimize {
    enum study_status status;
    char message[240];
    const struct scenario *scenario;
    char key[OPTIMIZE_KEYS][80];
    int keys, count;
    struct optimize_candidate *candidate;
    struct selection_plan selection_plan;
    struct selection selection;
    int *place; /* selection's system -> candidate */
    double service_level, indifference;
    int heavy, invalid, failed, infeasible, cold;
};

/* out: *optimize, cleared by optimize_clear in any case. Interrupted, it claims nothing. A plan
 * that cannot be simulated does not stop the others. */
enum study_status optimize_run(const struct optimize_plan *plan, struct optimize *optimize);
void optimize_clear(struct optimize *optimize);

/* The candidate chosen, the cheapest of the others; -1: none. */
int optimize_best(const struct optimize *optimize);
int optimize_second(const struct optimize *optimize);
/* Mean and half-width of a candidate's cost per tonne, or of its service; n = 0: not simulated. */
struct estimate optimize_cost(const struct optimize *optimize, int candidate);
struct estimate optimize_service(const struct optimize *optimize, int candidate);
/* "best", "beaten", "below the service level", "loads too cold", "too heavy", "invalid", "failed",
 * "undecided". */
const char *optimize_verdict(const struct optimize *optimize, int candidate);

#endif
