/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* The metal that is delivered, and the air around it. */

static const struct field market_rows[] = {
    {.key = "process",
     .type = FIELD_CHOICE,
     AT(struct metal, market.process),
     .deflt = "constant",
     .source = "assumption",
     .choices = choice_price_process,
     .flags = FIELD_SHEET,
     .help = "How the price moves. Metal lost, in stock and on the road is valued at the mean "
             "price of each ledger period."},
    {.key = "series",
     .type = FIELD_CUSTOM,
     AT(struct metal, market.series),
     .parse = custom_parse_series,
     .flags = FIELD_SHEET,
     .help =
         "Quotes of the process 'series', which then replace metal.price: a CSV file beside the "
         "scenario with columns 'date' and 'price (CNY/t)', or a map such as "
         "{2025-01-06: 19900 CNY/t}. Each holds until the next, the last one to the end."},
    {.key = "half_life",
     .type = FIELD_NUMBER,
     .dim = DIM_TIME,
     AT(struct metal, market.half_life_s),
     LIMITS("1 d", "100 a"),
     DEFAULT("180 d", "60 d", "730 d"),
     ASSUMED,
     .flags = FIELD_PLAN | FIELD_SHEET,
     .help = "Of a mean-reverting price: the time in which half of a deviation from metal.price is "
             "gone."},
    {.key = "volatility",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct metal, market.volatility_frac),
     LIMITS("0", "1"),
     DEFAULT("15 %", "8 %", "25 %"),
     ASSUMED,
     .flags = FIELD_PLAN | FIELD_SHEET,
     .help = "Of a mean-reverting price: standard deviation of its change over one year, as share "
             "of metal.price, if nothing drew it back."},
    {.key = "start",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct metal, start_frac),
     LIMITS("0.1", "10"),
     DEFAULT("1", "0.7", "1.4"),
     ASSUMED,
     .flags = FIELD_PLAN | FIELD_SHEET,
     .help = "Of a mean-reverting price: the first quote as share of metal.price, its long-run "
             "mean."},
};

static const struct section market_section = {
    .key = "market",
    .kind = SECTION_ONE,
    .help = "How the price of the metal moves over time.",
    ROWS(market_rows),
};

static const struct section *const metal_children[] = {&market_section, NULL};

static const struct field metal_rows[] = {
    {.key = "alloy",
     .type = FIELD_CUSTOM,
     AT(struct metal, alloy),
     .deflt = "ADC12",
     .parse = custom_parse_alloy,
     SOURCE(TAG_READ, "RMI_CMRA"),
     .help = "Name of a shipped alloy ('meltroute list alloys'), or your own with its liquidus, "
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
    .children = metal_children,
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
     .help = "Air around ladles and furnaces, mean of the year; set the coldest season to see the "
             "worst "
             "arrival, or give the swings."},
    {.key = "season_swing",
     .type = FIELD_NUMBER,
     .dim = DIM_TEMPERATURE_DIFF,
     AT(struct weather, season_swing_K),
     LIMITS("0 K", "50 K"),
     DEFAULT("0 K", "0 K", "20 K"),
     ASSUMED,
     .flags = FIELD_PLAN,
     .help =
         "How much colder than the mean the coldest days of the year are, in mid January; as much "
         "warmer in mid July. 0 K: no seasons."},
    {.key = "day_swing",
     .type = FIELD_NUMBER,
     .dim = DIM_TEMPERATURE_DIFF,
     AT(struct weather, day_swing_K),
     LIMITS("0 K", "30 K"),
     DEFAULT("0 K", "0 K", "8 K"),
     ASSUMED,
     .flags = FIELD_PLAN,
     .help =
         "How much colder than the day's mean it is at 5 in the morning, and warmer at 5 in the "
         "afternoon."},
    {.key = "wind",
     .type = FIELD_NUMBER,
     .dim = DIM_SPEED,
     AT(struct weather, wind_m_per_s),
     LIMITS("0 m/s", "40 m/s"),
     DEFAULT("2 m/s", "0 m/s", "6 m/s"),
     ASSUMED,
     .help = "Wind around a standing ladle, mean of the year; on the road the driving speed is "
             "added."},
    {.key = "wind_swing",
     .type = FIELD_NUMBER,
     .dim = DIM_SPEED,
     AT(struct weather, wind_swing_m_per_s),
     LIMITS("-40 m/s", "40 m/s"),
     DEFAULT("0 m/s", "-3 m/s", "3 m/s"),
     ASSUMED,
     .flags = FIELD_PLAN,
     .help = "How much windier than the mean it is in mid January, and calmer in mid July."},
};

const struct section weather_section = {
    .key = "weather",
    .kind = SECTION_ONE,
    .help = "The air outside.",
    ROWS(weather_rows),
    .offset = offsetof(struct scenario, weather),
};
