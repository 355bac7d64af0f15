/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "sim/scenario/missing.h"

/* The file's bytes, one more than TREE_SIZE when it is too large. */
static bool read_file(struct scenario_source *source, const char *path, struct diag *diag)
{
    struct mark mark = {.source = &source->text};
    FILE *file = fopen(path, "rb");
    size_t room = (size_t)TREE_SIZE + 2, size = 0;
    if (!file) {
        missing_report(path, errno, &mark, diag);
        return false;
    }
    char *text = malloc(room);
    if (text)
        size = fread(text, 1, room - 1, file);
    bool failed = !text || ferror(file);
    if (!text)
        diag_error(diag, &mark, "E-READ", "out of memory");
    else if (failed)
        missing_report(path, errno, &mark, diag);
    fclose(file);
    source->text.text = failed ? NULL : arena_copy(source->arena, text, size);
    source->text.size = size;
    free(text);
    return source->text.text != NULL;
}

static void parse(struct scenario_source *source, struct diag *diag)
{
    struct tree_input input = {&source->text, source->text.text, source->text.size, 1, 1};
    source->root = tree_parse(source->arena, &input, diag, &source->broken);
    if (!source->root && !source->broken) {
        struct mark mark = {.source = &source->text};
        diag_error(diag, &mark, "E-FILE", "the file is empty");
        diag_help(diag, "'meltroute init' writes a scenario to start from");
        source->broken = true;
    }
}

struct scenario_source *scenario_source_load(const struct scenario_request *request,
                                             struct diag *diag)
{
    struct arena *arena = arena_create();
    struct scenario_source *source = arena ? arena_take(arena, sizeof *source) : NULL;
    if (!source) {
        diag_error(diag, NULL, "E-MEMORY", "out of memory");
        arena_free(&arena);
        return NULL;
    }
    const char *name = request->path ? request->path : request->name ? request->name : "scenario";
    source->arena = arena;
    source->text.name = arena_copy(arena, name, strlen(name));
    source->path = request->path ? source->text.name : NULL;
    bool good = source->text.name != NULL;
    if (good && request->path) {
        good = read_file(source, request->path, diag);
    } else if (good) {
        source->text.size = strlen(request->text);
        good = (source->text.text = arena_copy(arena, request->text, source->text.size)) != NULL;
    }
    source->library = good ? library_create(arena, diag) : NULL;
    if (!source->library) {
        arena_free(&arena);
        return NULL;
    }
    parse(source, diag);
    return source;
}

void scenario_source_free(struct scenario_source **source)
{
    if (!*source)
        return;
    struct arena *arena = (*source)->arena;
    arena_free(&arena);
    *source = NULL;
}

const char *scenario_source_text(const struct scenario_source *source)
{
    return source->text.text;
}
