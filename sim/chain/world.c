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

struct loss_lines world_loss_lines(int place, enum loss_cause cause)
{
    const int dross = place_code(PLACE_DROSS, (int)cause);
    const enum flow_kind oxidised = cause == LOSS_RETURNS ? FLOW_RETURN_OXIDISED
                                    : cause == LOSS_PLANT ? FLOW_PLANT_OXIDISED
                                                          : FLOW_METAL_OXIDISED;
    const enum flow_kind trapped = cause == LOSS_RETURNS ? FLOW_RETURN_TRAPPED
                                   : cause == LOSS_PLANT ? FLOW_PLANT_TRAPPED
                                                         : FLOW_METAL_TRAPPED;

    return (struct loss_lines){
        .oxidised = ledger_line(oxidised, place, dross),
        .trapped = ledger_line(trapped, place, dross),
        .metal_heat = ledger_line(FLOW_HEAT_METAL, place, dross),
        .reaction = ledger_line(FLOW_HEAT_OXIDATION, place_code(PLACE_REACTION, 0), place),
        .reaction_lost = ledger_line(FLOW_HEAT_OXIDATION_LOST, place, dross),
    };
}

static void add_loss(struct ledger *ledger, struct loss_lines *lines,
                     const struct oxidation_loss *loss, double metal_J_per_kg, double lost_J)
{
    ledger_add(ledger, &lines->oxidised, loss->oxidised_kg);
    ledger_add(ledger, &lines->trapped, loss->trapped_kg);
    ledger_add(ledger, &lines->metal_heat, loss->gross_kg * metal_J_per_kg);
    ledger_add(ledger, &lines->reaction, loss->reaction_J);
    ledger_add(ledger, &lines->reaction_lost, lost_J);
}

void world_add_loss(struct world *world, struct loss_lines *lines,
                    const struct oxidation_loss *loss, double metal_J_per_kg)
{
    add_loss(world->ledger, lines, loss, metal_J_per_kg, loss->reaction_J);
}

double world_add_resting_loss(struct world *world, struct loss_lines *lines,
                              const struct oxidation_loss *loss, double metal_J_per_kg)
{
    const double kept_J = loss->reaction_J * world->scenario->oxidation.heat_to_melt_frac;

    add_loss(world->ledger, lines, loss, metal_J_per_kg, loss->reaction_J - kept_J);
    return kept_J;
}

void world_post_loss(struct world *world, const struct metal_loss *lost)
{
    struct loss_lines lines = world_loss_lines(lost->place, lost->cause);

    world_add_loss(world, &lines, &lost->loss, lost->metal_J_per_kg);
}

double world_post_resting_loss(struct world *world, const struct metal_loss *lost)
{
    struct loss_lines lines = world_loss_lines(lost->place, lost->cause);

    return world_add_resting_loss(world, &lines, &lost->loss, lost->metal_J_per_kg);
}

void world_tell(const struct world *world, const struct trace_event *event)
{
    struct trace_event now = *event;

    if (world->watcher == NULL)
        return;
    now.time_s = world_now(world);
    world->watcher->event(world->watcher->context, &now);
}
