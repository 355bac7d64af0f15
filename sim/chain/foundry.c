/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/foundry.h"

#include <math.h>
#include <stdlib.h>

#include "sim/chain/stands.h"

static void caster_init(struct caster *caster, struct foundry *foundry, const struct machine *type,
                        int index)
{
    const struct world *world = foundry->world;

    *caster = (struct caster){.foundry = foundry, .type = type, .in_order = true};
    caster->bath = &foundry->bath[foundry->bath->stands != NULL ? 0 : type->furnace];
    caster->draw_kg_per_s =
        diecast_draw_kg_per_s(type->shot_kg, type->cycle_s, 1, type->utilisation_frac) /
        (1 - world->scenario->oxidation.dose_frac);
    caster->bath->most_kg_per_s += caster->draw_kg_per_s;
    stream_init(&caster->stream, world->seed, world->replication, "machine",
                world_index(foundry->index, index));
}

/* Its furnaces; or the ladles that are left with it. */
static bool baths_init(struct foundry *foundry)
{
    const struct customer *customer = foundry->customer;

    foundry->bath = calloc((size_t)customer->furnace_count, sizeof *foundry->bath);
    if (foundry->bath == NULL)
        return false;
    if (foundry->world->kind->leaves_ladles && customer->stands.count > 0) {
        foundry->baths = 1;
        return stands_init(foundry->bath, foundry);
    }
    for (; foundry->baths < customer->furnace_count; foundry->baths++)
        bath_init(&foundry->bath[foundry->baths], foundry, foundry->baths);
    return true;
}

struct foundry *foundry_create(struct world *world, int index)
{
    const struct customer *customer = &world->scenario->customers[index];
    struct foundry *foundry = calloc(1, sizeof *foundry);
    int casters = 0;

    for (int i = 0; i < customer->machine_count; i++)
        casters += customer->machines[i].count;
    if (foundry == NULL)
        return NULL;
    foundry->world = world;
    foundry->customer = customer;
    foundry->index = index;
    for (int i = 0; i < index; i++)
        foundry->first_bath += world->scenario->customers[i].furnace_count;
    foundry->caster = calloc((size_t)casters, sizeof *foundry->caster);
    if (!baths_init(foundry) || foundry->caster == NULL) {
        foundry_free(&foundry);
        return NULL;
    }
    for (int i = 0; i < customer->machine_count; i++)
        for (int k = 0; k < customer->machines[i].count; k++, foundry->casters++)
            caster_init(&foundry->caster[foundry->casters], foundry, &customer->machines[i],
                        foundry->casters);
    foundry->level_min_kg = HUGE_VAL;
    return foundry;
}

void foundry_free(struct foundry **foundry)
{
    if (*foundry == NULL)
        return;
    for (int i = 0; i < (*foundry)->baths; i++)
        stands_clear(&(*foundry)->bath[i]);
    free((*foundry)->bath);
    free((*foundry)->caster);
    free(*foundry);
    *foundry = NULL;
}

static void shift_change(void *subject)
{
    struct foundry *foundry = subject;
    struct world *world = foundry->world;
    const double next_s = shift_next_change_s(&foundry->customer->shifts, world_now(world));

    foundry_sync(foundry);
    foundry->in_shift = shift_working(&foundry->customer->shifts, world_now(world));
    for (int i = 0; i < foundry->baths; i++) {
        if (foundry->in_shift && foundry->bath[i].kind->rests)
            bath_plan_shutdown(&foundry->bath[i], &foundry->customer->shifts);
        bath_count(&foundry->bath[i]);
        bath_changed(&foundry->bath[i]);
    }
    if (next_s < HUGE_VAL)
        calendar_push(world->calendar, next_s, -1, shift_change, foundry);
}

/* Breakdown or repair: one draw per event, on calendar time. */
static void caster_change(void *subject)
{
    struct caster *caster = subject;
    struct world *world = caster->foundry->world;
    const struct dist *length;

    bath_sync(caster->bath);
    caster->in_order = !caster->in_order;
    length = caster->in_order ? &caster->type->uptime_s : &caster->type->repair_s;
    bath_count(caster->bath);
    bath_changed(caster->bath);
    world_push(world, dist_from_uniform(length, stream_uniform(&caster->stream)), caster_change,
               caster);
}

void foundry_begin(struct foundry *foundry)
{
    for (int i = 0; i < foundry->casters; i++) {
        struct caster *caster = &foundry->caster[i];
        const struct dist *uptime = &caster->type->uptime_s;

        if (dist_mean(uptime) > 0 && dist_mean(&caster->type->repair_s) > 0)
            world_push(foundry->world, dist_from_uniform(uptime, stream_uniform(&caster->stream)),
                       caster_change, caster);
    }
    for (int i = 0; i < foundry->baths && foundry->bath->kind->rests; i++)
        bath_plan_relining(&foundry->bath[i], i, foundry->baths);
    shift_change(foundry);
}

void foundry_sync(struct foundry *foundry)
{
    for (int i = 0; i < foundry->baths; i++)
        bath_sync(&foundry->bath[i]);
}

void foundry_cut(struct foundry *foundry)
{
    foundry->at_cut = foundry->service;
    foundry->level_min_kg = HUGE_VAL;
}

static int scrap_code(const struct foundry *foundry);

void foundry_stocks(const struct foundry *foundry, struct balance *balance)
{
    balance_stock(balance, place_bare(scrap_code(foundry)), foundry->scrap_kg, 0);
    for (int i = 0; i < foundry->baths; i++) {
        const struct bath *bath = &foundry->bath[i];

        bath->kind->stocks(bath, balance);
        balance_stock(balance, place_code(PLACE_MACHINE, bath->index), 0, 0);
        balance_stock(balance, place_code(PLACE_RETURNS, bath->index), 0, 0);
    }
}

void foundry_counters(const struct foundry *foundry, double counter[FLOW_COUNT])
{
    counter[FLOW_DOWNTIME] += foundry->service.stockout_s;
    for (int i = 0; i < foundry->baths; i++) {
        counter[FLOW_FURNACE_OFF] += foundry->bath[i].off_s;
        counter[FLOW_FURNACE_RELINING] += foundry->bath[i].worn_kg;
    }
}

/* Rate at which returns come back when every machine runs. */
static double returns_kg_per_s(const struct foundry *foundry)
{
    const struct world *world = foundry->world;
    double draw_kg_per_s = 0;

    for (int i = 0; i < foundry->casters; i++)
        draw_kg_per_s += foundry->caster[i].draw_kg_per_s;
    return draw_kg_per_s * (1 - world->scenario->oxidation.dose_frac) * foundry_kept_frac(foundry);
}

void foundry_report(struct foundry *foundry, struct outcome *outcome)
{
    const struct service *all = &foundry->service, *cut = &foundry->at_cut;
    const double observed_s = outcome->horizon_s - outcome->cut_s;

    outcome->scheduled_s = all->scheduled_s - cut->scheduled_s;
    outcome->stockout_s = all->stockout_s - cut->stockout_s;
    outcome->demanded_kg = all->demanded_kg - cut->demanded_kg;
    outcome->new_metal_kg = all->new_metal_kg - cut->new_metal_kg;
    outcome->distance_m = foundry->customer->route.distance_m;
    outcome->furnaces = foundry->baths;
    outcome->level_mean_kg = (all->level_kgs - cut->level_kgs) / observed_s;
    outcome->furnace_K_mean = (all->temperature_Ks - cut->temperature_Ks) /
                              (observed_s * foundry->baths - (all->off_s - cut->off_s));
    outcome->level_min_kg = foundry->level_min_kg;
    outcome->standing_mean = (all->standing_s - cut->standing_s) / observed_s;
    if (foundry->bath->stands != NULL)
        outcome->assets.stands = foundry->bath->stands->count;
    outcome->assets.holder_kg = foundry_capacity_kg(foundry);
    outcome->assets.returns_melter_kg_per_s = returns_kg_per_s(foundry);
    outcome->assets.plant_manned_frac =
        shift_share_between_frac(&foundry->customer->shifts, outcome->cut_s, outcome->horizon_s);
}

double foundry_sent_frac(const struct foundry *foundry)
{
    const struct customer *customer = foundry->customer;

    return foundry->world->kind->takes_scrap ? customer->returns_frac * customer->scrap_back_frac
                                             : 0;
}

double foundry_kept_frac(const struct foundry *foundry)
{
    return foundry->customer->returns_frac - foundry_sent_frac(foundry);
}

static int scrap_code(const struct foundry *foundry)
{
    return place_for(place_code(PLACE_SCRAP, foundry->index), foundry->index);
}

void foundry_put_scrap(struct foundry *foundry, int from, double metal_kg)
{
    ledger_post(foundry->world->ledger, FLOW_METAL_SCRAP, from, scrap_code(foundry), metal_kg);
    foundry->scrap_kg += metal_kg;
}

double foundry_take_scrap(struct foundry *foundry, double most_kg)
{
    double metal_kg;

    foundry_sync(foundry);
    metal_kg = fmin(foundry->scrap_kg, most_kg);
    foundry->scrap_kg -= metal_kg;
    ledger_post(foundry->world->ledger, FLOW_METAL_BACKHAUL, scrap_code(foundry),
                place_code(PLACE_PLANT, 0), metal_kg);
    return metal_kg;
}
