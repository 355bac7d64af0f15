/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value: scalar kinds, limits, choices. */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/dist.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/number.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/suggest.h"

const struct mark *reader_mark(const struct reader *r, const struct node *node)
{
    bool empty = node->kind == NODE_SCALAR && !node->quoted && node->text[0] == '\0';
    return empty && r->mark.source ? &r->mark : &node->mark;
}

const char *reader_scalar(struct reader *r, const struct node *node, const char *what)
{
    if (node->kind != NODE_SCALAR) {
        diag_error(r->diag, &node->mark, "E-TYPE", "%s is one value, not a %s", what,
                   node->kind == NODE_SEQUENCE ? "list" : "map");
        return NULL;
    }
    if (node->text[0] == '\0' ||
        (!node->quoted && (!strcmp(node->text, "~") || !strcmp(node->text, "null")))) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "%s has no value", what);
        diag_help(r->diag, "give it one, or leave the key out");
        return NULL;
    }
    return node->text;
}

/* --- numbers ---------------------------------------------------------------------------------- */

/* Texts of rows are in whatever currency the row's author wrote. */
static double limit(const char *text, enum dimension dim)
{
    double value = NAN;
    const struct unit_want want = {.dim = dim, .key = "limit"};
    unit_parse(text, &want, &value, NULL);
    return value;
}

static bool check_limits(struct reader *r, const struct node *node, const struct number_want *want,
                         double value)
{
    bool below = want->low && value < limit(want->low, want->dim);
    bool above = want->high && value > limit(want->high, want->dim);
    if (!below && !above)
        return true;
    diag_error(r->diag, reader_mark(r, node), "E-RANGE", "%s is '%.60s', %s %s", want->key,
               node->text, below ? "below the least value" : "above the largest value",
               below ? want->low : want->high);
    if (want->low && want->high)
        diag_help(r->diag, "give a value from %s to %s%s", want->low, want->high,
                  want->dim == DIM_FRACTION && above && value > 1 && value <= 100
                      ? ", or write it with '%'"
                      : "");
    else
        diag_help(r->diag, "give a value of at %s %s", below ? "least" : "most",
                  below ? want->low : want->high);
    return false;
}

/* A number whose text goes on in the next line: an indent or a bracket is wrong. */
static bool refuse_wrapped(struct reader *r, const struct node *node, const char *key)
{
    if (!node->wrapped)
        return false;
    diag_error(r->diag, &node->mark, "E-SYNTAX", "the value of %s goes on in the next line", key);
    diag_help(r->diag, "look at the indent of the next line, and for a bracket that is not closed");
    return true;
}

bool reader_number(struct reader *r, const struct node *node, const struct number_want *want,
                   double *out)
{
    const char *text = reader_scalar(r, node, want->key);
    struct unit_problem problem;
    const struct unit_want unit = {.dim = want->dim,
                                   .currency = r->currency,
                                   .key = want->key,
                                   .example = want->example,
                                   .low = want->low,
                                   .high = want->high,
                                   .believe_low = want->believe_low,
                                   .believe_high = want->believe_high};
    if (!text)
        return false;
    if (!unit_parse(text, &unit, out, &problem)) {
        if (refuse_wrapped(r, node, want->key))
            return false;
        diag_error(r->diag, reader_mark(r, node), problem.code, "%s", problem.sentence);
        if (problem.help[0])
            diag_help(r->diag, "%s", problem.help);
        return false;
    }
    return check_limits(r, node, want, *out);
}

bool reader_integer(struct reader *r, const struct node *node, const struct number_want *want,
                    int *out)
{
    const char *text = reader_scalar(r, node, want->key);
    double value;
    size_t used;
    if (!text)
        return false;
    enum number_status status = number_parse(text, &value, &used);
    if (status != NUMBER_OK || text[used] || value != floor(value) || fabs(value) > INT_MAX ||
        strpbrk(text, ".eE")) {
        if (refuse_wrapped(r, node, want->key))
            return false;
        diag_error(r->diag, reader_mark(r, node), status == NUMBER_OK ? "E-TYPE" : "E-NUMBER",
                   "%s is a whole number, not '%.60s'", want->key, text);
        if (status == NUMBER_OCTAL)
            diag_help(r->diag, "write it without the leading zero");
        else if (status == NUMBER_OK && text[used])
            diag_help(r->diag, "write it without a unit");
        else if (want->low && want->high)
            diag_help(r->diag, "write a whole number from %s to %s", want->low, want->high);
        return false;
    }
    if (!check_limits(r, node, want, value))
        return false;
    *out = (int)value;
    return true;
}

/* --- words ------------------------------------------------------------------------------------ */

static bool read_bool(struct reader *r, const struct field *field, const struct node *node,
                      bool *out)
{
    const char *text = reader_scalar(r, node, field->key);
    if (!text)
        return false;
    if (!strcmp(text, "true") || !strcmp(text, "false")) {
        *out = text[0] == 't';
        return true;
    }
    diag_error(r->diag, reader_mark(r, node), "E-TYPE", "%s is true or false, not '%.60s'",
               field->key, text);
    if (!strcmp(text, "yes") || !strcmp(text, "on") || !strcmp(text, "no") || !strcmp(text, "off"))
        diag_help(r->diag, "write %s", text[0] == 'y' || !strcmp(text, "on") ? "true" : "false");
    return false;
}

static bool read_choice(struct reader *r, const struct field *field, const struct node *node,
                        void *member)
{
    const char *text = reader_scalar(r, node, field->key);
    struct choice choice;
    struct suggestion nearest;
    char all[KEYS_TEXT];
    if (!text)
        return false;
    suggest_begin(&nearest, text);
    for (int i = 0; field->choices(i, &choice); i++) {
        suggest_offer(&nearest, choice.name);
        if (strcmp(text, choice.name) != 0)
            continue;
        if (choice.pointer)
            *(const void **)member = choice.pointer;
        else
            *(int *)member = choice.value;
        return true;
    }
    keys_describe(field, r->currency, all);
    diag_error(r->diag, reader_mark(r, node), "E-CHOICE", "%s is %s, not '%.60s'", field->key, all,
               text);
    if (nearest.best)
        diag_help(r->diag, "did you mean '%s'?", nearest.best);
    return false;
}

static bool read_words(struct reader *r, const struct field *field, const struct node *node,
                       const char **out)
{
    const char *text = reader_scalar(r, node, field->key);
    if (text)
        *out = text;
    return text != NULL;
}

/* --- rows ------------------------------------------------------------------------------------- */

static bool is_auto(const struct node *node)
{
    return node->kind == NODE_SCALAR && !node->quoted && !strcmp(node->text, "auto");
}

static bool read_auto(struct reader *r, const struct field *field, const struct node *node,
                      void *member)
{
    if (!(field->flags & FIELD_AUTO)) {
        diag_error(r->diag, &node->mark, "E-TYPE", "%s cannot be auto", field->key);
        return false;
    }
    if (field->type == FIELD_NUMBER)
        *(double *)member = NAN;
    else if (field->type == FIELD_INTEGER)
        *(int *)member = -1;
    else if (field->type == FIELD_TEXT)
        *(const char **)member = NULL;
    return true;
}

static bool refuse_map(struct reader *r, const struct field *field, const struct node *node)
{
    if (!tree_entry(node, "dist"))
        return false;
    diag_error(r->diag, &node->mark, "E-TYPE", "%s takes one number, not a distribution",
               field->key);
    diag_help(r->diag, "it does not vary within a run; 'meltroute sweep' varies it between runs");
    return true;
}

/* What the price set says of a price: a better example than that of the dimension. */
static void ask_price_set(const struct reader *r, const struct field *field,
                          struct number_want *want)
{
    const struct node *section = NULL, *entry, *part;
    char name[40];
    if (!(field->flags & FIELD_PRICE_SET) || !r->price_set || !r->prefix)
        return;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(r->prefix, "."), r->prefix);
    section = tree_get(r->price_set, name);
    entry = tree_get(section, field->key);
    if ((part = tree_get(entry, "value")) != NULL)
        want->example = part->text;
    if ((part = tree_get(entry, "low")) != NULL)
        want->believe_low = part->text;
    if ((part = tree_get(entry, "high")) != NULL)
        want->believe_high = part->text;
}

bool reader_field(struct reader *r, const struct field *field, const struct node *node,
                  void *member)
{
    struct number_want want = {.key = field->key,
                               .dim = field->dim,
                               .low = field->low,
                               .high = field->high,
                               .example = keys_example(field),
                               .believe_low = field->believe_low,
                               .believe_high = field->believe_high};
    const struct number_want whole = {
        .key = field->key, .dim = DIM_NONE, .low = field->low, .high = field->high};
    ask_price_set(r, field, &want);
    r->field = field;
    if (is_auto(node) && field->type != FIELD_CUSTOM && field->type != FIELD_CHOICE &&
        (field->type != FIELD_TEXT || field->flags & FIELD_AUTO))
        return read_auto(r, field, node, member);
    switch (field->type) {
    case FIELD_NUMBER:
        return !refuse_map(r, field, node) && reader_number(r, node, &want, member);
    case FIELD_INTEGER:
        return reader_integer(r, node, &whole, member);
    case FIELD_BOOL:
        return read_bool(r, field, node, member);
    case FIELD_CHOICE:
        return read_choice(r, field, node, member);
    case FIELD_TEXT:
        return read_words(r, field, node, member);
    case FIELD_DIST:
        return dist_parse(r, &want, node, member);
    case FIELD_CUSTOM:
        return field->parse(r, node, member);
    }
    return false;
}

bool reader_text(struct reader *r, const struct field *field, const char *text, void *member)
{
    struct source_text source = {.name = "default", .text = text, .size = strlen(text)};
    struct node plain = {.kind = NODE_SCALAR, .text = text, .weight = 1};
    const struct node *node = &plain;
    bool broken;
    plain.mark =
        (struct mark){.source = &source, .line = 1, .column = 1, .length = (int)source.size};
    if (text[0] == '{' || text[0] == '[') {
        struct source_text *kept = arena_take(r->arena, sizeof *kept);
        if (!kept)
            return false;
        *kept = source;
        struct tree_input input = {kept, text, source.size, 1, 1};
        node = tree_parse(r->arena, &input, r->diag, &broken);
    }
    return node && reader_field(r, field, node, member);
}

static bool one_of(const char *const *keys, const char *key)
{
    for (int k = 0; keys[k]; k++)
        if (!strcmp(keys[k], key))
            return true;
    return false;
}

static void unknown_key(struct reader *r, const struct entry *entry, const char *what,
                        const char *const *keys)
{
    struct suggestion nearest;
    suggest_begin(&nearest, entry->key);
    for (int k = 0; keys[k]; k++)
        suggest_offer(&nearest, keys[k]);
    diag_error(r->diag, &entry->mark, "E-KEY", "unknown key '%.60s' in %s", entry->key, what);
    if (nearest.best)
        diag_help(r->diag, "did you mean '%s'?", nearest.best);
}

bool reader_only(struct reader *r, const struct node *node, const char *what,
                 const char *const *keys)
{
    bool good = true;
    if (node->kind != NODE_MAPPING) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "%s is a map of keys here", what);
        return false;
    }
    for (int i = 0; i < node->count; i++) {
        if (one_of(keys, node->entries[i].key))
            continue;
        good = false;
        unknown_key(r, &node->entries[i], what, keys);
    }
    return good;
}

bool reader_data(struct reader *r, const struct node *map, const struct field *rows, int count,
                 const char *const *also, void *base)
{
    static const char *const parts[] = {"value",  "low", "high", "form",
                                        "source", "tag", "note", NULL};
    const char *keys[64];
    int known = 0;
    bool good = true;
    const struct field *outer = r->field;
    for (int i = 0; i < count && known < 40; i++)
        keys[known++] = rows[i].key;
    for (int i = 0; also[i] && known < 63; i++)
        keys[known++] = also[i];
    keys[known] = NULL;
    if (!reader_only(r, map, outer->key, keys) && map->kind != NODE_MAPPING)
        return false;
    for (int i = 0; i < count; i++) {
        const struct node *node = tree_get(map, rows[i].key);
        const struct node *inside = tree_get(node, "value");
        if (inside)
            good &= reader_only(r, node, rows[i].key, parts);
        if (node)
            good &=
                reader_field(r, &rows[i], inside ? inside : node, (char *)base + rows[i].offset);
    }
    r->field = outer;
    return good;
}
