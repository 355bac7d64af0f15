/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: what kinds of furnace does a producer run, and what do they take? Melting figures are
 * those of melter.c. Wrong by design: efficiency does not depend on load; a bath has one
 * temperature. */
#include "models/furnace/plant_furnace.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* Heat that reaches the wall of a gas-held bath: 35 W/kg of fuel at 0.40. source: assumption */
#define HELD_W_PER_KG 14.0

/* A furnace that only melts, with the figures of the melter of that name. */
#define MELTS(id, kind, what)                                                                      \
    static const struct plant_furnace_type id = {.name = kind,                                     \
                                                 .summary = what,                                  \
                                                 .source = "assumption",                           \
                                                 .melts = true,                                    \
                                                 .melter = kind,                                   \
                                                 .hold_loss_W_per_kg = HELD_W_PER_KG}

MELTS(tower, "tower", "stack melter, feeds alloying furnaces");
MELTS(reverb, "reverb", "gas reverberatory melter, feeds alloying furnaces");
MELTS(dry_hearth, "dry_hearth", "dry-hearth melter for mixed scrap, feeds alloying furnaces");
MELTS(induction, "induction", "induction melter, feeds alloying furnaces");

static const struct plant_furnace_type alloying = {
    .name = "alloying",
    .summary = "gas-held bath that is filled molten, alloyed, refined and tapped",
    .source = "assumption",
    .alloys = true,
    .hold_loss_W_per_kg = HELD_W_PER_KG,
};

static const struct plant_furnace_type integrated = {
    .name = "integrated",
    .summary = "melting and holding in one bath, in-plant scrap charged with the rest",
    .source = "CSMET_ASI",
    .melts = true,
    .alloys = true,
    .melter = "reverb",
    .hold_loss_W_per_kg = HELD_W_PER_KG,
};

static const struct plant_furnace_type *const table[] = {&alloying,   &integrated, &tower, &reverb,
                                                         &dry_hearth, &induction,  NULL};

const struct plant_furnace_type *const *plant_furnace_types(void)
{
    return table;
}

const struct plant_furnace_type *plant_furnace_type_find(const char *name)
{
    for (size_t i = 0; table[i]; i++)
        if (strcmp(table[i]->name, name) == 0)
            return table[i];
    return NULL;
}

double plant_melt_J_per_kg(const struct alloy *alloy, double out_K, double efficiency_frac,
                           bool induced_draft)
{
    const double plain_J_per_kg =
        melter_input_J(alloy, 1, ALLOY_REFERENCE_K, out_K, efficiency_frac);
    const double saved_J_per_kg = induced_draft ? melter_recirculation_J_per_kg() : 0;

    return fmax(plain_J_per_kg - saved_J_per_kg, plain_J_per_kg * efficiency_frac);
}

double plant_burn_loss_frac(double clean_frac, double scrap_loss_frac, double scrap_frac)
{
    return (1 - scrap_frac) * clean_frac + scrap_frac * scrap_loss_frac;
}
