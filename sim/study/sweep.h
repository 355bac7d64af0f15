/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SWEEP_H
#define SIM_STUDY_SWEEP_H

#include "sim/study/experiment.h"
#include "sim/study/plans.h"
#include "sim/study/source.h"

/* A grid of scenarios: every combination of the varied keys, the last key moving fastest. */

struct sweep_plan {
    const struct source *source;
    const struct vary *vary;
    int vary_count;
    replication_function run;
    int threads;
    struct study_hook hook;
};

struct sweep_point {
    bool done;
    enum study_status status;
    char message[240];
    double cut_s;
    struct metric_table table;
    struct plans plans; /* whether both routes' plans can be compared at all */
};

struct sweep {
    enum study_status status; /* worst of the points; STUDY_INTERRUPTED when some are missing */
    char message[240];
    const struct vary *vary;
    int vary_count;
    int count, done, failed;   /* points: all, finished, of them not simulated */
    struct sweep_point *point; /* in grid order */
};

/* out: *sweep, cleared by sweep_clear in any case. Points do not depend on the number of threads.
 */
enum study_status sweep_run(const struct sweep_plan *plan, struct sweep *sweep);
void sweep_clear(struct sweep *sweep);

/* Which value of varied key `key` the point has. */
int sweep_index(const struct sweep *sweep, int point, int key);

#endif
