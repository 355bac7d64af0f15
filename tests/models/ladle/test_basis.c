/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/basis.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

enum { N = BASIS_MODES };

static double product(const struct ladle_grid *g, int wall, int a, int b)
{
    double sum = 0.0;
    for (int j = 0; j < g->nodes; j++)
        sum += g->heat_J_per_K[j][wall] * g->basis->shape[j][a][wall] * g->basis->shape[j][b][wall];
    return sum;
}

/* Of length 1 and at right angles in the heat capacity; the first is constant, at rest. */
START_TEST(shapes_are_orthonormal)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    const struct ladle_grid *g = rig.grid;
    for (int w = 0; w < LADLE_WALLS; w++) {
        ck_assert_double_eq(g->basis->rate_per_s[0][w], 0.0);
        ck_assert_double_eq_tol(g->basis->shape[0][0][w], g->basis->shape[g->nodes - 1][0][w],
                                1e-15);
        for (int a = 0; a < N; a++)
            for (int b = 0; b < N; b++)
                ck_assert_double_eq_tol(product(g, w, a, b), a == b ? 1.0 : 0.0, 1e-10);
        for (int a = 1; a < N; a++)
            ck_assert_double_gt(g->basis->rate_per_s[a][w], 0.0);
    }
    rig_clear(&rig);
}
END_TEST

/* Heat in at the face and out at the shell, for ever: the fall between them is that of all links.
 */
START_TEST(steady_conduction_is_exact)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    const struct ladle_grid *g = rig.grid;
    for (int w = 0; w < LADLE_WALLS; w++) {
        double by_shapes = 0.0, by_links = 0.0;
        for (int n = 1; n < N; n++) {
            double fall = g->basis->shape[0][n][w] - g->basis->shape[g->nodes - 1][n][w];
            by_shapes += fall * fall / g->basis->rate_per_s[n][w];
        }
        for (int j = 0; j + 1 < g->nodes; j++)
            by_links += 1.0 / g->link_W_per_K[j][w];
        ck_assert_close(by_shapes, by_links, 1e-3);
    }
    rig_clear(&rig);
}
END_TEST

START_TEST(only_constant_properties_fit)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    ck_assert(basis_fits(&rig.params));
    ck_assert_ptr_nonnull(rig.grid->basis);
    rig.params.bottom.layer[1].material.conductivity_slope_W_per_mK2 = 1e-5;
    ck_assert(!basis_fits(&rig.params));
    rig_regrid(&rig, (struct ladle_mesh){0, 0});
    ck_assert_ptr_null(rig.grid->basis);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("ladle basis", shapes_are_orthonormal, steady_conduction_is_exact,
          only_constant_properties_fit)
