/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/factors.h"

#include <ctype.h>
#include <string.h>

#include "sim/scenario/suggest.h"

struct factor {
    const char *name, *unit;
    const struct node *group, *node;
};

static const char *scalar(const struct node *map, const char *key)
{
    const struct node *node = tree_get(map, key);
    return node && node->kind == NODE_SCALAR ? node->text : "";
}

/* Calls visit for every factor of a folder until it gives false. */
static void each(const struct library *library, const char *folder,
                 bool (*visit)(const struct factor *, void *data), void *data)
{
    const char *name;
    for (int i = 0; (name = library_name(library, folder, i)) != NULL; i++) {
        const struct node *root = library_find(library, folder, name);
        const struct node *groups = tree_get(root, "groups");
        for (int g = 0; groups && groups->kind == NODE_SEQUENCE && g < groups->count; g++) {
            const struct node *factors = tree_get(groups->items[g], "factors");
            for (int k = 0; factors && factors->kind == NODE_MAPPING && k < factors->count; k++) {
                struct factor factor = {factors->entries[k].key, scalar(root, "unit"),
                                        groups->items[g], factors->entries[k].value};
                if (!visit(&factor, data))
                    return;
            }
        }
    }
}

bool factors_is_name(const struct node *node)
{
    return node->kind == NODE_SCALAR && isalpha((unsigned char)node->text[0]) &&
           strcmp(node->text, "auto") != 0;
}

/* --- look up ------------------------------------------------------------------------------------
 */

struct search {
    const char *name;
    struct factor found; /* name NULL: not yet */
    struct suggestion nearest;
};

static bool look(const struct factor *factor, void *data)
{
    struct search *search = data;
    suggest_offer(&search->nearest, factor->name);
    if (strcmp(factor->name, search->name) != 0)
        return true;
    search->found = *factor;
    return false;
}

/* A scalar "0.4403 kg/kWh" where the name stands; NULL when there is no number. */
static const struct node *united(struct reader *r, const struct node *like, const char *number,
                                 const char *unit)
{
    struct node *node = *number ? arena_take(r->arena, sizeof *node) : NULL;
    if (!node)
        return NULL;
    *node = (struct node){.kind = NODE_SCALAR, .mark = like->mark, .weight = 1};
    node->text = arena_print(r->arena, "%s %s", number, unit);
    return node->text ? node : NULL;
}

static const struct node *entry_of(struct reader *r, const struct node *name,
                                   const struct factor *factor)
{
    enum { MOST = 5 };
    const struct node *node = factor->node, *group = factor->group;
    const char *value = node->kind == NODE_SCALAR ? node->text : scalar(node, "value");
    const struct {
        const char *key;
        const struct node *value;
    } part[MOST] = {{"value", united(r, name, value, factor->unit)},
                    {"low", united(r, name, scalar(node, "low"), factor->unit)},
                    {"high", united(r, name, scalar(node, "high"), factor->unit)},
                    {"source", tree_get(group, "source")},
                    {"tag", tree_get(group, "tag")}};
    struct node *map = arena_take(r->arena, sizeof *map);
    struct entry *entries = arena_take(r->arena, MOST * sizeof *entries);
    if (!map || !entries)
        return NULL;
    *map = (struct node){
        .kind = NODE_MAPPING, .text = "", .mark = name->mark, .entries = entries, .weight = 1};
    for (int i = 0; i < MOST; i++)
        if (part[i].value)
            entries[map->count++] =
                (struct entry){.key = part[i].key, .mark = name->mark, .value = part[i].value};
    return map;
}

const struct node *factors_find(struct reader *r, const struct node *node, const char *folder)
{
    struct search search = {.name = node->text};
    suggest_begin(&search.nearest, node->text);
    each(r->library, folder, look, &search);
    if (search.found.name)
        return entry_of(r, node, &search.found);
    const char *table = folder + strlen(folder) - 1;
    while (table > folder && table[-1] != '/')
        table--;
    diag_error(r->diag, &node->mark, "E-NAME", "the table of %.*s factors has no '%.60s'",
               (int)strcspn(table, "/"), table, node->text);
    if (search.nearest.best)
        diag_help(r->diag, "did you mean '%s'? 'meltroute list %.*s' shows them",
                  search.nearest.best, (int)strcspn(table, "/"), table);
    else
        diag_help(r->diag, "'meltroute list %.*s' shows them; a number with its unit will do too",
                  (int)strcspn(table, "/"), table);
    return NULL;
}

/* --- list ---------------------------------------------------------------------------------------
 */

static bool show(const struct factor *factor, void *data)
{
    const char *value =
        factor->node->kind == NODE_SCALAR ? factor->node->text : scalar(factor->node, "value");
    fprintf(data, "%-24s %8s %-8s %-10s %s\n", factor->name, value, factor->unit,
            scalar(factor->group, "source"), scalar(factor->group, "about"));
    return true;
}

void factors_list(const struct library *library, const char *folder, FILE *out)
{
    each(library, folder, show, out);
}

/* --- explain ------------------------------------------------------------------------------------
 */

bool factors_show(const struct library *library, const char *name, FILE *out)
{
    static const struct {
        const char *folder, *key, *what;
    } tables[] = {
        {LIBRARY_GRID, "carbon.grid", "An emission factor of electricity"},
        {LIBRARY_METAL, "carbon.metal", "An emission factor of metal"},
        {LIBRARY_GROSS, "fleet.gross_limit", "A legal gross weight"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        struct search search = {.name = name};
        suggest_begin(&search.nearest, name);
        each(library, tables[i].folder, look, &search);
        const struct node *node = search.found.node;
        if (!search.found.name)
            continue;
        bool range = node->kind == NODE_MAPPING;
        fprintf(out, "%s\n  %s, for %s: %s.\n  %-12s %s %s\n", name, tables[i].what, tables[i].key,
                scalar(search.found.group, "about"), "value",
                range ? scalar(node, "value") : node->text, search.found.unit);
        if (range && *scalar(node, "low"))
            fprintf(out, "  %-12s %s to %s %s\n", "believed", scalar(node, "low"),
                    scalar(node, "high"), search.found.unit);
        fprintf(out, "  %-12s %s\n", "source", scalar(search.found.group, "source"));
        return true;
    }
    return false;
}
