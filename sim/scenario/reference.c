/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/reference.h"

#include <stdio.h>
#include <string.h>

#include "sim/scenario/embedded.h"

#define SOURCES "docs/sources.bib"

/* The value of a field of one entry, without its braces. false: it has none. */
static bool value_of(const char *entry, const char *end, const char *name, char *text, size_t size)
{
    size_t length = strlen(name), used = 0;
    const char *at = entry;
    for (; at < end; at++) {
        bool begins = strchr(" ,\n", at[-1]) != NULL && strncmp(at, name, length) == 0;
        const char *behind = at + length + strspn(at + length, " ");
        if (begins && *behind == '=') {
            at = behind + 1 + strspn(behind + 1, " ");
            break;
        }
    }
    if (at >= end || *at != '{')
        return false;
    int depth = 0;
    do {
        depth += *at == '{' ? 1 : *at == '}' ? -1 : 0;
        if (*at != '{' && *at != '}' && used + 1 < size)
            text[used++] = *at == '\n' ? ' ' : *at;
    } while (depth > 0 && ++at < end);
    text[used] = '\0';
    return used > 0;
}

/* Behind "@kind{KEY,". */
static const char *entry_of(const char *all, const char *key)
{
    size_t length = strlen(key);
    for (const char *at = strchr(all, '@'); length > 0 && at; at = strchr(at + 1, '@')) {
        const char *open = at + strcspn(at, "{\n");
        if (*open == '{' && strncmp(open + 1, key, length) == 0 && open[1 + length] == ',')
            return open + 1 + length + 1;
    }
    return NULL;
}

bool reference_find(const char *key, char *text, size_t size)
{
    const struct embedded_file *file = embedded_find(SOURCES);
    const char *entry = file ? entry_of(file->text, key) : NULL;
    char author[160], title[300], year[20], url[240];
    text[0] = '\0';
    if (!entry)
        return false;
    const char *next = strstr(entry, "\n@"), *end = next ? next : entry + strlen(entry);
    if (!value_of(entry, end, "title", title, sizeof title))
        return false;
    bool by = value_of(entry, end, "author", author, sizeof author);
    bool dated = value_of(entry, end, "year", year, sizeof year);
    bool there = value_of(entry, end, "url", url, sizeof url);
    snprintf(text, size, "%s%s%s%s%s%s%s%s", by ? author : "", by ? ": " : "", title,
             dated ? " (" : "", dated ? year : "", dated ? ")" : "", there ? " " : "",
             there ? url : "");
    return true;
}
