/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gas by the cubic metre, electricity by the joule: quantity x price of what was burnt or drawn. */
#include "models/cost/item.h"

static double preheat_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_PREHEAT);
}

static double superheat_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_SUPERHEAT);
}

static double melt_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_MELT);
}

static double holding_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_HOLD);
}

static double returns_gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_RETURN);
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

static double gas_price(const struct cost_view *view)
{
    return view->prices->gas_per_m3;
}

static double power_price(const struct cost_view *view)
{
    return view->prices->power_per_J;
}

const struct cost_item cost_item_molten_preheat_gas = {
    .name = "preheat_gas",
    .summary = "gas of ladle preheating and hot standby",
    UNIT_M3,
    .row = ROW_MOLTEN_INSULATION,
    .driver = DRIVER_TRIP,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "HTC_LADLE",
    .quantity = preheat_gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};

const struct cost_item cost_item_molten_superheat_gas = {
    .name = "superheat_gas",
    .summary = "gas to heat the metal above casting temperature for the road",
    UNIT_M3,
    .row = ROW_MOLTEN_INSULATION,
    .driver = DRIVER_TONNE,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = superheat_gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};

const struct cost_item cost_item_molten_holding_power = {
    .name = "holding_power",
    .summary = "electricity of the holding furnaces, cold deliveries reheated",
    UNIT_KWH,
    .row = ROW_MOLTEN_INSULATION,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "SS20_61",
    .quantity = holding_power_J,
    .price = power_price,
    .keys = "prices.power",
};

const struct cost_item cost_item_molten_holding_gas = {
    .name = "holding_gas",
    .summary = "gas of the holding furnaces, cold deliveries reheated",
    UNIT_M3,
    .row = ROW_MOLTEN_INSULATION,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = holding_gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};

const struct cost_item cost_item_ingot_melt_gas = {
    .name = "melt_gas",
    .summary = "gas of ingot melting, standby included",
    UNIT_M3,
    .row = ROW_INGOT_ENERGY,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = melt_gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};

const struct cost_item cost_item_ingot_melt_power = {
    .name = "melt_power",
    .summary = "electric heat of ingot melting",
    UNIT_KWH,
    .row = ROW_INGOT_ENERGY,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = melt_power_J,
    .price = power_price,
    .keys = "prices.power",
};

const struct cost_item cost_item_ingot_auxiliary_power = {
    .name = "auxiliary_power",
    .summary = "fans, pumps and charging of the melters",
    UNIT_KWH,
    .row = ROW_INGOT_ENERGY,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = auxiliary_power_J,
    .price = power_price,
    .keys = "prices.power",
};

const struct cost_item cost_item_ingot_holding_power = {
    .name = "holding_power",
    .summary = "electricity of the holding furnaces",
    UNIT_KWH,
    .row = ROW_INGOT_ENERGY,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "SS20_61",
    .quantity = holding_power_J,
    .price = power_price,
    .keys = "prices.power",
};

const struct cost_item cost_item_ingot_holding_gas = {
    .name = "holding_gas",
    .summary = "gas of the holding furnaces",
    UNIT_M3,
    .row = ROW_INGOT_ENERGY,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = holding_gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};

const struct cost_item cost_item_molten_returns_gas = {
    .name = "returns_gas",
    .summary = "gas of remelting returns in-house; the ingot route has it too",
    UNIT_M3,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = returns_gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};

const struct cost_item cost_item_ingot_returns_gas = {
    .name = "returns_gas",
    .summary = "gas of remelting returns in-house; the molten route has it too",
    UNIT_M3,
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = returns_gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};
