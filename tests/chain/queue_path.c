/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/chain/queue_path.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/chain/foundry.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"

static bool looked_at(const struct queue_path *path, int i)
{
    return path->queue[i].looked_at == NULL || path->queue[i].looked_at(path);
}

static void take_spans(struct queue_path *path)
{
    for (int i = 0; i < path->queues; i++) {
        if (!looked_at(path, i))
            continue;
        const double now = path->queue[i].length(path);

        path->longest[i] = fmax(path->longest[i], now);
        if (now == 0 || path->queue[i].never_empty)
            path->span[i] = (struct queue_span){path->integral_s[i], path->queue[i].spent_s(path)};
    }
}

/* All events of the next instant, what happened until then, and what is left after them. */
static void next_instant(struct queue_path *path)
{
    struct calendar *calendar = path->world.calendar;
    const double from_s = calendar_now(calendar), at_s = calendar_next_s(calendar);

    for (int i = 0; i < path->queues; i++)
        if (looked_at(path, i))
            path->integral_s[i] += (at_s - from_s) * path->queue[i].length(path);
    do
        ck_assert(calendar_step(calendar));
    while (calendar_next_s(calendar) <= at_s);
    path->look(path);
    take_spans(path);
}

static void path_begin(struct queue_path *path)
{
    struct world *world = &path->world;

    world->calendar = calendar_create();
    world->ledger = ledger_create(false);
    world->foundry = calloc((size_t)world->scenario->customer_count, sizeof(struct foundry *));
    for (; world->foundries < world->scenario->customer_count; world->foundries++)
        world->foundry[world->foundries] = foundry_create(world, world->foundries);
    world->supply = world->kind->create(world);
    for (int i = 0; i < world->foundries; i++)
        foundry_begin(world->foundry[i]);
    world->kind->begin(world->supply);
}

static void path_end(struct queue_path *path)
{
    struct world *world = &path->world;

    world->kind->free(&world->supply);
    for (int i = 0; i < world->foundries; i++)
        foundry_free(&world->foundry[i]);
    free(world->foundry);
    ledger_free(&world->ledger);
    calendar_free(&world->calendar);
}

static void check_queue(const struct queue_path *path, int i, double longest[])
{
    const struct queue_span *span = &path->span[i];
    const char *name = path->queue[i].name;

    if (!looked_at(path, i))
        return;
    printf("%-34s longest %.6g, %.2f h\n", name, path->longest[i], span->spent_s / 3600);
    ck_assert_msg(fabs(span->integral_s - span->spent_s) <= 1e-9 * span->spent_s,
                  "%s: %.12g s by number, %.12g s by time", name, span->integral_s, span->spent_s);
    if (span->spent_s > 3600)
        longest[i] = fmax(longest[i], path->longest[i]);
}

void queue_path_run(struct queue_path *path, const char *yaml, const char *const *sets,
                    enum supply_route route, double longest[])
{
    struct scenario *scenario = chain_case_of(yaml, sets);
    const struct watcher watcher = {.event = path->event, .context = path};

    ck_assert_int_le(path->queues, QUEUE_PATH_MOST);
    path->world = (struct world){.scenario = scenario,
                                 .kind = route_kind_get(route),
                                 .seed = scenario->simulation.seed,
                                 .watcher = &watcher};
    path_begin(path);
    path->look(path);
    while (calendar_now(path->world.calendar) < scenario->simulation.horizon_s)
        next_instant(path);
    ck_assert(!calendar_failed(path->world.calendar));
    for (int i = 0; i < path->queues; i++)
        check_queue(path, i, longest);
    path_end(path);
    scenario_free(&scenario);
}

void queue_path_all_used(const struct queue *queue, int queues, const double longest[])
{
    for (int i = 0; i < queues; i++)
        ck_assert_msg(longest[i] > 0, "nobody was ever %s", queue[i].name);
}
