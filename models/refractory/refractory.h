/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_REFRACTORY_REFRACTORY_H
#define MODELS_REFRACTORY_REFRACTORY_H

/* Lining material: conductivity and heat capacity linear in temperature, constant density. */
struct refractory {
    const char *name;
    double conductivity_W_per_mK;         /* at 293.15 K */
    double conductivity_slope_W_per_mK2;  /* 0 where the source gives no slope */
    double density_kg_per_m3;
    double cp_J_per_kgK;                  /* at 293.15 K */
    double cp_slope_J_per_kgK2;
};

/* One layer of a wall. thickness 0 < t <= 1 m. */
struct refractory_layer {
    struct refractory material;
    double thickness_m;
};

#define REFRACTORY_MAX_LAYERS 6

/* A wall from the hot face to the shell. */
struct refractory_stack {
    int count;
    struct refractory_layer layer[REFRACTORY_MAX_LAYERS];
};

#endif
