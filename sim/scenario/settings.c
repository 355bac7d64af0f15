/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/settings.h"

#include <string.h>

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

/* Splits one line at its first '='. fails: NULL value, reported. */
static struct entry read_line(struct layering *l, const struct source_text *source,
                              const char *line, int number)
{
    size_t length = strcspn(line, "\n"), key = strcspn(line, "=\n");
    struct entry entry = {.mark = {source, number, 1, utf8_length(line, key)}};
    if (key >= length || key == 0) {
        diag_error(l->diag, &entry.mark, "E-SYNTAX", "%s",
                   key == 0 ? "no key before '='" : "no '=' after the key");
        diag_help(l->diag, "write key=value, such as 'route.distance=45 km'");
        return entry;
    }
    size_t end = key;
    while (end > 0 && line[end - 1] == ' ')
        end--;
    entry.key = arena_copy(l->arena, line, end);
    entry.mark.length = utf8_length(line, end);
    struct tree_input input = {source, line + key + 1, length - key - 1, number,
                               utf8_length(line, key + 1) + 1};
    bool broken;
    entry.value = entry.key ? tree_parse(l->arena, &input, l->diag, &broken) : NULL;
    if (!entry.value && !broken) {
        diag_error(l->diag, &entry.mark, "E-TYPE", "no value after '='");
        diag_help(l->diag, "write key=value, such as 'route.distance=45 km'");
    }
    if (broken)
        entry.value = NULL;
    return entry;
}

void settings_apply(struct layering *l, const char *const *sets, int count)
{
    const struct source_text *source = count > 0 ? join(l->arena, "--set", sets, count) : NULL;
    const char *line = source ? source->text : NULL;
    for (int i = 0; line && i < count; i++, line = strchr(line, '\n') + 1) {
        struct entry entry = read_line(l, source, line, i + 1);
        if (entry.value)
            layer_set(l, entry.key, &entry.mark, entry.value, ORIGIN_SETTING);
    }
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
