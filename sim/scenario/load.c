/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/load.h"

#include <stdlib.h>
#include <string.h>

#include "sim/scenario/checks.h"
#include "sim/scenario/custom.h"
#include "sim/scenario/hash.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/resolve.h"
#include "sim/scenario/settings.h"
#include "sim/scenario/source.h"
#include "sim/scenario/suggest.h"

static bool create(struct scenario **out, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct scenario *scenario = arena ? arena_take(arena, sizeof *scenario) : NULL;
    if (scenario)
        scenario->book = arena_take(arena, sizeof *scenario->book);
    if (!scenario || !scenario->book) {
        diag_error(diag, NULL, "E-MEMORY", "out of memory");
        arena_free(&arena);
        return false;
    }
    scenario->book->arena = arena;
    *out = scenario;
    return true;
}

void scenario_free(struct scenario **scenario)
{
    if (!*scenario)
        return;
    struct arena *arena = (*scenario)->book->arena; /* the scenario is in it */
    struct scenario_source *source = (*scenario)->book->source;
    scenario_source_free(&source);
    arena_free(&arena);
    *scenario = NULL;
}

/* --- layers ----------------------------------------------------------------------------------- */

static void unknown_variant(struct layering *l, const struct node *variants, const char *name)
{
    static const struct source_text source = {.name = "--scenario", .order = 1};
    const struct mark mark = {.source = &source};
    struct suggestion nearest;
    suggest_begin(&nearest, name);
    for (int i = 0; variants && i < variants->count; i++)
        suggest_offer(&nearest, variants->entries[i].key);
    diag_error(l->diag, &mark, "E-NAME", "the file has no variant '%.60s'", name);
    if (nearest.best)
        diag_help(l->diag, "did you mean '%s'?", nearest.best);
    else if (variants && variants->count > 0)
        diag_help(l->diag, "it has %d, the first is '%.60s': they stand in its section scenarios",
                  variants->count, variants->entries[0].key);
    else
        diag_help(l->diag, "it has none: variants stand in a section scenarios, such as "
                           "'scenarios: {slow: {route.speed: 40 km/h}}'");
}

static void apply_variant(struct layering *l, const struct node *file, const char *name)
{
    const struct node *variants = tree_get(file, "scenarios"), *variant = tree_get(variants, name);
    if (!variant) {
        unknown_variant(l, variants, name);
        return;
    }
    for (int i = 0; variant->kind == NODE_MAPPING && i < variant->count; i++) {
        const struct entry *entry = &variant->entries[i];
        layer_set(l, entry->key, &entry->mark, entry->value, ORIGIN_VARIANT);
    }
}

static const char *stem_of(struct arena *arena, const char *name)
{
    const char *slash = strrchr(name, '/'), *begin = slash ? slash + 1 : name;
    const char *point = strrchr(begin, '.');
    return arena_copy(arena, begin,
                      point && point > begin ? (size_t)(point - begin) : strlen(begin));
}

static const char *const plain_grid = "sweep.design=grid";

static void read_layers(struct scenario *scenario, const struct scenario_source *source,
                        const struct scenario_request *request, struct diag *diag)
{
    struct arena *arena = scenario->book->arena;
    struct layering l = {
        .arena = arena, .diag = diag, .root = layer_create(arena, &scenario_section)};
    if (!l.root)
        return;
    l.root->mark = (struct mark){.source = &source->text, .line = 1, .column = 1, .length = 1};
    if (source->root)
        layer_merge(&l, l.root, source->root, ORIGIN_FILE);
    if (request->variant)
        apply_variant(&l, source->root, request->variant);
    settings_apply(&l, request->earlier, request->earlier_count, NULL);
    const bool *refused = NULL;
    if (request->sheet_only)
        refused =
            settings_restrict(&l, request->sets, request->set_count, FIELD_SHEET,
                              "changes what happens, not only what it costs: it needs a new run");
    if (request->vary_count > 0) /* they replace the file's whole sweep; a setting may follow */
        settings_apply(&l, &plain_grid, 1, NULL);
    settings_apply(&l, request->sets, request->set_count, refused);
    struct reader reader = {.arena = arena,
                            .diag = diag,
                            .library = source->library,
                            .scenario = scenario,
                            .book = scenario->book,
                            .no_missing = source->broken || !source->root ||
                                          source->root->kind != NODE_MAPPING};
    reader.no_sweep = request->no_sweep || request->vary_count > 0;
    reader.mark = l.root->mark;
    reader_run(&reader, l.root);
    if (request->vary_count > 0 && !request->no_sweep) {
        const struct node *vary =
            settings_map(&l, request->vary_name ? request->vary_name : "--vary", request->vary,
                         request->vary_count);
        reader.no_sweep = false;
        if (vary)
            custom_parse_vary(&reader, vary, NULL);
    }
}

struct scenario *scenario_from_source(const struct scenario_source *source,
                                      const struct scenario_request *request, struct diag *diag)
{
    int before = diag_errors_seen(diag);
    struct scenario *scenario;
    if (!create(&scenario, diag))
        return NULL;
    scenario->book->text = &source->text;
    scenario->book->variant = request->variant;
    scenario->path = source->path;
    read_layers(scenario, source, request, diag);
    struct arena *arena = scenario->book->arena;
    if (!scenario->name)
        scenario->name = stem_of(arena, source->text.name);
    if (request->variant)
        scenario->book->variant = arena_copy(arena, request->variant, strlen(request->variant));
    if (diag_errors_seen(diag) == before && !source->broken && !request->unresolved) {
        scenario_resolve(scenario, diag);
        if (diag_errors_seen(diag) == before)
            scenario_check(scenario, diag);
        scenario->hash = scenario_hash(scenario);
    }
    if (arena_exhausted(arena))
        diag_error(diag, NULL, "E-MEMORY", "out of memory");
    if (diag_errors_seen(diag) > before || source->broken)
        scenario_free(&scenario);
    return scenario;
}

/* Is the text valid as it stands, without variant and settings? */
static bool whole(const struct scenario_source *source)
{
    static const struct scenario_request bare = {.no_sweep = true};
    struct diag *diag = diag_create();
    struct scenario *scenario = diag ? scenario_from_source(source, &bare, diag) : NULL;
    bool valid = scenario != NULL;
    if (scenario)
        scenario_free(&scenario);
    diag_free(&diag);
    return valid;
}

/* Variants that are not asked for are read too, so that no error in the file stays hidden. Settings
 * belong to the variant that is asked for; the others get them only where the text needs them to be
 * valid at all. */
static void try_variants(const struct scenario_source *source,
                         const struct scenario_request *request, struct diag *diag)
{
    const struct node *variants = tree_get(source->root, "scenarios");
    struct scenario_request other = {.no_sweep = true};
    if (!variants || variants->kind != NODE_MAPPING)
        return;
    if (request->set_count + request->earlier_count > 0 && !whole(source)) {
        other.earlier = request->earlier;
        other.earlier_count = request->earlier_count;
        other.sets = request->sets;
        other.set_count = request->set_count;
    }
    diag_mute_warnings(diag, 1);
    for (int i = 0; i < variants->count; i++) {
        other.variant = variants->entries[i].key;
        if (request->variant && !strcmp(request->variant, other.variant))
            continue;
        struct scenario *unused = scenario_from_source(source, &other, diag);
        if (unused)
            scenario_free(&unused);
    }
    diag_mute_warnings(diag, 0);
}

struct scenario *scenario_open(const struct scenario_request *request,
                               struct scenario_source **source, struct diag *diag)
{
    int before = diag_errors_seen(diag);
    *source = scenario_source_load(request, diag);
    if (!*source)
        return NULL;
    struct scenario *scenario = scenario_from_source(*source, request, diag);
    if (!request->unresolved)
        try_variants(*source, request, diag);
    if (scenario && diag_errors_seen(diag) > before)
        scenario_free(&scenario);
    return scenario;
}

struct scenario *scenario_load(const struct scenario_request *request, struct diag *diag)
{
    struct scenario_source *source;
    struct scenario *scenario = scenario_open(request, &source, diag);
    if (scenario)
        scenario->book->source = source;
    else
        scenario_source_free(&source);
    return scenario;
}
