/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Washing ladles between two alloys; nothing while all customers take one. */
#include "models/cost/item.h"

static double washes(const struct cost_view *view)
{
    return view->flow->amount[FLOW_LADLE_WASH];
}

static double wash_price(const struct cost_view *view)
{
    return view->prices->wash;
}

static double wash_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_WASH_METAL];
}

const struct cost_item cost_item_molten_wash = {
    .name = "wash",
    .summary = "work and flux of washing ladles between two alloys",
    UNIT("wash", 1),
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TRIP,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = washes,
    .price = wash_price,
    .keys = "prices.wash",
};

const struct cost_item cost_item_molten_wash_metal = {
    .name = "wash_metal",
    .summary = "remelting of the metal that rinsed them, at the price of a refused load",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TRIP,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = wash_kg,
    .price = item_refused_price,
    .keys = "prices.refused",
};
