/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/walls.h"

#include <math.h>
#include <string.h>

#include "models/ladle/outside.h"

/* Stefan-Boltzmann. source: CODATA2018 */
static const double sigma_W_per_m2K4 = 5.670374419e-8;

/* A film worked out for a shell this close is kept: it changes by about (1 K / 400 K) / 4. */
static const double refresh_K = 1.0;

static enum outside_face facing(int wall)
{
    return wall == LADLE_BOTTOM ? OUTSIDE_DOWN : wall == LADLE_LID ? OUTSIDE_UP : OUTSIDE_VERTICAL;
}

/* Natural and forced convection at one shell. Wind from any side: speeds add as squares. */
static double film_W_per_m2K(const struct ladle_grid *grid, const struct ladle_boundary *b,
                             int wall, double shell_K)
{
    enum outside_face face = facing(wall);
    bool upright = face == OUTSIDE_VERTICAL;
    double natural_m = upright ? grid->outer_height_m : 0.25 * grid->outer_diameter_m;
    double stream = hypot(b->wind_m_per_s, b->speed_m_per_s);
    return outside_film_W_per_m2K(face, natural_m, grid->outer_diameter_m, stream, shell_K,
                                  b->air_K);
}

void walls_outside_refresh(const struct ladle_params *p, const struct ladle_grid *grid,
                           const struct ladle_boundary *b, const double shell_K[LADLE_WALLS],
                           struct walls_outside *out)
{
    for (int w = 0; w < LADLE_WALLS; w++) {
        if (fabs(shell_K[w] - out->at_shell_K[w]) <= refresh_K)
            continue;
        bool fixed = p->outside_W_per_m2K > 0.0;
        double film = fixed ? p->outside_W_per_m2K : film_W_per_m2K(grid, b, w, shell_K[w]);
        out->at_shell_K[w] = shell_K[w];
        out->convection_W_per_K[w] = film * grid->shell_m2[w];
        out->radiation_W_per_K4[w] =
            fixed ? 0.0 : sigma_W_per_m2K4 * p->emissivity_shell * grid->shell_m2[w];
    }
}

void walls_radiation(const struct ladle_params *p, const struct ladle_grid *grid,
                     struct walls_outside *out)
{
    double emissivity = p->outside_W_per_m2K > 0.0 ? 0.0 : p->emissivity_shell;
    for (int w = 0; w < LADLE_WALLS; w++)
        out->radiation_W_per_K4[w] = sigma_W_per_m2K4 * emissivity * grid->shell_m2[w];
}

void walls_capacity(const struct ladle_grid *grid, const wall_nodes t, wall_nodes capacity)
{
    for (int j = 0; j < grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            capacity[j][w] = grid->heat_J_per_K[j][w] +
                             grid->heat_slope_J_per_K2[j][w] * (t[j][w] - REFRACTORY_REFERENCE_K);
}

void walls_links(const struct ladle_grid *grid, double ageing, const wall_nodes t, wall_nodes link)
{
    for (int j = 0; j < grid->nodes - 1; j++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double cold = grid->link_W_per_K[j][w];
            double mean_K = 0.5 * (t[j][w] + t[j + 1][w]) - REFRACTORY_REFERENCE_K;
            double hot = cold + grid->link_slope_W_per_K2[j][w] * mean_K;
            link[j][w] = ageing * (hot > 0.1 * cold ? hot : 0.1 * cold);
        }
}

double walls_flows(const struct ladle_grid *grid, const struct walls_outside *out, double air_K,
                   const wall_nodes link, const wall_nodes t, wall_nodes into_W)
{
    int last = grid->nodes - 1;
    double air2 = air_K * air_K, sum_W = 0.0;
    double arrives_W[LADLE_WALLS] = {0.0}, leaves_W[LADLE_WALLS], into[LADLE_WALLS];
    for (int j = 0; j < last; j++) {
        for (int w = 0; w < LADLE_WALLS; w++) {
            leaves_W[w] = link[j][w] * (t[j][w] - t[j + 1][w]);
            into[w] = arrives_W[w] - leaves_W[w];
            arrives_W[w] = leaves_W[w];
        }
        memcpy(into_W[j], into, sizeof into);
    }
    for (int w = 0; w < LADLE_WALLS; w++) {
        double t2 = t[last][w] * t[last][w];
        double q_W = out->convection_W_per_K[w] * (t[last][w] - air_K) +
                     out->radiation_W_per_K4[w] * (t2 * t2 - air2 * air2);
        into_W[last][w] = arrives_W[w] - q_W;
        sum_W += q_W;
    }
    return sum_W;
}

void walls_shell_slopes(const struct walls_outside *out, const double shell_K[LADLE_WALLS],
                        double slope[LADLE_WALLS])
{
    for (int w = 0; w < LADLE_WALLS; w++)
        slope[w] = out->convection_W_per_K[w] +
                   4.0 * out->radiation_W_per_K4[w] * shell_K[w] * shell_K[w] * shell_K[w];
}

void walls_factorise(const struct ladle_grid *grid, double a_s, const wall_nodes capacity,
                     const wall_nodes link, const double shell_slope[LADLE_WALLS],
                     struct walls_factor *factor)
{
    int last = grid->nodes - 1;
    double below[LADLE_WALLS]; /* what the node's outward neighbour adds to its diagonal */
    for (int w = 0; w < LADLE_WALLS; w++)
        below[w] = a_s * shell_slope[w];
    for (int j = last; j > 0; j--)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double up = a_s * link[j - 1][w];
            factor->inverse[j][w] = 1.0 / (capacity[j][w] + up + below[w]);
            factor->ratio[j][w] = up * factor->inverse[j][w];
            below[w] = up * (1.0 - factor->ratio[j][w]);
        }
    for (int w = 0; w < LADLE_WALLS; w++)
        factor->face_W_per_K[w] = capacity[0][w] + below[w];
}

/* In both the running row is a local one, so that the compiler may take two walls at once. */
void walls_reduce(const struct ladle_grid *grid, const struct walls_factor *factor, wall_nodes f)
{
    double row[LADLE_WALLS];
    memcpy(row, f[grid->nodes - 1], sizeof row);
    for (int j = grid->nodes - 1; j > 0; j--) {
        for (int w = 0; w < LADLE_WALLS; w++)
            row[w] = f[j - 1][w] + factor->ratio[j][w] * row[w];
        memcpy(f[j - 1], row, sizeof row);
    }
}

void walls_expand(const struct ladle_grid *grid, const struct walls_factor *factor, wall_nodes f)
{
    double row[LADLE_WALLS];
    memcpy(row, f[0], sizeof row);
    for (int j = 1; j < grid->nodes; j++) {
        for (int w = 0; w < LADLE_WALLS; w++)
            row[w] = factor->inverse[j][w] * f[j][w] + factor->ratio[j][w] * row[w];
        memcpy(f[j], row, sizeof row);
    }
}

void walls_warmed(const struct ladle_grid *grid, const wall_nodes capacity, const wall_nodes heat_K,
                  const wall_nodes from, wall_nodes t)
{
    for (int j = 0; j < grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double bend = 2.0 * grid->heat_slope_J_per_K2[j][w] * heat_K[j][w] / capacity[j][w];
            t[j][w] = from[j][w] + 2.0 * heat_K[j][w] / (1.0 + sqrt(fmax(0.0, 1.0 + bend)));
        }
}
