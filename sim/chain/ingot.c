/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "models/furnace/furnace.h"
#include "sim/chain/foundry.h"
#include "sim/chain/series.h"

/*
 * The ingot route's supply: stock of ingots ordered ahead, and melters that charge a batch, melt it
 * and pour it into a holding furnace as soon as there is room.
 */

enum melter_stage { MELTER_EMPTY, MELTER_MELTING, MELTER_FULL };

struct melter {
    struct supply *supply;
    int index;
    enum melter_stage stage;
    double bath_kg, bath_J;
    double synced_s; /* standing loss posted up to here */
    double began_s, busy_s, busy_at_cut_s;
    double auxiliary_J; /* own counter */
};

struct supply {
    struct world *world;
    const struct ingot_supply *rule;
    struct melter *melter;
    int melters;
    double stock_kg, on_order_kg;
    double stock_synced_s, stock_kgs, stock_kgs_at_cut, empty_s, empty_s_at_cut;
    int orders, deliveries, deliveries_at_cut;
};

static void melter_step(void *subject);

/* ---- stock ------------------------------------------------------------------------------------
 */

static void stock_sync(struct supply *supply)
{
    const double dt_s = world_now(supply->world) - supply->stock_synced_s;

    supply->stock_kgs += supply->stock_kg * dt_s;
    if (supply->stock_kg < supply->rule->batch_kg)
        supply->empty_s += dt_s;
    ledger_post(supply->world->ledger, FLOW_STOCK_TIME, place_code(PLACE_STOCK, 0),
                place_code(PLACE_ROAD, 0), supply->stock_kg * dt_s);
    supply->stock_synced_s = world_now(supply->world);
}

static void melters_wake(struct supply *supply)
{
    for (int i = 0; i < supply->melters; i++)
        melter_step(&supply->melter[i]);
}

static void deliver(void *subject)
{
    struct supply *supply = subject;

    stock_sync(supply);
    supply->stock_kg += supply->rule->order_kg;
    supply->on_order_kg -= supply->rule->order_kg;
    supply->deliveries++;
    world_post_metal(supply->world, FLOW_METAL_INGOT, place_code(PLACE_SUPPLIER, 0),
                     place_code(PLACE_STOCK, 0), supply->rule->order_kg, 0);
    melters_wake(supply);
}

/* Orders one quantity at a time until stock and orders are above the reorder level. */
static void stock_review(struct supply *supply)
{
    const struct world *world = supply->world;

    while (supply->stock_kg + supply->on_order_kg <= supply->rule->reorder_kg) {
        struct stream stream;

        stream_init(&stream, world->seed, world->replication, "ingot order",
                    (uint64_t)supply->orders++);
        supply->on_order_kg += supply->rule->order_kg;
        world_push(supply->world, dist_from_uniform(&supply->rule->lead_s, stream_uniform(&stream)),
                   deliver, supply);
    }
}

/* ---- melters ----------------------------------------------------------------------------------
 */

static enum flow_kind melt_energy(const struct melter *melter)
{
    return melter->supply->rule->melter->energy == FURNACE_GAS ? FLOW_GAS_MELT : FLOW_POWER_MELT;
}

static int energy_source(const struct melter *melter)
{
    return place_code(melter->supply->rule->melter->energy == FURNACE_GAS ? PLACE_FUEL : PLACE_GRID,
                      0);
}

/* A hot melter loses heat whether it melts or not. */
static void melter_sync(struct melter *melter)
{
    struct world *world = melter->supply->world;
    const int here = place_code(PLACE_MELTER, melter->index);
    const double standing_J =
        melter->supply->rule->melter_standby_W * (world_now(world) - melter->synced_s);

    ledger_post(world->ledger, melt_energy(melter), energy_source(melter), here, standing_J);
    ledger_post(world->ledger, FLOW_HEAT_AMBIENT, here, place_code(PLACE_AIR, 0), standing_J);
    melter->synced_s = world_now(world);
}

static void melter_done(void *subject)
{
    struct melter *melter = subject;
    struct world *world = melter->supply->world;
    const struct ingot_supply *rule = melter->supply->rule;
    const struct alloy *alloy = &world->scenario->metal.alloy;
    const int here = place_code(PLACE_MELTER, melter->index);
    const double out_J_per_kg = alloy_enthalpy_J_per_kg(alloy, rule->melter_K);
    const double input_J = melter_input_J(alloy, melter->bath_kg, ALLOY_REFERENCE_K, rule->melter_K,
                                          rule->melter_efficiency_frac);
    const struct oxidation_loss loss =
        oxidation_transfer(&world->scenario->oxidation, melter->bath_kg, rule->burn_loss_frac);

    ledger_post(world->ledger, melt_energy(melter), energy_source(melter), here, input_J);
    ledger_post(world->ledger, FLOW_HEAT_FLUE, here, place_code(PLACE_FLUE, 0),
                input_J - melter->bath_kg * out_J_per_kg);
    ledger_post(world->ledger, FLOW_POWER_AUXILIARY, place_code(PLACE_GRID, 0), here,
                melter->bath_kg * rule->power_J_per_kg);
    melter->auxiliary_J += melter->bath_kg * rule->power_J_per_kg;
    world_post_loss(world, here, &loss, out_J_per_kg);
    melter->bath_J = (melter->bath_kg - loss.gross_kg) * out_J_per_kg;
    melter->bath_kg -= loss.gross_kg;
    melter->busy_s += world_now(world) - melter->began_s;
    melter->stage = MELTER_FULL;
    melter_step(melter);
}

static void melter_charge(struct melter *melter)
{
    struct supply *supply = melter->supply;
    struct world *world = supply->world;
    const double batch_kg = supply->rule->batch_kg;

    if (supply->stock_kg < batch_kg || !shift_working(&world->customer->shifts, world_now(world)))
        return;
    stock_sync(supply);
    supply->stock_kg -= batch_kg;
    melter->bath_kg = batch_kg;
    melter->bath_J = 0;
    world_post_metal(world, FLOW_METAL_CHARGE, place_code(PLACE_STOCK, 0),
                     place_code(PLACE_MELTER, melter->index), batch_kg, 0);
    melter->began_s = world_now(world);
    melter->stage = MELTER_MELTING;
    world_push(world, batch_kg / supply->rule->melter_kg_per_s, melter_done, melter);
    stock_review(supply);
}

static void melter_transfer(struct melter *melter)
{
    struct world *world = melter->supply->world;
    double room_kg;
    struct bath *bath = foundry_roomiest(world->foundry, &room_kg);
    const double metal_kg = melter->bath_kg, metal_J = melter->bath_J;

    if (room_kg < metal_kg)
        return;
    melter->bath_kg = melter->bath_J = 0;
    melter->stage = MELTER_EMPTY;
    bath_receive(bath, FLOW_METAL_TRANSFER, place_code(PLACE_MELTER, melter->index), metal_kg,
                 metal_J / metal_kg, world->customer->pour_drop_K);
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

/* ---- the route --------------------------------------------------------------------------------
 */

static struct supply *ingot_create(struct world *world)
{
    struct supply *supply = calloc(1, sizeof *supply);

    if (supply == NULL)
        return NULL;
    supply->world = world;
    supply->rule = &world->customer->ingot;
    supply->melters = supply->rule->melters;
    supply->melter = calloc((size_t)supply->melters, sizeof *supply->melter);
    if (supply->melter == NULL) {
        free(supply);
        return NULL;
    }
    for (int i = 0; i < supply->melters; i++)
        supply->melter[i] = (struct melter){.supply = supply, .index = i};
    supply->stock_kg = supply->rule->reorder_kg;
    return supply;
}

static void ingot_free(struct supply **supply)
{
    if (*supply == NULL)
        return;
    free((*supply)->melter);
    free(*supply);
    *supply = NULL;
}

static void ingot_level_changed(struct supply *supply)
{
    melters_wake(supply);
}

static void ingot_begin(struct supply *supply)
{
    stock_review(supply);
    melters_wake(supply);
}

static void ingot_sync(struct supply *supply)
{
    stock_sync(supply);
    for (int i = 0; i < supply->melters; i++)
        melter_sync(&supply->melter[i]);
}

static double busy_s(const struct melter *melter)
{
    const double running_s =
        melter->stage == MELTER_MELTING ? world_now(melter->supply->world) - melter->began_s : 0;

    return melter->busy_s + running_s;
}

static void ingot_cut(struct supply *supply)
{
    supply->stock_kgs_at_cut = supply->stock_kgs;
    supply->empty_s_at_cut = supply->empty_s;
    supply->deliveries_at_cut = supply->deliveries;
    for (int i = 0; i < supply->melters; i++)
        supply->melter[i].busy_at_cut_s = busy_s(&supply->melter[i]);
}

static void ingot_stocks(const struct supply *supply, struct balance *balance)
{
    balance_stock(balance, place_code(PLACE_STOCK, 0), supply->stock_kg, 0);
    for (int i = 0; i < supply->melters; i++)
        balance_stock(balance, place_code(PLACE_MELTER, i), supply->melter[i].bath_kg,
                      supply->melter[i].bath_J);
}

static void ingot_counters(const struct supply *supply, double counter[FLOW_COUNT])
{
    counter[FLOW_STOCK_TIME] += supply->stock_kgs;
    for (int i = 0; i < supply->melters; i++)
        counter[FLOW_POWER_AUXILIARY] += supply->melter[i].auxiliary_J;
}

static bool ingot_report(struct supply *supply, struct outcome *outcome)
{
    const double observed_s = outcome->horizon_s - outcome->cut_s;
    double melting_s = 0;

    for (int i = 0; i < supply->melters; i++)
        melting_s += busy_s(&supply->melter[i]) - supply->melter[i].busy_at_cut_s;
    outcome->stock_mean_kg = (supply->stock_kgs - supply->stock_kgs_at_cut) / observed_s;
    outcome->stock_empty_frac = (supply->empty_s - supply->empty_s_at_cut) / observed_s;
    outcome->melter_busy_frac = melting_s / observed_s / supply->melters;
    outcome->deliveries = supply->deliveries - supply->deliveries_at_cut;
    outcome->assets.melter_kg_per_s = supply->melters * supply->rule->melter_kg_per_s;
    outcome->assets.workers = supply->rule->workers;
    return true;
}

static bool ingot_week(struct supply *supply, struct outcome *outcome)
{
    return series_push(&outcome->series_arrival_K, NAN) &&
           series_push(&outcome->series_stock_kg, supply->stock_kg);
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
