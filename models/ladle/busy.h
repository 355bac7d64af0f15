/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_BUSY_H
#define MODELS_LADLE_BUSY_H

#include "models/ladle/fast_stage.h"

/*
 * Private to the model fast: a step in which something may switch, a burner, a wall that freezes
 * metal or ceases to. It is the two-stage, second-order, L-stable and stiffly accurate SDIRK:
 *   Y1 = y + g dt F(Y1),  Y2 = y + (1 - g) dt F(Y1) + g dt F(Y2) = new y,  g = 1 - 1/sqrt(2)
 * source: ALEXANDER1977
 *
 * Walls are linear, so that a stage comes down to temperatures of faces, shells and metal;
 * radiation is made linear once a stage, and again where a burner switches or metal begins to
 * freeze. The step follows g dt (F(Y2) - F(Y1)), the difference from first order, of the metal, the
 * mean of every wall, hot faces and shells. It ends where a burner begins or is no longer at its
 * limit, and where the melt ceases to flow.
 */

/* Length of the first one of a call. */
double busy_first_s(const struct fast_work *, double dt_s);

/* Tries a step of now_s; out: step_s, the next one's length. */
enum fast_outcome busy_step(struct fast_work *, double now_s, double *step_s,
                            struct ladle_exchange *);

#endif
