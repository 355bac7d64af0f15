/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Little's law in every queue of the chain, as the identity of a sample path: over any span at
 * whose ends a queue is empty, the integral of its length is the sum of the times waited in it. The
 * length is read from the queue after every instant and integrated here; the times are what trips
 * and ladles say of themselves. */
#include <math.h>
#include <stdio.h>

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

enum queue { TRUCKS, LADLES, STATIONS, MELT, TAPS, SCALES, DOCKS, QUEUES };
static const char *const names[QUEUES] = {"trucks", "ladles", "stations",   "melt",
                                          "taps",   "scale",  "one's docks"};

struct span { /* up to the last instant at which the queue was empty */
    double integral_s, waited_s;
};

struct path {
    struct world world;
    double back_s[16], station_wait_s; /* of ladles, from the trace */
    double integral_s[QUEUES];
    struct span span[QUEUES];
    int longest[QUEUES];
};

/* A ladle waits for its station from its return (from the start at first) until it is on it. */
static void follow(void *context, const struct trace_event *event)
{
    struct path *path = context;

    if (event->kind == TRACE_BACK)
        path->back_s[event->ladle] = event->time_s;
    else if (event->kind == TRACE_STATION)
        path->station_wait_s += event->time_s - path->back_s[event->ladle];
}

/* The molten route's supply begins with this struct. */
static const struct molten *molten_of(const struct path *path)
{
    return (const struct molten *)(const void *)path->world.supply;
}

static int length(const struct molten *molten, enum queue queue)
{
    switch (queue) {
    case TRUCKS:
        return (int)molten->fleet.free.queue.count;
    case LADLES:
        return molten->yard.waiting_count;
    case STATIONS:
        return (int)molten->yard.station.queue.count;
    case MELT:
        return molten->plant.waiting_count;
    case TAPS:
        return (int)molten->tap.queue.count;
    case SCALES:
        return (int)molten->scale.queue.count;
    default:
        return (int)molten->receiver[0].dock.queue.count;
    }
}

static double waited_s(const struct path *path, enum queue queue)
{
    const struct molten *molten = molten_of(path);
    double sum_s[WAITS] = {0};

    for (int i = 0; i < molten->receivers; i++)
        for (int cause = 0; cause < WAITS; cause++)
            sum_s[cause] += molten->receiver[i].tally.wait_s[cause];
    switch (queue) {
    case TRUCKS:
        return sum_s[WAIT_TRUCK];
    case LADLES:
        return sum_s[WAIT_LADLE] + sum_s[WAIT_PREHEAT];
    case STATIONS:
        return path->station_wait_s;
    case MELT:
        return sum_s[WAIT_MELT];
    case TAPS:
        return sum_s[WAIT_TAP];
    case SCALES:
        return sum_s[WAIT_WEIGH];
    default:
        return sum_s[WAIT_DOCK];
    }
}

/* All events of the next instant, what happened until then, and what is left after them. */
static void next_instant(struct path *path)
{
    struct calendar *calendar = path->world.calendar;
    const double from_s = calendar_now(calendar), at_s = calendar_next_s(calendar);

    for (int queue = 0; queue < QUEUES; queue++)
        path->integral_s[queue] += (at_s - from_s) * length(molten_of(path), (enum queue)queue);
    do
        ck_assert(calendar_step(calendar));
    while (calendar_next_s(calendar) <= at_s);
    for (int queue = 0; queue < QUEUES; queue++) {
        const int now = length(molten_of(path), (enum queue)queue);

        path->longest[queue] = now > path->longest[queue] ? now : path->longest[queue];
        if (now == 0)
            path->span[queue] =
                (struct span){path->integral_s[queue], waited_s(path, (enum queue)queue)};
    }
}

static void path_begin(struct path *path)
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

static void path_end(struct path *path)
{
    struct world *world = &path->world;

    world->kind->free(&world->supply);
    for (int i = 0; i < world->foundries; i++)
        foundry_free(&world->foundry[i]);
    free(world->foundry);
    ledger_free(&world->ledger);
    calendar_free(&world->calendar);
}

/* in: longest, kept over the cases. */
static void check_case(const char *const *sets, int longest[QUEUES])
{
    struct scenario *scenario = chain_case_of(chain_plant, sets);
    struct path path = {.world = {.scenario = scenario,
                                  .kind = route_kind_get(ROUTE_MOLTEN),
                                  .seed = scenario->simulation.seed,
                                  .cut_s = 0}};
    const struct watcher watcher = {.event = follow, .context = &path};

    path.world.watcher = &watcher;
    path_begin(&path);
    while (calendar_now(path.world.calendar) < scenario->simulation.horizon_s)
        next_instant(&path);
    ck_assert(!calendar_failed(path.world.calendar));
    for (int queue = 0; queue < QUEUES; queue++) {
        const struct span *span = &path.span[queue];

        printf("%-12s longest %d, %.2f h waited\n", names[queue], path.longest[queue],
               span->waited_s / 3600);
        ck_assert_msg(fabs(span->integral_s - span->waited_s) <= 1e-9 * span->waited_s,
                      "%s: %.9g s by number, %.9g s by time", names[queue], span->integral_s,
                      span->waited_s);
        if (span->waited_s > 3600 && path.longest[queue] > longest[queue])
            longest[queue] = path.longest[queue];
    }
    path_end(&path);
    scenario_free(&scenario);
}

START_TEST(number_and_time_agree_in_every_queue)
{
    static const char *const few_ladles[] = {"ladle.count=5", "producer.preheat.stations=2",
                                             "customer.demand=20000 t/a", "simulation.horizon=20 d",
                                             NULL};
    static const char *const one_truck[] = {"fleet.trucks=1", "customer.demand=17000 t/a",
                                            "simulation.horizon=20 d", NULL};
    static const char *const slow_gates[] = {"fleet.trucks=4",
                                             "ladle.count=12",
                                             "producer.preheat.stations=12",
                                             "producer.taps=1",
                                             "producer.fill_time=14 min",
                                             "producer.weigh_time=40 min",
                                             "customer.docks=1",
                                             "customer.pour_time=22 min",
                                             "customer.demand=48000 t/a",
                                             "producer.furnaces.melter.rate=9 t/h",
                                             "simulation.horizon=20 d",
                                             NULL};
    int longest[QUEUES] = {0};

    check_case(few_ladles, longest);
    check_case(one_truck, longest);
    check_case(slow_gates, longest);
    for (int queue = 0; queue < QUEUES; queue++)
        ck_assert_msg(longest[queue] > 0, "nobody waits for %s", names[queue]);
}
END_TEST

RUN_SUITE("Little's law in the chain", number_and_time_agree_in_every_queue)
