/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a foundry's furnaces: how much, for how long, and where a load fits. */
#include <math.h>

#include "sim/chain/foundry.h"

double foundry_level_kg(struct foundry *foundry)
{
    double level_kg = 0;

    foundry_sync(foundry);
    for (int i = 0; i < foundry->baths; i++)
        level_kg += foundry->bath[i].kind->metal_kg(&foundry->bath[i]);
    return level_kg;
}

bool foundry_rests_at(const struct foundry *foundry, double time_s)
{
    for (int i = 0; i < foundry->baths; i++)
        if (!bath_rests_at(&foundry->bath[i], time_s))
            return false;
    return true;
}

double foundry_next_rest_s(const struct foundry *foundry)
{
    double last_s = world_now(foundry->world);

    for (int i = 0; i < foundry->baths; i++)
        last_s = fmax(last_s, bath_next_rest_s(&foundry->bath[i]));
    return last_s;
}

struct foundry_melt foundry_melt_over(struct foundry *foundry, double from_s, double to_s)
{
    struct foundry_melt melt = {0};

    foundry_sync(foundry);
    for (int i = 0; i < foundry->baths; i++) {
        const struct bath *bath = &foundry->bath[i];
        struct bath_melt one;

        if (bath_rests_at(bath, from_s) || bath_rests_at(bath, to_s))
            continue;
        one = bath->kind->melt(bath);
        melt.furnaces++;
        melt.level_kg += one.level_kg;
        melt.capacity_kg += one.capacity_kg;
        melt.usable_min_kg += one.usable_min_kg;
    }
    return melt;
}

double foundry_capacity_kg(const struct foundry *foundry)
{
    double capacity_kg = 0;

    for (int i = 0; i < foundry->baths; i++)
        capacity_kg += foundry->bath[i].params.capacity_kg;
    return capacity_kg;
}

double foundry_in_order_kg_per_s(const struct foundry *foundry)
{
    const double dosed_frac = 1 - foundry->world->scenario->oxidation.dose_frac;
    double draw_kg_per_s = 0;

    for (int i = 0; i < foundry->casters; i++)
        if (foundry->caster[i].in_order)
            draw_kg_per_s += foundry->caster[i].draw_kg_per_s;
    return draw_kg_per_s * dosed_frac * (1 - foundry_kept_frac(foundry));
}

static double room_kg_of(const struct bath *bath)
{
    return bath->off ? 0 : bath->params.capacity_kg - bath->state.metal_kg;
}

static double usable_kg_of(const struct bath *bath)
{
    return fmax(bath->state.metal_kg - bath->params.usable_min_kg, 0);
}

/* Until it is dry with all its machines running; never while it is off. */
static double dry_in_s(const struct bath *bath)
{
    return bath->most_kg_per_s > 0 && !bath->off ? usable_kg_of(bath) / bath->most_kg_per_s
                                                 : HUGE_VAL;
}

double foundry_dry_in_s(struct foundry *foundry)
{
    double first_s = HUGE_VAL;

    foundry_sync(foundry);
    for (int i = 0; i < foundry->baths; i++)
        first_s = fmin(first_s, dry_in_s(&foundry->bath[i]));
    return first_s;
}

double foundry_stuck_kg(const struct foundry *foundry)
{
    double usable_kg = 0, draw_kg_per_s = 0, first_s = HUGE_VAL;

    if (foundry->baths == 1)
        return 0;
    for (int i = 0; i < foundry->baths; i++) {
        usable_kg += usable_kg_of(&foundry->bath[i]);
        draw_kg_per_s += foundry->bath[i].off ? 0 : foundry->bath[i].most_kg_per_s;
        first_s = fmin(first_s, dry_in_s(&foundry->bath[i]));
    }
    return draw_kg_per_s > 0 ? fmax(usable_kg - first_s * draw_kg_per_s, 0) : 0;
}

struct bath *foundry_neediest(struct foundry *foundry, double metal_kg, double *room_kg)
{
    struct bath *best = NULL;

    foundry_sync(foundry);
    for (int i = 0; i < foundry->baths; i++)
        if (room_kg_of(&foundry->bath[i]) >= metal_kg &&
            (best == NULL || dry_in_s(&foundry->bath[i]) < dry_in_s(best)))
            best = &foundry->bath[i];
    if (best == NULL)
        return foundry_roomiest(foundry, room_kg);
    *room_kg = room_kg_of(best);
    return best;
}

struct bath *foundry_roomiest(struct foundry *foundry, double *room_kg)
{
    struct bath *best = &foundry->bath[0];

    foundry_sync(foundry);
    for (int i = 1; i < foundry->baths; i++)
        if (room_kg_of(&foundry->bath[i]) > room_kg_of(best))
            best = &foundry->bath[i];
    *room_kg = room_kg_of(best);
    return best;
}

double foundry_room_in_s(struct foundry *foundry, double room_kg)
{
    double have_kg, draw_kg_per_s;
    const struct bath *bath = foundry_roomiest(foundry, &have_kg);

    draw_kg_per_s = bath->castable ? bath->wanted_kg_per_s * (1 - foundry_kept_frac(foundry)) : 0;
    if (have_kg >= room_kg)
        return 0;
    return draw_kg_per_s > 0 ? (room_kg - have_kg) / draw_kg_per_s : HUGE_VAL;
}
