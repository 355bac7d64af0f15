/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metal that is not there any more, and what the dross earns. */
#include "models/cost/dross.h"
#include "models/cost/item.h"

/* Of every transfer, bath and melting but that of returns, which stands in a row of its own. */
static double gross_loss_kg(const struct cost_view *view)
{
    return item_gross_loss_kg(view);
}

static double trapped_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_TRAPPED];
}

static double returns_loss_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_RETURN_OXIDISED] + view->flow->amount[FLOW_RETURN_TRAPPED];
}

static double returns_trapped_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_RETURN_TRAPPED];
}

static double loss_price(const struct cost_view *view)
{
    return item_metal_price(view, FLOW_METAL_OXIDISED, FLOW_METAL_TRAPPED);
}

static double returns_price(const struct cost_view *view)
{
    return item_metal_price(view, FLOW_RETURN_OXIDISED, FLOW_RETURN_TRAPPED);
}

/* Negative: the share of the metal in dross that comes back as money or metal. */
static double dross_price(const struct cost_view *view)
{
    return -dross_back_frac(view->prices) *
           item_metal_price(view, FLOW_METAL_TRAPPED, FLOW_METAL_TRAPPED);
}

static double returns_dross_price(const struct cost_view *view)
{
    return -dross_back_frac(view->prices) *
           item_metal_price(view, FLOW_RETURN_TRAPPED, FLOW_RETURN_TRAPPED);
}

static double tolled_kg(const struct cost_view *view)
{
    return dross_tolled_kg(view->prices, view->flow->amount[FLOW_METAL_OXIDISED],
                           view->flow->amount[FLOW_METAL_TRAPPED]);
}

static double returns_tolled_kg(const struct cost_view *view)
{
    return dross_tolled_kg(view->prices, view->flow->amount[FLOW_RETURN_OXIDISED],
                           view->flow->amount[FLOW_RETURN_TRAPPED]);
}

static double toll_price(const struct cost_view *view)
{
    return view->prices->dross_toll_per_kg;
}

COST_ITEM_BOTH(metal_loss, ROW_MOLTEN_LOSS_AND_TRANSPORT, ROW_INGOT_BURN_LOSS,
               .summary = "gross metal loss, oxidised and trapped in dross, bought again", UNIT_T,
               .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = true, .source = "RMI_CMRA", .quantity = gross_loss_kg,
               .price = loss_price, .keys = "metal.price");

COST_ITEM_BOTH(dross_credit, ROW_MOLTEN_LOSS_AND_TRANSPORT, ROW_INGOT_BURN_LOSS,
               .summary = "metal trapped in dross: its share paid for when sold, its yield when "
                          "tolled",
               UNIT_T, .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = true, .source = "AFS_DROSS", .quantity = trapped_kg, .price = dross_price,
               .keys = "metal.price prices.dross_value prices.dross_recovery");

COST_ITEM_BOTH(dross_toll, ROW_MOLTEN_LOSS_AND_TRANSPORT, ROW_INGOT_BURN_LOSS,
               .summary = "dross treated for a fee, when it is tolled", UNIT_T,
               .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = true, .source = "AFS_DROSS", .quantity = tolled_kg, .price = toll_price,
               .keys = "prices.dross_toll");

COST_ITEM_BOTH(returns_loss, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
               .summary = "gross metal loss of remelting returns, bought again", UNIT_T,
               .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = false, .source = "SS12_21", .quantity = returns_loss_kg,
               .price = returns_price, .keys = "metal.price");

COST_ITEM_BOTH(returns_credit, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
               .summary = "dross of remelting returns: metal paid for or got back", UNIT_T,
               .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = false, .source = "AFS_DROSS", .quantity = returns_trapped_kg,
               .price = returns_dross_price,
               .keys = "metal.price prices.dross_value prices.dross_recovery");

COST_ITEM_BOTH(returns_toll, ROW_MOLTEN_OTHER, ROW_INGOT_OTHER,
               .summary = "dross of remelting returns treated for a fee, when it is tolled", UNIT_T,
               .driver = DRIVER_TONNE, .payer = PARTY_DIE_CASTER, .payee = PARTY_OUTSIDE,
               .exhibit = false, .source = "AFS_DROSS", .quantity = returns_tolled_kg,
               .price = toll_price, .keys = "prices.dross_toll");
