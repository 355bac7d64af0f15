/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

START_TEST(fill_mixes_by_enthalpy)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    double hot = alloy_enthalpy_J_per_kg(&rig.alloy, 1043.7);
    double cold = alloy_enthalpy_J_per_kg(&rig.alloy, 951.2);
    ladle_fill(&rig.params, 1731.0, hot, &rig.state);
    ladle_fill(&rig.params, 612.0, cold, &rig.state);
    ck_assert_double_eq_tol(rig.state.melt_kg, 2343.0, 1e-9);
    ck_assert_close(rig.state.melt_J_per_kg * 2343.0, 1731.0 * hot + 612.0 * cold, 1e-14);
    ck_assert_double_eq(rig.state.heats, 1.0);
    rig_clear(&rig);
}
END_TEST

START_TEST(pour_leaves_the_residue_as_skull)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig_fill_C(&rig, 3977.0, 731.0);
    double h = rig.state.melt_J_per_kg;
    struct ladle_transfer out = ladle_pour(&rig.params, 1e9, &rig.state);
    ck_assert_double_eq_tol(out.metal_kg, 3977.0 - 20.0, 1e-9);
    ck_assert_close(out.metal_J, out.metal_kg * h, 1e-14);
    ck_assert_double_eq(rig.state.melt_kg, 0.0);
    ck_assert_double_eq_tol(rig.state.skull_kg, 20.0, 1e-9);
    ck_assert_double_eq(rig.state.skull_J_per_kg, h);
    rig_clear(&rig);
}
END_TEST

START_TEST(a_part_stays_molten)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig_fill_C(&rig, 4000.0, 731.0);
    struct ladle_transfer out = ladle_pour(&rig.params, 1500.0, &rig.state);
    ck_assert_double_eq(out.metal_kg, 1500.0);
    ck_assert_double_eq_tol(rig.state.melt_kg, 2500.0, 1e-9);
    ck_assert_double_eq(rig.state.skull_kg, 0.0);
    /* wanting exactly all but the residue empties the ladle */
    out = ladle_pour(&rig.params, 2500.0 - 20.0, &rig.state);
    ck_assert_double_eq(rig.state.melt_kg, 0.0);
    ck_assert_double_eq_tol(rig.state.skull_kg, 20.0, 1e-9);
    rig_clear(&rig);
}
END_TEST

START_TEST(skull_is_remelted_or_cleaned)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig_fill_C(&rig, 4000.0, 731.0);
    ladle_pour(&rig.params, 1e9, &rig.state);
    rig_stand(&rig, 20000.0);
    double skull_kg = rig.state.skull_kg, skull_J = skull_kg * rig.state.skull_J_per_kg;
    ck_assert_double_lt(alloy_liquid_frac(&rig.alloy, rig.state.skull_J_per_kg), 1e-12);
    struct ladle_state copy = rig.state;
    struct ladle_transfer out = ladle_clean(&copy);
    ck_assert_double_eq(out.metal_kg, skull_kg);
    ck_assert_double_eq(out.metal_J, skull_J);
    ck_assert_double_eq(copy.skull_kg, 0.0);
    double h = alloy_enthalpy_J_per_kg(&rig.alloy, 1030.0);
    ladle_fill(&rig.params, 3000.0, h, &rig.state);
    ck_assert_double_eq(rig.state.skull_kg, skull_kg); /* frozen: melts as time passes */
    copy = rig.state;
    ladle_remelt(&copy);
    ck_assert_double_eq(copy.skull_kg, 0.0);
    ck_assert_close(copy.melt_kg * copy.melt_J_per_kg, 3000.0 * h + skull_J, 1e-14);
    rig_stand(&rig, 300.0);
    ck_assert_double_eq(rig.state.skull_kg, 0.0);
    ck_assert_close(rig.state.melt_kg, 3000.0 + skull_kg, 1e-14);
    rig_clear(&rig);
}
END_TEST

START_TEST(frozen_metal_does_not_pour)
{
    struct rig rig;
    rig_make(&rig, 50.0);
    rig_fill_C(&rig, 50.0, 500.0);
    ck_assert(!ladle_pourable(&rig.params, &rig.state));
    struct ladle_transfer out = ladle_pour(&rig.params, 50.0, &rig.state);
    ck_assert_double_eq(out.metal_kg, 0.0);
    ck_assert_double_eq(rig.state.melt_kg, 50.0);
    out = ladle_take(60.0, &rig.state);
    ck_assert_double_eq(out.metal_kg, 50.0);
    ck_assert_double_eq(rig.state.melt_kg, 0.0);
    rig_clear(&rig);
}
END_TEST

START_TEST(take_carries_its_enthalpy)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig_fill_C(&rig, 4000.0, 731.0);
    double h = rig.state.melt_J_per_kg;
    struct ladle_transfer out = ladle_take(11.3, &rig.state);
    ck_assert_close(out.metal_J, 11.3 * h, 1e-14);
    ck_assert_double_eq(rig.state.melt_J_per_kg, h);
    out = ladle_take(-5.0, &rig.state);
    ck_assert_double_eq(out.metal_kg, 0.0);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("ladle transfers", fill_mixes_by_enthalpy, pour_leaves_the_residue_as_skull,
          a_part_stays_molten, skull_is_remelted_or_cleaned, frozen_metal_does_not_pour,
          take_carries_its_enthalpy)
