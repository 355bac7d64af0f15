/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/replication.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/foundry.h"
#include "sim/chain/metal_price.h"
#include "sim/chain/run.h"
#include "sim/chain/world.h"

struct run {
    struct world world;
    struct balance *balance;
    struct outcome *outcome;
    int drop_kind;
    bool sums;
};

static void sync_all(struct run *run)
{
    for (int i = 0; i < run->world.foundries; i++)
        foundry_sync(run->world.foundry[i]);
    run->world.kind->sync(run->world.supply);
}

static void period_end(void *subject)
{
    struct run *run = subject;

    sync_all(run);
    ledger_period_end(run->world.ledger);
    if (!run->world.kind->week(run->world.supply, run->outcome))
        calendar_fail(run->world.calendar);
    calendar_push(run->world.calendar,
                  world_now(&run->world) + run->world.scenario->simulation.ledger_period_s, -3,
                  period_end, run);
}

static void warmup_end(void *subject)
{
    struct run *run = subject;

    sync_all(run);
    ledger_cut(run->world.ledger);
    for (int i = 0; i < run->world.foundries; i++)
        foundry_cut(run->world.foundry[i]);
    run->world.kind->cut(run->world.supply);
}

static void drop_one(void *subject)
{
    struct run *run = subject;

    ledger_drop_next(run->world.ledger, (enum flow_kind)run->drop_kind);
}

static bool foundries_create(struct world *world)
{
    const int count = world->scenario->customer_count;

    world->foundry = calloc((size_t)count, sizeof(struct foundry *));
    if (world->foundry == NULL)
        return false;
    while (world->foundries < count) {
        world->foundry[world->foundries] = foundry_create(world, world->foundries);
        if (world->foundry[world->foundries] == NULL)
            return false;
        world->foundries++;
    }
    return true;
}

static bool run_create(struct run *run)
{
    struct world *world = &run->world;

    world->calendar = calendar_create();
    world->ledger = ledger_create(run->sums);
    run->balance = balance_create();
    if (world->calendar == NULL || world->ledger == NULL || run->balance == NULL)
        return false;
    calendar_set_run(world->calendar, world->seed, world->replication);
    world->supply = foundries_create(world) ? world->kind->create(world) : NULL;
    return world->supply != NULL && outcome_split(run->outcome, world->foundries) &&
           !calendar_failed(world->calendar);
}

static void run_free(struct run *run)
{
    if (run->world.supply != NULL)
        run->world.kind->free(&run->world.supply);
    for (int i = 0; i < run->world.foundries; i++)
        foundry_free(&run->world.foundry[i]);
    free(run->world.foundry);
    balance_free(&run->balance);
    ledger_free(&run->world.ledger);
    calendar_free(&run->world.calendar);
}

static void take_stock(struct run *run)
{
    for (int i = 0; i < run->world.foundries; i++)
        foundry_stocks(run->world.foundry[i], run->balance);
    run->world.kind->stocks(run->world.supply, run->balance);
}

/* Week by week: whoever waits for a year of many customers to end can be asked meanwhile.
 * out: false: told to stop. */
static bool run_weeks(const struct run *run, const struct watcher *watcher)
{
    const double end_s = run->world.scenario->simulation.horizon_s, week_s = 7 * 24 * 3600.0;

    for (double at_s = week_s; watcher != NULL && watcher->stop != NULL && at_s < end_s;
         at_s += week_s) {
        calendar_run_until(run->world.calendar, at_s);
        if (watcher->stop(watcher->asked))
            return false;
    }
    calendar_run_until(run->world.calendar, end_s);
    return true;
}

/* out: false: told to stop. */
static bool run_simulate(struct run *run, const struct watcher *watcher)
{
    const struct simulation *simulation = &run->world.scenario->simulation;
    struct calendar *calendar = run->world.calendar;

    take_stock(run);
    balance_turn(run->balance);
    calendar_push(calendar, simulation->ledger_period_s, -3, period_end, run);
    calendar_push(calendar, run->world.cut_s, -2, warmup_end, run);
    if (run->drop_kind >= 0)
        calendar_push(calendar, simulation->horizon_s / 2, -1, drop_one, run);
    for (int i = 0; i < run->world.foundries; i++)
        foundry_begin(run->world.foundry[i]);
    run->world.kind->begin(run->world.supply);
    if (!run_weeks(run, watcher))
        return false;
    sync_all(run);
    take_stock(run);
    return true;
}

/* The elements of the metal belong to its book. */
static bool check_elements(const struct run *run)
{
    const struct world *world = &run->world;
    struct outcome_books *books = &run->outcome->books;
    const double residual =
        world->kind->element_residual ? world->kind->element_residual(world->supply) : 0;

    if (residual > books->metal) {
        books->metal = residual;
        if (residual > BALANCE_LIMIT)
            snprintf(books->worst, sizeof books->worst, "elements in ladles");
    }
    return true;
}

static bool run_report(struct run *run)
{
    struct outcome *outcome = run->outcome;
    double counter[FLOW_COUNT] = {0};

    outcome->row = ledger_rows(run->world.ledger, &outcome->row_count);
    if (outcome->row == NULL)
        return false;
    outcome->observed = ledger_observed(outcome->row, outcome->row_count);
    outcome->dated = outcome->row;
    outcome->dated_count = outcome->row_count;
    for (int i = 0; i < run->world.foundries; i++) {
        outcome->each[i].dated = outcome->row;
        outcome->each[i].dated_count = outcome->row_count;
        outcome->each[i].observed = ledger_observed_for(outcome->row, outcome->row_count, i);
        foundry_report(run->world.foundry[i], &outcome->each[i]);
        foundry_counters(run->world.foundry[i], counter);
    }
    run->world.kind->counters(run->world.supply, counter);
    return run->world.kind->report(run->world.supply, outcome) && outcome_gather(outcome) &&
           balance_check(run->balance, run->world.ledger, counter, &outcome->books) &&
           check_elements(run);
}

static void count_events(const struct run *run)
{
    struct profile *profile = run->world.profile;
    const struct calendar *calendar = run->world.calendar;

    if (profile == NULL)
        return;
    profile->events += calendar_executed(calendar);
    profile->cancelled += calendar_cancelled(calendar);
    if (calendar_room(calendar) > profile->room)
        profile->room = calendar_room(calendar);
}

static bool run_failed(const struct run *run)
{
    return calendar_failed(run->world.calendar) || ledger_failed(run->world.ledger);
}

static bool unbalanced(const struct outcome_books *books)
{
    return !(books->metal <= BALANCE_LIMIT && books->energy <= BALANCE_LIMIT &&
             books->activity <= BALANCE_LIMIT);
}

static enum replication_status run_judge(const struct run *run, char message[160])
{
    const struct outcome_books *books = &run->outcome->books;

    if (!unbalanced(books))
        return REPLICATION_OK;
    snprintf(message, 160,
             "%.8s route, seed %" PRIu64 ", replication %u: books off by metal %.2g, energy %.2g, "
             "activity %.2g, worst %.30s",
             run->world.kind->name, run->world.seed, (unsigned)run->world.replication, books->metal,
             books->energy, books->activity, books->worst);
    return REPLICATION_UNBALANCED;
}

enum replication_status replication_run_dropping(const struct replication_request *request,
                                                 struct outcome *outcome, char message[160])
{
    const struct scenario *scenario = request->scenario;
    const struct watcher *watcher = request->watcher;
    struct run run = {
        .world = {.scenario = scenario,
                  .kind = route_kind_get(request->route),
                  .seed = scenario->simulation.seed,
                  .replication = request->replication,
                  .cut_s = request->cut_s,
                  .watcher = watcher != NULL && watcher->event != NULL ? watcher : NULL,
                  .profile = watcher != NULL ? watcher->profile : NULL},
        .outcome = outcome,
        .drop_kind = request->drop_kind,
        .sums = watcher != NULL && watcher->sums && !metal_price_moves(scenario),
    };
    enum replication_status status = REPLICATION_FAILED;

    memset(outcome, 0, sizeof *outcome);
    outcome->route = request->route;
    outcome->seed = run.world.seed;
    outcome->replication = request->replication;
    outcome->horizon_s = scenario->simulation.horizon_s;
    outcome->cut_s = request->cut_s;
    if (run_create(&run)) {
        const bool whole = run_simulate(&run, watcher);
        count_events(&run);
        if (!whole)
            status = REPLICATION_STOPPED;
        else if (!run_failed(&run) && run_report(&run))
            status = run_judge(&run, message);
    }
    if (status == REPLICATION_FAILED)
        snprintf(message, 160, "%s route, replication %u: out of memory", run.world.kind->name,
                 (unsigned)request->replication);
    run_free(&run);
    return status;
}

enum replication_status replication_run(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160])
{
    const struct replication_request request = {.scenario = scenario,
                                                .route = route,
                                                .replication = replication,
                                                .cut_s = cut_s,
                                                .watcher = watcher,
                                                .drop_kind = -1};

    return replication_run_dropping(&request, outcome, message);
}
