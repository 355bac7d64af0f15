/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_RUN_H
#define SIM_STUDY_RUN_H

#include "sim/study/binds.h"
#include "sim/study/breakeven.h"
#include "sim/study/experiment.h"
#include "sim/study/inputs.h"
#include "sim/study/plans.h"
#include "sim/study/source.h"
#include "sim/study/split.h"

/* What `run` does: both routes, what binds, and on request the limits over distance and the
 * interval from judged inputs. */

struct run_plan {
    const struct source *source;
    const struct scenario *scenario;
    replication_function run;
    int threads;
    bool keep_ledger, profile; /* profile: find out where the time goes */
    struct study_hook hook;
};

/* A limit of the user's own (`expect:`) that was looked at. */
struct expected {
    const struct expectation *expectation;
    double value; /* NAN: no such number */
    bool met;
    char sentence[200];
};

struct run {
    const struct scenario *scenario;
    enum study_status status;
    char message[240];
    struct experiment experiment;
    struct plans plans;
    struct binds binds;
    bool has_inputs, has_breakeven;
    struct inputs inputs;
    struct breakeven breakeven;
    bool has_split;
    struct split split;
    int expected_count, unmet;
    struct expected *expected;
};

/* out: *run, cleared by run_clear in any case. */
enum study_status run_study(const struct run_plan *plan, struct run *run);
void run_clear(struct run *run);

/* Plans, what binds, and expectations, from the result table. */
void run_judge(struct run *run);

/* Judges one expectation on a result table. */
void expected_judge(const struct expectation *expectation, const struct metric_table *table,
                    struct expected *expected);

#endif
