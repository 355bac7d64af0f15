/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_RELAX_H
#define MODELS_LADLE_RELAX_H

#include "models/ladle/basis.h"
#include "models/ladle/twin.h"

/*
 * Private to models/ladle: the shapes of the walls (basis.h) exactly over a step of length dt in
 * which heat into faces and out of shells is linear in time. That heat is given by what it is at
 * the twin nodes of Radau's quadrature, a third and the whole of the step, q1 and q2:
 *   a(dt / 3) = e^(-z/3) a + dt (w11 q1 + w12 q2) face - the same of the shell,
 *   a(dt)     = e^(-z)   a + dt (w21 q1 + w22 q2) face - ...,  z = ageing rate dt,
 * with, for phi1(z) = (1 - e^-z) / z and phi2(z) = (1 - phi1(z)) / z,
 *   w21 = 3/2 (phi1 - phi2),  w22 = 3/2 phi2 - 1/2 phi1                          at z,
 *   w11 = 1/2 phi1 - 1/6 phi2,  w12 = 1/6 (phi2 - phi1)                          at z / 3.
 * For slow shapes these are the coefficients of Radau IIA. source: HOCHBRUCK2005 (exponential
 * collocation)
 */
enum { RELAX_NODES = 2 };

typedef ladle_walls relax_answer[RELAX_NODES][RELAX_NODES];

struct relax {
    double dt_s;
    int sets;                  /* of kinds, as in the basis */
    basis_decays third, whole; /* what is left of a shape */
    basis_decays w11, w12, w21, w22;
    /* temperatures at a node by heat at a node, K/W: face by face's, face or shell by the other's,
     * shell by shell's */
    relax_answer ff, fs, ss;
};

void relax_prepare(const struct ladle_basis *, double ageing, double dt_s, struct relax *);

/* Faces and shells at the nodes that these amplitudes leave there. */
void relax_left(const struct relax *, const double face[BASIS_MODES][LADLE_WALLS],
                const double shell[BASIS_MODES][LADLE_WALLS],
                const double amplitude[BASIS_MODES][LADLE_WALLS],
                double face_K[RELAX_NODES][LADLE_WALLS], double shell_K[RELAX_NODES][LADLE_WALLS]);

/* Amplitudes at the end, by the heat into faces and out of shells at the nodes. */
void relax_move(const struct relax *, const double face[BASIS_MODES][LADLE_WALLS],
                const double shell[BASIS_MODES][LADLE_WALLS],
                const double *const into_W[RELAX_NODES], const double *const out_W[RELAX_NODES],
                double amplitude[BASIS_MODES][LADLE_WALLS]);

/* The answers of a pair of walls. */
static inline struct twin_square relax_pair(const relax_answer a, int pair)
{
    return (struct twin_square){twin_in(a[0][0])[pair], twin_in(a[0][1])[pair],
                                twin_in(a[1][0])[pair], twin_in(a[1][1])[pair]};
}

static inline void relax_set_pair(struct twin_square m, int pair, relax_answer a)
{
    twin_out(a[0][0])[pair] = m.a11;
    twin_out(a[0][1])[pair] = m.a12;
    twin_out(a[1][0])[pair] = m.a21;
    twin_out(a[1][1])[pair] = m.a22;
}

/* Of values at the nodes. */
static inline struct twin_column relax_column(const double of_wall[RELAX_NODES][LADLE_WALLS],
                                              int pair)
{
    return (struct twin_column){twin_in(of_wall[0])[pair], twin_in(of_wall[1])[pair]};
}

static inline void relax_set_column(struct twin_column x, int pair,
                                    double of_wall[RELAX_NODES][LADLE_WALLS])
{
    twin_out(of_wall[0])[pair] = x.one;
    twin_out(of_wall[1])[pair] = x.other;
}

#endif
