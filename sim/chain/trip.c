/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/trip.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

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

static int here_of(const struct trip *trip)
{
    return trip->here < trip->stops ? trip->here : trip->stops - 1;
}

struct stop *trip_stop(struct trip *trip)
{
    return &trip->stop[here_of(trip)];
}

const struct customer *trip_customer(const struct trip *trip)
{
    return trip->stop[here_of(trip)].receiver->customer;
}

int trip_stop_of(const struct trip *trip, int *ladle)
{
    int at = trip->stops - 1;

    for (; at > 0 && *ladle >= trip->stop[at].ladles; at--)
        *ladle -= trip->stop[at].ladles;
    return at;
}

/* The stop of the ladle that is being filled. */
static struct stop *filled_for(struct trip *trip)
{
    int ladle = trip->at;

    return &trip->stop[trip_stop_of(trip, &ladle)];
}

int trip_next_alloy_group(const struct trip *trip)
{
    int ladle = trip->vessels;

    return trip->stop[trip_stop_of(trip, &ladle)].receiver->customer->alloy_group;
}

int trip_ladles_from(const struct trip *trip, int stop)
{
    int ladles = 0;

    for (; stop < trip->stops; stop++)
        ladles += trip->stop[stop].ladles;
    return ladles;
}

int trip_ladles(const struct trip *trip)
{
    return trip_ladles_from(trip, 0);
}

void trip_wait_begin(struct trip *trip)
{
    trip->wait_from_s = world_now(trip_world(trip));
}

void trip_wait_for(struct trip *trip, struct stop *stop, enum wait_cause cause)
{
    const double from_s = fmax(trip->wait_from_s, stop->ordered_s);

    stop->receiver->tally.wait_s[cause] += world_now(trip_world(trip)) - from_s;
}

void trip_wait_for_all(struct trip *trip, enum wait_cause cause)
{
    for (int i = 0; i < trip->stops; i++)
        trip_wait_for(trip, &trip->stop[i], cause);
}

void trip_wait_add(struct trip *trip, enum wait_cause cause, double wait_s)
{
    for (int i = 0; i < trip->stops; i++)
        trip->stop[i].receiver->tally.wait_s[cause] += wait_s;
}

static void tell(const struct trip *trip, const struct stop *stop, struct trace_event *event)
{
    event->customer = stop->receiver->index;
    event->order = stop->order;
    event->truck = trip->truck != NULL ? trip->truck->index : -1;
    world_tell(trip_world(trip), event);
}

void trip_tell_order(const struct trip *trip, enum trace_kind kind, const struct stop *stop)
{
    struct trace_event event = trace_event_none(kind);

    tell(trip, stop, &event);
}

static double scrap_kg(const struct trip *trip)
{
    double sum_kg = 0;

    for (int i = 0; i < trip->stops; i++)
        sum_kg += trip->stop[i].scrap_kg;
    return sum_kg;
}

void trip_tell(const struct trip *trip, enum trace_kind kind, int ladle)
{
    const bool on_way = kind == TRACE_LEAVES || kind == TRACE_ARRIVES;
    struct trace_event event;
    int nth = ladle;

    if (trip_world(trip)->watcher == NULL)
        return;
    event = vessel_event(trip->vessel[ladle], kind);
    if (kind == TRACE_RETURNS || kind == TRACE_BACK)
        event.returns_kg = scrap_kg(trip);
    tell(trip, &trip->stop[on_way ? here_of(trip) : trip_stop_of(trip, &nth)], &event);
}

void trip_tell_full(const struct trip *trip, enum trace_kind kind)
{
    for (int i = 0; i < trip_ladles_from(trip, trip->here); i++)
        trip_tell(trip, kind, i);
}

/* A truck without ladles is told of by itself. */
void trip_tell_all(const struct trip *trip, enum trace_kind kind)
{
    if (trip->vessels == 0)
        trip_tell_order(trip, kind, &trip->stop[here_of(trip)]);
    for (int i = 0; i < trip->vessels; i++)
        trip_tell(trip, kind, i);
}

/* ---- at the producer ----------------------------------------------------------------------- */

static void trip_want_truck(void *subject);
static void trip_truck_granted(void *subject);
static void trip_manned(void *subject);
static void trip_want_tap(struct trip *trip);

void trip_start(void *subject)
{
    struct trip *trip = subject;

    trip->start = 0;
    trip_wait_begin(trip);
    trip_want_truck(trip);
}

/* Of the stop that is dry first. */
static double run_out_s(const struct trip *trip)
{
    double first_s = HUGE_VAL;

    for (int i = 0; i < trip->stops; i++)
        first_s =
            fmin(first_s, receiver_run_out_s(trip->stop[i].receiver, trip->stop[i].open_pieces));
    return first_s;
}

/* Place in the queue for trucks by the fleet's rule, in whole seconds or metres. */
static int rank_of(const struct trip *trip)
{
    const struct dispatch_job job = {
        .run_out_s = run_out_s(trip),
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
    trip_wait_for_all(trip, WAIT_SHIFT);
    trip_wait_begin(trip);
    resource_acquire(&trip->molten->fleet.free, rank_of(trip), trip_truck_granted, trip);
}

/* What the truck that came does not carry is not on order any more. */
static void trip_truck_granted(void *subject)
{
    struct trip *trip = subject;
    double crew_s;

    trip_wait_for_all(trip, WAIT_TRUCK);
    trip->truck = fleet_take(&trip->molten->fleet);
    trip_fit(trip);
    trip_share(trip);
    crew_s = fleet_man_s(trip->truck);
    for (int i = 0; i < trip->stops; i++)
        trip_tell_order(trip, TRACE_TRUCK, &trip->stop[i]);
    trip_wait_add(trip, WAIT_CREW, crew_s);
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
static enum wait_cause ladle_wait_cause(const struct yard *yard)
{
    if (yard_cleans(yard))
        return WAIT_CLEANING;
    return yard_queues(yard) ? WAIT_PREHEAT : WAIT_LADLE;
}

void trip_take_ladle(struct trip *trip, struct vessel *vessel)
{
    int ladle = trip->vessels;

    trip_wait_for(trip, &trip->stop[trip_stop_of(trip, &ladle)],
                  ladle_wait_cause(&trip->molten->yard));
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
    trip_wait_for(trip, filled_for(trip), WAIT_WASH);
    trip_want_tap(trip);
}

/* A clean ladle, then metal, then a bay: nobody stands in a bay without metal. */
static void trip_want_tap(struct trip *trip)
{
    trip_wait_begin(trip);
    if (wash_needed(trip->vessel[trip->at], filled_for(trip)->receiver->customer->alloy_group)) {
        world_push(trip_world(trip), wash_begin(trip->vessel[trip->at]), trip_washed, trip);
        return;
    }
    if (plant_described(&trip->molten->plant))
        plant_request(&trip->molten->plant, trip,
                      filled_for(trip)->receiver->customer->alloy_group);
    else
        resource_acquire(&trip->molten->tap, 0, trip_begin_fill, trip);
}

void trip_metal_granted(void *subject)
{
    struct trip *trip = subject;

    trip_wait_for(trip, filled_for(trip), WAIT_MELT);
    trip_wait_begin(trip);
    resource_acquire(&trip->molten->tap, 0, trip_begin_fill, trip);
}

/* Metal always ready as hot as was drawn, or that of the furnace. */
static void tap_piece(struct trip *trip, struct vessel *vessel)
{
    int ladle = trip->at;
    const struct stop *stop = &trip->stop[trip_stop_of(trip, &ladle)];
    const struct alloy *alloy = &stop->receiver->customer->alloy;
    struct tap_source source = {place_code(PLACE_PLANT, 0), stop->tap_K[ladle],
                                alloy_enthalpy_J_per_kg(alloy, stop->tap_K[ladle]), stop->richness};

    if (trip->pot == NULL) {
        vessel_tap(vessel, trip->piece, &source);
        return;
    }
    pot_sync(trip->pot);
    source = (struct tap_source){pot_code(trip->pot), pot_K(trip->pot),
                                 trip->pot->bath.metal_J_per_kg, trip->pot->batch.richness};
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

    trip_wait_for(trip, filled_for(trip), WAIT_TAP);
    yard_leave(vessel);
    vessel_open(vessel, trip_scenario(trip)->ladle.open_fill_frac);
    trip_tell(trip, TRACE_TAP, trip->at);
    vessel_assign(vessel, filled_for(trip)->receiver->index);
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
    if (trip->piece == 0)
        outcome_sum_push(&filled_for(trip)->receiver->tally.face_K,
                         ladle_face_K(trip->molten->yard.grid, &vessel->state));
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
    outcome_sum_push(&filled_for(trip)->receiver->tally.filled_K, vessel_melt_K(vessel));
    trip_tell(trip, TRACE_FILLED, trip->at);
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

    trip_wait_for_all(trip, WAIT_WEIGH);
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
