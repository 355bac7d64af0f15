/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A furnace of the producer out for a new lining. */
#include <math.h>

#include "sim/chain/producer.h"

static struct world *world_of(const struct pot *pot)
{
    return pot->plant->world;
}

/* The share of a lining that so much time uses up. */
void pot_wear(struct pot *pot, double dt_s)
{
    const double worn_kg = pot->type->reline_every_s > 0
                               ? pot->type->capacity_kg * dt_s / pot->type->reline_every_s
                               : 0;

    ledger_post(world_of(pot)->ledger, FLOW_PLANT_RELINING, pot_code(pot),
                place_code(PLACE_ROAD, 0), worn_kg);
    pot->worn_kg += worn_kg;
}

double pot_first_relining_s(const struct pot *pot)
{
    const struct plant_furnace *type = pot->type;
    const int furnaces = pot->plant->world->scenario->producer.furnace_count;

    if (type->reline_every_s <= 0)
        return HUGE_VAL;
    return isnan(type->reline_first_s) ? type->reline_every_s * (pot->index + 1) / furnaces
                                       : type->reline_first_s;
}

void pot_cast(struct pot *pot, double metal_kg)
{
    pot_sync(pot);
    world_post_metal(world_of(pot), FLOW_PLANT_SURPLUS, pot_code(pot), place_code(PLACE_PLANT, 0),
                     metal_kg, metal_kg * pot->bath.metal_J_per_kg);
    pot->bath.metal_kg -= metal_kg;
}

static void relined(void *subject)
{
    struct pot *pot = subject;

    pot_sync(pot);
    pot->stage = POT_EMPTY;
    pot_charge(pot);
}

/* Its heel is cast, and nothing is charged until the lining is dry. */
void pot_reline(struct pot *pot)
{
    struct world *world = world_of(pot);

    pot_cast(pot, pot->bath.metal_kg);
    pot->stage = POT_RELINING;
    pot->reline_s += pot->type->reline_every_s;
    world_push(world, pot->type->reline_s, relined, pot);
}
