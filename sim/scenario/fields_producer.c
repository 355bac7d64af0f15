/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* The producer: alloy furnace, tapping bays, preheating of ladles. */

static const struct field preheat_rows[] = {
    {.key = "enabled",
     .type = FIELD_BOOL,
     AT(struct producer, preheat),
     .deflt = "true",
     SOURCE(TAG_FOUNDING, "RMI_CMRA"),
     .help = "Whether empty ladles are heated before they are filled; false shows what a cold "
             "lining does to the metal."},
    {.key = "stations",
     .type = FIELD_INTEGER,
     AT(struct producer, stations),
     LIMITS("0", "100"),
     .deflt = "auto",
     ASSUMED,
     .flags = FIELD_AUTO,
     .help = "Preheat stations; auto: as many as the ladles that come back per cycle need."},
    {.key = "power",
     .type = FIELD_NUMBER,
     .dim = DIM_POWER,
     AT(struct producer, preheat_W),
     LIMITS("0 kW", "5000 kW"),
     DEFAULT("300 kW", "150 kW", "600 kW"),
     ASSUMED,
     .help = "Largest fuel input of one burner; a larger one shortens heating up, not the hold."},
    {.key = "efficiency",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct producer, preheat_efficiency_frac),
     LIMITS("0.05", "1"),
     DEFAULT("0.40", "0.25", "0.55"),
     ASSUMED,
     .help = "Share of the burner's heat that the lining can take up; the rest leaves with the "
             "flue gas. Raise it for a recuperative burner."},
    {.key = "target",
     .type = FIELD_NUMBER,
     .dim = DIM_TEMPERATURE,
     AT(struct producer, preheat_K),
     LIMITS("50 degC", "1200 degC"),
     DEFAULT("750 degC", "700 degC", "850 degC"),
     ASSUMED,
     .help = "Hot-face temperature at which the burner is throttled; near the tap temperature, or "
             "the lining drinks heat from the metal."},
    {.key = "hold",
     .type = FIELD_NUMBER,
     .dim = DIM_TIME,
     AT(struct producer, preheat_hold_s),
     LIMITS("0 h", "48 h"),
     DEFAULT("1 h", "0 h", "4 h"),
     ASSUMED,
     .help = "Time the hot face is kept at the target, so that heat soaks into the wall; the face "
             "alone is hot in minutes and buys little."},
};

static const struct section preheat_section = {
    .key = "preheat",
    .kind = SECTION_ONE,
    .help = "Gas burners that heat empty ladles before the tap.",
    ROWS(preheat_rows),
};

static const struct field producer_rows[] = {
    {.key = "tap_temperature",
     .type = FIELD_DIST,
     .dim = DIM_TEMPERATURE,
     AT(struct producer, tap_K),
     LIMITS("600 degC", "900 degC"),
     DEFAULT("760 degC", "700 degC", "850 degC"),
     SOURCE(TAG_READ, "EGA_T"),
     .drawn = DRAW_LADLE,
     .help = "Metal in the alloy furnace when a ladle is tapped. Higher arrives hotter and costs "
             "gas and oxidation."},
    {.key = "launder_drop",
     .type = FIELD_NUMBER,
     .dim = DIM_TEMPERATURE_DIFF,
     AT(struct producer, launder_drop_K),
     LIMITS("0 K", "100 K"),
     DEFAULT("15 K", "10 K", "20 K"),
     ASSUMED,
     .help = "What launder and stream take from the metal between the alloy furnace and the "
             "ladle."},
    {.key = "casting_temperature",
     .type = FIELD_NUMBER,
     .dim = DIM_TEMPERATURE,
     AT(struct producer, casting_K),
     LIMITS("600 degC", "850 degC"),
     DEFAULT("710 degC", "690 degC", "730 degC"),
     ASSUMED,
     .help = "Alloy-furnace temperature if the same metal were cast to ingots; only what is tapped "
             "hotter than this is charged to the molten route as superheat."},
    {.key = "superheat_efficiency",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct producer, superheat_efficiency_frac),
     LIMITS("0.05", "1"),
     DEFAULT("0.35", "0.20", "0.50"),
     ASSUMED,
     .help = "Share of the alloy furnace's gas that reaches the bath while it is superheated."},
    {.key = "taps",
     .type = FIELD_INTEGER,
     AT(struct producer, taps),
     LIMITS("1", "100"),
     DEFAULT("1", "1", "4"),
     ASSUMED,
     .help = "Tapping bays, each filling one ladle at a time; add one when trucks wait at the "
             "producer."},
    {.key = "fill_time",
     .type = FIELD_NUMBER,
     .dim = DIM_TIME,
     AT(struct producer, fill_s),
     LIMITS("1 min", "4 h"),
     DEFAULT("15 min", "10 min", "20 min"),
     ASSUMED,
     .help = "Time to fill one ladle, lid gear included."},
    {.key = "load_time",
     .type = FIELD_NUMBER,
     .dim = DIM_TIME,
     AT(struct producer, load_s),
     LIMITS("0 min", "8 h"),
     DEFAULT("15 min", "10 min", "30 min"),
     ASSUMED,
     .help = "Time per trip at the producer besides filling: lifting the ladles, lashing, "
             "weighing, papers of the dangerous goods."},
};

static const struct section *const producer_children[] = {&preheat_section, NULL};

const struct section producer_section = {
    .key = "producer",
    .kind = SECTION_ONE,
    .help = "Where the metal is melted, alloyed and tapped into ladles.",
    ROWS(producer_rows),
    .children = producer_children,
    .offset = offsetof(struct scenario, producer),
};
