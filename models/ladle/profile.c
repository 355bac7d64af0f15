/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/grid.h"

int ladle_profile(const struct ladle_grid *grid, const struct ladle_state *state,
                  enum ladle_wall wall, double depth_m[LADLE_MAX_CELLS],
                  double temperature_K[LADLE_MAX_CELLS])
{
    struct ladle_state whole = *state;
    ladle_unfold(grid, &whole);
    for (int i = 0; i < grid->nodes; i++) {
        depth_m[i] = grid->place_m[i][wall];
        temperature_K[i] = whole.wall_K[wall][i];
    }
    return grid->nodes;
}
