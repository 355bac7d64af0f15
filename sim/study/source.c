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
    struct scenario_request request = {.variant = source->variant,
                                       .sets = sets,
                                       .set_count = source->set_count + extra_count,
                                       .no_sweep = true};
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
                      char unit[UNIT_ROOM])
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
    snprintf(unit, UNIT_ROOM, "%.60s", own ? own : "");
    return number;
}

static bool numeric(const struct field *field)
{
    return field->type == FIELD_NUMBER || field->type == FIELD_INTEGER || field->type == FIELD_DIST;
}

/* A text of the key in the unit that people use for it: of its range, else as written. */
static const char *usual_text(const struct scenario_value *entry)
{
    const struct node *low = tree_get(entry->priced, "low");
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
    char unit[3][UNIT_ROOM] = {"", "", ""};
    memset(info, 0, sizeof *info);
    info->field = field;
    info->judgement = field->tag == TAG_JUDGEMENT || visit->tag == TAG_JUDGEMENT;
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
    snprintf(info->unit, sizeof info->unit, "%.60s", unit[0][0] ? unit[0] : unit[1]);
    if (strcmp(unit[1], unit[2]) != 0 || strcmp(unit[0], unit[1]) != 0) { /* not one unit */
        snprintf(info->unit, sizeof info->unit, "%.60s", unit[0]);
        if (strcmp(unit[1], unit[0]) != 0)
            info->low = NAN;
        if (strcmp(unit[2], unit[0]) != 0)
            info->high = NAN;
    }
    if (!info->unit[0] && field->dim > DIM_FRACTION) { /* no value and no range: as usual */
        const char *usual = like && *like ? unit_of(like) : NULL;
        unit_with_currency(usual && *usual ? usual : unit_of(dimension_info(field->dim)->example),
                           scenario->currency, unit[0]);
        snprintf(info->unit, sizeof info->unit, "%.60s", unit[0]);
    }
}

/* --- keys ------------------------------------------------------------------------------------- */

/* "route.speed.mean" names the row "route.speed". out: its length; 0 when it has no such tail. */
static size_t before_mean(const char *key)
{
    size_t length = strlen(key), tail = strlen(".mean");
    return length > tail && strcmp(key + length - tail, ".mean") == 0 ? length - tail : 0;
}

static const struct field *row_of(const char *key, const struct section **section)
{
    char shorter[200];
    const struct field *field = scenario_field_find(key, section);
    size_t stem = before_mean(key);
    if (field || stem == 0 || stem >= sizeof shorter)
        return field;
    snprintf(shorter, sizeof shorter, "%.*s", (int)stem, key);
    field = scenario_field_find(shorter, NULL);
    return field && field->type == FIELD_DIST ? field : NULL;
}

/* A value that the row takes, in the scenario's currency. */
static void some_value(const struct field *field, const char *currency, char text[UNIT_ROOM])
{
    char number[KEYS_TEXT] = "";
    double value = 1;
    const char *from = field->low ? field->low : field->believe_low;
    if (!from && keys_number(field, number))
        from = number;
    const struct unit_want want = {.dim = field->dim, .key = field->key};
    if (from)
        unit_parse(from, &want, &value, NULL);
    if (field->type == FIELD_INTEGER)
        snprintf(text, UNIT_ROOM, "%.0f", value);
    else
        unit_format(value, field->dim, currency, from, text);
}

static void last_words(struct diag *diag, char message[240])
{
    for (int i = 0; i < diag_count(diag); i++) {
        const struct diagnostic *d = diag_get(diag, i);
        if (d->severity != SEVERITY_ERROR)
            continue;
        snprintf(message, 240, "%.150s%s%.80s", d->sentence, d->help ? "; " : "",
                 d->help ? d->help : "");
        return;
    }
}

/* Where a setting of the key lands: "customers.zq.route.distance" for "route.distance".
 * fails: false; message says why. */
static bool landing(const struct source *source, const char *key, const char *value,
                    char path[KEYS_TEXT], char message[240])
{
    const char *sets[MOST_SETTINGS];
    char setting[KEYS_TEXT];
    int count = source->set_count < MOST_SETTINGS - 1 ? source->set_count : MOST_SETTINGS - 1;
    for (int i = 0; i < count; i++)
        sets[i] = source->sets[i];
    snprintf(setting, sizeof setting, "%.240s=%.100s", key, value);
    sets[count++] = setting;
    const struct scenario_request request = {.variant = source->variant,
                                             .sets = sets,
                                             .set_count = count,
                                             .no_sweep = true,
                                             .unresolved = true};
    struct diag *diag = diag_create();
    struct scenario *probe = diag ? scenario_from_source(source->parsed, &request, diag) : NULL;
    bool found = false;
    snprintf(message, 240, "no key '%.120s' in this scenario", key);
    if (!probe && diag)
        last_words(diag, message);
    for (int i = 0; probe && !found && i < probe->book->count; i++) {
        const struct scenario_value *entry = &probe->book->values[i];
        found = entry->origin == ORIGIN_SETTING && entry->mark.line == count;
        if (found)
            book_path(entry, path, KEYS_TEXT);
    }
    if (found)
        message[0] = '\0';
    scenario_free(&probe);
    diag_free(&diag);
    return found;
}

struct lookup {
    const struct scenario *scenario;
    const char *path;
    struct key_info *info;
    bool found;
};

static void look(const struct scenario_visit *visit, void *data)
{
    struct lookup *lookup = data;
    if (lookup->found || strcmp(visit->path, lookup->path) != 0)
        return;
    lookup->found = true;
    describe(lookup->scenario, visit, lookup->info);
}

bool source_key(const struct source *source, const struct scenario *scenario, const char *key,
                struct key_info *info, char message[240])
{
    char path[KEYS_TEXT], value[UNIT_ROOM] = "1";
    const struct section *section = NULL;
    const struct field *field = row_of(key, &section);
    if (field ? !numeric(field) : section != NULL) {
        snprintf(message, 240, "'%.100s' is %s", key,
                 field ? "no number: `meltroute sweep --vary 'KEY=A,B'` compares words"
                       : "a section, no number");
        return false;
    }
    if (field)
        some_value(field, scenario->currency, value);
    if (!landing(source, key, value, path, message))
        return false;
    struct lookup lookup = {scenario, path, info, false};
    scenario_for_each_field(scenario, look, &lookup);
    if (!lookup.found)
        snprintf(message, 240, "'%.120s' has no value in this scenario that could be moved", key);
    return lookup.found;
}

/* --- ranges ----------------------------------------------------------------------------------- */

/* A value in SI as a number in info->unit. */
static double in_own_unit(const struct key_info *info, const char *key, double value)
{
    const struct unit_want want = {.dim = info->dim, .currency = info->currency, .key = key};
    char probe[UNIT_ROOM];
    double zero, one;
    snprintf(probe, sizeof probe, "0%s%.60s", info->unit[0] ? " " : "", info->unit);
    if (!unit_parse(probe, &want, &zero, NULL))
        zero = 0;
    probe[0] = '1';
    if (!unit_parse(probe, &want, &one, NULL) || one == zero)
        one = zero + 1;
    double plain = (value - zero) / (one - zero);
    double scale = plain == 0 ? 1 : pow(10, 11 - floor(log10(fabs(plain))));
    return isfinite(scale) && scale > 0 ? round(plain * scale) / scale : plain;
}

/* One end of a range, out in info->unit. `unit` is that of the other end, for an end without one.
 */
static bool read_end(const char *key, const struct key_info *info, const char *text,
                     const char *unit, double *number, char message[240])
{
    char whole[UNIT_ROOM];
    double value;
    struct unit_problem problem;
    const char *own = unit_of(text), *use = (own && *own) || !unit ? "" : unit;
    const struct unit_want want = {.dim = info->dim, .currency = info->currency, .key = key};
    snprintf(whole, sizeof whole, "%.40s%s%.50s", text, *use ? " " : "", use);
    if (!unit_parse(whole, &want, &value, &problem)) {
        snprintf(message, 240, "the range: %.150s%s%.60s", problem.sentence,
                 problem.help[0] ? "; " : "", problem.help);
        return false;
    }
    *number = in_own_unit(info, key, value);
    return true;
}

static bool inside(const struct key_info *info, const char *limit, double value, bool low)
{
    /* Rows are written in some currency; it stands for the own one. */
    const struct unit_want want = {.dim = info->dim, .key = "limit"};
    double number = 0;
    if (!limit || !unit_of(limit))
        return true;
    if (strcmp(limit, "0") != 0) {
        if (!unit_parse(limit, &want, &number, NULL))
            return true;
        number = in_own_unit(info, "limit", number);
    }
    return low ? value >= number : value <= number;
}

bool source_range(const char *key, const struct key_info *info, const char *text, double *low,
                  double *high, char message[240])
{
    const char *dots = strstr(text, ".."), *behind = dots ? dots + 2 : NULL;
    char first[UNIT_ROOM];
    if (!dots) {
        snprintf(message, 240, "a range is written LOW..HIGH, not '%.60s'", text);
        return false;
    }
    behind += strspn(behind, " ");
    snprintf(first, sizeof first, "%.*s", (int)(dots - text), text);
    for (size_t end = strlen(first); end > 0 && first[end - 1] == ' '; end--)
        first[end - 1] = '\0';
    if (!read_end(key, info, first, unit_of(behind), low, message) ||
        !read_end(key, info, behind, unit_of(first), high, message))
        return false;
    if (!(*low < *high)) {
        snprintf(message, 240, "the range %.80s is empty: its low end must be below its high end",
                 text);
        return false;
    }
    const struct field *field = info->field;
    for (int i = 0; i < 2; i++) {
        double at = i ? *high : *low;
        if (inside(info, field->low, at, true) && inside(info, field->high, at, false))
            continue;
        snprintf(message, 240, "the range %.60s leaves the limits of %.60s: %s%s%s%s", text, key,
                 field->low ? "from " : "", field->low ? field->low : "", field->high ? " to " : "",
                 field->high ? field->high : "");
        return false;
    }
    return true;
}

struct ranged {
    const struct scenario *scenario;
    bool judged; /* those alone that rest on judgement */
    bool (*visit)(void *, const char *, const struct key_info *);
    void *context;
    bool stopped;
};

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static void offer(const struct scenario_visit *visit, void *data)
{
    struct ranged *all = data;
    const struct field *field = visit->entry->field;
    bool of_study = begins(visit->path, "simulation.") || begins(visit->path, "sheet.") ||
                    begins(visit->path, "cool.");
    bool decided =
        field->type == FIELD_INTEGER || visit->entry->automatic || (field->flags & FIELD_PLAN) != 0;
    if (all->stopped || of_study || decided || !numeric(field))
        return;
    if (!(visit->value >= visit->low && visit->value <= visit->high && visit->low < visit->high))
        return;
    struct key_info info;
    describe(all->scenario, visit, &info);
    if (info.low < info.high && (info.judgement || !all->judged))
        all->stopped = all->visit(all->context, visit->path, &info);
}

static void visit_ranged(const struct scenario *scenario, bool judged,
                         bool (*visit)(void *, const char *, const struct key_info *),
                         void *context)
{
    struct ranged all = {scenario, judged, visit, context, false};
    scenario_for_each_field(scenario, offer, &all);
}

void source_ranged(const struct scenario *scenario,
                   bool (*visit)(void *context, const char *key, const struct key_info *info),
                   void *context)
{
    visit_ranged(scenario, false, visit, context);
}

void source_judgements(const struct scenario *scenario,
                       bool (*visit)(void *context, const char *key, const struct key_info *info),
                       void *context)
{
    visit_ranged(scenario, true, visit, context);
}

void source_setting(const char *key, const struct key_info *info, double value, char *text,
                    size_t size)
{
    char number[NUMBER_ROOM];
    number_format(info->integer ? round(value) : value, number);
    bool mean = info->spread && before_mean(key) == 0;
    snprintf(text, size, "%s%s=%s%s%s", key, mean ? ".mean" : "", number, info->unit[0] ? " " : "",
             info->unit);
}
