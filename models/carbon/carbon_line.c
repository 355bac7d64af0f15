/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carbon lines: which flow, which factor, whose scope. */
#include "models/carbon/carbon.h"

#include <stddef.h>

static double melt_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_MELT);
}

static double returns_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_RETURN);
}

static double holding_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_HOLD);
}

static double preheat_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_PREHEAT);
}

static double superheat_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_SUPERHEAT);
}

static double melt_power_J(const struct cost_view *view)
{
    return view->flow->amount[FLOW_POWER_MELT];
}

static double auxiliary_power_J(const struct cost_view *view)
{
    return view->flow->amount[FLOW_POWER_AUXILIARY];
}

static double holding_power_J(const struct cost_view *view)
{
    return view->flow->amount[FLOW_POWER_HOLD];
}

static double truck_diesel_m3(const struct cost_view *view)
{
    return view->flow->amount[FLOW_ROAD_FUEL];
}

/* Ordinary freight, m3 of diesel per kg and m: 44 L/100 km (ICCT3, China) there and, empty, back,
 * for a load of 30 t; the empty return is the rule for the ladle trucks too.
 * source: ICCT3; assumption for the load and the empty return */
static double freight_diesel_m3(const struct cost_view *view)
{
    const double fuel_m3_per_m = 44e-3 / 100e3;
    const double load_kg = 30e3;
    double carried_kg_m = view->flow->amount[FLOW_METAL_CHARGE] * view->distance_m;
    return 2 * fuel_m3_per_m / load_kg * carried_kg_m;
}

/* Net loss: metal that has to be made again,
 *   oxidised + trapped (1 - v),  v = share of the metal price that the dross earns.
 * Dross that is sold takes its footprint with it by value; it is the same net loss as in money.
 * source: assumption */
static double net_loss_kg(const struct cost_view *view)
{
    const double *amount = view->flow->amount;
    double oxidised_kg = amount[FLOW_METAL_OXIDISED] + amount[FLOW_RETURN_OXIDISED];
    double trapped_kg = amount[FLOW_METAL_TRAPPED] + amount[FLOW_RETURN_TRAPPED];
    return oxidised_kg + trapped_kg * (1 - view->prices->dross_value_frac);
}

static double gas_factor(const struct carbon_factors *factors)
{
    return factors->gas_kg_per_m3;
}

static double grid_factor(const struct carbon_factors *factors)
{
    return factors->grid_kg_per_J;
}

static double diesel_factor(const struct carbon_factors *factors)
{
    return factors->diesel_kg_per_m3;
}

static double metal_factor(const struct carbon_factors *factors)
{
    return factors->metal_kg_per_kg;
}

#define GAS                                                                                        \
    .quantity_unit = "m3", .quantity_scale = 1, .factor = gas_factor,                              \
    .keys = "carbon.gas prices.gas_heat"
#define GRID                                                                                       \
    .quantity_unit = "kWh", .quantity_scale = 3.6e6, .factor = grid_factor, .keys = "carbon.grid"
#define DIESEL                                                                                     \
    .quantity_unit = "L", .quantity_scale = 1e-3, .factor = diesel_factor, .keys = "carbon.diesel"

static const struct carbon_line_kind melt_gas = {
    .name = "melt_gas",
    .summary = "gas of ingot melting at the die-caster",
    .source = "RMI_CMRA",
    .scope = 1,
    .own_scope = 1,
    .boundary = CARBON_DIE_CASTER,
    GAS,
    .quantity = melt_gas_m3,
};

static const struct carbon_line_kind holding_gas = {
    .name = "holding_gas",
    .summary = "gas of the holding furnaces",
    .source = "assumption",
    .scope = 1,
    .own_scope = 1,
    .boundary = CARBON_DIE_CASTER,
    GAS,
    .quantity = holding_gas_m3,
};

static const struct carbon_line_kind returns_gas = {
    .name = "returns_gas",
    .summary = "gas of remelting returns in-house",
    .source = "assumption",
    .scope = 1,
    .own_scope = 1,
    .boundary = CARBON_DIE_CASTER,
    GAS,
    .quantity = returns_gas_m3,
};

static const struct carbon_line_kind melt_power = {
    .name = "melt_power",
    .summary = "electric heat of ingot melting",
    .source = "assumption",
    .scope = 2,
    .own_scope = 2,
    .boundary = CARBON_DIE_CASTER,
    GRID,
    .quantity = melt_power_J,
};

static const struct carbon_line_kind auxiliary_power = {
    .name = "auxiliary_power",
    .summary = "fans, pumps and charging of the melters",
    .source = "RMI_CMRA",
    .scope = 2,
    .own_scope = 2,
    .boundary = CARBON_DIE_CASTER,
    GRID,
    .quantity = auxiliary_power_J,
};

static const struct carbon_line_kind holding_power = {
    .name = "holding_power",
    .summary = "electricity of the holding furnaces",
    .source = "SS20_61",
    .scope = 2,
    .own_scope = 2,
    .boundary = CARBON_DIE_CASTER,
    GRID,
    .quantity = holding_power_J,
};

static const struct carbon_line_kind preheat_gas = {
    .name = "preheat_gas",
    .summary = "gas of ladle preheating and hot standby at the producer",
    .source = "HTC_LADLE",
    .scope = 3,
    .own_scope = 1,
    .boundary = CARBON_PRODUCER,
    GAS,
    .quantity = preheat_gas_m3,
};

static const struct carbon_line_kind superheat_gas = {
    .name = "superheat_gas",
    .summary = "gas to heat metal above casting temperature at the producer",
    .source = "RMI_CMRA",
    .scope = 3,
    .own_scope = 1,
    .boundary = CARBON_PRODUCER,
    GAS,
    .quantity = superheat_gas_m3,
};

static const struct carbon_line_kind diesel = {
    .name = "diesel",
    .summary = "diesel of the ladle trucks, empty return included",
    .source = "ICCT3",
    .scope = 3,
    .own_scope = 1,
    .boundary = CARBON_TRANSPORT,
    DIESEL,
    .quantity = truck_diesel_m3,
};

static const struct carbon_line_kind ingot_freight_diesel = {
    .name = "ingot_freight_diesel",
    .summary = "diesel of the ingot freight, empty return included",
    .source = "assumption",
    .scope = 3,
    .own_scope = 1,
    .boundary = CARBON_TRANSPORT,
    DIESEL,
    .quantity = freight_diesel_m3,
};

static const struct carbon_line_kind replaced_metal = {
    .name = "replaced_metal",
    .summary = "metal lost, net of dross sold, made again at its footprint",
    .source = "assumption",
    .scope = 3,
    .own_scope = 3,
    .boundary = CARBON_PRODUCER,
    .quantity_unit = "t",
    .quantity_scale = 1e3,
    .factor = metal_factor,
    .keys = "carbon.metal prices.dross_value",
    .quantity = net_loss_kg,
};

/* In the order of the sheet: the die-caster by scope, the producer, the road, the metal. */
const struct carbon_line_kind *const *carbon_lines(void)
{
    static const struct carbon_line_kind *const table[] = {
        &melt_gas,        &holding_gas,          &returns_gas,    &melt_power,
        &auxiliary_power, &holding_power,        &preheat_gas,    &superheat_gas,
        &diesel,          &ingot_freight_diesel, &replaced_metal, NULL};
    return table;
}
