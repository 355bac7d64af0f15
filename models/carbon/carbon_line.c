/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carbon lines: which flow, which factor, whose scope. */
#include "models/carbon/carbon.h"

#include <stddef.h>

#include "models/cost/dross.h"

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
    return view->flow->amount[FLOW_ROAD_FUEL] * (1 - view->fuel.other_frac);
}

static double truck_lng_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_ROAD_FUEL] * view->fuel.lng_kg;
}

static double truck_power_J(const struct cost_view *view)
{
    return view->flow->amount[FLOW_ROAD_FUEL] * view->fuel.power_J;
}

static double new_metal_kg(const struct cost_view *view)
{
    return view->new_metal_kg;
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
 *   oxidised + trapped (1 - v),  v = share that the dross gives back (models/cost/dross.h).
 * Dross that is sold takes its footprint with it by value; it is the same net loss as in money.
 * source: assumption */
static double net_loss_kg(const struct cost_view *view)
{
    const double *amount = view->flow->amount;
    double oxidised_kg = amount[FLOW_METAL_OXIDISED] + amount[FLOW_RETURN_OXIDISED];
    double trapped_kg = amount[FLOW_METAL_TRAPPED] + amount[FLOW_RETURN_TRAPPED];
    return oxidised_kg + trapped_kg * (1 - dross_back_frac(view->prices));
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

static double lng_factor(const struct carbon_factors *factors)
{
    return factors->lng_kg_per_kg;
}

static double metal_factor(const struct carbon_factors *factors)
{
    return carbon_metal_kg_per_kg(factors, factors->method);
}

#define GAS                                                                                        \
    .quantity_unit = "m3", .quantity_scale = 1, .factor = gas_factor,                              \
    .keys = "carbon.gas prices.gas_heat"
#define GRID                                                                                       \
    .quantity_unit = "kWh", .quantity_scale = 3.6e6, .factor = grid_factor, .keys = "carbon.grid"
#define DIESEL                                                                                     \
    .quantity_unit = "L", .quantity_scale = 1e-3, .factor = diesel_factor, .keys = "carbon.diesel"
#define METAL      .quantity_unit = "t", .quantity_scale = 1e3, .factor = metal_factor
#define METAL_KEYS "carbon.metal carbon.method carbon.pre_consumer carbon.pre_consumer_metal"

static const struct carbon_line_kind melt_gas = {
    .name = "melt_gas",
    .summary = "gas of ingot melting at the die-caster",
    .source = "RMI_CMRA",
    .party = CARBON_DIE_CASTER,
    .own_scope = 1,
    GAS,
    .quantity = melt_gas_m3,
};

static const struct carbon_line_kind holding_gas = {
    .name = "holding_gas",
    .summary = "gas of the holding furnaces",
    .source = "assumption",
    .party = CARBON_DIE_CASTER,
    .own_scope = 1,
    GAS,
    .quantity = holding_gas_m3,
};

static const struct carbon_line_kind returns_gas = {
    .name = "returns_gas",
    .summary = "gas of remelting returns in-house",
    .source = "assumption",
    .party = CARBON_DIE_CASTER,
    .own_scope = 1,
    GAS,
    .quantity = returns_gas_m3,
};

static const struct carbon_line_kind melt_power = {
    .name = "melt_power",
    .summary = "electric heat of ingot melting",
    .source = "assumption",
    .party = CARBON_DIE_CASTER,
    .own_scope = 2,
    GRID,
    .quantity = melt_power_J,
};

static const struct carbon_line_kind auxiliary_power = {
    .name = "auxiliary_power",
    .summary = "fans, pumps and charging of the melters",
    .source = "RMI_CMRA",
    .party = CARBON_DIE_CASTER,
    .own_scope = 2,
    GRID,
    .quantity = auxiliary_power_J,
};

static const struct carbon_line_kind holding_power = {
    .name = "holding_power",
    .summary = "electricity of the holding furnaces",
    .source = "SS20_61",
    .party = CARBON_DIE_CASTER,
    .own_scope = 2,
    GRID,
    .quantity = holding_power_J,
};

static const struct carbon_line_kind preheat_gas = {
    .name = "preheat_gas",
    .summary = "gas of ladle preheating and hot standby at the producer",
    .source = "HTC_LADLE",
    .party = CARBON_PRODUCER,
    .own_scope = 1,
    GAS,
    .quantity = preheat_gas_m3,
};

static const struct carbon_line_kind superheat_gas = {
    .name = "superheat_gas",
    .summary = "gas to heat metal above casting temperature at the producer",
    .source = "RMI_CMRA",
    .party = CARBON_PRODUCER,
    .own_scope = 1,
    GAS,
    .quantity = superheat_gas_m3,
};

static const struct carbon_line_kind diesel = {
    .name = "diesel",
    .summary = "diesel of the ladle trucks, empty return included",
    .source = "ICCT3",
    .party = CARBON_TRANSPORT,
    .own_scope = 1,
    .quantity_unit = "L",
    .quantity_scale = 1e-3,
    .factor = diesel_factor,
    .keys = "carbon.diesel fleet.fuel",
    .quantity = truck_diesel_m3,
};

static const struct carbon_line_kind lng = {
    .name = "lng",
    .summary = "natural gas of the ladle trucks, empty return included",
    .source = "EST",
    .party = CARBON_TRANSPORT,
    .own_scope = 1,
    .quantity_unit = "kg",
    .quantity_scale = 1,
    .factor = lng_factor,
    .keys = "carbon.lng fleet.fuel fleet.lng_use",
    .quantity = truck_lng_kg,
};

static const struct carbon_line_kind truck_power = {
    .name = "truck_power",
    .summary = "electricity of the ladle trucks, empty return included",
    .source = "assumption",
    .party = CARBON_TRANSPORT,
    .own_scope = 2,
    .quantity_unit = "kWh",
    .quantity_scale = 3.6e6,
    .factor = grid_factor,
    .keys = "carbon.grid fleet.fuel fleet.power_use",
    .quantity = truck_power_J,
};

static const struct carbon_line_kind ingot_freight_diesel = {
    .name = "ingot_freight_diesel",
    .summary = "diesel of the ingot freight, empty return included",
    .source = "assumption",
    .party = CARBON_TRANSPORT,
    .own_scope = 1,
    DIESEL,
    .quantity = freight_diesel_m3,
};

static const struct carbon_line_kind replaced_metal = {
    .name = "replaced_metal",
    .summary = "metal lost, net of dross sold, made again at its footprint",
    .source = "assumption",
    .party = CARBON_METAL,
    .own_scope = 3,
    METAL,
    .keys = METAL_KEYS " prices.dross_value prices.dross_recovery",
    .quantity = net_loss_kg,
};

static const struct carbon_line_kind delivered_metal = {
    .name = "delivered_metal",
    .summary = "making of the new metal that is shot; from the cradle alone",
    .source = "CGMC",
    .party = CARBON_METAL,
    .own_scope = 3,
    .delivered = true,
    METAL,
    .keys = METAL_KEYS,
    .quantity = new_metal_kg,
};

/* In the order of the sheet: the die-caster by scope, the producer, the road, the metal. */
const struct carbon_line_kind *const *carbon_lines(void)
{
    static const struct carbon_line_kind *const table[] = {
        &melt_gas,      &holding_gas,          &returns_gas,    &melt_power,      &auxiliary_power,
        &holding_power, &preheat_gas,          &superheat_gas,  &diesel,          &lng,
        &truck_power,   &ingot_freight_diesel, &replaced_metal, &delivered_metal, NULL};
    return table;
}
