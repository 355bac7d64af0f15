/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_BASIS_H
#define MODELS_LADLE_BASIS_H

#include "models/ladle/grid.h"

/*
 * Private to models/ladle: few shapes that stand for the profiles a wall can have.
 *
 * The chain of a wall is C dT/dt = -L T + q e_face - p e_shell, with C its heat capacities, L its
 * links, q the heat into the hot face and p what leaves the shell. Its answers to q and p on time
 * scales from seconds to days span a space of few dimensions:
 *   constant, (L + C / tau_k)^-1 e_face for some tau_k, (L + C / tau)^-1 e_shell
 * made C-orthonormal and turned so that L is diagonal (Galerkin on a rational Krylov space). Then
 *   T = shape a,  da/dt = -ageing rate a + face q - shell p.
 * The constant is mode 0 with rate 0 and carries all heat, so that the energy book is exact; the
 * longest tau at either end makes steady conduction exact.
 */
enum { BASIS_MODES = LADLE_SHAPES };

struct ladle_basis {
    double rate_per_s[BASIS_MODES][LADLE_WALLS];
    double shape[LADLE_MAX_CELLS][BASIS_MODES][LADLE_WALLS]; /* [0] hot face, [nodes - 1] shell */
};

/* Whether no property of the walls changes with temperature. */
bool basis_fits(const struct ladle_params *);

/* For the walls of this grid, properties as at 293.15 K. */
void basis_build(const struct ladle_grid *, struct ladle_basis *);

/* How much of each shape is in these temperatures; ladle_unfold is the way back. */
void basis_project(const struct ladle_grid *, const double wall_K[LADLE_WALLS][LADLE_MAX_CELLS],
                   double amplitude[BASIS_MODES][LADLE_WALLS]);

#endif
