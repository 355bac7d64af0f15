/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* Milk runs: customers whose orders may share a truck. */

static const struct section segment_section = {
    .key = "segments",
    .singular = "segment",
    .kind = SECTION_MAP,
    .named = true,
    .help = "The road from the stop before piece by piece, instead of its distance.",
    ROWS(segment_rows),
    .offset = offsetof(struct milk_stop, leg) + offsetof(struct route, segments),
    .count_offset = offsetof(struct milk_stop, leg) + offsetof(struct route, segment_count),
    .element_size = sizeof(struct road_segment),
};

static const struct field stop_rows[] = {
    {.key = "distance",
     .type = FIELD_NUMBER,
     .dim = DIM_LENGTH,
     AT(struct milk_stop, leg.distance_m),
     LIMITS("0 km", "3000 km"),
     .flags = FIELD_PLAN,
     .help = "Road from the stop before; to the first stop and back from the last it is the "
             "customer's own route. Passing by a stop that is not served takes its road too."},
    {.key = "speed",
     .type = FIELD_DIST,
     .dim = DIM_SPEED,
     AT(struct milk_stop, leg.speed_m_per_s),
     LIMITS("1 km/h", "130 km/h"),
     .drawn = DRAW_TRIP,
     .help = "Mean speed on it and its spread; those of the customer's own route if none is given. "
             "Rush hours and winter are those of that route."},
};

static const struct section *const stop_children[] = {&segment_section, NULL};

static const struct section stop_section = {
    .key = "stops",
    .singular = "stop",
    .kind = SECTION_MAP,
    .named = true,
    .help = "The customers by name, in the order in which they are served.",
    ROWS(stop_rows),
    .children = stop_children,
    .offset = offsetof(struct milk_run, stops),
    .count_offset = offsetof(struct milk_run, stop_count),
    .element_size = sizeof(struct milk_stop),
    .mark_offset = offsetof(struct milk_stop, mark),
};

static const struct field run_rows[] = {
    {.key = "window",
     .type = FIELD_NUMBER,
     .dim = DIM_TIME,
     AT(struct milk_run, window_s),
     LIMITS("0 h", "240 h"),
     DEFAULT("4 h", "1 h", "12 h"),
     ASSUMED,
     .flags = FIELD_PLAN,
     .help = "An order joins a trip whose first order is younger than this, as long as the trip "
             "has no truck yet and both orders fit on one; 0 h: everyone has trips of their own."},
    {.key = "joining",
     .type = FIELD_CHOICE,
     AT(struct milk_run, rule),
     .deflt = "in_time",
     ASSUMED,
     .choices = choice_join_rule,
     .help = "When orders share a truck."},
};

static const struct section *const run_children[] = {&stop_section, NULL};

const struct section milk_run_section = {
    .key = "milk_runs",
    .singular = "milk_run",
    .kind = SECTION_MAP,
    .named = true,
    .help = "Customers whose orders may share a truck that drops ladles at one after the other. "
            "What an order is, is said by 'molten.ladles'; two of them must fit on a truck.",
    ROWS(run_rows),
    .children = run_children,
    .offset = offsetof(struct scenario, milk_runs),
    .count_offset = offsetof(struct scenario, milk_run_count),
    .element_size = sizeof(struct milk_run),
    .mark_offset = offsetof(struct milk_run, mark),
};
