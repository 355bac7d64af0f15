/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trip at a customer where ladles are left: full ones are set down, emptied ones taken home. */
#include <math.h>

#include "sim/chain/molten.h"
#include "sim/chain/stands.h"
#include "sim/chain/trip_step.h"

/* A truck that waits for an emptied ladle asks at least and at most this often. source: assumption
 */
#define ASK_MIN_S 60.0
#define ASK_MAX_S 600.0

static void trip_set_down(void *subject);
static void trip_fetched(void *subject);

static struct stands *stands_of(struct trip *trip)
{
    return trip_stop(trip)->receiver->foundry->bath->stands;
}

/* A swap is two lifts: a full ladle down, an emptied one up; each alone takes half. */
static void lift(struct trip *trip, struct stand *stand, int lifts, event_action *done)
{
    const double lift_s = lifts * trip_customer(trip)->stands.swap_s / 2;

    trip->stand = stand;
    trip->lead_s += lift_s;
    stands_reserve(stands_of(trip), stand);
    world_push(trip_world(trip), lift_s, done, trip);
}

/* A ladle that was left comes onto the truck. */
static void take(struct trip *trip, int at, double since_s)
{
    struct stop *stop = trip_stop(trip);

    stop->receiver->taken_kg -= trip->vessel[at]->state.melt_kg;
    outcome_sum_push(&stop->receiver->tally.stay_s, world_now(trip_world(trip)) - since_s);
    trip_tell(trip, TRACE_TAKEN, at);
}

/* What is on the truck closes up. */
static void close_up(struct trip *trip)
{
    int count = 0;

    for (int i = 0; i < trip->vessels; i++)
        if (trip->vessel[i] != NULL)
            trip->vessel[count++] = trip->vessel[i];
    trip->vessels = count;
}

/* Where there is room on the truck it takes more emptied ladles. */
static void trip_fetch(struct trip *trip)
{
    struct stand *stand = stands_emptied(stands_of(trip));

    if (stand == NULL || trip->vessels == trip->truck->type->ladles)
        trip_leave_dock(trip);
    else
        lift(trip, stand, 1, trip_fetched);
}

static void trip_fetched(void *subject)
{
    struct trip *trip = subject;
    const double since_s = trip->stand->since_s;

    trip->vessel[trip->vessels++] = stands_swap(stands_of(trip), trip->stand, NULL);
    take(trip, trip->vessels - 1, since_s);
    trip_fetch(trip);
}

/* The next full ladle, or all are done with. */
static void trip_next_full(struct trip *trip)
{
    trip_close(trip_stop(trip), LADLE_PIECES);
    if (--trip->at >= 0) {
        trip_wait_begin(trip);
        trip_swap(trip);
        return;
    }
    trip_note_poured(trip);
    close_up(trip);
    trip_fetch(trip);
}

void trip_swap(void *subject)
{
    struct trip *trip = subject;
    struct vessel *vessel = trip->vessel[trip->at];
    struct stand *stand = stands_place(stands_of(trip));

    if (stand == NULL) {
        const double ask_s = stands_place_in_s(stands_of(trip));

        world_push(trip_world(trip), fmin(fmax(ask_s, ASK_MIN_S), ASK_MAX_S), trip_swap, trip);
        return;
    }
    trip_wait_for(trip, trip_stop(trip), WAIT_ROOM);
    vessel_stand(vessel);
    if (trip_accept(trip, vessel)) {
        lift(trip, stand, stand->vessel != NULL ? 2 : 1, trip_set_down);
        return;
    }
    trip_tell(trip, TRACE_REFUSED, trip->at);
    trip_next_full(trip);
}

static void trip_set_down(void *subject)
{
    struct trip *trip = subject;
    struct vessel *full = trip->vessel[trip->at];
    const double since_s = trip->stand->since_s;

    vessel_stand(full);
    full->poured++;
    ledger_post(trip_world(trip)->ledger, FLOW_LOAD_POURED, vessel_code(full),
                place_code(PLACE_ROAD, 0), 1);
    trip_stop(trip)->receiver->taken_kg += full->state.melt_kg;
    trip_tell(trip, TRACE_LEFT, trip->at);
    trip->vessel[trip->at] = stands_swap(stands_of(trip), trip->stand, full);
    if (trip->vessel[trip->at] != NULL)
        take(trip, trip->at, since_s);
    trip_next_full(trip);
}
