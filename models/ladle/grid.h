/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_GRID_H
#define MODELS_LADLE_GRID_H

#include <stdbool.h>

#include "models/ladle/ladle.h"

/*
 * Private to models/ladle (and its tests): geometry and finite volumes of the walls.
 *
 * Nodes stand on the hot face, on every joint between layers and between them, and on the inside of
 * the shell; each owns the volume up to the middle between neighbours, so the first node is the hot
 * face itself. A thin conducting outermost layer (the steel shell) is lumped into the last node.
 * All walls have the same number of nodes, and arrays run [node][wall], so that a loop over the
 * walls is innermost.
 */
struct ladle_basis;

struct ladle_grid {
    struct ladle_basis *basis; /* shapes of the walls; NULL: properties change with temperature */
    bool sloped;               /* whether any heat capacity changes with temperature */
    int nodes;                 /* per wall, 2..LADLE_MAX_CELLS */
    double inner_diameter_m, inner_height_m;
    double level_m; /* melt depth at nominal fill */
    double outer_diameter_m, outer_height_m;
    double face_m2[LADLE_WALLS]; /* hot faces */
    double shell_m2[LADLE_WALLS];
    double lining_kg, shell_kg;
    double place_m[LADLE_MAX_CELLS][LADLE_WALLS];      /* depth from the hot face */
    double heat_J_per_K[LADLE_MAX_CELLS][LADLE_WALLS]; /* of a node at 293.15 K */
    double heat_slope_J_per_K2[LADLE_MAX_CELLS][LADLE_WALLS];
    double link_W_per_K[LADLE_MAX_CELLS][LADLE_WALLS]; /* node j to j + 1 at 293.15 K */
    double link_slope_W_per_K2[LADLE_MAX_CELLS][LADLE_WALLS];
};

/* How fine: intervals on the coarsest grid, shared out over the layers, each cut `refine` times. */
struct ladle_mesh {
    int base;   /* 6..31 */
    int refine; /* base * refine <= LADLE_MAX_CELLS - 1 */
};

/* As ladle_grid_create, with a mesh of one's own. */
struct ladle_grid *ladle_grid_create_mesh(const struct ladle_params *, struct ladle_mesh,
                                          const char **why);

/* Heat of node j of a wall above 293.15 K. */
double ladle_grid_heat_J(const struct ladle_grid *, int wall, int node, double temperature_K);

/* Conductance between node j and j + 1 at these temperatures (exact for k linear in T). */
double ladle_grid_link_W_per_K(const struct ladle_grid *, int wall, int node, double mean_K);

#endif
