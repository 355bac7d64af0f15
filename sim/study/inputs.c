/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/inputs.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/design.h"
#include "sim/study/parallel.h"

enum { INFEASIBLE = 1000 }; /* beside enum study_status */

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

static bool finish(struct work *work, int draw, int status, double saving, const char *message)
{
    const struct study_hook *hook = &work->plan->hook;
    pthread_mutex_lock(&work->lock);
    work->saving[draw] = saving;
    if (status == INFEASIBLE)
        work->inputs->infeasible++;
    else if (status == STUDY_INVALID)
        work->inputs->invalid++;
    else if (status != STUDY_OK && work->inputs->status == STUDY_OK) {
        work->inputs->status = (enum study_status)status;
        snprintf(work->inputs->message, sizeof work->inputs->message, "%s", message);
    }
    work->finished++;
    bool stop = status == STUDY_FAILED;
    if (hook->step && hook->step(hook->context, "input draws", work->finished, work->plan->draws)) {
        work->inputs->status = STUDY_INTERRUPTED;
        stop = true;
    }
    pthread_mutex_unlock(&work->lock);
    return stop;
}

/* A saving compares two plans that both keep the machines supplied. */
static bool serves(const struct scenario *scenario, const struct metric_table *table)
{
    double level = scenario->sheet.service_level_frac;
    return metric_read(table, "routes.molten.service_frac").mean >= level &&
           metric_read(table, "routes.ingot.service_frac").mean >= level;
}

static bool draw_one(void *context, int draw)
{
    struct work *work = context;
    struct scenario *scenario = NULL;
    char message[240] = "out of memory";
    char **set = settings(work, draw);
    double saving = NAN;
    bool feasible = true;
    enum study_status status = set ? STUDY_INVALID : STUDY_FAILED;
    if (set)
        scenario =
            source_make(work->plan->source, (const char *const *)set, work->list->count, message);
    if (scenario) {
        struct experiment_plan plan = {.scenario = scenario,
                                       .run = work->plan->run,
                                       .threads = 1,
                                       .replications = work->plan->replications,
                                       .cut_s = work->plan->cut_s};
        struct experiment experiment;
        status = experiment_run(&plan, &experiment);
        memcpy(message, experiment.message, sizeof message);
        feasible = serves(scenario, &experiment.table);
        if (feasible)
            saving = metric_read(&experiment.table, "saving_per_t").mean;
        experiment_clear(&experiment);
    }
    scenario_free(&scenario);
    free(set);
    return finish(work, draw, feasible ? status : INFEASIBLE, saving, message);
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
