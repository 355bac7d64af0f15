/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/data_sheet.h"

#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/reader.h"

#define ZERO_C 273.15

/* Film outside, hot face and air in the steady figure of a lining. source: assumption, a standing
 * ladle */
#define OUTSIDE_W_PER_M2K 12.0
#define HOT_K             (720 + ZERO_C)
#define AIR_K             (20 + ZERO_C)

/* Reads a name the way a scenario's value is read. */
static bool read_name(const struct library *library, struct arena *arena, struct diag *diag,
                      const char *name, const struct field *row, void *member)
{
    struct reader reader = {.arena = arena, .diag = diag, .library = library, .field = row};
    return reader_text(&reader, row, name, member);
}

bool data_sheet_alloy(const struct library *library, struct arena *arena, struct diag *diag,
                      const char *name, struct alloy *out)
{
    static const struct field row = {
        .key = "alloy", .type = FIELD_CUSTOM, .parse = custom_parse_alloy};
    return read_name(library, arena, diag, name, &row, out);
}

bool data_sheet_lining(const struct library *library, struct arena *arena, struct diag *diag,
                       const char *name, struct ladle_params *out)
{
    static const struct field row = {
        .key = "lining", .type = FIELD_CUSTOM, .parse = custom_parse_lining};
    return read_name(library, arena, diag, name, &row, &out->side);
}

/* --- properties ------------------------------------------------------------------------------- */

static const char *tag_words(const char *tag)
{
    return !strcmp(tag, "R") || !strcmp(tag, "S") ? "read in the source"
           : !strcmp(tag, "D")                    ? "derived from the source"
           : !strcmp(tag, "EJ")                   ? "engineering judgement"
                                                  : tag;
}

static void show_property(const char *key, const struct node *entry, FILE *out)
{
    char range[64], what[40];
    const char *source = tree_text(entry, "source");
    snprintf(range, sizeof range, "%s to %s", tree_text(entry, "low"), tree_text(entry, "high"));
    snprintf(what, sizeof what, "%s", tag_words(tree_text(entry, "tag")));
    fprintf(out, "  %-20s %-17s %-34s %-9s %s%s%s\n", key, tree_text(entry, "value"), range,
            tree_text(entry, "form"), what, !strcmp(source, "assumption") ? "" : ": ",
            !strcmp(source, "assumption") ? "" : source);
}

static void show_properties(const struct node *root, FILE *out)
{
    fprintf(out, "  %-20s %-17s %-34s %-9s %s\n", "property", "value", "believed", "form",
            "where it comes from");
    for (int i = 0; i < root->count; i++)
        if (root->entries[i].value->kind == NODE_MAPPING)
            show_property(root->entries[i].key, root->entries[i].value, out);
}

static void show_alloy(const char *name, const struct node *root, const struct alloy *a, FILE *out)
{
    double solid_J_per_kg = alloy_enthalpy_J_per_kg(a, a->solidus_K);
    if (a->solidus_K >= a->liquidus_K)
        solid_J_per_kg -= a->latent_J_per_kg; /* the melting point counts as liquid */
    fprintf(out, "%s, an alloy: %s\n", name, tree_text(root, "summary"));
    show_properties(root, out);
    fprintf(out,
            "  linear: at 20 degC (heat capacity of the solid) or at the liquidus (density), and "
            "changing\n  with temperature by the slope below it.\n");
    fprintf(out, "  from these: heat capacity of the solid, mean to the solidus  %.0f J/(kg K)\n",
            solid_J_per_kg / (a->solidus_K - ALLOY_REFERENCE_K));
    fprintf(out, "              energy to melt, 20 degC to 50 K above the liquidus  %.0f kWh/t\n",
            alloy_enthalpy_J_per_kg(a, a->liquidus_K + 50) / 3600);
    fprintf(out, "              sludge factor Fe + 2 Mn + 3 Cr  %.2f %%: ",
            alloy_sludge_factor_percent(a));
    if (alloy_sludge_known(a))
        fprintf(out, "sludge settles below %.0f degC (OSAME1986)\n", alloy_sludge_K(a) - ZERO_C);
    else
        fprintf(out, "outside of what was measured (OSAME1986: 1.4 to 1.9)\n");
}

/* --- linings ---------------------------------------------------------------------------------- */

static void show_stack(const char *wall, const struct refractory_stack *stack, FILE *out)
{
    double kg_per_m2 = 0;
    for (int i = 0; i < stack->count; i++) {
        const struct refractory_layer *layer = &stack->layer[i];
        const struct refractory *m = &layer->material;
        fprintf(out, "  %-8s %4.0f mm  %-20s %.3g W/(m K), %.0f kg/m3, %.0f J/(kg K)\n",
                i ? "" : wall, layer->thickness_m * 1000, m->name, m->conductivity_W_per_mK,
                m->density_kg_per_m3, m->cp_J_per_kgK);
        if (m->conductivity_slope_W_per_mK2 != 0 || m->cp_slope_J_per_kgK2 != 0)
            fprintf(out, "%40s %.3g W/(m K), %.0f J/(kg K) at %.0f degC\n", "",
                    refractory_conductivity_W_per_mK(m, HOT_K),
                    m->cp_J_per_kgK + m->cp_slope_J_per_kgK2 * (HOT_K - REFRACTORY_REFERENCE_K),
                    HOT_K - ZERO_C);
        kg_per_m2 += layer->thickness_m * m->density_kg_per_m3;
    }
    fprintf(out,
            "           %4.0f mm  together: %.2f W/(m2 K) when soaked at %.0f degC (%.0f W/(m2 K) "
            "outside), %.0f kg/m2\n",
            refractory_thickness_m(stack) * 1000,
            refractory_stack_loss_W_per_m2K(stack, HOT_K, AIR_K, OUTSIDE_W_PER_M2K), HOT_K - ZERO_C,
            OUTSIDE_W_PER_M2K, kg_per_m2);
}

static void show_lining(const char *name, const struct node *root,
                        const struct ladle_params *params, FILE *out)
{
    const char *source = tree_text(root, "source");
    fprintf(out, "%s, a lining: %s\n", name, tree_text(root, "summary"));
    fprintf(out, "  %s%s%s; layers from the hot face outwards, at 20 degC\n",
            tag_words(tree_text(root, "tag")), !strcmp(source, "assumption") ? "" : ": ",
            !strcmp(source, "assumption") ? "" : source);
    show_stack("side", &params->side, out);
    show_stack("bottom", &params->bottom, out);
    show_stack("lid", &params->lid, out);
    fprintf(out, "  `meltroute explain MATERIAL` shows the range and source of each layer.\n");
}

bool data_sheet_show(const struct library *library, struct arena *arena, const char *name,
                     FILE *out)
{
    struct diag *diag = diag_create();
    struct alloy alloy;
    struct ladle_params params = {0};
    const struct node *root;
    bool shown = true;
    if (diag && (root = library_find(library, LIBRARY_ALLOY, name)) != NULL &&
        data_sheet_alloy(library, arena, diag, name, &alloy))
        show_alloy(name, root, &alloy, out);
    else if (diag && (root = library_find(library, LIBRARY_LINING, name)) != NULL &&
             data_sheet_lining(library, arena, diag, name, &params))
        show_lining(name, root, &params, out);
    else if ((root = library_find(library, LIBRARY_MATERIAL, name)) != NULL) {
        fprintf(out, "%s, a lining material: %s\n", name, tree_text(root, "summary"));
        show_properties(root, out);
    } else
        shown = false;
    diag_free(&diag);
    return shown;
}

void data_sheet_brief(const struct library *library, struct arena *arena, const char *folder,
                      const char *name, FILE *out)
{
    struct diag *diag = diag_create();
    struct alloy alloy;
    struct ladle_params params = {0};
    if (diag && !strcmp(folder, LIBRARY_ALLOY) &&
        data_sheet_alloy(library, arena, diag, name, &alloy))
        fprintf(out, "%5.1f to %5.1f degC, %3.0f kJ/kg: ", alloy.solidus_K - ZERO_C,
                alloy.liquidus_K - ZERO_C, alloy.latent_J_per_kg / 1000);
    if (diag && !strcmp(folder, LIBRARY_LINING) &&
        data_sheet_lining(library, arena, diag, name, &params))
        fprintf(out, "%3.0f mm: ", refractory_thickness_m(&params.side) * 1000);
    diag_free(&diag);
}
