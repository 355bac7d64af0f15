/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/inputs.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/design.h"
#include "sim/study/parallel.h"
#include "sim/study/plans.h"

struct varied {
    char key[96];
    struct key_info info;
};

struct list {
    struct varied *item;
    int count, room;
};

struct work {
    const struct inputs_plan *plan;
    const struct list *list;
    const double *fraction;
    double *saving;
    struct inputs *inputs;
    pthread_mutex_t lock;
    int finished;
};

static bool collect(void *context, const char *key, const struct key_info *info)
{
    struct list *list = context;
    if (list->count == list->room) {
        int room = list->room ? 2 * list->room : 32;
        struct varied *item = realloc(list->item, (size_t)room * sizeof *item);
        if (!item)
            return true;
        list->item = item;
        list->room = room;
    }
    struct varied *varied = &list->item[list->count++];
    snprintf(varied->key, sizeof varied->key, "%s", key);
    varied->info = *info;
    return false;
}

/* The settings of one draw, as text. NULL without memory. */
static char **settings(const struct work *work, int draw)
{
    enum { ROOM = 192 };
    int keys = work->list->count;
    char **set = malloc((size_t)keys * sizeof *set + (size_t)keys * ROOM);
    if (!set)
        return NULL;
    char *text = (char *)(set + keys);
    for (int k = 0; k < keys; k++) {
        const struct varied *varied = &work->list->item[k];
        double at = work->fraction[draw * keys + k];
        double value = varied->info.low + at * (varied->info.high - varied->info.low);
        set[k] = text + (size_t)k * ROOM;
        source_setting(varied->key, &varied->info, varied->info.integer ? round(value) : value,
                       set[k], ROOM);
    }
    return set;
}

/* What one draw gives. */
struct drawn {
    enum study_status status;
    enum plans_state plan;
    double saving; /* NAN: none */
    char message[240];
};

/* Tells how far the draws are, and asks whether to stop. in: the lock is held. */
static bool ask(struct work *work)
{
    const struct study_hook *hook = &work->plan->hook;
    struct inputs *inputs = work->inputs;
    if (!hook->step || !hook->step(hook->context, "input draws", work->finished, work->plan->draws))
        return false;
    inputs->status = STUDY_INTERRUPTED;
    snprintf(inputs->message, sizeof inputs->message, "interrupted after %d of %d input draws",
             work->finished, work->plan->draws);
    return true;
}

/* The same within a draw. */
static bool ask_within(void *context, const char *what, double done, double total)
{
    struct work *work = context;
    (void)what, (void)done, (void)total;
    pthread_mutex_lock(&work->lock);
    bool stop = ask(work);
    pthread_mutex_unlock(&work->lock);
    return stop;
}

static bool finish(struct work *work, int draw, const struct drawn *drawn)
{
    struct inputs *inputs = work->inputs;
    if (drawn->status == STUDY_INTERRUPTED)
        return true;
    pthread_mutex_lock(&work->lock);
    work->saving[draw] = drawn->saving;
    if (drawn->status == STUDY_INVALID) {
        inputs->invalid++;
    } else if (drawn->status != STUDY_OK && inputs->status == STUDY_OK) {
        inputs->status = drawn->status;
        memcpy(inputs->message, drawn->message, sizeof inputs->message);
    } else if (drawn->plan != PLANS_FEASIBLE) {
        inputs->infeasible++;
        inputs->lacking[drawn->plan]++;
    }
    work->finished++;
    bool stop = ask(work) || drawn->status == STUDY_FAILED;
    pthread_mutex_unlock(&work->lock);
    return stop;
}

/* A saving compares two plans that both hold. */
static void judge(struct work *work, const struct scenario *scenario, struct drawn *drawn)
{
    struct experiment_plan plan = {.scenario = scenario,
                                   .run = work->plan->run,
                                   .threads = 1,
                                   .replications = work->plan->replications,
                                   .cut_s = work->plan->cut_s,
                                   .hook = {ask_within, work}};
    struct experiment experiment;
    struct plans plans;
    drawn->status = experiment_run(&plan, &experiment);
    memcpy(drawn->message, experiment.message, sizeof drawn->message);
    if (experiment.replications > 0) {
        plans_judge(scenario, &experiment.table, &plans);
        drawn->plan = plans_state(&plans);
        if (drawn->plan == PLANS_FEASIBLE)
            drawn->saving = metric_read(&experiment.table, "saving_per_t").mean;
    }
    experiment_clear(&experiment);
}

static bool draw_one(void *context, int draw)
{
    struct work *work = context;
    struct scenario *scenario = NULL;
    struct drawn drawn = {.status = STUDY_FAILED, .saving = NAN, .message = "out of memory"};
    char **set = settings(work, draw);
    if (set) {
        drawn.status = STUDY_INVALID;
        scenario = source_make(work->plan->source, (const char *const *)set, work->list->count,
                               drawn.message);
    }
    if (scenario)
        judge(work, scenario, &drawn);
    scenario_free(&scenario);
    free(set);
    return finish(work, draw, &drawn);
}

static void know_nothing(struct inputs *inputs)
{
    const struct quantile_interval none = {NAN, NAN, NAN};
    inputs->p05 = inputs->median = inputs->p95 = NAN;
    inputs->p05_interval = inputs->median_interval = inputs->p95_interval = none;
}

static void summarise(struct inputs *inputs, double *saving, int draws)
{
    int valid = 0;
    for (int i = 0; i < draws; i++)
        if (!isnan(saving[i]))
            saving[valid++] = saving[i];
    inputs->draws = valid;
    know_nothing(inputs);
    if (valid < INPUTS_FEWEST)
        return;
    inputs->p05 = stats_quantile(saving, valid, 0.05);
    inputs->median = stats_quantile(saving, valid, 0.5);
    inputs->p95 = stats_quantile(saving, valid, 0.95);
    inputs->p05_interval = stats_quantile_interval(saving, valid, 0.05, 0.95);
    inputs->median_interval = stats_quantile_interval(saving, valid, 0.5, 0.95);
    inputs->p95_interval = stats_quantile_interval(saving, valid, 0.95, 0.95);
}

enum study_status inputs_run(const struct inputs_plan *plan, struct inputs *inputs)
{
    struct list list = {0};
    memset(inputs, 0, sizeof *inputs);
    know_nothing(inputs);
    source_judgements(plan->scenario, collect, &list);
    inputs->keys = list.count;
    size_t cells = (size_t)(plan->draws * list.count);
    double *fraction = malloc((cells > 0 ? cells : 1) * sizeof *fraction);
    double *saving = malloc((size_t)(plan->draws > 0 ? plan->draws : 1) * sizeof *saving);
    if (!fraction || !saving ||
        !design_latin(plan->draws, list.count, plan->scenario->simulation.seed, fraction)) {
        inputs->status = STUDY_FAILED;
        snprintf(inputs->message, sizeof inputs->message, "out of memory");
    } else {
        for (int i = 0; i < plan->draws; i++)
            saving[i] = NAN;
        struct work work = {plan, &list, fraction, saving, inputs, .finished = 0};
        pthread_mutex_init(&work.lock, NULL);
        parallel_run(plan->draws, plan->threads, draw_one, &work);
        pthread_mutex_destroy(&work.lock);
        summarise(inputs, saving, plan->draws);
    }
    free(fraction);
    free(saving);
    free(list.item);
    return inputs->status;
}
