/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/settings.h"

#include <stdio.h>
#include <string.h>

#include "sim/scenario/fields.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/utf8.h"

/* One text per line, so that line numbers count the options. */
static struct source_text *join(struct arena *arena, const char *option, const char *const *texts,
                                int count)
{
    size_t size = 0;
    struct source_text *source = arena_take(arena, sizeof *source);
    for (int i = 0; i < count; i++)
        size += strlen(texts[i]) + 1;
    char *all = arena_take(arena, size + 1), *at = all;
    if (!source || !all)
        return NULL;
    for (int i = 0; i < count; i++) {
        for (const char *from = texts[i]; *from; from++)
            *at++ = *from == '\n' || *from == '\r' ? ' ' : *from;
        *at++ = '\n';
    }
    *source = (struct source_text){.name = option, .text = all, .size = size, .order = 2};
    return source;
}

static void help_form(struct layering *l)
{
    diag_help(l->diag, "write key=value, such as 'route.distance=45 km'");
}

/* "route..distance": a point with nothing before or behind it. */
static bool names_whole(struct layering *l, const struct entry *entry)
{
    const char *part = entry->key;
    for (;; part++) {
        size_t length = strcspn(part, ".");
        if (length == 0)
            break;
        part += length;
        if (*part == '\0')
            return true;
    }
    struct mark mark = entry->mark;
    mark.column += utf8_length(entry->key, (size_t)(part - entry->key));
    mark.length = 1;
    if (*part == '\0')
        mark.column--; /* at the last point */
    diag_error(l->diag, &mark, "E-KEY", "an empty name before or after a point");
    help_form(l);
    return false;
}

/* The key of a line, without the blanks around it. fails: NULL key, reported. */
static struct entry read_key(struct layering *l, const struct source_text *source, const char *line,
                             int number)
{
    size_t length = strcspn(line, "\n"), equals = strcspn(line, "=\n");
    size_t begin = strspn(line, " "), end = equals;
    while (end > begin && line[end - 1] == ' ')
        end--;
    if (begin > end)
        begin = end;
    struct entry entry = {.mark = {source, number, utf8_length(line, begin) + 1,
                                   utf8_length(line + begin, end - begin)}};
    if (equals >= length || end == begin) {
        diag_error(l->diag, &entry.mark, "E-SYNTAX", "%s",
                   end == begin ? "no key before '='" : "no '=' after the key");
        help_form(l);
        return entry;
    }
    entry.key = arena_copy(l->arena, line + begin, end - begin);
    if (entry.key && !names_whole(l, &entry))
        entry.key = NULL;
    return entry;
}

/* Splits one line at its first '='. fails: NULL value, reported. */
static struct entry read_line(struct layering *l, const struct source_text *source,
                              const char *line, int number)
{
    struct entry entry = read_key(l, source, line, number);
    if (!entry.key)
        return entry;
    size_t length = strcspn(line, "\n"), equals = strcspn(line, "=\n");
    int behind = utf8_length(line, equals + 1) + 1; /* column */
    struct tree_input input = {source, line + equals + 1, length - equals - 1, number, behind};
    bool broken;
    entry.value = tree_parse(l->arena, &input, l->diag, &broken);
    if (!entry.value && !broken) {
        const struct mark mark = {source, number, behind - 1, 1};
        diag_error(l->diag, &mark, "E-TYPE", "no value after '='");
        help_form(l);
    }
    if (broken)
        entry.value = NULL;
    return entry;
}

void settings_apply(struct layering *l, const char *const *sets, int count, const bool *refused)
{
    const struct source_text *source = count > 0 ? join(l->arena, "--set", sets, count) : NULL;
    const char *line = source ? source->text : NULL;
    for (int i = 0; line && i < count; i++, line = strchr(line, '\n') + 1) {
        if (refused && refused[i])
            continue;
        struct entry entry = read_line(l, source, line, i + 1);
        if (entry.value)
            layer_set(l, entry.key, &entry.mark, entry.value, ORIGIN_SETTING);
    }
}

static bool all_flagged(const struct section *section, unsigned flag)
{
    for (int i = 0; i < section->field_count; i++)
        if (!(section->fields[i].flags & flag))
            return false;
    return section->field_count > 0 && keys_child_count(section) == 0;
}

/* Names of the rows and sections that have a flag: "prices.*, carbon.*, metal.price". */
struct flagged {
    unsigned flag;
    char text[KEYS_TEXT];
};

static void name_flagged(const struct section *section, const char *path, void *data)
{
    struct flagged *flagged = data;
    bool all = all_flagged(section, flagged->flag);
    for (int i = 0; i < (all ? 1 : section->field_count); i++) {
        size_t used = strlen(flagged->text);
        if (section->fields[i].flags & flagged->flag)
            snprintf(flagged->text + used, sizeof flagged->text - used, "%s%s.%s", used ? ", " : "",
                     path, all ? "*" : section->fields[i].key);
    }
}

bool *settings_restrict(struct layering *l, const char *const *sets, int count, unsigned flag,
                        const char *why)
{
    bool *refused = arena_take(l->arena, ((size_t)count + 1) * sizeof *refused);
    const struct source_text *source = count > 0 ? join(l->arena, "--set", sets, count) : NULL;
    const char *line = source ? source->text : NULL;
    struct flagged flagged = {.flag = flag};
    keys_each(&scenario_section, "", name_flagged, &flagged);
    for (int i = 0; refused && line && i < count; i++, line = strchr(line, '\n') + 1) {
        struct entry entry = read_key(l, source, line, i + 1);
        const struct section *section = NULL;
        const struct field *field = entry.key ? scenario_field_find(entry.key, &section) : NULL;
        if (!section || (field ? (field->flags & flag) != 0 : all_flagged(section, flag)))
            continue;
        diag_error(l->diag, &entry.mark, "E-KEY", "'%.80s' %s", entry.key, why);
        diag_help(l->diag, "these may be set: %s", flagged.text);
        refused[i] = true;
    }
    return refused;
}

const struct node *settings_map(struct layering *l, const char *option, const char *const *texts,
                                int count)
{
    const struct source_text *source = join(l->arena, option, texts, count);
    struct node *map = arena_take(l->arena, sizeof *map);
    struct entry *entries = arena_take(l->arena, (size_t)count * sizeof *entries);
    const char *line = source ? source->text : NULL;
    if (!line || !map || !entries)
        return NULL;
    *map = (struct node){.kind = NODE_MAPPING, .text = "", .entries = entries, .weight = 1};
    bool good = true;
    for (int i = 0; i < count; i++, line = strchr(line, '\n') + 1) {
        entries[i] = read_line(l, source, line, i + 1);
        good &= entries[i].value != NULL;
    }
    map->mark = entries[0].mark;
    map->count = count;
    return good ? map : NULL;
}
