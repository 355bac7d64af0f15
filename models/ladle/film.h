/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_FILM_H
#define MODELS_LADLE_FILM_H

#include "models/ladle/grid.h"

/*
 * Private to models/ladle: convection outside for the models. The films of outside.h at the
 * coldest and the hottest upright shell (straight between them), the bottom and the lid are kept in
 * the ladle's state until a shell has moved against the air by 15 K or its film by 2 %, the air by
 * 4 K or the stream by 1 %. In between they follow the shell: natural convection is about
 * turbulent, n^3 = c dT, so that h^3 = n^3 + f^3 is about straight.
 */
void film_refresh(const struct ladle_params *, const struct ladle_grid *,
                  const struct ladle_boundary *, const double shell_K[LADLE_WALLS],
                  struct ladle_films *, double convection_W_per_K[LADLE_WALLS]);

void film_copy(const struct ladle_films *, struct ladle_films *);

#endif
