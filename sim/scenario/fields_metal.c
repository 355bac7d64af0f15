/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* The metal that is delivered, and the air around it. */

static const struct field metal_rows[] = {
    {.key = "alloy",
     .type = FIELD_CUSTOM,
     AT(struct metal, alloy),
     .deflt = "ADC12",
     .parse = custom_parse_alloy,
     SOURCE(TAG_FOUNDING, "RMI_CMRA"),
     .help = "Name of a shipped alloy ('meltroute list alloy'), or your own with its liquidus, "
             "solidus, latent heat, heat capacities and densities."},
    {.key = "price",
     .type = FIELD_NUMBER,
     .dim = DIM_MONEY_PER_MASS,
     AT(struct metal, price_per_kg),
     LIMITS("0", NULL),
     .flags = FIELD_PRICE_SET | FIELD_SHEET,
     .help = "Price of the alloy as ingot, without VAT; it values metal lost, in stock and on the "
             "road. Change it first of all: every tenth of a percent of loss is paid at it."},
};

const struct section metal_section = {
    .key = "metal",
    .kind = SECTION_ONE,
    .help = "The alloy and what it is worth.",
    ROWS(metal_rows),
    .offset = offsetof(struct scenario, metal),
};

static const struct field weather_rows[] = {
    {.key = "air_temperature",
     .type = FIELD_NUMBER,
     .dim = DIM_TEMPERATURE,
     AT(struct weather, air_K),
     LIMITS("-50 degC", "60 degC"),
     DEFAULT("20 degC", "-10 degC", "40 degC"),
     ASSUMED,
     .help = "Air around ladles and furnaces; set the coldest season to see the worst arrival."},
    {.key = "wind",
     .type = FIELD_NUMBER,
     .dim = DIM_SPEED,
     AT(struct weather, wind_m_per_s),
     LIMITS("0 m/s", "40 m/s"),
     DEFAULT("2 m/s", "0 m/s", "6 m/s"),
     ASSUMED,
     .help = "Wind around a standing ladle; on the road the driving speed is added."},
};

const struct section weather_section = {
    .key = "weather",
    .kind = SECTION_ONE,
    .help = "The air outside.",
    ROWS(weather_rows),
    .offset = offsetof(struct scenario, weather),
};
