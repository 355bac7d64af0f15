/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/data_rows.h"

#define ROW(key_, dim_, member_, low_, high_, flags_)                                              \
    {                                                                                              \
        .key = key_, .type = FIELD_NUMBER, .dim = dim_, .member = #member_,                        \
        .offset = offsetof(struct refractory, member_), .low = low_, .high = high_,                \
        .flags = flags_                                                                            \
    }

static const struct field rows[] = {
    ROW("conductivity", DIM_CONDUCTIVITY, conductivity_W_per_mK, "0.001 W/(m K)", "500 W/(m K)",
        FIELD_REQUIRED),
    ROW("conductivity_slope", DIM_CONDUCTIVITY_SLOPE, conductivity_slope_W_per_mK2, "-0.1 W/(m K2)",
        "0.1 W/(m K2)", 0),
    ROW("density", DIM_DENSITY, density_kg_per_m3, "20 kg/m3", "10000 kg/m3", FIELD_REQUIRED),
    ROW("cp", DIM_HEAT_CAPACITY, cp_J_per_kgK, "200 J/(kg K)", "3000 J/(kg K)", FIELD_REQUIRED),
    ROW("cp_slope", DIM_HEAT_CAPACITY_SLOPE, cp_slope_J_per_kgK2, "-2 J/(kg K2)", "2 J/(kg K2)", 0),
};

const struct field *data_material_rows(int *count)
{
    *count = (int)(sizeof rows / sizeof rows[0]);
    return rows;
}

static bool read_material(struct reader *r, const struct node *node, struct refractory *out)
{
    static const char *const also[] = {"name", "summary", "source", "tag", NULL};
    int count;
    const struct field *table = data_material_rows(&count);
    const struct node *map = node;
    if (node->kind != NODE_MAPPING) {
        const char *name = reader_scalar(r, node, "material");
        map = name ? library_find(r->library, LIBRARY_MATERIAL, name) : NULL;
        if (name && !map)
            library_unknown(r->library, r->diag, &node->mark, LIBRARY_MATERIAL, "lining material",
                            name);
        if (!map)
            return false;
    }
    const struct node *name = tree_get(map, "name");
    out->name = name && name->kind == NODE_SCALAR ? name->text : "own";
    bool good = reader_data(r, map, table, count, also, out);
    for (int i = 0; i < count; i++) {
        if (!(table[i].flags & FIELD_REQUIRED) || tree_get(map, table[i].key))
            continue;
        diag_error(r->diag, &map->mark, "E-MISSING", "the lining material lacks '%s'",
                   table[i].key);
        good = false;
    }
    return good;
}

static bool read_stack(struct reader *r, const struct node *list, const char *wall,
                       struct refractory_stack *out)
{
    const struct number_want thickness = {
        .key = "thickness", .dim = DIM_LENGTH, .low = "0.1 mm", .high = "1 m", .example = "100 mm"};
    bool good = true;
    if (list->kind != NODE_SEQUENCE || list->count == 0 || list->count > REFRACTORY_MAX_LAYERS) {
        diag_error(r->diag, reader_mark(r, list), "E-TYPE", "'%s' is a list of 1 to %d layers",
                   wall, REFRACTORY_MAX_LAYERS);
        diag_help(r->diag,
                  "such as [[lcc_60_alumina, 100 mm], [calsil, 50 mm], [shell_steel, 10 mm]]");
        return false;
    }
    out->count = list->count;
    for (int i = 0; i < list->count; i++) {
        const struct node *layer = list->items[i];
        if (layer->kind != NODE_SEQUENCE || layer->count != 2) {
            diag_error(r->diag, &layer->mark, "E-TYPE", "a layer is [material, thickness]");
            good = false;
            continue;
        }
        good &= read_material(r, layer->items[0], &out->layer[i].material);
        good &= reader_number(r, layer->items[1], &thickness, &out->layer[i].thickness_m);
    }
    return good;
}

bool custom_parse_lining(struct reader *r, const struct node *node, void *member)
{
    static const char *const keys[] = {"name", "summary", "source", "tag",
                                       "side", "bottom",  "lid",    NULL};
    struct ladle_params *params =
        (struct ladle_params *)(void *)((char *)member - offsetof(struct ladle_params, side));
    struct refractory_stack *stacks[] = {&params->side, &params->bottom, &params->lid};
    struct refractory_stack read[3] = {{0}};
    const struct node *map = node;
    if (node->kind != NODE_MAPPING) {
        const char *name = reader_scalar(r, node, "lining");
        map = name ? library_find(r->library, LIBRARY_LINING, name) : NULL;
        if (name && !map)
            library_unknown(r->library, r->diag, reader_mark(r, node), LIBRARY_LINING, "lining",
                            name);
        if (!map)
            return false;
    }
    const struct field *outer = r->field;
    bool good = reader_only(r, map, "lining", keys);
    for (int i = 0; i < 3; i++) {
        const struct node *wall = tree_get(map, keys[4 + i]);
        if (!wall) {
            diag_error(r->diag, &map->mark, "E-MISSING", "the lining lacks '%s'", keys[4 + i]);
            good = false;
            continue;
        }
        good &= read_stack(r, wall, keys[4 + i], &read[i]);
    }
    r->field = outer;
    for (int i = 0; good && i < 3; i++)
        *stacks[i] = read[i];
    return good;
}
