/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/dist.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/suggest.h"

enum part {
    PART_MEAN = 1,
    PART_SPREAD = 2,
    PART_LOW = 4,
    PART_MODE = 8,
    PART_HIGH = 16,
    PART_VALUES = 32
};

static const struct kind {
    const char *name;
    enum dist_kind kind;
    int needs, may;
    const char *form;
} kinds[] = {
    {"constant", DIST_CONSTANT, PART_MEAN, 0, "{dist: constant, mean}"},
    {"uniform", DIST_UNIFORM, PART_LOW | PART_HIGH, 0, "{dist: uniform, low, high}"},
    {"triangular", DIST_TRIANGULAR, PART_LOW | PART_MODE | PART_HIGH, 0,
     "{dist: triangular, low, mode, high}"},
    {"normal", DIST_NORMAL, PART_MEAN | PART_SPREAD, PART_LOW | PART_HIGH,
     "{dist: normal, mean, cv or sd, low, high}"},
    {"lognormal", DIST_LOGNORMAL, PART_MEAN | PART_SPREAD, 0, "{dist: lognormal, mean, cv or sd}"},
    {"exponential", DIST_EXPONENTIAL, PART_MEAN, 0, "{dist: exponential, mean}"},
    {"gamma", DIST_GAMMA, PART_MEAN | PART_SPREAD, 0, "{dist: gamma, mean, cv or sd}"},
    {"empirical", DIST_EMPIRICAL, PART_VALUES, 0, "{dist: empirical, values: [...]}"},
};
#define KIND_COUNT (sizeof kinds / sizeof kinds[0])

static const struct {
    const char *key;
    enum part part;
} parts[] = {{"mean", PART_MEAN}, {"cv", PART_SPREAD}, {"sd", PART_SPREAD},    {"low", PART_LOW},
             {"mode", PART_MODE}, {"high", PART_HIGH}, {"values", PART_VALUES}};
#define PART_COUNT (sizeof parts / sizeof parts[0])

static const struct kind *find_kind(struct reader *r, const struct number_want *want,
                                    const struct node *node)
{
    const struct node *name = tree_get(node, "dist");
    struct suggestion nearest;
    if (!name) {
        diag_error(r->diag, &node->mark, "E-MISSING", "%s is a map without the key 'dist'",
                   want->key);
        diag_help(r->diag, "write '{dist: lognormal, mean: ..., cv: 0.15}', or one number");
        return NULL;
    }
    const char *text = reader_scalar(r, name, "dist");
    if (!text)
        return NULL;
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (!strcmp(kinds[i].name, text))
            return &kinds[i];
    suggest_begin(&nearest, text);
    for (size_t i = 0; i < KIND_COUNT; i++)
        suggest_offer(&nearest, kinds[i].name);
    diag_error(r->diag, &name->mark, "E-CHOICE", "unknown distribution '%.60s' of %s", text,
               want->key);
    if (nearest.best)
        diag_help(r->diag, "did you mean '%s'?", nearest.best);
    else
        diag_help(r->diag,
                  "there is constant, uniform, triangular, normal, lognormal, exponential, "
                  "gamma, empirical");
    return NULL;
}

static int part_of(const char *key)
{
    for (size_t i = 0; i < PART_COUNT; i++)
        if (!strcmp(parts[i].key, key))
            return (int)parts[i].part;
    return 0;
}

/* Keys that do not belong to the kind, and those that are missing. */
static bool check_keys(struct reader *r, const struct kind *kind, const struct node *node)
{
    int seen = 0;
    bool good = true;
    for (int i = 0; i < node->count; i++) {
        const struct entry *entry = &node->entries[i];
        int part = part_of(entry->key);
        if (!strcmp(entry->key, "dist"))
            continue;
        bool twice = part == PART_SPREAD && seen & part;
        if (!(part & (kind->needs | kind->may)) || twice) {
            diag_error(r->diag, &entry->mark, "E-KEY",
                       twice ? "'%.60s' beside another spread in a %s distribution"
                             : "unknown key '%.60s' in a %s distribution",
                       entry->key, kind->name);
            diag_help(r->diag, "it is %s", kind->form);
            good = false;
        }
        seen |= part;
    }
    if ((seen & kind->needs) == kind->needs)
        return good;
    diag_error(r->diag, &node->mark, "E-MISSING", "a %s distribution is incomplete", kind->name);
    diag_help(r->diag, "it is %s", kind->form);
    return false;
}

static bool read_part(struct reader *r, const struct number_want *want, const struct node *node,
                      const char *key, double *out)
{
    const struct node *value = tree_get(node, key);
    char name[80];
    struct number_want part = *want;
    snprintf(name, sizeof name, "%s.%s", want->key, key);
    part.key = name;
    return !value || reader_number(r, value, &part, out);
}

static bool read_spread(struct reader *r, const struct number_want *want, const struct node *node,
                        struct dist *d)
{
    const struct node *cv = tree_get(node, "cv"), *sd = tree_get(node, "sd");
    char name[80];
    bool heat = want->dim == DIM_TEMPERATURE;
    snprintf(name, sizeof name, "%s.%s", want->key, cv ? "cv" : "sd");
    struct number_want spread = {.key = name,
                                 .dim = heat ? DIM_TEMPERATURE_DIFF : want->dim,
                                 .low = "0",
                                 .example = heat ? "5 K" : want->example};
    if (cv && heat) {
        diag_error(r->diag, &cv->mark, "E-TYPE", "%s is a temperature and has no cv", want->key);
        diag_help(r->diag, "give the standard deviation in K, 'sd: 5 K'");
        return false;
    }
    if (cv) {
        spread.dim = DIM_FRACTION;
        spread.high = "10";
        spread.example = "0.15";
        if (!reader_number(r, cv, &spread, &d->cv))
            return false;
        d->sd = d->cv * d->mean;
        return true;
    }
    if (!sd || !reader_number(r, sd, &spread, &d->sd))
        return !sd;
    d->cv = d->mean != 0 ? d->sd / d->mean : 0;
    return true;
}

static bool read_values(struct reader *r, const struct number_want *want, const struct node *node,
                        struct dist *d)
{
    const struct node *list = tree_get(node, "values");
    if (!list)
        return true;
    if (list->kind != NODE_SEQUENCE || list->count == 0) {
        diag_error(r->diag, &list->mark, "E-TYPE", "values of %s are a list", want->key);
        return false;
    }
    double *value = arena_take(r->arena, (size_t)list->count * sizeof *value);
    bool good = value != NULL;
    for (int i = 0; value && i < list->count; i++) {
        good &= reader_number(r, list->items[i], want, &value[i]);
    }
    d->count = list->count;
    d->value = value;
    return good;
}

static double row_limit(const char *text, enum dimension dim, double open)
{
    const struct unit_want want = {.dim = dim, .key = "limit"};
    double value;
    return text && unit_parse(text, &want, &value, NULL) ? value : open;
}

/* Cuts of a normal, moments, and whether the parts fit together. */
static bool complete(struct reader *r, const struct number_want *want, const struct node *node,
                     struct dist *d)
{
    bool ordered = true;
    if (d->kind == DIST_NORMAL && !tree_get(node, "low"))
        d->low = row_limit(want->low, want->dim, -INFINITY);
    if (d->kind == DIST_NORMAL && !tree_get(node, "high"))
        d->high = row_limit(want->high, want->dim, INFINITY);
    if (d->kind == DIST_UNIFORM)
        ordered = d->low <= d->high;
    else if (d->kind == DIST_TRIANGULAR)
        ordered = d->low <= d->mode && d->mode <= d->high;
    else if (d->kind == DIST_NORMAL)
        ordered = d->low <= d->mean && d->mean <= d->high;
    if (!ordered) {
        diag_error(r->diag, &node->mark, "E-RANGE", "%s: low, %s and high are not in this order",
                   want->key, d->kind == DIST_NORMAL ? "mean" : "mode");
        return false;
    }
    if ((d->kind == DIST_LOGNORMAL || d->kind == DIST_GAMMA) && d->mean <= 0) {
        diag_error(r->diag, &node->mark, "E-RANGE", "%s needs a mean above 0", want->key);
        return false;
    }
    dist_moments(d);
    return true;
}

bool dist_parse(struct reader *r, const struct number_want *want, const struct node *node,
                struct dist *out)
{
    struct dist d = {.kind = DIST_CONSTANT};
    if (node->kind != NODE_MAPPING) {
        if (!reader_number(r, node, want, &d.mean))
            return false;
        d.low = d.mode = d.high = d.mean;
        *out = d;
        return true;
    }
    const struct kind *kind = find_kind(r, want, node);
    if (!kind || !check_keys(r, kind, node))
        return false;
    d.kind = kind->kind;
    bool good = read_part(r, want, node, "mean", &d.mean);
    good &= read_part(r, want, node, "low", &d.low);
    good &= read_part(r, want, node, "mode", &d.mode);
    good &= read_part(r, want, node, "high", &d.high);
    good &= good && read_spread(r, want, node, &d);
    good &= read_values(r, want, node, &d);
    if (!good || !complete(r, want, node, &d))
        return false;
    if (d.kind == DIST_CONSTANT)
        d.low = d.mode = d.high = d.mean;
    *out = d;
    return true;
}
