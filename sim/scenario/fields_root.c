/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* The root of a scenario file, and its `about`. */

static const struct field about_rows[] = {
    {.key = "question",
     .type = FIELD_TEXT,
     AT(struct about, question),
     .flags = FIELD_NOT_HASHED,
     .help = "The question that this scenario answers, in one sentence; it stands on top of the "
             "result."},
    {.key = "look_at",
     .type = FIELD_TEXT,
     AT(struct about, look_at),
     .flags = FIELD_NOT_HASHED,
     .help = "Where in the result the answer is to be seen."},
    {.key = "source",
     .type = FIELD_TEXT,
     AT(struct about, source),
     .flags = FIELD_NOT_HASHED,
     .help = "Where the case comes from: a report, a plant, a meeting."},
};

const struct section about_section = {
    .key = "about",
    .kind = SECTION_ONE,
    .help = "What the scenario is for; changes no result.",
    ROWS(about_rows),
    .offset = offsetof(struct scenario, about),
};

static const struct field sweep_rows[] = {
    {.key = "design",
     .type = FIELD_CHOICE,
     AT(struct scenario, sweep_choice.kind),
     .flags = FIELD_NOT_HASHED,
     .choices = choice_sweep,
     .deflt = "grid",
     .source = "assumption",
     .help = "How points come from the values: a grid or a list of given values, a Latin hypercube "
             "or a Sobol sequence in ranges."},
    {.key = "points",
     .type = FIELD_INTEGER,
     AT(struct scenario, sweep_choice.points),
     .flags = FIELD_NOT_HASHED,
     LIMITS("1", "1000000"),
     .deflt = "100",
     .source = "assumption",
     .help = "Points of a Latin hypercube or a Sobol sequence."},
    {.key = "seed",
     .type = FIELD_CUSTOM,
     AT(struct scenario, sweep_choice.seed),
     .flags = FIELD_NOT_HASHED,
     .parse = custom_parse_seed,
     .deflt = "1",
     .source = "assumption",
     .help = "Start of the random numbers that place the points of a Latin hypercube."},
    {.key = "from",
     .type = FIELD_CUSTOM,
     AT(struct scenario, sweep_choice.from_file),
     .flags = FIELD_NOT_HASHED,
     .parse = custom_parse_points,
     .help = "A CSV file of points: a heading 'route.distance [km]' over each column, one point a "
             "row; it takes the place of 'vary'."},
    {.key = "vary",
     .type = FIELD_CUSTOM,
     AT(struct scenario, sweep),
     .flags = FIELD_NOT_HASHED,
     .parse = custom_parse_vary,
     .help = "Keys and the values they take, such as 'route.distance: 5 km..160 km step 5 km'; a "
             "hypercube or sequence takes ranges, '5 km..160 km'."},
};

const struct section sweep_section = {
    .key = "sweep",
    .kind = SECTION_ONE,
    .help = "Points that 'meltroute sweep' computes.",
    ROWS(sweep_rows),
};

static const struct field root_rows[] = {
    {.key = "schema",
     .type = FIELD_CHOICE,
     AT(struct scenario, schema),
     .flags = FIELD_REQUIRED | FIELD_NOT_HASHED,
     .choices = choice_schema,
     .help = "Version of the file format; always the first line of the file."},
    {.key = "name",
     .type = FIELD_TEXT,
     AT(struct scenario, name),
     .flags = FIELD_AUTO | FIELD_NOT_HASHED,
     .deflt = "auto",
     .help = "Name in results and pictures; auto: the name of the file."},
    {.key = "currency",
     .type = FIELD_CUSTOM,
     AT(struct scenario, currency),
     .deflt = "CNY",
     .parse = custom_parse_currency,
     .tag = TAG_NONE,
     .source = "assumption",
     .help = "The one currency of the file, an ISO code such as CNY or EUR; nothing is ever "
             "converted."},
    {.key = "scenarios",
     .type = FIELD_CUSTOM,
     AT(struct scenario, variants),
     .flags = FIELD_NOT_HASHED,
     .parse = custom_parse_variants,
     .help = "Named variants of this file, each a few keys with other values, such as "
             "'slow: {route.speed: 40 km/h}'."},
    {.key = "expect",
     .type = FIELD_CUSTOM,
     AT(struct scenario, expect),
     .flags = FIELD_NOT_HASHED,
     .parse = custom_parse_expect,
     .help = "Your own limits on results; the program ends with exit code 6 when one is not met, "
             "such as '{saving_per_t: {low: 0 CNY/t}}'."},
};

static const struct section *const root_children[] = {
    &about_section,
    &metal_section,
    &weather_section,
    &producer_section,
    &ladle_section,
    &fleet_section,
    &route_section,
    &customer_section,
    &milk_run_section,
    &molten_section,
    &ingot_section,
    &oxidation_section,
    &prices_section,
    &carbon_section,
    &sheet_section,
    &simulation_section,
    &cool_section,
    &sweep_section,
    NULL,
};

const struct section scenario_section = {
    .key = "",
    .kind = SECTION_ONE,
    .help = "A scenario: one producer, its ladles and trucks, the customers, and the prices.",
    ROWS(root_rows),
    .children = root_children,
};
