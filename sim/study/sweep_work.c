/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep_work.h"

#include <string.h>

#include "sim/study/parallel.h"
#include "sim/study/sweep_point.h"

/* Asks, between the replications of a point, whether to stop. */
static bool ask(void *context, const char *what, double done, double total)
{
    struct sweep_work *work = context;
    const struct study_hook *hook = &work->plan->hook;
    (void)what, (void)done, (void)total;
    pthread_mutex_lock(&work->lock);
    bool stop = hook->step && hook->step(hook->context, work->stage, work->finished, work->total);
    work->sweep->stopped |= stop;
    if (stop)
        work->stop = true;
    pthread_mutex_unlock(&work->lock);
    return stop;
}

bool sweep_work_report(struct sweep_work *work)
{
    pthread_mutex_lock(&work->lock);
    work->finished++;
    pthread_mutex_unlock(&work->lock);
    return ask(work, "", 0, 0);
}

static bool look_up(void *context, int number)
{
    struct sweep_work *work = context;
    return !sweep_point_look_up(work->plan, work->sweep, work->list[number]) ||
           sweep_work_report(work);
}

/* Keeps in the list what is not done, and counts the rest. */
static void sort_out(struct sweep_work *work)
{
    struct sweep *sweep = work->sweep;
    int missing = 0;
    for (int i = 0; i < work->count; i++) {
        const struct sweep_point *point = &sweep->point[work->list[i]];
        sweep->reused += point->done && point->status != STUDY_INVALID;
        sweep->replications_reused += point->done ? point->replications : 0;
        if (!point->done)
            work->list[missing++] = work->list[i];
    }
    work->count = missing;
}

bool sweep_work_look_up(struct sweep_work *work)
{
    const struct sweep_plan *plan = work->plan;
    int shards = plan->shards > 1 ? plan->shards : 1, shard = shards > 1 ? plan->shard - 1 : 0;
    work->count = 0;
    for (int i = shard; i < work->sweep->count; i += shards)
        work->list[work->count++] = i;
    work->sweep->mine = work->count;
    if (sweep_store_points(work->sweep->store) == 0 && !plan->only_look_up)
        return true;
    work->stage = "points looked up";
    work->total = work->count;
    parallel_run(work->count, plan->threads, look_up, work);
    bool whole = work->finished == work->count;
    sort_out(work);
    return whole;
}

/* Counts a point that was computed, and its replications. */
static void count(struct sweep_work *work, const struct sweep_point *point, int fresh)
{
    struct sweep *sweep = work->sweep;
    pthread_mutex_lock(&work->lock);
    sweep->computed += point->done && fresh > 0;
    sweep->replications_computed += fresh;
    if (point->done && point->replications > fresh)
        sweep->replications_reused += point->replications - fresh;
    pthread_mutex_unlock(&work->lock);
}

bool sweep_work_take(struct sweep_work *work, int index, struct kept_point *fresh)
{
    struct sweep *sweep = work->sweep;
    struct sweep_point *point = &sweep->point[index];
    bool written = fresh->count == 0 || sweep_store_write(sweep->store, fresh);
    point->done &= written;
    count(work, point, fresh->count);
    return !written || !point->done || sweep_work_report(work);
}

/* What is kept of the point: in the store, which another rank may have. */
static bool find_known(struct sweep_work *work, int index, struct kept_point *known)
{
    const struct sweep_point *point = &work->sweep->point[index];
    memcpy(known->scenario, point->scenario, sizeof known->scenario);
    known->pilots = point->pilots;
    if (point->kept == 0)
        return true;
    return work->sweep->store ? sweep_store_read(work->sweep->store, known)
                              : sweep_ranks_known(work, index, known);
}

bool sweep_work_point(struct sweep_work *work, int number)
{
    int index = work->list[number], threads = work->count == 1 ? work->plan->threads : 1;
    struct kept_point known = {0}, fresh = {0};
    bool stop = !find_known(work, index, &known);
    if (!stop) {
        sweep_point_compute(work->plan, work->sweep, index, &known, (struct study_hook){ask, work},
                            threads, &fresh);
        stop = work->sweep->store ? sweep_work_take(work, index, &fresh)
                                  : sweep_ranks_deliver(work, index, &fresh);
    }
    kept_clear(&fresh);
    kept_clear(&known);
    return stop;
}

static bool compute(void *context, int number)
{
    return sweep_work_point(context, number);
}

void sweep_work_compute(struct sweep_work *work)
{
    work->stage = "points";
    work->finished = 0;
    work->total = work->count;
    if (work->count > 0)
        parallel_run(work->count, work->plan->threads, compute, work);
}
