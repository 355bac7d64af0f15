/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Furnaces that rest: new linings, and the metal that is emptied before; nothing while none does.
 */
#include "models/cost/item.h"

static double relined_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_FURNACE_RELINING];
}

static double plant_relined_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_PLANT_RELINING];
}

static double relining_price(const struct cost_view *view)
{
    return view->prices->furnace_relining_per_kg;
}

static double drained_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_DRAINED];
}

COST_ITEM_BOTH(furnace_relining, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
               .summary = "new linings of holding furnaces, by time and capacity", UNIT_T,
               .driver = DRIVER_HOUR, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = false, .source = "assumption", .quantity = relined_kg,
               .price = relining_price, .keys = "prices.furnace_relining");

COST_ITEM_BOTH(emptied, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
               .summary = "remelting of metal emptied from furnaces that go off, at the price of a "
                          "refused load",
               UNIT_T, .driver = DRIVER_HOUR, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = false, .source = "assumption", .quantity = drained_kg,
               .price = item_refused_price, .keys = "prices.refused");

const struct cost_item cost_item_molten_plant_relining = {
    .name = "plant_relining",
    .summary = "new linings of the producer's furnaces, by time and capacity",
    UNIT_T,
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_HOUR,
    .payer = PARTY_PRODUCER,
    .payee = PARTY_OUTSIDE,
    .exhibit = false,
    .source = "assumption",
    .quantity = plant_relined_kg,
    .price = relining_price,
    .keys = "prices.furnace_relining",
};
