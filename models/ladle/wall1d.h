/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_WALL1D_H
#define MODELS_LADLE_WALL1D_H

#include "models/ladle/ladle.h"

/*
 * Private to models/ladle (and its tests): the reference model. A call is a number of implicit
 * steps of second order (wall1d_stage.h), as long as the difference from first order allows: of the
 * metal, of what freezes and of the burner's heat, in kelvins of metal, and of every node of the
 * walls.
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
