/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/yard.h"

#include <math.h>
#include <stdlib.h>

#include "sim/chain/trip.h"
#include "sim/chain/wash.h"

/* The face counts as at its target this close to it; it is looked at this often while it heats.
 * source: assumption */
#define HOT_WITHIN_K 10.0
#define LOOK_S       600.0

bool yard_init(struct yard *yard, struct world *world)
{
    const struct scenario *scenario = world->scenario;
    const char *why;

    *yard = (struct yard){.world = world};
    yard->grid = ladle_grid_create(&scenario->ladle.params, &why);
    yard->vessel = calloc((size_t)scenario->ladle.count, sizeof *yard->vessel);
    resource_init(&yard->station, world->calendar, "preheat station", scenario->producer.stations);
    resource_init(&yard->cleaner, world->calendar, "cleaning station", scenario->producer.cleaners);
    if (yard->grid == NULL || yard->vessel == NULL)
        return false;
    yard->vessels = scenario->ladle.count;
    for (int i = 0; i < yard->vessels; i++)
        vessel_init(&yard->vessel[i], yard, i);
    wash_keep(yard);
    return true;
}

void yard_clear(struct yard *yard)
{
    resource_clear(&yard->station);
    resource_clear(&yard->cleaner);
    ladle_grid_free(&yard->grid);
    free(yard->vessel);
    free(yard->waiting);
}

void yard_sync(struct yard *yard)
{
    for (int i = 0; i < yard->vessels; i++)
        vessel_sync(&yard->vessel[i]);
}

static void look_in(struct vessel *vessel, double delay_s, event_action *action)
{
    struct calendar *calendar = vessel->yard->world->calendar;

    calendar_cancel(calendar, vessel->watch);
    vessel->watch = calendar_push(calendar, calendar_now(calendar) + delay_s, 0, action, vessel);
}

static double rank_of(struct vessel *vessel)
{
    const struct ladle_rule *rule = vessel->yard->world->scenario->fleet.ladles;
    struct dispatch_ladle ladle = {.ready_from_s = vessel->ready_from_s};

    if (rule->needs_face) {
        vessel_sync(vessel);
        ladle.face_K = ladle_face_K(vessel->yard->grid, &vessel->state);
    }
    return rule->rank(&ladle);
}

/* The ready ladle that the fleet's rule takes for the trip, one that need not be washed first; ties
 * by number. */
static struct vessel *ready_vessel(struct yard *yard, const struct trip *trip)
{
    const int group = trip_next_alloy_group(trip);
    struct vessel *best = NULL;
    double best_rank = 0;
    bool best_matches = false;

    for (int i = 0; i < yard->vessels; i++) {
        struct vessel *vessel = &yard->vessel[i];
        const bool matches = wash_matches(vessel, group);
        double rank;

        if (vessel->stage != VESSEL_READY || !wash_fits(vessel, group))
            continue;
        rank = rank_of(vessel);
        if (best == NULL || (matches && !best_matches) ||
            (matches == best_matches && rank < best_rank)) {
            best = vessel;
            best_rank = rank;
            best_matches = matches;
        }
    }
    return best;
}

static void make_way(struct yard *yard);

static void hand_out(struct yard *yard)
{
    for (int at = 0; at < yard->waiting_count;) {
        struct trip *trip = yard->waiting[at];
        struct vessel *vessel = ready_vessel(yard, trip);

        if (vessel == NULL && yard->world->scenario->ladle.change != CHANGE_DEDICATED)
            break;
        if (vessel == NULL) {
            at++;
            continue;
        }
        yard->waiting_count--;
        for (int i = at; i < yard->waiting_count; i++)
            yard->waiting[i] = yard->waiting[i + 1];
        vessel->stage = VESSEL_AWAY;
        vessel->away_from_s = world_now(yard->world);
        trip_take_ladle(trip, vessel);
        at = 0; /* the trip may stand in front again */
    }
    make_way(yard);
}

static void station_release(struct vessel *vessel)
{
    if (!vessel->on_station)
        return;
    vessel->on_station = false;
    vessel_stand(vessel);
    resource_release(&vessel->yard->station);
}

/* A trip that still waits for a ladle gives up the station of one it has got, if that helps: with
 * fewer stations than ladles on a truck it would wait for ever. */
static void make_way(struct yard *yard)
{
    if (yard->station.busy < yard->station.capacity)
        return;
    for (int at = 0; at < yard->waiting_count; at++)
        for (int i = 0; i < yard->waiting[at]->vessels; i++)
            if (yard->waiting[at]->vessel[i]->on_station) {
                station_release(yard->waiting[at]->vessel[i]);
                return;
            }
}

static void become_ready(void *subject)
{
    struct vessel *vessel = subject;
    struct yard *yard = vessel->yard;
    struct trace_event hot = trace_event_none(TRACE_HOT);

    vessel->watch = 0;
    vessel->stage = VESSEL_READY;
    vessel->drying = false;
    vessel->ready_from_s = world_now(yard->world);
    vessel->heating_s += vessel->ready_from_s - vessel->heated_from_s;
    hot.ladle = vessel->index;
    world_tell(yard->world, &hot);
    hand_out(yard);
}

static void look_at_face(void *subject)
{
    struct vessel *vessel = subject;
    const struct producer *producer = &vessel->yard->world->scenario->producer;

    vessel->watch = 0;
    vessel_sync(vessel);
    if (ladle_face_K(vessel->yard->grid, &vessel->state) < producer->preheat_K - HOT_WITHIN_K)
        look_in(vessel, LOOK_S, look_at_face);
    else
        look_in(vessel,
                vessel->drying ? vessel->yard->world->scenario->ladle.drying_s
                               : producer->preheat_hold_s,
                become_ready);
}

static void station_granted(void *subject)
{
    struct vessel *vessel = subject;

    vessel->station = 0;
    vessel->on_station = true;
    vessel->stage = VESSEL_HEATING;
    vessel->heated_from_s = world_now(vessel->yard->world);
    vessel_heat(vessel);
    vessel_tell(vessel, TRACE_STATION);
    if (vessel->heats == 0 && vessel->away_s <= 0)
        become_ready(vessel); /* starts the run soaked at the preheat target */
    else
        look_at_face(vessel);
}

static void vessel_queue(struct vessel *vessel)
{
    struct yard *yard = vessel->yard;

    vessel->stage = VESSEL_QUEUED;
    vessel->station = resource_acquire(&yard->station, 0, station_granted, vessel);
}

void yard_begin(struct yard *yard)
{
    for (int i = 0; i < yard->vessels; i++) {
        struct vessel *vessel = &yard->vessel[i];

        if (vessel->stage == VESSEL_STANDS)
            vessel_tell(vessel, TRACE_LEFT);
        else if (yard->world->scenario->producer.preheat)
            vessel_queue(vessel);
        else
            vessel->stage = VESSEL_READY;
    }
}

void yard_request(struct yard *yard, struct trip *trip)
{
    if (yard->waiting_count == yard->waiting_capacity) {
        int capacity = yard->waiting_capacity ? 2 * yard->waiting_capacity : 16;
        struct trip **waiting = realloc(yard->waiting, (size_t)capacity * sizeof(struct trip *));

        if (waiting == NULL) {
            calendar_fail(yard->world->calendar);
            return;
        }
        yard->waiting = waiting;
        yard->waiting_capacity = capacity;
    }
    /* who has begun goes first: two trips must never hold one ladle each for ever */
    if (trip->vessels > 0)
        for (int i = yard->waiting_count; i > 0; i--)
            yard->waiting[i] = yard->waiting[i - 1];
    yard->waiting[trip->vessels > 0 ? 0 : yard->waiting_count] = trip;
    yard->waiting_count++;
    hand_out(yard);
}

bool yard_queues(const struct yard *yard)
{
    for (int i = 0; i < yard->vessels; i++)
        if (yard->vessel[i].stage == VESSEL_QUEUED)
            return true;
    return false;
}

/* Empty, at the plant, and fit for service. */
static void back_in_service(void *subject)
{
    struct vessel *vessel = subject;
    struct yard *yard = vessel->yard;

    if (yard->world->scenario->producer.preheat) {
        vessel_queue(vessel);
        return;
    }
    vessel->stage = VESSEL_READY;
    vessel->ready_from_s = world_now(yard->world);
    hand_out(yard);
}

double yard_out_s(const struct yard *yard)
{
    double sum_s = 0;

    for (int i = 0; i < yard->vessels; i++) {
        const struct vessel *vessel = &yard->vessel[i];

        sum_s += vessel->out_s;
        if (vessel->stage == VESSEL_RELINING)
            sum_s += world_now(yard->world) - vessel->out_from_s;
    }
    return sum_s;
}

static void relined(void *subject)
{
    struct vessel *vessel = subject;

    vessel->out_s += world_now(vessel->yard->world) - vessel->out_from_s;
    back_in_service(vessel);
}

static void reline_or_serve(struct vessel *vessel)
{
    struct yard *yard = vessel->yard;

    if (!vessel_worn(vessel)) {
        back_in_service(vessel);
        return;
    }
    vessel_reline(vessel);
    vessel->stage = VESSEL_RELINING;
    vessel->out_from_s = world_now(yard->world);
    world_push(yard->world, yard->world->scenario->ladle.reline_s, relined, vessel);
}

static void cleaned(void *subject)
{
    struct vessel *vessel = subject;

    vessel_stand(vessel);
    vessel_clean(vessel);
    resource_release(&vessel->yard->cleaner);
    reline_or_serve(vessel);
}

/* Open under the breaker. */
static void cleaner_granted(void *subject)
{
    struct vessel *vessel = subject;

    vessel->stage = VESSEL_CLEANING;
    vessel_open(vessel, 1);
    world_push(vessel->yard->world, vessel->yard->world->scenario->producer.clean_s, cleaned,
               vessel);
}

void yard_return(struct yard *yard, struct vessel *vessel)
{
    const double away_s = world_now(yard->world) - vessel->away_from_s;

    vessel->away_s += away_s;
    ledger_post(yard->world->ledger, FLOW_LADLE_TIME, vessel_code(vessel),
                place_code(PLACE_ROAD, 0), away_s);
    vessel_stand(vessel);
    if (yard->cleaner.capacity > 0 && vessel_dirty(vessel)) {
        vessel->stage = VESSEL_DIRTY;
        resource_acquire(&yard->cleaner, 0, cleaner_granted, vessel);
        return;
    }
    vessel_clean(vessel);
    reline_or_serve(vessel);
}

bool yard_cleans(const struct yard *yard)
{
    for (int i = 0; i < yard->vessels; i++)
        if (yard->vessel[i].stage == VESSEL_DIRTY)
            return true;
    return false;
}

void yard_leave(struct vessel *vessel)
{
    station_release(vessel);
}
