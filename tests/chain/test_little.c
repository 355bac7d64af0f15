/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Little's law in every queue of the chain, as the identity of a sample path: over any span at
 * whose ends a queue is empty, the integral of its length is the sum of the times spent in it. The
 * length is read from the queue after every instant and integrated here; the times are what trips,
 * ladles, trucks and melters say of themselves. Those who are served are a queue of their own. What
 * is no queue but a delay (relief of a crew, shifts, breaks, breakdowns, closed roads) is not here.
 */
#include <math.h>
#include <stdio.h>

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

enum { MOST_LADLES = 16, MOST_QUEUES = 24 };

struct span { /* up to the last instant at which the queue was empty */
    double integral_s, spent_s;
};

/* A ladle as it is seen from outside: since when it waits for what, until when it is washed. */
struct seen_ladle {
    enum vessel_stage stage;
    double since_s, washed_until_s, washes;
};

struct path {
    struct world world;
    struct seen_ladle ladle[MOST_LADLES];
    double cleaner_wait_s, cleaning_s, station_wait_s; /* of ladles that have gone on */
    int fills, poured;                                 /* from the trace */
    double integral_s[MOST_QUEUES];
    struct span span[MOST_QUEUES];
    int longest[MOST_QUEUES];
};

/* The molten route's supply begins with this struct. */
static const struct molten *molten_of(const struct path *path)
{
    return (const struct molten *)(const void *)path->world.supply;
}

static void follow(void *context, const struct trace_event *event)
{
    struct path *path = context;

    path->fills += event->kind == TRACE_FILLED;
    path->poured += event->kind == TRACE_POURED;
}

/* What ladles did in an instant. A stage that lasts no time is not seen, and none was spent in it.
 */
static void look_at_ladles(struct path *path)
{
    const struct yard *yard = &molten_of(path)->yard;
    const double now_s = calendar_now(path->world.calendar);

    for (int i = 0; i < yard->vessels; i++) {
        struct seen_ladle *seen = &path->ladle[i];
        const struct vessel *vessel = &yard->vessel[i];
        const double spent_s = now_s - seen->since_s;

        if (vessel->washes > seen->washes)
            seen->washed_until_s = now_s + path->world.scenario->ladle.wash_s;
        seen->washes = vessel->washes;
        if (vessel->stage == seen->stage)
            continue;
        path->cleaner_wait_s += seen->stage == VESSEL_DIRTY ? spent_s : 0;
        path->cleaning_s += seen->stage == VESSEL_CLEANING ? spent_s : 0;
        path->station_wait_s += seen->stage == VESSEL_QUEUED ? spent_s : 0;
        seen->stage = vessel->stage;
        seen->since_s = now_s;
    }
}

static double waited_s(const struct path *path, enum wait_cause cause)
{
    const struct molten *molten = molten_of(path);
    double sum_s = 0;

    for (int i = 0; i < molten->receivers; i++)
        sum_s += molten->receiver[i].tally.wait_s[cause];
    return sum_s;
}

/* ---- the queues ------------------------------------------------------------------------------ */

static int for_trucks(const struct path *path)
{
    return (int)molten_of(path)->fleet.free.queue.count;
}
static double trucks_s(const struct path *path)
{
    return waited_s(path, WAIT_TRUCK);
}

static int on_trips(const struct path *path)
{
    return molten_of(path)->fleet.free.busy;
}
static double trips_s(const struct path *path)
{
    double counter[FLOW_COUNT] = {0};

    fleet_counters(&molten_of(path)->fleet, counter);
    return counter[FLOW_TRUCK_TIME];
}

static int for_ladles(const struct path *path)
{
    return molten_of(path)->yard.waiting_count;
}
static double ladles_s(const struct path *path)
{
    return waited_s(path, WAIT_LADLE) + waited_s(path, WAIT_PREHEAT) +
           waited_s(path, WAIT_CLEANING);
}

static int for_cleaners(const struct path *path)
{
    return (int)molten_of(path)->yard.cleaner.queue.count;
}
static double cleaners_s(const struct path *path)
{
    return path->cleaner_wait_s;
}

static int under_breakers(const struct path *path)
{
    return molten_of(path)->yard.cleaner.busy;
}
static double breakers_s(const struct path *path)
{
    return path->cleaning_s;
}

static int for_stations(const struct path *path)
{
    return (int)molten_of(path)->yard.station.queue.count;
}
static double stations_s(const struct path *path)
{
    return path->station_wait_s;
}

static int being_washed(const struct path *path)
{
    int count = 0;

    for (int i = 0; i < MOST_LADLES; i++)
        count += path->ladle[i].washed_until_s > calendar_now(path->world.calendar);
    return count;
}
static double washing_s(const struct path *path)
{
    return waited_s(path, WAIT_WASH);
}

static int for_melt(const struct path *path)
{
    return molten_of(path)->plant.waiting_count;
}
static double melt_s(const struct path *path)
{
    return waited_s(path, WAIT_MELT);
}

static int for_taps(const struct path *path)
{
    return (int)molten_of(path)->tap.queue.count;
}
static double taps_s(const struct path *path)
{
    return waited_s(path, WAIT_TAP);
}

static int in_bays(const struct path *path)
{
    return molten_of(path)->tap.busy;
}
static double bays_s(const struct path *path)
{
    return path->fills * path->world.scenario->producer.fill_s;
}

static int for_scales(const struct path *path)
{
    return (int)molten_of(path)->scale.queue.count;
}
static double scales_s(const struct path *path)
{
    return waited_s(path, WAIT_WEIGH);
}

static int for_docks(const struct path *path)
{
    return (int)molten_of(path)->receiver[0].dock.queue.count;
}
static double docks_s(const struct path *path)
{
    return molten_of(path)->receiver[0].tally.wait_s[WAIT_DOCK];
}

/* Those at a dock pour, or wait for room; of one customer, none of whose loads are refused. */
static int at_docks(const struct path *path)
{
    return molten_of(path)->receiver[0].dock.busy;
}
static double room_and_pour_s(const struct path *path)
{
    return molten_of(path)->receiver[0].tally.wait_s[WAIT_ROOM] +
           path->poured * path->world.scenario->customers[0].pour_s;
}

static const struct melter *standby(const struct path *path, int *count)
{
    const struct shops *shops = &molten_of(path)->standby;

    *count = shops->count > 0 ? shops->shop[0].melters : 0;
    return shops->count > 0 ? shops->shop[0].melter : NULL;
}
static int melting(const struct path *path)
{
    int count, busy = 0;
    const struct melter *melter = standby(path, &count);

    for (int i = 0; i < count; i++)
        busy += melter[i].stage == MELTER_MELTING;
    return busy;
}
static double melting_s(const struct path *path)
{
    int count;
    double sum_s = 0;
    const struct melter *melter = standby(path, &count);

    for (int i = 0; i < count; i++)
        sum_s += melter[i].busy_s;
    return sum_s;
}

static const struct queue {
    const char *name;
    int (*length)(const struct path *);
    double (*spent_s)(const struct path *); /* in it, by those who have left it */
    bool of_one;                            /* customer: looked at where there is no other */
} queues[] = {
    {"for trucks", for_trucks, trucks_s, false},
    {"trucks on trips", on_trips, trips_s, false},
    {"for ladles", for_ladles, ladles_s, false},
    {"for cleaning stations", for_cleaners, cleaners_s, false},
    {"ladles being cleaned", under_breakers, breakers_s, false},
    {"for preheat stations", for_stations, stations_s, false},
    {"ladles being washed", being_washed, washing_s, false},
    {"for molten metal", for_melt, melt_s, false},
    {"for tapping bays", for_taps, taps_s, false},
    {"in tapping bays", in_bays, bays_s, false},
    {"for the weighbridge", for_scales, scales_s, false},
    {"for docks", for_docks, docks_s, false},
    {"at docks, for room or pouring", at_docks, room_and_pour_s, true},
    {"standby melters", melting, melting_s, true},
};
enum { QUEUES = sizeof queues / sizeof *queues };

static bool looked_at(const struct path *path, int queue)
{
    return !queues[queue].of_one || molten_of(path)->receivers == 1;
}

/* All events of the next instant, what happened until then, and what is left after them. */
static void next_instant(struct path *path)
{
    struct calendar *calendar = path->world.calendar;
    const double from_s = calendar_now(calendar), at_s = calendar_next_s(calendar);

    for (int queue = 0; queue < QUEUES; queue++)
        path->integral_s[queue] += (at_s - from_s) * queues[queue].length(path);
    do
        ck_assert(calendar_step(calendar));
    while (calendar_next_s(calendar) <= at_s);
    look_at_ladles(path);
    for (int queue = 0; queue < QUEUES; queue++) {
        const int now = queues[queue].length(path);

        path->longest[queue] = now > path->longest[queue] ? now : path->longest[queue];
        if (now == 0)
            path->span[queue] = (struct span){path->integral_s[queue], queues[queue].spent_s(path)};
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

static void check_queue(const struct path *path, int queue, int longest[QUEUES])
{
    const struct span *span = &path->span[queue];

    printf("%-30s longest %d, %.2f h\n", queues[queue].name, path->longest[queue],
           span->spent_s / 3600);
    ck_assert_msg(fabs(span->integral_s - span->spent_s) <= 1e-9 * span->spent_s,
                  "%s: %.9g s by number, %.9g s by time", queues[queue].name, span->integral_s,
                  span->spent_s);
    if (span->spent_s > 3600 && path->longest[queue] > longest[queue])
        longest[queue] = path->longest[queue];
}

/* in: longest, kept over the cases. */
static void check_case(const char *yaml, const char *const *sets, int longest[QUEUES])
{
    struct scenario *scenario = chain_case_of(yaml, sets);
    struct path path = {.world = {.scenario = scenario,
                                  .kind = route_kind_get(ROUTE_MOLTEN),
                                  .seed = scenario->simulation.seed,
                                  .cut_s = 0}};
    const struct watcher watcher = {.event = follow, .context = &path};

    path.world.watcher = &watcher;
    path_begin(&path);
    ck_assert_int_le(molten_of(&path)->yard.vessels, MOST_LADLES);
    while (calendar_now(path.world.calendar) < scenario->simulation.horizon_s)
        next_instant(&path);
    ck_assert(!calendar_failed(path.world.calendar));
    for (int queue = 0; queue < QUEUES; queue++)
        if (looked_at(&path, queue))
            check_queue(&path, queue, longest);
    path_end(&path);
    scenario_free(&scenario);
}

START_TEST(number_and_time_agree_in_every_queue)
{
    static const char *const few_ladles[] = {"ladle.count=5", "producer.preheat.stations=2",
                                             "customer.demand=20000 t/a", "simulation.horizon=20 d",
                                             NULL};
    static const char *const one_truck[] = {"fleet.trucks=1",
                                            "customer.demand=17000 t/a",
                                            "simulation.horizon=20 d",
                                            "ladle.clean_above=0",
                                            "producer.cleaning_stations=1",
                                            "producer.cleaning_time=50 min",
                                            "ingot.standby=1",
                                            NULL};
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
    static const char *const washed[] = {NULL};
    int longest[QUEUES] = {0};

    check_case(chain_plant, few_ladles, longest);
    check_case(chain_plant, one_truck, longest);
    check_case(chain_plant, slow_gates, longest);
    check_case(chain_alloys, washed, longest);
    for (int queue = 0; queue < QUEUES; queue++)
        ck_assert_msg(longest[queue] > 0, "nobody was ever %s", queues[queue].name);
}
END_TEST

RUN_SUITE("Little's law in the chain", number_and_time_agree_in_every_queue)
