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

/* One call of wall1d and of fast from the same state: handed over it is the same to the last bit.
 */
static void both(struct rig *rig, const struct ladle_boundary *boundary, double dt_s, bool same)
{
    struct ladle_state start = rig->state, reference;
    rig->model = &ladle_model_wall1d;
    rig_advance(rig, boundary, dt_s);
    reference = rig->state;
    rig->state = start;
    long left = rig->exchange.left;
    rig->model = ladle_model_find("fast");
    rig_advance(rig, boundary, dt_s);
    ck_assert_int_eq(rig->exchange.left - left, same);
    ladle_unfold(rig->grid, &rig->state);
    bool equal = rig->state.melt_kg == reference.melt_kg &&
                 rig->state.melt_J_per_kg == reference.melt_J_per_kg &&
                 rig->state.skull_kg == reference.skull_kg;
    for (int w = 0; w < LADLE_WALLS; w++)
        for (int j = 0; j < rig->grid->nodes; j++)
            equal = equal && rig->state.wall_K[w][j] == reference.wall_K[w][j];
    ck_assert(equal == same);
}

/* What it cannot do is done by wall1d, to the last bit: properties that change with temperature. */
START_TEST(hands_over_what_it_cannot_do)
{
    for (int sloped = 0; sloped < 2; sloped++) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        rig.params.side.layer[0].material.cp_slope_J_per_kgK2 = 0.1 * sloped;
        ck_assert((ladle_model_find("fast")->refuses(&rig.params) != NULL) == (sloped == 1));
        rig_regrid(&rig, (struct ladle_mesh){0, 0});
        ladle_soak(&rig.params, rig.grid, 950.0, 293.15, &rig.state);
        rig_fill_C(&rig, 3900.0, 742.0);
        both(&rig, &rig.still, 3600.0, sloped == 1);
        rig_clear(&rig);
    }
}
END_TEST

/* Melt below its liquidus, standing or under a burner, of an alloy and of pure aluminium (half
 * liquid); not melt just above it, and not the skull of an empty ladle. */
START_TEST(hands_over_melt_that_freezes)
{
    for (int i = 0; i < 8; i++) {
        bool pure = i & 1, frozen = i & 2, burner = i & 4;
        struct rig rig;
        rig_make(&rig, 4000.0);
        if (pure)
            rig.alloy = rig_alloy("pureAl");
        ladle_soak(&rig.params, rig.grid, 900.0, 293.15, &rig.state);
        rig_fill_C(&rig, 1000.0, rig.alloy.liquidus_K - 273.15 + 1.0);
        if (frozen)
            rig.state.melt_J_per_kg -= 0.5 * rig.alloy.latent_J_per_kg;
        struct ladle_boundary heated = rig_burner(&rig, 720.0);
        both(&rig, burner ? &heated : &rig.still, 600.0, frozen);
        ladle_take(rig.state.melt_kg, &rig.state);
        rig.state.skull_kg = 40.0;
        rig.state.skull_J_per_kg = alloy_enthalpy_J_per_kg(&rig.alloy, 700.0);
        rig.state.skull_on_kg[LADLE_BOTTOM] = 40.0;
        both(&rig, burner ? &heated : &rig.still, 600.0, false);
        rig_clear(&rig);
    }
}
END_TEST

/* Metal that freezes on cold walls, melts again or freezes through, beside wall1d. */
START_TEST(skull_as_in_wall1d)
{
    static const double wall_C[] = {20.0, 300.0, 450.0}, melt_C[] = {605.0, 640.0, 700.0};
    static const double until_s[] = {5.0, 60.0, 600.0, 3600.0, 14400.0};
    double most_kg = 0.0;
    for (int i = 0; i < 9; i++) {
        struct rig fast, slow;
        rig_make(&fast, 4000.0);
        rig_make(&slow, 4000.0);
        fast.model = ladle_model_find("fast");
        ladle_init(fast.grid, 273.15 + wall_C[i / 3], &fast.state);
        rig_fill_C(&fast, 3900.0, melt_C[i % 3]);
        slow.state = fast.state;
        long left = 0;
        for (int k = 0; k < 5; k++) {
            left += ladle_melt_K(&fast.params, &fast.state) < fast.alloy.liquidus_K;
            double dt_s = until_s[k] - (k > 0 ? until_s[k - 1] : 0.0);
            rig_stand(&fast, dt_s);
            rig_stand(&slow, dt_s);
            most_kg = fmax(most_kg, slow.state.skull_kg);
            ck_assert_double_eq_tol(rig_melt_C(&fast), rig_melt_C(&slow), 0.5);
            ck_assert_double_eq_tol(fast.state.skull_kg, slow.state.skull_kg, 0.003 * 3900.0);
        }
        ck_assert_int_eq(fast.exchange.left, left);
        ck_assert_close(rig_book_J(&fast), rig_book_J(&slow), 1e-9);
        rig_clear(&fast);
        rig_clear(&slow);
    }
    ck_assert_double_gt(most_kg, 0.007 * 3900.0);
}
END_TEST

RUN_SUITE("ladle fast", lives_end_alike, hands_over_what_it_cannot_do, hands_over_melt_that_freezes,
          skull_as_in_wall1d)
