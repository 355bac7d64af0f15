/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plant that stands still: asset-years x (annuity + upkeep). A ladle is no fixed plant: what it
 * needs is its relining, which item_handling.c counts by heats. */
#include "models/cost/item.h"

static double ladle_s(const struct cost_view *view)
{
    return view->assets->ladles * view->observed_s;
}

static double station_s(const struct cost_view *view)
{
    return view->assets->stations * view->observed_s;
}

static double dock_s(const struct cost_view *view)
{
    return view->assets->docks * view->observed_s;
}

static double tap_s(const struct cost_view *view)
{
    return view->assets->taps * view->observed_s;
}

static double stand_s(const struct cost_view *view)
{
    return view->assets->stands * view->observed_s;
}

static double holder_kg_s(const struct cost_view *view)
{
    return view->assets->holder_kg * view->observed_s;
}

/* Melting rate times time: what the plant could have melted. */
static double melter_kg(const struct cost_view *view)
{
    return view->assets->melter_kg_per_s * view->observed_s;
}

static double returns_melter_kg(const struct cost_view *view)
{
    return view->assets->returns_melter_kg_per_s * view->observed_s;
}

static double ladle_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return cost_annuity_per_s(prices->ladle, prices->ladle_life_s, prices->interest_per_s);
}

static double station_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return item_plant_per_s(prices, prices->station, prices->station_life_s);
}

static double dock_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return item_plant_per_s(prices, prices->dock, prices->dock_life_s);
}

static double tap_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return item_plant_per_s(prices, prices->tap, prices->tap_life_s);
}

static double stand_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return item_plant_per_s(prices, prices->stand, prices->stand_life_s);
}

static double holder_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return item_plant_per_s(prices, prices->holder_per_kg, prices->holder_life_s);
}

static double melter_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return item_plant_per_s(prices, prices->melter_per_kg_per_s, prices->melter_life_s);
}

const struct cost_item cost_item_molten_ladle_capital = {
    .name = "ladle_capital",
    .summary = "ladles, without relining",
    UNIT("ladle year", COST_YEAR_S),
    .row = ROW_MOLTEN_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = ladle_s,
    .price = ladle_price,
    .keys = "prices.ladle prices.ladle_life prices.interest",
};

const struct cost_item cost_item_molten_station_capital = {
    .name = "station_capital",
    .summary = "preheat stations and their upkeep",
    UNIT("station year", COST_YEAR_S),
    .row = ROW_MOLTEN_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = station_s,
    .price = station_price,
    .keys = "prices.station prices.station_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_molten_dock_capital = {
    .name = "dock_capital",
    .summary = "receiving docks with tilter, launder and scales, and their upkeep",
    UNIT("dock year", COST_YEAR_S),
    .row = ROW_MOLTEN_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = dock_s,
    .price = dock_price,
    .keys = "prices.dock prices.dock_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_molten_tap_capital = {
    .name = "tap_capital",
    .summary = "tapping bays at the producer and their upkeep",
    UNIT("tap year", COST_YEAR_S),
    .row = ROW_MOLTEN_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = tap_s,
    .price = tap_price,
    .keys = "prices.tap prices.tap_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_molten_stand_capital = {
    .name = "stand_capital",
    .summary = "stands with dosing lids for ladles left as furnaces, and their upkeep; handling "
               "equipment alone is in the exhibit",
    UNIT("stand year", COST_YEAR_S),
    .row = ROW_MOLTEN_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = stand_s,
    .price = stand_price,
    .keys = "prices.stand prices.stand_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_molten_holding_capital = {
    .name = "holding_capital",
    .summary = "holding furnaces and their upkeep; handling equipment alone is in the exhibit",
    UNIT_T_YEAR,
    .row = ROW_MOLTEN_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = holder_kg_s,
    .price = holder_price,
    .keys = "prices.holder prices.holder_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_ingot_melter_capital = {
    .name = "melter_capital",
    .summary = "melting furnaces and their upkeep",
    UNIT("t/h year", 1e3 / 3600 * COST_YEAR_S),
    .row = ROW_INGOT_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = melter_kg,
    .price = melter_price,
    .keys = "prices.melter prices.melter_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_ingot_holding_capital = {
    .name = "holding_capital",
    .summary = "holding furnaces and their upkeep; melting equipment alone is in the exhibit",
    UNIT_T_YEAR,
    .row = ROW_INGOT_DEPRECIATION,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = holder_kg_s,
    .price = holder_price,
    .keys = "prices.holder prices.holder_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_molten_returns_capital = {
    .name = "returns_capital",
    .summary = "the melter kept for returns and its upkeep: not avoided by molten supply",
    UNIT("t/h year", 1e3 / 3600 * COST_YEAR_S),
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = returns_melter_kg,
    .price = melter_price,
    .keys = "prices.melter prices.melter_life prices.interest prices.asset_maintenance",
};

const struct cost_item cost_item_ingot_returns_capital = {
    .name = "returns_capital",
    .summary = "the melting rate needed for returns and its upkeep",
    UNIT("t/h year", 1e3 / 3600 * COST_YEAR_S),
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = returns_melter_kg,
    .price = melter_price,
    .keys = "prices.melter prices.melter_life prices.interest prices.asset_maintenance",
};
