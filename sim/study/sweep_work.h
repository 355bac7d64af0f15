/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two stages of a sweep, looking up and computing, for sweep.c and sweep_ranks.c alone. */
#ifndef SIM_STUDY_SWEEP_WORK_H
#define SIM_STUDY_SWEEP_WORK_H

#include <pthread.h>
#include <stdatomic.h>

#include "sim/study/sweep.h"

struct sweep_work {
    const struct sweep_plan *plan;
    struct sweep *sweep;
    pthread_mutex_t lock;
    const char *stage;
    int finished, total; /* of the stage */
    int *list;           /* points of the stage */
    int count;           /* of the list */
    /* of ranks */
    pthread_mutex_t question; /* one at a time */
    atomic_bool stop, own_done;
};

/* Looks up every point of this run's share; then the list holds those that miss something.
 * fails: false; it was stopped, or the store failed. */
bool sweep_work_look_up(struct sweep_work *work);

/* Computes the points of the list on threads of this process. */
void sweep_work_compute(struct sweep_work *work);

/* The same, shared by all ranks of the job; rank 0 has the store and the list. Every rank calls.
 * out: false when rank 0 has refused. */
bool sweep_ranks_compute(struct sweep_work *work);
/* Tells the others so. On rank 0. */
void sweep_ranks_refuse(const struct ranks *ranks);

/* Computes one point of the list; true: stop. */
bool sweep_work_point(struct sweep_work *work, int number);
/* Puts a finished point into store and counts; true: stop. */
bool sweep_work_take(struct sweep_work *work, int index, struct kept_point *fresh);
/* Tells the hook; true: stop. */
bool sweep_work_report(struct sweep_work *work);

/* On ranks without the store: what it has of a point, and giving it a finished one. */
bool sweep_ranks_known(struct sweep_work *work, int index, struct kept_point *known);
bool sweep_ranks_deliver(struct sweep_work *work, int index, const struct kept_point *fresh);

#endif
