/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_WALLS_H
#define MODELS_LADLE_WALLS_H

#include "models/ladle/grid.h"
#include "models/ladle/inside.h"

/*
 * Private to models/ladle: conduction in the walls and the heat that leaves their shells.
 * Arrays are [node][wall], node 0 the hot face.
 */
typedef double wall_nodes[LADLE_MAX_CELLS][LADLE_WALLS];

/* Outside of each wall: W/K of convection and W/K4 of radiation to the air. */
struct walls_outside {
    double convection_W_per_K[LADLE_WALLS];
    double radiation_W_per_K4[LADLE_WALLS];
    double at_shell_K[LADLE_WALLS]; /* shell for which the convection was worked out */
};

/* The linear systems (C - a K) x = f of the chains below the faces, eliminated from the shell. */
struct walls_factor {
    double face_W_per_K[LADLE_WALLS]; /* what is left of the diagonal at the face */
    wall_nodes inverse, ratio;
};

/* Film and radiation for this boundary; forced makes it new even if the shell hardly changed. */
void walls_outside_refresh(const struct ladle_params *, const struct ladle_grid *,
                           const struct ladle_boundary *, const double shell_K[LADLE_WALLS],
                           struct walls_outside *);

/* Radiation alone, which is the same for any shell. */
void walls_radiation(const struct ladle_params *, const struct ladle_grid *,
                     struct walls_outside *);

/* Heat capacity of every node at these temperatures. */
void walls_capacity(const struct ladle_grid *, const wall_nodes temperature_K,
                    wall_nodes capacity_J_per_K);

/* Conductances between nodes at these temperatures, times ageing. */
void walls_links(const struct ladle_grid *, double ageing, const wall_nodes temperature_K,
                 wall_nodes link_W_per_K);

/* Heat into every node but for the hot faces' inner side; returns what leaves the shells, W. */
double walls_flows(const struct ladle_grid *, const struct walls_outside *, double air_K,
                   const wall_nodes link_W_per_K, const wall_nodes temperature_K,
                   wall_nodes into_W);

/* d(shell loss)/d(shell temperature). */
void walls_shell_slopes(const struct walls_outside *, const double shell_K[LADLE_WALLS],
                        double slope_W_per_K[LADLE_WALLS]);

void walls_factorise(const struct ladle_grid *, double a_s, const wall_nodes capacity_J_per_K,
                     const wall_nodes link_W_per_K, const double shell_slope_W_per_K[LADLE_WALLS],
                     struct walls_factor *);

/* Eliminate f from the shell to the face (row 0 then belongs to the faces' own system) ... */
void walls_reduce(const struct ladle_grid *, const struct walls_factor *, wall_nodes f);
/* ... and, row 0 holding the faces' solution, give all others. */
void walls_expand(const struct ladle_grid *, const struct walls_factor *, wall_nodes f);

/* Temperatures after every node took the heat capacity_J_per_K * heat_K: exact for a heat capacity
 * that is linear in temperature, c d + b d^2 / 2 = c heat. */
void walls_warmed(const struct ladle_grid *, const wall_nodes capacity_J_per_K,
                  const wall_nodes heat_K, const wall_nodes from_K, wall_nodes temperature_K);

#endif
