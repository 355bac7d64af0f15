/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_CARBON_FACTOR_H
#define MODELS_CARBON_FACTOR_H

/* Emission factors of one scenario; each has year and source in its field row or data table. */
struct carbon_factors {
    double grid_kg_per_J;    /* electricity */
    double gas_kg_per_m3;    /* natural gas, burnt */
    double diesel_kg_per_m3; /* burnt */
    double metal_kg_per_kg;  /* footprint at which lost metal is replaced */
};

#endif
