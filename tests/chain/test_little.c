/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Little's law in every queue of molten supply (queue_path.h): the times are what trips, ladles,
 * trucks and melters say of themselves. Those who are served are a queue of their own. What is no
 * queue but a delay (relief of a crew, shifts, breaks, breakdowns, closed roads) is not here; what
 * is counted in kilograms is in test_little_metal.c, ladles that stand are in test_stands.c.
 */
#include <math.h>

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"
#include "tests/chain/chain_case.h"
#include "tests/chain/queue_path.h"
#include "tests/support/main.h"

enum { MOST_LADLES = 16 };

/* A ladle as it is seen from outside: since when it waits for what, until when it is washed. */
struct seen_ladle {
    enum vessel_stage stage;
    double since_s, washed_until_s, washes;
};

struct path {
    struct queue_path base;
    struct seen_ladle ladle[MOST_LADLES];
    double cleaner_wait_s, cleaning_s, station_wait_s; /* of ladles that have gone on */
    /* from the trace: ladles filled, poured, lifted; trucks that were weighed */
    int fills, poured, lifts, weighed, last_weighed;
};

static const struct path *seen_by(const struct queue_path *path)
{
    return (const struct path *)path;
}

/* The molten route's supply begins with this struct. */
static const struct molten *molten_of(const struct queue_path *path)
{
    return (const struct molten *)(const void *)path->world.supply;
}

/* A truck is weighed for all its orders at once, and leaves for its first stop. */
static void follow(void *context, const struct trace_event *event)
{
    struct path *path = context;
    const bool lifted = event->kind == TRACE_LEFT || event->kind == TRACE_TAKEN;

    path->fills += event->kind == TRACE_FILLED;
    path->poured += event->kind == TRACE_POURED;
    path->lifts += lifted && event->time_s > 0; /* some stand there at the start */
    if (event->kind == TRACE_LEAVES && event->order != path->last_weighed) {
        path->weighed++;
        path->last_weighed = event->order;
    }
}

/* What ladles did in an instant. A stage that lasts no time is not seen, and none was spent in it.
 */
static void look_at_ladles(struct queue_path *base)
{
    struct path *path = (struct path *)base;
    const struct yard *yard = &molten_of(base)->yard;
    const double now_s = calendar_now(base->world.calendar);

    for (int i = 0; i < yard->vessels; i++) {
        struct seen_ladle *seen = &path->ladle[i];
        const struct vessel *vessel = &yard->vessel[i];
        const double spent_s = now_s - seen->since_s;

        if (vessel->washes > seen->washes)
            seen->washed_until_s = now_s + base->world.scenario->ladle.wash_s;
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

static double waited_s(const struct queue_path *path, enum wait_cause cause)
{
    const struct molten *molten = molten_of(path);
    double sum_s = 0;

    for (int i = 0; i < molten->receivers; i++)
        sum_s += molten->receiver[i].tally.wait_s[cause];
    return sum_s;
}

/* ---- the queues ------------------------------------------------------------------------------ */

/* Of all customers; nobody's load is lost on the road. */
static double unpoured(const struct queue_path *path)
{
    const struct molten *molten = molten_of(path);
    double count = molten->orders;

    for (int i = 0; i < molten->receivers; i++)
        count -= (double)molten->receiver[i].tally.order_to_pour_s.count;
    return count;
}
static double until_poured_s(const struct queue_path *path)
{
    const struct molten *molten = molten_of(path);
    double sum_s = 0;

    for (int i = 0; i < molten->receivers; i++)
        sum_s += molten->receiver[i].tally.order_to_pour_s.sum;
    return sum_s;
}

static double for_trucks(const struct queue_path *path)
{
    return (double)molten_of(path)->fleet.free.queue.count;
}
static double trucks_s(const struct queue_path *path)
{
    return waited_s(path, WAIT_TRUCK);
}

static double on_trips(const struct queue_path *path)
{
    return molten_of(path)->fleet.free.busy;
}
static double trips_s(const struct queue_path *path)
{
    double counter[FLOW_COUNT] = {0};

    fleet_counters(&molten_of(path)->fleet, counter);
    return counter[FLOW_TRUCK_TIME];
}

static double for_ladles(const struct queue_path *path)
{
    return molten_of(path)->yard.waiting_count;
}
static double ladles_s(const struct queue_path *path)
{
    return waited_s(path, WAIT_LADLE) + waited_s(path, WAIT_PREHEAT) +
           waited_s(path, WAIT_CLEANING);
}

static double for_cleaners(const struct queue_path *path)
{
    return (double)molten_of(path)->yard.cleaner.queue.count;
}
static double cleaners_s(const struct queue_path *path)
{
    return seen_by(path)->cleaner_wait_s;
}

static double under_breakers(const struct queue_path *path)
{
    return molten_of(path)->yard.cleaner.busy;
}
static double breakers_s(const struct queue_path *path)
{
    return seen_by(path)->cleaning_s;
}

static double for_stations(const struct queue_path *path)
{
    return (double)molten_of(path)->yard.station.queue.count;
}
static double stations_s(const struct queue_path *path)
{
    return seen_by(path)->station_wait_s;
}

static double being_washed(const struct queue_path *path)
{
    int count = 0;

    for (int i = 0; i < MOST_LADLES; i++)
        count += seen_by(path)->ladle[i].washed_until_s > calendar_now(path->world.calendar);
    return count;
}
static double washing_s(const struct queue_path *path)
{
    return waited_s(path, WAIT_WASH);
}

static double for_melt(const struct queue_path *path)
{
    return molten_of(path)->plant.waiting_count;
}
static double melt_s(const struct queue_path *path)
{
    return waited_s(path, WAIT_MELT);
}

static double for_taps(const struct queue_path *path)
{
    return (double)molten_of(path)->tap.queue.count;
}
static double taps_s(const struct queue_path *path)
{
    return waited_s(path, WAIT_TAP);
}

static double in_bays(const struct queue_path *path)
{
    return molten_of(path)->tap.busy;
}
static double bays_s(const struct queue_path *path)
{
    return seen_by(path)->fills * path->world.scenario->producer.fill_s;
}

static double for_scales(const struct queue_path *path)
{
    return (double)molten_of(path)->scale.queue.count;
}
static double scales_s(const struct queue_path *path)
{
    return waited_s(path, WAIT_WEIGH);
}

static double on_scales(const struct queue_path *path)
{
    return molten_of(path)->scale.busy;
}
static double weighing_s(const struct queue_path *path)
{
    const struct producer *producer = &path->world.scenario->producer;

    return producer->weighbridges > 0 ? seen_by(path)->weighed * producer->weigh_s : 0;
}

static double for_docks(const struct queue_path *path)
{
    return (double)molten_of(path)->receiver[0].dock.queue.count;
}
static double docks_s(const struct queue_path *path)
{
    return molten_of(path)->receiver[0].tally.wait_s[WAIT_DOCK];
}

/* Those at a dock pour or lift ladles, or wait for room; of one customer, none of whose loads are
 * refused. */
static double at_docks(const struct queue_path *path)
{
    return molten_of(path)->receiver[0].dock.busy;
}
static double room_and_pour_s(const struct queue_path *path)
{
    return molten_of(path)->receiver[0].tally.wait_s[WAIT_ROOM] +
           seen_by(path)->poured * path->world.scenario->customers[0].pour_s +
           seen_by(path)->lifts * path->world.scenario->customers[0].stands.swap_s / 2;
}

static const struct melter *standby(const struct queue_path *path, int *count)
{
    const struct shops *shops = &molten_of(path)->standby;

    *count = shops->count > 0 ? shops->shop[0].melters : 0;
    return shops->count > 0 ? shops->shop[0].melter : NULL;
}
static double melting(const struct queue_path *path)
{
    int count, busy = 0;
    const struct melter *melter = standby(path, &count);

    for (int i = 0; i < count; i++)
        busy += melter[i].stage == MELTER_MELTING;
    return busy;
}
static double melting_s(const struct queue_path *path)
{
    int count;
    double sum_s = 0;
    const struct melter *melter = standby(path, &count);

    for (int i = 0; i < count; i++)
        sum_s += melter[i].busy_s;
    return sum_s;
}

static bool of_one(const struct queue_path *path)
{
    return molten_of(path)->receivers == 1;
}

static const struct queue queues[] = {
    {"orders not yet poured", unpoured, until_poured_s, NULL, false},
    {"for trucks", for_trucks, trucks_s, NULL, false},
    {"trucks on trips", on_trips, trips_s, NULL, false},
    {"for ladles", for_ladles, ladles_s, NULL, false},
    {"for cleaning stations", for_cleaners, cleaners_s, NULL, false},
    {"ladles being cleaned", under_breakers, breakers_s, NULL, false},
    {"for preheat stations", for_stations, stations_s, NULL, false},
    {"ladles being washed", being_washed, washing_s, NULL, false},
    {"for molten metal", for_melt, melt_s, NULL, false},
    {"for tapping bays", for_taps, taps_s, NULL, false},
    {"in tapping bays", in_bays, bays_s, NULL, false},
    {"for the weighbridge", for_scales, scales_s, NULL, false},
    {"on the weighbridge", on_scales, weighing_s, NULL, false},
    {"for docks", for_docks, docks_s, NULL, false},
    {"at docks, for room or handing over", at_docks, room_and_pour_s, of_one, false},
    {"standby melters", melting, melting_s, of_one, false},
};
enum { QUEUES = sizeof queues / sizeof *queues };

static void check_case(const char *yaml, const char *const *sets, double longest[QUEUES])
{
    struct path path = {
        .base = {.queue = queues, .queues = QUEUES, .event = follow, .look = look_at_ladles},
        .last_weighed = -1};

    queue_path_run(&path.base, yaml, sets, ROUTE_MOLTEN, longest);
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
    static const char *const left[] = {
        "customer.stands.count=3",      "customer.stands.swap_time=17 min",
        "producer.weigh_time=9 min",    "ladle.count=14",
        "producer.preheat.stations=14", "molten.safety=9 h",
        "simulation.horizon=20 d",      NULL};
    double longest[QUEUES] = {0};

    check_case(chain_plant, few_ladles, longest);
    check_case(chain_plant, one_truck, longest);
    check_case(chain_plant, slow_gates, longest);
    check_case(chain_plant, left, longest);
    check_case(chain_alloys, washed, longest);
    queue_path_all_used(queues, QUEUES, longest);
}
END_TEST

RUN_SUITE("Little's law in the chain", number_and_time_agree_in_every_queue)
