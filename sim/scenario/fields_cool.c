/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* One ladle alone, for 'meltroute cool'. */

static const struct field cool_rows[] = {
    {.key = "start_temperature",
     .type = FIELD_NUMBER,
     .dim = DIM_TEMPERATURE,
     AT(struct cool, start_K),
     LIMITS("-50 degC", "1200 degC"),
     DEFAULT("20 degC", "0 degC", "750 degC"),
     .source = "assumption",
     .help = "Temperature of the whole lining at the start; 20 degC is a ladle never used before."},
    {.key = "steps",
     .type = FIELD_CUSTOM,
     AT(struct cool, steps),
     .parse = custom_parse_cool_steps,
     .help = "What happens to the ladle, one after the other: fill, stand, drive, pour, preheat, "
             "clean, each with its duration; pour takes all, or a mass: [{preheat: 4 h}, {fill: 15 "
             "min, "
             "mass: 4 t, temperature: 750 degC}, {drive: 2 h, speed: 50 km/h}, {pour: 15 min}]."},
    {.key = "sample",
     .type = FIELD_NUMBER,
     .dim = DIM_TIME,
     AT(struct cool, sample_s),
     LIMITS("1 s", "10 d"),
     DEFAULT("5 min", "1 min", "1 h"),
     .source = "assumption",
     .help = "Time between two lines of the output."},
};

const struct section cool_section = {
    .key = "cool",
    .kind = SECTION_ONE,
    .help = "One ladle through given states, without trucks or customers.",
    ROWS(cool_rows),
    .offset = offsetof(struct scenario, cool),
};
