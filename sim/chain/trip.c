/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/trip.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"
#include "sim/chain/trip_step.h"
#include "sim/chain/wash.h"

struct world *trip_world(const struct trip *trip)
{
    return trip->molten->world;
}

const struct scenario *trip_scenario(const struct trip *trip)
{
    return trip_world(trip)->scenario;
}

const struct customer *trip_customer(const struct trip *trip)
{
    return trip->receiver->customer;
}

int trip_ladles(const struct trip *trip)
{
    return trip->truck != NULL ? trip->truck->type->ladles
                               : trip_scenario(trip)->fleet.ladles_per_truck;
}

void trip_wait_begin(struct trip *trip)
{
    trip->wait_from_s = world_now(trip_world(trip));
}

double trip_wait_end_s(const struct trip *trip)
{
    return world_now(trip_world(trip)) - trip->wait_from_s;
}

void trip_tell(const struct trip *trip, enum trace_kind kind, const struct vessel *vessel)
{
    struct trace_event event;

    if (trip_world(trip)->watcher == NULL)
        return;
    event = vessel != NULL ? vessel_event(vessel, kind) : trace_event_none(kind);
    event.customer = trip->receiver->index;
    event.order = trip->order;
    event.truck = trip->truck != NULL ? trip->truck->index : -1;
    if (kind == TRACE_RETURNS || kind == TRACE_BACK)
        event.returns_kg = trip->scrap_kg;
    world_tell(trip_world(trip), &event);
}

void trip_tell_all(const struct trip *trip, enum trace_kind kind)
{
    for (int i = 0; i < trip->vessels; i++)
        trip_tell(trip, kind, trip->vessel[i]);
}

/* ---- the order ---------------------------------------------------------------------------- */

double trip_planned_s(const struct scenario *scenario, const struct customer *customer)
{
    const struct route *route = &customer->route;
    const int ladles = scenario->fleet.ladles_per_truck;

    return ladles * (scenario->producer.fill_s + customer->pour_s) + scenario->producer.load_s +
           (scenario->producer.weighbridges > 0 ? scenario->producer.weigh_s : 0) +
           customer->unload_s / 2 +
           route->mean_drive_s * (1 + 2 * route->speed_m_per_s.sd / route->speed_m_per_s.mean);
}

static double draw_pace(const struct route *route, struct stream *stream)
{
    return dist_mean(&route->speed_m_per_s) /
           dist_from_uniform(&route->speed_m_per_s, stream_uniform(stream));
}

/* At most one breakdown a leg: with probability 1 - exp(-rate x distance). Always two draws. */
static double draw_stop_s(const struct fleet *fleet, double distance_m, struct stream *stream)
{
    const double chance = stream_uniform(stream);
    const double stop_s = dist_from_uniform(&fleet->breakdown_s, stream_uniform(stream));

    return chance < -expm1(-fleet->breakdowns_per_m * distance_m) ? stop_s : 0;
}

/* At most one a leg too. Always three draws. */
static struct mishap draw_mishap(const struct fleet *fleet, double distance_m,
                                 struct stream *stream)
{
    const double chance = stream_uniform(stream);
    const double at_frac = stream_uniform(stream);
    const double closed_s = dist_from_uniform(&fleet->incident_closure_s, stream_uniform(stream));

    return (struct mishap){chance < -expm1(-fleet->incidents_per_m * distance_m), at_frac,
                           closed_s};
}

static void draw_chances(struct trip *trip)
{
    const struct world *world = trip_world(trip);
    const struct receiver *receiver = trip->receiver;
    const struct route *route = &receiver->customer->route;
    struct stream stream;

    stream_init(&stream, world->seed, world->replication, "trip",
                world_index(receiver->index, receiver->orders));
    trip->out_pace = draw_pace(route, &stream);
    trip->back_pace = draw_pace(route, &stream);
    for (int i = 0; i < TRIP_MAX_LADLES; i++)
        trip->tap_K[i] =
            dist_from_uniform(&world->scenario->producer.tap_K, stream_uniform(&stream));
    trip->out_stop_s = draw_stop_s(&world->scenario->fleet, route->distance_m, &stream);
    trip->back_stop_s = draw_stop_s(&world->scenario->fleet, route->distance_m, &stream);
    trip->out_mishap = draw_mishap(&world->scenario->fleet, route->distance_m, &stream);
    trip->back_mishap = draw_mishap(&world->scenario->fleet, route->distance_m, &stream);
    trip->richness =
        dist_from_uniform(&world->scenario->producer.richness_frac, stream_uniform(&stream));
}

static void trip_start(void *subject);

struct trip *trip_create(struct receiver *receiver, double due_s)
{
    struct molten *molten = receiver->molten;
    struct world *world = molten->world;
    struct trip *trip = calloc(1, sizeof *trip);
    double start_s;

    if (trip == NULL || !molten_trip_keep(molten, trip)) {
        free(trip);
        return NULL;
    }
    trip->molten = molten;
    trip->receiver = receiver;
    trip->order = molten->orders++;
    trip->ordered_s = world_now(world);
    trip->due_s = due_s;
    trip->open_pieces = trip_ladles(trip) * LADLE_PIECES;
    draw_chances(trip);
    trip_tell(trip, TRACE_ORDERED, NULL);
    start_s = fmax(trip->ordered_s, due_s - trip_planned_s(world->scenario, receiver->customer));
    calendar_push(world->calendar, start_s, 0, trip_start, trip);
    return trip;
}

/* ---- at the producer ----------------------------------------------------------------------- */

static void trip_want_truck(void *subject);
static void trip_truck_granted(void *subject);
static void trip_manned(void *subject);
static void trip_want_tap(struct trip *trip);

static void trip_start(void *subject)
{
    struct trip *trip = subject;

    trip_wait_begin(trip);
    trip_want_truck(trip);
}

/* Place in the queue for trucks by the fleet's rule, in whole seconds or metres. */
static int rank_of(const struct trip *trip)
{
    const struct dispatch_job job = {
        .run_out_s = receiver_run_out_s(trip->receiver, trip->open_pieces),
        .distance_m = trip_customer(trip)->route.distance_m,
    };

    return (int)fmin(trip_scenario(trip)->fleet.dispatch->rank(&job), INT_MAX);
}

/* Trucks start in the fleet's shifts only. */
static void trip_want_truck(void *subject)
{
    struct trip *trip = subject;
    struct world *world = trip_world(trip);
    const struct shift_calendar *shifts = &trip_scenario(trip)->fleet.shifts;

    if (!shift_working(shifts, world_now(world))) {
        calendar_push(world->calendar, shift_next_change_s(shifts, world_now(world)), 0,
                      trip_want_truck, trip);
        return;
    }
    trip->receiver->tally.wait_s[WAIT_SHIFT] += trip_wait_end_s(trip);
    trip_wait_begin(trip);
    resource_acquire(&trip->molten->fleet.free, rank_of(trip), trip_truck_granted, trip);
}

/* What the truck that came does not carry is not on order any more. */
static void trip_truck_granted(void *subject)
{
    struct trip *trip = subject;
    struct receiver_tally *tally = &trip->receiver->tally;
    double crew_s;

    tally->wait_s[WAIT_TRUCK] += trip_wait_end_s(trip);
    trip->truck = fleet_take(&trip->molten->fleet, trip->receiver->index, &crew_s);
    trip_close(trip, trip->open_pieces - trip_ladles(trip) * LADLE_PIECES);
    trip_tell(trip, TRACE_TRUCK, NULL);
    tally->wait_s[WAIT_CREW] += crew_s;
    if (crew_s > 0)
        world_push(trip_world(trip), crew_s, trip_manned, trip);
    else
        trip_manned(trip);
}

static void trip_manned(void *subject)
{
    struct trip *trip = subject;

    trip_wait_begin(trip);
    yard_request(&trip->molten->yard, trip);
}

/* When ladles queue to be cleaned or for a preheat station, more of these would have ended the
 * wait; else more ladles. */
static void blame_ladle_wait(struct trip *trip)
{
    const struct yard *yard = &trip->molten->yard;
    const enum wait_cause cause = yard_cleans(yard)   ? WAIT_CLEANING
                                  : yard_queues(yard) ? WAIT_PREHEAT
                                                      : WAIT_LADLE;

    trip->receiver->tally.wait_s[cause] += trip_wait_end_s(trip);
}

void trip_take_ladle(struct trip *trip, struct vessel *vessel)
{
    blame_ladle_wait(trip);
    trip->vessel[trip->vessels++] = vessel;
    trip_wait_begin(trip);
    if (trip->vessels < trip_ladles(trip))
        yard_request(&trip->molten->yard, trip);
    else
        trip_want_tap(trip);
}

static void trip_begin_fill(void *subject);
static void trip_tap_metal(void *subject);
static void trip_end_fill(void *subject);
static void trip_want_scale(void *subject);

static void trip_washed(void *subject)
{
    struct trip *trip = subject;

    vessel_stand(trip->vessel[trip->at]);
    trip->receiver->tally.wait_s[WAIT_WASH] += trip_wait_end_s(trip);
    trip_want_tap(trip);
}

/* A clean ladle, then metal, then a bay: nobody stands in a bay without metal. */
static void trip_want_tap(struct trip *trip)
{
    trip_wait_begin(trip);
    if (wash_needed(trip->vessel[trip->at], trip)) {
        world_push(trip_world(trip), wash_begin(trip->vessel[trip->at]), trip_washed, trip);
        return;
    }
    if (plant_described(&trip->molten->plant))
        plant_request(&trip->molten->plant, trip);
    else
        resource_acquire(&trip->molten->tap, 0, trip_begin_fill, trip);
}

void trip_metal_granted(void *subject)
{
    struct trip *trip = subject;

    trip->receiver->tally.wait_s[WAIT_MELT] += trip_wait_end_s(trip);
    trip_wait_begin(trip);
    resource_acquire(&trip->molten->tap, 0, trip_begin_fill, trip);
}

/* Metal always ready as hot as was drawn, or that of the furnace. */
static void tap_piece(struct trip *trip, struct vessel *vessel)
{
    struct tap_source source = {place_code(PLACE_PLANT, 0), trip->tap_K[trip->at], trip->richness};

    if (trip->pot == NULL) {
        vessel_tap(vessel, trip->piece, &source);
        return;
    }
    pot_sync(trip->pot);
    source = (struct tap_source){pot_code(trip->pot), pot_K(trip->pot), trip->pot->batch.richness};
    pot_take(trip->pot, vessel_tap(vessel, trip->piece, &source));
}

double trip_half_piece_s(double whole_s)
{
    return whole_s / (2 * LADLE_PIECES);
}

static void trip_begin_fill(void *subject)
{
    struct trip *trip = subject;
    struct vessel *vessel = trip->vessel[trip->at];

    trip->receiver->tally.wait_s[WAIT_TAP] += trip_wait_end_s(trip);
    yard_leave(vessel);
    vessel_open(vessel, trip_scenario(trip)->ladle.open_fill_frac);
    trip_tell(trip, TRACE_TAP, vessel);
    vessel_assign(vessel, trip->receiver->index);
    trip->piece = 0;
    world_push(trip_world(trip), trip_half_piece_s(trip_scenario(trip)->producer.fill_s),
               trip_tap_metal, trip);
}

static void trip_tap_metal(void *subject)
{
    struct trip *trip = subject;
    struct vessel *vessel = trip->vessel[trip->at];
    const double half_s = trip_half_piece_s(trip_scenario(trip)->producer.fill_s);

    vessel_sync(vessel);
    if (trip->piece == 0 && !sample_push(&trip->receiver->tally.face_K,
                                         ladle_face_K(trip->molten->yard.grid, &vessel->state)))
        calendar_fail(trip_world(trip)->calendar);
    tap_piece(trip, vessel);
    if (++trip->piece < LADLE_PIECES)
        world_push(trip_world(trip), 2 * half_s, trip_tap_metal, trip);
    else
        world_push(trip_world(trip), half_s, trip_end_fill, trip);
}

static void trip_end_fill(void *subject)
{
    struct trip *trip = subject;
    struct vessel *vessel = trip->vessel[trip->at];

    vessel_stand(vessel);
    if (!sample_push(&trip->receiver->tally.filled_K, vessel_melt_K(vessel)))
        calendar_fail(trip_world(trip)->calendar);
    trip_tell(trip, TRACE_FILLED, vessel);
    resource_release(&trip->molten->tap);
    if (trip->pot != NULL)
        plant_served(trip->pot);
    trip->lead_s += trip_scenario(trip)->producer.fill_s;
    if (++trip->at < trip->vessels) {
        trip_want_tap(trip);
        return;
    }
    trip->lead_s += trip_scenario(trip)->producer.load_s;
    world_push(trip_world(trip), trip_scenario(trip)->producer.load_s, trip_want_scale, trip);
}

static void trip_weighed(void *subject)
{
    struct trip *trip = subject;

    resource_release(&trip->molten->scale);
    trip_set_out(trip);
}

static void trip_weigh(void *subject)
{
    struct trip *trip = subject;

    trip->receiver->tally.wait_s[WAIT_WEIGH] += trip_wait_end_s(trip);
    trip->lead_s += trip_scenario(trip)->producer.weigh_s;
    world_push(trip_world(trip), trip_scenario(trip)->producer.weigh_s, trip_weighed, trip);
}

static void trip_want_scale(void *subject)
{
    struct trip *trip = subject;

    if (trip_scenario(trip)->producer.weighbridges == 0) {
        trip_set_out(trip);
        return;
    }
    trip_wait_begin(trip);
    resource_acquire(&trip->molten->scale, 0, trip_weigh, trip);
}
