/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "models/furnace/furnace.h"
#include "sim/chain/foundry.h"
#include "sim/chain/ingot_shop.h"
#include "sim/chain/series.h"

/*
 * The ingot route's supply, one melting shop a customer, and the same shops as standby of the
 * molten route: stock of ingots ordered ahead, and melters that charge a batch, melt it and pour it
 * into a holding furnace as soon as there is room.
 */

static void melter_step(void *subject);

static int melter_code(const struct melter *melter)
{
    return place_for(place_code(PLACE_MELTER, melter->index), melter->shop->foundry->index);
}

void melters_wake(struct shop *shop)
{
    for (int i = 0; i < shop->melters; i++)
        melter_step(&shop->melter[i]);
}

/* ---- melters ----------------------------------------------------------------------------------
 */

static enum flow_kind melt_energy(const struct melter *melter)
{
    return melter->shop->rule->melter->energy == FURNACE_GAS ? FLOW_GAS_MELT : FLOW_POWER_MELT;
}

static int energy_source(const struct melter *melter)
{
    return place_code(melter->shop->rule->melter->energy == FURNACE_GAS ? PLACE_FUEL : PLACE_GRID,
                      0);
}

/* A hot melter loses heat whether it melts or not. */
static void melter_sync(struct melter *melter)
{
    struct world *world = melter->shop->world;
    const int here = melter_code(melter);
    const double standing_J =
        melter->shop->rule->melter_standby_W * (world_now(world) - melter->synced_s);

    ledger_post(world->ledger, melt_energy(melter), energy_source(melter), here, standing_J);
    ledger_post(world->ledger, FLOW_HEAT_AMBIENT, here, place_code(PLACE_AIR, 0), standing_J);
    melter->synced_s = world_now(world);
}

/* A standby's batch is part of what happens to molten supply; it is no level of a furnace. */
static void tell(const struct melter *melter, enum trace_kind kind, double melt_K)
{
    const struct world *world = melter->shop->world;
    struct trace_event event = trace_event_none(kind);

    if (!melter->shop->standby || world->watcher == NULL)
        return;
    event.customer = melter->shop->foundry->index;
    event.melt_K = melt_K;
    event.metal_kg = melter->bath_kg;
    world_tell(world, &event);
}

static void melter_done(void *subject)
{
    struct melter *melter = subject;
    struct world *world = melter->shop->world;
    const struct ingot_supply *rule = melter->shop->rule;
    const struct alloy *alloy = &melter->shop->foundry->customer->alloy;
    const int here = melter_code(melter);
    const double out_J_per_kg = alloy_enthalpy_J_per_kg(alloy, rule->melter_K);
    const double input_J = melter_input_J(alloy, melter->bath_kg, ALLOY_REFERENCE_K, rule->melter_K,
                                          rule->melter_efficiency_frac);
    const struct metal_loss lost = {
        here, LOSS_MELTING,
        oxidation_transfer(&world->scenario->oxidation, melter->bath_kg, rule->burn_loss_frac),
        out_J_per_kg};

    ledger_post(world->ledger, melt_energy(melter), energy_source(melter), here, input_J);
    ledger_post(world->ledger, FLOW_HEAT_FLUE, here, place_code(PLACE_FLUE, 0),
                input_J - melter->bath_kg * out_J_per_kg);
    ledger_post(world->ledger, FLOW_POWER_AUXILIARY, place_code(PLACE_GRID, 0), here,
                melter->bath_kg * rule->power_J_per_kg);
    melter->auxiliary_J += melter->bath_kg * rule->power_J_per_kg;
    world_post_loss(world, &lost);
    melter->bath_J = (melter->bath_kg - lost.loss.gross_kg) * out_J_per_kg;
    melter->bath_kg -= lost.loss.gross_kg;
    melter->busy_s += world_now(world) - melter->began_s;
    melter->stage = MELTER_FULL;
    melter_step(melter);
}

static void melter_charge(struct melter *melter)
{
    struct shop *shop = melter->shop;
    struct world *world = shop->world;
    const double batch_kg = shop->rule->batch_kg;

    if (shop->stock_kg < batch_kg ||
        !shift_working(&shop->foundry->customer->shifts, world_now(world)))
        return;
    if (shop->standby && foundry_dry_in_s(shop->foundry) > shop->rule->standby_below_s)
        return;
    stock_sync(shop);
    shop->stock_kg -= batch_kg;
    melter->bath_kg = batch_kg;
    melter->bath_J = 0;
    world_post_metal(world, FLOW_METAL_CHARGE, stock_code(shop), melter_code(melter), batch_kg, 0);
    melter->began_s = world_now(world);
    melter->stage = MELTER_MELTING;
    tell(melter, TRACE_MELTS, NAN);
    world_push(world, batch_kg / shop->rule->melter_kg_per_s, melter_done, melter);
    stock_review(shop);
}

static void melter_transfer(struct melter *melter)
{
    double room_kg;
    struct bath *bath = foundry_roomiest(melter->shop->foundry, &room_kg);
    const double metal_kg = melter->bath_kg, metal_J = melter->bath_J;

    if (room_kg < metal_kg)
        return;
    tell(melter, TRACE_MELTED, melter->shop->rule->melter_K);
    melter->bath_kg = melter->bath_J = 0;
    melter->stage = MELTER_EMPTY;
    bath_receive(bath, FLOW_METAL_TRANSFER, melter_code(melter), metal_kg, metal_J / metal_kg,
                 bath->foundry->customer->pour_drop_K);
}

/* Whatever the melter can do now. */
static void melter_step(void *subject)
{
    struct melter *melter = subject;

    if (melter->stage == MELTER_FULL)
        melter_transfer(melter);
    if (melter->stage == MELTER_EMPTY)
        melter_charge(melter);
}

/* ---- shops ------------------------------------------------------------------------------------
 */

static bool shop_init(struct shop *shop, struct foundry *foundry, int first_melter, bool standby)
{
    *shop = (struct shop){.world = foundry->world,
                          .foundry = foundry,
                          .rule = standby ? &foundry->customer->standby : &foundry->customer->ingot,
                          .standby = standby};
    stock_init(shop);
    shop->melter = calloc((size_t)shop->rule->melters, sizeof *shop->melter);
    if (shop->melter == NULL)
        return false;
    for (; shop->melters < shop->rule->melters; shop->melters++)
        shop->melter[shop->melters] =
            (struct melter){.shop = shop, .index = first_melter + shop->melters};
    return true;
}

bool shops_create(struct shops *shops, struct world *world, bool standby)
{
    int melters = 0;

    *shops = (struct shops){0};
    shops->shop = calloc((size_t)world->foundries, sizeof *shops->shop);
    if (shops->shop == NULL)
        return false;
    for (int i = 0; i < world->foundries; i++) {
        if (standby && world->foundry[i]->customer->standby.melters == 0)
            continue;
        if (!shop_init(&shops->shop[shops->count], world->foundry[i], melters, standby))
            return false;
        melters += shops->shop[shops->count++].melters;
    }
    return true;
}

void shops_free(struct shops *shops)
{
    for (int i = 0; i < shops->count; i++) {
        stock_clear(&shops->shop[i]);
        free(shops->shop[i].melter);
    }
    free(shops->shop);
    *shops = (struct shops){0};
}

void shops_level_changed(struct shops *shops, const struct foundry *foundry)
{
    int i = foundry->index < shops->count ? foundry->index : shops->count - 1;

    while (i >= 0 && shops->shop[i].foundry->index > foundry->index)
        i--;
    if (i >= 0 && shops->shop[i].foundry == foundry)
        melters_wake(&shops->shop[i]);
}

void shops_begin(struct shops *shops)
{
    for (int i = 0; i < shops->count; i++) {
        stock_begin(&shops->shop[i]);
        melters_wake(&shops->shop[i]);
    }
}

void shops_sync(struct shops *shops)
{
    for (int i = 0; i < shops->count; i++) {
        struct shop *shop = &shops->shop[i];

        stock_sync(shop);
        for (int k = 0; k < shop->melters; k++)
            melter_sync(&shop->melter[k]);
    }
}

static double busy_s(const struct melter *melter)
{
    const double running_s =
        melter->stage == MELTER_MELTING ? world_now(melter->shop->world) - melter->began_s : 0;

    return melter->busy_s + running_s;
}

void shops_cut(struct shops *shops)
{
    for (int i = 0; i < shops->count; i++) {
        struct shop *shop = &shops->shop[i];

        shop->stock_kgs_at_cut = shop->stock_kgs;
        shop->empty_s_at_cut = shop->empty_s;
        shop->deliveries_at_cut = shop->deliveries;
        for (int k = 0; k < shop->melters; k++)
            shop->melter[k].busy_at_cut_s = busy_s(&shop->melter[k]);
    }
}

void shops_stocks(const struct shops *shops, struct balance *balance)
{
    for (int i = 0; i < shops->count; i++) {
        const struct shop *shop = &shops->shop[i];

        balance_stock(balance, place_bare(stock_code(shop)), shop->stock_kg, 0);
        for (int k = 0; k < shop->melters; k++)
            balance_stock(balance, place_bare(melter_code(&shop->melter[k])),
                          shop->melter[k].bath_kg, shop->melter[k].bath_J);
    }
}

void shops_counters(const struct shops *shops, double counter[FLOW_COUNT])
{
    for (int i = 0; i < shops->count; i++) {
        const struct shop *shop = &shops->shop[i];

        counter[FLOW_STOCK_TIME] += shop->stock_kgs;
        for (int k = 0; k < shop->melters; k++)
            counter[FLOW_POWER_AUXILIARY] += shop->melter[k].auxiliary_J;
    }
}

static void shop_report(const struct shop *shop, struct outcome *outcome)
{
    const double observed_s = outcome->horizon_s - outcome->cut_s;
    double melting_s = 0;

    for (int i = 0; i < shop->melters; i++)
        melting_s += busy_s(&shop->melter[i]) - shop->melter[i].busy_at_cut_s;
    outcome->stock_mean_kg = (shop->stock_kgs - shop->stock_kgs_at_cut) / observed_s;
    outcome->stock_empty_frac = (shop->empty_s - shop->empty_s_at_cut) / observed_s;
    outcome->melter_busy_frac = melting_s / observed_s / shop->melters;
    outcome->deliveries = shop->deliveries - shop->deliveries_at_cut;
    outcome->assets.melter_kg_per_s = shop->melters * shop->rule->melter_kg_per_s;
    outcome->assets.workers = shop->standby ? 0 : shop->rule->workers;
}

void shops_report(const struct shops *shops, struct outcome *outcome)
{
    for (int i = 0; i < shops->count; i++)
        shop_report(&shops->shop[i], &outcome->each[shops->shop[i].foundry->index]);
}

/* ---- the route --------------------------------------------------------------------------------
 */

struct supply {
    struct shops shops;
};

static void ingot_free(struct supply **supply)
{
    if (*supply == NULL)
        return;
    shops_free(&(*supply)->shops);
    free(*supply);
    *supply = NULL;
}

static struct supply *ingot_create(struct world *world)
{
    struct supply *supply = calloc(1, sizeof *supply);

    if (supply != NULL && !shops_create(&supply->shops, world, false))
        ingot_free(&supply);
    return supply;
}

static void ingot_level_changed(struct supply *supply, const struct foundry *foundry)
{
    shops_level_changed(&supply->shops, foundry);
}

static void ingot_begin(struct supply *supply)
{
    shops_begin(&supply->shops);
}

static void ingot_sync(struct supply *supply)
{
    shops_sync(&supply->shops);
}

static void ingot_cut(struct supply *supply)
{
    shops_cut(&supply->shops);
}

static void ingot_stocks(const struct supply *supply, struct balance *balance)
{
    shops_stocks(&supply->shops, balance);
}

static void ingot_counters(const struct supply *supply, double counter[FLOW_COUNT])
{
    shops_counters(&supply->shops, counter);
}

static bool ingot_report(struct supply *supply, struct outcome *outcome)
{
    shops_report(&supply->shops, outcome);
    return true;
}

static bool ingot_week(struct supply *supply, struct outcome *outcome)
{
    double stock_kg = 0;

    for (int i = 0; i < supply->shops.count; i++)
        stock_kg += supply->shops.shop[i].stock_kg;
    return series_push(&outcome->series_arrival_K, NAN) &&
           series_push(&outcome->series_stock_kg, stock_kg);
}

static double ingot_holder_kg(const struct furnace *furnace)
{
    return furnace->ingot_capacity_kg;
}

const struct route_kind ingot_route = {
    .name = "ingot",
    .summary = "ingots bought ahead and remelted by the customer",
    .create = ingot_create,
    .begin = ingot_begin,
    .level_changed = ingot_level_changed,
    .sync = ingot_sync,
    .cut = ingot_cut,
    .week = ingot_week,
    .stocks = ingot_stocks,
    .counters = ingot_counters,
    .report = ingot_report,
    .free = ingot_free,
    .holder_kg = ingot_holder_kg,
};
