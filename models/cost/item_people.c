/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seats and posts, paid for as long as they are manned, busy or not. */
#include "models/cost/item.h"

static double crew_s(const struct cost_view *view)
{
    const struct cost_assets *assets = view->assets;
    double crews = view->pooled ? assets->crews_pooled : assets->crews;
    return crews * assets->manned_frac * view->observed_s;
}

static double dispatch_s(const struct cost_view *view)
{
    return view->assets->dispatchers * view->assets->manned_frac * view->observed_s;
}

static double worker_s(const struct cost_view *view)
{
    return view->assets->workers * view->assets->plant_manned_frac * view->observed_s;
}

static double driver_price(const struct cost_view *view)
{
    return view->prices->driver_per_s;
}

static double dispatcher_price(const struct cost_view *view)
{
    return view->prices->dispatcher_per_s;
}

static double worker_price(const struct cost_view *view)
{
    return view->prices->worker_per_s;
}

static double overhead_price(const struct cost_view *view)
{
    return view->prices->worker_per_s * view->prices->overhead_frac;
}

const struct cost_item cost_item_molten_crew = {
    .name = "crew",
    .summary = "drivers: seats of the working trucks, while manned",
    UNIT_H,
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_HOUR,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = crew_s,
    .price = driver_price,
    .keys = "prices.driver",
};

const struct cost_item cost_item_molten_dispatch = {
    .name = "dispatch",
    .summary = "dispatchers on duty while the fleet is manned",
    UNIT_H,
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_HOUR,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = dispatch_s,
    .price = dispatcher_price,
    .keys = "prices.dispatcher",
};

const struct cost_item cost_item_ingot_furnace_workers = {
    .name = "furnace_workers",
    .summary = "people at the melting furnaces",
    UNIT_H,
    .row = ROW_INGOT_LABOUR,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = worker_s,
    .price = worker_price,
    .keys = "prices.worker",
};

const struct cost_item cost_item_ingot_overhead = {
    .name = "overhead",
    .summary = "supervision, safety and administration of the melting shop, on its wages",
    UNIT_H,
    .row = ROW_INGOT_LABOUR,
    .driver = DRIVER_HOUR,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = worker_s,
    .price = overhead_price,
    .keys = "prices.worker prices.overhead",
};
