/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices over time: {date: price}, or a CSV file whose lines are made into such a map, so that both
 * are read by the same code. */
#include <string.h>

#include "sim/scenario/book.h"
#include "sim/scenario/custom.h"
#include "sim/scenario/date.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/table_text.h"

#define DAY_S    86400.0
#define CSV_HEAD "date,price ("

static const struct number_want quote = {
    .key = "price", .dim = DIM_MONEY_PER_MASS, .low = "0", .example = "19900 $/t"};

static bool read_quote(struct reader *r, const struct entry *entry, double *from_s, double *per_kg)
{
    long days;

    if (strlen(entry->key) != 10 || !date_parse(entry->key, &days)) {
        diag_error(r->diag, &entry->mark, "E-TYPE", "'%.40s' is no date", entry->key);
        diag_help(r->diag, "write year, month, day: '2025-01-06'");
        return false;
    }
    *from_s = (double)days * DAY_S;
    if (!reader_number(r, entry->value, &quote, per_kg))
        return false;
    if (*per_kg > 0)
        return true;
    diag_error(r->diag, &entry->value->mark, "E-RANGE", "a price is above 0");
    return false;
}

static bool read_quotes(struct reader *r, const struct node *map, struct price_path *out)
{
    double *from_s = arena_take(r->arena, (size_t)map->count * sizeof *from_s);
    double *per_kg = arena_take(r->arena, (size_t)map->count * sizeof *per_kg);
    bool good = from_s && per_kg;

    for (int i = 0; from_s && per_kg && i < map->count; i++) {
        good &= read_quote(r, &map->entries[i], &from_s[i], &per_kg[i]);
        if (good && i > 0 && from_s[i] <= from_s[i - 1]) {
            diag_error(r->diag, &map->entries[i].mark, "E-RANGE", "the dates do not rise");
            good = false;
        }
    }
    if (good)
        *out = (struct price_path){.count = map->count, .from_s = from_s, .per_kg = per_kg};
    return good;
}

/* ---- the file ------------------------------------------------------------------------------- */

/* One line of the file as an entry. fails: NULL, reported. */
static const char *take_line(struct reader *r, const struct mark *mark, const char *line,
                             size_t length, const char *unit, struct entry *entry)
{
    const char *comma = memchr(line, ',', length);
    struct node *value = arena_take(r->arena, sizeof *value);

    if (!comma) {
        diag_error(r->diag, mark, "E-TYPE", "a line is a date, a comma and a price");
        return NULL;
    }
    entry->mark = *mark;
    entry->key = arena_copy(r->arena, line, (size_t)(comma - line));
    if (!value || !entry->key)
        return NULL;
    *value = (struct node){.kind = NODE_SCALAR, .mark = *mark, .weight = 1};
    value->text =
        arena_print(r->arena, "%.*s %s", (int)(line + length - comma - 1), comma + 1, unit);
    entry->value = value;
    return value->text;
}

/* "date,price (CNY/t)" gives "CNY/t". */
static const char *head_unit(struct reader *r, const struct mark *mark, const char *line,
                             size_t length)
{
    const size_t head = strlen(CSV_HEAD);

    if (length > head + 1 && !strncmp(line, CSV_HEAD, head) && line[length - 1] == ')')
        return arena_copy(r->arena, line + head, length - head - 1);
    diag_error(r->diag, mark, "E-TYPE", "the first line does not name the columns");
    diag_help(r->diag, "write 'date,price (%s/t)'", r->currency ? r->currency : "CNY");
    return NULL;
}

/* The file as {date: price}. fails: NULL, reported. */
static struct node *as_map(struct reader *r, const struct source_text *source)
{
    struct table_lines lines = table_begin(source);
    struct node *map = arena_take(r->arena, sizeof *map);
    const char *line, *unit;
    const size_t room = table_room(source);
    size_t length;
    bool good = true;

    if (map)
        *map = (struct node){.kind = NODE_MAPPING, .mark = lines.mark};
    if (!map || !(map->entries = arena_take(r->arena, room * sizeof *map->entries)))
        return NULL;
    if (!table_next(&lines, &length, &line))
        return map;
    unit = head_unit(r, &lines.mark, line, length);
    while (unit && table_next(&lines, &length, &line))
        if (take_line(r, &lines.mark, line, length, unit, &map->entries[map->count]))
            map->count++;
        else
            good = false;
    return unit && good ? map : NULL;
}

bool custom_parse_series(struct reader *r, const struct node *node, void *member)
{
    const struct node *map = node;

    if (node->kind == NODE_SCALAR) {
        const char *path = reader_scalar(r, node, "series");
        const struct source_text *source = path ? table_open(r, node, path) : NULL;
        map = source ? as_map(r, source) : NULL;
        if (!map)
            return false;
    }
    if (map->kind != NODE_MAPPING || map->count == 0) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "a series has at least one quote");
        diag_help(r->diag, "name a CSV file, or write {2025-01-06: 19900 CNY/t}");
        return false;
    }
    return read_quotes(r, map, member);
}
