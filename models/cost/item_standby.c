/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hybrid supply: what a melting shop kept hot beside molten deliveries costs, and what it melts.
 * Flows and assets are those of the ingot route; all zero without a standby. */
#include "models/cost/item.h"

static double gas_m3(const struct cost_view *view)
{
    return cost_gas_m3(view, FLOW_GAS_MELT);
}

static double gas_price(const struct cost_view *view)
{
    return view->prices->gas_per_m3;
}

/* Fans, pumps and charging, and the heat of electric furnaces. */
static double power_J(const struct cost_view *view)
{
    return view->flow->amount[FLOW_POWER_MELT] + view->flow->amount[FLOW_POWER_AUXILIARY];
}

static double power_price(const struct cost_view *view)
{
    return view->prices->power_per_J;
}

static double melter_kg(const struct cost_view *view)
{
    return view->assets->melter_kg_per_s * view->observed_s;
}

static double melter_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return item_plant_per_s(prices, prices->melter_per_kg_per_s, prices->melter_life_s);
}

static double stock_kg_s(const struct cost_view *view)
{
    return view->flow->amount[FLOW_STOCK_TIME];
}

static double interest_price(const struct cost_view *view)
{
    return item_metal_price(view, FLOW_STOCK_TIME, FLOW_STOCK_TIME) *
           view->prices->stock_interest_per_s;
}

static double charged_kg_m(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_CHARGE] * view->distance_m;
}

static double freight_price(const struct cost_view *view)
{
    return view->prices->freight_per_kgm;
}

static double charged_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_CHARGE];
}

static double casting_price(const struct cost_view *view)
{
    return view->prices->ingot_casting_per_kg;
}

static double handling_price(const struct cost_view *view)
{
    return view->prices->ingot_handling_per_kg;
}

static double premium_price(const struct cost_view *view)
{
    return view->prices->ingot_premium_per_kg;
}

#define STANDBY(id) const struct cost_item cost_item_molten_standby_##id
#define OF_DIE_CASTER                                                                              \
    .row = ROW_MOLTEN_OTHER, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,                    \
    .source = "assumption"

STANDBY(gas) = {
    .name = "standby_gas",
    .summary = "gas of melting furnaces kept hot as standby, and of what they melt",
    UNIT_M3,
    OF_DIE_CASTER,
    .driver = DRIVER_HOUR,
    .exhibit = true,
    .quantity = gas_m3,
    .price = gas_price,
    .keys = "prices.gas prices.gas_heat",
};

STANDBY(power) = {
    .name = "standby_power",
    .summary = "electricity of the standby",
    UNIT_KWH,
    OF_DIE_CASTER,
    .driver = DRIVER_TONNE,
    .exhibit = true,
    .quantity = power_J,
    .price = power_price,
    .keys = "prices.power",
};

STANDBY(melter) = {
    .name = "standby_capital",
    .summary = "melting furnaces of the standby and their upkeep",
    UNIT("t/h year", 1e3 / 3600 * COST_YEAR_S),
    OF_DIE_CASTER,
    .driver = DRIVER_FIXED,
    .exhibit = true,
    .quantity = melter_kg,
    .price = melter_price,
    .keys = "prices.melter prices.melter_life prices.interest prices.asset_maintenance",
};

STANDBY(stock) = {
    .name = "standby_stock",
    .summary = "interest on the ingots of the standby",
    UNIT_T_YEAR,
    OF_DIE_CASTER,
    .driver = DRIVER_HOUR,
    .exhibit = false,
    .quantity = stock_kg_s,
    .price = interest_price,
    .keys = "metal.price prices.stock_interest",
};

STANDBY(freight) = {
    .name = "standby_freight",
    .summary = "ordinary freight of the ingots that the standby melts",
    UNIT("t km", 1e6),
    OF_DIE_CASTER,
    .driver = DRIVER_KM,
    .exhibit = false,
    .quantity = charged_kg_m,
    .price = freight_price,
    .keys = "prices.freight",
};

STANDBY(casting) = {
    .name = "standby_casting",
    .summary = "casting of the ingots that the standby melts, at the producer",
    UNIT_T,
    OF_DIE_CASTER,
    .driver = DRIVER_TONNE,
    .exhibit = false,
    .quantity = charged_kg,
    .price = casting_price,
    .keys = "prices.ingot_casting",
};

STANDBY(handling) = {
    .name = "standby_handling",
    .summary = "handling of the ingots that the standby melts",
    UNIT_T,
    OF_DIE_CASTER,
    .driver = DRIVER_TONNE,
    .exhibit = false,
    .quantity = charged_kg,
    .price = handling_price,
    .keys = "prices.ingot_handling",
};

STANDBY(premium) = {
    .name = "standby_premium",
    .summary = "agreed premium of the ingots that the standby melts",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_PRODUCER,
    .source = "assumption",
    .driver = DRIVER_TONNE,
    .exhibit = true,
    .quantity = charged_kg,
    .price = premium_price,
    .keys = "prices.ingot_premium",
};
