/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handling by the tonne, wear by the heat, and what is declared or agreed per tonne. */
#include "models/cost/item.h"

static double heats(const struct cost_view *view)
{
    return view->flow->amount[FLOW_LADLE_HEAT];
}

static double poured_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_POUR];
}

static double refused_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_REFUSED];
}

static double skull_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_SKULL];
}

static double heel_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_HEEL];
}

static double ingot_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_CHARGE];
}

static double charged_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_CHARGE];
}

static double delivered_kg_m(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_CHARGE] * view->distance_m;
}

static double new_metal_kg(const struct cost_view *view)
{
    return view->new_metal_kg;
}

/* One heat of the relining that it wears. */
static double lining_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return prices->relining == 0 ? 0 : prices->relining / prices->relining_life_heats;
}

static double receipt_price(const struct cost_view *view)
{
    return view->prices->receipt_per_kg;
}

static double heel_price(const struct cost_view *view)
{
    return view->prices->heel_per_kg;
}

static double freight_price(const struct cost_view *view)
{
    return view->prices->freight_per_kgm;
}

static double surplus_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_PLANT_SURPLUS];
}

static double casting_price(const struct cost_view *view)
{
    return view->prices->ingot_casting_per_kg;
}

static double handling_price(const struct cost_view *view)
{
    return view->prices->ingot_handling_per_kg;
}

static double molten_misc_price(const struct cost_view *view)
{
    return view->prices->molten_miscellaneous_per_kg;
}

static double ingot_misc_price(const struct cost_view *view)
{
    return view->prices->ingot_miscellaneous_per_kg;
}

static double molten_premium_price(const struct cost_view *view)
{
    return view->prices->molten_premium_per_kg;
}

static double ingot_premium_price(const struct cost_view *view)
{
    return view->prices->ingot_premium_per_kg;
}

const struct cost_item cost_item_molten_lining_wear = {
    .name = "lining_wear",
    .summary = "relining of ladles, by the heats that wear them",
    UNIT("heat", 1),
    .row = ROW_MOLTEN_INSULATION,
    .driver = DRIVER_TRIP,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = heats,
    .price = lining_price,
    .keys = "prices.relining prices.relining_life",
};

const struct cost_item cost_item_molten_receipt = {
    .name = "receipt",
    .summary = "sampling, degassing and weighing at the customer",
    UNIT_T,
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = poured_kg,
    .price = receipt_price,
    .keys = "prices.receipt",
};

const struct cost_item cost_item_molten_refused_loads = {
    .name = "refused_loads",
    .summary = "remelting of refused loads",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = refused_kg,
    .price = item_refused_price,
    .keys = "prices.refused",
};

const struct cost_item cost_item_molten_skull_remelt = {
    .name = "skull_remelt",
    .summary = "remelting of skull cleaned out of ladles, at the price of a refused load",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TRIP,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = skull_kg,
    .price = item_refused_price,
    .keys = "prices.refused",
};

const struct cost_item cost_item_molten_heel_return = {
    .name = "heel_return",
    .summary = "pouring back and reheating of metal that comes home in emptied ladles",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = heel_kg,
    .price = heel_price,
    .keys = "prices.heel_return",
};

/* Its metal is sold as ingot at the price that it would have had. */
const struct cost_item cost_item_molten_surplus_casting = {
    .name = "surplus_casting",
    .summary = "batches cast to ingot because nobody asked for them",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = surplus_kg,
    .price = casting_price,
    .keys = "prices.ingot_casting",
};

const struct cost_item cost_item_molten_miscellaneous = {
    .name = "miscellaneous",
    .summary = "declared per tonne of new metal",
    UNIT_T,
    .row = ROW_MOLTEN_MISCELLANEOUS,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = new_metal_kg,
    .price = molten_misc_price,
    .keys = "prices.molten_miscellaneous",
};

const struct cost_item cost_item_ingot_miscellaneous = {
    .name = "miscellaneous",
    .summary = "declared per tonne of new metal",
    UNIT_T,
    .row = ROW_INGOT_MISCELLANEOUS,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = new_metal_kg,
    .price = ingot_misc_price,
    .keys = "prices.ingot_miscellaneous",
};

const struct cost_item cost_item_molten_premium = {
    .name = "premium",
    .summary = "agreed premium of molten metal over the metal price, per tonne poured",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_PRODUCER,
    .exhibit = true,
    .source = "assumption",
    .quantity = poured_kg,
    .price = molten_premium_price,
    .keys = "prices.molten_premium",
};

const struct cost_item cost_item_ingot_premium = {
    .name = "premium",
    .summary = "agreed premium of ingot over the metal price, per tonne charged",
    UNIT_T,
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_PRODUCER,
    .exhibit = true,
    .source = "assumption",
    .quantity = charged_kg,
    .price = ingot_premium_price,
    .keys = "prices.ingot_premium",
};

const struct cost_item cost_item_ingot_freight = {
    .name = "ingot_freight",
    .summary = "ordinary freight of ingots, by tonnes delivered and distance",
    UNIT("t km", 1e6),
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_KM,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "MYSTEEL",
    .quantity = delivered_kg_m,
    .price = freight_price,
    .keys = "prices.freight",
};

const struct cost_item cost_item_ingot_casting = {
    .name = "ingot_casting",
    .summary = "casting of ingots at the producer",
    UNIT_T,
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = ingot_kg,
    .price = casting_price,
    .keys = "prices.ingot_casting",
};

const struct cost_item cost_item_ingot_handling = {
    .name = "ingot_handling",
    .summary = "unloading, storing and fetching of ingots",
    UNIT_T,
    .row = ROW_INGOT_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = ingot_kg,
    .price = handling_price,
    .keys = "prices.ingot_handling",
};
