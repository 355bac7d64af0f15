/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_BINDS_H
#define SIM_STUDY_BINDS_H

#include "sim/scenario/scenario.h"
#include "sim/study/metric.h"

/* What binds at the distance that was run, with the evidence. A truck above the legal weight comes
 * before all: it may not drive. Causes come before symptoms: first
 * what loads waited for or failed at, each against the share from which it counts, largest share
 * first; then machines without metal; then money. Where machines have metal less often than asked
 * for, what withholds it (waits, breaks, loads sent back, orders placed too late) comes before what
 * starves nobody: loads that arrive cold, are taken and reheated. */
struct bind {
    const char *what; /* "trucks", "arrival temperature", .. ; "nothing" */
    double share;     /* of loads, trips or time, as the evidence says; NAN for cost and weight */
    char evidence[160];
};

enum { BINDS_MOST = 16 };

struct binds {
    int count; /* at least one; the first is the one to name */
    struct bind bind[BINDS_MOST];
};

void binds_find(const struct scenario *scenario, const struct metric_table *table,
                struct binds *binds);

#endif
