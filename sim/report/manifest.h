/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_MANIFEST_H
#define SIM_REPORT_MANIFEST_H

#include <stdio.h>

#include "sim/study/source.h"

/* How a result came about; enough to make it again. */
struct manifest {
    const char *kind;    /* "run", "sweep", "breakeven", "cool" */
    const char *command; /* as typed; NULL: not known */
    const char *path;    /* of the scenario */
    const char *text;
    const struct scenario *scenario;
    const struct source *source;
    double seconds;  /* wall-clock time taken */
    double warmup_s; /* cut off at the start; NAN where there is none */
    int threads;
    bool complete;
    const char *note; /* "computed 40 points, reused 1200"; "" none */
    const char *const *warnings;
    int warning_count;
};

void manifest_write(FILE *out, const struct manifest *manifest);

#endif
