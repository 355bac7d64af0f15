/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model fast beside wall1d in a few random lives; tests/long/test_ladle_fast.c has thousands.
 */
#include "tests/models/ladle/history.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

enum { LIVES = 12 };

static void compare(const struct history *h, const struct history_record r[2])
{
    ck_assert_int_eq(r[0].arrivals, r[1].arrivals);
    for (int i = 0; i < r[0].arrivals; i++)
        ck_assert_double_eq_tol(r[1].melt_K[i], r[0].melt_K[i], 1.0);
    for (int i = 0; i < h->events; i++)
        for (int w = 0; w < LADLE_WALLS; w++)
            ck_assert_double_eq_tol(r[1].shell_K[i][w], r[0].shell_K[i][w], 5.0);
    ck_assert_double_le(r[1].book, 1e-9);
}

START_TEST(lives_end_alike)
{
    static struct history h;
    static struct history_record r[2];
    const struct ladle_model *fast = ladle_model_find("fast");
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 4711);
    for (int i = 0; i < LIVES; i++) {
        history_draw(rng, HISTORY_USE, (enum history_lining)(i % HISTORY_LININGS), &h);
        struct ladle_grid *grid = ladle_grid_create(&h.params, NULL);
        ck_assert_ptr_nonnull(grid);
        history_live(&h, &ladle_model_wall1d, grid, NULL, &r[0]);
        history_live(&h, fast, grid, &r[0], &r[1]);
        compare(&h, r);
        ladle_grid_free(&grid);
    }
    gsl_rng_free(rng);
}
END_TEST

static void both(struct rig *rig, double dt_s, bool same)
{
    struct ladle_state start = rig->state, reference;
    rig_stand(rig, dt_s);
    reference = rig->state;
    rig->state = start;
    ck_assert_int_eq(rig->exchange.left, 0);
    rig->model = ladle_model_find("fast");
    rig_stand(rig, dt_s);
    ck_assert_int_eq(rig->exchange.left, same);
    ladle_unfold(rig->grid, &rig->state);
    bool equal = true;
    for (int w = 0; w < LADLE_WALLS; w++)
        for (int j = 0; j < rig->grid->nodes; j++)
            equal = equal && rig->state.wall_K[w][j] == reference.wall_K[w][j];
    ck_assert(equal == same);
}

/* What it cannot do is done by wall1d, to the last bit: properties that change with temperature,
 * metal near freezing. */
START_TEST(hands_over_what_it_cannot_do)
{
    for (int kind = 0; kind < 3; kind++) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        if (kind == 1)
            rig.params.side.layer[0].material.cp_slope_J_per_kgK2 = 0.1;
        ck_assert((ladle_model_find("fast")->refuses(&rig.params) != NULL) == (kind == 1));
        rig_regrid(&rig, (struct ladle_mesh){0, 0});
        ladle_soak(&rig.params, rig.grid, 950.0, 293.15, &rig.state);
        rig_fill_C(&rig, 3900.0, kind == 2 ? 600.0 : 742.0);
        both(&rig, 3600.0, kind > 0);
        rig_clear(&rig);
    }
}
END_TEST

RUN_SUITE("ladle fast", lives_end_alike, hands_over_what_it_cannot_do)
