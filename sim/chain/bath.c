/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/bath.h"

#include <math.h>

#include "sim/chain/foundry.h"

/* A bath is looked at no later than this, however calm it is. source: assumption */
#define WATCH_HORIZON_S 900.0

static struct world *world_of(const struct bath *bath)
{
    return bath->foundry->world;
}

int bath_place(const struct bath *bath, enum place_class place)
{
    return place_for(place_code(place, bath->index), bath->foundry->index);
}

static int bath_code(const struct bath *bath)
{
    return bath_place(bath, PLACE_FURNACE);
}

static double draw_now(const struct bath *bath)
{
    return bath->castable ? bath->wanted_kg_per_s : 0;
}

void bath_post_heat(struct bath *bath, const struct holding_exchange *exchange)
{
    struct ledger *ledger = world_of(bath)->ledger;
    const int here = bath_code(bath);

    if (bath->energy == FURNACE_GAS)
        ledger_post(ledger, FLOW_GAS_HOLD, place_code(PLACE_FUEL, 0), here, exchange->input_J);
    else
        ledger_post(ledger, FLOW_POWER_HOLD, place_code(PLACE_GRID, 0), here, exchange->input_J);
    ledger_post(ledger, FLOW_HEAT_FLUE, here, place_code(PLACE_FLUE, 0), exchange->flue_J);
    ledger_post(ledger, FLOW_HEAT_AMBIENT, here, place_code(PLACE_AIR, 0), exchange->loss_J);
}

/* Runners and biscuit come back cold and are remelted at once into the same bath. */
static void return_scrap(struct bath *bath, double shot_kg)
{
    struct world *world = world_of(bath);
    const struct customer *customer = bath->foundry->customer;
    const double charge_kg = shot_kg * foundry_kept_frac(bath->foundry);
    const double out_K = bath->params.setpoint_K;
    const double out_J_per_kg = alloy_enthalpy_J_per_kg(bath->params.alloy, out_K);
    const int machine = bath_place(bath, PLACE_MACHINE);
    const int returns = bath_place(bath, PLACE_RETURNS);
    const struct metal_loss lost = {returns, LOSS_RETURNS,
                                    oxidation_transfer(&world->scenario->oxidation, charge_kg,
                                                       customer->returns_burn_loss_frac),
                                    out_J_per_kg};
    const double kept_kg = charge_kg - lost.loss.gross_kg;
    double fuel_J;

    if (charge_kg <= 0)
        return;
    fuel_J = melter_input_J(bath->params.alloy, charge_kg, ALLOY_REFERENCE_K, out_K,
                            customer->returns_efficiency_frac);
    ledger_post(world->ledger, FLOW_METAL_RETURN, machine, returns, charge_kg);
    ledger_post(world->ledger, FLOW_GAS_RETURN, place_code(PLACE_FUEL, 0), returns, fuel_J);
    ledger_post(world->ledger, FLOW_HEAT_FLUE, returns, place_code(PLACE_FLUE, 0),
                fuel_J - charge_kg * out_J_per_kg);
    world_post_loss(world, &lost);
    world_post_metal(world, FLOW_METAL_RETURN_MELT, returns, bath_code(bath), kept_kg,
                     kept_kg * out_J_per_kg);
    holding_add(kept_kg, out_J_per_kg, &bath->state);
}

/* Dosing into the machines: part is lost, the rest is shot; returns come back. */
static void dose(struct bath *bath, const struct holding_exchange *exchange)
{
    struct world *world = world_of(bath);
    const struct oxidation *oxidation = &world->scenario->oxidation;
    const double returns_frac = bath->foundry->customer->returns_frac;
    const int machine = bath_place(bath, PLACE_MACHINE);
    const double J_per_kg = exchange->drawn_kg > 0 ? exchange->drawn_J / exchange->drawn_kg : 0;
    const struct metal_loss lost = {
        machine, LOSS_DOSE, oxidation_transfer(oxidation, exchange->drawn_kg, oxidation->dose_frac),
        J_per_kg};
    const double shot_kg = exchange->drawn_kg - lost.loss.gross_kg;

    if (exchange->drawn_kg <= 0)
        return;
    world_post_metal(world, FLOW_METAL_DRAW, bath_code(bath), machine, exchange->drawn_kg,
                     exchange->drawn_J);
    world_post_loss(world, &lost);
    /* castings carry all the heat; returns come back cold */
    ledger_post(world->ledger, FLOW_METAL_SHOT, machine, place_code(PLACE_CASTINGS, 0),
                shot_kg * (1 - returns_frac));
    ledger_post(world->ledger, FLOW_HEAT_METAL, machine, place_code(PLACE_CASTINGS, 0),
                shot_kg * J_per_kg);
    bath->foundry->service.new_metal_kg += shot_kg * (1 - returns_frac);
    return_scrap(bath, shot_kg);
    foundry_put_scrap(bath->foundry, machine, shot_kg * foundry_sent_frac(bath->foundry));
}

/* Dross skimmed while the metal is held. */
static void hold_loss(struct bath *bath, double dt_s)
{
    struct world *world = world_of(bath);
    const struct oxidation *oxidation = &world->scenario->oxidation;
    const struct metal_loss lost = {
        bath_code(bath), LOSS_HOLDING,
        oxidation_transfer(oxidation, bath->state.metal_kg,
                           -expm1(-oxidation->holding_frac_per_s * dt_s)),
        bath->state.metal_J_per_kg};

    if (lost.loss.gross_kg <= 0)
        return;
    bath->state.metal_kg -= lost.loss.gross_kg;
    bath->state.metal_J_per_kg += world_post_resting_loss(world, &lost) / bath->state.metal_kg;
}

static void serve(struct bath *bath, double dt_s)
{
    struct service *service = &bath->foundry->service;
    const struct world *world = world_of(bath);
    const double yield_frac =
        (1 - world->scenario->oxidation.dose_frac) * (1 - bath->foundry->customer->returns_frac);

    service->scheduled_s += bath->wanting * dt_s;
    service->demanded_kg += bath->wanted_kg_per_s * yield_frac * dt_s;
    service->level_kgs += bath->state.metal_kg * dt_s;
    if (bath->off)
        service->off_s += dt_s;
    else
        service->temperature_Ks += holding_K(&bath->params, &bath->state) * dt_s;
    if (!bath->castable) {
        service->stockout_s += bath->wanting * dt_s;
        ledger_post(world->ledger, FLOW_DOWNTIME, bath_code(bath), place_code(PLACE_ROAD, 0),
                    bath->wanting * dt_s);
    }
}

static void tell(const struct bath *bath, enum trace_kind kind)
{
    struct trace_event event = trace_event_none(kind);

    if (world_of(bath)->watcher == NULL)
        return;
    event.customer = bath->foundry->index;
    event.furnace = bath->index;
    event.melt_K = holding_K(&bath->params, &bath->state);
    event.metal_kg = bath->state.metal_kg;
    world_tell(world_of(bath), &event);
}

void bath_count(struct bath *bath)
{
    const struct foundry *foundry = bath->foundry;

    bath->wanted_kg_per_s = 0;
    bath->wanting = 0;
    for (int i = 0; i < foundry->casters; i++) {
        const struct caster *caster = &foundry->caster[i];

        if (caster->bath != bath || !caster->in_order || !foundry->in_shift || bath->off)
            continue;
        bath->wanted_kg_per_s += caster->draw_kg_per_s;
        bath->wanting++;
    }
}

/* The share of a lining that so much time uses up. */
static void wear_lining(struct bath *bath, double dt_s)
{
    const double worn_kg = bath->type->reline_every_s > 0
                               ? bath->params.capacity_kg * dt_s / bath->type->reline_every_s
                               : 0;

    ledger_post(world_of(bath)->ledger, FLOW_FURNACE_RELINING, bath_code(bath),
                place_code(PLACE_ROAD, 0), worn_kg);
    bath->worn_kg += worn_kg;
}

/* Emptied and cold: nothing but time passes. */
static void stay_off(struct bath *bath, double dt_s)
{
    ledger_post(world_of(bath)->ledger, FLOW_FURNACE_OFF, bath_code(bath),
                place_code(PLACE_ROAD, 0), dt_s);
    bath->off_s += dt_s;
    bath->synced_s += dt_s;
    tell(bath, TRACE_FURNACE);
}

void bath_sync(struct bath *bath)
{
    const double now_s = world_now(world_of(bath));
    const double dt_s = now_s - bath->synced_s;
    struct holding_exchange exchange = {0};
    double begun_s;

    if (dt_s <= 0)
        return;
    serve(bath, dt_s);
    wear_lining(bath, dt_s);
    if (bath->off) {
        stay_off(bath, dt_s);
        return;
    }
    begun_s = profile_heat_begin(world_of(bath)->profile);
    holding_advance(&bath->params, draw_now(bath), dt_s, &bath->state, &exchange);
    profile_heat_end(world_of(bath)->profile, PROFILE_FURNACES, begun_s);
    bath_post_heat(bath, &exchange);
    dose(bath, &exchange);
    hold_loss(bath, dt_s);
    bath->synced_s = now_s;
    if (!bath->unfed && bath->state.metal_kg < bath->foundry->level_min_kg)
        bath->foundry->level_min_kg = bath->state.metal_kg;
    tell(bath, TRACE_FURNACE);
}

static void bath_look(void *subject)
{
    struct bath *bath = subject;

    bath_sync(bath);
    bath_changed(bath);
}

void bath_changed(struct bath *bath)
{
    struct world *world = world_of(bath);
    const bool castable = holding_castable(&bath->params, &bath->state);
    double look_s;

    if (bath->castable != castable)
        tell(bath, castable ? TRACE_FEEDS : TRACE_STARVED);
    bath->castable = castable;
    look_s = holding_until_s(&bath->params, draw_now(bath), WATCH_HORIZON_S, &bath->state);
    look_s = world_now(world) + fmax(look_s, 1.0);
    if (!calendar_move(world->calendar, bath->watch, look_s))
        bath->watch = calendar_push(world->calendar, look_s, 1, bath_look, bath);
    if (world->supply != NULL)
        world->kind->level_changed(world->supply, bath->foundry);
}

void bath_receive(struct bath *bath, enum flow_kind kind, int from, double metal_kg,
                  double metal_J_per_kg, double drop_K)
{
    struct world *world = world_of(bath);
    const struct oxidation *oxidation = &world->scenario->oxidation;
    const struct alloy *alloy = bath->params.alloy;
    const double in_K = alloy_temperature_K(alloy, metal_J_per_kg);
    const double after_J_per_kg = alloy_enthalpy_J_per_kg(alloy, in_K - drop_K);
    const struct metal_loss lost = {bath_code(bath), LOSS_POUR,
                                    oxidation_transfer(oxidation, metal_kg, oxidation->pour_frac),
                                    after_J_per_kg};

    bath_sync(bath);
    world_post_metal(world, kind, from, bath_code(bath), metal_kg, metal_kg * metal_J_per_kg);
    ledger_post(world->ledger, FLOW_HEAT_STREAM, bath_code(bath), place_code(PLACE_AIR, 0),
                metal_kg * (metal_J_per_kg - after_J_per_kg));
    world_post_loss(world, &lost);
    holding_add(metal_kg - lost.loss.gross_kg, after_J_per_kg, &bath->state);
    bath->unfed = false;
    if (bath->off)
        bath_drain(bath);
    tell(bath, TRACE_FURNACE);
    bath_changed(bath);
}
