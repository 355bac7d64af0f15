/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/library.h"

#include <stdio.h>
#include <string.h>

#include "sim/scenario/embedded.h"
#include "sim/scenario/suggest.h"

#define ENDING ".yaml"

struct item {
    const char *folder, *name; /* folder with its last '/' */
    struct source_text source;
    const struct node *root;
};

struct library {
    int count;
    struct item *items;
};

static bool ends_in_yaml(const char *name)
{
    size_t length = strlen(name);
    return length > strlen(ENDING) && !strcmp(name + length - strlen(ENDING), ENDING);
}

static void add(struct library *library, struct arena *arena, const struct embedded_file *file,
                struct diag *diag)
{
    struct item *item = &library->items[library->count];
    const char *slash = strrchr(file->name, '/');
    const char *stem = slash ? slash + 1 : file->name;
    bool broken;
    item->folder = arena_copy(arena, file->name, (size_t)(stem - file->name));
    item->name = arena_copy(arena, stem, strlen(stem) - strlen(ENDING));
    item->source = (struct source_text){
        .name = file->name, .text = file->text, .size = file->size, .order = 1000 + library->count};
    struct tree_input input = {&item->source, file->text, file->size, 1, 1};
    item->root = tree_parse(arena, &input, diag, &broken);
    if (item->folder && item->name && item->root)
        library->count++;
}

struct library *library_create(struct arena *arena, struct diag *diag)
{
    struct library *library = arena_take(arena, sizeof *library);
    if (!library)
        return NULL;
    library->items = arena_take(arena, (embedded_count + 1) * sizeof *library->items);
    if (!library->items)
        return NULL;
    for (size_t i = 0; i < embedded_count; i++)
        if (ends_in_yaml(embedded_files[i].name))
            add(library, arena, &embedded_files[i], diag);
    return library;
}

struct library *library_open(struct arena **arena, struct diag *diag)
{
    *arena = arena_create();
    struct library *library = *arena ? library_create(*arena, diag) : NULL;
    if (!library)
        diag_error(diag, NULL, "E-MEMORY", "out of memory");
    return library;
}

const struct node *library_find(const struct library *library, const char *folder, const char *name)
{
    for (int i = 0; i < library->count; i++)
        if (!strcmp(library->items[i].folder, folder) && !strcmp(library->items[i].name, name))
            return library->items[i].root;
    return NULL;
}

const char *library_name(const struct library *library, const char *folder, int index)
{
    for (int i = 0; i < library->count; i++)
        if (!strcmp(library->items[i].folder, folder) && index-- == 0)
            return library->items[i].name;
    return NULL;
}

void library_unknown(const struct library *library, struct diag *diag, const struct mark *mark,
                     const char *folder, const char *what, const char *name)
{
    struct suggestion nearest;
    char list[300] = "";
    suggest_begin(&nearest, name);
    const char *known;
    for (int i = 0; (known = library_name(library, folder, i)) != NULL; i++) {
        size_t at = strlen(list);
        suggest_offer(&nearest, known);
        snprintf(list + at, sizeof list - at, "%s%s", at ? ", " : "", known);
    }
    diag_error(diag, mark, "E-NAME", "no %s '%.60s'", what, name);
    if (nearest.best)
        diag_help(diag, "did you mean '%s'?", nearest.best);
    else if (list[0])
        diag_help(diag, "choose from %s", list);
}
