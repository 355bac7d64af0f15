/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/locate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/book.h"

static bool below(const char *path, const char *wanted, size_t length)
{
    return !strncmp(path, wanted, length) && (path[length] == '\0' || path[length] == '.');
}

/* Keys of a price set are not the user's. */
static bool written(const struct scenario_value *value)
{
    return value->mark.source && value->origin >= ORIGIN_FILE;
}

struct mark locate(const struct scenario *s, const char *format, ...)
{
    char paths[600], path[300];
    va_list list;
    va_start(list, format);
    vsnprintf(paths, sizeof paths, format, list);
    va_end(list);
    for (const char *at = paths; *at; at += strcspn(at, "|"), at += *at == '|') {
        size_t length = strcspn(at, "|");
        for (int i = 0; i < s->book->count; i++) {
            book_path(&s->book->values[i], path, sizeof path);
            if (below(path, at, length) && written(&s->book->values[i]))
                return s->book->values[i].mark;
        }
    }
    return (struct mark){.source = s->book->text, .line = 1, .column = 1, .length = 1};
}
