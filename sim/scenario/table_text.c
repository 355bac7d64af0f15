/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/table_text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/book.h"

#define TABLE_SIZE (1u << 20) /* bytes of a file */

/* The path as it is, or from the folder of the text. */
static const char *beside(struct reader *r, const char *path)
{
    const char *text = r->scenario->book->text->name, *slash = strrchr(text, '/');

    if (path[0] == '/' || !slash)
        return path;
    return arena_print(r->arena, "%.*s%s", (int)(slash - text + 1), text, path);
}

const struct source_text *table_open(struct reader *r, const struct node *node, const char *path)
{
    struct source_text *source = arena_take(r->arena, sizeof *source);
    const char *name = beside(r, path);
    char *text = arena_take(r->arena, (size_t)TABLE_SIZE + 2);
    FILE *file = name ? fopen(name, "rb") : NULL;

    if (!source || !text || !file) {
        diag_error(r->diag, reader_mark(r, node), "E-FILE", "%s: %s", name ? name : path,
                   strerror(file ? ENOMEM : errno));
        if (file)
            fclose(file);
        return NULL;
    }
    *source = (struct source_text){.name = name, .text = text, .order = 2};
    source->size = fread(text, 1, (size_t)TABLE_SIZE + 1, file);
    if (ferror(file) || source->size > TABLE_SIZE || memchr(text, '\0', source->size)) {
        diag_error(r->diag, reader_mark(r, node), "E-FILE", "%s: no text, or more than 1 MB of it",
                   name);
        source = NULL;
    }
    fclose(file);
    return source;
}

struct table_lines table_begin(const struct source_text *source)
{
    return (struct table_lines){.at = source->text,
                                .end = source->text + source->size,
                                .mark = {.source = source, .column = 1, .length = 1}};
}

size_t table_room(const struct source_text *source)
{
    size_t room = 1;

    for (size_t i = 0; i < source->size; i++)
        room += source->text[i] == '\n';
    return room;
}

bool table_next(struct table_lines *lines, size_t *length, const char **line)
{
    while (lines->at < lines->end) {
        const char *stop = memchr(lines->at, '\n', (size_t)(lines->end - lines->at));
        *line = lines->at;
        *length = (size_t)((stop ? stop : lines->end) - lines->at);
        lines->at += *length + 1;
        lines->mark.line++;
        *length -= *length > 0 && (*line)[*length - 1] == '\r';
        lines->mark.length = *length > 0 ? (int)*length : 1;
        if (*length > 0 && (*line)[0] != '#')
            return true;
    }
    return false;
}

/* ---- columns of numbers -------------------------------------------------------------------------
 */

enum { MOST_COLUMNS = 4 };

/* The cell that begins at *at, without it and its comma; its mark. */
static size_t next_cell(const struct table_lines *lines, const char *line, size_t length,
                        size_t *at, struct mark *mark)
{
    const char *comma = memchr(line + *at, ',', length - *at);
    const size_t size = comma ? (size_t)(comma - line) - *at : length - *at;

    *mark = lines->mark;
    mark->column = (int)*at + 1;
    mark->length = size > 0 ? (int)size : 1;
    *at += size + (comma != NULL);
    return size;
}

static bool wrong_heading(struct reader *r, const struct mark *mark, const struct table_want *want)
{
    diag_error(r->diag, mark, "E-TYPE", "the first line does not name the columns");
    diag_help(r->diag, "write '%s'", want->example);
    return false;
}

static int columns_of(const char *line, size_t length)
{
    int commas = 0;

    for (size_t i = 0; i < length; i++)
        commas += line[i] == ',';
    return commas + 1;
}

/* "distance (km),time (min)": its units. */
static bool read_heading(struct reader *r, const struct table_lines *lines, const char *line,
                         size_t length, const struct table_want *want, const char **unit)
{
    size_t at = 0;

    if (columns_of(line, length) != want->columns)
        return wrong_heading(r, &lines->mark, want);
    for (int i = 0; i < want->columns; i++) {
        const size_t name = strlen(want->name[i]);
        const char *cell = line + at;
        struct mark mark;
        const size_t size = next_cell(lines, line, length, &at, &mark);

        if (size < name + 4 || strncmp(cell, want->name[i], name) != 0 ||
            strncmp(cell + name, " (", 2) != 0 || cell[size - 1] != ')')
            return wrong_heading(r, &mark, want);
        unit[i] = arena_copy(r->arena, cell + name + 2, size - name - 3);
        if (!unit[i])
            return false;
    }
    return true;
}

/* One line as a list of "12.3 km" and the like; of one column as the text alone. */
static const struct node *read_row(struct reader *r, const struct table_lines *lines,
                                   const char *line, size_t length, const struct table_want *want,
                                   const char *const *unit)
{
    struct node *row = arena_take(r->arena, sizeof *row);
    const struct node **items = arena_take(r->arena, MOST_COLUMNS * sizeof *items);
    size_t at = 0;

    if (!row || !items)
        return NULL;
    if (columns_of(line, length) != want->columns) {
        diag_error(r->diag, &lines->mark, "E-TYPE", "a line has %d column%s, as the first one",
                   want->columns, want->columns > 1 ? "s" : "");
        return NULL;
    }
    *row = (struct node){
        .kind = NODE_SEQUENCE, .mark = lines->mark, .text = "", .items = items, .weight = 1};
    for (; row->count < want->columns; row->count++) {
        struct node *cell = arena_take(r->arena, sizeof *cell);
        const char *text = line + at;
        struct mark mark;
        const size_t size = next_cell(lines, line, length, &at, &mark);

        if (!cell)
            return NULL;
        *cell = (struct node){.kind = NODE_SCALAR, .mark = mark, .weight = 1};
        cell->text = arena_print(r->arena, "%.*s %s", (int)size, text, unit[row->count]);
        items[row->count] = cell;
    }
    return want->columns > 1 ? row : items[0];
}

const struct node *table_read(struct reader *r, const struct node *node,
                              const struct table_want *want, bool *good)
{
    const char *path = reader_scalar(r, node, want->what), *unit[MOST_COLUMNS], *line;
    const struct source_text *source = path ? table_open(r, node, path) : NULL;
    struct node *list = arena_take(r->arena, sizeof *list);
    size_t length;

    if (!source || !list)
        return NULL;
    struct table_lines lines = table_begin(source);
    *list = (struct node){.kind = NODE_SEQUENCE, .mark = lines.mark, .text = "", .weight = 1};
    list->items = arena_take(r->arena, table_room(source) * sizeof *list->items);
    if (!list->items)
        return NULL;
    if (!table_next(&lines, &length, &line)) {
        wrong_heading(r, &lines.mark, want);
        return NULL;
    }
    if (!read_heading(r, &lines, line, length, want, unit))
        return NULL;
    while (table_next(&lines, &length, &line)) {
        const struct node *row = read_row(r, &lines, line, length, want, unit);
        *good &= row != NULL;
        if (row)
            list->items[list->count++] = row;
    }
    return list;
}
