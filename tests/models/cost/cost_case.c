/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/cost/cost_case.h"

#include <check.h>

#include "models/cost/dross.h"

static void prices_init(struct price_set *p)
{
    *p = (struct price_set){
        .gas_per_m3 = 3.97,
        .gas_heat_J_per_m3 = 38.93e6,
        .power_per_J = 0.683 / CASE_KWH,
        .diesel_per_m3 = 7.31 / CASE_LITRE,
        .lng_per_kg = 5.53,
        .charging_per_J = 0.917 / CASE_KWH,
        .dross_disposal = DROSS_TOLLED,
        .dross_recovery_frac = 0.317,
        .dross_toll_per_kg = 987 / CASE_TONNE,
        .interest_per_s = 0.061 / CASE_YEAR,
        .truck = 873e3,
        .truck_life_s = 8.5 * CASE_YEAR,
        .ladle = 213e3,
        .ladle_life_s = 9.25 * CASE_YEAR,
        .relining = 38.4e3,
        .relining_life_heats = 617,
        .station = 148e3,
        .station_life_s = 11 * CASE_YEAR,
        .dock = 331e3,
        .dock_life_s = 13 * CASE_YEAR,
        .tap = 187e3,
        .tap_life_s = 14 * CASE_YEAR,
        .stand = 79.3e3,
        .stand_life_s = 9.5 * CASE_YEAR,
        .melter_per_kg_per_s = 1.13e6 / (CASE_TONNE / CASE_HOUR),
        .melter_life_s = 12 * CASE_YEAR,
        .holder_per_kg = 61.3e3 / CASE_TONNE,
        .holder_life_s = 10.5 * CASE_YEAR,
        .furnace_relining_per_kg = 12.7e3 / CASE_TONNE,
        .driver_per_s = 47.3 / CASE_HOUR,
        .worker_per_s = 38.9 / CASE_HOUR,
        .dispatcher_per_s = 52.7 / CASE_HOUR,
        .overhead_frac = 0.17,
        .weighing = {.bias_frac = 0.0013},
        .toll_per_m = 2.17 / CASE_KM,
        .tyre_per_m = 0.43 / CASE_KM,
        .truck_maintenance_per_m = 0.71 / CASE_KM,
        .truck_insurance_per_s = 41.3e3 / CASE_YEAR,
        .truck_inspection_per_s = 8.7e3 / CASE_YEAR,
        .cargo_insurance_frac = 0.00083,
        .haulier_margin_frac = 0.073,
        .incident = 1.61e6,
        .asset_maintenance_frac_per_s = 0.037 / CASE_YEAR,
        .receipt_per_kg = 6.35 / CASE_TONNE,
        .refused_per_kg = 437 / CASE_TONNE,
        .heel_per_kg = 113 / CASE_TONNE,
        .wash = 131,
        .take_or_pay_per_kg = 383 / CASE_TONNE,
        .freight_per_kgm = 0.52 / (CASE_TONNE * CASE_KM),
        .ingot_casting_per_kg = 103 / CASE_TONNE,
        .ingot_handling_per_kg = 11.7 / CASE_TONNE,
        .stock_interest_per_s = 0.057 / CASE_YEAR,
        .downtime_per_s = 2170 / CASE_HOUR,
        .molten_premium_per_kg = 13.9 / CASE_TONNE,
        .ingot_premium_per_kg = 7.3 / CASE_TONNE,
        .molten_miscellaneous_per_kg = 29.3 / CASE_TONNE,
        .ingot_miscellaneous_per_kg = 31.1 / CASE_TONNE,
        .carbon_per_kg = 83.7 / CASE_TONNE,
        .cbam_per_kg = 71.9 / CASE_TONNE,
    };
}

/* Both routes. */
static void shared_flows(double *a)
{
    a[FLOW_METAL_SHOT] = 4738.4 * CASE_TONNE;
    a[FLOW_RETURN_OXIDISED] = 5.3 * CASE_TONNE;
    a[FLOW_RETURN_TRAPPED] = 8.9 * CASE_TONNE;
    a[FLOW_GAS_RETURN] = 8.13e3 * 38.93e6;
    a[FLOW_GAS_HOLD] = 5.27e3 * 38.93e6;
    a[FLOW_POWER_HOLD] = 173.9e3 * CASE_KWH;
    a[FLOW_FURNACE_RELINING] = 19.3 * CASE_TONNE;
    a[FLOW_METAL_DRAINED] = 4.7 * CASE_TONNE;
}

static void molten_flows(double *a)
{
    shared_flows(a);
    a[FLOW_METAL_TAP] = 4811.7 * CASE_TONNE;
    a[FLOW_METAL_POUR] = 4762.6 * CASE_TONNE;
    a[FLOW_METAL_REFUSED] = 6.35 * CASE_TONNE;
    a[FLOW_METAL_HEEL] = 23.3 * CASE_TONNE;
    a[FLOW_METAL_SPILLED] = 3.17 * CASE_TONNE;
    a[FLOW_METAL_SKULL] = 17.9 * CASE_TONNE;
    a[FLOW_PLANT_SURPLUS] = 83.1 * CASE_TONNE;
    a[FLOW_PLANT_RELINING] = 21.9 * CASE_TONNE;
    a[FLOW_METAL_OXIDISED] = 19.3 * CASE_TONNE;
    a[FLOW_METAL_TRAPPED] = 31.7 * CASE_TONNE;
    a[FLOW_GAS_PREHEAT] = 13.7e3 * 38.93e6;
    a[FLOW_GAS_SUPERHEAT] = 6.89e3 * 38.93e6;
    a[FLOW_ROAD_LOADED] = 18.31e3 * CASE_KM;
    a[FLOW_ROAD_EMPTY] = 18.47e3 * CASE_KM;
    a[FLOW_ROAD_FUEL] = 14.9e3 * CASE_LITRE;
    a[FLOW_ROAD_TRIP] = 611;
    a[FLOW_LADLE_HEAT] = 1223;
    a[FLOW_SHORTFALL] = 23.9 * CASE_TONNE;
    a[FLOW_LADLE_WASH] = 167;
    a[FLOW_WASH_METAL] = 11.9 * CASE_TONNE;
    a[FLOW_METAL_CHARGE] = 57.3 * CASE_TONNE;
    a[FLOW_GAS_MELT] = 7.31e3 * 38.93e6;
    a[FLOW_POWER_MELT] = 1.93e3 * CASE_KWH;
    a[FLOW_POWER_AUXILIARY] = 4.17e3 * CASE_KWH;
    a[FLOW_STOCK_TIME] = 31.3 * CASE_TONNE * CASE_YEAR;
    a[FLOW_TRANSIT_TIME] = 21.7 * CASE_TONNE * CASE_YEAR;
    a[FLOW_DOWNTIME] = 13.7 * CASE_HOUR;
}

static void ingot_flows(double *a)
{
    shared_flows(a);
    a[FLOW_METAL_INGOT] = 4893.1 * CASE_TONNE;
    a[FLOW_METAL_CHARGE] = 4861.9 * CASE_TONNE;
    a[FLOW_METAL_OXIDISED] = 43.7 * CASE_TONNE;
    a[FLOW_METAL_TRAPPED] = 71.3 * CASE_TONNE;
    a[FLOW_GAS_MELT] = 391.7e3 * 38.93e6;
    a[FLOW_POWER_MELT] = 29.3e3 * CASE_KWH;
    a[FLOW_POWER_AUXILIARY] = 447.1e3 * CASE_KWH;
    a[FLOW_STOCK_TIME] = 87.1 * CASE_TONNE * CASE_YEAR;
    a[FLOW_DOWNTIME] = 7.9 * CASE_HOUR;
}

static void assets_init(enum supply_route route, struct cost_assets *assets)
{
    *assets = (struct cost_assets){
        .holder_kg = 38.6 * CASE_TONNE,
        .returns_melter_kg_per_s = 0.87 * CASE_TONNE / CASE_HOUR,
    };
    if (route == ROUTE_INGOT) {
        assets->melter_kg_per_s = 3.1 * CASE_TONNE / CASE_HOUR;
        assets->workers = 2.3;
        assets->plant_manned_frac = 0.713;
        return;
    }
    assets->melter_kg_per_s = 1.7 * CASE_TONNE / CASE_HOUR;
    assets->trucks = 4;
    assets->trucks_pooled = 2.83;
    assets->truck_worth = 1.13;
    assets->crews = 6;
    assets->crews_pooled = 4.71;
    assets->ladles = 11;
    assets->stations = 3;
    assets->docks = 2;
    assets->taps = 2;
    assets->stands = 5;
    assets->dispatchers = 1.3;
    assets->manned_frac = 0.671;
}

void cost_case_init(enum supply_route route, struct cost_case *c)
{
    *c = (struct cost_case){0};
    prices_init(&c->prices);
    assets_init(route, &c->assets);
    (route == ROUTE_MOLTEN ? molten_flows : ingot_flows)(c->flow.amount);
    c->view = (struct cost_view){
        .route = route,
        .prices = &c->prices,
        .flow = &c->flow,
        .assets = &c->assets,
        .metal_price_per_kg = 19873 / CASE_TONNE,
        .observed_s = 91 * CASE_DAY,
        .new_metal_kg = 4738.4 * CASE_TONNE,
        .carbon_kg = 673.1 * CASE_TONNE,
        .direct_kg = 519.7 * CASE_TONNE,
        .fuel = {.other_frac = 0.37, .lng_kg = 173, .power_J = 0.611 * CASE_KWH / CASE_LITRE},
        .distance_m = 29.7 * CASE_KM,
        .incident_rate_per_m = 0.053e-6 / CASE_KM,
        .stock_devalued_kg = route == ROUTE_INGOT ? 0.63 * CASE_TONNE : 0,
    };
}

double cost_case_amount(const struct cost_case *c, const char *name)
{
    struct cost_sheet sheet;
    cost_sheet_evaluate(&c->view, true, &sheet);
    for (int i = 0; i < sheet.count; i++)
        if (sheet.line[i].item == cost_item_find(c->view.route, name))
            return sheet.line[i].amount;
    ck_abort_msg("no item %s in the sheet", name);
    return 0;
}
