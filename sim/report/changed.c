/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/changed.h"

#include <stdlib.h>
#include <string.h>

#include "sim/report/html.h"
#include "sim/report/text.h"
#include "sim/scenario/book.h"
#include "sim/scenario/echo.h"

enum { VALUE = 72, SENTENCE = 480 };

/* "light" for a table that has a name. NULL: none. */
static const char *name_of(const struct scenario_value *value)
{
    if (value->field->type != FIELD_CUSTOM)
        return NULL;
    if (!value->node)
        return value->field->deflt;
    return value->node->kind == NODE_SCALAR ? value->node->text : NULL;
}

/* A value as the file would write it, cut where it is a table of its own. */
static void write_value(const struct scenario *scenario, const struct scenario_value *value,
                        char text[VALUE])
{
    char *all = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&all, &size);
    snprintf(text, VALUE, "?");
    if (!memory)
        return;
    if (name_of(value))
        fputs(name_of(value), memory);
    else
        echo_value(scenario, value, memory);
    if (fclose(memory) == 0 && size < VALUE) {
        snprintf(text, VALUE, "%s", all);
    } else if (all) {
        size_t end = VALUE - 6;
        while (end > 0 && ((unsigned char)all[end] & 0xC0) == 0x80)
            end--; /* not within a character */
        snprintf(text, VALUE, "%.*s …", (int)end, all);
    }
    free(all);
}

/* " (was 45 km)", "" when it was the same; *same says so. */
static void write_before(const struct scenario *before, const char *path, const char *now,
                         char text[VALUE + 16], bool *same)
{
    const struct scenario_value *value = before ? book_find(before->book, path) : NULL;
    char was[VALUE] = "auto";
    *same = false;
    text[0] = '\0';
    if (!before)
        return;
    if (value && !value->automatic)
        write_value(before, value, was);
    *same = value && strcmp(was, now) == 0;
    snprintf(text, VALUE + 16, value ? " (was %s)" : " (was not there)", was);
}

/* "route.distance" of "customers.zq.route.distance"; NULL of what belongs to no customer. */
static const char *of_customer(const char *path, const char **name)
{
    const char *dot = strncmp(path, "customers.", 10) == 0 ? strchr(path + 10, '.') : NULL;
    *name = path + 10;
    return dot ? dot + 1 : NULL;
}

/* Is it set to the same for every customer? out: *alike, it was the same before, too. */
static bool set_for_all(const struct scenario *now, const struct scenario *before, const char *tail,
                        const char *value, const char *was, bool *alike)
{
    char path[240], other[VALUE], other_was[VALUE + 16];
    bool same;
    *alike = true;
    for (int i = 0; i < now->customer_count; i++) {
        snprintf(path, sizeof path, "customers.%.100s.%.120s", now->customers[i].name, tail);
        const struct scenario_value *entry = book_find(now->book, path);
        if (!entry || entry->origin != ORIGIN_SETTING)
            return false;
        write_value(now, entry, other);
        write_before(before, path, other, other_was, &same);
        if (strcmp(other, value) != 0)
            return false;
        *alike = *alike && strcmp(other_was, was) == 0;
    }
    return true;
}

/* What a setting for every customer is called; one customer is every customer. */
static void write_short(const char *tail, const char *value, const char *was, bool alike,
                        char sentence[SENTENCE])
{
    bool on_top = strncmp(tail, "route.", 6) == 0 || strncmp(tail, "molten.", 7) == 0 ||
                  strncmp(tail, "ingot.", 6) == 0;
    snprintf(sentence, SENTENCE, "%s%s = %s%s", on_top ? "" : "customer.", tail, value,
             alike ? was : " (was not the same for all)");
}

/* Calls visit for "route.distance = 80 km (was 45 km)" of every key that a setting gave another
 * value; once for what is the same for all customers. */
static void changed_each(const struct scenario *now, const struct scenario *before,
                         void (*visit)(void *context, const char *sentence), void *context)
{
    char path[240], value[VALUE], was[VALUE + 16], sentence[SENTENCE];
    const char *name;
    bool same, alike;
    for (int i = 0; i < now->book->count; i++) {
        const struct scenario_value *entry = &now->book->values[i];
        book_path(entry, path, sizeof path);
        if (entry->origin != ORIGIN_SETTING || strncmp(path, "sweep.", 6) == 0)
            continue; /* a sweep tells its points itself */
        write_value(now, entry, value);
        write_before(before, path, value, was, &same);
        snprintf(sentence, sizeof sentence, "%s = %s%s", path, value, was);
        const char *tail = of_customer(path, &name);
        if (tail && set_for_all(now, before, tail, value, was, &alike)) {
            const char *first = now->customers[0].name;
            if (strncmp(name, first, strlen(first)) != 0 || name[strlen(first)] != '.')
                continue;
            same = same && alike;
            write_short(tail, value, was, alike, sentence);
        }
        if (!same)
            visit(context, sentence);
    }
}

static void line(void *context, const char *sentence)
{
    FILE *out = context;
    char text[SENTENCE + 16];
    snprintf(text, sizeof text, "changed: %s", sentence);
    text_wrap(out, text, 96, 2);
}

void changed_text(FILE *out, const struct scenario *now, const struct scenario *before)
{
    if (now->book->variant)
        fprintf(out, "variant: %s\n", now->book->variant);
    changed_each(now, before, line, out);
}

struct paragraph {
    FILE *out;
    int count;
};

static void item(void *context, const char *sentence)
{
    struct paragraph *p = context;
    fputs(p->count++ > 0 ? "; " : "<p class=\"soft\">Changed: ", p->out);
    html_text(p->out, sentence);
}

void changed_html(FILE *out, const struct scenario *now, const struct scenario *before)
{
    struct paragraph p = {.out = out};
    if (now->book->variant) {
        fputs("<p class=\"soft\">Variant: ", out);
        html_text(out, now->book->variant);
        fputs("</p>\n", out);
    }
    changed_each(now, before, item, &p);
    if (p.count > 0)
        fputs(".</p>\n", out);
}
