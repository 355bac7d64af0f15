/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_FIELDS_H
#define SIM_SCENARIO_FIELDS_H

#include "sim/scenario/custom.h"
#include "sim/scenario/field.h"
#include "sim/scenario/scenario.h"

/*
 * How the field rows are written. One file per section, fields_*.c; a row reads
 *
 *   {.key = "distance", .type = FIELD_NUMBER, .dim = DIM_LENGTH, AT(struct route, distance_m),
 *    LIMITS("0 km", "2000 km"), DEFAULT("30 km", "5 km", "160 km"),
 *    SOURCE(TAG_READ, "RMI_CMRA"), .help = "One-way road distance ..."},
 *
 * LIMITS are what physics or arithmetic allows; a value outside is an error. DEFAULT gives the
 * value and the range in which it is believed; a value outside that range is unusual, not wrong.
 */
#define AT(type, member_)           .member = #member_, .offset = offsetof(type, member_)
#define LIMITS(low_, high_)         .low = low_, .high = high_
#define DEFAULT(value, low_, high_) .deflt = value, .believe_low = low_, .believe_high = high_
#define SOURCE(tag_, key_)          .tag = tag_, .source = key_
#define ASSUMED                     SOURCE(TAG_JUDGEMENT, "assumption")
#define ROWS(table)                 .fields = table, .field_count = (int)(sizeof(table) / sizeof(table)[0])

/* Sections below the root, in the order of a scenario file. */
extern const struct section about_section, metal_section, weather_section, producer_section,
    ladle_section, fleet_section, oxidation_section, customer_section, route_section,
    molten_section, ingot_section, prices_section, carbon_section, simulation_section,
    sheet_section, cool_section, sweep_section, milk_run_section;

/* Below the route, and below a milk run's stops. */
enum { SEGMENT_ROWS = 3 };
extern const struct field segment_rows[SEGMENT_ROWS];

/* Below the producer, and below a customer. */
extern const struct section plant_furnace_section, furnace_section, stands_section;

/* Choices of rows, see struct field. */
bool choice_schema(int index, struct choice *out);
bool choice_road_class(int index, struct choice *out);
bool choice_dispatch_rule(int index, struct choice *out);
bool choice_ladle_rule(int index, struct choice *out);
bool choice_ladle_model(int index, struct choice *out);
bool choice_join_rule(int index, struct choice *out);
bool choice_driving_rule(int index, struct choice *out);
bool choice_order_rule(int index, struct choice *out);
bool choice_machine_class(int index, struct choice *out);
bool choice_melter_type(int index, struct choice *out);
bool choice_plant_furnace_type(int index, struct choice *out);
bool choice_stock_policy(int index, struct choice *out);
bool choice_price_process(int index, struct choice *out);
bool choice_furnace_energy(int index, struct choice *out);
bool choice_boundary(int index, struct choice *out);
bool choice_sweep(int index, struct choice *out);
bool choice_freight_payer(int index, struct choice *out);
bool choice_truck_fuel(int index, struct choice *out);
bool choice_carbon_method(int index, struct choice *out);
bool choice_carbon_smelter(int index, struct choice *out);
bool choice_dross(int index, struct choice *out);
bool choice_loss_set(int index, struct choice *out);
bool choice_charge(int index, struct choice *out);
bool choice_alloy_change(int index, struct choice *out);

#endif
