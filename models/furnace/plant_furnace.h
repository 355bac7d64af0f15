/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_FURNACE_PLANT_FURNACE_H
#define MODELS_FURNACE_PLANT_FURNACE_H

#include <stdbool.h>

#include "models/furnace/furnace.h"

/*
 * Furnaces of the metal producer. What melts takes a cold charge; what alloys makes batches
 * (charge, refine and degas, analyse, correct if need be) and is tapped into ladles; an integrated
 * furnace does both in one bath, without the transfer between two.
 */
struct plant_furnace_type {
    const char *name, *summary, *source;
    bool melts, alloys;
    const char *melter; /* melter_types() name, for what melts: efficiency, burn loss, energy */
    double hold_loss_W_per_kg; /* heat lost per capacity at the setpoint */
};

const struct plant_furnace_type *const *plant_furnace_types(void); /* NULL-terminated */
const struct plant_furnace_type *plant_furnace_type_find(const char *name);

/* Energy input per kg of charge melted from the reference temperature: theoretical over efficiency,
 * less what induced-draft recirculation of the exhaust saves, in a gas furnace that has it; never
 * below the theoretical. in: efficiency 0 < .. <= 1 */
double plant_melt_J_per_kg(const struct alloy *, double out_K, double efficiency_frac,
                           bool induced_draft);

/* Gross loss of a charge of which scrap_frac is in-plant scrap: by mass, each at its own. */
double plant_burn_loss_frac(double clean_frac, double scrap_loss_frac, double scrap_frac);

#endif
