/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time and carbon: metal that waits, machines that wait, CO2 that has a price. */
#include "models/cost/item.h"

static double transit_kg_s(const struct cost_view *view)
{
    return view->flow->amount[FLOW_TRANSIT_TIME];
}

static double stock_kg_s(const struct cost_view *view)
{
    return view->flow->amount[FLOW_STOCK_TIME];
}

static double transit_price(const struct cost_view *view)
{
    return item_metal_price(view, FLOW_TRANSIT_TIME, FLOW_TRANSIT_TIME) *
           view->prices->stock_interest_per_s;
}

static double interest_price(const struct cost_view *view)
{
    return item_metal_price(view, FLOW_STOCK_TIME, FLOW_STOCK_TIME) *
           view->prices->stock_interest_per_s;
}

static double devalued_kg(const struct cost_view *view)
{
    return view->stock_devalued_kg;
}

static double metal_price(const struct cost_view *view)
{
    return view->metal_price_per_kg;
}

static double downtime_s(const struct cost_view *view)
{
    return view->flow->amount[FLOW_DOWNTIME];
}

static double downtime_price(const struct cost_view *view)
{
    return view->prices->downtime_per_s;
}

static double carbon_kg(const struct cost_view *view)
{
    return view->carbon_kg;
}

static double carbon_price(const struct cost_view *view)
{
    return view->prices->carbon_per_kg;
}

static double direct_kg(const struct cost_view *view)
{
    return view->direct_kg;
}

static double cbam_price(const struct cost_view *view)
{
    return view->prices->cbam_per_kg;
}

const struct cost_item cost_item_molten_transit_stock = {
    .name = "transit_stock",
    .summary = "interest on the metal in ladles",
    UNIT_T_YEAR,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_HOUR,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = transit_kg_s,
    .price = transit_price,
    .keys = "metal.price prices.stock_interest",
};

const struct cost_item cost_item_ingot_stock_interest = {
    .name = "stock_interest",
    .summary = "interest on the ingots in stock",
    UNIT_T_YEAR,
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = stock_kg_s,
    .price = interest_price,
    .keys = "metal.price prices.stock_interest",
};

/* Ingots are paid for when they come and used later, molten metal when it is used: what the price
 * did in between. Positive when it fell. */
const struct cost_item cost_item_ingot_price_risk = {
    .name = "price_risk",
    .summary = "value that ingots lost in stock while the metal price fell (gained: negative)",
    UNIT_T,
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = devalued_kg,
    .price = metal_price,
    .keys = "metal.price",
};

COST_ITEM_BOTH(downtime, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
               .summary = "machine time lost to want of metal", UNIT_H, .driver = DRIVER_HOUR,
               .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE, .exhibit = true,
               .source = "assumption", .quantity = downtime_s, .price = downtime_price,
               .keys = "prices.downtime");

COST_ITEM_BOTH(
    carbon_price, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
    .summary = "price of the CO2 that the members of the chain emit or buy as electricity", UNIT_T,
    .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE, .exhibit = true,
    .source = "assumption", .quantity = carbon_kg, .price = carbon_price,
    .keys = "prices.carbon prices.gas_heat carbon.grid carbon.gas carbon.diesel carbon.lng "
            "fleet.fuel fleet.lng_use fleet.power_use");

COST_ITEM_BOTH(cbam, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
               .summary = "border price of direct emissions, those of making the metal included",
               UNIT_T, .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = true, .source = "FASTMKT", .quantity = direct_kg, .price = cbam_price,
               .keys = "prices.cbam prices.gas_heat prices.dross_value prices.dross_recovery "
                       "carbon.gas "
                       "carbon.metal_direct");
