/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/init.h"

#include <stdbool.h>
#include <string.h>

#include "sim/scenario/keys.h"
#include "sim/scenario/library.h"

#define WIDTH 98

/* What a planner changes first; everything else is a comment until it is wanted. */
static const struct {
    const char *path, *value;
} starters[] = {
    {"schema", "meltroute/1"},
    {"currency", "CNY"},
    {"about.question", "Is molten supply cheaper than ingots for this customer?"},
    {"metal.alloy", "ADC12"},
    {"ladle.capacity", "4 t"},
    {"fleet.ladles_per_truck", "2"},
    {"route.distance", "45 km"},
    {"route.speed", "{dist: lognormal, mean: 50 km/h, cv: 0.15}"},
    {"customer.demand", "12000 t/a"},
    {"molten.lead", "4 h"},
    {"prices.set", "CN-2025"},
    {"simulation.horizon", "26 wk"},
    {"simulation.replications", "10"},
};

static const char *starter(const char *path)
{
    for (size_t i = 0; i < sizeof starters / sizeof starters[0]; i++)
        if (!strcmp(starters[i].path, path))
            return starters[i].value;
    return NULL;
}

/* Help as comment lines. */
static void comment(const char *text, int indent, FILE *out)
{
    int column = 0;
    for (const char *at = text; *at;) {
        int word = (int)strcspn(at, " ");
        if (column > 0 && column + 1 + word > WIDTH) {
            fputc('\n', out);
            column = 0;
        }
        if (column == 0)
            column = fprintf(out, "%*s# %.*s", indent, "", word, at);
        else
            column += fprintf(out, " %.*s", word, at);
        at += word + (int)strspn(at + word, " ");
    }
    fputc('\n', out);
}

/* The row of a price in the starting scenario's price set; NULL: it has none. */
static const struct node *priced(const struct library *library, const char *section,
                                 const struct field *field)
{
    const struct node *set =
        library ? library_find(library, LIBRARY_PRICES, starter("prices.set")) : NULL;
    return field->flags & FIELD_PRICE_SET ? tree_get(tree_get(set, section), field->key) : NULL;
}

static const char *part(const struct node *price, const char *key)
{
    const struct node *node = tree_get(price, key);
    return node ? node->text : "";
}

static void write_price(const struct field *field, const struct node *price, int indent, FILE *out)
{
    fprintf(out, "%*s#%s: %s    # %s", indent, "", field->key, part(price, "value"),
            starter("prices.set"));
    if (*part(price, "low") && *part(price, "high"))
        fprintf(out, ", believed %s to %s", part(price, "low"), part(price, "high"));
    fputc('\n', out);
}

static void write_field(const struct library *library, const struct field *field, const char *path,
                        int indent, FILE *out)
{
    char section[60];
    snprintf(section, sizeof section, "%.*s", (int)strcspn(path, "."), path);
    const struct node *price = priced(library, section, field);
    const char *value = starter(path), *form = keys_form(field);
    char what[KEYS_TEXT];
    comment(field->help, indent, out);
    if (value) {
        fprintf(out, "%*s%s: %s\n", indent, "", field->key, value);
        return;
    }
    keys_describe(field, NULL, what);
    if (field->deflt)
        fprintf(out, "%*s#%s: %s%s%s\n", indent, "", field->key, field->deflt,
                form ? "    # or " : "", form ? form : "");
    else if (price)
        write_price(field, price, indent, out);
    else if (field->flags & FIELD_PRICE_SET)
        fprintf(out, "%*s#%s:    # of the price set; %s\n", indent, "", field->key, what);
    else
        fprintf(out, "%*s#%s:    # none%s%s\n", indent, "", field->key, *what ? "; " : "", what);
}

static void write_section(const struct library *library, const struct section *section,
                          const char *path, int indent, FILE *out)
{
    char below[KEYS_TEXT];
    for (int i = 0; i < section->field_count; i++) {
        snprintf(below, sizeof below, "%.300s%s%s", path, *path ? "." : "", section->fields[i].key);
        write_field(library, &section->fields[i], below, indent, out);
    }
    for (int i = 0; i < keys_child_count(section); i++) {
        const struct section *child = section->children[i];
        bool map = child->kind == SECTION_MAP;
        const char *key = map ? child->singular : child->key;
        if (child->inherits && *path)
            continue;                                      /* stands on top already */
        bool off = map && *path && !child->one_by_default; /* machines: a demand is given */
        snprintf(below, sizeof below, "%.300s%s%s", path, *path ? "." : "", key);
        fprintf(out, "\n%*s# --- %s\n", indent, "", child->help);
        fprintf(out, "%*s%s%s:\n", indent, "", off ? "#" : "", key);
        write_section(library, child, below, indent + 2, out);
    }
}

void scenario_init(FILE *out)
{
    fputs(
        "# yaml-language-server: $schema=meltroute-1.schema.json\n"
        "#\n"
        "# A scenario to start from. It runs as it is: 'meltroute run' and the name of this file.\n"
        "# Keys behind '#' show their defaults; take the '#' away to change one. Units stand in "
        "the\n"
        "# value. 'meltroute explain KEY' tells range and source of each, 'meltroute validate' "
        "what is\n"
        "# wrong.\n\n",
        out);
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    struct library *library = arena && diag ? library_create(arena, diag) : NULL;
    write_section(library, &scenario_section, "", 0, out);
    diag_free(&diag);
    arena_free(&arena);
}
