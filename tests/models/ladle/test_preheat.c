/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

static double hottest_face_K(const struct rig *rig)
{
    double hottest = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++)
        hottest = fmax(hottest, rig->state.wall_K[w][0]);
    return hottest;
}

/* Fuel never above the burner's power, faces never above the target, power falls as it soaks. */
START_TEST(limits_are_kept)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    struct ladle_boundary b = rig_burner(&rig, 750.0);
    double before_J = 0.0, rate_W = 0.0;
    for (int i = 0; i < 96; i++) {
        rig_advance(&rig, &b, 900.0);
        rate_W = (rig.exchange.fuel_J - before_J) / 900.0;
        before_J = rig.exchange.fuel_J;
        ck_assert_double_le(rate_W, 300e3 * (1.0 + 1e-9));
        ck_assert_double_le(hottest_face_K(&rig), b.burner_target_K + 0.01);
    }
    ck_assert_double_gt(ladle_face_K(rig.grid, &rig.state), b.burner_target_K - 6.0);
    ck_assert_double_lt(rate_W, 60e3);
    rig_clear(&rig);
}
END_TEST

/* Efficiency is the share of the fuel that reaches the faces, at every moment. */
START_TEST(fuel_is_heat_over_efficiency)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    struct ladle_boundary b = rig_burner(&rig, 750.0);
    rig_advance(&rig, &b, 7.3 * 3600.0);
    const struct ladle_exchange *e = &rig.exchange;
    double heat_J = ladle_heat_J(&rig.params, rig.grid, &rig.state) + e->shell_loss_J;
    ck_assert_close(e->fuel_J * 0.40, heat_J, 1e-10);
    ck_assert_close(e->flue_loss_J, 0.60 * e->fuel_J, 1e-10);
    rig_clear(&rig);
}
END_TEST

/* A cold 4 t default wall stores about 420 kWh, about 1 MWh of gas; a warm ladle needs less. */
START_TEST(cold_and_warm)
{
    struct rig cold, warm;
    rig_make(&cold, 4000.0);
    rig_make(&warm, 4000.0);
    rig_preheat(&cold, 750.0, 4.0 * 3600.0);
    rig_preheat(&warm, 750.0, 4.0 * 3600.0);
    rig_stand(&warm, 2.0 * 3600.0);
    double before_J = warm.exchange.fuel_J;
    rig_preheat(&warm, 750.0, 0.0);
    double stored_kWh = ladle_heat_J(&cold.params, cold.grid, &cold.state) / 3.6e6;
    double fuel_kWh = cold.exchange.fuel_J / 3.6e6;
    double again_kWh = (warm.exchange.fuel_J - before_J) / 3.6e6;
    printf("4 t, cold, 750 degC and 4 h: stored %.0f kWh, fuel %.0f kWh; after 2 h empty, back "
           "to 750 degC: %.0f kWh\n",
           stored_kWh, fuel_kWh, again_kWh);
    ck_assert_double_ge(stored_kWh, 380.0);
    ck_assert_double_le(stored_kWh, 460.0);
    ck_assert_double_lt(again_kWh, 0.2 * fuel_kWh);
    rig_clear(&cold);
    rig_clear(&warm);
}
END_TEST

/* A ladle that waits: kept hot it burns what it loses over the efficiency; a night off and back is
 * cheaper. */
START_TEST(waiting_empty)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    struct ladle_boundary burner = rig_burner(&rig, 750.0);
    rig_preheat(&rig, 750.0, 3.0 * 86400.0);
    const struct ladle_exchange *e = &rig.exchange;
    double fuel_J = e->fuel_J, loss_J = e->shell_loss_J;
    rig_advance(&rig, &burner, 12.0 * 3600.0);
    double kept_J = e->fuel_J - fuel_J;
    ck_assert_close(kept_J * burner.burner_efficiency, e->shell_loss_J - loss_J, 1e-3);
    fuel_J = e->fuel_J;
    rig_stand(&rig, 12.0 * 3600.0);
    rig_preheat(&rig, 750.0, 3600.0);
    double back_J = e->fuel_J - fuel_J;
    printf("4 t, empty, lidded: kept at 750 degC %.1f kW of gas, 12 h %.0f kWh; 12 h off and back "
           "with 1 h hold %.0f kWh\n",
           kept_J / 12.0 / 3.6e6, kept_J / 3.6e6, back_J / 3.6e6);
    ck_assert_double_lt(back_J, kept_J);
    rig_clear(&rig);
}
END_TEST

/* A burner over a full ladle heats the dry faces only, and the melt through them. */
START_TEST(heats_a_full_ladle_from_above)
{
    struct rig with, without;
    rig_make(&with, 4000.0);
    rig_make(&without, 4000.0);
    ladle_soak(&with.params, with.grid, 900.0, 293.15, &with.state);
    without.state = with.state;
    rig_fill_C(&with, 4000.0, 700.0);
    rig_fill_C(&without, 4000.0, 700.0);
    struct ladle_boundary b = rig_burner(&with, 1000.0);
    rig_advance(&with, &b, 7200.0);
    rig_stand(&without, 7200.0);
    ck_assert_double_gt(rig_melt_C(&with), rig_melt_C(&without) + 2.0);
    rig_clear(&with);
    rig_clear(&without);
}
END_TEST

RUN_SUITE("preheat", limits_are_kept, fuel_is_heat_over_efficiency, cold_and_warm, waiting_empty,
          heats_a_full_ladle_from_above)
