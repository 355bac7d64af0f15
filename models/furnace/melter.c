/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: what does a melting furnace of this type take in energy, standing heat and metal?
 * Efficiency is theoretical over published consumption, both for the same statement of a source:
 * clean aluminium from cold. Wrong by design: no dependence on load factor, charge shape or age. */
#include <stddef.h>
#include <string.h>

#include "models/furnace/furnace.h"

#define KWH_PER_T           (3.6e6 / 1e3)        /* J/kg */
#define BTU_J               1055.05585262        /* International Table */
#define BTU_PER_LB          (BTU_J / 0.45359237) /* J/kg */
#define MMBTU_PER_SHORT_TON (1e6 * BTU_J / (2000.0 * 0.45359237))

/* Pure aluminium, cold to tapping. source: HTC_SCRAP */
#define THEORY (1.01 * MMBTU_PER_SHORT_TON)

/* Consumption, its range (best, worst), as efficiency. */
#define CONSUMES(value, best, worst)                                                               \
    .efficiency_frac = THEORY / (value), .efficiency_lo_frac = THEORY / (worst),                   \
    .efficiency_hi_frac = THEORY / (best)

/* Standing loss per melting rate: hours of melting that stand in the bath x loss per kg of bath. */
#define STANDS(hours, W_per_kg) .standby_W_per_kg_per_s = (hours)*3600.0 * (W_per_kg)

/* Loss of a bath that is only held, W/kg: gas radiant (assumption), immersion electric lidded (15
 * BTU/lb h) and in production (22). source: assumption, SS20_61 */
#define HELD_GAS           35.0
#define HELD_ELECTRIC_IDLE (15.0 * BTU_PER_LB / 3600.0)
#define HELD_ELECTRIC_OPEN (22.0 * BTU_PER_LB / 3600.0)

static const struct melter_type tower = {
    .name = "tower",
    .summary = "stack melter: exhaust preheats the charge",
    .source = "STRIKO_SKODA", /* 61.2 m3/t after, 102 before relining; the pick is an assumption */
    .energy = FURNACE_GAS,
    CONSUMES(680.0 * KWH_PER_T, 600.0 * KWH_PER_T, 750.0 * KWH_PER_T),
    STANDS(1.5, HELD_GAS),
    .burn_loss_frac = 0.012,
};

static const struct melter_type reverb = {
    .name = "reverb",
    .summary = "gas reverberatory furnace with side well and pump",
    .source = "SS12_19", /* 1500 to 1700 BTU/lb */
    .energy = FURNACE_GAS,
    CONSUMES(1600.0 * BTU_PER_LB, 1500.0 * BTU_PER_LB, 1700.0 * BTU_PER_LB),
    STANDS(5.0, HELD_GAS),
    .burn_loss_frac = 0.03,
};

static const struct melter_type dry_hearth = {
    .name = "dry_hearth",
    .summary = "gas furnace, charge on a sloping hearth in the flame",
    .source = "assumption", /* no figure found: the worst of the reverberatory range */
    .energy = FURNACE_GAS,
    CONSUMES(1700.0 * BTU_PER_LB, 1500.0 * BTU_PER_LB, 2000.0 * BTU_PER_LB),
    STANDS(3.0, HELD_GAS),
    .burn_loss_frac = 0.04,
};

static const struct melter_type crucible_gas = {
    .name = "crucible_gas",
    .summary = "gas crucible furnace",
    .source = "assumption",
    .energy = FURNACE_GAS,
    CONSUMES(1500.0 * KWH_PER_T, 1200.0 * KWH_PER_T, 2000.0 * KWH_PER_T),
    STANDS(2.5, HELD_GAS),
    .burn_loss_frac = 0.03,
};

static const struct melter_type crucible_electric = {
    .name = "crucible_electric",
    .summary = "resistance-heated crucible furnace",
    .source = "assumption",
    .energy = FURNACE_POWER,
    CONSUMES(500.0 * KWH_PER_T, 450.0 * KWH_PER_T, 550.0 * KWH_PER_T),
    STANDS(2.5, HELD_ELECTRIC_OPEN),
    .burn_loss_frac = 0.012,
};

static const struct melter_type induction = {
    .name = "induction",
    .summary = "coreless induction furnace",
    .source = "assumption",
    .energy = FURNACE_POWER,
    CONSUMES(550.0 * KWH_PER_T, 500.0 * KWH_PER_T, 600.0 * KWH_PER_T),
    STANDS(1.5, HELD_ELECTRIC_OPEN),
    .burn_loss_frac = 0.015,
};

static const struct melter_type electric_reverb = {
    .name = "electric_reverb",
    .summary = "glow-bar reverberatory furnace; holds 9 to 10 times its hourly melt (SS20_60)",
    .source = "assumption", /* consumption: as the electric crucible */
    .energy = FURNACE_POWER,
    CONSUMES(500.0 * KWH_PER_T, 450.0 * KWH_PER_T, 550.0 * KWH_PER_T),
    STANDS(9.5, HELD_ELECTRIC_IDLE),
    .burn_loss_frac = 0.01,
};

static const struct melter_type *const table[] = {
    &tower,     &reverb,          &dry_hearth, &crucible_gas, &crucible_electric,
    &induction, &electric_reverb, NULL};

const struct melter_type *const *melter_types(void)
{
    return table;
}

const struct melter_type *melter_type_find(const char *name)
{
    for (size_t i = 0; table[i]; i++)
        if (strcmp(table[i]->name, name) == 0)
            return table[i];
    return NULL;
}

double melter_input_J(const struct alloy *alloy, double metal_kg, double charge_K, double out_K,
                      double efficiency_frac)
{
    double rise = alloy_enthalpy_J_per_kg(alloy, out_K) - alloy_enthalpy_J_per_kg(alloy, charge_K);
    return metal_kg * rise / efficiency_frac;
}

double melter_recirculation_J_per_kg(void)
{
    const double saved_m3_per_t = 3.49, heating_value_J_per_m3 = 38.93e6;
    return saved_m3_per_t * heating_value_J_per_m3 / 1e3;
}
