/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "sim/scenario/unit.h"

static double number_of(const struct scenario_value *entry)
{
    switch (entry->field->type) {
    case FIELD_NUMBER:
        return *(const double *)entry->member;
    case FIELD_INTEGER:
        return *(const int *)entry->member;
    case FIELD_DIST:
        return ((const struct dist *)entry->member)->mean;
    default:
        return NAN;
    }
}

void scenario_for_each_field(const struct scenario *s,
                             void (*visit)(const struct scenario_visit *, void *data), void *data)
{
    char path[400];
    for (int i = 0; i < s->book->count; i++) {
        const struct scenario_value *entry = &s->book->values[i];
        struct scenario_visit one = {.path = path, .entry = entry, .value = number_of(entry)};
        book_path(entry, path, sizeof path);
        book_range(entry, s->currency, &one.low, &one.high);
        one.tag = book_source(entry, &one.source);
        visit(&one, data);
    }
}

bool scenario_setting(const struct scenario *s, const struct scenario_visit *visit, double value,
                      char *text, size_t size)
{
    const struct field *field = visit->entry->field;
    const struct node *node = visit->entry->node;
    const char *like = node && node->kind == NODE_SCALAR ? node->text : field->deflt;
    char number[UNIT_ROOM];
    if (field->type == FIELD_INTEGER)
        snprintf(number, sizeof number, "%.0f", value);
    else
        unit_format(value, field->dim, s->currency, like, number);
    int length = snprintf(text, size, "%s%s=%s", visit->path,
                          field->type == FIELD_DIST ? ".mean" : "", number);
    return length > 0 && (size_t)length < size;
}
