/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/book.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/unit.h"

const struct scenario_value *book_find(const struct book *book, const char *path)
{
    for (int i = 0; i < book->count; i++) {
        const struct scenario_value *value = &book->values[i];
        size_t length = strlen(value->prefix);
        if (!strncmp(path, value->prefix, length) && !strcmp(path + length, value->field->key))
            return value;
    }
    return NULL;
}

void book_path(const struct scenario_value *value, char *text, size_t size)
{
    snprintf(text, size, "%s%s", value->prefix, value->field->key);
}

static double read(const char *text, enum dimension dim, const char *currency)
{
    const struct unit_want want = {.dim = dim, .currency = currency, .key = "range"};
    double value;
    return text && unit_parse(text, &want, &value, NULL) ? value : NAN;
}

void book_range(const struct scenario_value *value, const char *currency, double *low, double *high)
{
    enum dimension dim = value->field->dim;
    const struct node *from = tree_get(value->priced, "low");
    const struct node *to = tree_get(value->priced, "high");
    if (value->priced) {
        *low = read(from ? from->text : NULL, dim, currency);
        *high = read(to ? to->text : NULL, dim, currency);
        return;
    }
    *low = read(value->field->believe_low, dim, NULL);
    *high = read(value->field->believe_high, dim, NULL);
}

static enum source_tag tag_of(const char *text)
{
    static const struct {
        const char *text;
        enum source_tag tag;
    } tags[] = {{"R", TAG_READ}, {"S", TAG_READ}, {"D", TAG_DERIVED}, {"EJ", TAG_JUDGEMENT}};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (!strcmp(tags[i].text, text))
            return tags[i].tag;
    return TAG_NONE;
}

enum source_tag book_source(const struct scenario_value *value, const char **source)
{
    *source = NULL;
    if (value->origin == ORIGIN_DEFAULT) {
        *source = value->field->source;
        return value->field->tag;
    }
    const struct node *tag = tree_get(value->range, "tag"), *key = tree_get(value->range, "source");
    if (key)
        *source = key->text;
    return tag ? tag_of(tag->text) : TAG_NONE;
}
