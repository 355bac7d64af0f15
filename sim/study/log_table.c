/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/log_table.h"

#include <csv.h>
#include <string.h>

#include "sim/scenario/utf8.h"

enum { MOST_COLUMNS = 200, MOST_CELLS = 4000000 };

/* libcsv is fed byte by byte, so that the place of each field is known when it is handed over. */
struct reading {
    struct arena *arena;
    struct diag *diag;
    struct log_table *table;
    struct log_cell *cell;
    int count;
    int line, column;          /* of the next byte */
    int cell_line, cell_begin; /* where the running field began */
    int in_row;                /* fields of the running row so far */
    bool ended, blank;         /* a field ended with the byte just fed; only blanks since */
    bool header, failed, filled;
};

static void fail(struct reading *r, const struct log_cell *at, const char *code,
                 const char *sentence)
{
    if (!r->failed) {
        struct mark mark = at ? log_table_mark(r->table, at) : (struct mark){0};
        mark.source = &r->table->source;
        diag_error(r->diag, &mark, code, "%s", sentence);
    }
    r->failed = true;
}

static struct log_cell *push(struct reading *r)
{
    struct log_cell *cell =
        r->count < MOST_CELLS ? arena_grow(r->arena, r->cell, r->count, sizeof *cell) : NULL;
    if (!cell) {
        fail(r, NULL, "E-MEMORY", "the log is too large");
        return NULL;
    }
    r->cell = cell;
    return &r->cell[r->count++];
}

static void field_ends(void *text, size_t length, void *context)
{
    struct reading *r = context;
    const char *at = text ? text : "";
    struct log_cell *cell;
    while (length > 0 && (*at == ' ' || *at == '\t'))
        at++, length--;
    while (length > 0 && (at[length - 1] == ' ' || at[length - 1] == '\t'))
        length--;
    struct log_cell here = {arena_copy(r->arena, at, length), r->cell_line, r->cell_begin};
    r->filled |= length > 0;
    r->ended = true;
    r->in_row++;
    if (!here.text)
        fail(r, NULL, "E-MEMORY", "out of memory");
    else if (!r->header && r->in_row > r->table->columns) {
        if (length > 0)
            fail(r, &here, "E-TYPE", "this row has more cells than the header has names");
    } else if (r->header && r->in_row > MOST_COLUMNS)
        fail(r, &here, "E-LIMIT", "more than 200 columns");
    else if ((cell = push(r)) != NULL)
        *cell = here;
}

static void row_ends(int character, void *context)
{
    struct reading *r = context;
    (void)character;
    int kept = r->in_row < r->table->columns || r->header ? r->in_row : r->table->columns;
    if (!r->filled) {
        r->count -= kept; /* an empty line */
    } else if (r->header) {
        r->table->columns = r->in_row;
        r->header = false;
    } else {
        for (; kept < r->table->columns && !r->failed; kept++) {
            struct log_cell *cell = push(r);
            if (cell)
                *cell = (struct log_cell){"", r->line, r->column > 1 ? r->column - 1 : 1};
        }
        r->table->rows++;
    }
    r->in_row = 0;
    r->filled = false;
}

static char find_delimiter(const char *text, const char *end)
{
    static const char each[] = {',', ';', '\t'};
    int best = 0, count[3] = {0, 0, 0};
    bool quoted = false;
    for (; text < end && (quoted || (*text != '\n' && *text != '\r')); text++) {
        quoted ^= *text == '"';
        for (int i = 0; !quoted && i < 3; i++)
            count[i] += *text == each[i];
    }
    for (int i = 1; i < 3; i++)
        if (count[i] > count[best])
            best = i;
    return each[best];
}

/* One byte to libcsv, then the place moves on; what ended makes the next byte begin a cell. */
static void feed(struct csv_parser *parser, struct reading *r, const char *text, size_t size)
{
    for (size_t i = 0; i < size && !r->failed; i++) {
        bool continues = ((unsigned char)text[i] & 0xC0) == 0x80;
        bool newline =
            text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n'));
        if (csv_parse(parser, &text[i], 1, field_ends, row_ends, r) != 1) {
            struct log_cell here = {"", r->line, r->column};
            fail(r, &here, "E-SYNTAX", "a quotation mark where none can stand");
        }
        r->blank = (r->ended || r->blank) && (text[i] == ' ' || r->ended);
        r->line += newline;
        r->column = newline ? 1 : r->column + !continues;
        if (r->ended || newline || r->blank) {
            r->cell_line = r->line;
            r->cell_begin = r->column;
        }
        r->ended = false;
    }
}

bool log_table_read(const char *name, const char *text, size_t size, struct arena *arena,
                    struct diag *diag, struct log_table *out)
{
    static const unsigned char options = CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL;
    struct csv_parser parser;
    struct reading r = {.arena = arena,
                        .diag = diag,
                        .table = out,
                        .line = 1,
                        .column = 1,
                        .cell_line = 1,
                        .cell_begin = 1,
                        .header = true};
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3, size -= 3;
    *out = (struct log_table){.source = {.name = name, .text = text, .size = size, .order = 500}};
    if (utf8_invalid(text, size) < size) {
        fail(&r, NULL, "E-FILE", "the log is not UTF-8: save it as UTF-8 CSV");
        return false;
    }
    if (csv_init(&parser, options) != 0) {
        fail(&r, NULL, "E-MEMORY", "out of memory");
        return false;
    }
    out->delimiter = find_delimiter(text, text + size);
    csv_set_delim(&parser, (unsigned char)out->delimiter);
    feed(&parser, &r, text, size);
    struct log_cell begun = {"", r.cell_line, r.cell_begin};
    if (!r.failed && csv_fini(&parser, field_ends, row_ends, &r) != 0)
        fail(&r, &begun, "E-SYNTAX", "a quotation mark is not closed");
    csv_free(&parser);
    if (!r.failed && r.header)
        fail(&r, &(struct log_cell){"", 1, 1}, "E-MISSING", "the log is empty: no line of names");
    out->header = r.cell;
    out->cell = r.cell ? r.cell + out->columns : NULL;
    return !r.failed;
}

const struct log_cell *log_table_cell(const struct log_table *table, int row, int column)
{
    return &table->cell[row * table->columns + column];
}

struct mark log_table_mark(const struct log_table *table, const struct log_cell *cell)
{
    int length = utf8_length(cell->text, strlen(cell->text));
    return (struct mark){&table->source, cell->line, cell->column, length > 0 ? length : 1};
}
