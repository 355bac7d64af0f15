/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `list`: names of families of data files and of choices. */
#include <string.h>

#include "models/oxidation/melting_loss.h"
#include "sim/scenario/data_sheet.h"
#include "sim/scenario/explain.h"
#include "sim/scenario/factors.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/library.h"
#include "sim/scenario/suggest.h"

/* Families of names, and the key whose value is such a name; folder NULL: no files. */
static const struct {
    const char *name, *key, *folder, *what;
} families[] = {
    {"alloy", "metal.alloy", LIBRARY_ALLOY, "alloys, for metal.alloy"},
    {"lining", "ladle.lining", LIBRARY_LINING, "linings, for ladle.lining"},
    {"material", NULL, LIBRARY_MATERIAL, "materials of linings"},
    {"melting_losses", NULL, NULL, "melting losses by furnace type, for ingot.melter.loss_set"},
    {"prices", "prices.set", LIBRARY_PRICES, "price sets, for prices.set"},
    {"grid", "carbon.grid", LIBRARY_GRID, "emission factors of electricity, for carbon.grid"},
    {"metal", "carbon.metal", LIBRARY_METAL, "emission factors of metal, for carbon.metal"},
    {"gross", "fleet.gross_limit", LIBRARY_GROSS, "legal gross weights, for fleet.gross_limit"},
    {"key", NULL, NULL, "all keys, for --set and explain"},
};
#define FAMILY_COUNT (sizeof families / sizeof families[0])

const char *scenario_family(const char *folder)
{
    for (size_t i = 0; folder && i < FAMILY_COUNT; i++)
        if (families[i].folder && !strcmp(families[i].folder, folder))
            return families[i].name;
    return NULL;
}

static void list_folder(const struct library *library, struct arena *arena, const char *folder,
                        FILE *out)
{
    const char *name;
    for (int i = 0; (name = library_name(library, folder, i)) != NULL; i++) {
        const struct node *root = library_find(library, folder, name);
        const char *summary = tree_text(root, "summary");
        fprintf(out, "%-20s ", name);
        data_sheet_brief(library, arena, folder, name, out);
        fprintf(out, "%s\n", *summary ? summary : tree_text(root, "about"));
    }
}

/* The name of a family, or its plural. */
static bool is_family(const char *given, const char *family)
{
    size_t length = strlen(family);
    return !strncmp(given, family, length) && (!given[length] || !strcmp(given + length, "s"));
}

/* Who says what of the metal lost in which furnace. */
static void list_melting_losses(FILE *out)
{
    size_t count;
    const struct melting_loss *row = melting_losses(&count);
    fprintf(out, "%-12s %-18s %-7s %-12s %s\n", "set", "furnace", "charge", "% lost", "source");
    for (size_t i = 0; i < count; i++) {
        char range[40];
        snprintf(range, sizeof range, "%.3g", 100 * row[i].value_frac);
        if (row[i].lo_frac < row[i].hi_frac)
            snprintf(range + strlen(range), sizeof range - strlen(range), " (%.3g-%.3g)",
                     100 * row[i].lo_frac, 100 * row[i].hi_frac);
        fprintf(out, "%-12s %-18s %-7s %-12s %s\n", row[i].set, row[i].furnace, row[i].charge,
                range, row[i].source);
    }
}

/* "ladle.model  wall1d, fast or constant_rate" */
static void list_words(const char *path, const struct field *field, FILE *out)
{
    struct choice choice, next;
    fprintf(out, "%-28s", path);
    for (int i = 0; field->choices(i, &choice); i++) {
        bool last = !field->choices(i + 1, &next);
        fprintf(out, " %s%s", choice.name, last ? "" : ",");
    }
    fputc('\n', out);
}

static void list_chosen(const char *path, const struct section *section, const struct field *field,
                        void *out)
{
    if (field && field->type == FIELD_CHOICE &&
        !(section->inherits && !strncmp(path, "customer", 8)))
        list_words(path, field, out);
}

static void list_key(const char *path, const struct section *section, const struct field *field,
                     void *out)
{
    (void)section;
    if (field)
        fprintf(out, "%-40s %s\n", path, field->help);
}

static bool list_families(FILE *out)
{
    for (size_t i = 0; i < FAMILY_COUNT; i++)
        fprintf(out, "%-28s %s\n", families[i].name, families[i].what);
    scenario_each_key(list_chosen, out);
    return true;
}

static bool list_files(const char *folder, FILE *out, struct diag *diag)
{
    struct arena *arena = NULL;
    struct library *library = library_open(&arena, diag);
    if (library && (!strcmp(folder, LIBRARY_GRID) || !strcmp(folder, LIBRARY_METAL) ||
                    !strcmp(folder, LIBRARY_GROSS)))
        factors_list(library, folder, out);
    else if (library)
        list_folder(library, arena, folder, out);
    arena_free(&arena);
    return library != NULL;
}

/* The nearest family, or what to ask instead: a name of a family is explained, not listed. */
static void no_family(const char *given, bool key, struct diag *diag)
{
    struct suggestion nearest;
    suggest_begin(&nearest, given);
    for (size_t i = 0; i < FAMILY_COUNT; i++)
        suggest_offer(&nearest, families[i].name);
    diag_error(diag, NULL, "E-NAME",
               key ? "'%.60s' takes no names that could be listed"
                   : "nothing to list is called '%.60s'",
               given);
    if (key)
        diag_help(diag, "'meltroute explain %.60s' tells what it takes", given);
    else if (nearest.best)
        diag_help(diag, "did you mean '%s'? 'meltroute list' shows what there is", nearest.best);
    else
        diag_help(diag,
                  "'meltroute list' shows what there is; 'meltroute explain %.60s', if it is a "
                  "name from such a list",
                  given);
}

bool scenario_list(const char *family, FILE *out, struct diag *diag)
{
    const struct section *section;
    const struct field *field = family ? scenario_field_find(family, &section) : NULL;
    struct choice choice;
    if (!family)
        return list_families(out);
    if (field && field->type == FIELD_CHOICE) {
        for (int i = 0; field->choices(i, &choice); i++)
            fprintf(out, "%-20s %s\n", choice.name, choice.help ? choice.help : "");
        return true;
    }
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if (!is_family(family, families[i].name) &&
            (!families[i].key || strcmp(families[i].key, family) != 0))
            continue;
        if (families[i].folder)
            return list_files(families[i].folder, out, diag);
        if (!strcmp(families[i].name, "key"))
            scenario_each_key(list_key, out);
        else
            list_melting_losses(out);
        return true;
    }
    no_family(family, field != NULL, diag);
    return false;
}
