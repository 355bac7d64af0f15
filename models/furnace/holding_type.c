/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: what does a tonne of held metal cost in energy an hour? */
#include <stddef.h>
#include <string.h>

#include "models/furnace/furnace.h"

#define BTU_PER_LB (1055.05585262 / 0.45359237) /* J/kg */
#define HOUR_S     3600.0

static const struct holding_type table[] = {
    {"immersion_idle", "immersion electric, lidded, no production", "SS20_61", FURNACE_POWER,
     15.0 * BTU_PER_LB / HOUR_S},
    {"immersion", "immersion electric, typical (18 to 19 BTU/lb h)", "SS5_7", FURNACE_POWER,
     18.5 * BTU_PER_LB / HOUR_S},
    {"immersion_production", "immersion electric, in production", "SS20_61", FURNACE_POWER,
     22.0 * BTU_PER_LB / HOUR_S},
    {"gas_radiant", "gas, radiant or open well, 20 to 60 W/kg", "assumption", FURNACE_GAS, 35.0},
};

const struct holding_type *holding_types(size_t *count)
{
    *count = sizeof table / sizeof table[0];
    return table;
}

const struct holding_type *holding_type_find(const char *name)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}
