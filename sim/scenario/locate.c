/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/locate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/book.h"

/* Is the path of the value, prefix and key, the wanted one or below it? */
static bool below(const struct scenario_value *value, const char *wanted, size_t length)
{
    size_t prefix = strlen(value->prefix), in_key = length > prefix ? length - prefix : 0;
    if (strncmp(value->prefix, wanted, length - in_key) != 0 ||
        strncmp(value->field->key, wanted + length - in_key, in_key) != 0)
        return false;
    char next = length < prefix ? value->prefix[length] : value->field->key[in_key];
    return next == '\0' || next == '.';
}

/* Keys of a price set are not the user's. */
static bool written(const struct scenario_value *value)
{
    return value->mark.source && value->origin >= ORIGIN_FILE;
}

struct mark locate(const struct scenario *s, const char *format, ...)
{
    char paths[600];
    va_list list;
    va_start(list, format);
    vsnprintf(paths, sizeof paths, format, list);
    va_end(list);
    for (const char *at = paths; *at; at += strcspn(at, "|"), at += *at == '|') {
        size_t length = strcspn(at, "|");
        for (int i = 0; i < s->book->count; i++)
            if (written(&s->book->values[i]) && below(&s->book->values[i], at, length))
                return s->book->values[i].mark;
    }
    return (struct mark){.source = s->book->text, .line = 1, .column = 1, .length = 1};
}
