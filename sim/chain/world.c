/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/world.h"

uint64_t world_index(int customer, int number)
{
    return (uint64_t)customer << 32 | (uint64_t)number;
}

double world_now(const struct world *world)
{
    return calendar_now(world->calendar);
}

double world_air_K(const struct world *world)
{
    const struct scenario *scenario = world->scenario;

    return weather_air_K(&scenario->weather, scenario->simulation.day_of_year, world_now(world));
}

double world_wind_m_per_s(const struct world *world)
{
    const struct scenario *scenario = world->scenario;

    return weather_wind_m_per_s(&scenario->weather, scenario->simulation.day_of_year,
                                world_now(world));
}

void world_push(struct world *world, double delay_s, event_action *action, void *subject)
{
    calendar_push(world->calendar, world_now(world) + delay_s, 0, action, subject);
}

void world_post_metal(struct world *world, enum flow_kind kind, int from, int to, double metal_kg,
                      double metal_J)
{
    ledger_post(world->ledger, kind, from, to, metal_kg);
    ledger_post(world->ledger, FLOW_HEAT_METAL, from, to, metal_J);
}

static void post_loss(struct world *world, const struct metal_loss *lost, double lost_J)
{
    const int dross = place_code(PLACE_DROSS, (int)lost->cause), place = lost->place;
    const enum flow_kind oxidised = lost->cause == LOSS_RETURNS ? FLOW_RETURN_OXIDISED
                                    : lost->cause == LOSS_PLANT ? FLOW_PLANT_OXIDISED
                                                                : FLOW_METAL_OXIDISED;
    const enum flow_kind trapped = lost->cause == LOSS_RETURNS ? FLOW_RETURN_TRAPPED
                                   : lost->cause == LOSS_PLANT ? FLOW_PLANT_TRAPPED
                                                               : FLOW_METAL_TRAPPED;

    ledger_post(world->ledger, oxidised, place, dross, lost->loss.oxidised_kg);
    ledger_post(world->ledger, trapped, place, dross, lost->loss.trapped_kg);
    ledger_post(world->ledger, FLOW_HEAT_METAL, place, dross,
                lost->loss.gross_kg * lost->metal_J_per_kg);
    ledger_post(world->ledger, FLOW_HEAT_OXIDATION, place_code(PLACE_REACTION, 0), place,
                lost->loss.reaction_J);
    ledger_post(world->ledger, FLOW_HEAT_OXIDATION_LOST, place, dross, lost_J);
}

void world_post_loss(struct world *world, const struct metal_loss *lost)
{
    post_loss(world, lost, lost->loss.reaction_J);
}

double world_post_resting_loss(struct world *world, const struct metal_loss *lost)
{
    const double kept_J = lost->loss.reaction_J * world->scenario->oxidation.heat_to_melt_frac;

    post_loss(world, lost, lost->loss.reaction_J - kept_J);
    return kept_J;
}

void world_tell(const struct world *world, const struct trace_event *event)
{
    struct trace_event now = *event;

    if (world->watcher == NULL)
        return;
    now.time_s = world_now(world);
    world->watcher->event(world->watcher->context, &now);
}
