/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/basis.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_eigen.h>

#include "models/ladle/twin.h"

/* What decays nowhere, where fewer shapes are used. */
static const double unused_per_s = 1.0;

enum { N = BASIS_MODES, M = LADLE_MAX_CELLS };

typedef double matrix[M][M];

/* A wall as its own modes, all of them: T = shape a, the constant one aside. */
struct wall {
    int nodes, modes;
    double rate_per_s[M];
    matrix shape; /* [node][mode] */
};

/* Eigenvalues of a symmetric matrix onto its diagonal, eigenvectors into columns. false: out of
 * memory. */
static bool diagonalise(int n, matrix a, matrix vectors)
{
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc((size_t)n);
    if (work == NULL)
        return false;
    double value[M];
    gsl_matrix_view of = gsl_matrix_view_array_with_tda(a[0], (size_t)n, (size_t)n, M);
    gsl_matrix_view into = gsl_matrix_view_array_with_tda(vectors[0], (size_t)n, (size_t)n, M);
    gsl_vector_view values = gsl_vector_view_array(value, (size_t)n);
    gsl_eigen_symmv(&of.matrix, &values.vector, &into.matrix, work);
    gsl_eigen_symmv_free(work);
    for (int i = 0; i < n; i++)
        a[i][i] = value[i];
    return true;
}

/* Index of the k-th of n values, the largest first. */
static int ranked(int n, const matrix values, int k)
{
    for (int i = 0; i < n; i++) {
        int before = 0;
        for (int j = 0; j < n; j++)
            before += values[j][j] > values[i][i] || (j < i && values[j][j] == values[i][i]);
        if (before == k)
            return i;
    }
    return n - 1;
}

/* All modes of wall number `wall`, the slowest first. */
static bool set_modes(const struct ladle_grid *grid, int wall, struct wall *w)
{
    matrix a = {{0.0}}, vectors;
    int n = w->nodes = grid->nodes;
    double root[M], heat = 0.0;
    for (int j = 0; j < n; j++) {
        root[j] = sqrt(grid->heat_J_per_K[j][wall]);
        heat += grid->heat_J_per_K[j][wall];
    }
    for (int j = 0; j + 1 < n; j++) {
        double link = grid->link_W_per_K[j][wall];
        a[j][j] += link / (root[j] * root[j]);
        a[j + 1][j + 1] += link / (root[j + 1] * root[j + 1]);
        a[j][j + 1] = a[j + 1][j] = -link / (root[j] * root[j + 1]);
    }
    if (!diagonalise(n, a, vectors))
        return false;
    w->modes = n - 1;
    for (int i = 0; i < w->modes; i++) {
        int at = ranked(n, a, n - 2 - i);
        double mean = 0.0;
        w->rate_per_s[i] = a[at][at];
        for (int j = 0; j < n; j++)
            mean += root[j] * vectors[j][at] / heat;
        for (int j = 0; j < n; j++)
            w->shape[j][i] = vectors[j][at] / root[j] - mean;
    }
    return true;
}

/* How much of each mode lies in the steady fall of temperature from face to shell; of length 1. */
static void set_steady(const struct wall *w, double steady[M])
{
    double sum = 0.0;
    for (int i = 0; i < w->modes; i++) {
        steady[i] = (w->shape[0][i] - w->shape[w->nodes - 1][i]) / w->rate_per_s[i];
        sum += steady[i] * steady[i];
    }
    for (int i = 0; i < w->modes; i++)
        steady[i] /= sqrt(sum);
}

/* The gramian of heat at both ends, without what lies along the steady profile. */
static void set_gramian(const struct wall *w, const double steady[M], matrix p)
{
    const double *face = w->shape[0], *shell = w->shape[w->nodes - 1];
    double along[M], both = 0.0;
    for (int i = 0; i < w->modes; i++) {
        along[i] = 0.0;
        for (int j = 0; j < w->modes; j++) {
            p[i][j] =
                (face[i] * face[j] + shell[i] * shell[j]) / (w->rate_per_s[i] + w->rate_per_s[j]);
            along[i] += p[i][j] * steady[j];
        }
        both += steady[i] * along[i];
    }
    for (int i = 0; i < w->modes; i++)
        for (int j = 0; j < w->modes; j++)
            p[i][j] += both * steady[i] * steady[j] - steady[i] * along[j] - along[i] * steady[j];
}

/* The shapes in terms of the modes, in columns; gives how many, 0 when out of memory: the steady
 * profile and what heat at the ends makes most of, turned so that they exchange no heat. */
static int choose(const struct wall *w, matrix in_modes, double rate_per_s[N])
{
    matrix p, vectors, stiffness, turned;
    double steady[M], column[N][M];
    int count = w->modes < N - 1 ? w->modes : N - 1;
    set_steady(w, steady);
    set_gramian(w, steady, p);
    if (!diagonalise(w->modes, p, vectors))
        return 0;
    for (int k = 0; k < count; k++) {
        int at = k > 0 ? ranked(w->modes, p, k - 1) : 0;
        for (int i = 0; i < w->modes; i++)
            column[k][i] = k > 0 ? vectors[i][at] : steady[i];
    }
    for (int a = 0; a < count; a++)
        for (int b = 0; b < count; b++) {
            stiffness[a][b] = 0.0;
            for (int i = 0; i < w->modes; i++)
                stiffness[a][b] += column[a][i] * w->rate_per_s[i] * column[b][i];
        }
    if (!diagonalise(count, stiffness, turned))
        return 0;
    for (int n = 0; n < count; n++) {
        rate_per_s[n] = stiffness[n][n];
        for (int i = 0; i < w->modes; i++) {
            in_modes[i][n] = 0.0;
            for (int k = 0; k < count; k++)
                in_modes[i][n] += column[k][i] * turned[k][n];
        }
    }
    return count;
}

static bool build(const struct ladle_grid *grid, int wall, struct ladle_basis *basis)
{
    struct wall w;
    matrix in_modes;
    double rate_per_s[N], heat = 0.0;
    int count = set_modes(grid, wall, &w) ? choose(&w, in_modes, rate_per_s) : 0;
    if (count == 0)
        return false;
    for (int j = 0; j < grid->nodes; j++)
        heat += grid->heat_J_per_K[j][wall];
    for (int n = 0; n < N; n++) {
        bool used = n > 0 && n <= count;
        basis->rate_per_s[n][wall] = used ? rate_per_s[n - 1] : 0.0;
        for (int j = 0; j < grid->nodes; j++) {
            double sum = n == 0 ? 1.0 / sqrt(heat) : 0.0;
            for (int i = 0; used && i < w.modes; i++)
                sum += w.shape[j][i] * in_modes[i][n - 1];
            basis->shape[j][n][wall] = sum;
        }
    }
    return true;
}

static void copy_side(const struct ladle_grid *grid, int wall, struct ladle_basis *basis)
{
    double scale = sqrt(grid->heat_J_per_K[0][LADLE_WETTED] / grid->heat_J_per_K[0][wall]);
    for (int n = 0; n < N; n++) {
        basis->rate_per_s[n][wall] = basis->rate_per_s[n][LADLE_WETTED];
        for (int j = 0; j < grid->nodes; j++)
            basis->shape[j][n][wall] = scale * basis->shape[j][n][LADLE_WETTED];
    }
    basis->size[wall] = scale * scale;
}

static void set_ends(const struct ladle_basis *b, int one, int other, int set, const int walls[2],
                     struct basis_ends *ends)
{
    for (int k = 0; k < 2; k++) {
        const int w = walls[k];
        ends->constant[set][k] = b->shape[one][0][w] * b->shape[other][0][w];
        for (int n = 0; n < BASIS_DECAYS; n++)
            ends->decays[set][n][k] = b->shape[one][n + 1][w] * b->shape[other][n + 1][w];
    }
}

static void set_both(int shell, int set, const int walls[2], struct ladle_basis *b)
{
    for (int k = 0; k < 2; k++)
        for (int n = 0; n < BASIS_DECAYS; n++)
            b->decay_per_s[set][n][k] = b->rate_per_s[n + 1][walls[k]] > 0.0
                                            ? b->rate_per_s[n + 1][walls[k]]
                                            : unused_per_s;
    set_ends(b, 0, 0, set, walls, &b->ff);
    set_ends(b, 0, shell, set, walls, &b->fs);
    set_ends(b, shell, shell, set, walls, &b->ss);
}

static bool same_kind(const struct ladle_basis *b, int shell, int one, int other)
{
    bool same = true;
    for (int n = 0; n < N; n++)
        same = same && b->rate_per_s[n][one] == b->rate_per_s[n][other] &&
               b->shape[0][n][one] == b->shape[0][n][other] &&
               b->shape[shell][n][one] == b->shape[shell][n][other];
    return same;
}

bool basis_build(const struct ladle_grid *grid, struct ladle_basis *basis)
{
    static const int walls[BASIS_KINDS] = {LADLE_WETTED, LADLE_BOTTOM, LADLE_LID};
    static const int both[BASIS_SETS][2] = {{LADLE_WETTED, LADLE_BOTTOM}, {LADLE_LID, LADLE_LID}};
    int shell = grid->nodes - 1;
    memset(basis, 0, sizeof *basis);
    for (int kind = 0; kind < BASIS_KINDS; kind++) {
        if (!build(grid, walls[kind], basis))
            return false;
        basis->size[walls[kind]] = 1.0;
        for (int n = 0; n < N; n++)
            for (int j = 0; j < grid->nodes; j++)
                basis->take[kind][n][j] =
                    basis->shape[j][n][walls[kind]] * grid->heat_J_per_K[j][walls[kind]];
    }
    for (int w = LADLE_WETTED + 1; w <= LADLE_DRY; w++)
        copy_side(grid, w, basis);
    for (int set = 0; set < BASIS_SETS; set++)
        set_both(shell, set, both[set], basis);
    for (int w = 0; w < LADLE_WALLS; w++)
        basis->per_root_size[w] = sqrt(1.0 / basis->size[w]);
    basis->sets = same_kind(basis, shell, LADLE_BOTTOM, LADLE_LID) ? 1 : 2;
    return true;
}

/* The temperatures of two walls by three shapes, so that no sum waits for another. */
static void take_three(int nodes, const double one[3][M], const double other[3][M],
                       const double one_K[M], const double other_K[M], twin sums[3])
{
    twin of_one[3] = {{0.0}}, of_other[3] = {{0.0}};
    for (int i = 0; i < nodes / 2; i++)
        for (int k = 0; k < 3; k++) {
            of_one[k] += twin_in(one[k])[i] * twin_in(one_K)[i];
            of_other[k] += twin_in(other[k])[i] * twin_in(other_K)[i];
        }
    for (int k = 0, last = nodes - 1; k < 3; k++) {
        sums[k] = (twin){of_one[k][0], of_other[k][0]} + (twin){of_one[k][1], of_other[k][1]};
        if (nodes % 2)
            sums[k] += (twin){one[k][last] * one_K[last], other[k][last] * other_K[last]};
    }
}

void basis_project(const struct ladle_grid *g, const double wall_K[LADLE_WALLS][LADLE_MAX_CELLS],
                   double amplitude[N][LADLE_WALLS])
{
    _Static_assert(N % 3 == 0 && LADLE_WALLS % 2 == 0 && LADLE_DRY % 2 == 1,
                   "shapes are taken by threes, walls by pairs: of the side, or the two ends");
    const struct ladle_basis *basis = g->basis;
    for (int w = 0; w < LADLE_WALLS; w += 2) {
        int one = w <= LADLE_DRY ? 0 : 1, other = w <= LADLE_DRY ? 0 : 2;
        twin sums[3];
        for (int n = 0; n < N; n += 3) {
            take_three(g->nodes, basis->take[one] + n, basis->take[other] + n, wall_K[w],
                       wall_K[w + 1], sums);
            for (int k = 0; k < 3; k++)
                twin_out(amplitude[n + k])[w / 2] = twin_in(basis->per_root_size)[w / 2] * sums[k];
        }
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
