/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* The road. On top it is a default; a customer may have its own. */

static const struct field route_rows[] = {
    {.key = "distance",
     .type = FIELD_NUMBER,
     .dim = DIM_LENGTH,
     AT(struct route, distance_m),
     LIMITS("0 km", "3000 km"),
     DEFAULT("30 km", "2 km", "160 km"),
     SOURCE(TAG_READ, "RMI_CMRA"),
     .flags = FIELD_PLAN,
     .help = "Road distance one way, producer to customer; 30-50 km is called best, 120-160 km the "
             "most in practice."},
    {.key = "speed",
     .type = FIELD_DIST,
     .dim = DIM_SPEED,
     AT(struct route, speed_m_per_s),
     LIMITS("1 km/h", "130 km/h"),
     DEFAULT("{dist: lognormal, mean: 50 km/h, cv: 0.15}", "35 km/h", "65 km/h"),
     ASSUMED,
     .drawn = DRAW_TRIP,
     .help = "Mean speed of a trip with stops and traffic; its spread makes trucks late. Where the "
             "route has segments, only the spread counts."},
    {.key = "trace",
     .type = FIELD_CUSTOM,
     AT(struct route, trace),
     .deflt = "none",
     .parse = custom_parse_trace,
     ASSUMED,
     .help =
         "A recorded drive in ordinary traffic, as the road: a CSV file beside the scenario with "
         "columns 'distance (km)' and 'time (min)' since the plant, or a list such as "
         "[[0 km, 0 min], [12.3 km, 15 min]]. Stops are part of it."},
    {.key = "durations",
     .type = FIELD_CUSTOM,
     AT(struct route, durations),
     .deflt = "none",
     .parse = custom_parse_durations,
     ASSUMED,
     .help = "Recorded driving times one way, in the place of 'speed': a CSV file with a column "
             "'time (min)', or a list such as [38 min, 41 min]; each trip draws one. With segments "
             "or a trace only their spread counts."},
    {.key = "rush",
     .type = FIELD_CUSTOM,
     AT(struct route, rush),
     .deflt = "never",
     .parse = custom_parse_hours,
     ASSUMED,
     .help =
         "Hours of dense traffic, written like shifts, such as [{days: mon-fri, start: \"07:00\", "
         "hours: 2 h}, {days: mon-fri, start: \"17:00\", hours: 2 h}]."},
    {.key = "rush_speed",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct route, rush_speed_frac),
     LIMITS("0.05", "1"),
     DEFAULT("0.7", "0.5", "0.9"),
     ASSUMED,
     .help = "Share of the speed that is left in rush hours on a route without segments; segments "
             "take that of their class."},
    {.key = "winter_speed",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct route, winter_speed_frac),
     LIMITS("0.05", "1"),
     DEFAULT("1", "0.8", "1"),
     ASSUMED,
     .flags = FIELD_PLAN,
     .help =
         "Share of the speed that rain, fog and snow leave in mid January; less is lost towards "
         "spring and autumn, nothing from mid April to mid October."},
    {.key = "open",
     .type = FIELD_CUSTOM,
     AT(struct route, open),
     .deflt = "24x7",
     .parse = custom_parse_shifts,
     ASSUMED,
     .help =
         "Hours in which trucks may set out, at either end, written like shifts: a ban at night "
         "or in the rush."},
    {.key = "closure_rate",
     .type = FIELD_NUMBER,
     .dim = DIM_RATE,
     AT(struct route, closures_per_s),
     LIMITS("0 1/a", "10000 1/a"),
     DEFAULT("0 1/a", "0 1/a", "20 1/a"),
     ASSUMED,
     .flags = FIELD_PLAN,
     .help =
         "How often the road is closed without notice, by weather or an accident; who is on the "
         "way gets through, who is to set out waits."},
    {.key = "closure",
     .type = FIELD_DIST,
     .dim = DIM_TIME,
     AT(struct route, closure_s),
     LIMITS("0 h", "1000 h"),
     DEFAULT("{dist: exponential, mean: 4 h}", "1 h", "12 h"),
     ASSUMED,
     .drawn = DRAW_CLOSURE,
     .help = "How long such a closure lasts."},
    {.key = "detour",
     .type = FIELD_NUMBER,
     .dim = DIM_LENGTH,
     AT(struct route, detour_m),
     LIMITS("0 km", "3000 km"),
     DEFAULT("0 km", "0 km", "300 km"),
     ASSUMED,
     .flags = FIELD_PLAN,
     .help =
         "One way, all of it, by another road: taken at once by who is to set out and finds the "
         "road closed by a closure or an incident, since nobody knows how long it lasts; 0 km: "
         "there is none, and trucks wait."},
    {.key = "detour_speed",
     .type = FIELD_NUMBER,
     .dim = DIM_SPEED,
     AT(struct route, detour_m_per_s),
     LIMITS("1 km/h", "130 km/h"),
     .deflt = "auto",
     ASSUMED,
     .flags = FIELD_AUTO | FIELD_PLAN,
     .help = "Mean speed on it; auto: of the route."},
    {.key = "shared_road",
     .type = FIELD_TEXT,
     AT(struct route, shared_road),
     .help =
         "Name of a road from the plant on which the ways of several customers run, the same "
         "name at each of them: an incident or a closure on it closes the road to all of them."},
    {.key = "shared_length",
     .type = FIELD_NUMBER,
     .dim = DIM_LENGTH,
     AT(struct route, shared_m),
     LIMITS("0 km", "3000 km"),
     .deflt = "auto",
     ASSUMED,
     .flags = FIELD_AUTO | FIELD_PLAN,
     .help = "How far from the plant that road is driven; what closes the road beyond it closes "
             "the customer's own. auto: all the way."},
};

const struct field segment_rows[SEGMENT_ROWS] = {
    {.key = "length",
     .type = FIELD_NUMBER,
     .dim = DIM_LENGTH,
     AT(struct road_segment, length_m),
     LIMITS("1 m", "3000 km"),
     .flags = FIELD_REQUIRED | FIELD_PLAN,
     .help = "Length of the segment; the route's distance is the sum of its segments."},
    {.key = "class",
     .type = FIELD_CHOICE,
     AT(struct road_segment, kind),
     .deflt = "rural",
     ASSUMED,
     .choices = choice_road_class,
     .help = "What kind of road it is; speed, and what the rush leaves of it, follow."},
    {.key = "speed",
     .type = FIELD_NUMBER,
     .dim = DIM_SPEED,
     AT(struct road_segment, speed_m_per_s),
     LIMITS("1 km/h", "130 km/h"),
     .deflt = "auto",
     ASSUMED,
     .flags = FIELD_AUTO,
     .help = "Mean speed of a loaded truck outside the rush hours; auto: of the class."},
};

static const struct section segment_section = {
    .key = "segments",
    .singular = "segment",
    .kind = SECTION_MAP,
    .named = true,
    .help = "The road piece by piece, in the order in which it is driven to the customer.",
    ROWS(segment_rows),
    .offset = offsetof(struct route, segments),
    .count_offset = offsetof(struct route, segment_count),
    .element_size = sizeof(struct road_segment),
};

static const struct section *const route_children[] = {&segment_section, NULL};

const struct section route_section = {
    .key = "route",
    .kind = SECTION_ONE,
    .help = "The road between producer and customer.",
    ROWS(route_rows),
    .children = route_children,
    .offset = offsetof(struct customer, route),
    .inherits = true,
};
