/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every shipped price set prices every row, in its currency, with range, tag and source. */
#include <string.h>

#include "sim/scenario/library.h"
#include "sim/scenario/unit.h"
#include "tests/scenario/rows.h"
#include "tests/support/main.h"

struct set {
    const char *name, *currency;
    const struct node *root;
    int priced;
};

static double part(const struct set *set, const struct field *field, const struct node *entry,
                   const char *name)
{
    const struct node *node = tree_get(entry, name);
    const struct unit_want want = {.dim = field->dim, .currency = set->currency, .key = field->key};
    struct unit_problem problem = {.sentence = ""};
    double value = 0;
    ck_assert_msg(node && unit_parse(node->text, &want, &value, &problem), "%s: %s.%s: %s",
                  set->name, field->key, name, node ? problem.sentence : "missing");
    return value;
}

static void check_entry(const struct section *section, const struct field *field, const char *path,
                        void *context)
{
    struct set *set = context;
    if (!(field->flags & FIELD_PRICE_SET))
        return;
    const struct node *entry = tree_get(tree_get(set->root, section->key), field->key);
    ck_assert_msg(entry != NULL, "%s prices no %s.%s", set->name, path, field->key);
    double value = part(set, field, entry, "value");
    if (tree_get(entry, "low") || tree_get(entry, "high")) {
        ck_assert_double_le(part(set, field, entry, "low"), value);
        ck_assert_double_ge(part(set, field, entry, "high"), value);
    } else {
        ck_assert_msg(value == 0, "%s: %s has no range", set->name, field->key);
    }
    const struct node *tag = tree_get(entry, "tag"), *source = tree_get(entry, "source");
    ck_assert_msg(tag && source, "%s: %s has no tag or source", set->name, field->key);
    bool assumed = strcmp(source->text, "assumption") == 0;
    ck_assert_msg(assumed == (strcmp(tag->text, "EJ") == 0), "%s: tag of %s", set->name,
                  field->key);
    ck_assert_msg(assumed || rows_source_known(source->text), "%s: source %s is unknown", set->name,
                  source->text);
    set->priced++;
}

START_TEST(every_set_prices_every_row)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    const struct library *library = library_create(arena, diag);
    const char *name;
    int sets = 0, rows = 0;

    ck_assert_ptr_nonnull(library);
    for (; (name = library_name(library, LIBRARY_PRICES, sets)) != NULL; sets++) {
        struct set set = {.name = name, .root = library_find(library, LIBRARY_PRICES, name)};
        ck_assert_str_eq(tree_get(set.root, "name")->text, name);
        set.currency = tree_get(set.root, "currency")->text;
        rows_walk(check_entry, &set);
        rows = tree_get(set.root, "prices")->count + tree_get(set.root, "metal")->count;
        ck_assert_msg(rows == set.priced, "%s has %d entries, %d rows read one", name, rows,
                      set.priced);
    }
    ck_assert_int_ge(sets, 2);
    diag_free(&diag);
    arena_free(&arena);
}
END_TEST

RUN_SUITE("price sets", every_set_prices_every_row)
