/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "models/ladle/skull.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

/* The same balance stepped in sqrt(t), where it is smooth: du = 2 (A - B u) du / (rho H). */
static double thickest_by_steps_m(double drawn, double given, double per_m3)
{
    double thickness = 0.0, most = 0.0, du = drawn / given / 20000.0;
    for (int i = 0; i < 45000; i++) {
        double u = (i + 0.5) * du;
        thickness += 2.0 * u * du * (drawn / u - given) / per_m3;
        most = fmax(most, thickness);
    }
    return most;
}

START_TEST(closed_form_is_the_balance)
{
    struct alloy a = rig_alloy("ADC12");
    struct refractory m = rig_material("lcc_60_alumina");
    double face_K = 573.15, melt_K = 1023.15, film = 2000.0;
    struct skull_shell shell = skull_shell_of_fill(&a, &m, film, melt_K, face_K);
    double freezing_K = 0.5 * (a.liquidus_K + a.solidus_K);
    double effusivity = sqrt(m.conductivity_W_per_mK * m.density_kg_per_m3 * m.cp_J_per_kgK);
    double drawn = effusivity * (freezing_K - face_K) / sqrt(acos(-1.0));
    double given = film * (melt_K - freezing_K);
    double per_kg = alloy_enthalpy_J_per_kg(&a, melt_K) - skull_frozen_J_per_kg(&a, freezing_K);
    double expected = thickest_by_steps_m(drawn, given, a.density_liquid_kg_per_m3 * per_kg);
    ck_assert_close(shell.thickest_m, expected, 1e-4);
    ck_assert_close(shell.remelted_s, pow(2.0 * drawn / given, 2.0), 1e-9);
}
END_TEST

/* On castable it is gone within seconds, unless the melt is near freezing. */
START_TEST(gone_within_seconds)
{
    struct alloy a = rig_alloy("ADC12");
    struct refractory m = rig_material("lcc_60_alumina");
    printf("frozen shell on 60 %% alumina castable, film 2000 W/(m2 K), ADC12\n"
           "melt degC  face degC  thickest mm  remelted s\n");
    for (double melt_C = 750.0; melt_C > 580.0; melt_C -= 55.0)
        for (double face_C = 20.0; face_C < 600.0; face_C += 240.0) {
            struct skull_shell s =
                skull_shell_of_fill(&a, &m, 2000.0, melt_C + 273.15, face_C + 273.15);
            printf("%9.0f  %9.0f  %11.3f  %10.1f\n", melt_C, face_C, 1000.0 * s.thickest_m,
                   s.remelted_s);
            if (melt_C >= 690.0)
                ck_assert_double_lt(s.remelted_s, 30.0);
        }
    struct skull_shell cold = skull_shell_of_fill(&a, &m, 2000.0, 530.0 + 273.15, 400.0);
    ck_assert(isinf(cold.remelted_s));
    struct skull_shell warm = skull_shell_of_fill(&a, &m, 2000.0, 730.0 + 273.15, 900.0);
    ck_assert_double_eq(warm.thickest_m, 0.0);
}
END_TEST

/* One fill of wall1d, second by second: largest skull under the melt, and when the last is gone. */
static void watch_fill(double melt_C, double face_C, double *thickest_mm, double *gone_s)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    ladle_init(rig.grid, face_C + 273.15, &rig.state);
    rig_fill_C(&rig, 4000.0, melt_C);
    *thickest_mm = *gone_s = 0.0;
    for (int s = 1; s <= 1200; s++) {
        rig_stand(&rig, 1.0);
        double mm = 1e3 * rig.state.skull_on_kg[LADLE_BOTTOM] /
                    (rig.alloy.density_liquid_kg_per_m3 * rig.grid->face_m2[LADLE_BOTTOM]);
        *thickest_mm = fmax(*thickest_mm, mm);
        if (mm > 0.0)
            *gone_s = s;
    }
    rig_clear(&rig);
}

/* The ladle's own skull against the closed form: of its size, and gone as soon. */
START_TEST(grows_and_melts_again)
{
    struct alloy a = rig_alloy("ADC12");
    struct refractory m = rig_material("lcc_60_alumina");
    printf("wall1d, uniform wall (closed form): melt degC, face degC, thickest mm, gone s\n");
    const double melts_C[] = {750.0, 695.0, 640.0}, faces_C[] = {20.0, 260.0};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 2; j++) {
            double mm, s;
            struct skull_shell shell =
                skull_shell_of_fill(&a, &m, 2000.0, melts_C[i] + 273.15, faces_C[j] + 273.15);
            watch_fill(melts_C[i], faces_C[j], &mm, &s);
            printf("%4.0f %4.0f  %.2f (%.2f)  %.0f (%.0f)\n", melts_C[i], faces_C[j], mm,
                   1e3 * shell.thickest_m, s, shell.remelted_s);
            ck_assert_double_gt(mm, 0.0);
        }
}
END_TEST

/* A full ladle with a skull that was on one wall before, two minutes in calls of so many seconds.
 */
static void stand_with_skull(struct rig *rig, double face_C, double melt_C, double skull_kg,
                             int wall, double call_s)
{
    rig_make(rig, 4000.0);
    ladle_init(rig->grid, face_C + 273.15, &rig->state);
    rig_fill_C(rig, 3900.0, melt_C);
    rig->state.skull_kg = rig->state.skull_on_kg[wall] = skull_kg;
    rig->state.skull_J_per_kg = skull_frozen_J_per_kg(&rig->alloy, 773.15);
    for (int call = 0; call < (int)(120.0 / call_s); call++)
        rig_stand(rig, call_s);
}

/* A skull that ends early in a long step ends: what is left does not depend on how the time is cut.
 */
START_TEST(ends_within_a_step)
{
    const double faces_C[] = {450.0, 600.0, 750.0}, melts_C[] = {620.0, 690.0, 760.0};
    const double skulls_kg[] = {0.05, 2.0, 60.0};
    int gone = 0, left = 0;
    for (int i = 0; i < 27; i++)
        for (int wall = 0; wall <= LADLE_BOTTOM; wall += LADLE_BOTTOM) {
            struct rig whole, cut;
            double face_C = faces_C[i / 9], melt_C = melts_C[i / 3 % 3], kg = skulls_kg[i % 3];
            stand_with_skull(&whole, face_C, melt_C, kg, wall, 120.0);
            stand_with_skull(&cut, face_C, melt_C, kg, wall, 1.0);
            ck_assert_double_eq_tol(whole.state.skull_kg, cut.state.skull_kg, 0.05);
            ck_assert_double_eq_tol(rig_melt_C(&whole), rig_melt_C(&cut), 0.3);
            gone += cut.state.skull_kg == 0.0;
            left += cut.state.skull_kg > 0.0;
            rig_clear(&whole);
            rig_clear(&cut);
        }
    ck_assert_int_gt(gone, 0);
    ck_assert_int_gt(left, 0);
}
END_TEST

/* A full ladle that freezes to below half liquid, in calls of so many seconds. */
static double skull_of_a_night(const char *model, double face_C, double call_s)
{
    struct rig rig;
    rig_make(&rig, 1200.0);
    rig.model = ladle_model_find(model);
    ladle_soak(&rig.params, rig.grid, face_C + 273.15, 283.15, &rig.state);
    rig_fill_C(&rig, 1150.0, 625.0);
    for (int call = 0; call < (int)(64800.0 / call_s); call++)
        rig_stand(&rig, call_s);
    ck_assert_double_lt(alloy_liquid_frac(&rig.alloy, rig.state.melt_J_per_kg), 0.5);
    double skull_kg = rig.state.skull_kg;
    rig_clear(&rig);
    return skull_kg;
}

/* Metal that ceases to flow within a step freezes on the walls until then and no longer. */
START_TEST(stops_within_a_step)
{
    const double faces_C[] = {500.0, 600.0};
    for (int i = 0; i < 2; i++) {
        double fine_kg = skull_of_a_night("wall1d", faces_C[i], 60.0);
        ck_assert_double_gt(fine_kg, 5.0);
        ck_assert_double_eq_tol(skull_of_a_night("wall1d", faces_C[i], 64800.0), fine_kg, 2.0);
        ck_assert_double_eq_tol(skull_of_a_night("fast", faces_C[i], 64800.0), fine_kg, 2.0);
    }
}
END_TEST

RUN_SUITE("skull", closed_form_is_the_balance, gone_within_seconds, grows_and_melts_again,
          ends_within_a_step, stops_within_a_step)
