/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract of the data files: every shipped alloy, lining material and lining is found by
 * listing the library, read as a scenario reads it, and must keep what a model relies on. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/data_rows.h"
#include "sim/scenario/data_sheet.h"
#include "sim/scenario/explain.h"
#include "tests/scenario/rows.h"
#include "tests/support/main.h"

static struct {
    struct arena *arena;
    struct diag *diag;
    struct library *library;
} shelf;

static void open_shelf(void)
{
    shelf.arena = arena_create();
    shelf.diag = diag_create();
    shelf.library = library_create(shelf.arena, shelf.diag);
    ck_assert_ptr_nonnull(shelf.library);
}

static void close_shelf(void)
{
    ck_assert_int_eq(diag_count(shelf.diag), 0);
    diag_free(&shelf.diag);
    arena_free(&shelf.arena);
}

/* --- value, range, form, tag, source ---------------------------------------------------------- */

static const char *part(const char *file, const char *key, const struct node *entry,
                        const char *what)
{
    const struct node *node = tree_get(entry, what);
    ck_assert_msg(node && node->kind == NODE_SCALAR, "%s: %s has no %s", file, key, what);
    return node->text;
}

static double number(const char *file, const struct field *row, const struct node *entry,
                     const char *what)
{
    const struct unit_want want = {.dim = row->dim, .key = row->key};
    struct unit_problem problem = {.sentence = ""};
    double value = 0;
    ck_assert_msg(unit_parse(part(file, row->key, entry, what), &want, &value, &problem),
                  "%s: %s: %s: %s", file, row->key, what, problem.sentence);
    return value;
}

/* A property that has a slope is linear, and only such a one. */
static const char *expected_form(const char *file, const struct field *row, const struct node *root)
{
    static const char *const pair[][2] = {{"cp_solid", "cp_solid_slope"},
                                          {"density_liquid", "density_slope"},
                                          {"conductivity", "conductivity_slope"},
                                          {"cp", "cp_slope"}};
    if (strstr(row->key, "_slope"))
        return "slope";
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++) {
        const struct node *slope = tree_get(root, pair[i][1]);
        if (!strcmp(row->key, pair[i][0]) && strtod(part(file, row->key, slope, "value"), NULL))
            return "linear";
    }
    return "constant";
}

static void check_property(const char *file, const struct field *row, const struct node *root)
{
    const struct node *entry = tree_get(root, row->key);
    double value = number(file, row, entry, "value");
    ck_assert_double_le(number(file, row, entry, "low"), value);
    ck_assert_double_ge(number(file, row, entry, "high"), value);
    ck_assert_str_eq(part(file, row->key, entry, "form"), expected_form(file, row, root));
    const char *tag = part(file, row->key, entry, "tag");
    const char *source = part(file, row->key, entry, "source");
    bool assumed = strcmp(source, "assumption") == 0;
    ck_assert_msg(strstr("R D EJ", tag) != NULL, "%s: %s: tag %s", file, row->key, tag);
    ck_assert_msg(assumed == (strcmp(tag, "EJ") == 0), "%s: %s: tag and source", file, row->key);
    ck_assert_msg(assumed || rows_source_known(source), "%s: %s: source %s is unknown", file,
                  row->key, source);
}

static int check_folder(const char *folder, const struct field *rows, int count)
{
    const char *name;
    int files = 0;
    for (; (name = library_name(shelf.library, folder, files)) != NULL; files++) {
        const struct node *root = library_find(shelf.library, folder, name);
        ck_assert_str_eq(part(name, "name", root, "name"), name);
        ck_assert_uint_gt(strlen(part(name, "summary", root, "summary")), 10);
        for (int i = 0; i < count; i++)
            if (rows[i].type == FIELD_NUMBER && strcmp(rows[i].key, "partition_coefficient") != 0)
                check_property(name, &rows[i], root);
    }
    return files;
}

START_TEST(every_property_has_value_range_form_and_source)
{
    int count;
    open_shelf();
    const struct field *rows = data_alloy_rows(&count);
    ck_assert_int_ge(check_folder(LIBRARY_ALLOY, rows, count), 8);
    rows = data_material_rows(&count);
    ck_assert_int_ge(check_folder(LIBRARY_MATERIAL, rows, count), 10);
    close_shelf();
}
END_TEST

/* --- alloys ----------------------------------------------------------------------------------- */

typedef void alloy_check(const char *name, const struct alloy *);

static void each_alloy(alloy_check *check)
{
    const char *name;
    open_shelf();
    for (int i = 0; (name = library_name(shelf.library, LIBRARY_ALLOY, i)) != NULL; i++)
        for (int how = ALLOY_LINEAR; how <= ALLOY_SCHEIL; how++) {
            struct alloy alloy;
            ck_assert(data_sheet_alloy(shelf.library, shelf.arena, shelf.diag, name, &alloy));
            alloy.solidification = (enum alloy_solidification)how;
            check(name, &alloy);
        }
    close_shelf();
}

static void rises(const char *name, const struct alloy *a)
{
    double last = alloy_enthalpy_J_per_kg(a, 243.15);
    for (double t = 243.65; t < 1300; t += 0.5) {
        double h = alloy_enthalpy_J_per_kg(a, t);
        ck_assert_msg(h > last, "%s falls at %.2f K", name, t);
        last = h;
    }
}

static void inverts(const char *name, const struct alloy *a)
{
    for (double t = 251.37; t < 1300; t += 0.713) {
        double back_K = alloy_temperature_K(a, alloy_enthalpy_J_per_kg(a, t));
        ck_assert_msg(fabs(back_K - t) <= 1e-9 * t, "%s: %.12f K comes back as %.12f", name, t,
                      back_K);
    }
    for (double h = -40e3; h < 1.4e6; h += 613.7) {
        double t = alloy_temperature_K(a, h), back = alloy_enthalpy_J_per_kg(a, t);
        bool jump = fabs(t - a->solidus_K) < 1e-6; /* many enthalpies at one temperature */
        ck_assert_msg(jump || fabs(back - h) <= 1e-9 * fmax(fabs(h), 1e6), "%s: %.6f J/kg is %.6f",
                      name, h, back);
    }
}

/* Cooled through the mushy range, it gives off its latent heat and what it holds besides, however
 * the latent heat is spread: integral of dh/dT, and the jump at the solidus. */
static void releases_all(const char *name, const struct alloy *a)
{
    double wide_K = a->liquidus_K - a->solidus_K, sum = 0;
    double below = alloy_enthalpy_J_per_kg(a, a->solidus_K - 1e-7);
    double above = alloy_enthalpy_J_per_kg(a, a->liquidus_K);
    enum { STEPS = 20000 };
    for (int i = 0; i < STEPS && wide_K > 0; i++)
        sum += alloy_cp_J_per_kgK(a, a->solidus_K + wide_K * (i + 0.5) / STEPS) * wide_K / STEPS;
    double jump = alloy_enthalpy_J_per_kg(a, a->solidus_K + 1e-7) - below;
    ck_assert_msg(fabs(sum + (wide_K > 0 ? jump : a->latent_J_per_kg) - (above - below)) < 30,
                  "%s: %.1f and %.1f of %.1f J/kg", name, sum, jump, above - below);
    ck_assert_double_ge(above - below, a->latent_J_per_kg);
    ck_assert_double_eq(alloy_liquid_frac(a, above), 1);
    ck_assert_double_eq_tol(alloy_liquid_frac(a, below), 0, 1e-12);
}

static void keeps_its_limits(const char *name, const struct alloy *a)
{
    double mean = a->cp_solid_J_per_kgK +
                  0.5 * a->cp_solid_slope_J_per_kgK2 * (a->solidus_K - ALLOY_REFERENCE_K);
    ck_assert_msg(mean > 980 && mean < 1100, "%s: mean heat capacity %.0f", name, mean);
    for (double t = a->liquidus_K; t < 1200; t += 50) {
        double density = alloy_density_kg_per_m3(a, t);
        ck_assert_double_le(density, a->density_liquid_kg_per_m3);
        ck_assert_double_gt(density, 2150);
    }
    ck_assert_double_ge(a->liquidus_K, a->solidus_K);
    /* The acceptance floor: where it is known it lies between liquidus and the hottest furnace. */
    if (alloy_sludge_known(a)) {
        ck_assert_double_gt(alloy_sludge_K(a), a->solidus_K);
        ck_assert_double_lt(alloy_sludge_K(a), 1070);
    }
    struct alloy richer = *a;
    richer.manganese_frac += 0.0005;
    ck_assert_double_ge(alloy_sludge_K(&richer), alloy_sludge_K(a));
}

START_TEST(enthalpy_rises)
{
    each_alloy(rises);
}
END_TEST
START_TEST(the_inverse_is_one)
{
    each_alloy(inverts);
}
END_TEST
START_TEST(freezing_gives_off_all_latent_heat)
{
    each_alloy(releases_all);
}
END_TEST
START_TEST(limits_and_the_acceptance_floor)
{
    each_alloy(keeps_its_limits);
}
END_TEST

/* --- linings ---------------------------------------------------------------------------------- */

static void check_stack(const char *name, const struct refractory_stack *stack)
{
    const char *problem = refractory_stack_problem(stack);
    ck_assert_msg(problem == NULL, "%s: %s", name, problem);
    for (int i = 0; i < stack->count; i++)
        for (double t = 250; t < 1400; t += 50) {
            const struct refractory *m = &stack->layer[i].material;
            ck_assert_double_gt(refractory_conductivity_W_per_mK(m, t), 0);
            ck_assert_double_gt(refractory_heat_J_per_kg(m, t + 1), refractory_heat_J_per_kg(m, t));
        }
}

START_TEST(every_lining_can_be_computed)
{
    const char *name;
    int linings = 0;
    open_shelf();
    for (; (name = library_name(shelf.library, LIBRARY_LINING, linings)) != NULL; linings++) {
        struct ladle_params params = {0};
        ck_assert(data_sheet_lining(shelf.library, shelf.arena, shelf.diag, name, &params));
        check_stack(name, &params.side);
        check_stack(name, &params.bottom);
        check_stack(name, &params.lid);
    }
    ck_assert_int_ge(linings, 3);
    close_shelf();
}
END_TEST

/* --- what is said of them --------------------------------------------------------------------- */

/* owns: the caller frees *text. */
static void said(bool (*tell)(const char *, FILE *, struct diag *), const char *about, char **text)
{
    size_t size;
    FILE *out = open_memstream(text, &size);
    ck_assert_msg(tell(about, out, shelf.diag), "nothing is said of %s", about);
    fclose(out);
}

/* `explain NAME` shows each property with its value, and `list` every name, singular or plural. */
static void check_told(const char *folder, const char *family, const char *families)
{
    const char *name;
    char *one = NULL, *many = NULL;
    said(scenario_list, family, &one);
    said(scenario_list, families, &many);
    ck_assert_str_eq(one, many);
    for (int i = 0; (name = library_name(shelf.library, folder, i)) != NULL; i++) {
        const struct node *root = library_find(shelf.library, folder, name);
        char *text = NULL;
        said(scenario_explain, name, &text);
        ck_assert_msg(strstr(one, name) != NULL, "%s is not listed", name);
        for (int k = 0; k < root->count; k++) {
            const struct entry *entry = &root->entries[k];
            if (entry->value->kind != NODE_MAPPING)
                continue;
            const char *line = strstr(text, entry->key);
            ck_assert_msg(line && strstr(line, part(name, entry->key, entry->value, "low")),
                          "explain %s does not show %s", name, entry->key);
        }
        free(text);
    }
    free(one);
    free(many);
}

START_TEST(explain_and_list_show_them)
{
    open_shelf();
    check_told(LIBRARY_ALLOY, "alloy", "alloys");
    check_told(LIBRARY_MATERIAL, "material", "materials");
    check_told(LIBRARY_LINING, "lining", "linings");
    ck_assert(!scenario_list("alloyz", stdout, shelf.diag));
    ck_assert_int_eq(diag_count(shelf.diag), 1);
    diag_free(&shelf.diag);
    arena_free(&shelf.arena);
}
END_TEST

RUN_SUITE("data files", every_property_has_value_range_form_and_source, enthalpy_rises,
          the_inverse_is_one, freezing_gives_off_all_latent_heat, limits_and_the_acceptance_floor,
          every_lining_can_be_computed, explain_and_list_show_them)
