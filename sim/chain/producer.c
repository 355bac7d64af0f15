/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/producer.h"

#include <math.h>
#include <stdlib.h>

#include "sim/chain/trip.h"

bool plant_init(struct plant *plant, struct world *world)
{
    const struct producer *producer = &world->scenario->producer;

    *plant = (struct plant){.world = world};
    plant->ladle_kg = vessel_load_kg(world->scenario) / (1 - world->scenario->oxidation.tap_frac);
    if (producer->furnace_count == 0)
        return true;
    plant->pot = calloc((size_t)producer->furnace_count, sizeof *plant->pot);
    if (plant->pot == NULL)
        return false;
    for (; plant->pots < producer->furnace_count; plant->pots++)
        pot_init(&plant->pot[plant->pots], plant, plant->pots);
    return true;
}

void plant_clear(struct plant *plant)
{
    free(plant->pot);
    free(plant->waiting);
}

bool plant_described(const struct plant *plant)
{
    return plant->pots > 0;
}

void plant_begin(struct plant *plant)
{
    for (int i = 0; i < plant->pots; i++)
        pot_begin(&plant->pot[i]);
}

void plant_sync(struct plant *plant)
{
    for (int i = 0; i < plant->pots; i++)
        pot_sync(&plant->pot[i]);
}

void plant_cut(struct plant *plant)
{
    for (int i = 0; i < plant->pots; i++)
        plant->pot[i].ready_at_cut_s = plant->pot[i].ready_s;
}

void plant_stocks(const struct plant *plant, struct balance *balance)
{
    for (int i = 0; i < plant->pots; i++) {
        const struct pot *pot = &plant->pot[i];

        balance_stock(balance, pot_code(pot), pot->bath.metal_kg,
                      pot->bath.metal_kg * pot->bath.metal_J_per_kg);
    }
}

void plant_counters(const struct plant *plant, double counter[FLOW_COUNT])
{
    for (int i = 0; i < plant->pots; i++) {
        counter[FLOW_PLANT_CYCLE] += plant->pot[i].cycles;
        counter[FLOW_PLANT_RELINING] += plant->pot[i].worn_kg;
    }
}

/* ---- molten metal between furnaces ------------------------------------------------------------
 */

static bool same_alloy(const struct pot *pot, const struct pot *other)
{
    return pot->type->alloy_group == other->type->alloy_group;
}

/* Of the furnaces that melt for this one. */
static double least_batch_kg(const struct plant *plant, const struct pot *pot)
{
    double least_kg = HUGE_VAL;

    for (int i = 0; i < plant->pots; i++)
        if (!pot_taps(&plant->pot[i]) && same_alloy(&plant->pot[i], pot))
            least_kg = fmin(least_kg, plant->pot[i].type->capacity_kg);
    return least_kg;
}

/* The fullest of its alloy first, so that one batch is finished before the next is begun. */
static struct pot *hungriest(struct plant *plant, const struct pot *from)
{
    const double batch_kg = from->bath.metal_kg;
    struct pot *best = NULL;

    for (int i = 0; i < plant->pots; i++) {
        struct pot *pot = &plant->pot[i];

        if (pot->stage == POT_CHARGING && !pot->type->type->melts && same_alloy(pot, from) &&
            pot_room_kg(pot) >= batch_kg && (best == NULL || pot_room_kg(pot) < pot_room_kg(best)))
            best = pot;
    }
    return best;
}

void plant_feed(struct plant *plant)
{
    for (int i = 0; i < plant->pots; i++) {
        struct pot *from = &plant->pot[i];
        struct pot *to = from->stage == POT_FULL ? hungriest(plant, from) : NULL;

        if (to == NULL)
            continue;
        pot_receive(to, from);
        pot_charge(from);
        if (pot_room_kg(to) < least_batch_kg(plant, to))
            pot_refine(to);
    }
}

/* ---- ladles -----------------------------------------------------------------------------------
 */

/* The one with least left, so that it is soon empty and the next batch begins. */
static struct pot *ready_pot(struct plant *plant, int alloy_group)
{
    struct pot *best = NULL;

    for (int i = 0; i < plant->pots; i++) {
        struct pot *pot = &plant->pot[i];

        if (pot->stage == POT_READY && pot->type->alloy_group == alloy_group &&
            pot_free_kg(pot) >= plant->ladle_kg &&
            (best == NULL || pot_free_kg(pot) < pot_free_kg(best)))
            best = pot;
    }
    return best;
}

static void promise(struct plant *plant, int at, struct pot *pot)
{
    struct trip *trip = plant->waiting[at].trip;

    plant->waiting_count--;
    for (int i = at; i < plant->waiting_count; i++)
        plant->waiting[i] = plant->waiting[i + 1];
    pot->promised_kg += plant->ladle_kg;
    trip->pot = pot;
    world_push(plant->world, 0, trip_metal_granted, trip);
}

void plant_offer(struct plant *plant)
{
    for (int at = 0; at < plant->waiting_count;) {
        struct pot *pot = ready_pot(plant, plant->waiting[at].alloy_group);

        if (pot != NULL)
            promise(plant, at, pot);
        else
            at++;
    }
}

void plant_request(struct plant *plant, struct trip *trip, int alloy_group)
{
    if (plant->waiting_count == plant->waiting_capacity) {
        int capacity = plant->waiting_capacity ? 2 * plant->waiting_capacity : 16;
        struct plant_wait *waiting =
            realloc(plant->waiting, (size_t)capacity * sizeof *plant->waiting);

        if (waiting == NULL) {
            calendar_fail(plant->world->calendar);
            return;
        }
        plant->waiting = waiting;
        plant->waiting_capacity = capacity;
    }
    plant->waiting[plant->waiting_count++] = (struct plant_wait){trip, alloy_group};
    plant_offer(plant);
}

void plant_served(struct pot *pot)
{
    struct plant *plant = pot->plant;

    pot->promised_kg -= plant->ladle_kg;
    if (pot->promised_kg < plant->ladle_kg / 2)
        pot->promised_kg = 0; /* whole ladles: no rest of rounding */
    pot->tapped_s = world_now(plant->world);
    plant_offer(plant);
    if (pot->promised_kg == 0 && pot_free_kg(pot) < plant->ladle_kg)
        pot_charge(pot);
}
