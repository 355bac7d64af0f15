/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bath of a holding furnace. */
#include <math.h>

#include "sim/chain/foundry.h"

static struct world *world_of(const struct bath *bath)
{
    return bath->foundry->world;
}

/* Start: half way between heel and full, at the setpoint. */
static void fill(struct bath *bath)
{
    holding_add(0.5 * (bath->params.usable_min_kg + bath->params.capacity_kg),
                alloy_enthalpy_J_per_kg(bath->params.alloy, bath->params.setpoint_K), &bath->state);
    bath->castable = holding_castable(&bath->params, &bath->state);
}

void bath_init(struct bath *bath, struct foundry *foundry, int index)
{
    struct world *world = foundry->world;
    const struct furnace *type = &foundry->customer->furnaces[index];
    const double capacity_kg = world->kind->holder_kg(type);

    *bath = (struct bath){.foundry = foundry,
                          .kind = &bath_of_furnace,
                          .type = type,
                          .index = foundry->first_bath + index,
                          .energy = type->energy};
    bath->params = (struct holding_params){
        .alloy = &foundry->customer->alloy,
        .capacity_kg = capacity_kg,
        .usable_min_kg = type->heel_frac * capacity_kg,
        .setpoint_K = type->setpoint_K,
        .casting_min_K = type->casting_min_K,
        .heater_W = type->heater_W_per_kg * capacity_kg,
        .efficiency_frac = type->efficiency_frac,
        .loss_W = type->loss_W_per_kg * capacity_kg,
        .air_K = world->scenario->weather.air_K,
    };
    bath_lines_init(bath);
    fill(bath);
}

void bath_post_heat(struct bath *bath, const struct holding_exchange *exchange)
{
    struct ledger *ledger = world_of(bath)->ledger;

    ledger_add(ledger, &bath->lines.input, exchange->input_J);
    ledger_add(ledger, &bath->lines.flue, exchange->flue_J);
    ledger_add(ledger, &bath->lines.ambient, exchange->loss_J);
}

/* Dross skimmed while the metal is held. */
static void hold_loss(struct bath *bath, double dt_s)
{
    struct world *world = world_of(bath);
    const struct oxidation *oxidation = &world->scenario->oxidation;
    const struct oxidation_loss loss = oxidation_transfer(
        oxidation, bath->state.metal_kg, -expm1(-oxidation->holding_frac_per_s * dt_s));
    const double metal_J_per_kg = bath->state.metal_J_per_kg;

    if (loss.gross_kg <= 0)
        return;
    bath->state.metal_kg -= loss.gross_kg;
    bath->state.metal_J_per_kg +=
        world_add_resting_loss(world, &bath->lines.held, &loss, metal_J_per_kg) /
        bath->state.metal_kg;
}

/* The share of a lining that so much time uses up. */
static void wear_lining(struct bath *bath, double dt_s)
{
    const double worn_kg = bath->type->reline_every_s > 0
                               ? bath->params.capacity_kg * dt_s / bath->type->reline_every_s
                               : 0;

    ledger_add(world_of(bath)->ledger, &bath->lines.wear, worn_kg);
    bath->worn_kg += worn_kg;
}

/* Emptied and cold: nothing but time passes. */
static void stay_off(struct bath *bath, double dt_s)
{
    ledger_post(world_of(bath)->ledger, FLOW_FURNACE_OFF, bath_code(bath),
                place_code(PLACE_ROAD, 0), dt_s);
    bath->off_s += dt_s;
}

static void pass(struct bath *bath, double draw_kg_per_s, double dt_s)
{
    struct holding_exchange exchange = {0};
    double begun_s;

    wear_lining(bath, dt_s);
    if (bath->off) {
        stay_off(bath, dt_s);
        return;
    }
    begun_s = profile_heat_begin(world_of(bath)->profile);
    holding_advance(&bath->params, draw_kg_per_s, dt_s, &bath->state, &exchange);
    profile_heat_end(world_of(bath)->profile, PROFILE_FURNACES, begun_s);
    bath_post_heat(bath, &exchange);
    bath_dose(bath, &(struct bath_drawn){exchange.drawn_kg, exchange.drawn_J});
    hold_loss(bath, dt_s);
}

void bath_receive(struct bath *bath, enum flow_kind kind, int from, double metal_kg,
                  double metal_J_per_kg, double drop_K)
{
    struct world *world = world_of(bath);
    const struct oxidation *oxidation = &world->scenario->oxidation;
    const struct alloy *alloy = bath->params.alloy;
    const double in_K = alloy_temperature_K(alloy, metal_J_per_kg);
    const double after_J_per_kg = alloy_enthalpy_J_per_kg(alloy, in_K - drop_K);
    const struct metal_loss lost = {bath_code(bath), LOSS_POUR,
                                    oxidation_transfer(oxidation, metal_kg, oxidation->pour_frac),
                                    after_J_per_kg};

    bath_sync(bath);
    world_post_metal(world, kind, from, bath_code(bath), metal_kg, metal_kg * metal_J_per_kg);
    ledger_post(world->ledger, FLOW_HEAT_STREAM, bath_code(bath), place_code(PLACE_AIR, 0),
                metal_kg * (metal_J_per_kg - after_J_per_kg));
    world_post_loss(world, &lost);
    holding_add(metal_kg - lost.loss.gross_kg, after_J_per_kg, &bath->state);
    bath->unfed = false;
    if (bath->off)
        bath_drain(bath);
    bath_tell(bath, TRACE_FURNACE);
    bath_changed(bath);
}

static bool choose(struct bath *bath)
{
    return holding_castable(&bath->params, &bath->state);
}

static double until_s(const struct bath *bath, double draw_kg_per_s, double horizon_s)
{
    return holding_until_s(&bath->params, draw_kg_per_s, horizon_s, &bath->state);
}

static double metal_kg(const struct bath *bath)
{
    return bath->state.metal_kg;
}

static double melt_K(const struct bath *bath)
{
    return holding_K(&bath->params, &bath->state);
}

static struct bath_melt melt(const struct bath *bath)
{
    return (struct bath_melt){bath->state.metal_kg, bath->params.capacity_kg,
                              bath->params.usable_min_kg};
}

static double remelt_K(const struct bath *bath)
{
    return bath->params.setpoint_K;
}

static void take_back(struct bath *bath, double back_kg, double back_J_per_kg)
{
    struct ledger *ledger = world_of(bath)->ledger;

    ledger_add(ledger, &bath->lines.back_melt, back_kg);
    ledger_add(ledger, &bath->lines.back_melt_heat, back_kg * back_J_per_kg);
    holding_add(back_kg, back_J_per_kg, &bath->state);
}

static void stocks(const struct bath *bath, struct balance *balance)
{
    balance_stock(balance, place_code(PLACE_FURNACE, bath->index), bath->state.metal_kg,
                  bath->state.metal_kg * bath->state.metal_J_per_kg);
}

const struct bath_kind bath_of_furnace = {
    .place = PLACE_FURNACE,
    .pass = pass,
    .choose = choose,
    .until_s = until_s,
    .metal_kg = metal_kg,
    .melt_K = melt_K,
    .melt = melt,
    .remelt_K = remelt_K,
    .take_back = take_back,
    .stocks = stocks,
    .rests = true,
};
