/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_WALL1D_H
#define MODELS_LADLE_WALL1D_H

#include "models/ladle/ladle.h"

/*
 * Private to models/ladle (and its tests): the reference model.
 *
 * Enthalpies H of all nodes follow dH/dt = F(T(H)). One step is ROS2 (Verwer et al. 1999, eq. 2.3),
 * second order for any matrix J, L-stable for gamma = 1 - 1/sqrt(2):
 *   (1 - gamma dt J) k1 = F(T),  (1 - gamma dt J) k2 = F(T + dt x1) - 2 k1,  k = C x
 *   H += dt (3/2 k1 + 1/2 k2)
 * J = K / C with flux-form K, so that what the nodes gain is what crossed the boundary, to
 * rounding, whatever the step. The step follows dt (x1 + x2) / 2, the difference from first order.
 */
struct wall1d_control {
    double metal_K; /* error per step of the metal ... */
    double wall_K;  /* ... and of any node of a wall */
    double longest_s;
};

extern const struct wall1d_control wall1d_default_control;

/* As the advance of ladle_model wall1d, with a tolerance of one's own; returns steps tried. */
struct wall1d_run {
    const struct ladle_params *params;
    const struct ladle_grid *grid;
    const struct ladle_boundary *boundary;
    const struct wall1d_control *control;
};
long wall1d_advance(const struct wall1d_run *, double dt_s, struct ladle_state *,
                    struct ladle_exchange *);

extern const struct ladle_model ladle_model_wall1d;

#endif
