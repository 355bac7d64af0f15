/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_PAIR_H
#define MODELS_LADLE_PAIR_H

#include "models/ladle/relax.h"
#include "models/ladle/star.h"

/*
 * Private to the model fast: the star without burner and fronts, at both nodes of a step at once.
 * Faces and metal answer to heat at both nodes:
 *   face_i = base_i + sum over j of answer_ij into_j,
 *   enthalpy_i = enthalpy + dt sum over j of A_ij metal_j,  A of Radau IIA.
 */
struct pair_metal {
    double kg, J_per_kg;                             /* at the start of the step */
    _Alignas(twin) double at_J_per_kg[RELAX_NODES];  /* where the flows were made linear */
    _Alignas(twin) double cp_J_per_kgK[RELAX_NODES]; /* there, or a chord */
};

/* in: flows at each node's temperatures. out: the flows at the solution, by the linear formula that
 * the book needs. */
void pair_solve(const struct star *, double dt_s, const relax_answer answer_K_per_W,
                const double base_K[RELAX_NODES][LADLE_WALLS], const struct pair_metal *,
                struct star_flow *flow[RELAX_NODES]);

/* Enthalpy of the metal at a node by the heat that it got. */
double pair_metal_J_per_kg(const struct pair_metal *, double dt_s, int node,
                           struct star_flow *const flow[RELAX_NODES]);

#endif
