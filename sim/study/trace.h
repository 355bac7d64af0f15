/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_TRACE_H
#define SIM_STUDY_TRACE_H

#include "sim/chain/trace.h"
#include "sim/study/experiment.h"

/* One replication of molten supply as events, within a window of time: what each ladle and truck
 * does, and temperatures and levels between. */

struct trace_plan {
    const struct scenario *scenario;
    replication_function run;   /* replication_run */
    const char *begin, *length; /* scenario syntax, "7 d"; NULL: a week after the start, one day */
    int ladle;                  /* from 0; -1: all */
};

struct trace {
    const struct scenario *scenario;
    double from_s, to_s;
    int ladle;
    struct trace_event *event; /* in the order in which they happened */
    int count, room;
    /* the last one before the window that says what a ladle, a truck is doing; [index] */
    struct trace_event *ladle_before, *truck_before;
    bool failed; /* out of memory */
    char message[240];
};

/* out: *trace, cleared by trace_clear in any case. fails: STUDY_INVALID for a window that is none
 * or ends after the horizon, a ladle that there is not; STUDY_FAILED. */
enum study_status trace_run(const struct trace_plan *plan, struct trace *trace);
void trace_clear(struct trace *trace);

#endif
