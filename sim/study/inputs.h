/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_INPUTS_H
#define SIM_STUDY_INPUTS_H

#include "sim/study/experiment.h"
#include "sim/study/plans.h"
#include "sim/study/source.h"

/* How far the answer may be off because inputs are judgement: the saving over Latin-hypercube draws
 * of every input that is tagged as judgement, each uniform in its believable range. */

struct inputs_plan {
    const struct source *source;
    const struct scenario *scenario;
    replication_function run;
    int draws, threads, replications;
    double cut_s;
    struct study_hook hook;
};

struct inputs {
    enum study_status status;
    char message[240];
    int keys;                  /* inputs varied */
    int draws;                 /* with a saving */
    int invalid;               /* that contradict themselves */
    int infeasible;            /* that did, but with which a plan does not hold: no saving */
    int lacking[PLANS_STATES]; /* of these, by what is lacking */
    double p05, median, p95;   /* of the saving per tonne; NAN below INPUTS_FEWEST draws */
    /* 95 % intervals of these three; NAN when the draws are too few for one */
    struct quantile_interval p05_interval, median_interval, p95_interval;
};

/* From fewer savings no percentile is told. source: assumption */
enum { INPUTS_FEWEST = 10 };

/* As many draws bound the 5 and 95 % points at 95 %: the least n with 1 - 0.95^n - 0.05^n >= 0.95.
 */
enum { INPUTS_BOUND = 59 };

enum study_status inputs_run(const struct inputs_plan *plan, struct inputs *inputs);

#endif
