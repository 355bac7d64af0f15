/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/refractory/refractory.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

double refractory_conductivity_W_per_mK(const struct refractory *m, double temperature_K)
{
    double k = m->conductivity_W_per_mK +
               m->conductivity_slope_W_per_mK2 * (temperature_K - REFRACTORY_REFERENCE_K);
    return fmax(k, 0.1 * m->conductivity_W_per_mK);
}

double refractory_heat_J_per_kg(const struct refractory *m, double temperature_K)
{
    double x = temperature_K - REFRACTORY_REFERENCE_K;
    return x * (m->cp_J_per_kgK + 0.5 * m->cp_slope_J_per_kgK2 * x);
}

void refractory_stack_scale(struct refractory_stack *stack, double factor)
{
    for (int i = 0; i < stack->count; i++) {
        stack->layer[i].material.conductivity_W_per_mK *= factor;
        stack->layer[i].material.conductivity_slope_W_per_mK2 *= factor;
    }
}

double refractory_thickness_m(const struct refractory_stack *stack)
{
    double sum_m = 0.0;
    for (int i = 0; i < stack->count; i++)
        sum_m += stack->layer[i].thickness_m;
    return sum_m;
}

/* Beyond a layer that passes q: k of the mean of both ends times the fall, which is a quadratic. */
static double beyond_K(const struct refractory_layer *layer, double hot_K, double q_W_per_m2)
{
    double slope = layer->material.conductivity_slope_W_per_mK2;
    double k = refractory_conductivity_W_per_mK(&layer->material, hot_K);
    double root = fmax(0.0, k * k - 2.0 * slope * q_W_per_m2 * layer->thickness_m);
    return hot_K - 2.0 * q_W_per_m2 * layer->thickness_m / (k + sqrt(root));
}

double refractory_stack_loss_W_per_m2K(const struct refractory_stack *stack, double hot_K,
                                       double air_K, double outside_W_per_m2K)
{
    double low = 0.0, high = outside_W_per_m2K * (hot_K - air_K);
    for (int i = 0; i < 100; i++) {
        double q = 0.5 * (low + high), at_K = hot_K;
        for (int layer = 0; layer < stack->count && at_K > air_K; layer++)
            at_K = beyond_K(&stack->layer[layer], at_K, q);
        if (outside_W_per_m2K * (at_K - air_K) > q)
            low = q;
        else
            high = q;
    }
    return low / (hot_K - air_K);
}

static bool inside(double value, double low, double high)
{
    return value >= low && value <= high; /* false for NaN */
}

static const char *layer_problem(const struct refractory_layer *layer)
{
    const struct refractory *m = &layer->material;
    if (!(layer->thickness_m > 0.0) || layer->thickness_m > 1.0)
        return "layer thickness must be above 0 and at most 1 m";
    if (!inside(m->conductivity_W_per_mK, 0.005, 500.0))
        return "layer conductivity must be 0.005 to 500 W/(m K)";
    if (!inside(m->conductivity_slope_W_per_mK2 * 1000.0, -0.9 * m->conductivity_W_per_mK,
                10.0 * m->conductivity_W_per_mK))
        return "conductivity slope must leave the conductivity positive up to 1000 K above 20 degC";
    if (!inside(m->density_kg_per_m3, 10.0, 20000.0))
        return "layer density must be 10 to 20000 kg/m3";
    if (!inside(m->cp_J_per_kgK, 100.0, 5000.0))
        return "layer heat capacity must be 100 to 5000 J/(kg K)";
    if (!inside(m->cp_slope_J_per_kgK2, 0.0, 2.0))
        return "heat capacity slope must be 0 to 2 J/(kg K2)";
    return NULL;
}

const char *refractory_stack_problem(const struct refractory_stack *stack)
{
    if (stack->count < 1 || stack->count > REFRACTORY_MAX_LAYERS)
        return "a wall needs one to six layers";
    for (int i = 0; i < stack->count; i++) {
        const char *problem = layer_problem(&stack->layer[i]);
        if (problem != NULL)
            return problem;
    }
    return NULL;
}
