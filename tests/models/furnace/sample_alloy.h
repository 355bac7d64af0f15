/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alloys for the furnace tests: a casting alloy and a pure metal, whose enthalpy jumps. */
#ifndef TESTS_MODELS_FURNACE_SAMPLE_ALLOY_H
#define TESTS_MODELS_FURNACE_SAMPLE_ALLOY_H

#include "models/alloy/alloy.h"

static const struct alloy sample_adc12 = {
    .name = "ADC12",
    .liquidus_K = 582.0 + 273.15,
    .solidus_K = 515.0 + 273.15,
    .latent_J_per_kg = 430e3,
    .cp_solid_J_per_kgK = 911.0,
    .cp_solid_slope_J_per_kgK2 = 0.4,
    .cp_liquid_J_per_kgK = 1080.0,
    .density_liquid_kg_per_m3 = 2400.0,
};

static const struct alloy sample_pure = {
    .name = "pure",
    .liquidus_K = 660.3 + 273.15,
    .solidus_K = 660.3 + 273.15,
    .latent_J_per_kg = 397e3,
    .cp_solid_J_per_kgK = 897.0,
    .cp_solid_slope_J_per_kgK2 = 0.44,
    .cp_liquid_J_per_kgK = 1079.0,
    .density_liquid_kg_per_m3 = 2377.0,
};

#endif
