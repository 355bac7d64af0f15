/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

/* Finite, and between the coldest and the hottest that could be. Few shapes ring inside a wall that
 * was just filled. */
static void check_physical(const struct rig *rig, double low_K, double high_K)
{
    double ring_K = rig->model == &ladle_model_wall1d ? 0.01 : 8.0;
    struct ladle_state whole = rig->state;
    ladle_unfold(rig->grid, &whole);
    for (int w = 0; w < LADLE_WALLS; w++)
        for (int j = 0; j < rig->grid->nodes; j++) {
            ck_assert_double_ge(whole.wall_K[w][j], low_K - ring_K);
            ck_assert_double_le(whole.wall_K[w][j], high_K + ring_K);
        }
    if (rig->state.melt_kg > 0.0) {
        double melt_K = ladle_melt_K(&rig->params, &rig->state);
        ck_assert_double_ge(melt_K, low_K - 0.01);
        ck_assert_double_le(melt_K, high_K + 0.01);
    }
    ck_assert(isfinite(rig->exchange.shell_loss_J) && isfinite(rig->exchange.opening_loss_J));
}

static void a_month(const struct ladle_model *model, double capacity_kg)
{
    struct rig rig;
    rig_make(&rig, capacity_kg);
    rig.model = model;
    struct ladle_boundary open = rig.still, road = rig.still;
    open.mouth_open_frac = 1.0;
    road.speed_m_per_s = 22.2;
    rig_fill_C(&rig, capacity_kg, 790.0);
    double start_J = rig_book_J(&rig);
    rig_advance(&rig, &open, 917.0);
    check_physical(&rig, 293.15, 1063.15);
    rig_advance(&rig, &road, 3600.0);
    check_physical(&rig, 293.15, 1063.15);
    rig_stand(&rig, 31.0 * 86400.0);
    check_physical(&rig, 293.15, 1063.15);
    ck_assert_double_lt(ladle_melt_K(&rig.params, &rig.state), 400.0);
    ck_assert_close(rig_book_J(&rig), start_J, 1e-10);
    rig_clear(&rig);
}

/* Every model, 1 kg to 100 t: tap into a cold ladle, open, drive, stand a month. */
START_TEST(every_size_for_a_month)
{
    const double capacities[] = {1.0, 9.0, 160.0, 4000.0, 23000.0, 1e5};
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++)
        for (int i = 0; i < 6; i++)
            a_month(*m, capacities[i]);
}
END_TEST

/* Nothing warmer than anything else: nothing moves. */
START_TEST(no_difference_no_change)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig.still.air_K = 285.37;
    ladle_init(rig.grid, 285.37, &rig.state);
    rig_stand(&rig, 86400.0);
    check_physical(&rig, 285.37, 285.37);
    ck_assert_double_eq_tol(rig.exchange.shell_loss_J, 0.0, 1e-3);
    rig_clear(&rig);
}
END_TEST

START_TEST(no_time_no_change)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig_fill_C(&rig, 4000.0, 750.0);
    struct ladle_state before = rig.state;
    rig_stand(&rig, 0.0);
    rig_stand(&rig, -5.0);
    ck_assert_mem_eq(&before, &rig.state, sizeof before);
    rig_clear(&rig);
}
END_TEST

/* A colder ladle than the air warms up; shell and mouth give heat. */
START_TEST(warms_in_hot_air)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig.still.air_K = 318.15;
    rig.still.mouth_open_frac = 1.0;
    rig_stand(&rig, 10.0 * 86400.0);
    check_physical(&rig, 293.15, 318.15);
    ck_assert_double_gt(ladle_face_K(rig.grid, &rig.state), 317.0);
    ck_assert_double_lt(rig.exchange.shell_loss_J, 0.0);
    rig_clear(&rig);
}
END_TEST

/* Tapped below the solidus, and alloys that freeze on the way, the pure one through its jump. */
START_TEST(freezing_is_no_accident_of_numbers)
{
    static const char *const names[] = {"ADC12", "A356", "pureAl"};
    for (int i = 0; i < 3; i++)
        for (int how = ALLOY_LINEAR; how <= ALLOY_SCHEIL; how++)
            for (int kg = 3; kg <= 4000; kg = 37 * kg) {
                struct rig rig;
                rig_make(&rig, 4000.0);
                rig.alloy = rig_alloy(names[i]);
                rig.alloy.solidification = (enum alloy_solidification)how;
                rig_fill_C(&rig, kg, kg % 2 ? 690.0 : 450.0);
                double start_J = rig_book_J(&rig), last_C = rig_melt_C(&rig);
                for (int hour = 0; hour < 60; hour++) {
                    rig_stand(&rig, 3600.0);
                    ck_assert_double_le(rig_melt_C(&rig), last_C + 1e-6);
                    last_C = rig_melt_C(&rig);
                }
                check_physical(&rig, 293.15, 963.15);
                ck_assert_close(rig_book_J(&rig), start_J, 1e-11);
                ck_assert(!ladle_pourable(&rig.params, &rig.state));
                rig_clear(&rig);
            }
}
END_TEST

/* A partly filled ladle: the exposed part of the wetted wall sees the enclosure. */
START_TEST(less_metal_cools_faster)
{
    double last_C = 0.0;
    for (int tenths = 1; tenths <= 10; tenths++) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        ladle_soak(&rig.params, rig.grid, 950.0, 293.15, &rig.state);
        rig_fill_C(&rig, 400.0 * tenths, 740.0);
        rig_stand(&rig, 2.0 * 3600.0);
        ck_assert_double_gt(rig_melt_C(&rig), last_C);
        last_C = rig_melt_C(&rig);
        rig_clear(&rig);
    }
}
END_TEST

/* An old lining conducts better. */
START_TEST(ageing_costs_heat)
{
    double arrival_C[2];
    for (int old = 0; old < 2; old++) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        ladle_soak(&rig.params, rig.grid, 1000.0, 293.15, &rig.state);
        rig.state.heats = old ? 2500.0 : 0.0;
        rig_fill_C(&rig, 4000.0, 750.0);
        rig_stand(&rig, 4.0 * 3600.0);
        arrival_C[old] = rig_melt_C(&rig);
        rig_clear(&rig);
    }
    ck_assert_double_lt(arrival_C[1], arrival_C[0] - 0.5);
}
END_TEST

RUN_SUITE("ladle guard", every_size_for_a_month, no_difference_no_change, no_time_no_change,
          warms_in_hot_air, freezing_is_no_accident_of_numbers, less_metal_cools_faster,
          ageing_costs_heat)
