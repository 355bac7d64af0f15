/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/experiment.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/parallel.h"

enum { PILOTS = 3 }; /* replications that the warm-up is judged on */

/* One replication of both routes, until it is in the table. */
struct slot {
    bool done;
    bool recalled; /* known from before */
    enum replication_status status;
    char message[160];
    struct outcome_pair pair; /* kept for pilots only */
    struct metric_table table;
    struct outcome_books books;
    double money;
    struct kept_ledger ledger[ROUTES];
    struct warmup_series warmup;
    struct profile profile;
};

struct crew {
    const struct experiment_plan *plan;
    double cut_s;
    bool pilot;
    int first; /* replication of slot 0 */
    int most;  /* largest number of replications, for progress */
    struct slot *slot;
    pthread_mutex_t lock;
    int finished;
    bool stopped;
};

static void keep_worst(struct outcome_books *worst, const struct outcome_books *books)
{
    if (fmax(books->metal, fmax(books->energy, books->activity)) >=
        fmax(worst->metal, fmax(worst->energy, worst->activity)))
        memcpy(worst->worst, books->worst, sizeof worst->worst);
    worst->metal = fmax(worst->metal, books->metal);
    worst->energy = fmax(worst->energy, books->energy);
    worst->activity = fmax(worst->activity, books->activity);
}

/* Folds a finished pair into numbers and frees it. */
static void digest(const struct crew *crew, struct slot *slot, int replication)
{
    if (crew->plan->keep_ledger && replication < PILOTS &&
        !warmup_series_add(crew->plan->scenario, &slot->pair, &slot->warmup))
        warmup_series_clear(&slot->warmup);
    for (int route = 0; route < ROUTES; route++)
        keep_worst(&slot->books, &slot->pair.route[route].books);
    struct profile_clock begun = profile_clock_now();
    metric_table_build(crew->plan->scenario, &slot->pair, &slot->table, &slot->money);
    slot->profile.table_s = profile_since(begun);
    for (int route = 0; route < ROUTES; route++) {
        struct outcome *outcome = &slot->pair.route[route];
        if (crew->plan->keep_ledger) {
            slot->ledger[route] = (struct kept_ledger){outcome->row, outcome->row_count};
            outcome->row = NULL;
            outcome->row_count = 0;
        }
        outcome_clear(outcome);
    }
}

/* Tells the caller how far it is, and asks whether to stop. in: the lock is held. */
static bool ask(struct crew *crew)
{
    const struct study_hook *hook = &crew->plan->hook;
    if (hook->step && hook->step(hook->context, crew->pilot ? "warm-up" : "replications",
                                 crew->first + crew->finished, crew->most))
        crew->stopped = true;
    return crew->stopped;
}

static bool report(struct crew *crew, const struct slot *slot)
{
    pthread_mutex_lock(&crew->lock);
    crew->finished++;
    if (crew->plan->profile)
        profile_add(crew->plan->profile, &slot->profile);
    bool stopped = ask(crew);
    pthread_mutex_unlock(&crew->lock);
    return stopped;
}

/* For the watcher: within a replication. */
static bool stop(void *context)
{
    struct crew *crew = context;
    pthread_mutex_lock(&crew->lock);
    bool stopped = ask(crew);
    pthread_mutex_unlock(&crew->lock);
    return stopped;
}

/* Both routes of one replication. out: false: stopped within it. */
static bool simulate(struct crew *crew, struct slot *slot, int index)
{
    const struct experiment_plan *plan = crew->plan;
    const struct watcher watcher = {.profile = plan->profile ? &slot->profile : NULL,
                                    .sums = !plan->keep_ledger && !crew->pilot,
                                    .stop = stop,
                                    .asked = crew};
    bool whole = true;
    struct profile_clock begun = profile_clock_now();
    for (int route = 0; route < ROUTES && whole && slot->status != REPLICATION_FAILED; route++) {
        enum replication_status status = plan->run(
            plan->scenario, (enum supply_route)route, (uint32_t)(plan->first + crew->first + index),
            crew->cut_s, &watcher, &slot->pair.route[route], slot->message);
        whole = status != REPLICATION_STOPPED;
        if (status != REPLICATION_OK && whole)
            slot->status = status;
    }
    profile_replication_end(&slot->profile, begun);
    return whole;
}

static bool replicate(void *context, int index)
{
    struct crew *crew = context;
    struct slot *slot = &crew->slot[index];
    const struct experiment_memory *memory = &crew->plan->memory;
    slot->recalled = !crew->pilot && memory->recall &&
                     memory->recall(memory->context, crew->plan->first + crew->first + index,
                                    &slot->status, slot->message, &slot->table);
    if (slot->recalled) {
        slot->done = true;
        return slot->status == REPLICATION_FAILED;
    }
    if (!simulate(crew, slot, index))
        return true;
    if (slot->status != REPLICATION_FAILED && !crew->pilot)
        digest(crew, slot, crew->first + index);
    slot->done = true;
    return report(crew, slot) || slot->status == REPLICATION_FAILED;
}

static void slot_clear(struct slot *slot)
{
    for (int route = 0; route < ROUTES; route++) {
        outcome_clear(&slot->pair.route[route]);
        free(slot->ledger[route].row);
    }
    metric_table_clear(&slot->table);
    warmup_series_clear(&slot->warmup);
    memset(slot, 0, sizeof *slot);
}

/* Runs replications first .. first + count - 1. NULL without memory. */
static struct slot *run_wave(struct crew *crew, int first, int count)
{
    crew->slot = calloc((size_t)count, sizeof *crew->slot);
    crew->first = first;
    crew->finished = 0;
    if (crew->slot)
        parallel_run(count, crew->plan->threads, replicate, crew);
    return crew->slot;
}

static enum study_status fail(struct experiment *experiment, enum study_status status,
                              const char *message)
{
    experiment->status = status;
    snprintf(experiment->message, sizeof experiment->message, "%s", message);
    return status;
}

static void remember(const struct experiment_plan *plan, int replication, const struct slot *slot)
{
    if (plan->memory.keep && !slot->recalled && slot->done)
        plan->memory.keep(plan->memory.context, replication, slot->status, slot->message,
                          &slot->table);
}

/* Takes the slot over as the next replication. */
static void take(struct experiment *experiment, struct slot *slot, bool keep_ledger)
{
    keep_worst(&experiment->books, &slot->books);
    experiment->books_money = fmax(experiment->books_money, slot->money);
    metric_table_append(&experiment->table, &slot->table);
    warmup_series_merge(&experiment->warmup, &slot->warmup);
    if (slot->status == REPLICATION_UNBALANCED && experiment->status == STUDY_OK)
        fail(experiment, STUDY_UNBALANCED, slot->message);
    int have = experiment->replications * ROUTES;
    if (keep_ledger) {
        struct kept_ledger *ledger =
            realloc(experiment->ledger, (size_t)(have + ROUTES) * sizeof *ledger);
        if (ledger) {
            experiment->ledger = ledger;
            memcpy(ledger + have, slot->ledger, sizeof slot->ledger);
            memset(slot->ledger, 0, sizeof slot->ledger);
        } else {
            experiment->table.failed = true;
        }
    }
    experiment->replications++;
}

/* A half-width of 0 asks for `min` replications exactly. */
bool experiment_precise(const struct experiment *experiment)
{
    if (experiment->replications < 2)
        return false;
    double wanted = experiment->scenario->simulation.replications.half_width_per_kg * 1000;
    if (!(wanted > 0))
        return true;
    return metric_read(&experiment->table, "saving_per_t").half_width <= wanted;
}

static void interrupted(struct experiment *experiment, int min, int max)
{
    char text[120];
    if (experiment->replications > 0)
        snprintf(text, sizeof text, "interrupted after %d of %s%d replications",
                 experiment->replications, min < max ? "at most " : "", max);
    else
        snprintf(text, sizeof text, "interrupted before a replication was finished");
    fail(experiment, STUDY_INTERRUPTED, text);
}

/* Takes a wave over in order, up to the first replication that is missing or precise enough.
 * out: true when the experiment is at its end. */
static bool harvest(struct experiment *experiment, const struct crew *crew, int count, int min,
                    int max)
{
    for (int i = 0; i < count; i++) {
        struct slot *slot = &crew->slot[i];
        remember(crew->plan, crew->plan->first + experiment->replications, slot);
        if (slot->status == REPLICATION_FAILED) {
            fail(experiment, STUDY_FAILED, slot->message);
            return true;
        }
        if (!slot->done) {
            interrupted(experiment, min, max);
            return true;
        }
        take(experiment, slot, crew->plan->keep_ledger);
        if (experiment->table.failed) {
            fail(experiment, STUDY_FAILED, "out of memory while collecting results");
            return true;
        }
        experiment->precise = experiment_precise(experiment);
        if (experiment->replications >= min && (experiment->precise || min == max))
            return true;
    }
    return experiment->replications >= max;
}

/* The automatic warm-up cut, from pilot replications without a cut. */
static enum study_status find_cut(struct crew *crew, struct experiment *experiment, int pilots)
{
    crew->pilot = true;
    crew->cut_s = 0;
    crew->most = pilots;
    struct slot *slot = run_wave(crew, 0, pilots);
    struct outcome_pair *pair = slot ? malloc((size_t)pilots * sizeof *pair) : NULL;
    enum study_status status = STUDY_OK;
    if (!pair)
        status = fail(experiment, STUDY_FAILED, "out of memory");
    for (int i = 0; pair && i < pilots && status == STUDY_OK; i++) {
        if (slot[i].status == REPLICATION_FAILED)
            status = fail(experiment, STUDY_FAILED, slot[i].message);
        else if (!slot[i].done)
            status = fail(experiment, STUDY_INTERRUPTED, "interrupted during the warm-up search");
        else
            pair[i] = slot[i].pair;
    }
    if (status == STUDY_OK)
        experiment->cut_s =
            warmup_cut_s(experiment->scenario, pair, pilots, &experiment->cut_settled);
    free(pair);
    for (int i = 0; slot && i < pilots; i++)
        slot_clear(&slot[i]);
    free(slot);
    crew->pilot = false;
    return status;
}

static void run_waves(struct crew *crew, struct experiment *experiment, int min, int max)
{
    int extra = parallel_threads(crew->plan->threads);
    bool end = false;
    crew->cut_s = experiment->cut_s;
    crew->most = max;
    while (!end) {
        int first = experiment->replications, count = first == 0 ? min : extra;
        if (count > max - first)
            count = max - first;
        struct slot *slot = run_wave(crew, first, count);
        if (!slot) {
            fail(experiment, STUDY_FAILED, "out of memory");
            return;
        }
        end = harvest(experiment, crew, count, min, max);
        if (!end && crew->stopped) {
            interrupted(experiment, min, max);
            end = true;
        }
        for (int i = 0; i < count; i++)
            slot_clear(&slot[i]);
        free(slot);
    }
}

int experiment_pilots(const struct scenario *scenario)
{
    int min = scenario->simulation.replications.min;
    min = min < 1 ? 1 : min;
    return !isnan(scenario->simulation.warmup_s) ? 0 : min < PILOTS ? min : PILOTS;
}

enum study_status experiment_cut(const struct experiment_plan *plan, double *cut_s,
                                 char message[240])
{
    *cut_s = isnan(plan->cut_s) ? plan->scenario->simulation.warmup_s : plan->cut_s;
    if (!isnan(*cut_s))
        return STUDY_OK;
    struct experiment experiment = {
        .scenario = plan->scenario, .cut_settled = true, .cut_s = NAN, .cut_auto = true};
    struct crew crew = {.plan = plan};
    pthread_mutex_init(&crew.lock, NULL);
    enum study_status status = find_cut(&crew, &experiment, experiment_pilots(plan->scenario));
    pthread_mutex_destroy(&crew.lock);
    *cut_s = experiment.cut_s;
    if (status != STUDY_OK)
        snprintf(message, 240, "%s", experiment.message);
    return status;
}

enum study_status experiment_run(const struct experiment_plan *plan, struct experiment *experiment)
{
    const struct simulation *simulation = &plan->scenario->simulation;
    int min = plan->replications > 0 ? plan->replications : simulation->replications.min;
    int max = plan->replications > 0 ? plan->replications : simulation->replications.max;
    min = min < 1 ? 1 : min;
    max = max < min ? min : max;
    if (!(simulation->replications.half_width_per_kg > 0))
        max = min;
    else if (min < STATS_SEQUENTIAL_LEAST)
        min = max < STATS_SEQUENTIAL_LEAST ? max : STATS_SEQUENTIAL_LEAST;
    memset(experiment, 0, sizeof *experiment);
    experiment->scenario = plan->scenario;
    experiment->horizon_s = simulation->horizon_s;
    experiment->cut_s = isnan(plan->cut_s) ? simulation->warmup_s : plan->cut_s;
    experiment->cut_auto = isnan(experiment->cut_s);
    experiment->cut_settled = true;
    struct crew crew = {.plan = plan};
    pthread_mutex_init(&crew.lock, NULL);
    enum study_status status = STUDY_OK;
    if (experiment->cut_auto)
        status = find_cut(&crew, experiment, min < PILOTS ? min : PILOTS);
    if (status == STUDY_OK)
        run_waves(&crew, experiment, min, max);
    pthread_mutex_destroy(&crew.lock);
    return experiment->status;
}

void experiment_clear(struct experiment *experiment)
{
    metric_table_clear(&experiment->table);
    warmup_series_clear(&experiment->warmup);
    for (int i = 0; experiment->ledger && i < experiment->replications * ROUTES; i++)
        free(experiment->ledger[i].row);
    free(experiment->ledger);
    memset(experiment, 0, sizeof *experiment);
}
