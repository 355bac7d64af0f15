/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a contract costs beside the metal, and what its weights do; premium is in item_handling.c.
 */
#include "models/cost/item.h"

static double shortfall_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_SHORTFALL];
}

static double shortfall_price(const struct cost_view *view)
{
    return view->prices->take_or_pay_per_kg;
}

static double weighed_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_POUR];
}

static double weighing_price(const struct cost_view *view)
{
    return weighing_unsettled_frac(&view->prices->weighing) *
           item_metal_price(view, FLOW_METAL_POUR, FLOW_METAL_POUR);
}

const struct cost_item cost_item_molten_take_or_pay = {
    .name = "take_or_pay",
    .summary = "molten metal agreed to be paid for and not taken",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_PRODUCER,
    .exhibit = true,
    .source = "assumption",
    .quantity = shortfall_kg,
    .price = shortfall_price,
    .keys = "prices.take_or_pay",
};

const struct cost_item cost_item_molten_weighing = {
    .name = "weighing",
    .summary = "metal paid for and not received, by scales that differ within the tolerance",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_TONNE,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_PRODUCER,
    .exhibit = true,
    .source = "assumption",
    .quantity = weighed_kg,
    .price = weighing_price,
    .keys = "metal.price prices.weighing prices.weighing_spread prices.weighing_tolerance",
};
