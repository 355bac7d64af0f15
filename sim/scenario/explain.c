/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/explain.h"

#include <string.h>

#include "sim/scenario/data_sheet.h"
#include "sim/scenario/explain_name.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/library.h"
#include "sim/scenario/reference.h"
#include "sim/scenario/unit.h"

#define LABEL "  %-12s "
#define WIDTH 96

/* Text in lines of at most WIDTH characters, indented by two. */
static void wrap(const char *text, FILE *out)
{
    int column = 0;
    for (const char *at = text; *at;) {
        size_t word = strcspn(at, " ");
        if (column > 0 && column + 1 + (int)word > WIDTH) {
            fputc('\n', out);
            column = 0;
        }
        fprintf(out, "%s%.*s", column ? " " : "  ", (int)word, at);
        column += (int)word + (column ? 1 : 2);
        at += word + strspn(at + word, " ");
    }
    fputc('\n', out);
}

static void show(const char *label, const char *text, FILE *out)
{
    if (text && *text)
        fprintf(out, LABEL "%s\n", label, text);
}

static const char *tag_words(enum source_tag tag)
{
    switch (tag) {
    case TAG_READ:
        return "read in the source";
    case TAG_DERIVED:
        return "derived from the source";
    case TAG_JUDGEMENT:
        return "engineering judgement, to be replaced by your own figure";
    case TAG_NONE:
        break;
    }
    return "";
}

static const char *drawn_words(enum draw_time drawn)
{
    switch (drawn) {
    case DRAW_TRIP:
        return "once per trip; takes a distribution";
    case DRAW_LADLE:
        return "once per ladle filled; takes a distribution";
    case DRAW_ORDER:
        return "once per order; takes a distribution";
    case DRAW_BATCH:
        return "once per batch of the producer; takes a distribution";
    case DRAW_MACHINE_EVENT:
        return "at each breakdown and repair; takes a distribution";
    case DRAW_CLOSURE:
        return "once per closure; takes a distribution";
    case DRAW_NEVER:
        break;
    }
    return "";
}

/* What each key of "A1_2015; A38_2018" stands for. */
static void show_references(const char *keys, FILE *out)
{
    char key[60], text[700];
    for (const char *at = keys; at && *at; at += strcspn(at, ";"), at += strspn(at, "; ")) {
        snprintf(key, sizeof key, "%.*s", (int)strcspn(at, ";"), at);
        if (reference_find(key, text, sizeof text))
            show("", text, out);
    }
}

/* A text of a row: in whatever currency it was written, that means the scenario's. */
static void show_range(const char *label, const char *low, const char *high, FILE *out)
{
    if (low && high)
        fprintf(out, LABEL "%s to %s\n", label, low, high);
    else if (low)
        fprintf(out, LABEL "from %s\n", label, low);
    else if (high)
        fprintf(out, LABEL "up to %s\n", label, high);
}

static void show_choices(const struct field *field, FILE *out)
{
    struct choice choice;
    for (int i = 0; field->choices(i, &choice); i++)
        fprintf(out, LABEL "%-16s %s\n", i ? "" : "one of", choice.name,
                choice.help ? choice.help : "");
}

/* What each price set says about the key. */
static void show_prices(const struct library *library, const char *section, const char *key,
                        FILE *out)
{
    const char *name;
    for (int i = 0; (name = library_name(library, LIBRARY_PRICES, i)) != NULL; i++) {
        const struct node *set = library_find(library, LIBRARY_PRICES, name);
        const struct node *entry = tree_get(tree_get(set, section), key);
        if (!entry)
            continue;
        fprintf(out, LABEL "%s (believed %s to %s; %s%s%s)", name, tree_text(entry, "value"),
                tree_text(entry, "low"), tree_text(entry, "high"), tree_text(entry, "source"),
                *tree_text(entry, "note") ? "; " : "", tree_text(entry, "note"));
        fputc('\n', out);
        show_references(tree_text(entry, "source"), out);
    }
}

/* What the row takes; for a price with the value of the first set as example. */
static void describe(const struct library *library, const struct section *section,
                     const struct field *field, char what[KEYS_TEXT])
{
    const char *name = library_name(library, LIBRARY_PRICES, 0);
    const struct node *set = name ? library_find(library, LIBRARY_PRICES, name) : NULL;
    const char *value = tree_text(tree_get(tree_get(set, section->key), field->key), "value");
    keys_describe(field, NULL, what);
    if (field->flags & FIELD_PRICE_SET && *value && field->type == FIELD_NUMBER)
        snprintf(what, KEYS_TEXT, "%s, such as '%s'", dimension_info(field->dim)->name, value);
}

/* Which family of `list` has the names. */
static void show_table(const struct field *field, FILE *out)
{
    const char *family = scenario_family(field->table);
    if (family)
        fprintf(out, LABEL "or a name of 'meltroute list %s'\n", "", family);
}

static void show_field(const struct library *library, const struct section *section,
                       const char *path, const struct field *field, FILE *out)
{
    char what[KEYS_TEXT];
    describe(library, section, field, what);
    fprintf(out, "%s\n", path);
    wrap(field->help, out);
    if (field->type == FIELD_CHOICE)
        show_choices(field, out);
    else
        show("value", what, out);
    show("default", field->deflt, out);
    if (field->flags & FIELD_REQUIRED)
        show("default", "none: it must be given", out);
    if (field->table)
        show_table(field, out);
    if (field->flags & FIELD_AUTO)
        show("", "'auto' lets the program find it", out);
    show_range("limits", field->low, field->high, out);
    show_range("believed", field->believe_low, field->believe_high, out);
    show("drawn", drawn_words(field->drawn), out);
    show("source", field->source, out);
    show_references(field->source, out);
    show("", tag_words(field->tag), out);
    show_prices(library, section->key, field->key, out);
}

/* "4.0 CNY/m3 (CN-2025)" and so on, for the list of a section. */
static void show_price(const struct library *library, const struct section *section,
                       const struct field *field, FILE *out)
{
    const char *name, *comma = "";
    fprintf(out, "  %-24s ", field->key);
    for (int i = 0; (name = library_name(library, LIBRARY_PRICES, i)) != NULL; i++) {
        const struct node *set = library_find(library, LIBRARY_PRICES, name);
        const char *value = tree_text(tree_get(tree_get(set, section->key), field->key), "value");
        if (*value)
            fprintf(out, "%s%s (%s)", comma, value, name);
        comma = *value ? ", " : comma;
    }
    fputc('\n', out);
}

static void show_section(const struct library *library, const struct section *section,
                         const char *path, FILE *out)
{
    fprintf(out, "%s\n", *path ? path : "sections of a scenario");
    wrap(section->help, out);
    if (section->kind == SECTION_MAP)
        fprintf(out, "  A map of names; '%s' is short for a map of one.\n", section->singular);
    if (section->inherits)
        fprintf(out, "  On top it holds for every customer; a customer may have its own.\n");
    for (int i = 0; i < section->field_count; i++) {
        const struct field *field = &section->fields[i];
        char what[KEYS_TEXT];
        if (field->flags & FIELD_PRICE_SET) {
            show_price(library, section, field, out);
            continue;
        }
        keys_describe(field, NULL, what);
        char *example = strstr(what, ", such as '");
        if (example)
            *example = '\0';
        fprintf(out, "  %-24s %-20s %s\n", field->key, field->deflt ? field->deflt : "", what);
    }
    for (int i = 0; i < keys_child_count(section); i++)
        fprintf(out, "  %-24s %s\n", section->children[i]->key, section->children[i]->help);
}

/* What has a name and is no key. */
static bool show_data(const char *name, FILE *out, struct diag *diag)
{
    struct arena *arena;
    struct library *library = library_open(&arena, diag);
    bool shown =
        library && (data_sheet_show(library, arena, name, out) || explain_name(library, name, out));
    arena_free(&arena);
    return shown;
}

/* "route.speed.mean", as in --set: the row of "route.speed". */
static const struct field *find_spread(const char *key, const struct section **section)
{
    static const char *const tails[] = {".mean", ".cv", ".sd", ".low", ".mode", ".high"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        char row[KEYS_TEXT];
        size_t length = strlen(key), tail = strlen(tails[i]);
        if (length <= tail || strcmp(key + length - tail, tails[i]) != 0)
            continue;
        snprintf(row, sizeof row, "%.*s", (int)(length - tail), key);
        const struct field *field = scenario_field_find(row, section);
        if (field && field->type == FIELD_DIST)
            return field;
        *section = NULL;
    }
    return NULL;
}

bool scenario_explain(const char *path, FILE *out, struct diag *diag)
{
    const struct section *section = &scenario_section;
    const struct field *field = NULL;
    const char *key = path ? path : "";
    if (*key)
        field = scenario_field_find(key, &section);
    if (!section && show_data(key, out, diag))
        return true;
    if (!section)
        field = find_spread(key, &section);
    if (!section) {
        keys_unknown_path(diag, key);
        return false;
    }
    struct arena *arena;
    struct library *library = library_open(&arena, diag);
    if (library && field)
        show_field(library, section, key, field, out);
    else if (library)
        show_section(library, section, key, out);
    arena_free(&arena);
    return library != NULL;
}

struct key_visit {
    void (*visit)(const char *, const struct section *, const struct field *, void *);
    void *data;
};

static void each_in_section(const struct section *section, const char *path, void *data)
{
    struct key_visit *keys = data;
    char below[KEYS_TEXT];
    if (*path)
        keys->visit(path, section, NULL, keys->data);
    for (int i = 0; i < section->field_count; i++) {
        snprintf(below, sizeof below, "%.300s%s%s", path, *path ? "." : "", section->fields[i].key);
        keys->visit(below, section, &section->fields[i], keys->data);
    }
}

void scenario_each_key(void (*visit)(const char *, const struct section *, const struct field *,
                                     void *),
                       void *data)
{
    struct key_visit keys = {visit, data};
    keys_each(&scenario_section, "", each_in_section, &keys);
}
