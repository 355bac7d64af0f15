/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/ladle/walls.h"

/*
 * Steady profile of one wall: the same heat flow through every link and off the shell. The flow is
 * found by bisection: the larger the flow, the colder the shell it leads to and the less it loses.
 */

/* Temperature beyond a link that carries flow_W; k linear in T makes it a quadratic in the fall. */
static double beyond_K(const struct ladle_grid *grid, int wall, int node, double hot_K,
                       double flow_W)
{
    double slope = grid->link_slope_W_per_K2[node][wall];
    double link = grid->link_W_per_K[node][wall] + slope * (hot_K - REFRACTORY_REFERENCE_K);
    double root = sqrt(fmax(0.0, link * link - 2.0 * slope * flow_W));
    return hot_K - 2.0 * flow_W / (link + root);
}

/* Shell temperature that this flow leads to. A flow that passes the air's temperature on the way is
 * too large: the air's temperature from there on, beyond which k linear in T may end. */
static double march(const struct ladle_grid *grid, int wall, double flow_W, double air_K,
                    double profile_K[])
{
    bool hot = profile_K[0] >= air_K;
    for (int j = 0; j + 1 < grid->nodes; j++) {
        double next_K = beyond_K(grid, wall, j, profile_K[j], flow_W);
        profile_K[j + 1] = hot ? fmax(next_K, air_K) : fmin(next_K, air_K);
    }
    return profile_K[grid->nodes - 1];
}

static double shell_loss_W(const struct ladle_params *params, const struct ladle_grid *grid,
                           const struct ladle_boundary *boundary, int wall, double shell_K)
{
    double all_K[LADLE_WALLS];
    struct walls_outside out;
    for (int w = 0; w < LADLE_WALLS; w++) {
        all_K[w] = shell_K;
        out.at_shell_K[w] = -1e9;
    }
    walls_outside_refresh(params, grid, boundary, all_K, &out);
    return out.convection_W_per_K[wall] * (shell_K - boundary->air_K) +
           out.radiation_W_per_K4[wall] * (pow(shell_K, 4) - pow(boundary->air_K, 4));
}

/* Flow that would bring the shell down (or up) to the air. */
static double largest_flow_W(const struct ladle_grid *grid, int wall, double face_K, double air_K)
{
    double resistance = 0.0;
    for (int j = 0; j + 1 < grid->nodes; j++)
        resistance += 1.0 / fmin(ladle_grid_link_W_per_K(grid, wall, j, face_K),
                                 ladle_grid_link_W_per_K(grid, wall, j, air_K));
    return (face_K - air_K) / resistance * 20.0;
}

void ladle_soak(const struct ladle_params *params, const struct ladle_grid *grid, double face_K,
                double air_K, struct ladle_state *state)
{
    struct ladle_boundary boundary = {.air_K = air_K};
    double sign = face_K >= air_K ? 1.0 : -1.0;
    state->folded = false;
    for (int w = 0; w < LADLE_WALLS; w++) {
        double low = 0.0, high = largest_flow_W(grid, w, face_K, air_K);
        state->wall_K[w][0] = face_K;
        for (int i = 0; i < 60 && low != high; i++) {
            double flow_W = 0.5 * (low + high);
            double shell_K = march(grid, w, flow_W, air_K, state->wall_K[w]);
            double loss_W = (shell_K - air_K) * sign > 0.0
                                ? shell_loss_W(params, grid, &boundary, w, shell_K)
                                : 0.0;
            if (loss_W * sign > flow_W * sign)
                low = flow_W;
            else
                high = flow_W;
        }
        march(grid, w, 0.5 * (low + high), air_K, state->wall_K[w]);
    }
}
