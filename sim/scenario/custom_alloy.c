/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/data_rows.h"

static bool solidification(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "linear",
         .help = "Latent heat spread evenly over the mushy range.",
         .value = ALLOY_LINEAR},
        {.name = "scheil",
         .help = "Scheil-Gulliver, the rest freezing at the solidus.",
         .value = ALLOY_SCHEIL},
    };
    if (index < 0 || index > 1)
        return false;
    *out = list[index];
    return true;
}

#define ROW(key_, dim_, member_, low_, high_, flags_)                                              \
    {                                                                                              \
        .key = key_, .type = FIELD_NUMBER, .dim = dim_, .member = #member_,                        \
        .offset = offsetof(struct alloy, member_), .low = low_, .high = high_, .flags = flags_     \
    }

static const struct field rows[] = {
    ROW("liquidus", DIM_TEMPERATURE, liquidus_K, "430 degC", "730 degC", FIELD_REQUIRED),
    ROW("solidus", DIM_TEMPERATURE, solidus_K, "380 degC", "730 degC", FIELD_REQUIRED),
    ROW("latent_heat", DIM_SPECIFIC_ENERGY, latent_J_per_kg, "300 kJ/kg", "560 kJ/kg",
        FIELD_REQUIRED),
    ROW("cp_solid", DIM_HEAT_CAPACITY, cp_solid_J_per_kgK, "700 J/(kg K)", "1200 J/(kg K)",
        FIELD_REQUIRED),
    ROW("cp_solid_slope", DIM_HEAT_CAPACITY_SLOPE, cp_solid_slope_J_per_kgK2, "0 J/(kg K2)",
        "1 J/(kg K2)", 0),
    ROW("cp_liquid", DIM_HEAT_CAPACITY, cp_liquid_J_per_kgK, "900 J/(kg K)", "1400 J/(kg K)",
        FIELD_REQUIRED),
    ROW("density_liquid", DIM_DENSITY, density_liquid_kg_per_m3, "2200 kg/m3", "2600 kg/m3",
        FIELD_REQUIRED),
    ROW("density_slope", DIM_DENSITY_SLOPE, density_slope_kg_per_m3K, "-1 kg/(m3 K)", "0 kg/(m3 K)",
        0),
    ROW("conductivity_liquid", DIM_CONDUCTIVITY, conductivity_liquid_W_per_mK, "20 W/(m K)",
        "200 W/(m K)", FIELD_REQUIRED),
    ROW("iron", DIM_FRACTION, iron_frac, "0", "0.05", 0),
    ROW("manganese", DIM_FRACTION, manganese_frac, "0", "0.05", 0),
    ROW("chromium", DIM_FRACTION, chromium_frac, "0", "0.05", 0),
    ROW("magnesium", DIM_FRACTION, magnesium_frac, "0", "0.15", 0),
    {.key = "solidification",
     .type = FIELD_CHOICE,
     .member = "solidification",
     .offset = offsetof(struct alloy, solidification),
     .choices = solidification},
    ROW("partition_coefficient", DIM_NONE, partition_coefficient, "0.05", "0.5", 0),
};

const struct field *data_alloy_rows(int *count)
{
    *count = (int)(sizeof rows / sizeof rows[0]);
    return rows;
}

static const struct node *named(struct reader *r, const struct node *node)
{
    const char *name = reader_scalar(r, node, "alloy");
    const struct node *found = name ? library_find(r->library, LIBRARY_ALLOY, name) : NULL;
    if (name && !found)
        library_unknown(r->library, r->diag, reader_mark(r, node), LIBRARY_ALLOY, "alloy", name);
    return found;
}

static bool read_map(struct reader *r, const struct node *map, struct alloy *out)
{
    static const char *const also[] = {"name", "summary", "base", "source", "tag", NULL};
    int count;
    const struct field *table = data_alloy_rows(&count);
    const struct node *name = tree_get(map, "name");
    if (name && name->kind == NODE_SCALAR)
        out->name = name->text;
    return reader_data(r, map, table, count, also, out);
}

static bool complete(struct reader *r, const struct node *map)
{
    const char *list = "";
    for (size_t i = 0; list && i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].flags & FIELD_REQUIRED && !tree_get(map, rows[i].key))
            list = arena_print(r->arena, "%s%s%s", list, *list ? ", " : "", rows[i].key);
    if (list && !*list)
        return true;
    diag_error(r->diag, &map->mark, "E-MISSING", "the alloy lacks %s", list ? list : "values");
    diag_help(r->diag, "give them, or start from a shipped alloy: 'base: ADC12'");
    return false;
}

bool custom_parse_alloy(struct reader *r, const struct node *node, void *member)
{
    struct alloy out = {.name = "own",
                        .partition_coefficient = 0.13}; /* silicon. source: assumption */
    bool good;
    if (node->kind == NODE_MAPPING) {
        const struct node *base = tree_get(node, "base");
        const struct node *from = base ? named(r, base) : NULL;
        good = base ? from && read_map(r, from, &out) : complete(r, node);
        good &= read_map(r, node, &out);
    } else {
        const struct node *from = named(r, node);
        good = from && read_map(r, from, &out);
    }
    if (good && out.solidus_K > out.liquidus_K) {
        diag_error(r->diag, &node->mark, "E-RANGE", "the alloy's solidus is above its liquidus");
        good = false;
    }
    if (good)
        *(struct alloy *)member = out;
    return good;
}
