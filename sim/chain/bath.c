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

int bath_code(const struct bath *bath)
{
    return bath_place(bath, bath->kind->place);
}

static double draw_now(const struct bath *bath)
{
    return bath->castable ? bath->wanted_kg_per_s : 0;
}

/* Runners and biscuit come back cold and are remelted at once into the same bath. */
static void return_scrap(struct bath *bath, double shot_kg)
{
    struct world *world = world_of(bath);
    struct bath_lines *lines = &bath->lines;
    const struct customer *customer = bath->foundry->customer;
    const double charge_kg = shot_kg * foundry_kept_frac(bath->foundry);
    const double out_K = bath->kind->remelt_K(bath);
    const double out_J_per_kg = alloy_enthalpy_J_per_kg(&customer->alloy, out_K);
    const struct oxidation_loss loss = oxidation_transfer(&world->scenario->oxidation, charge_kg,
                                                          customer->returns_burn_loss_frac);
    double fuel_J;

    if (charge_kg <= 0)
        return;
    fuel_J = melter_input_J(&customer->alloy, charge_kg, ALLOY_REFERENCE_K, out_K,
                            customer->returns_efficiency_frac);
    ledger_add(world->ledger, &lines->back, charge_kg);
    ledger_add(world->ledger, &lines->back_gas, fuel_J);
    ledger_add(world->ledger, &lines->back_flue, fuel_J - charge_kg * out_J_per_kg);
    world_add_loss(world, &lines->returned, &loss, out_J_per_kg);
    bath->kind->take_back(bath, charge_kg - loss.gross_kg, out_J_per_kg);
}

void bath_dose(struct bath *bath, const struct bath_drawn *drawn)
{
    struct world *world = world_of(bath);
    struct bath_lines *lines = &bath->lines;
    const struct oxidation *oxidation = &world->scenario->oxidation;
    const double returns_frac = bath->foundry->customer->returns_frac;
    const double J_per_kg = drawn->metal_kg > 0 ? drawn->metal_J / drawn->metal_kg : 0;
    const struct oxidation_loss loss =
        oxidation_transfer(oxidation, drawn->metal_kg, oxidation->dose_frac);
    const double shot_kg = drawn->metal_kg - loss.gross_kg;

    if (drawn->metal_kg <= 0)
        return;
    ledger_add(world->ledger, &lines->draw, drawn->metal_kg);
    ledger_add(world->ledger, &lines->draw_heat, drawn->metal_J);
    world_add_loss(world, &lines->dosed, &loss, J_per_kg);
    /* castings carry all the heat; returns come back cold */
    ledger_add(world->ledger, &lines->shot, shot_kg * (1 - returns_frac));
    ledger_add(world->ledger, &lines->shot_heat, shot_kg * J_per_kg);
    bath->foundry->service.new_metal_kg += shot_kg * (1 - returns_frac);
    return_scrap(bath, shot_kg);
    foundry_put_scrap(bath->foundry, bath_place(bath, PLACE_MACHINE),
                      shot_kg * foundry_sent_frac(bath->foundry));
}

static void serve(struct bath *bath, double dt_s)
{
    struct service *service = &bath->foundry->service;
    const struct world *world = world_of(bath);
    const double yield_frac =
        (1 - world->scenario->oxidation.dose_frac) * (1 - bath->foundry->customer->returns_frac);
    const double melt_K = bath->kind->melt_K(bath);

    service->scheduled_s += bath->wanting * dt_s;
    service->demanded_kg += bath->wanted_kg_per_s * yield_frac * dt_s;
    service->level_kgs += bath->kind->metal_kg(bath) * dt_s;
    if (bath->off || isnan(melt_K))
        service->off_s += dt_s;
    else
        service->temperature_Ks += melt_K * dt_s;
    if (!bath->castable) {
        service->stockout_s += bath->wanting * dt_s;
        ledger_post(world->ledger, FLOW_DOWNTIME, bath_code(bath), place_code(PLACE_ROAD, 0),
                    bath->wanting * dt_s);
    }
}

void bath_tell(const struct bath *bath, enum trace_kind kind)
{
    struct trace_event event = trace_event_none(kind);

    if (world_of(bath)->watcher == NULL)
        return;
    event.customer = bath->foundry->index;
    event.furnace = bath->index;
    event.melt_K = bath->kind->melt_K(bath);
    event.metal_kg = bath->kind->metal_kg(bath);
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

void bath_sync(struct bath *bath)
{
    const double now_s = world_now(world_of(bath));
    const double dt_s = now_s - bath->synced_s;

    if (dt_s <= 0)
        return;
    serve(bath, dt_s);
    bath->kind->pass(bath, draw_now(bath), dt_s);
    bath->synced_s = now_s;
    if (!bath->off && !bath->unfed)
        bath->foundry->level_min_kg = fmin(bath->foundry->level_min_kg, bath->kind->metal_kg(bath));
    bath_tell(bath, TRACE_FURNACE);
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
    const bool castable = bath->kind->choose(bath);
    double look_s;

    if (bath->castable != castable)
        bath_tell(bath, castable ? TRACE_FEEDS : TRACE_STARVED);
    bath->castable = castable;
    look_s = bath->kind->until_s(bath, draw_now(bath), WATCH_HORIZON_S);
    look_s = world_now(world) + fmax(look_s, 1.0);
    if (!calendar_move(world->calendar, bath->watch, look_s))
        bath->watch = calendar_push(world->calendar, look_s, 1, bath_look, bath);
    if (world->supply != NULL)
        world->kind->level_changed(world->supply, bath->foundry);
}
