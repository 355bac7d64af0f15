/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sensitivity_point.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/breakeven.h"
#include "sim/study/parallel.h"

enum { SETTING_ROOM = 192 };

struct work {
    const struct sensitivity_plan *plan;
    const double *base;
    struct sensitivity *s;
    pthread_mutex_t lock;
    bool stopped;
    enum study_status worst;
};

/* What one point gives. */
struct answer {
    enum point_state state;
    enum plans_state plan;
    enum study_status status;
    char message[240], why[300];
    double y[SENSITIVITY_OUTPUTS];
    char unit[SENSITIVITY_OUTPUTS][24];
    signed char beyond;
};

/* The settings of a point behind those of the source; inputs that are where they were are not
 * touched. x NULL: none. owns: the caller frees. NULL without memory. */
static const char **settings_of(const struct work *work, const double *x, int *count)
{
    const struct source *source = work->plan->source;
    const struct sensitivity *s = work->s;
    size_t room = (size_t)(source->set_count + s->count + 1);
    const char **set = malloc(room * sizeof *set + (size_t)s->count * SETTING_ROOM);
    if (!set)
        return NULL;
    char *text = (char *)(set + room);
    *count = 0;
    for (int i = 0; i < source->set_count; i++)
        set[(*count)++] = source->sets[i];
    for (int k = 0; x && k < s->count; k++) {
        const struct sensitivity_input *input = &s->input[k];
        if (x[k] == work->base[k])
            continue;
        source_setting(input->key, &input->info, input->low + x[k] * (input->high - input->low),
                       text, SETTING_ROOM);
        set[(*count)++] = text;
        text += SETTING_ROOM;
    }
    return set;
}

/* Asks, between replications, whether to stop. */
static bool ask(void *context, const char *what, double done, double total)
{
    struct work *work = context;
    const struct study_hook *hook = &work->plan->hook;
    (void)what, (void)done, (void)total;
    pthread_mutex_lock(&work->lock);
    if (hook->step && hook->step(hook->context, "points", work->s->done, work->s->points))
        work->stopped = true;
    bool stopped = work->stopped;
    pthread_mutex_unlock(&work->lock);
    return stopped;
}

static void read_outputs(const struct metric_table *table, bool feasible, struct answer *answer)
{
    static const char *const path[SENSITIVITY_OUTPUTS] = {
        "saving_per_t", NULL, "carbon_saving_kg_per_t", "routes.molten.service_frac"};
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++) {
        const struct metric *metric = path[id] ? metric_find(table, path[id]) : NULL;
        if (!metric)
            continue;
        snprintf(answer->unit[id], sizeof answer->unit[id], "%s", metric->unit);
        if (feasible || id != SENSITIVITY_SAVING)
            answer->y[id] = metric_estimate(table, metric).mean;
    }
}

/* The distance at which both cost the same, with all else as at this point. */
static void find_breakeven(struct work *work, const struct source *source,
                           const struct scenario *scenario, struct answer *answer)
{
    struct breakeven_plan plan = {.source = source,
                                  .scenario = scenario,
                                  .key = "route.distance",
                                  .low = NAN,
                                  .high = NAN,
                                  .run = work->plan->run,
                                  .threads = 1,
                                  .replications = work->s->replications,
                                  .cut_s = work->plan->cut_s,
                                  .coarse = true,
                                  .hook = {ask, work}};
    struct breakeven breakeven;
    enum study_status status = breakeven_run(&plan, &breakeven);
    const struct root *root = breakeven_root(&breakeven);
    if (status == STUDY_OK || status == STUDY_UNBALANCED) {
        answer->y[SENSITIVITY_BREAKEVEN] = root ? root->x.mean : breakeven.reach;
        answer->beyond = (signed char)breakeven.side;
    }
    snprintf(answer->unit[SENSITIVITY_BREAKEVEN], sizeof answer->unit[0], "%.20s",
             breakeven.info.unit);
    if (status != STUDY_OK && status != STUDY_INVALID)
        answer->status = status;
    breakeven_clear(&breakeven);
}

static void judge(struct work *work, const struct source *source, const struct scenario *scenario,
                  struct answer *answer)
{
    struct experiment_plan plan = {.scenario = scenario,
                                   .run = work->plan->run,
                                   .threads = 1,
                                   .replications = work->s->replications,
                                   .cut_s = work->plan->cut_s,
                                   .hook = {ask, work}};
    struct experiment experiment;
    struct plans plans;
    answer->status = experiment_run(&plan, &experiment);
    memcpy(answer->message, experiment.message, sizeof answer->message);
    if (answer->status == STUDY_OK || answer->status == STUDY_UNBALANCED) {
        plans_judge(scenario, &experiment.table, &plans);
        bool feasible = plans_state(&plans) == PLANS_FEASIBLE;
        answer->plan = plans_state(&plans);
        snprintf(answer->why, sizeof answer->why, "%s", plans_why(&plans));
        answer->state = feasible ? POINT_FEASIBLE : POINT_INFEASIBLE;
        read_outputs(&experiment.table, feasible, answer);
        if (work->s->output[SENSITIVITY_BREAKEVEN].asked && feasible)
            find_breakeven(work, source, scenario, answer);
    } else {
        answer->state = POINT_FAILED;
    }
    experiment_clear(&experiment);
}

static void evaluate(struct work *work, const double *x, struct answer *answer)
{
    struct source source = *work->plan->source;
    struct scenario *scenario = NULL;
    *answer = (struct answer){.state = POINT_FAILED, .status = STUDY_FAILED};
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
        answer->y[id] = NAN;
    snprintf(answer->message, sizeof answer->message, "out of memory");
    const char **set = settings_of(work, x, &source.set_count);
    source.sets = set;
    if (set) {
        answer->state = POINT_INVALID;
        answer->status = STUDY_INVALID;
        scenario = source_make(&source, NULL, 0, answer->message);
    }
    if (scenario)
        judge(work, &source, scenario, answer);
    scenario_free(&scenario);
    free(set);
}

static void remember(struct work *work, enum study_status status, const char *message)
{
    bool worse = (status == STUDY_FAILED && work->worst != STUDY_FAILED) ||
                 (status == STUDY_UNBALANCED && work->worst == STUDY_OK);
    if (!worse)
        return;
    work->worst = status;
    snprintf(work->s->message, sizeof work->s->message, "%s", message);
}

static bool one_point(void *context, int point)
{
    struct work *work = context;
    struct sensitivity *s = work->s;
    const struct study_hook *hook = &work->plan->hook;
    struct answer answer;
    evaluate(work, s->x + (size_t)point * (size_t)s->count, &answer);
    pthread_mutex_lock(&work->lock);
    if (answer.status != STUDY_INTERRUPTED) {
        memcpy(s->y + point * SENSITIVITY_OUTPUTS, answer.y, sizeof answer.y);
        s->state[point] = answer.state;
        s->plan[point] = answer.plan;
        if (answer.state == POINT_INFEASIBLE)
            s->lacking[answer.plan]++;
        s->beyond[point] = answer.beyond;
        s->number[answer.state]++;
        s->done++;
        remember(work, answer.status, answer.message);
        if (hook->step && hook->step(hook->context, "points", s->done, s->points))
            work->stopped = true;
    }
    bool stopped = work->stopped;
    pthread_mutex_unlock(&work->lock);
    return stopped;
}

static enum study_status base_point(struct work *work)
{
    struct sensitivity *s = work->s;
    struct answer answer;
    evaluate(work, NULL, &answer);
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++) {
        s->output[id].base = answer.y[id];
        memcpy(s->output[id].unit, answer.unit[id], sizeof s->output[id].unit);
    }
    s->base_plan = answer.plan;
    memcpy(s->base_why, answer.why, sizeof s->base_why);
    snprintf(s->message, sizeof s->message, "%s", answer.message);
    if (answer.status == STUDY_UNBALANCED)
        work->worst = STUDY_UNBALANCED;
    return answer.status == STUDY_UNBALANCED ? STUDY_OK : answer.status;
}

enum study_status sensitivity_points(const struct sensitivity_plan *plan, const double *base,
                                     struct sensitivity *sensitivity)
{
    struct work work = {.plan = plan, .base = base, .s = sensitivity, .worst = STUDY_OK};
    pthread_mutex_init(&work.lock, NULL);
    enum study_status status = base_point(&work);
    if (status == STUDY_OK)
        parallel_run(sensitivity->points, plan->threads, one_point, &work);
    pthread_mutex_destroy(&work.lock);
    if (status != STUDY_OK)
        return status;
    return sensitivity->done < sensitivity->points ? STUDY_INTERRUPTED : work.worst;
}
