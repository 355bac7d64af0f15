/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/receiver.h"

#include <math.h>
#include <string.h>

#include "models/dispatch/dispatch.h"
#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"
#include "sim/chain/series.h"
#include "sim/scenario/resolve.h"

void receiver_init(struct receiver *receiver, struct molten *molten, struct foundry *foundry)
{
    *receiver = (struct receiver){.molten = molten,
                                  .foundry = foundry,
                                  .customer = foundry->customer,
                                  .index = foundry->index,
                                  .host = &molten->receiver[foundry->customer->host]};
    way_init(&receiver->way, molten->world, foundry->index);
    resource_init(&receiver->dock, molten->world->calendar, "dock", foundry->customer->docks);
}

static void tally_clear(struct receiver_tally *tally)
{
    sample_clear(&tally->arrival_K);
    sample_clear(&tally->lead_s);
    sample_clear(&tally->order_to_pour_s);
    memset(tally, 0, sizeof *tally);
}

void receiver_clear(struct receiver *receiver)
{
    resource_clear(&receiver->dock);
    tally_clear(&receiver->tally);
}

/* ---- ordering ------------------------------------------------------------------------------- */

/* How far ahead an order is placed. */
static double ahead_s(const struct receiver *receiver)
{
    const struct molten_supply *supply = &receiver->customer->molten;

    return supply->rule->at_once
               ? trip_planned_s(receiver->molten->world->scenario, receiver->customer)
               : supply->lead_s;
}

/* Mean draw planned over the lead and the safety time: the mean of working hours (breakdowns
 * included), for as many of them as the shift calendar has in that span. */
static double planned_draw_kg_per_s(const struct customer *customer, double now_s)
{
    const double span_s = customer->molten.lead_s + customer->molten.safety_s;

    return customer->peak_kg_per_s * plan_molten_factor(customer) *
           shift_working_s(&customer->shifts, now_s, now_s + span_s) / span_s;
}

/* Furnaces that are hot when what is ordered now is poured, and while the safety time's draw lasts.
 */
static struct foundry_melt melt_when_due(const struct receiver *receiver)
{
    const struct molten_supply *supply = &receiver->customer->molten;
    const double due_s = world_now(receiver->molten->world) + supply->lead_s;

    return foundry_melt_over(receiver->foundry, due_s, due_s + supply->safety_s);
}

/* Draw over the lead by the machines that are in order now. */
static double expected_kg_per_s(const struct receiver *receiver, double now_s)
{
    const struct customer *customer = receiver->customer;
    const double lead_s = customer->molten.lead_s;

    return foundry_in_order_kg_per_s(receiver->foundry) *
           shift_working_s(&customer->shifts, now_s, now_s + lead_s) / fmax(lead_s, 1);
}

/* Planned draw from the start up to a lead from now. */
static double planned_kg(const struct customer *customer, double now_s)
{
    return plan_draw_kg_per_s(customer) * plan_molten_factor(customer) *
           shift_working_s(&customer->shifts, 0, now_s + customer->molten.lead_s);
}

/* What the customer's rule may look at, now. */
static struct dispatch_view view_of(const struct receiver *receiver)
{
    const struct world *world = receiver->molten->world;
    const struct customer *customer = receiver->customer;
    const struct order_rule *rule = customer->molten.rule;
    const double now_s = world_now(world);
    const struct foundry_melt melt = melt_when_due(receiver);

    return (struct dispatch_view){
        .level_kg = melt.level_kg,
        .stuck_kg = foundry_stuck_kg(receiver->foundry),
        .on_order_kg =
            receiver->pieces_on_order * plan_ladle_kg(world->scenario, customer) / LADLE_PIECES,
        .usable_min_kg = melt.usable_min_kg,
        .capacity_kg = melt.capacity_kg,
        .draw_kg_per_s = planned_draw_kg_per_s(customer, now_s),
        .lead_s = customer->molten.lead_s,
        .safety_s = customer->molten.safety_s,
        .load_kg = plan_load_kg(world->scenario, customer),
        .reorder_kg = customer->molten.reorder_kg,
        .expected_kg_per_s = rule->by_machines ? expected_kg_per_s(receiver, now_s) : NAN,
        .planned_kg = rule->by_plan ? planned_kg(customer, now_s) : NAN,
        .ordered_loads = receiver->orders,
        .trip_s = trip_planned_s(world->scenario, customer),
    };
}

double receiver_run_out_s(const struct receiver *receiver, int less_pieces)
{
    struct dispatch_view view = view_of(receiver);

    view.on_order_kg -= less_pieces *
                        plan_ladle_kg(receiver->molten->world->scenario, receiver->customer) /
                        LADLE_PIECES;
    return world_now(receiver->molten->world) + dispatch_run_out_s(&view);
}

/* A rest is planned for when it is no farther away. source: assumption */
#define REST_AHEAD_S (2 * 86400.0)

/* Is what is there and on order enough until every furnace goes off? Draw as planned. */
static bool lasts_until_rest(const struct receiver *receiver, const struct dispatch_view *view)
{
    const struct customer *customer = receiver->customer;
    const double now_s = world_now(receiver->molten->world);
    const double rest_s = foundry_next_rest_s(receiver->foundry);

    return rest_s < now_s + REST_AHEAD_S &&
           view->level_kg + view->on_order_kg - view->usable_min_kg >=
               customer->peak_kg_per_s * plan_molten_factor(customer) *
                   shift_working_s(&customer->shifts, now_s, rest_s);
}

/* Loads that its rule orders by what it sees; nothing for a time in which every furnace rests, or
 * that is emptied before. */
static int loads_by(const struct receiver *receiver, const struct dispatch_view *view)
{
    if (melt_when_due(receiver).furnaces == 0 || lasts_until_rest(receiver, view))
        return 0;
    return receiver->customer->molten.rule->loads(view);
}

/* Would it order within that time, by plan? */
static bool wants_within(const struct receiver *receiver, double within_s)
{
    const struct dispatch_view now = view_of(receiver);
    const struct dispatch_view later = dispatch_later(&now, within_s);

    return loads_by(receiver, &later) > 0;
}

/* Partners in the milk run who would order soon order now, while there is room on the truck. */
static void bring_partners(const struct receiver *receiver, const struct trip *trip)
{
    const struct milk_run *run = receiver->customer->run;
    struct molten *molten = receiver->molten;

    for (int i = 0; i < run->stop_count; i++) {
        struct receiver *partner = &molten->receiver[run->stops[i].customer];

        if (trip_serves(trip, partner) || !trip_has_room(trip, partner->customer->molten.ladles) ||
            !wants_within(partner, run->window_s))
            continue;
        if (trip_order(partner, world_now(molten->world) + run->window_s + ahead_s(partner)) ==
            NULL)
            calendar_fail(molten->world->calendar);
    }
}

void receiver_review(struct receiver *receiver)
{
    const struct dispatch_view view = view_of(receiver);
    const struct milk_run *run = receiver->customer->run;
    const double now_s = world_now(receiver->molten->world);

    for (int loads = loads_by(receiver, &view); loads > 0; loads--) {
        const struct trip *trip = trip_order(receiver, now_s + ahead_s(receiver));

        if (trip == NULL)
            calendar_fail(receiver->molten->world->calendar);
        else if (run != NULL && run->rule->ahead && run->window_s > 0)
            bring_partners(receiver, trip);
    }
}

/* ---- contract ------------------------------------------------------------------------------ */

/* Sets what was taken in the period against what must be paid for. */
static void settle(void *subject)
{
    struct receiver *receiver = subject;
    struct world *world = receiver->molten->world;
    const struct molten_supply *agreed = &receiver->customer->molten;
    const double least_kg =
        agreed->take_or_pay_frac * agreed->contract_kg_per_s * agreed->contract_period_s;
    const double short_kg = fmax(least_kg - receiver->taken_kg, 0);

    receiver->taken_kg = 0;
    receiver->shortfall_kg += short_kg;
    ledger_post(world->ledger, FLOW_SHORTFALL,
                place_for(place_code(PLACE_PLANT, 0), receiver->index), place_code(PLACE_ROAD, 0),
                short_kg);
    world_push(world, agreed->contract_period_s, settle, receiver);
}

void receiver_begin(struct receiver *receiver)
{
    const struct molten_supply *agreed = &receiver->customer->molten;

    way_begin(&receiver->way);
    if (agreed->take_or_pay_frac * agreed->contract_kg_per_s > 0)
        world_push(receiver->molten->world, agreed->contract_period_s, settle, receiver);
}

/* ---- results -------------------------------------------------------------------------------- */

void receiver_cut(struct receiver *receiver)
{
    tally_clear(&receiver->tally);
    resource_reset_statistics(&receiver->dock);
}

/* The samples themselves, which the receiver no longer needs. */
static void hand_over(struct receiver_tally *tally, struct outcome *outcome)
{
    outcome->arrival_K = tally->arrival_K;
    outcome->lead_s = tally->lead_s;
    outcome->order_to_pour_s = tally->order_to_pour_s;
    tally->arrival_K = tally->lead_s = tally->order_to_pour_s = (struct sample){0};
    outcome->cycle_s = tally->cycle_s;
    outcome->stay_s = tally->stay_s;
    outcome->filled_K = tally->filled_K;
    outcome->face_K = tally->face_K;
}

/* Docks of a site, by the ladles that each of its customers took. */
static double docks_of(const struct receiver *receiver)
{
    const struct molten *molten = receiver->molten;
    int loads = 0, receivers = 0;

    for (int i = 0; i < molten->receivers; i++)
        if (molten->receiver[i].host == receiver->host) {
            loads += molten->receiver[i].tally.loads;
            receivers++;
        }
    return receiver->host->customer->docks *
           (loads > 0 ? (double)receiver->tally.loads / loads : 1.0 / receivers);
}

void receiver_report(struct receiver *receiver, struct outcome *outcome)
{
    struct receiver_tally *tally = &receiver->tally;
    const double dock_busy_frac = resource_utilisation_frac(&receiver->host->dock);

    outcome->incidents = tally->incidents;
    outcome->detours = tally->detours;
    outcome->trips = tally->trips;
    outcome->trip_shares = tally->trip_shares;
    outcome->loads = tally->loads;
    outcome->below_limit = tally->below_limit;
    outcome->below_sludge = tally->below_sludge;
    outcome->reheated = tally->reheated;
    outcome->refused = tally->refused;
    outcome->lead_exceeded = tally->lead_exceeded;
    outcome->off_alloy = tally->off_alloy;
    outcome->off_most_frac = tally->off_most_frac;
    outcome->late_trips = tally->late;
    memcpy(outcome->wait_s, tally->wait_s, sizeof tally->wait_s);
    outcome->drive_s = tally->drive_s;
    outcome->pause_s = tally->pause_s;
    outcome->shell_max_K = tally->shell_max_K;
    outcome->dock_busy_frac = isfinite(dock_busy_frac) ? dock_busy_frac : 0;
    outcome->assets.docks = docks_of(receiver);
    hand_over(tally, outcome);
}
