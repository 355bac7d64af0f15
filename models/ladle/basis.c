/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/basis.h"

#include <math.h>
#include <string.h>

/* Time scales of the hot face: from this one to that of the whole wall, evenly by ratio. */
static const double shortest_s = 40.0;
/* And one of the shell: how soon it follows a change of wind. */
static const double shell_s = 600.0;
/* "Steady", in time scales of the whole wall. */
static const double steady = 10.0;

enum { N = BASIS_MODES };

struct wall {
    int nodes;
    double capacity[LADLE_MAX_CELLS], link[LADLE_MAX_CELLS];
    double vector[N][LADLE_MAX_CELLS];
};

static double dot(const struct wall *w, const double a[], const double b[])
{
    double sum = 0.0;
    for (int j = 0; j < w->nodes; j++)
        sum += w->capacity[j] * a[j] * b[j];
    return sum;
}

/* (L + C / tau) x = e_at, at the hot face (0) or the shell. */
static void answer(const struct wall *w, int at, double tau_s, double x[])
{
    double ratio[LADLE_MAX_CELLS] = {0.0},
           below = 0.0; /* what the outer neighbour adds to the diagonal */
    int last = w->nodes - 1;
    memset(x, 0, LADLE_MAX_CELLS * sizeof *x);
    x[at] = 1.0;
    for (int j = last; j > 0; j--) {
        double up = w->link[j - 1], inverse = 1.0 / (w->capacity[j] / tau_s + up + below);
        ratio[j] = up * inverse;
        x[j - 1] += ratio[j] * x[j];
        x[j] *= inverse;
        below = up * (1.0 - ratio[j]);
    }
    x[0] /= w->capacity[0] / tau_s + below;
    for (int j = 1; j <= last; j++)
        x[j] += ratio[j] * x[j - 1];
}

/* Make vector n orthogonal to those before it (twice, for rounding) and of length 1; one that adds
 * nothing becomes zero. */
static void orthonormalise(struct wall *w, int n)
{
    double *v = w->vector[n], before = sqrt(dot(w, v, v));
    for (int pass = 0; pass < 2; pass++)
        for (int m = 0; m < n; m++) {
            double share = dot(w, v, w->vector[m]);
            for (int j = 0; j < w->nodes; j++)
                v[j] -= share * w->vector[m][j];
        }
    double length = sqrt(dot(w, v, v)), scale = length > 1e-9 * before ? 1.0 / length : 0.0;
    for (int j = 0; j < w->nodes; j++)
        v[j] *= scale;
}

static void span(struct wall *w)
{
    double heat = 0.0, resistance = 0.0;
    for (int j = 0; j < w->nodes; j++) {
        heat += w->capacity[j];
        w->vector[0][j] = 1.0;
        if (j + 1 < w->nodes)
            resistance += 1.0 / w->link[j];
    }
    double whole_s = heat * resistance;
    answer(w, 0, steady * whole_s, w->vector[1]);
    answer(w, w->nodes - 1, steady * whole_s, w->vector[2]);
    answer(w, w->nodes - 1, shell_s, w->vector[3]);
    for (int n = 4; n < N; n++)
        answer(w, 0, shortest_s * pow(whole_s / shortest_s, (n - 4.0) / (N - 4.0)), w->vector[n]);
    for (int n = 0; n < N; n++)
        orthonormalise(w, n);
}

/* a . L b: the heat that shapes a and b exchange through the links. */
static double stiffness(const struct wall *w, const double a[], const double b[])
{
    double sum = 0.0;
    for (int j = 0; j + 1 < w->nodes; j++)
        sum += w->link[j] * (a[j] - a[j + 1]) * (b[j] - b[j + 1]);
    return sum;
}

/* Turn vectors p and q so that they no longer exchange heat. Jacobi's rotation. */
static void turn(struct wall *w, int p, int q)
{
    double cross = stiffness(w, w->vector[p], w->vector[q]);
    double pp = stiffness(w, w->vector[p], w->vector[p]);
    double qq = stiffness(w, w->vector[q], w->vector[q]);
    if (fabs(cross) <= 1e-15 * sqrt(pp * qq))
        return;
    double theta = 0.5 * (qq - pp) / cross;
    double t = copysign(1.0, theta) / (fabs(theta) + sqrt(theta * theta + 1.0));
    double c = 1.0 / sqrt(t * t + 1.0), s = t * c;
    for (int j = 0; j < w->nodes; j++) {
        double vp = w->vector[p][j], vq = w->vector[q][j];
        w->vector[p][j] = c * vp - s * vq;
        w->vector[q][j] = s * vp + c * vq;
    }
}

/* The constant exchanges nothing and stays what it is. */
static void diagonalise(struct wall *w)
{
    for (int sweep = 0; sweep < 12; sweep++)
        for (int p = 1; p < N; p++)
            for (int q = p + 1; q < N; q++)
                turn(w, p, q);
}

void basis_build(const struct ladle_grid *grid, struct ladle_basis *basis)
{
    for (int wall = 0; wall < LADLE_WALLS; wall++) {
        struct wall w = {.nodes = grid->nodes};
        for (int j = 0; j < grid->nodes; j++) {
            w.capacity[j] = grid->heat_J_per_K[j][wall];
            w.link[j] = grid->link_W_per_K[j][wall];
        }
        span(&w);
        diagonalise(&w);
        for (int n = 0; n < N; n++) {
            basis->rate_per_s[n][wall] = n == 0 ? 0.0 : stiffness(&w, w.vector[n], w.vector[n]);
            for (int j = 0; j < grid->nodes; j++)
                basis->shape[j][n][wall] = w.vector[n][j];
        }
    }
}

void basis_project(const struct ladle_grid *g, const double wall_K[LADLE_WALLS][LADLE_MAX_CELLS],
                   double amplitude[N][LADLE_WALLS])
{
    for (int n = 0; n < N; n++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double sum = 0.0;
            for (int j = 0; j < g->nodes; j++)
                sum += g->basis->shape[j][n][w] * g->heat_J_per_K[j][w] * wall_K[w][j];
            amplitude[n][w] = sum;
        }
}

void ladle_unfold(const struct ladle_grid *g, struct ladle_state *state)
{
    if (!state->folded)
        return;
    for (int j = 0; j < g->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double sum = 0.0;
            for (int n = 0; n < N; n++)
                sum += g->basis->shape[j][n][w] * state->shape[n][w];
            state->wall_K[w][j] = sum;
        }
    state->folded = false;
}

static bool constant(const struct refractory_stack *stack)
{
    for (int i = 0; i < stack->count; i++)
        if (stack->layer[i].material.conductivity_slope_W_per_mK2 != 0.0 ||
            stack->layer[i].material.cp_slope_J_per_kgK2 != 0.0)
            return false;
    return true;
}

bool basis_fits(const struct ladle_params *params)
{
    return constant(&params->side) && constant(&params->bottom) && constant(&params->lid);
}
