/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SWEEP_H
#define SIM_STUDY_SWEEP_H

#include "sim/study/experiment.h"
#include "sim/study/plans.h"
#include "sim/study/points.h"
#include "sim/study/ranks.h"
#include "sim/study/source.h"
#include "sim/study/sweep_store.h"

/* Many scenarios that differ in a few keys. Results go point by point into a store; what is there
 * already is not computed again. */

struct sweep_plan {
    const struct source *source;
    const struct vary *vary;
    int vary_count;
    const struct sweep_choice *choice; /* how points come from the values; NULL: a grid */
    replication_function run;
    int threads;
    const char *store;        /* path; NULL: a temporary one */
    const char *model;        /* version of the model; NULL: that of this program */
    bool retry;               /* compute points again that failed before */
    bool only_look_up;        /* what is missing stays missing */
    bool estimate;            /* looks up, and times up to three that are missing; keeps nothing */
    int shard, shards;        /* this run's share is every shards-th point from `shard`; 0: all */
    const char *const *merge; /* stores to bring into this one first */
    int merge_count;
    const struct ranks *ranks; /* NULL: this process is alone */
    struct study_hook hook;
};

struct sweep_point {
    bool done;
    enum study_status status;
    char *message; /* NULL: none */
    char plan[24]; /* can both routes' plans be compared at all; "": nothing to judge */
    struct estimate saving_per_t;
    int replications; /* that count, of those in the store */
    int kept;         /* rows in the store when it was looked up */
    char scenario[65];
    int pilots;
    double cut_s;
};

struct sweep {
    enum study_status status; /* worst of the points; STUDY_INTERRUPTED when some are missing */
    char message[SWEEP_STORE_MESSAGE];
    struct points points;
    int count, mine, done, failed; /* points: all, of this share, finished, of them not simulated */
    int computed, reused; /* points of this run: simulated at least in part, all from the store */
    long replications_computed, replications_reused;
    long merged;        /* rows brought in from other stores */
    bool stopped;       /* by the hook */
    bool lost;          /* a rank did not answer any more */
    int odd_rank;       /* that has another program or scenario; 0: none */
    int missing;        /* points to compute, when the store was looked through */
    double one_point_s; /* time that `timed` of them took each; NAN: not measured */
    double slowest_point_s;
    int timed;
    struct sweep_point *point; /* in order of the design */
    struct sweep_store *store;
};

/* out: *sweep, cleared by sweep_clear in any case. Points do not depend on the number of threads or
 * ranks, nor on what was in the store. */
enum study_status sweep_run(const struct sweep_plan *plan, struct sweep *sweep);
void sweep_clear(struct sweep *sweep);

/* The result table of a finished point, from the store; empty when it has none.
 * fails: table->failed. owns: metric_table_clear. */
void sweep_table(const struct sweep *sweep, int point, struct metric_table *table);

#endif
