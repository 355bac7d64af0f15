/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/trip_step.h"

#include <math.h>

#include "models/furnace/furnace.h"

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"

/* A truck that waits for room asks at least and at most this often. source: assumption */
#define ASK_MIN_S 60.0
#define ASK_MAX_S 600.0

/* ---- at the customer ------------------------------------------------------------------------ */

static void trip_want_dock(void *subject);
static void trip_dock_granted(void *subject);
static void trip_want_room(void *subject);
static void trip_open(struct trip *trip);
static void trip_pour_metal(void *subject);
static void trip_end_pour(void *subject);
static void trip_go_home(void *subject);

void trip_arrive(void *subject)
{
    struct trip *trip = subject;

    for (int i = 0; i < trip->vessels; i++) {
        vessel_stand(trip->vessel[i]);
        trip_note_shell(trip, trip->vessel[i]);
    }
    trip_tell_all(trip, TRACE_ARRIVES);
    trip->arrival_s = world_now(trip_world(trip));
    trip->lead_s += trip_customer(trip)->unload_s / 2;
    world_push(trip_world(trip), trip_customer(trip)->unload_s / 2, trip_want_dock, trip);
}

static void trip_want_dock(void *subject)
{
    struct trip *trip = subject;

    trip_wait_begin(trip);
    resource_acquire(&trip->receiver->host->dock, 0, trip_dock_granted, trip);
}

/* The ladle filled last is poured first: the one filled first counts, it waits longest. */
static void trip_dock_granted(void *subject)
{
    struct trip *trip = subject;

    trip->receiver->tally.wait_s[WAIT_DOCK] += trip_wait_end_s(trip);
    trip->at = trip->vessels - 1;
    trip_wait_begin(trip);
    trip_want_room(trip);
}

static void trip_want_room(void *subject)
{
    struct trip *trip = subject;
    struct world *world = trip_world(trip);
    const double melt_kg = trip->vessel[trip->at]->state.melt_kg;
    double room_kg, ask_s;

    foundry_neediest(trip->receiver->foundry, melt_kg, &room_kg);
    if (room_kg >= melt_kg) {
        trip->receiver->tally.wait_s[WAIT_ROOM] += trip_wait_end_s(trip);
        trip_open(trip);
        return;
    }
    ask_s = foundry_room_in_s(trip->receiver->foundry, melt_kg);
    world_push(world, fmin(fmax(ask_s, ASK_MIN_S), ASK_MAX_S), trip_want_room, trip);
}

/* Taken as it is above the acceptance limit; taken and reheated below it; refused near freezing. */
static bool trip_accept(struct trip *trip, const struct vessel *vessel)
{
    const struct world *world = trip_world(trip);
    struct receiver_tally *tally = &trip->receiver->tally;
    const double melt_K = vessel_melt_K(vessel);
    const double refuse_K =
        trip_customer(trip)->alloy.liquidus_K + trip_customer(trip)->refuse_margin_K;

    if (!sample_push(&tally->arrival_K, melt_K))
        calendar_fail(world->calendar);
    trip->molten->week_sum_K += melt_K;
    trip->molten->week_count++;
    tally->loads++;
    tally->off_alloy += vessel_off_frac(vessel) > trip_customer(trip)->alloy_tolerance_frac;
    tally->off_most_frac = fmax(tally->off_most_frac, vessel_off_frac(vessel));
    tally->below_limit += melt_K < trip_customer(trip)->acceptance_K;
    tally->refused += melt_K < refuse_K;
    tally->reheated += melt_K < trip_customer(trip)->acceptance_K && melt_K >= refuse_K;
    return melt_K >= refuse_K;
}

void trip_close(struct trip *trip, int pieces)
{
    trip->open_pieces -= pieces;
    trip->receiver->pieces_on_order -= pieces;
}

static void trip_open(struct trip *trip)
{
    struct world *world = trip_world(trip);
    struct vessel *vessel = trip->vessel[trip->at];

    vessel_stand(vessel);
    if (trip_accept(trip, vessel)) {
        trip_tell(trip, TRACE_POURS, vessel);
        vessel_open(vessel, world->scenario->ladle.open_pour_frac);
        trip->piece = 0;
        world_push(world, trip_half_piece_s(trip_customer(trip)->pour_s), trip_pour_metal, trip);
        return;
    }
    trip_tell(trip, TRACE_REFUSED, vessel);
    trip_close(trip, LADLE_PIECES);
    world_push(world, 0, trip_end_pour, trip);
}

static void trip_pour_metal(void *subject)
{
    struct trip *trip = subject;
    struct world *world = trip_world(trip);
    const double half_s = trip_half_piece_s(trip_customer(trip)->pour_s);
    double room_kg;

    if (trip->piece == 0)
        trip->bath = foundry_neediest(trip->receiver->foundry,
                                      trip->vessel[trip->at]->state.melt_kg, &room_kg);
    trip_close(trip, 1);
    trip->receiver->taken_kg += vessel_pour(trip->vessel[trip->at], trip->piece, trip->bath);
    if (++trip->piece < LADLE_PIECES)
        world_push(world, 2 * half_s, trip_pour_metal, trip);
    else
        world_push(world, half_s, trip_end_pour, trip);
}

static void note_poured(struct trip *trip)
{
    struct receiver_tally *tally = &trip->receiver->tally;
    const double now_s = world_now(trip_world(trip));

    tally->late += now_s > trip->due_s;
    tally->lead_exceeded += trip->lead_s > trip_customer(trip)->molten.lead_s;
    if (!sample_push(&tally->lead_s, trip->lead_s) ||
        !sample_push(&tally->order_to_pour_s, now_s - trip->ordered_s))
        calendar_fail(trip_world(trip)->calendar);
}

static void trip_end_pour(void *subject)
{
    struct trip *trip = subject;
    struct world *world = trip_world(trip);

    vessel_stand(trip->vessel[trip->at]);
    trip_tell(trip, TRACE_POURED, trip->vessel[trip->at]);
    trip->lead_s += trip_customer(trip)->pour_s;
    if (--trip->at >= 0) {
        trip_wait_begin(trip);
        trip_want_room(trip);
        return;
    }
    note_poured(trip);
    resource_release(&trip->receiver->host->dock);
    world_push(world, trip_customer(trip)->unload_s / 2, trip_go_home, trip);
}

/* ---- and back -------------------------------------------------------------------------------- */

static void trip_roll_home(void *subject);

static void trip_ready_to_go(void *subject)
{
    trip_wait_begin(subject);
    trip_roll_home(subject);
}

/* Returns fill the truck up to its payload; loading them takes its time. */
static void trip_go_home(void *subject)
{
    struct trip *trip = subject;
    const struct scenario *scenario = trip_scenario(trip);
    const double payload_kg = trip_ladles(trip) * vessel_load_kg(scenario);

    trip->scrap_kg = foundry_take_scrap(trip->receiver->foundry, payload_kg);
    world_push(trip_world(trip), trip->scrap_kg > 0 ? trip_customer(trip)->scrap_load_s : 0,
               trip_ready_to_go, trip);
}

/* What the producer burns and loses to make metal of returns again; both outside the chain, but the
 * customer's. */
static void remelt_scrap(const struct trip *trip)
{
    const struct scenario *scenario = trip_scenario(trip);
    const struct producer *producer = &scenario->producer;
    const int plant = place_for(place_code(PLACE_PLANT, 0), trip->receiver->index);
    const int dross = place_code(PLACE_DROSS, 0);
    struct ledger *ledger = trip_world(trip)->ledger;
    const struct oxidation_loss loss =
        oxidation_transfer(&scenario->oxidation, trip->scrap_kg, producer->scrap_burn_loss_frac);

    if (trip->scrap_kg <= 0)
        return;
    ledger_post(ledger, FLOW_GAS_RETURN, place_code(PLACE_FUEL, 0), plant,
                melter_input_J(&trip_customer(trip)->alloy, trip->scrap_kg, ALLOY_REFERENCE_K,
                               producer->casting_K, producer->scrap_efficiency_frac));
    ledger_post(ledger, FLOW_RETURN_OXIDISED, plant, dross, loss.oxidised_kg);
    ledger_post(ledger, FLOW_RETURN_TRAPPED, plant, dross, loss.trapped_kg);
}

static void trip_roll_home(void *subject)
{
    struct trip *trip = subject;
    const double stood_s = world_now(trip_world(trip)) - trip->arrival_s;

    if (!trip_may_leave(trip, trip_roll_home))
        return;
    driving_stand(trip_scenario(trip)->fleet.rule, stood_s, &trip->truck->driving);
    trip_drive_s(trip, false, trip_return);
    trip_tell_all(trip, TRACE_RETURNS);
}

void trip_return(void *subject)
{
    struct trip *trip = subject;
    struct molten *molten = trip->molten;
    struct receiver_tally *tally = &trip->receiver->tally;

    for (int i = 0; i < trip->vessels; i++)
        vessel_stand(trip->vessel[i]);
    trip_tell_all(trip, TRACE_BACK);
    for (int i = 0; i < trip->vessels; i++) {
        if (trip->vessel[i]->state.melt_kg > 0)
            vessel_return_metal(trip->vessel[i]);
        yard_return(&molten->yard, trip->vessel[i]);
    }
    remelt_scrap(trip);
    tally->trips++;
    if (!trip->wrecked &&
        !sample_push(&tally->cycle_s, world_now(molten->world) - trip->truck->taken_from_s))
        calendar_fail(molten->world->calendar);
    if (trip->truck != NULL)
        fleet_give_back(&molten->fleet, trip->truck);
    else
        molten->fleet.spares++;
    molten_trip_done(molten, trip);
}
