/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/number.h"
#include "sim/scenario/reader.h"

/* --- expect ----------------------------------------------------------------------------------- */

/* A limit on a result: a number with the unit that the result has, which the table cannot know. */
static bool read_limit(struct reader *r, const struct node *node, struct expectation *out,
                       double *value)
{
    const char *text = node ? reader_scalar(r, node, "a limit") : NULL;
    size_t used;
    if (!text)
        return !node;
    if (number_parse(text, value, &used) != NUMBER_OK) {
        diag_error(r->diag, &node->mark, "E-NUMBER",
                   "a limit is a number with its unit, not '%.60s'", text);
        return false;
    }
    const char *unit = unit_of(text);
    if (out->unit && strcmp(out->unit, unit) != 0) {
        diag_error(r->diag, &node->mark, "E-UNIT", "low is in '%.30s', high in '%.30s'", out->unit,
                   unit);
        return false;
    }
    out->unit = unit;
    return true;
}

static bool read_expectation(struct reader *r, const struct entry *entry, struct expectation *out)
{
    static const char *const keys[] = {"low", "high", NULL};
    *out = (struct expectation){.key = entry->key, .low = NAN, .high = NAN};
    if (entry->value->kind != NODE_MAPPING || entry->value->count == 0) {
        diag_error(r->diag, &entry->value->mark, "E-TYPE", "'%.60s' expects a map of low and high",
                   entry->key);
        diag_help(r->diag, "such as {low: 300 CNY/t, high: 360 CNY/t}; one of them is enough");
        return false;
    }
    bool good = reader_only(r, entry->value, entry->key, keys);
    good &= read_limit(r, tree_get(entry->value, "low"), out, &out->low);
    good &= read_limit(r, tree_get(entry->value, "high"), out, &out->high);
    if (good && out->low > out->high) {
        diag_error(r->diag, &entry->value->mark, "E-RANGE", "low is above high");
        good = false;
    }
    return good;
}

bool custom_parse_expect(struct reader *r, const struct node *node, void *member)
{
    (void)member;
    if (node->kind != NODE_MAPPING) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE",
                   "expect is a map of results and limits");
        return false;
    }
    bool good = true;
    struct expectation *list = arena_take(r->arena, (size_t)node->count * sizeof *list);
    for (int i = 0; list && i < node->count; i++)
        good &= read_expectation(r, &node->entries[i], &list[i]);
    r->scenario->expect = list;
    r->scenario->expect_count = list ? node->count : 0;
    return good && list;
}

/* --- scenarios -------------------------------------------------------------------------------- */

static int leaf_count(const struct node *node)
{
    int count = 0;
    if (node->kind != NODE_MAPPING || tree_entry(node, "dist"))
        return 1;
    for (int i = 0; i < node->count; i++)
        count += leaf_count(node->entries[i].value);
    return count;
}

/* {fleet: {trucks: 3}} and {fleet.trucks: 3} are the same. */
static void flatten(struct reader *r, const struct node *node, const char *path,
                    struct variant *out)
{
    if (node->kind != NODE_MAPPING || tree_entry(node, "dist")) {
        out->key[out->count] = path;
        out->value[out->count] =
            node->kind == NODE_SCALAR ? node->text : tree_write(r->arena, node);
        out->count++;
        return;
    }
    for (int i = 0; i < node->count; i++) {
        const char *below =
            arena_print(r->arena, "%s%s%s", path, *path ? "." : "", node->entries[i].key);
        if (below)
            flatten(r, node->entries[i].value, below, out);
    }
}

static bool read_variant(struct reader *r, const struct entry *entry, struct variant *out)
{
    out->name = entry->key;
    if (entry->value->kind != NODE_MAPPING) {
        diag_error(r->diag, &entry->value->mark, "E-TYPE",
                   "variant '%.60s' is a map of keys and values", entry->key);
        diag_help(r->diag, "such as 'slow: {route.speed: 40 km/h}'");
        return false;
    }
    size_t room = (size_t)leaf_count(entry->value);
    out->key = arena_take(r->arena, room * sizeof *out->key);
    out->value = arena_take(r->arena, room * sizeof *out->value);
    if (out->key && out->value)
        flatten(r, entry->value, "", out);
    return out->key && out->value;
}

bool custom_parse_variants(struct reader *r, const struct node *node, void *member)
{
    (void)member;
    if (node->kind != NODE_MAPPING) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE",
                   "scenarios are a map of named variants");
        return false;
    }
    bool good = true;
    struct variant *list = arena_take(r->arena, (size_t)node->count * sizeof *list);
    for (int i = 0; list && i < node->count; i++)
        good &= read_variant(r, &node->entries[i], &list[i]);
    r->scenario->variants = list;
    r->scenario->variant_count = list ? node->count : 0;
    return good && list;
}
