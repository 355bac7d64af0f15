/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/source.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/keys.h"
#include "sim/scenario/number.h"
#include "sim/scenario/tree.h"
#include "sim/scenario/unit.h"

enum { MOST_SETTINGS = 512 };

static void first_error(struct diag *diag, char message[240])
{
    snprintf(message, 240, "the scenario is not valid");
    for (int i = 0; i < diag_count(diag); i++) {
        const struct diagnostic *d = diag_get(diag, i);
        if (d->severity != SEVERITY_ERROR)
            continue;
        snprintf(message, 240, "%.60s:%d:%d: %.150s", d->file ? d->file : "scenario", d->line,
                 d->column, d->sentence);
        return;
    }
}

struct scenario *source_make(const struct source *source, const char *const *extra, int extra_count,
                             char message[240])
{
    const char *sets[MOST_SETTINGS];
    if (source->set_count + extra_count > MOST_SETTINGS) {
        snprintf(message, 240, "more than %d settings", MOST_SETTINGS);
        return NULL;
    }
    for (int i = 0; i < source->set_count; i++)
        sets[i] = source->sets[i];
    for (int i = 0; i < extra_count; i++)
        sets[source->set_count + i] = extra[i];
    struct scenario_request request = {
        .variant = source->variant, .sets = sets, .set_count = source->set_count + extra_count};
    struct diag *diag = diag_create();
    struct scenario *scenario = diag ? scenario_from_source(source->parsed, &request, diag) : NULL;
    if (!scenario && diag)
        first_error(diag, message);
    else if (!scenario)
        snprintf(message, 240, "out of memory");
    diag_free(&diag);
    return scenario;
}

/* The number of a value in a readable unit: what stands before the unit in its text. */
static double in_unit(double value, enum dimension dim, const char *currency, const char *like,
                      char unit[64])
{
    char text[UNIT_ROOM];
    double number = NAN;
    size_t used;
    if (isnan(value))
        return NAN;
    unit_format(value, dim, currency, like, text);
    if (number_parse(text, &number, &used) != NUMBER_OK)
        return NAN;
    const char *own = unit_of(text);
    snprintf(unit, 64, "%s", own ? own : "");
    return number;
}

static bool numeric(const struct field *field)
{
    return field->type == FIELD_NUMBER || field->type == FIELD_INTEGER || field->type == FIELD_DIST;
}

/* A text of the key in the unit that people use for it: of its range, else as written. */
static const char *usual_text(const struct scenario_value *entry)
{
    const struct node *low = entry->range ? tree_get(entry->range, "low") : NULL;
    if (entry->field->believe_low)
        return entry->field->believe_low;
    if (low && low->kind == NODE_SCALAR)
        return low->text;
    return entry->node && entry->node->kind == NODE_SCALAR ? entry->node->text
                                                           : entry->field->deflt;
}

static void describe(const struct scenario *scenario, const struct scenario_visit *visit,
                     struct key_info *info)
{
    const struct field *field = visit->entry->field;
    const char *like = usual_text(visit->entry);
    char unit[3][64] = {"", "", ""};
    memset(info, 0, sizeof *info);
    memcpy(info->currency, scenario->currency, sizeof info->currency);
    info->dim = field->dim;
    info->integer = field->type == FIELD_INTEGER;
    info->spread = field->type == FIELD_DIST;
    if (info->integer) {
        info->value = visit->value;
        info->low = visit->low;
        info->high = visit->high;
        return;
    }
    info->value = in_unit(visit->value, field->dim, scenario->currency, like, unit[0]);
    info->low = in_unit(visit->low, field->dim, scenario->currency, like, unit[1]);
    info->high = in_unit(visit->high, field->dim, scenario->currency, like, unit[2]);
    snprintf(info->unit, sizeof info->unit, "%s", unit[0][0] ? unit[0] : unit[1]);
    if (strcmp(unit[1], unit[2]) != 0 || strcmp(unit[0], unit[1]) != 0) { /* not one unit */
        snprintf(info->unit, sizeof info->unit, "%s", unit[0]);
        if (strcmp(unit[1], unit[0]) != 0)
            info->low = NAN;
        if (strcmp(unit[2], unit[0]) != 0)
            info->high = NAN;
    }
}

struct lookup {
    const struct scenario *scenario;
    const char *key;
    struct key_info *info;
    bool found, number;
};

/* "route.distance" names "customers.NAME.route.distance" too. */
static bool names(const char *path, const char *key)
{
    size_t length = strlen(path), tail = strlen(key);
    if (length < tail || strcmp(path + length - tail, key) != 0)
        return false;
    return length == tail || path[length - tail - 1] == '.';
}

static void look(const struct scenario_visit *visit, void *data)
{
    struct lookup *lookup = data;
    if (lookup->found || !names(visit->path, lookup->key))
        return;
    lookup->found = true;
    lookup->number = numeric(visit->entry->field);
    if (lookup->number)
        describe(lookup->scenario, visit, lookup->info);
}

bool source_key(const struct scenario *scenario, const char *key, struct key_info *info,
                char message[240])
{
    struct lookup lookup = {scenario, key, info, false, false};
    scenario_for_each_field(scenario, look, &lookup);
    if (lookup.number)
        return true;
    snprintf(message, 240,
             lookup.found ? "'%.120s' is no number" : "no key '%.120s' in this scenario", key);
    return false;
}

struct judgements {
    const struct scenario *scenario;
    bool (*visit)(void *, const char *, const struct key_info *);
    void *context;
    bool stopped;
};

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static void judge(const struct scenario_visit *visit, void *data)
{
    struct judgements *all = data;
    const struct field *field = visit->entry->field;
    bool judgement = field->tag == TAG_JUDGEMENT || visit->tag == TAG_JUDGEMENT;
    bool of_study = begins(visit->path, "simulation.") || begins(visit->path, "sheet.") ||
                    begins(visit->path, "cool.");
    bool decided =
        field->type == FIELD_INTEGER || visit->entry->automatic || (field->flags & FIELD_PLAN) != 0;
    if (all->stopped || !judgement || of_study || decided || !numeric(field))
        return;
    if (!(visit->value >= visit->low && visit->value <= visit->high && visit->low < visit->high))
        return;
    struct key_info info;
    describe(all->scenario, visit, &info);
    if (info.low < info.high)
        all->stopped = all->visit(all->context, visit->path, &info);
}

void source_judgements(const struct scenario *scenario,
                       bool (*visit)(void *context, const char *key, const struct key_info *info),
                       void *context)
{
    struct judgements all = {scenario, visit, context, false};
    scenario_for_each_field(scenario, judge, &all);
}

void source_setting(const char *key, const struct key_info *info, double value, char *text,
                    size_t size)
{
    char number[NUMBER_ROOM];
    number_format(info->integer ? round(value) : value, number);
    snprintf(text, size, "%s%s=%s%s%s", key, info->spread ? ".mean" : "", number,
             info->unit[0] ? " " : "", info->unit);
}
