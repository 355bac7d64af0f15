/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/book.h"
#include "sim/scenario/dist.h"
#include "sim/scenario/factors.h"
#include "sim/scenario/keys.h"

/* One section on its way into a struct. */
struct place {
    const struct section *section;
    const struct layer *layer;   /* what was written; NULL: nothing */
    const struct layer *inherit; /* what stands on top for all customers; NULL */
    char *base;
    const char *prefix, *element;
};

static const struct leaf *find_leaf(const struct place *place, int row)
{
    const struct layer *layers[] = {place->layer, place->inherit};
    for (int i = 0; i < 2; i++)
        if (layers[i] && (layers[i]->leaves[row].value || layers[i]->leaves[row].mean))
            return &layers[i]->leaves[row];
    return NULL;
}

/* {value, low, high, source, tag} of the price set; NULL when it has no such key. */
static const struct node *priced(const struct reader *r, const struct place *place,
                                 const struct field *field)
{
    return tree_get(tree_get(r->price_set, place->section->key), field->key);
}

static void note(struct reader *r, const struct place *place, const struct scenario_value *value)
{
    struct book *book = r->book;
    if (!book)
        return;
    struct scenario_value *grown =
        arena_grow(r->arena, book->values, book->count, sizeof *book->values);
    if (!grown)
        return;
    book->values = grown;
    grown[book->count] = *value;
    grown[book->count].prefix = place->prefix;
    grown[book->count].section = place->section;
    grown[book->count].element = place->element;
    book->count++;
}

static bool is_auto(const struct field *field, const void *member)
{
    if (!(field->flags & FIELD_AUTO))
        return false;
    if (field->type == FIELD_NUMBER)
        return isnan(*(const double *)member);
    if (field->type == FIELD_INTEGER)
        return *(const int *)member == -1;
    return field->type == FIELD_TEXT && *(const char *const *)member == NULL;
}

static void missing(struct reader *r, const struct place *place, const struct field *field)
{
    if (r->no_missing)
        return;
    if (!(field->flags & FIELD_PRICE_SET)) {
        struct mark mark = place->layer ? place->layer->mark : r->mark;
        diag_error(r->diag, &mark, "E-MISSING", "'%s%s' is missing", place->prefix, field->key);
        char what[KEYS_TEXT];
        keys_describe(field, r->currency, what);
        if (what[0])
            diag_help(r->diag, "it is %s", what);
        return;
    }
    if (r->prices_optional)
        return;
    size_t at = strlen(r->missing_names);
    if (r->missing_prices++ < 3)
        snprintf(r->missing_names + at, sizeof r->missing_names - at, "%s%s%s", at ? ", " : "",
                 place->prefix, field->key);
}

static void move_mean(struct reader *r, const struct field *field, const struct leaf *leaf,
                      struct dist *dist)
{
    char name[100];
    snprintf(name, sizeof name, "%s.mean", field->key);
    const struct number_want want = {.key = name,
                                     .dim = field->dim,
                                     .low = field->low,
                                     .high = field->high,
                                     .example = keys_example(field)};
    double mean;
    r->mark = leaf->mark;
    if (reader_number(r, leaf->mean, &want, &mean))
        dist_move_mean(dist, field->dim, mean);
}

/* A number that nothing gives is NaN, so that its use shows. */
static void leave_open(const struct field *field, void *member)
{
    if (field->type == FIELD_NUMBER)
        *(double *)member = NAN;
}

static void read_row(struct reader *r, const struct place *place, int row)
{
    const struct field *field = &place->section->fields[row];
    const struct leaf *leaf = find_leaf(place, row);
    void *member = place->base + field->offset;
    struct scenario_value value = {.field = field, .member = member};
    value.priced = priced(r, place, field);
    r->prefix = place->prefix;
    if (leaf) {
        value.origin = leaf->origin;
        value.mark = r->mark = leaf->mark;
        value.node = leaf->value;
        if (field->table && value.node && factors_is_name(value.node)) {
            value.range = value.priced = factors_find(r, value.node, field->table);
            value.node = tree_get(value.range, "value");
            if (!value.node) /* reported */
                return;
        }
    } else if ((value.range = value.priced) != NULL) {
        const struct node *inside = tree_get(value.range, "value");
        value.node = inside ? inside : value.range;
        value.origin = ORIGIN_PRICE_SET;
    }
    if (value.node)
        reader_field(r, field, value.node, member);
    else if (field->deflt)
        reader_text(r, field, field->deflt, member);
    else if (field->flags & (FIELD_REQUIRED | FIELD_PRICE_SET))
        missing(r, place, field);
    if (!value.node && !field->deflt) {
        leave_open(field, member);
        return;
    }
    if (leaf && leaf->mean)
        move_mean(r, field, leaf, member);
    value.automatic = is_auto(field, member);
    note(r, place, &value);
}

static void read_rows(struct reader *r, const struct place *place)
{
    for (int i = 0; i < place->section->field_count; i++)
        read_row(r, place, i);
}

static void read_children(struct reader *r, const struct place *place, const struct layer *root);

static void read_section(struct reader *r, const struct place *place, const struct layer *root)
{
    read_rows(r, place);
    read_children(r, place, root);
}

static void read_elements(struct reader *r, const struct place *place, const struct layer *first,
                          const struct section *section, const struct layer *root)
{
    int count = 0;
    for (const struct layer *e = first; e; e = e->next)
        count++;
    bool made_up = count == 0 && section->one_by_default;
    count += made_up;
    char *elements = count ? arena_take(r->arena, (size_t)count * section->element_size) : NULL;
    *(void **)(place->base + section->offset) = elements;
    *(int *)(place->base + section->count_offset) = elements ? count : 0;
    const struct layer *e = first;
    for (int i = 0; elements && i < count; i++, e = e ? e->next : NULL) {
        const char *name = e ? e->name : section->singular;
        struct place inner = {.section = section,
                              .layer = e,
                              .base = elements + (size_t)i * section->element_size,
                              .element = name};
        inner.prefix = arena_print(r->arena, "%s%s.%s.", place->prefix, section->key, name);
        *(const char **)(void *)inner.base = name;
        if (section->mark_offset && e)
            memcpy(inner.base + section->mark_offset, &e->mark, sizeof e->mark);
        if (inner.prefix)
            read_section(r, &inner, root);
    }
}

/* What stands on top and may be read by nobody is read into the void, for its errors. */
static void read_aside(struct reader *r, const struct place *place, const struct layer *layer,
                       const struct layer *root)
{
    struct book *book = r->book;
    struct place aside = {.section = layer->section, .layer = layer};
    aside.base = arena_take(r->arena, sizeof(struct customer) + sizeof(struct scenario));
    aside.prefix = arena_print(r->arena, "%s%s.", place->prefix, layer->section->key);
    bool no_missing = r->no_missing;
    r->book = NULL;
    r->no_missing = true; /* said of the customer that inherits it */
    if (aside.base && aside.prefix)
        read_section(r, &aside, root);
    r->book = book;
    r->no_missing = no_missing;
}

static void read_children(struct reader *r, const struct place *place, const struct layer *root)
{
    bool on_top = place->section == root->section;
    for (int i = 0; i < keys_child_count(place->section); i++) {
        const struct section *section = place->section->children[i];
        const struct layer *layer = place->layer ? place->layer->children[i] : NULL;
        if (section->kind == SECTION_MAP) {
            /* where a customer has none of its own, what stands on top for all */
            const struct layer *first = layer ? layer : layer_child(place->inherit, section->key);
            read_elements(r, place, first, section, root);
            continue;
        }
        if (on_top && section->inherits) {
            if (layer)
                read_aside(r, place, layer, root);
            continue;
        }
        struct place inner = {.section = section, .layer = layer, .element = place->element};
        inner.base = place->base + section->offset;
        if (section->inherits || (place->inherit && !on_top))
            inner.inherit = section->inherits ? layer_child(root, section->key)
                                              : layer_child(place->inherit, section->key);
        inner.prefix = arena_print(r->arena, "%s%s.", place->prefix, section->key);
        if (inner.prefix)
            read_section(r, &inner, root);
    }
}

/* --- the price set ---------------------------------------------------------------------------- */

static void choose_prices(struct reader *r, const struct layer *root)
{
    const struct leaf *leaf = layer_leaf(layer_child(root, "prices"), "set");
    if (!leaf || !leaf->value)
        return;
    r->mark = leaf->mark;
    const char *name = reader_scalar(r, leaf->value, "set");
    if (!name) {
        r->prices_optional = true;
        return;
    }
    const struct node *set = library_find(r->library, LIBRARY_PRICES, name);
    const struct node *currency = tree_get(set, "currency");
    if (!set) {
        library_unknown(r->library, r->diag, &leaf->value->mark, LIBRARY_PRICES, "price set", name);
        r->prices_optional = true; /* one message is enough */
    } else if (currency && r->currency && strcmp(currency->text, r->currency) != 0) {
        diag_error(r->diag, &leaf->value->mark, "E-CONFLICT",
                   "price set '%s' is in %s, but the scenario's currency is %s", name,
                   currency->text, r->currency);
        diag_help(r->diag, "change 'currency' or the set: nothing is converted");
        r->prices_optional = true;
    } else {
        r->price_set = set;
    }
}

static void say_missing_prices(struct reader *r, const struct layer *root)
{
    const struct layer *prices = layer_child(root, "prices");
    if (r->missing_prices == 0)
        return;
    char more[40] = "";
    if (r->missing_prices > 3)
        snprintf(more, sizeof more, " and %d more", r->missing_prices - 3);
    diag_error(r->diag, prices ? &prices->mark : &root->mark, "E-MISSING", "no value for %s%s",
               r->missing_names, more);
    const char *name = library_name(r->library, LIBRARY_PRICES, 0);
    diag_help(r->diag, "give them, or name a price set: 'prices: {set: %s}'", name ? name : "NAME");
}

void reader_run(struct reader *r, const struct layer *root)
{
    struct place top = {
        .section = root->section, .layer = root, .base = (char *)r->scenario, .prefix = ""};
    r->currency = NULL;
    read_rows(r, &top);
    r->currency = r->scenario->currency[0] ? r->scenario->currency : NULL;
    if (!layer_child(root, "customers"))
        r->prices_optional = true;
    choose_prices(r, root);
    read_children(r, &top, root);
    say_missing_prices(r, root);
}
