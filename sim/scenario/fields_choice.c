/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/dross.h"
#include "models/oxidation/melting_loss.h"
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

bool choice_freight_payer(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "die_caster",
         .help = "The die-caster orders the haul and gets its bill.",
         .value = PARTY_DIE_CASTER},
        {.name = "producer",
         .help = "The producer delivers: it gets the bill.",
         .value = PARTY_PRODUCER},
    };
    return PICK(list);
}

bool choice_dross(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "sold",
         .help = "The buyer pays a share of the metal price for the metal in it.",
         .value = DROSS_SOLD},
        {.name = "tolled",
         .help = "It is treated for a fee, and part of its metal comes back.",
         .value = DROSS_TOLLED},
    };
    return PICK(list);
}

bool choice_truck_fuel(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "diesel", .help = "As fuel_full and fuel_empty say.", .value = TRUCK_DIESEL},
        {.name = "lng",
         .help = "Liquefied natural gas, lng_use for a litre of diesel.",
         .value = TRUCK_LNG},
        {.name = "electric",
         .help = "From the grid, power_use for a litre of diesel; range, charging time and the "
                 "weight of the battery are not simulated.",
         .value = TRUCK_ELECTRIC},
    };
    return PICK(list);
}

bool choice_carbon_method(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "cut_off",
         .help = "Scrap that never was a product counts as nothing.",
         .value = CARBON_CUT_OFF},
        {.name = "co_product",
         .help = "It counts as the metal that it came from, by mass.",
         .value = CARBON_CO_PRODUCT},
    };
    return PICK(list);
}

bool choice_carbon_smelter(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "none",
         .help = "No primary metal: the limits of the ASI do not apply.",
         .value = CARBON_SMELTER_NONE},
        {.name = "existing",
         .help = "13 t/t, from 2030 on 11 t/t.",
         .value = CARBON_SMELTER_EXISTING},
        {.name = "new", .help = "11 t/t.", .value = CARBON_SMELTER_NEW},
    };
    return PICK(list);
}

bool choice_loss_set(int index, struct choice *out)
{
    const struct melting_loss_set *set = melting_loss_set(index);
    if (!set)
        return false;
    *out = (struct choice){.name = set->name, .help = set->summary, .value = index, .pointer = set};
    return true;
}

bool choice_charge(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "ingot", .help = "Clean ingots.", .value = CHARGE_INGOT},
        {.name = "scrap",
         .help = "Light scrap, where the set tells it apart.",
         .value = CHARGE_SCRAP},
    };
    return PICK(list);
}

bool choice_alloy_change(int index, struct choice *out)
{
    static const struct choice list[] = {
        {.name = "wash",
         .help = "The ladle is washed: time, metal and money, and nothing is carried over.",
         .value = CHANGE_WASH},
        {.name = "dedicated",
         .help = "Every ladle is kept to one alloy, by the customers' shares of the draw.",
         .value = CHANGE_DEDICATED},
        {.name = "carry",
         .help = "Nothing: what is left in the ladle goes into the next alloy.",
         .value = CHANGE_CARRY},
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

bool choice_join_rule(int index, struct choice *out)
{
    DESCRIPTOR(join_rules());
}

bool choice_driving_rule(int index, struct choice *out)
{
    DESCRIPTOR(driving_rules());
}

bool choice_order_rule(int index, struct choice *out)
{
    DESCRIPTOR(order_rules());
}

bool choice_machine_class(int index, struct choice *out)
{
    size_t count;
    const struct machine_class *list = machine_classes(&count);
    if (index < 0 || (size_t)index >= count)
        return false;
    *out = (struct choice){.name = list[index].name,
                           .help = list[index].summary,
                           .value = index,
                           .pointer = &list[index]};
    return true;
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

bool choice_plant_furnace_type(int index, struct choice *out)
{
    DESCRIPTOR(plant_furnace_types());
}
