/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_PARALLEL_H
#define SIM_STUDY_PARALLEL_H

#include <stdbool.h>

/* Runs task(context, 0) .. task(context, count - 1) on up to `threads` threads, the caller's being
 * one of them; indices are taken in order from one atomic counter. A task that returns true stops
 * the handing out of further indices; those begun are finished. threads < 1: one per core.
 * Returns when all are done. Fewer threads are used when the system gives fewer. */
void parallel_run(int count, int threads, bool (*task)(void *context, int index), void *context);

/* Threads used for a wish: itself, or one per core when it is < 1. */
int parallel_threads(int wish);

/* Cores that this process may use: those online, or those that it is bound to. */
int parallel_cores(void);

#endif
