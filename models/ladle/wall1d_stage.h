/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_WALL1D_STAGE_H
#define MODELS_LADLE_WALL1D_STAGE_H

#include "models/ladle/skull.h"
#include "models/ladle/walls.h"

/*
 * Private to the model wall1d: a step of two implicit stages. Enthalpies H of all nodes follow
 * dH/dt = F(T(H)):
 *   H1 = H + g dt F(T1),  H2 = H + (1 - g) dt F(T1) + g dt F(T2) = new H,  g = 1 - 1/sqrt(2),
 * second order, L-stable, stiffly accurate. source: ALEXANDER1977
 *
 * Heat is counted from the beginning of the step; in kelvins of the node's heat capacity then, C.
 * A stage is solved by Newton, (C - a J) d = a F + (anchor - heat), which is once, and again only
 * where a burner switches, a wall begins or ceases to freeze metal, or the metal does. J is in flux
 * form, so that what nodes gain is what crossed the boundary, to rounding, whatever the step.
 */

/* Everything one call works on. */
struct wall1d_work {
    const struct ladle_params *params;
    const struct ladle_grid *grid;
    const struct ladle_boundary *boundary;
    struct inside inside;
    struct walls_outside outside;
    struct ladle_films films;
    double ageing;
    double metal_kg, metal_J_per_kg, metal_K;
    double least_kg;    /* metal that is less is followed as if it were as much */
    bool settle;        /* else a stage's last turn is taken as it comes: the books close with it */
    struct skull skull; /* beside a melt; without one it is the metal */
    wall_nodes temperature_K;
};

/* A stage's solution: heat since the step began, temperatures, and rates. */
struct wall1d_stage {
    wall_nodes heat_K, temperature_K;
    double metal_J, metal_K;
    double skull_on_kg[LADLE_WALLS];
    struct crossing cross_W;
};

/* A step's linear system. */
struct wall1d_system {
    double a_s;           /* g dt */
    bool constant;        /* capacities and conductances of the walls */
    double metal_J_per_K; /* at the beginning, or a chord */
    wall_nodes capacity_J_per_K, link_W_per_K;
    struct inside_slope slope;
    double shell_slope_W_per_K[LADLE_WALLS];
    struct walls_factor chain;
    double core[INSIDE_NODES][INSIDE_NODES]; /* LU of faces and metal */
};

struct wall1d_step {
    double dt_s;
    struct wall1d_system system;
    struct wall1d_stage first, second;
    /* what the second stage misses of the first's rates: the error of first order */
    double wall_miss_K[LADLE_WALLS]; /* worst node of each wall */
    double shell_miss_K[LADLE_WALLS];
    double metal_miss_J, freeze_miss_J, burner_miss_J;
};

/* Once for all steps of a call: what does not change with temperature. */
void wall1d_begin(const struct wall1d_work *, struct wall1d_step *);

/* Both stages of a step of dt_s; false when one does not settle or anything is not finite. Changes
 * of work: fronts in inside. */
bool wall1d_try(struct wall1d_work *, double dt_s, struct wall1d_step *);

/* What a rate in both stages makes of the step. */
double wall1d_sum(double dt_s, double first, double second);

#endif
