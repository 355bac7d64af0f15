/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as a Markdown table, for the pages of the models. */
#include <string.h>

#include "sim/scenario/explain.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/library.h"

/* What one table is made of. */
struct table {
    const char *path; /* the key or section asked for */
    const struct library *library;
    FILE *out;
    int rows;
};

/* Text in a cell: a bar would end it. */
static void cell(const char *text, FILE *out)
{
    for (; text && *text; text++) {
        if (*text == '|')
            putc('\\', out);
        putc(*text, out);
    }
}

static const struct node *price(const struct table *table, const char *set,
                                const struct section *section, const struct field *field)
{
    return tree_get(tree_get(library_find(table->library, LIBRARY_PRICES, set), section->key),
                    field->key);
}

/* "4.0 CNY/m3 (CN-2025), 0.81 EUR/m3 (EU-2024)"; of each set `low` to `high`, or `low` alone. */
static void price_cell(const struct table *table, const struct section *section,
                       const struct field *field, const char *low, const char *high)
{
    const char *name, *comma = "";
    for (int i = 0; (name = library_name(table->library, LIBRARY_PRICES, i)) != NULL; i++) {
        const struct node *entry = price(table, name, section, field);
        if (!entry || !*tree_text(entry, low))
            continue;
        fputs(comma, table->out);
        cell(tree_text(entry, low), table->out);
        if (high) {
            fputs(" to ", table->out);
            cell(tree_text(entry, high), table->out);
        }
        fprintf(table->out, " (%s)", name);
        comma = ", ";
    }
}

static void range(const char *low, const char *high, FILE *out)
{
    if (low && high)
        fprintf(out, "%s to %s", low, high);
    else if (low || high)
        fprintf(out, "%s %s", low ? "from" : "up to", low ? low : high);
}

static void meaning(const struct table *table, const struct field *field)
{
    char what[KEYS_TEXT];
    keys_describe(field, NULL, what);
    char *example = strstr(what, ", such as ");
    if (example && field->type != FIELD_CHOICE)
        *example = '\0';
    cell(field->help, table->out);
    fputs(" (", table->out);
    cell(what, table->out);
    if (field->drawn != DRAW_NEVER)
        fputs(", or a distribution", table->out);
    putc(')', table->out);
}

static const char *how_known(enum source_tag tag)
{
    static const char *const word[] = {[TAG_NONE] = "",
                                       [TAG_READ] = ", read",
                                       [TAG_DERIVED] = ", derived",
                                       [TAG_JUDGEMENT] = ", judgement"};
    return word[tag];
}

static void row(const char *path, const struct section *section, const struct field *field,
                void *data)
{
    struct table *table = data;
    size_t length = strlen(table->path);
    if (!field || strncmp(path, table->path, length) != 0 ||
        (path[length] != '\0' && path[length] != '.'))
        return;
    FILE *out = table->out;
    bool by_set = field->flags & FIELD_PRICE_SET;
    if (table->rows++ == 0)
        fputs("| key | what it is | default | limits | believed | source |\n"
              "| --- | --- | --- | --- | --- | --- |\n",
              out);
    fprintf(out, "| `%s` | ", path);
    meaning(table, field);
    fputs(" | ", out);
    if (by_set)
        price_cell(table, section, field, "value", NULL);
    else
        cell(field->flags & FIELD_REQUIRED ? "must be given" : field->deflt, out);
    fputs(" | ", out);
    range(field->low, field->high, out);
    fputs(" | ", out);
    if (by_set)
        price_cell(table, section, field, "low", "high");
    else
        range(field->believe_low, field->believe_high, out);
    fputs(" | ", out);
    if (by_set)
        price_cell(table, section, field, "source", NULL);
    else if (field->source)
        fprintf(out, "%s%s", field->source, how_known(field->tag));
    fputs(" |\n", out);
}

bool scenario_explain_table(const char *path, FILE *out, struct diag *diag)
{
    struct arena *arena;
    struct table table = {path ? path : "", library_open(&arena, diag), out, 0};
    if (table.library)
        scenario_each_key(row, &table);
    arena_free(&arena);
    if (table.library && table.rows == 0)
        keys_unknown_path(diag, table.path);
    return table.rows > 0;
}
