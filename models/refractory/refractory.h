/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_REFRACTORY_REFRACTORY_H
#define MODELS_REFRACTORY_REFRACTORY_H

/* Lining material: conductivity and heat capacity linear in temperature, constant density. */
struct refractory {
    const char *name;
    double conductivity_W_per_mK;        /* at 293.15 K */
    double conductivity_slope_W_per_mK2; /* 0 where the source gives no slope */
    double density_kg_per_m3;
    double cp_J_per_kgK; /* at 293.15 K */
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

/* Temperature at which the constant parts of conductivity and heat capacity hold. */
#define REFRACTORY_REFERENCE_K 293.15

/* k(T), never below a tenth of the reference value. in: temperature 200..1500 K. out: W/(m K). */
double refractory_conductivity_W_per_mK(const struct refractory *material, double temperature_K);

/* Heat content above REFRACTORY_REFERENCE_K, J/kg: c0 x + c1 x^2 / 2. */
double refractory_heat_J_per_kg(const struct refractory *material, double temperature_K);

/* Conductivity of every layer, at all temperatures, times a factor > 0. */
void refractory_stack_scale(struct refractory_stack *stack, double factor);

/* Sum of the thicknesses. */
double refractory_thickness_m(const struct refractory_stack *stack);

/*
 * Heat through the wall once it is steady, per kelvin between hot face and air, W/(m2 K):
 *   q = (integral of k dT over the layer) / thickness in each, q = h (T outside - T air)
 * in: hot_K above air_K. source: CARSLAW section 1.6 (Kirchhoff: k linear in T conducts as its
 * mean)
 */
double refractory_stack_loss_W_per_m2K(const struct refractory_stack *stack, double hot_K,
                                       double air_K, double outside_W_per_m2K);

/* NULL, or what is wrong with the stack: no layer, too many, a thickness or property out of range.
 */
const char *refractory_stack_problem(const struct refractory_stack *stack);

#endif
