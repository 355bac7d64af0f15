/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was recorded of a road: one drive as time over distance, or how long many took. */
#include <string.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/custom.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/table_text.h"

static const struct table_want trace_table = {
    .what = "trace",
    .name = {"distance", "time"},
    .columns = 2,
    .example = "distance (km),time (min)",
};

static const struct table_want durations_table = {
    .what = "durations",
    .name = {"time"},
    .columns = 1,
    .example = "time (min)",
};

static const struct number_want distance_want = {
    .key = "distance", .dim = DIM_LENGTH, .low = "0 km", .high = "3000 km", .example = "12.3 km"};
static const struct number_want time_want = {
    .key = "time", .dim = DIM_TIME, .low = "0 s", .high = "100 h", .example = "15 min"};
static const struct number_want duration_want = {
    .key = "time", .dim = DIM_TIME, .low = "1 s", .high = "100 h", .example = "38 min"};

/* The list itself, or that of the file. `none` is an empty one. fails: NULL, reported. */
static const struct node *list_of(struct reader *r, const struct node *node,
                                  const struct table_want *want, struct node *none, bool *good)
{
    *none = (struct node){.kind = NODE_SEQUENCE, .mark = node->mark};
    if (node->kind == NODE_SCALAR)
        return strcmp(node->text, "none") == 0 ? none : table_read(r, node, want, good);
    if (node->kind == NODE_SEQUENCE && node->count > 0)
        return node;
    diag_error(r->diag, &node->mark, "E-TYPE", "%s is a list or the name of a CSV file",
               want->what);
    diag_help(r->diag, "the first line of the file is '%s'", want->example);
    return NULL;
}

/* One point [12.3 km, 15 min] after the one before it. */
static bool read_point(struct reader *r, const struct node *node, double *at_m, double *at_s)
{
    if (node->kind != NODE_SEQUENCE || node->count != 2) {
        diag_error(r->diag, &node->mark, "E-TYPE", "a point is a distance and a time");
        diag_help(r->diag, "such as [12.3 km, 15 min]");
        return false;
    }
    const bool good = reader_number(r, node->items[0], &distance_want, at_m);
    return reader_number(r, node->items[1], &time_want, at_s) && good;
}

static bool backwards(struct reader *r, const struct node *node, const char *what)
{
    diag_error(r->diag, &node->mark, "E-RANGE", "%s here is less than at the point before", what);
    return false;
}

bool custom_parse_trace(struct reader *r, const struct node *node, void *member)
{
    struct node none;
    bool good = true;
    const struct node *list = list_of(r, node, &trace_table, &none, &good);
    struct road_trace trace = {0};

    if (!list)
        return false;
    trace.at_m = arena_take(r->arena, (size_t)(list->count + 1) * sizeof *trace.at_m);
    trace.at_s = arena_take(r->arena, (size_t)(list->count + 1) * sizeof *trace.at_s);
    if (!trace.at_m || !trace.at_s)
        return false;
    for (int i = 0; i < list->count; i++) {
        if (!read_point(r, list->items[i], &trace.at_m[i], &trace.at_s[i]))
            good = false;
        else if (good && i > 0 && trace.at_m[i] < trace.at_m[i - 1])
            good = backwards(r, list->items[i]->items[0], "the distance");
        else if (good && i > 0 && trace.at_s[i] < trace.at_s[i - 1])
            good = backwards(r, list->items[i]->items[1], "the time");
    }
    trace.count = list->count;
    const int last = trace.count - 1;
    if (good && last >= 0 &&
        !(last > 0 && trace.at_m[0] < trace.at_m[last] && trace.at_s[0] < trace.at_s[last])) {
        diag_error(r->diag, reader_mark(r, node), "E-RANGE", "this trace goes nowhere");
        diag_help(r->diag, "it needs two points or more, the last one farther and later");
        return false;
    }
    if (good)
        *(struct road_trace *)member = trace;
    return good;
}

bool custom_parse_durations(struct reader *r, const struct node *node, void *member)
{
    struct node none;
    bool good = true;
    const struct node *list = list_of(r, node, &durations_table, &none, &good);
    struct road_durations out = {0};

    if (!list)
        return false;
    out.drive_s = arena_take(r->arena, (size_t)(list->count + 1) * sizeof *out.drive_s);
    if (!out.drive_s)
        return false;
    for (; out.count < list->count; out.count++)
        good &= reader_number(r, list->items[out.count], &duration_want, &out.drive_s[out.count]);
    if (good)
        *(struct road_durations *)member = out;
    return good;
}
