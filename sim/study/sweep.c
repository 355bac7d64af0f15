/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/parallel.h"

enum { MOST_KEYS = 12, MOST_POINTS = 1000000 };

struct work {
    const struct sweep_plan *plan;
    struct sweep *sweep;
    pthread_mutex_t lock;
};

int sweep_index(const struct sweep *sweep, int point, int key)
{
    for (int k = sweep->vary_count - 1; k > key; k--)
        point /= sweep->vary[k].count;
    return point % sweep->vary[key].count;
}

static bool report(struct work *work, const struct sweep_point *point)
{
    struct sweep *sweep = work->sweep;
    const struct study_hook *hook = &work->plan->hook;
    pthread_mutex_lock(&work->lock);
    sweep->done++;
    sweep->failed += point->status == STUDY_INVALID || point->status == STUDY_FAILED;
    bool stop = hook->step && hook->step(hook->context, "points", sweep->done, sweep->count);
    pthread_mutex_unlock(&work->lock);
    return stop;
}

/* Asks, between the replications of a point, whether to stop. */
static bool ask(void *context, const char *what, double done, double total)
{
    struct work *work = context;
    const struct sweep *sweep = work->sweep;
    const struct study_hook *hook = &work->plan->hook;
    (void)what, (void)done, (void)total;
    pthread_mutex_lock(&work->lock);
    bool stop = hook->step && hook->step(hook->context, "points", sweep->done, sweep->count);
    pthread_mutex_unlock(&work->lock);
    return stop;
}

static bool compute(void *context, int index)
{
    struct work *work = context;
    struct sweep *sweep = work->sweep;
    struct sweep_point *point = &sweep->point[index];
    char text[MOST_KEYS][192];
    const char *setting[MOST_KEYS];
    for (int k = 0; k < sweep->vary_count; k++) {
        const struct vary *vary = &sweep->vary[k];
        snprintf(text[k], sizeof text[k], "%s=%s", vary->key,
                 vary->value[sweep_index(sweep, index, k)]);
        setting[k] = text[k];
    }
    struct scenario *scenario =
        source_make(work->plan->source, setting, sweep->vary_count, point->message);
    if (!scenario) {
        point->status = STUDY_INVALID;
    } else {
        struct experiment_plan plan = {.scenario = scenario,
                                       .run = work->plan->run,
                                       .threads = sweep->count == 1 ? work->plan->threads : 1,
                                       .cut_s = NAN,
                                       .hook = {ask, work}};
        struct experiment experiment;
        point->status = experiment_run(&plan, &experiment);
        memcpy(point->message, experiment.message, sizeof point->message);
        point->cut_s = experiment.cut_s;
        point->table = experiment.table;
        memset(&experiment.table, 0, sizeof experiment.table);
        experiment_clear(&experiment);
        plans_judge(scenario, &point->table, &point->plans);
    }
    scenario_free(&scenario);
    if (point->status == STUDY_INTERRUPTED) { /* half a point is none */
        metric_table_clear(&point->table);
        memset(point, 0, sizeof *point);
        return true;
    }
    point->done = true;
    return report(work, point);
}

static enum study_status refuse(struct sweep *sweep, const char *message)
{
    snprintf(sweep->message, sizeof sweep->message, "%s", message);
    return sweep->status = STUDY_INVALID;
}

/* The worst of the points, the first of its kind being quoted. */
static void judge(struct sweep *sweep)
{
    for (int i = 0; i < sweep->count; i++) {
        const struct sweep_point *point = &sweep->point[i];
        if (!point->done || point->status == STUDY_OK)
            continue;
        if (sweep->status == STUDY_OK) {
            sweep->status = point->status == STUDY_UNBALANCED ? STUDY_UNBALANCED : STUDY_FAILED;
            snprintf(sweep->message, sizeof sweep->message, "point %d: %.200s", i + 1,
                     point->message);
        }
    }
    if (sweep->done < sweep->count) {
        sweep->status = STUDY_INTERRUPTED;
        snprintf(sweep->message, sizeof sweep->message, "%d of %d points computed", sweep->done,
                 sweep->count);
    }
}

enum study_status sweep_run(const struct sweep_plan *plan, struct sweep *sweep)
{
    memset(sweep, 0, sizeof *sweep);
    sweep->vary = plan->vary;
    sweep->vary_count = plan->vary_count;
    if (plan->vary_count < 1)
        return refuse(sweep, "nothing to vary: give --vary 'KEY=VALUES' or a sweep section");
    if (plan->vary_count > MOST_KEYS)
        return refuse(sweep, "at most twelve keys can be varied at once");
    double points = 1;
    for (int k = 0; k < plan->vary_count; k++)
        points *= plan->vary[k].count;
    if (points < 1 || points > MOST_POINTS)
        return refuse(sweep, "a sweep has between one and a million points");
    sweep->count = (int)points;
    sweep->point = calloc((size_t)sweep->count, sizeof *sweep->point);
    if (!sweep->point)
        return refuse(sweep, "out of memory");
    struct work work = {.plan = plan, .sweep = sweep};
    pthread_mutex_init(&work.lock, NULL);
    parallel_run(sweep->count, plan->threads, compute, &work);
    pthread_mutex_destroy(&work.lock);
    judge(sweep);
    return sweep->status;
}

void sweep_clear(struct sweep *sweep)
{
    for (int i = 0; sweep->point && i < sweep->count; i++)
        metric_table_clear(&sweep->point[i].table);
    free(sweep->point);
    memset(sweep, 0, sizeof *sweep);
}
