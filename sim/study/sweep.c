/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/scenario/build_version.h"
#include "sim/study/sweep_point.h"
#include "sim/study/sweep_work.h"

static enum study_status refuse(struct sweep *sweep, enum study_status status, const char *message)
{
    snprintf(sweep->message, sizeof sweep->message, "%s", message);
    return sweep->status = status;
}

/* The worst of the points, the first of its kind being quoted. */
static void judge(struct sweep *sweep)
{
    for (int i = 0; i < sweep->count; i++) {
        const struct sweep_point *point = &sweep->point[i];
        sweep->done += point->done;
        if (!point->done || point->status == STUDY_OK)
            continue;
        sweep->failed += point->status != STUDY_UNBALANCED;
        if (sweep->status != STUDY_OK)
            continue;
        sweep->status = point->status == STUDY_UNBALANCED ? STUDY_UNBALANCED : STUDY_FAILED;
        snprintf(sweep->message, sizeof sweep->message, "point %d: %.200s", i + 1,
                 point->message ? point->message : "failed");
    }
    if (sweep_store_message(sweep->store)[0]) {
        refuse(sweep, STUDY_STORE, sweep_store_message(sweep->store));
    } else if (sweep->done < sweep->mine) {
        sweep->status = sweep->stopped ? STUDY_INTERRUPTED : STUDY_INCOMPLETE;
        snprintf(sweep->message, sizeof sweep->message, "%d of %d points are done", sweep->done,
                 sweep->mine);
    } else if (sweep->odd_rank > 0) {
        refuse(sweep, STUDY_FAILED, "");
        snprintf(sweep->message, sizeof sweep->message,
                 "rank %d has another program or another scenario", sweep->odd_rank);
    }
}

static bool merge(const struct sweep_plan *plan, struct sweep *sweep)
{
    for (int i = 0; i < plan->merge_count; i++) {
        long added;
        if (!sweep_store_merge(sweep->store, plan->merge[i], &added, sweep->message))
            return false;
        sweep->merged += added;
    }
    return true;
}

static bool open_store(const struct sweep_plan *plan, struct sweep *sweep)
{
    sweep->store = sweep_store_open(plan->store, plan->model ? plan->model : mr_build_model_version,
                                    sweep->message);
    if (sweep->store && merge(plan, sweep))
        return true;
    sweep->status = STUDY_STORE;
    return false;
}

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* What it gives is thrown away. */
static double time_one(struct sweep_work *work, int index)
{
    struct sweep *sweep = work->sweep;
    struct kept_point none = {0}, fresh = {0};
    int threads = work->count == 1 ? work->plan->threads : 1;
    double begun_s = now_s();
    sweep_point_compute(work->plan, sweep, index, &none, work->plan->hook, threads, &fresh);
    sweep->point[index].done = false;
    kept_clear(&fresh);
    return now_s() - begun_s;
}

/* Times the point in the middle of those that are missing and, where that is not long, the middles
 * of the first and the last third too: points of a grid need not take alike. */
static void time_some(struct sweep_work *work)
{
    static const int sixth[] = {3, 1, 5};
    const double long_s = 10;
    struct sweep *sweep = work->sweep;
    int earlier[] = {-1, -1, -1};
    double sum_s = 0;
    for (int i = 0; i < 3 && work->count > 0 && sum_s < long_s; i++) {
        int at = earlier[i] = work->count * sixth[i] / 6;
        if ((i > 0 && at == earlier[0]) || (i > 1 && at == earlier[1]) || work->stop)
            continue;
        double one_s = time_one(work, work->list[at]);
        sum_s += one_s;
        sweep->slowest_point_s = fmax(sweep->slowest_point_s, one_s);
        sweep->timed++;
    }
    if (sweep->timed > 0)
        sweep->one_point_s = sum_s / sweep->timed;
}

/* First all points are looked up, then those that miss something are computed. */
static void run_stages(struct sweep_work *work)
{
    const struct sweep_plan *plan = work->plan;
    bool whole = sweep_work_look_up(work);
    work->sweep->missing = work->count;
    if (whole && plan->estimate)
        time_some(work);
    if (plan->estimate || plan->only_look_up || (!whole && !plan->ranks))
        return;
    if (!whole)
        sweep_ranks_refuse(plan->ranks);
    else if (plan->ranks)
        sweep_ranks_compute(work);
    else
        sweep_work_compute(work);
}

/* On a rank without the store; what it computes is with rank 0. */
static enum study_status run_follower(struct sweep_work *work)
{
    return work->sweep->status = sweep_ranks_compute(work) ? STUDY_OK : STUDY_STORE;
}

static enum study_status run_work(const struct sweep_plan *plan, struct sweep *sweep)
{
    struct sweep_work work = {.plan = plan, .sweep = sweep};
    work.list = malloc((size_t)sweep->count * sizeof *work.list);
    if (!work.list)
        return refuse(sweep, STUDY_FAILED, "out of memory");
    pthread_mutex_init(&work.lock, NULL);
    if (plan->ranks && plan->ranks->rank > 0) {
        run_follower(&work);
    } else if (open_store(plan, sweep)) {
        run_stages(&work);
        judge(sweep);
    } else if (plan->ranks) {
        sweep_ranks_refuse(plan->ranks);
    }
    pthread_mutex_destroy(&work.lock);
    free(work.list);
    return sweep->status;
}

enum study_status sweep_run(const struct sweep_plan *plan, struct sweep *sweep)
{
    memset(sweep, 0, sizeof *sweep);
    sweep->one_point_s = NAN;
    if (!points_make(plan->vary, plan->vary_count, plan->choice, &sweep->points, sweep->message))
        return sweep->status = STUDY_INVALID;
    sweep->count = sweep->points.count;
    sweep->point = calloc((size_t)sweep->count, sizeof *sweep->point);
    if (!sweep->point)
        return refuse(sweep, STUDY_FAILED, "out of memory");
    return run_work(plan, sweep);
}

void sweep_table(const struct sweep *sweep, int index, struct metric_table *table)
{
    const struct sweep_point *point = &sweep->point[index];
    struct kept_point kept = {.pilots = point->pilots};
    memset(table, 0, sizeof *table);
    if (!point->done || point->replications == 0)
        return;
    memcpy(kept.scenario, point->scenario, sizeof kept.scenario);
    if (sweep_store_read(sweep->store, &kept))
        kept_table(&kept, point->replications, table);
    else
        table->failed = true;
    kept_clear(&kept);
}

void sweep_clear(struct sweep *sweep)
{
    for (int i = 0; sweep->point && i < sweep->count; i++)
        free(sweep->point[i].message);
    free(sweep->point);
    points_clear(&sweep->points);
    sweep_store_close(&sweep->store);
    memset(sweep, 0, sizeof *sweep);
}
