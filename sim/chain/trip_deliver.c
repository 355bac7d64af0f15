/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/trip_step.h"

#include <math.h>

#include "models/furnace/furnace.h"

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"

/* A truck that waits for room asks at least and at most this often. source: assumption */
#define ASK_MIN_S 60.0
#define ASK_MAX_S 600.0

/* Where every furnace rests it waits for one that is hot within this. source: assumption */
#define PATIENCE_S 7200.0

/* ---- at the customer ------------------------------------------------------------------------ */

static void trip_want_dock(void *subject);
static void trip_dock_granted(void *subject);
static void trip_want_room(void *subject);
static void trip_open(struct trip *trip);
static void trip_pour_metal(void *subject);
static void trip_end_pour(void *subject);
static void trip_go_on(void *subject);

void trip_arrive(void *subject)
{
    struct trip *trip = subject;

    trip_stand(trip);
    trip_note_shells(trip);
    trip_tell_full(trip, TRACE_ARRIVES);
    trip->arrival_s = world_now(trip_world(trip));
    trip->lead_s += trip_customer(trip)->unload_s / 2;
    world_push(trip_world(trip), trip_customer(trip)->unload_s / 2, trip_want_dock, trip);
}

static void trip_want_dock(void *subject)
{
    struct trip *trip = subject;

    trip_wait_begin(trip);
    resource_acquire(&trip_stop(trip)->receiver->host->dock, 0, trip_dock_granted, trip);
}

static void trip_dock_granted(void *subject)
{
    struct trip *trip = subject;

    trip_wait_for(trip, trip_stop(trip), WAIT_DOCK);
    trip_wait_begin(trip);
    if (trip_stop(trip)->receiver->foundry->bath->stands != NULL)
        trip_swap(trip);
    else
        trip_want_room(trip);
}

/* Every furnace rests: the load came too late and goes back. */
static void trip_find_it_shut(struct trip *trip)
{
    struct receiver_tally *tally = &trip_stop(trip)->receiver->tally;

    trip_wait_for(trip, trip_stop(trip), WAIT_ROOM);
    tally->loads++;
    tally->refused++;
    trip_tell(trip, TRACE_REFUSED, trip->at);
    trip_close(trip_stop(trip), LADLE_PIECES);
    world_push(trip_world(trip), 0, trip_end_pour, trip);
}

static void trip_want_room(void *subject)
{
    struct trip *trip = subject;
    struct world *world = trip_world(trip);
    const double melt_kg = trip->vessel[trip->at]->state.melt_kg;
    struct foundry *foundry = trip_stop(trip)->receiver->foundry;
    double room_kg, ask_s;

    if (foundry_rests_at(foundry, world_now(world)) &&
        foundry_rests_at(foundry, world_now(world) + PATIENCE_S)) {
        trip_find_it_shut(trip);
        return;
    }
    foundry_neediest(foundry, melt_kg, &room_kg);
    if (room_kg >= melt_kg) {
        trip_wait_for(trip, trip_stop(trip), WAIT_ROOM);
        trip_open(trip);
        return;
    }
    ask_s = foundry_room_in_s(foundry, melt_kg);
    world_push(world, fmin(fmax(ask_s, ASK_MIN_S), ASK_MAX_S), trip_want_room, trip);
}

/* Colder metal goes back: near freezing, or where it is left and nothing heats it, too cold to be
 * drawn. */
static double refuse_K(const struct customer *customer)
{
    const double freezing_K = customer->alloy.liquidus_K + customer->refuse_margin_K;

    return customer->stands.count > 0 && customer->stands.heater_W <= 0
               ? fmax(freezing_K, customer->stands.casting_min_K)
               : freezing_K;
}

/* Taken as it is above the acceptance limit; taken all the same below it; refused when too cold. */
bool trip_accept(struct trip *trip, const struct vessel *vessel)
{
    const struct world *world = trip_world(trip);
    struct receiver_tally *tally = &trip_stop(trip)->receiver->tally;
    const double melt_K = vessel_melt_K(vessel);
    const double least_K = refuse_K(trip_customer(trip));

    if (!sample_push(&tally->arrival_K, melt_K))
        calendar_fail(world->calendar);
    trip->molten->week_sum_K += melt_K;
    trip->molten->week_count++;
    tally->loads++;
    tally->off_alloy += vessel_off_frac(vessel) > trip_customer(trip)->alloy_tolerance_frac;
    tally->off_most_frac = fmax(tally->off_most_frac, vessel_off_frac(vessel));
    tally->below_limit += melt_K < trip_customer(trip)->acceptance_K;
    tally->below_sludge += melt_K < trip_customer(trip)->sludge_K;
    tally->refused += melt_K < least_K;
    tally->reheated += melt_K < trip_customer(trip)->acceptance_K && melt_K >= least_K;
    return melt_K >= least_K;
}

void trip_close(struct stop *stop, int pieces)
{
    stop->open_pieces -= pieces;
    stop->receiver->pieces_on_order -= pieces;
}

static void trip_open(struct trip *trip)
{
    struct world *world = trip_world(trip);
    struct vessel *vessel = trip->vessel[trip->at];

    vessel_stand(vessel);
    if (trip_accept(trip, vessel)) {
        trip_tell(trip, TRACE_POURS, trip->at);
        vessel_open(vessel, world->scenario->ladle.open_pour_frac);
        trip->piece = 0;
        world_push(world, trip_half_piece_s(trip_customer(trip)->pour_s), trip_pour_metal, trip);
        return;
    }
    trip_tell(trip, TRACE_REFUSED, trip->at);
    trip_close(trip_stop(trip), LADLE_PIECES);
    world_push(world, 0, trip_end_pour, trip);
}

static void trip_pour_metal(void *subject)
{
    struct trip *trip = subject;
    struct world *world = trip_world(trip);
    struct stop *stop = trip_stop(trip);
    const double half_s = trip_half_piece_s(trip_customer(trip)->pour_s);
    double room_kg;

    if (trip->piece == 0)
        trip->bath = foundry_neediest(stop->receiver->foundry,
                                      trip->vessel[trip->at]->state.melt_kg, &room_kg);
    trip_close(stop, 1);
    stop->receiver->taken_kg += vessel_pour(trip->vessel[trip->at], trip->piece, trip->bath);
    if (++trip->piece < LADLE_PIECES)
        world_push(world, 2 * half_s, trip_pour_metal, trip);
    else
        world_push(world, half_s, trip_end_pour, trip);
}

void trip_note_poured(struct trip *trip)
{
    const struct stop *stop = trip_stop(trip);
    struct receiver_tally *tally = &stop->receiver->tally;
    const double now_s = world_now(trip_world(trip));

    tally->late += now_s > stop->due_s;
    tally->lead_exceeded += trip->lead_s > trip_customer(trip)->molten.lead_s;
    if (!sample_push(&tally->lead_s, trip->lead_s) ||
        !sample_push(&tally->order_to_pour_s, now_s - stop->ordered_s))
        calendar_fail(trip_world(trip)->calendar);
}

static void trip_end_pour(void *subject)
{
    struct trip *trip = subject;

    vessel_stand(trip->vessel[trip->at]);
    trip_tell(trip, TRACE_POURED, trip->at);
    trip->lead_s += trip_customer(trip)->pour_s;
    if (--trip->at >= trip_ladles_from(trip, trip->here + 1)) {
        trip_wait_begin(trip);
        trip_want_room(trip);
        return;
    }
    trip_note_poured(trip);
    trip_leave_dock(trip);
}

void trip_leave_dock(struct trip *trip)
{
    resource_release(&trip_stop(trip)->receiver->host->dock);
    world_push(trip_world(trip), trip_customer(trip)->unload_s / 2, trip_go_on, trip);
}

/* ---- and on, or back ------------------------------------------------------------------------- */

static void trip_roll_on(void *subject);

static void trip_ready_to_go(void *subject)
{
    struct trip *trip = subject;

    if (++trip->here < trip->stops)
        trip_draw_leg(trip);
    trip_wait_begin(trip);
    trip_roll_on(trip);
}

/* Returns fill the truck up to its payload; loading them takes its time. */
static void trip_go_on(void *subject)
{
    struct trip *trip = subject;
    struct stop *stop = trip_stop(trip);
    const double room_kg = trip->truck->type->ladles * vessel_load_kg(trip_scenario(trip)) -
                           trip_cargo_kg(trip, trip->here + 1);

    stop->scrap_kg = foundry_take_scrap(stop->receiver->foundry, fmax(room_kg, 0));
    world_push(trip_world(trip), stop->scrap_kg > 0 ? trip_customer(trip)->scrap_load_s : 0,
               trip_ready_to_go, trip);
}

static void trip_tell_going(const struct trip *trip)
{
    if (trip->here == trip->stops) {
        trip_tell_all(trip, TRACE_RETURNS);
        return;
    }
    trip_tell_full(trip, TRACE_LEAVES);
    for (int i = trip_ladles_from(trip, trip->here); i < trip->vessels; i++)
        trip_tell(trip, TRACE_RIDES, i);
}

static void trip_roll_on(void *subject)
{
    struct trip *trip = subject;
    const double stood_s = world_now(trip_world(trip)) - trip->arrival_s;

    if (!trip_may_leave(trip, trip_roll_on))
        return;
    driving_stand(trip_scenario(trip)->fleet.rule, stood_s, &trip->truck->driving);
    trip_drive(trip, trip->here < trip->stops ? trip_arrive : trip_return);
    trip_tell_going(trip);
}

/* What the producer burns and loses to make metal of returns again; both outside the chain, but the
 * customer's. */
static void remelt_scrap(const struct trip *trip, const struct stop *stop)
{
    const struct scenario *scenario = trip_scenario(trip);
    const struct producer *producer = &scenario->producer;
    const int plant = place_for(place_code(PLACE_PLANT, 0), stop->receiver->index);
    const int dross = place_code(PLACE_DROSS, 0);
    struct ledger *ledger = trip_world(trip)->ledger;
    const struct oxidation_loss loss =
        oxidation_transfer(&scenario->oxidation, stop->scrap_kg, producer->scrap_burn_loss_frac);

    if (stop->scrap_kg <= 0)
        return;
    ledger_post(ledger, FLOW_GAS_RETURN, place_code(PLACE_FUEL, 0), plant,
                melter_input_J(&stop->receiver->customer->alloy, stop->scrap_kg, ALLOY_REFERENCE_K,
                               producer->casting_K, producer->scrap_efficiency_frac));
    ledger_post(ledger, FLOW_RETURN_OXIDISED, plant, dross, loss.oxidised_kg);
    ledger_post(ledger, FLOW_RETURN_TRAPPED, plant, dross, loss.trapped_kg);
}

static void trip_unload(struct trip *trip)
{
    for (int i = 0; i < trip->vessels; i++) {
        if (trip->vessel[i]->state.melt_kg > 0)
            vessel_return_metal(trip->vessel[i]);
        yard_return(&trip->molten->yard, trip->vessel[i]);
    }
}

static void note_back(struct trip *trip, const struct stop *stop)
{
    struct receiver_tally *tally = &stop->receiver->tally;

    tally->trips++;
    tally->trip_shares += stop->share_frac;
    if (!trip->wrecked)
        outcome_sum_push(&tally->cycle_s, world_now(trip_world(trip)) - trip->truck->taken_from_s);
}

void trip_return(void *subject)
{
    struct trip *trip = subject;
    struct molten *molten = trip->molten;

    trip_stand(trip);
    trip_tell_all(trip, TRACE_BACK);
    trip_unload(trip);
    for (int i = 0; i < trip->stops; i++) {
        remelt_scrap(trip, &trip->stop[i]);
        note_back(trip, &trip->stop[i]);
    }
    if (trip->truck != NULL)
        fleet_give_back(&molten->fleet, trip->truck);
    else
        molten->fleet.spares++;
    molten_trip_done(molten, trip);
}
