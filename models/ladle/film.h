/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_FILM_H
#define MODELS_LADLE_FILM_H

#include "models/ladle/grid.h"

/*
 * Private to models/ladle: convection outside for the model fast. The films of outside.h at the
 * coldest and the hottest upright shell (straight between them), the bottom and the lid, kept in
 * the ladle's state until a shell has moved by 5 K (and 1 K more for every m/s: a forced film
 * hardly knows the shell), the air by 0.5 K or the stream by 1 %. A natural film changes by about
 * (5 K / 100 K) / 4.
 */
void film_refresh(const struct ladle_params *, const struct ladle_grid *,
                  const struct ladle_boundary *, const double shell_K[LADLE_WALLS],
                  struct ladle_film *, double convection_W_per_K[LADLE_WALLS]);

#endif
