/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_MELTROUTE_H
#define SIM_MELTROUTE_H

/*
 * Public API of libmeltroute. Opaque handles; every function that can fail returns a status, which is
 * also the program's exit code. The library never prints and never exits; texts are handed out as
 * strings. Handles may be used from one thread at a time; different handles from different threads.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum mr_status {
    MR_OK = 0,
    MR_RUN_FAILED = 1,   /* a run failed or a book did not balance */
    MR_USAGE = 2,        /* wrong command line */
    MR_INVALID = 3,      /* scenario invalid */
    MR_IO = 4,           /* file or store unreadable or unwritable */
    MR_NO_HELPER = 5,    /* gnuplot is missing */
    MR_UNEXPECTED = 6,   /* an `expect:` limit was not met */
    MR_INCOMPLETE = 7,   /* sweep incomplete, can be resumed */
    MR_INTERRUPTED = 130 /* stopped by the caller, what was done is kept */
};

struct mr_scenario;
struct mr_results;

/* Called between replications; returning true stops cleanly (MR_INTERRUPTED). */
struct mr_progress {
    bool (*step)(void *context, const char *what, double done, double total);
    void *context;
};

struct mr_options {
    const char *variant;           /* --scenario NAME, NULL none */
    const char *const *sets;       /* --set key=value, in order */
    int set_count;
    int threads;                   /* 0: one per core */
    struct mr_progress progress;
};

#endif
