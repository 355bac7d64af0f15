/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ladle that is left at a customer and drawn from. */
#include <math.h>

#include "sim/chain/vessel.h"
#include "sim/chain/yard.h"

static struct world *world_of(const struct vessel *vessel)
{
    return vessel->yard->world;
}

void vessel_start_left(struct vessel *vessel, int customer, double metal_kg, double melt_K)
{
    const struct world *world = world_of(vessel);
    const struct alloy *alloy;

    vessel_assign(vessel, customer);
    alloy = vessel->params.alloy;
    if (!world->scenario->producer.preheat) /* else it is as hot as one that is preheated */
        ladle_soak(&vessel->params, vessel->yard->grid, melt_K, world_air_K(world), &vessel->state);
    ladle_fill(&vessel->params, metal_kg, alloy_enthalpy_J_per_kg(alloy, melt_K), &vessel->state);
    composition_add(metal_kg, alloy, 1, &vessel->came);
    composition_add(metal_kg, alloy, 1, &vessel->held);
    vessel_leave(vessel);
}

void vessel_leave(struct vessel *vessel)
{
    vessel->stage = VESSEL_STANDS;
    vessel->stood = true;
}

void vessel_fetch(struct vessel *vessel)
{
    vessel->stage = VESSEL_AWAY;
    vessel_stand(vessel);
}

struct ladle_transfer vessel_draw(struct vessel *vessel, double metal_kg, int to)
{
    struct ladle_transfer out = ladle_take(metal_kg, &vessel->state);

    vessel_part_with(vessel, out.metal_kg);
    world_post_metal(world_of(vessel), FLOW_METAL_POUR, vessel_code(vessel), to, out.metal_kg,
                     out.metal_J);
    return out;
}

/* Heat for the melt up to the setpoint, as much as there is power for. */
static void heat(struct vessel *vessel, const struct ladle_stands *heater, double dt_s)
{
    struct ledger *ledger = world_of(vessel)->ledger;
    struct ladle_state *state = &vessel->state;
    const double wanted_J_per_kg =
        alloy_enthalpy_J_per_kg(vessel->params.alloy, heater->setpoint_K) - state->melt_J_per_kg;
    const double most_J = heater->heater_W * heater->efficiency_frac * dt_s;
    const double heat_J = fmin(fmax(wanted_J_per_kg, 0) * state->melt_kg, most_J);
    const double input_J = heat_J / heater->efficiency_frac;

    if (heat_J <= 0)
        return;
    state->melt_J_per_kg += heat_J / state->melt_kg;
    ledger_post(ledger, FLOW_POWER_HOLD, place_code(PLACE_GRID, 0), vessel_code(vessel), input_J);
    ledger_post(ledger, FLOW_HEAT_FLUE, vessel_code(vessel), place_code(PLACE_FLUE, 0),
                input_J - heat_J);
}

void vessel_stay(struct vessel *vessel, const struct ladle_stands *heater, double mouth_open_frac)
{
    const double dt_s = world_now(world_of(vessel)) - vessel->synced_s;

    vessel_stand(vessel);
    vessel->boundary.mouth_open_frac = mouth_open_frac;
    if (heater != NULL && vessel->state.melt_kg > 0)
        heat(vessel, heater, dt_s);
    vessel_tell(vessel, TRACE_LADLE);
}

void vessel_take_returns(struct vessel *vessel, int from, double metal_kg, double metal_J_per_kg)
{
    world_post_metal(world_of(vessel), FLOW_METAL_RETURN_MELT, from, vessel_code(vessel), metal_kg,
                     metal_kg * metal_J_per_kg);
    composition_add(metal_kg, vessel->params.alloy, 1, &vessel->came);
    composition_add(metal_kg, vessel->params.alloy, 1, &vessel->held);
    ladle_fill(&vessel->params, metal_kg, metal_J_per_kg, &vessel->state);
}
