/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/tree.h"

/* Plain text that YAML reads back as itself, in flow style too. */
static bool plain_enough(const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || text[0] == ' ' || text[length - 1] == ' ' || strstr(text, ": ") ||
        strstr(text, " #") || text[length - 1] == ':' || !strcmp(text, "-"))
        return false;
    if (strchr("!&*?|>@`%\"'#=~", text[0]) || !strncmp(text, "- ", 2) || !strncmp(text, "--", 2) ||
        !strncmp(text, "..", 2))
        return false;
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < 0x20 || (unsigned char)*at >= 0x7f || strchr(",[]{}", *at))
            return false;
    return true;
}

static void write_text(const char *text, bool quoted, FILE *out)
{
    if (!quoted && plain_enough(text)) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\')
            fprintf(out, "\\%c", *at);
        else if (*at == '\n')
            fputs("\\n", out);
        else if ((unsigned char)*at < 0x20 || *at == 0x7f)
            fprintf(out, "\\x%02X", (unsigned)(unsigned char)*at);
        else
            fputc(*at, out);
    }
    fputc('"', out);
}

void tree_write_to(const struct node *node, FILE *out)
{
    if (node->kind == NODE_SCALAR) {
        write_text(node->text, node->quoted, out);
        return;
    }
    fputc(node->kind == NODE_MAPPING ? '{' : '[', out);
    for (int i = 0; i < node->count; i++) {
        if (i > 0)
            fputs(", ", out);
        if (node->kind == NODE_MAPPING) {
            write_text(node->entries[i].key, false, out);
            fputs(": ", out);
            tree_write_to(node->entries[i].value, out);
        } else {
            tree_write_to(node->items[i], out);
        }
    }
    fputc(node->kind == NODE_MAPPING ? '}' : ']', out);
}

const char *tree_write(struct arena *arena, const struct node *node)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    tree_write_to(node, out);
    const char *copy = fclose(out) == 0 ? arena_copy(arena, text, strlen(text)) : NULL;
    free(text);
    return copy;
}
