/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

static const struct field carbon_rows[] = {
    {.key = "grid",
     .type = FIELD_NUMBER,
     .dim = DIM_CARBON_PER_ENERGY,
     AT(struct carbon_factors, grid_kg_per_J),
     LIMITS("0 kg/kWh", "2 kg/kWh"),
     DEFAULT("0.5306 kg/kWh", "0.1 kg/kWh", "0.83 kg/kWh"),
     SOURCE(TAG_READ, "CNGRID23"),
     .flags = FIELD_SHEET,
     .help = "CO2 per kWh of electricity, here China 2023; provinces and other countries are in "
             "the grid tables ('meltroute list grid')."},
    {.key = "gas",
     .type = FIELD_NUMBER,
     .dim = DIM_CARBON_PER_VOLUME,
     AT(struct carbon_factors, gas_kg_per_m3),
     LIMITS("0 kg/m3", "5 kg/m3"),
     DEFAULT("2.16 kg/m3", "2.0 kg/m3", "2.3 kg/m3"),
     SOURCE(TAG_READ, "PMC10632432"),
     .flags = FIELD_SHEET,
     .help = "CO2 per cubic metre of gas burnt; pairs with a heating value of 38.93 MJ/m3. "
             "European H gas of 9.9 kWh/m3 has 2.03."},
    {.key = "diesel",
     .type = FIELD_NUMBER,
     .dim = DIM_CARBON_PER_VOLUME,
     AT(struct carbon_factors, diesel_kg_per_m3),
     LIMITS("0 kg/L", "5 kg/L"),
     DEFAULT("2.63 kg/L", "2.51 kg/L", "2.63 kg/L"),
     SOURCE(TAG_READ, "DONBUR"),
     .flags = FIELD_SHEET,
     .help = "CO2 per litre of diesel burnt."},
    {.key = "metal",
     .type = FIELD_NUMBER,
     .dim = DIM_CARBON_PER_MASS,
     AT(struct carbon_factors, metal_kg_per_kg),
     LIMITS("0 t/t", "30 t/t"),
     DEFAULT("0.5 t/t", "0.3 t/t", "0.8 t/t"),
     SOURCE(TAG_READ, "GUOSEN"),
     .flags = FIELD_SHEET,
     .help = "CO2 per tonne of the metal that replaces what is lost: 0.5 recycled, 14 primary from "
             "coal power, 2 from renewables."},
};

const struct section carbon_section = {
    .key = "carbon",
    .kind = SECTION_ONE,
    .help = "Emission factors.",
    ROWS(carbon_rows),
    .offset = offsetof(struct scenario, carbon),
};
