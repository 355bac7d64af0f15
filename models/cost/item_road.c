/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Truck and road: per vehicle-year, per km, per value carried, and the haulier's margin on top. */
#include "models/cost/item.h"

static double fuel_m3(const struct cost_view *view)
{
    return view->flow->amount[FLOW_ROAD_FUEL] * (1 - view->fuel.other_frac);
}

static double lng_kg(const struct cost_view *view)
{
    return view->flow->amount[FLOW_ROAD_FUEL] * view->fuel.lng_kg;
}

static double charging_J(const struct cost_view *view)
{
    return view->flow->amount[FLOW_ROAD_FUEL] * view->fuel.power_J;
}

static double driven_m(const struct cost_view *view)
{
    return view->flow->amount[FLOW_ROAD_LOADED] + view->flow->amount[FLOW_ROAD_EMPTY];
}

static double truck_s(const struct cost_view *view)
{
    return item_trucks(view) * view->observed_s;
}

/* Carried to the customer, accepted or not, and what comes home of it. */
static const enum flow_kind cargo[] = {FLOW_METAL_POUR, FLOW_METAL_REFUSED, FLOW_METAL_SPILLED,
                                       FLOW_METAL_HEEL};
enum { CARGO_KINDS = sizeof cargo / sizeof *cargo };

static double cargo_kg(const struct cost_view *view)
{
    double sum_kg = 0;

    for (int i = 0; i < CARGO_KINDS; i++)
        sum_kg += view->flow->amount[cargo[i]];
    return sum_kg;
}

static double fuel_price(const struct cost_view *view)
{
    return view->prices->diesel_per_m3;
}

static double lng_price(const struct cost_view *view)
{
    return view->prices->lng_per_kg;
}

static double charging_price(const struct cost_view *view)
{
    return view->prices->charging_per_J;
}

static double toll_price(const struct cost_view *view)
{
    return view->prices->toll_per_m;
}

static double tyre_price(const struct cost_view *view)
{
    return view->prices->tyre_per_m;
}

static double truck_price(const struct cost_view *view)
{
    const struct price_set *prices = view->prices;
    return cost_annuity_per_s(view->assets->truck_worth * prices->truck, prices->truck_life_s,
                              prices->interest_per_s);
}

static double maintenance_price(const struct cost_view *view)
{
    return view->prices->truck_maintenance_per_m;
}

static double insurance_price(const struct cost_view *view)
{
    return view->prices->truck_insurance_per_s;
}

static double inspection_price(const struct cost_view *view)
{
    return view->prices->truck_inspection_per_s;
}

static double cargo_price(const struct cost_view *view)
{
    return view->prices->cargo_insurance_frac * item_price_of_kinds(view, cargo, CARGO_KINDS);
}

static double margin(const struct cost_view *view)
{
    return view->prices->haulier_margin_frac;
}

/* Expected number: distance x rate. Drawing them would add noise and no information. */
static double incidents(const struct cost_view *view)
{
    return driven_m(view) * view->incident_rate_per_m;
}

static double incident_price(const struct cost_view *view)
{
    return view->prices->incident;
}

const struct cost_item cost_item_molten_fuel = {
    .name = "fuel",
    .summary = "diesel, loaded and empty",
    UNIT("L", 1e-3),
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_KM,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "ICCT3",
    .quantity = fuel_m3,
    .price = fuel_price,
    .keys = "prices.diesel fleet.fuel",
};

const struct cost_item cost_item_molten_lng = {
    .name = "lng",
    .summary = "liquefied natural gas of the trucks, loaded and empty",
    UNIT("kg", 1),
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_KM,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = lng_kg,
    .price = lng_price,
    .keys = "prices.lng fleet.fuel fleet.lng_use",
};

const struct cost_item cost_item_molten_charging = {
    .name = "charging",
    .summary = "electricity of the trucks, loaded and empty",
    UNIT_KWH,
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_KM,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = charging_J,
    .price = charging_price,
    .keys = "prices.charging fleet.fuel fleet.power_use",
};

const struct cost_item cost_item_molten_toll = {
    .name = "toll",
    .summary = "toll, loaded and empty",
    UNIT_KM,
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_KM,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "MAUT",
    .quantity = driven_m,
    .price = toll_price,
    .keys = "prices.toll",
};

const struct cost_item cost_item_molten_tyres = {
    .name = "tyres",
    .summary = "tyres, loaded and empty",
    UNIT_KM,
    .row = ROW_MOLTEN_LOSS_AND_TRANSPORT,
    .driver = DRIVER_KM,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = driven_m,
    .price = tyre_price,
    .keys = "prices.tyre",
};

const struct cost_item cost_item_molten_truck_capital = {
    .name = "truck_capital",
    .summary = "tractors with special trailers, spares included, without ladles",
    UNIT("truck year", COST_YEAR_S),
    .row = ROW_MOLTEN_SPECIAL_VEHICLE,
    .driver = DRIVER_FIXED,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "RMI_CMRA",
    .quantity = truck_s,
    .price = truck_price,
    .keys = "prices.truck prices.truck_life prices.interest",
};

const struct cost_item cost_item_molten_truck_maintenance = {
    .name = "truck_maintenance",
    .summary = "maintenance of trucks and trailers",
    UNIT_KM,
    .row = ROW_MOLTEN_SPECIAL_VEHICLE,
    .driver = DRIVER_KM,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = driven_m,
    .price = maintenance_price,
    .keys = "prices.truck_maintenance",
};

const struct cost_item cost_item_molten_truck_insurance = {
    .name = "truck_insurance",
    .summary = "liability and hull insurance of the trucks",
    UNIT("truck year", COST_YEAR_S),
    .row = ROW_MOLTEN_SPECIAL_VEHICLE,
    .driver = DRIVER_FIXED,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = truck_s,
    .price = insurance_price,
    .keys = "prices.truck_insurance",
};

const struct cost_item cost_item_molten_truck_inspection = {
    .name = "truck_inspection",
    .summary = "inspection and dangerous-goods approval of trucks and trailers",
    UNIT("truck year", COST_YEAR_S),
    .row = ROW_MOLTEN_SPECIAL_VEHICLE,
    .driver = DRIVER_FIXED,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = truck_s,
    .price = inspection_price,
    .keys = "prices.truck_inspection",
};

const struct cost_item cost_item_molten_cargo_insurance = {
    .name = "cargo_insurance",
    .summary = "insurance of the metal carried, by its value",
    UNIT_T,
    .row = ROW_MOLTEN_SPECIAL_VEHICLE,
    .driver = DRIVER_TONNE,
    .payer = PARTY_HAULIER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "assumption",
    .quantity = cargo_kg,
    .price = cargo_price,
    .keys = "metal.price prices.cargo_insurance",
};

const struct cost_item cost_item_molten_haulier_margin = {
    .name = "haulier_margin",
    .summary = "margin on everything the haulier pays",
    UNIT("money", 1),
    .row = ROW_MOLTEN_SPECIAL_VEHICLE,
    .driver = DRIVER_FIXED,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_HAULIER,
    .exhibit = true,
    .source = "assumption",
    .mark_up = true,
    .price = margin,
    .keys = "prices.haulier_margin",
};

const struct cost_item cost_item_molten_incidents = {
    .name = "incidents",
    .summary = "spills and roll-overs, what the insurances leave: expected number",
    UNIT("incident", 1),
    .row = ROW_MOLTEN_OTHER,
    .driver = DRIVER_KM,
    .payer = PARTY_DIE_CASTER,
    .payee = PARTY_OUTSIDE,
    .exhibit = true,
    .source = "A1_2015; A38_2018",
    .quantity = incidents,
    .price = incident_price,
    .keys = "prices.incident fleet.incident_rate",
};
