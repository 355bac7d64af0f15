/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/optimize.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/optimize_grid.h"
#include "sim/study/parallel.h"
#include "sim/study/plans.h"

enum { FIRST = 10, MOST = 200 };

/* What of the cost does not matter unless it is said; how far beside the service level a plan may
 * be taken for one that keeps it; what the choice may be wrong in. source: assumption */
static const double INDIFFERENCE_FRAC = 0.005, TOLERANCE_SHARE = 0.25, ALPHA = 0.05;

struct work {
    const struct optimize_plan *plan;
    struct optimize *o;
    pthread_mutex_t lock;
    const int *system, *replication;
    int count, all;
    double *cost, *level;
    bool stopped;
};

static enum study_status fail(struct optimize *o, enum study_status status, const char *message)
{
    if (message != o->message)
        snprintf(o->message, sizeof o->message, "%s", message);
    return o->status = status;
}

static enum study_status interrupted(struct optimize *o)
{
    char message[120];
    snprintf(message, sizeof message,
             "interrupted: nothing is chosen; replications finished, of all plans together: %d",
             o->selection.replications);
    return fail(o, STUDY_INTERRUPTED, message);
}

/* Remembers the worst, the first of its kind being quoted. */
static void remember(struct optimize *o, struct optimize_candidate *candidate,
                     enum study_status status, const char *message)
{
    candidate->status = status;
    if (status == STUDY_FAILED && !candidate->why[0]) {
        o->failed++;
        snprintf(candidate->why, sizeof candidate->why, "%s", message);
    }
    if ((status == STUDY_FAILED && o->status != STUDY_FAILED) ||
        (status == STUDY_UNBALANCED && o->status == STUDY_OK))
        fail(o, status, message);
}

static bool ask(struct work *work, int done)
{
    const struct study_hook *hook = &work->plan->hook;
    work->all += done;
    /* Those close to the best get more: how many there will be is not known. */
    if (hook->step && hook->step(hook->context, "replications", work->all, 0))
        work->stopped = true;
    return work->stopped;
}

/* A replication whose loads arrive too cold keeps no level at all: its service is moved below every
 * one that there is, and back where it is shown. */
static const double COLD = -2;

static double level_of(const struct metric_table *table)
{
    double service = metric_read(table, "routes.molten.service_frac").mean;
    return plans_too_cold(table) ? service + COLD : service;
}

static double service_of(double level)
{
    return level < 0 ? level - COLD : level;
}

static bool one(void *context, int index)
{
    struct work *work = context;
    struct optimize *o = work->o;
    struct optimize_candidate *candidate = &o->candidate[o->place[work->system[index]]];
    struct experiment_plan plan = {.scenario = candidate->scenario,
                                   .run = work->plan->run,
                                   .threads = 1,
                                   .replications = 1,
                                   .first = work->replication[index],
                                   .cut_s = work->plan->cut_s};
    struct experiment experiment;
    enum study_status status = experiment_run(&plan, &experiment);
    bool usable = status == STUDY_OK || status == STUDY_UNBALANCED;
    const struct metric_table *table = &experiment.table;
    work->cost[index] = usable ? metric_read(table, "routes.molten.cost_per_t.total").mean : NAN;
    work->level[index] = usable ? level_of(table) : NAN;
    pthread_mutex_lock(&work->lock);
    if (status != STUDY_OK)
        remember(o, candidate, status, experiment.message);
    bool stop = ask(work, 1);
    pthread_mutex_unlock(&work->lock);
    experiment_clear(&experiment);
    return stop;
}

static bool replicate(void *context, const int *system, const int *replication, int count,
                      double *cost, double *level)
{
    struct work *work = context;
    work->system = system;
    work->replication = replication;
    work->count = count;
    work->cost = cost;
    work->level = level;
    parallel_run(count, work->plan->threads, one, work);
    return !work->stopped;
}

/* Half a percent of what the plan costs as it is, to one digit; from its first replication, which
 * fixes the scale only. */
static double usual_indifference(const struct optimize_plan *plan, double cut_s)
{
    struct experiment_plan one_run = {.scenario = plan->scenario,
                                      .run = plan->run,
                                      .threads = 1,
                                      .replications = 1,
                                      .cut_s = cut_s};
    struct experiment experiment;
    experiment_run(&one_run, &experiment);
    double cost = metric_read(&experiment.table, "routes.molten.cost_per_t.total").mean;
    experiment_clear(&experiment);
    double delta = INDIFFERENCE_FRAC * fabs(cost);
    if (!(delta > 0))
        return 1;
    double digit = pow(10, floor(log10(delta)));
    return round(delta / digit) * digit;
}

/* The plans that can be simulated become systems. */
static bool list_systems(struct optimize *o)
{
    o->place = malloc((size_t)(o->count + 1) * sizeof *o->place);
    for (int i = 0; o->place && i < o->count; i++)
        if (o->candidate[i].scenario)
            o->place[o->selection_plan.systems++] = i;
    return o->place != NULL;
}

static bool is_cold(const struct selection_system *system)
{
    int cold = 0;
    for (int i = 0; i < system->n; i++)
        cold += system->level[i] < 0;
    return 2 * cold > system->n;
}

static enum study_status choose(const struct optimize_plan *plan, struct optimize *o)
{
    struct work work = {.plan = plan, .o = o};
    int first = plan->first >= 2 ? plan->first : FIRST, most = plan->most >= 2 ? plan->most : MOST;
    o->selection_plan.limit = o->service_level;
    o->selection_plan.tolerance = fmax(1e-4, TOLERANCE_SHARE * (1 - o->service_level));
    o->selection_plan.delta = o->indifference;
    o->selection_plan.alpha = ALPHA;
    o->selection_plan.first = first;
    o->selection_plan.most = most > first ? most : first;
    o->selection_plan.replicate = replicate;
    o->selection_plan.context = &work;
    pthread_mutex_init(&work.lock, NULL);
    bool done = selection_run(&o->selection_plan, &o->selection);
    pthread_mutex_destroy(&work.lock);
    o->selection_plan.context = NULL;
    if (!done)
        return fail(o, STUDY_FAILED, "out of memory");
    if (o->selection.interrupted)
        return interrupted(o);
    for (int i = 0; i < o->selection_plan.systems; i++)
        if (o->selection.system[i].state == SELECTION_INFEASIBLE &&
            is_cold(&o->selection.system[i]))
            o->cold++;
        else if (o->selection.system[i].state == SELECTION_INFEASIBLE)
            o->infeasible++;
    return o->status;
}

enum study_status optimize_run(const struct optimize_plan *plan, struct optimize *optimize)
{
    struct optimize *o = optimize;
    memset(o, 0, sizeof *o);
    o->scenario = plan->scenario;
    o->service_level = plan->scenario->sheet.service_level_frac;
    o->selection.best = o->selection.second = -1;
    if (!optimize_grid(plan, o))
        return fail(o, STUDY_INVALID, o->message);
    if (!list_systems(o))
        return fail(o, STUDY_FAILED, "out of memory");
    if (o->selection_plan.systems < 1)
        return fail(o, STUDY_INVALID, o->candidate[0].why);
    struct optimize_plan own = *plan;
    struct experiment_plan pilot = {.scenario = plan->scenario,
                                    .run = plan->run,
                                    .threads = plan->threads,
                                    .cut_s = plan->cut_s,
                                    .hook = plan->hook};
    enum study_status status = experiment_cut(&pilot, &own.cut_s, o->message);
    if (status != STUDY_OK)
        return fail(o, status, o->message);
    o->indifference =
        plan->indifference > 0 ? plan->indifference : usual_indifference(plan, own.cut_s);
    return choose(&own, o);
}

void optimize_clear(struct optimize *optimize)
{
    selection_clear(&optimize->selection_plan, &optimize->selection);
    for (int i = 0; optimize->candidate && i < optimize->count; i++)
        scenario_free(&optimize->candidate[i].scenario);
    free(optimize->candidate);
    free(optimize->place);
    memset(optimize, 0, sizeof *optimize);
}

/* --- what it gives ---------------------------------------------------------------------------- */

int optimize_best(const struct optimize *o)
{
    return o->selection.best >= 0 ? o->place[o->selection.best] : -1;
}

int optimize_second(const struct optimize *o)
{
    return o->selection.second >= 0 ? o->place[o->selection.second] : -1;
}

static const struct selection_system *system_of(const struct optimize *o, int candidate)
{
    for (int i = 0; o->selection.system && i < o->selection_plan.systems; i++)
        if (o->place[i] == candidate)
            return &o->selection.system[i];
    return NULL;
}

struct estimate optimize_cost(const struct optimize *o, int candidate)
{
    const struct selection_system *system = system_of(o, candidate);
    return stats_estimate(system ? system->cost : NULL, system ? system->n : 0);
}

struct estimate optimize_service(const struct optimize *o, int candidate)
{
    const struct selection_system *system = system_of(o, candidate);
    int n = system ? system->n : 0;
    double *service = malloc((size_t)(n + 1) * sizeof *service);
    for (int i = 0; service && i < n; i++)
        service[i] = service_of(system->level[i]);
    struct estimate estimate = stats_estimate(service, service ? n : 0);
    free(service);
    return estimate;
}

const char *optimize_verdict(const struct optimize *o, int candidate)
{
    static const char *const name[] = {"undecided", "below the service level", "beaten", "best",
                                       "failed"};
    const struct selection_system *system = system_of(o, candidate);
    if (system && system->state == SELECTION_INFEASIBLE && is_cold(system))
        return "loads too cold";
    if (system)
        return name[system->state];
    return o->candidate[candidate].heavy ? "too heavy" : "invalid";
}
