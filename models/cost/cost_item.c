/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of items, the names of rows, drivers and parties, and what several items share. */
#include "models/cost/item.h"

#include <stddef.h>
#include <string.h>

static const struct cost_item *const items[] = {
#define X(id) &cost_item_##id,
    COST_ITEM_LIST(X)
#undef X
        NULL};

const struct cost_item *const *cost_items(void)
{
    return items;
}

const struct cost_item *cost_item_find(enum supply_route route, const char *name)
{
    for (const struct cost_item *const *item = items; *item; item++)
        if (cost_row_route((*item)->row) == route && strcmp((*item)->name, name) == 0)
            return *item;
    return NULL;
}

const char *cost_row_name(enum cost_row row)
{
    static const char *const names[ROWS] = {
        [ROW_MOLTEN_INSULATION] = "insulation",
        [ROW_MOLTEN_DEPRECIATION] = "depreciation",
        [ROW_MOLTEN_LOSS_AND_TRANSPORT] = "loss_and_transport",
        [ROW_MOLTEN_SPECIAL_VEHICLE] = "special_vehicle",
        [ROW_MOLTEN_MISCELLANEOUS] = "miscellaneous",
        [ROW_MOLTEN_OTHER] = "other",
        [ROW_INGOT_ENERGY] = "energy",
        [ROW_INGOT_DEPRECIATION] = "depreciation",
        [ROW_INGOT_BURN_LOSS] = "burn_loss",
        [ROW_INGOT_LABOUR] = "labour",
        [ROW_INGOT_MISCELLANEOUS] = "miscellaneous",
        [ROW_INGOT_OTHER] = "other",
    };
    return (unsigned)row < ROWS ? names[row] : NULL;
}

enum supply_route cost_row_route(enum cost_row row)
{
    return row < ROW_INGOT_ENERGY ? ROUTE_MOLTEN : ROUTE_INGOT;
}

const char *cost_driver_name(enum cost_driver driver)
{
    static const char *const names[DRIVERS] = {
        [DRIVER_FIXED] = "fixed", [DRIVER_HOUR] = "per_hour",   [DRIVER_TRIP] = "per_trip",
        [DRIVER_KM] = "per_km",   [DRIVER_TONNE] = "per_tonne",
    };
    return (unsigned)driver < DRIVERS ? names[driver] : NULL;
}

const char *cost_party_name(enum cost_party party)
{
    static const char *const names[PARTIES] = {
        [PARTY_DIE_CASTER] = "die_caster",
        [PARTY_PRODUCER] = "producer",
        [PARTY_HAULIER] = "haulier",
        [PARTY_OUTSIDE] = "outside",
    };
    return (unsigned)party < PARTIES ? names[party] : NULL;
}

const struct cost_asset_info *cost_asset_info(int index)
{
    static const struct cost_asset_info info[] = {
#define X(member, unit, help) {#member, unit, help, offsetof(struct cost_assets, member)},
        COST_ASSET_LIST(X)
#undef X
    };
    return index >= 0 && index < (int)(sizeof info / sizeof info[0]) ? &info[index] : NULL;
}

double cost_gas_m3(const struct cost_view *view, enum flow_kind kind)
{
    double heat_J = view->flow->amount[kind];
    return heat_J == 0 ? 0 : heat_J / view->prices->gas_heat_J_per_m3;
}

double item_gross_loss_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_METAL_OXIDISED] + view->flow->amount[FLOW_METAL_TRAPPED];
}

double item_price_of_kinds(const struct cost_view *view, const enum flow_kind *kinds, int count)
{
    double amount = 0, excess = 0;

    for (int i = 0; i < count; i++) {
        amount += view->flow->amount[kinds[i]];
        excess += view->flow->amount[kinds[i]] * view->metal_price_excess_frac[kinds[i]];
    }
    return view->metal_price_per_kg * (1 + (amount != 0 ? excess / amount : 0));
}

double item_metal_price(const struct cost_view *view, enum flow_kind one, enum flow_kind other)
{
    const enum flow_kind kinds[] = {one, other};

    return item_price_of_kinds(view, kinds, one == other ? 1 : 2);
}

double item_plant_per_s(const struct price_set *prices, double price, double life_s)
{
    return cost_annuity_per_s(price, life_s, prices->interest_per_s) +
           price * prices->asset_maintenance_frac_per_s;
}

double item_trucks(const struct cost_view *view)
{
    return view->pooled ? view->assets->trucks_pooled : view->assets->trucks;
}

double item_refused_price(const struct cost_view *view)
{
    return view->prices->refused_per_kg;
}
