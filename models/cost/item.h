/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the item_*.c files only: the list of items and what their functions share. */
#ifndef MODELS_COST_ITEM_H
#define MODELS_COST_ITEM_H

#include "models/cost/cost.h"

/* Every item, in the order of the sheets. A mark-up stands below what it is put on.
 * A new item: its descriptor in the file of its theme, and one line here. */
#define COST_ITEM_LIST(X)                                                                          \
    X(molten_preheat_gas)                                                                          \
    X(molten_superheat_gas)                                                                        \
    X(molten_holding_power)                                                                        \
    X(molten_holding_gas)                                                                          \
    X(molten_lining_wear)                                                                          \
    X(molten_ladle_capital)                                                                        \
    X(molten_station_capital)                                                                      \
    X(molten_dock_capital)                                                                         \
    X(molten_tap_capital)                                                                          \
    X(molten_stand_capital)                                                                        \
    X(molten_holding_capital)                                                                      \
    X(molten_metal_loss)                                                                           \
    X(molten_dross_credit)                                                                         \
    X(molten_dross_toll)                                                                           \
    X(molten_fuel)                                                                                 \
    X(molten_lng)                                                                                  \
    X(molten_charging)                                                                             \
    X(molten_toll)                                                                                 \
    X(molten_tyres)                                                                                \
    X(molten_crew)                                                                                 \
    X(molten_dispatch)                                                                             \
    X(molten_receipt)                                                                              \
    X(molten_truck_capital)                                                                        \
    X(molten_truck_maintenance)                                                                    \
    X(molten_truck_insurance)                                                                      \
    X(molten_truck_inspection)                                                                     \
    X(molten_cargo_insurance)                                                                      \
    X(molten_haulier_margin)                                                                       \
    X(molten_miscellaneous)                                                                        \
    X(molten_downtime)                                                                             \
    X(molten_incidents)                                                                            \
    X(molten_refused_loads)                                                                        \
    X(molten_skull_remelt)                                                                         \
    X(molten_heel_return)                                                                          \
    X(molten_wash)                                                                                 \
    X(molten_wash_metal)                                                                           \
    X(molten_surplus_casting)                                                                      \
    X(molten_plant_relining)                                                                       \
    X(molten_furnace_relining)                                                                     \
    X(molten_emptied)                                                                              \
    X(molten_returns_gas)                                                                          \
    X(molten_returns_loss)                                                                         \
    X(molten_returns_credit)                                                                       \
    X(molten_returns_toll)                                                                         \
    X(molten_returns_capital)                                                                      \
    X(molten_transit_stock)                                                                        \
    X(molten_weighing)                                                                             \
    X(molten_standby_gas)                                                                          \
    X(molten_standby_power)                                                                        \
    X(molten_standby_melter)                                                                       \
    X(molten_standby_stock)                                                                        \
    X(molten_standby_freight)                                                                      \
    X(molten_standby_casting)                                                                      \
    X(molten_standby_handling)                                                                     \
    X(molten_standby_premium)                                                                      \
    X(molten_take_or_pay)                                                                          \
    X(molten_premium)                                                                              \
    X(molten_carbon_price)                                                                         \
    X(molten_cbam)                                                                                 \
    X(ingot_melt_gas)                                                                              \
    X(ingot_melt_power)                                                                            \
    X(ingot_auxiliary_power)                                                                       \
    X(ingot_holding_power)                                                                         \
    X(ingot_holding_gas)                                                                           \
    X(ingot_melter_capital)                                                                        \
    X(ingot_holding_capital)                                                                       \
    X(ingot_metal_loss)                                                                            \
    X(ingot_dross_credit)                                                                          \
    X(ingot_dross_toll)                                                                            \
    X(ingot_furnace_workers)                                                                       \
    X(ingot_overhead)                                                                              \
    X(ingot_miscellaneous)                                                                         \
    X(ingot_downtime)                                                                              \
    X(ingot_furnace_relining)                                                                      \
    X(ingot_emptied)                                                                               \
    X(ingot_returns_gas)                                                                           \
    X(ingot_returns_loss)                                                                          \
    X(ingot_returns_credit)                                                                        \
    X(ingot_returns_toll)                                                                          \
    X(ingot_returns_capital)                                                                       \
    X(ingot_freight)                                                                               \
    X(ingot_casting)                                                                               \
    X(ingot_handling)                                                                              \
    X(ingot_stock_interest)                                                                        \
    X(ingot_price_risk)                                                                            \
    X(ingot_premium)                                                                               \
    X(ingot_carbon_price)                                                                          \
    X(ingot_cbam)

#define X(id) extern const struct cost_item cost_item_##id;
COST_ITEM_LIST(X)
#undef X

/* Readable units of a descriptor. */
#define UNIT(text, si) .quantity_unit = (text), .quantity_scale = (si)
#define UNIT_M3        UNIT("m3", 1)
#define UNIT_KWH       UNIT("kWh", 3.6e6)
#define UNIT_T         UNIT("t", 1e3)
#define UNIT_KM        UNIT("km", 1e3)
#define UNIT_H         UNIT("h", 3600)
#define UNIT_T_YEAR    UNIT("t year", 1e3 * COST_YEAR_S)

/* One item of both sheets, in a row of each; the rest of the descriptor follows. */
#define COST_ITEM_BOTH(id, molten_row, ingot_row, ...)                                             \
    const struct cost_item cost_item_molten_##id = {                                               \
        .name = #id, .row = (molten_row), __VA_ARGS__};                                            \
    const struct cost_item cost_item_ingot_##id = {.name = #id, .row = (ingot_row), __VA_ARGS__}

/* Oxidised and trapped: all metal that leaves with the dross, kg. */
double item_gross_loss_kg(const struct cost_view *view);

/* Annuity and upkeep of fixed plant, per second: a(price) + maintenance fraction x price. */
double item_plant_per_s(const struct price_set *prices, double price, double life_s);

/* Mean price of the metal of these kinds of flow, weighted by them. */
double item_price_of_kinds(const struct cost_view *view, const enum flow_kind *kinds, int count);

/* Of two; of one kind: name it twice. */
double item_metal_price(const struct cost_view *view, enum flow_kind one, enum flow_kind other);

/* Remelting of metal that came to nothing (refused, drained, washed out), per kg; `prices.refused`.
 */
double item_refused_price(const struct cost_view *view);

/* Trucks charged: whole, or by the hours used. */
double item_trucks(const struct cost_view *view);

#endif
