/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* Choices that are a fixed list stand here; those that are a table of models are read from it, so
 * that a new model is a new name at once. */

static bool pick(const struct choice *list, int count, int index, struct choice *out)
{
    if (index < 0 || index >= count)
        return false;
    *out = list[index];
    return true;
}

#define PICK(list) pick(list, (int)(sizeof(list) / sizeof(list)[0]), index, out)

bool choice_schema(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "meltroute/1", .help = "The first format of scenario files.", .value = 1},
    };
    return PICK(list);
}

bool choice_furnace_energy(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "gas", .help = "Heated by natural gas.", .value = FURNACE_GAS},
        {.name = "power", .help = "Heated by electricity.", .value = FURNACE_POWER},
    };
    return PICK(list);
}

bool choice_boundary(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "exhibit",
         .help = "What the rows of RMI/CMRA Exhibit 12 contain.",
         .value = BOUNDARY_EXHIBIT},
        {.name = "supply_chain",
         .help = "Also ingot freight, ingot stock and the producer's ingot casting.",
         .value = BOUNDARY_SUPPLY_CHAIN},
    };
    return PICK(list);
}

bool choice_sweep(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "grid", .help = "Every combination of the values.", .value = SWEEP_GRID},
        {.name = "list",
         .help = "The first value of each key together, then the second of each.",
         .value = SWEEP_LIST},
        {.name = "latin", .help = "A Latin hypercube in the ranges.", .value = SWEEP_LATIN},
        {.name = "sobol", .help = "A Sobol sequence in the ranges.", .value = SWEEP_SOBOL},
    };
    return PICK(list);
}

/* The index-th descriptor of a NULL-terminated table as a choice. */
#define DESCRIPTOR(table)                                                                          \
    for (int i = 0; index >= 0 && (table)[i] != NULL; i++) {                                       \
        if (i != index)                                                                            \
            continue;                                                                              \
        *out = (struct choice){.name = (table)[i]->name,                                           \
                               .help = (table)[i]->summary,                                        \
                               .value = i,                                                         \
                               .pointer = (table)[i]};                                             \
        return true;                                                                               \
    }                                                                                              \
    return false

bool choice_ladle_model(int index, struct choice *out)
{
    DESCRIPTOR(ladle_models());
}

bool choice_road_class(int index, struct choice *out)
{
    DESCRIPTOR(road_classes());
}

bool choice_dispatch_rule(int index, struct choice *out)
{
    DESCRIPTOR(dispatch_rules());
}

bool choice_ladle_rule(int index, struct choice *out)
{
    DESCRIPTOR(ladle_rules());
}

bool choice_driving_rule(int index, struct choice *out)
{
    DESCRIPTOR(driving_rules());
}

bool choice_order_rule(int index, struct choice *out)
{
    DESCRIPTOR(order_rules());
}

bool choice_melter_type(int index, struct choice *out)
{
    DESCRIPTOR(melter_types());
}

bool choice_stock_policy(int index, struct choice *out)
{
    DESCRIPTOR(stock_policies());
}

bool choice_price_process(int index, struct choice *out)
{
    DESCRIPTOR(price_processes());
}
