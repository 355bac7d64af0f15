/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/trip.h"

#include <math.h>
#include <stdlib.h>

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"

/* A load is only taken this far above the liquidus; nearer it would freeze in the launder. */
#define REFUSE_ABOVE_LIQUIDUS_K 15.0
/* A truck that waits for room asks at least and at most this often. */
#define ASK_MIN_S 60.0
#define ASK_MAX_S 600.0

static struct world *world_of(const struct trip *trip)
{
    return trip->molten->world;
}

static const struct scenario *scenario_of(const struct trip *trip)
{
    return world_of(trip)->scenario;
}

static void wait_begin(struct trip *trip)
{
    trip->wait_from_s = world_now(world_of(trip));
}

static double wait_end_s(const struct trip *trip)
{
    return world_now(world_of(trip)) - trip->wait_from_s;
}

static void tell(const struct trip *trip, const char *what, const struct vessel *vessel)
{
    const struct trace_event event = {
        .time_s = world_now(world_of(trip)),
        .what = what,
        .order = trip->order,
        .truck = trip->truck != NULL ? trip->truck->index : -1,
        .ladle = vessel != NULL ? vessel->index : -1,
        .temperature_K = vessel != NULL ? vessel_melt_K(vessel) : NAN,
        .level_kg = NAN,
    };

    if (world_of(trip)->watcher != NULL)
        world_tell(world_of(trip), &event);
}

/* ---- the order ---------------------------------------------------------------------------- */

double trip_planned_s(const struct world *world)
{
    const struct scenario *scenario = world->scenario;
    const struct route *route = &world->customer->route;
    const double mean_s = route->distance_m / dist_mean(&route->speed_m_per_s);
    const int ladles = scenario->fleet.ladles_per_truck;

    return ladles * (scenario->producer.fill_s + world->customer->pour_s) +
           scenario->producer.load_s + world->customer->unload_s / 2 +
           mean_s * (1 + 2 * route->speed_m_per_s.sd / route->speed_m_per_s.mean);
}

static void draw_chances(struct trip *trip)
{
    const struct world *world = world_of(trip);
    const struct route *route = &world->customer->route;
    struct stream stream;

    stream_init(&stream, world->seed, world->replication, "trip", (uint64_t)trip->order);
    trip->out_drive_s =
        route->distance_m / dist_from_uniform(&route->speed_m_per_s, stream_uniform(&stream));
    trip->back_drive_s =
        route->distance_m / dist_from_uniform(&route->speed_m_per_s, stream_uniform(&stream));
    for (int i = 0; i < TRIP_MAX_LADLES; i++)
        trip->tap_K[i] =
            dist_from_uniform(&world->scenario->producer.tap_K, stream_uniform(&stream));
}

static void trip_start(void *subject);

struct trip *trip_create(struct molten *molten, int order, double due_s)
{
    struct world *world = molten->world;
    struct trip *trip = calloc(1, sizeof *trip);
    double start_s;

    if (trip == NULL)
        return NULL;
    trip->molten = molten;
    trip->order = order;
    trip->ordered_s = world_now(world);
    trip->due_s = due_s;
    trip->open_kg = world->scenario->fleet.ladles_per_truck * vessel_load_kg(world->scenario);
    draw_chances(trip);
    start_s = fmax(trip->ordered_s, due_s - trip_planned_s(world));
    calendar_push(world->calendar, start_s, 0, trip_start, trip);
    return trip;
}

/* ---- at the producer ----------------------------------------------------------------------- */

static void trip_want_truck(void *subject);
static void trip_truck_granted(void *subject);
static void trip_want_tap(struct trip *trip);

static void trip_start(void *subject)
{
    struct trip *trip = subject;

    wait_begin(trip);
    trip_want_truck(trip);
}

/* Trucks start in the fleet's shifts only; waiting for the shift is waiting for a truck. */
static void trip_want_truck(void *subject)
{
    struct trip *trip = subject;
    struct world *world = world_of(trip);
    const struct shift_calendar *shifts = &scenario_of(trip)->fleet.shifts;

    if (shift_working(shifts, world_now(world)))
        resource_acquire(&trip->molten->fleet.free, 0, trip_truck_granted, trip);
    else
        calendar_push(world->calendar, shift_next_change_s(shifts, world_now(world)), 0,
                      trip_want_truck, trip);
}

static void trip_truck_granted(void *subject)
{
    struct trip *trip = subject;

    trip->molten->tally.wait_s[WAIT_TRUCK] += wait_end_s(trip);
    trip->truck = fleet_take(&trip->molten->fleet);
    tell(trip, "takes a truck", NULL);
    wait_begin(trip);
    yard_request(&trip->molten->yard, trip);
}

/* The part of the wait that the ladle itself spent waiting for a station is the stations' fault. */
static void blame_ladle_wait(struct trip *trip, const struct vessel *vessel)
{
    const double wait_s = wait_end_s(trip);
    const double queued_s = vessel->queued_to_s - fmax(vessel->queued_from_s, trip->wait_from_s);
    const double station_s = fmin(fmax(queued_s, 0), wait_s);

    trip->molten->tally.wait_s[WAIT_PREHEAT] += station_s;
    trip->molten->tally.wait_s[WAIT_LADLE] += wait_s - station_s;
}

void trip_take_ladle(struct trip *trip, struct vessel *vessel)
{
    blame_ladle_wait(trip, vessel);
    trip->vessel[trip->vessels++] = vessel;
    wait_begin(trip);
    if (trip->vessels < scenario_of(trip)->fleet.ladles_per_truck)
        yard_request(&trip->molten->yard, trip);
    else
        trip_want_tap(trip);
}

static void trip_begin_fill(void *subject);
static void trip_tap_metal(void *subject);
static void trip_end_fill(void *subject);
static void trip_leave(void *subject);

static void trip_want_tap(struct trip *trip)
{
    wait_begin(trip);
    resource_acquire(&trip->molten->tap, 0, trip_begin_fill, trip);
}

/* Metal is moved at half time: before it the open ladle is empty, after it full. */
static void trip_begin_fill(void *subject)
{
    struct trip *trip = subject;
    struct vessel *vessel = trip->vessel[trip->at];

    trip->molten->tally.wait_s[WAIT_TAP] += wait_end_s(trip);
    yard_leave(vessel);
    vessel_open(vessel, scenario_of(trip)->ladle.open_fill_frac);
    world_push(world_of(trip), scenario_of(trip)->producer.fill_s / 2, trip_tap_metal, trip);
}

static void trip_tap_metal(void *subject)
{
    struct trip *trip = subject;
    struct vessel *vessel = trip->vessel[trip->at];

    vessel_sync(vessel);
    if (!sample_push(&trip->molten->tally.face_K,
                     ladle_face_K(trip->molten->yard.grid, &vessel->state)))
        calendar_fail(world_of(trip)->calendar);
    vessel_tap(vessel, trip->tap_K[trip->at]);
    world_push(world_of(trip), scenario_of(trip)->producer.fill_s / 2, trip_end_fill, trip);
}

static void trip_end_fill(void *subject)
{
    struct trip *trip = subject;
    struct vessel *vessel = trip->vessel[trip->at];

    vessel_stand(vessel);
    if (!sample_push(&trip->molten->tally.filled_K, vessel_melt_K(vessel)))
        calendar_fail(world_of(trip)->calendar);
    tell(trip, "is filled", vessel);
    resource_release(&trip->molten->tap);
    trip->lead_s += scenario_of(trip)->producer.fill_s;
    if (++trip->at < trip->vessels) {
        trip_want_tap(trip);
        return;
    }
    trip->lead_s += scenario_of(trip)->producer.load_s;
    world_push(world_of(trip), scenario_of(trip)->producer.load_s, trip_leave, trip);
}

/* ---- on the road --------------------------------------------------------------------------- */

static void trip_arrive(void *subject);

static void note_shell(struct trip *trip, const struct vessel *vessel)
{
    trip->molten->tally.shell_max_K = fmax(trip->molten->tally.shell_max_K, vessel_shell_K(vessel));
}

/* Drives the ladles; breaks are stood out on the way, at the mean pace of the whole leg. */
static double drive(struct trip *trip, double drive_s, double load_share_frac)
{
    struct molten_tally *tally = &trip->molten->tally;
    double pause_s = 0;
    const double elapsed_s =
        fleet_drive_s(&trip->molten->fleet, trip->truck, drive_s, load_share_frac, &pause_s);

    for (int i = 0; i < trip->vessels; i++)
        vessel_drive(trip->vessel[i], world_of(trip)->customer->route.distance_m / elapsed_s);
    tally->drive_s += drive_s;
    tally->pause_s += pause_s;
    tally->wait_s[WAIT_BREAK] += pause_s;
    return elapsed_s;
}

static void trip_leave(void *subject)
{
    struct trip *trip = subject;
    double elapsed_s;

    for (int i = 0; i < trip->vessels; i++) {
        vessel_sync(trip->vessel[i]);
        note_shell(trip, trip->vessel[i]);
        tell(trip, "leaves the plant", trip->vessel[i]);
    }
    elapsed_s = drive(trip, trip->out_drive_s, 1);
    trip->lead_s += elapsed_s;
    world_push(world_of(trip), elapsed_s, trip_arrive, trip);
}

/* ---- at the customer ------------------------------------------------------------------------ */

static void trip_want_dock(void *subject);
static void trip_dock_granted(void *subject);
static void trip_want_room(void *subject);
static void trip_open(struct trip *trip);
static void trip_pour_metal(void *subject);
static void trip_end_pour(void *subject);
static void trip_go_home(void *subject);

static void trip_arrive(void *subject)
{
    struct trip *trip = subject;

    for (int i = 0; i < trip->vessels; i++) {
        vessel_stand(trip->vessel[i]);
        note_shell(trip, trip->vessel[i]);
    }
    tell(trip, "arrives", NULL);
    trip->arrival_s = world_now(world_of(trip));
    trip->lead_s += world_of(trip)->customer->unload_s / 2;
    world_push(world_of(trip), world_of(trip)->customer->unload_s / 2, trip_want_dock, trip);
}

static void trip_want_dock(void *subject)
{
    struct trip *trip = subject;

    wait_begin(trip);
    resource_acquire(&trip->molten->dock, 0, trip_dock_granted, trip);
}

/* The ladle filled last is poured first: the one filled first counts, it waits longest. */
static void trip_dock_granted(void *subject)
{
    struct trip *trip = subject;

    trip->molten->tally.wait_s[WAIT_DOCK] += wait_end_s(trip);
    trip->at = trip->vessels - 1;
    wait_begin(trip);
    trip_want_room(trip);
}

static void trip_want_room(void *subject)
{
    struct trip *trip = subject;
    struct world *world = world_of(trip);
    const double melt_kg = trip->vessel[trip->at]->state.melt_kg;
    double room_kg, ask_s;

    foundry_roomiest(world->foundry, &room_kg);
    if (room_kg >= melt_kg) {
        trip->molten->tally.wait_s[WAIT_ROOM] += wait_end_s(trip);
        trip_open(trip);
        return;
    }
    ask_s = foundry_room_in_s(world->foundry, melt_kg);
    world_push(world, fmin(fmax(ask_s, ASK_MIN_S), ASK_MAX_S), trip_want_room, trip);
}

/* Taken as it is above the acceptance limit; taken and reheated below it; refused near freezing. */
static bool trip_accept(struct trip *trip, const struct vessel *vessel)
{
    const struct world *world = world_of(trip);
    struct molten_tally *tally = &trip->molten->tally;
    const double melt_K = vessel_melt_K(vessel);
    const double refuse_K = world->scenario->metal.alloy.liquidus_K + REFUSE_ABOVE_LIQUIDUS_K;

    if (!sample_push(&tally->arrival_K, melt_K))
        calendar_fail(world->calendar);
    trip->molten->week_sum_K += melt_K;
    trip->molten->week_count++;
    tally->loads++;
    tally->below_limit += melt_K < world->customer->acceptance_K;
    tally->refused += melt_K < refuse_K;
    tally->reheated += melt_K < world->customer->acceptance_K && melt_K >= refuse_K;
    return melt_K >= refuse_K;
}

static void trip_open(struct trip *trip)
{
    struct world *world = world_of(trip);
    struct vessel *vessel = trip->vessel[trip->at];
    const double load_kg = vessel_load_kg(world->scenario);

    vessel_stand(vessel);
    trip->open_kg -= load_kg;
    trip->molten->on_order_kg -= load_kg;
    if (trip_accept(trip, vessel)) {
        tell(trip, "is poured", vessel);
        vessel_open(vessel, world->scenario->ladle.open_pour_frac);
        world_push(world, world->customer->pour_s / 2, trip_pour_metal, trip);
        return;
    }
    tell(trip, "is refused", vessel);
    world_push(world, 0, trip_end_pour, trip);
}

static void trip_pour_metal(void *subject)
{
    struct trip *trip = subject;
    struct world *world = world_of(trip);
    double room_kg;

    vessel_pour(trip->vessel[trip->at], foundry_roomiest(world->foundry, &room_kg));
    world_push(world, world->customer->pour_s / 2, trip_end_pour, trip);
}

static void note_poured(struct trip *trip)
{
    struct molten_tally *tally = &trip->molten->tally;
    const double now_s = world_now(world_of(trip));

    tally->late += now_s > trip->due_s;
    if (!sample_push(&tally->lead_s, trip->lead_s) ||
        !sample_push(&tally->order_to_pour_s, now_s - trip->ordered_s))
        calendar_fail(world_of(trip)->calendar);
}

static void trip_end_pour(void *subject)
{
    struct trip *trip = subject;
    struct world *world = world_of(trip);

    vessel_stand(trip->vessel[trip->at]);
    trip->lead_s += world->customer->pour_s;
    if (--trip->at >= 0) {
        wait_begin(trip);
        trip_want_room(trip);
        return;
    }
    note_poured(trip);
    resource_release(&trip->molten->dock);
    world_push(world, world->customer->unload_s / 2, trip_go_home, trip);
}

/* ---- and back -------------------------------------------------------------------------------- */

static void trip_return(void *subject);

static void trip_go_home(void *subject)
{
    struct trip *trip = subject;
    const double stood_s = world_now(world_of(trip)) - trip->arrival_s;

    driving_stand(scenario_of(trip)->fleet.rule, stood_s, &trip->truck->driving);
    world_push(world_of(trip), drive(trip, trip->back_drive_s, 0), trip_return, trip);
}

static void trip_return(void *subject)
{
    struct trip *trip = subject;
    struct molten *molten = trip->molten;

    for (int i = 0; i < trip->vessels; i++) {
        if (trip->vessel[i]->state.melt_kg > 0)
            vessel_return_metal(trip->vessel[i]);
        yard_return(&molten->yard, trip->vessel[i]);
    }
    tell(trip, "is back", NULL);
    molten->tally.trips++;
    if (!sample_push(&molten->tally.cycle_s, world_now(molten->world) - trip->truck->taken_from_s))
        calendar_fail(molten->world->calendar);
    fleet_give_back(&molten->fleet, trip->truck);
    molten_trip_done(molten, trip);
}
