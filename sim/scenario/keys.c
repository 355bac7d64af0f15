/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/keys.h"

#include <stdio.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/number.h"
#include "sim/scenario/suggest.h"
#include "sim/scenario/unit.h"

static bool same(const char *name, const char *key, size_t length)
{
    return name && strlen(name) == length && !memcmp(name, key, length);
}

int keys_field(const struct section *section, const char *key, size_t length)
{
    for (int i = 0; i < section->field_count; i++)
        if (same(section->fields[i].key, key, length))
            return i;
    return -1;
}

int keys_child(const struct section *section, const char *key, size_t length, bool *singular)
{
    for (int i = 0; section->children && section->children[i]; i++) {
        const struct section *child = section->children[i];
        *singular = child->kind == SECTION_MAP && same(child->singular, key, length);
        if (*singular || same(child->key, key, length))
            return i;
    }
    return -1;
}

int keys_child_count(const struct section *section)
{
    int count = 0;
    while (section->children && section->children[count])
        count++;
    return count;
}

/* The child of the root that holds this key itself: `furnace` is short for `customer.furnace`. */
static const struct section *owner(const struct section *root, const char *key, size_t length)
{
    bool singular;
    for (int i = 0; i < keys_child_count(root); i++)
        if (root->children[i]->kind == SECTION_MAP &&
            keys_child(root->children[i], key, length, &singular) >= 0)
            return root->children[i];
    return NULL;
}

const struct field *scenario_field_find(const char *path, const struct section **found)
{
    const struct section *section = &scenario_section, *unused = NULL;
    bool singular = false;
    if (!found)
        found = &unused;
    *found = NULL;
    for (;;) {
        size_t length = strcspn(path, ".");
        bool last = path[length] == '\0';
        int index = keys_field(section, path, length);
        if (index >= 0) {
            *found = last ? section : NULL;
            return last ? &section->fields[index] : NULL;
        }
        index = keys_child(section, path, length, &singular);
        if (index < 0) {
            section = section == &scenario_section ? owner(section, path, length) : NULL;
            if (!section)
                return NULL;
            continue;
        }
        section = section->children[index];
        path += length;
        if (*path && section->kind == SECTION_MAP && !singular)
            path += 1 + strcspn(path + 1, "."); /* the name */
        if (*path == '\0') {
            *found = section;
            return NULL;
        }
        path++;
    }
}

const char *keys_example(const struct field *field)
{
    const char *unit = unit_of(field->deflt);
    return unit && (*unit || field->dim <= DIM_FRACTION) ? field->deflt : NULL;
}

const char *keys_form(const struct field *field)
{
    bool shifts = field->type == FIELD_CUSTOM &&
                  (field->parse == custom_parse_shifts || field->parse == custom_parse_hours);
    return shifts ? "{days: mon-sat, start: \"06:00\", hours: 16 h, shift: 8 h}" : NULL;
}

bool keys_number(const struct field *field, char text[KEYS_TEXT])
{
    const char *mean = field->deflt ? strstr(field->deflt, "mean: ") : NULL;
    const char *from = mean ? mean + 6 : keys_example(field);
    if (from)
        snprintf(text, KEYS_TEXT, "%.*s", (int)strcspn(from, ",}"), from);
    return from != NULL;
}

static void list_choices(const struct field *field, char *text, size_t size)
{
    struct choice choice;
    bool several = field->choices(1, &choice);
    size_t at = 0;
    for (int i = 0; field->choices(i, &choice) && at + 1 < size; i++) {
        const char *before = i > 0 ? ", " : several ? "one of " : "";
        int more = snprintf(text + at, size - at, "%s%s", before, choice.name);
        at = more < 0 || (size_t)more >= size - at ? size : at + (size_t)more;
    }
}

void keys_describe(const struct field *field, const char *currency, char text[KEYS_TEXT])
{
    const struct dimension_info *info = dimension_info(field->dim);
    char example[UNIT_ROOM];
    text[0] = '\0';
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_DIST:
        unit_with_currency(info->example, currency, example);
        snprintf(text, KEYS_TEXT, "%s, such as '%s'", info->name, example);
        break;
    case FIELD_INTEGER:
        snprintf(text, KEYS_TEXT, "a whole number");
        break;
    case FIELD_BOOL:
        snprintf(text, KEYS_TEXT, "true or false");
        break;
    case FIELD_CHOICE:
        list_choices(field, text, KEYS_TEXT);
        break;
    case FIELD_TEXT:
        snprintf(text, KEYS_TEXT, "a text");
        break;
    case FIELD_CUSTOM:
        if (keys_form(field))
            snprintf(text, KEYS_TEXT, "%s, or such as %s", field->deflt, keys_form(field));
        else if (field->deflt)
            snprintf(text, KEYS_TEXT, "such as '%s'", field->deflt);
        break;
    }
}

void keys_each(const struct section *section, const char *path,
               void (*visit)(const struct section *, const char *path, void *data), void *data)
{
    char below[KEYS_TEXT];
    visit(section, path, data);
    for (int i = 0; i < keys_child_count(section); i++) {
        const struct section *child = section->children[i];
        bool map = child->kind == SECTION_MAP;
        snprintf(below, sizeof below, "%.300s%s%s%s", path, *path ? "." : "",
                 map && !child->named ? child->singular : child->key,
                 map && child->named ? ".NAME" : "");
        keys_each(child, below, visit, data);
    }
}

struct wanted_path {
    const struct section *section;
    char *text;
};

static void note_path(const struct section *section, const char *path, void *data)
{
    struct wanted_path *wanted = data;
    if (section == wanted->section && wanted->text[0] == '\0')
        snprintf(wanted->text, KEYS_TEXT, "%s", path);
}

void keys_path(const struct section *section, const char *name, char text[KEYS_TEXT])
{
    struct wanted_path wanted = {section, text};
    text[0] = '\0';
    keys_each(&scenario_section, "", note_path, &wanted);
    size_t length = strlen(text), tail = strlen(".NAME");
    if (name && section->named && length > tail && strcmp(text + length - tail, ".NAME") == 0)
        snprintf(text + length - tail, KEYS_TEXT - length + tail, ".%s", name);
}

/* --- what an unknown key may have meant ------------------------------------------------------- */

struct search {
    const char *key;
    const struct section *here;
    char places[KEYS_TEXT];
    int count;
    struct suggestion nearest;
    const struct field *field; /* of nearest */
    char place[KEYS_TEXT];     /* of nearest */
    const struct section *seen[64];
    int seen_count;
};

/* Sections that stand in two places (route on top and in customers) are offered once. */
static bool first_time(struct search *search, const struct section *section)
{
    for (int i = 0; i < search->seen_count; i++)
        if (search->seen[i] == section)
            return false;
    if (search->seen_count < 64)
        search->seen[search->seen_count++] = section;
    return true;
}

static void offer(struct search *search, const char *key, const struct field *field,
                  const char *path)
{
    const char *before = search->nearest.best;
    suggest_offer(&search->nearest, key);
    if (search->nearest.best == before)
        return;
    search->field = field;
    snprintf(search->place, sizeof search->place, "%s", path);
}

static void note_place(struct search *search, const char *path, const char *key)
{
    size_t at = strlen(search->places);
    if (search->count++ < 3)
        snprintf(search->places + at, sizeof search->places - at, "%s%s%s%s", at ? " or " : "",
                 path, *path ? "." : "", key);
}

static void look(const struct section *section, const char *path, void *data)
{
    struct search *search = data;
    if (!first_time(search, section))
        return;
    bool here = section == search->here;
    bool singular;
    if (!here && keys_field(section, search->key, strlen(search->key)) >= 0)
        note_place(search, path, search->key);
    if (!here && keys_child(section, search->key, strlen(search->key), &singular) >= 0)
        note_place(search, path, search->key);
}

static void look_near(const struct section *section, const char *path, void *data)
{
    struct search *search = data;
    if (!first_time(search, section))
        return;
    for (int i = 0; i < section->field_count; i++)
        offer(search, section->fields[i].key, &section->fields[i], path);
    for (int i = 0; i < keys_child_count(section); i++) {
        offer(search, section->children[i]->key, NULL, path);
        if (section->children[i]->singular)
            offer(search, section->children[i]->singular, NULL, path);
    }
}

/* What there is, where that is short enough to be read: no key of another section, which a word of
 * four letters is always near to. */
static bool say_all(struct diag *diag, const struct section *section)
{
    char all[KEYS_TEXT] = "";
    if (section->field_count > 8 || keys_child_count(section) > 0)
        return false;
    for (int i = 0; i < section->field_count; i++)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", i ? ", " : "",
                 section->fields[i].key);
    diag_help(diag, "its keys are %s", all);
    return true;
}

static void say_nearest(struct diag *diag, const struct search *search, bool here)
{
    char what[KEYS_TEXT] = "";
    if (search->field)
        keys_describe(search->field, NULL, what);
    diag_help(diag, "did you mean '%s%s%s'?%s%s%s", here ? "" : search->place,
              here || !search->place[0] ? "" : ".", search->nearest.best, what[0] ? " (" : "", what,
              what[0] ? ")" : "");
}

/* Whether `where`, "customer 'customer'", is a map of one, written without a name. */
static bool short_form(const struct section *section, const char *where)
{
    const char *quote = section->singular ? strchr(where, '\'') : NULL;
    size_t length = quote ? strlen(section->singular) : 0;
    return quote && strncmp(quote + 1, section->singular, length) == 0 && quote[length + 1] == '\'';
}

void keys_unknown(struct diag *diag, const struct mark *mark, const struct section *section,
                  const char *where, const char *key)
{
    struct search search = {.key = key, .here = section};
    diag_error(diag, mark, "E-KEY", "unknown key '%.60s' in %s", key, where);
    if (key[0] >= '0' && key[0] <= '9') {
        diag_help(diag, "a comma ends a value: write 20000, not 20,000");
        return;
    }
    suggest_begin(&search.nearest, key);
    look_near(section, "", &search);
    bool sure = search.nearest.best && search.nearest.distance <= 1;
    search.seen_count = 0;
    if (!sure)
        keys_each(&scenario_section, "", look, &search);
    if (search.count > 0 && search.count <= 3) {
        diag_help(diag, "'%s' stands elsewhere: %s", key, search.places);
    } else if (search.nearest.best) {
        say_nearest(diag, &search, true);
    } else {
        search.seen_count = 0;
        keys_each(&scenario_section, "", look_near, &search);
        if (search.nearest.best && (search.nearest.distance <= 1 || strlen(key) > 5))
            say_nearest(diag, &search, false);
        else if (say_all(diag, section))
            return;
        else if (search.nearest.best)
            say_nearest(diag, &search, false);
        else if (short_form(section, where))
            diag_help(diag, "several of them stand below '%s', each under its name", section->key);
        else if (!mark->source || mark->source->name[0] == '-') /* asked for, or of --set */
            diag_help(diag, "'meltroute list key' names all keys");
    }
}

void keys_unknown_path(struct diag *diag, const char *path)
{
    const struct mark nowhere = {0};
    const struct section *section = NULL;
    const char *last = strrchr(path, '.');
    char before[KEYS_TEXT] = "";
    if (last)
        snprintf(before, sizeof before, "%.*s", (int)(last - path), path);
    const struct field *field = last ? scenario_field_find(before, &section) : NULL;
    if (field || !section)
        keys_unknown(diag, &nowhere, &scenario_section, "the scenario", last ? last + 1 : path);
    else
        keys_unknown(diag, &nowhere, section, before, last + 1);
}
