/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_BASIS_H
#define MODELS_LADLE_BASIS_H

#include "models/ladle/grid.h"

/*
 * Private to models/ladle: few shapes that stand for the profiles a wall can have.
 *
 * The chain of a wall is C dT/dt = -L T + q e_face - p e_shell, with C its heat capacities, L its
 * links, q the heat into the hot face and p what leaves the shell. Of the profiles that q and p can
 * make, a few directions hold nearly all: the constant, steady conduction, and the eigenvectors of
 * the gramian P of the rest with the largest eigenvalues. In the chain's own modes, of rates r_i
 * and with values f_i at the face and s_i at the shell, P_ij = (f_i f_j + s_i s_j) / (r_i + r_j).
 * This is balanced truncation: the chain is symmetric, so that what is easily reached is easily
 * seen. source: MOORE1981
 * The shapes are C-orthonormal and turned so that L is diagonal:
 *   T = shape a,  da/dt = -ageing rate a + face q - shell p.
 * The constant is mode 0 with rate 0 and carries all heat, so that the energy book is exact; steady
 * conduction is exact too.
 */
enum { BASIS_MODES = LADLE_SHAPES };

/*
 * Walls of a kind are alike but for their height: side, bottom, lid. All shapes but the constant
 * one decay. Numbers of them are kept for two kinds side by side: for side and bottom, and, unless
 * the lid is laid as the bottom is, for the lid twice.
 */
enum { BASIS_KINDS = 3, BASIS_DECAYS = BASIS_MODES - 1, BASIS_SETS = 2 };

typedef double basis_both[2] __attribute__((aligned(2 * sizeof(double))));
typedef basis_both basis_decays[BASIS_SETS][BASIS_DECAYS];

/* Products of the shapes at their ends: face by face, face by shell, shell by shell; those of a
 * wall are larger by its size. */
struct basis_ends {
    basis_both constant[BASIS_SETS];
    basis_decays decays;
};

struct ladle_basis {
    ladle_walls rate_per_s[BASIS_MODES];
    ladle_walls shape[LADLE_MAX_CELLS][BASIS_MODES]; /* [0] hot face, [nodes - 1] shell */
    int sets;                                        /* 1: the lid is laid as the bottom is */
    basis_decays decay_per_s;
    struct basis_ends ff, fs, ss;
    ladle_walls size, per_root_size;
    _Alignas(2 * sizeof(double)) double take[BASIS_KINDS][BASIS_MODES]
                                            [LADLE_MAX_CELLS]; /* shape x heat capacity */
};

/* Whether no property of the walls changes with temperature. */
bool basis_fits(const struct ladle_params *);

/* For the walls of this grid, properties as at 293.15 K. false: out of memory. */
bool basis_build(const struct ladle_grid *, struct ladle_basis *);

/* How much of each shape is in these temperatures; ladle_unfold is the way back. */
void basis_project(const struct ladle_grid *, const double wall_K[LADLE_WALLS][LADLE_MAX_CELLS],
                   double amplitude[BASIS_MODES][LADLE_WALLS]);

#endif
