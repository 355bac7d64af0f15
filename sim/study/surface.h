/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SURFACE_H
#define SIM_STUDY_SURFACE_H

#include "sim/study/breakeven.h"

/* The break-even over one key as another moves: a search (coarse) at each value of the second. */

enum { SURFACE_MOST = 200 };

struct surface_plan {
    const struct source *source;
    const struct scenario *scenario;
    const char *key, *range; /* as of a break-even */
    const char *against;     /* "KEY=LOW..HIGH", nine values, or "KEY=LOW..HIGH step STEP" */
    replication_function run;
    int threads;
    double cut_s;
    struct study_hook hook;
};

struct surface {
    enum study_status status;
    char message[240];
    const char *key; /* of the break-evens */
    char against[96];
    struct key_info info, against_info;
    int count, done;       /* values asked for; finished */
    double *value;         /* in against_info.unit */
    struct breakeven *row; /* [count], the first `done` are there */
};

/* out: *surface, cleared by surface_clear in any case. Interrupted, it keeps the values finished. A
 * value at which nothing can be simulated is kept with its message. */
enum study_status surface_run(const struct surface_plan *plan, struct surface *surface);
void surface_clear(struct surface *surface);

#endif
