/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/outside.h"
#include "tests/support/main.h"

/* source: INCROPERA table A.4, air: nu, k, Pr at 300, 400 and 600 K (its density at 400 K lies 1.3
 * % below that of the ideal gas above 400 K, hence the width) */
START_TEST(air_is_that_of_the_tables)
{
    const double table[][4] = {{300, 15.89e-6, 26.3e-3, 0.707},
                               {400, 26.41e-6, 33.8e-3, 0.690},
                               {600, 52.69e-6, 46.9e-3, 0.685}};
    for (int i = 0; i < 3; i++) {
        struct air a = outside_air(table[i][0]);
        ck_assert_close(a.viscosity_m2_per_s, table[i][1], 0.03);
        ck_assert_close(a.conductivity_W_per_mK, table[i][2], 0.03);
        ck_assert_close(a.prandtl, table[i][3], 0.03);
    }
}
END_TEST

/* Churchill-Chu worked out with the tables' air: plate of 0.71 m at 232 degC in air of 23 degC.
 * source: INCROPERA example 9.2 (Ra 1.813e9, Nu 147, h 7.0 W/(m2 K)) */
START_TEST(vertical_plate_of_the_book)
{
    double h = outside_natural_W_per_m2K(OUTSIDE_VERTICAL, 0.71, 232.0 + 273.0, 23.0 + 273.0);
    ck_assert_close(h, 7.0, 0.03);
}
END_TEST

/* A hot plate looks down worst, and a cold one up: turning plate and difference gives the same. */
START_TEST(orientation)
{
    double up = outside_natural_W_per_m2K(OUTSIDE_UP, 0.41, 393.0, 293.0);
    double down = outside_natural_W_per_m2K(OUTSIDE_DOWN, 0.41, 393.0, 293.0);
    double cold_down = outside_natural_W_per_m2K(OUTSIDE_DOWN, 0.41, 293.0, 393.0);
    ck_assert_double_lt(down, 0.6 * up);
    ck_assert_double_eq_tol(cold_down, up, 1e-12);
}
END_TEST

START_TEST(no_difference_and_no_wind_is_finite)
{
    for (int face = OUTSIDE_VERTICAL; face <= OUTSIDE_DOWN; face++) {
        double h = outside_natural_W_per_m2K((enum outside_face)face, 0.8, 300.0, 300.0);
        ck_assert(isfinite(h) && h >= 0.0 && h < 1.0);
        ck_assert_double_eq(outside_forced_W_per_m2K((enum outside_face)face, 0.8, 0.0, 300.0),
                            0.0);
    }
}
END_TEST

/* Written out again for one case each: cylinder of 1.65 m at 22 m/s, plate laminar and turbulent.
 */
START_TEST(forced_films_follow_their_equations)
{
    struct air a = outside_air(330.0);
    double re = 22.0 * 1.65 / a.viscosity_m2_per_s, pr = a.prandtl;
    double nu = 0.3 + 0.62 * pow(re, 0.5) * pow(pr, 1.0 / 3.0) *
                          pow(1.0 + pow(0.4 / pr, 2.0 / 3.0), -0.25) *
                          pow(1.0 + pow(re / 282000.0, 5.0 / 8.0), 4.0 / 5.0);
    ck_assert_close(outside_forced_W_per_m2K(OUTSIDE_VERTICAL, 1.65, 22.0, 330.0),
                    nu * a.conductivity_W_per_mK / 1.65, 1e-9);
    nu = (0.037 * pow(re, 0.8) - 871.0) * pow(pr, 1.0 / 3.0);
    ck_assert_close(outside_forced_W_per_m2K(OUTSIDE_UP, 1.65, 22.0, 330.0),
                    nu * a.conductivity_W_per_mK / 1.65, 1e-9);
    re = 1.3 * 1.65 / a.viscosity_m2_per_s;
    nu = 0.664 * pow(re, 0.5) * pow(pr, 1.0 / 3.0);
    ck_assert_close(outside_forced_W_per_m2K(OUTSIDE_DOWN, 1.65, 1.3, 330.0),
                    nu * a.conductivity_W_per_mK / 1.65, 1e-9);
}
END_TEST

START_TEST(blend_leans_to_the_larger)
{
    ck_assert_double_eq_tol(outside_blend_W_per_m2K(0.0, 7.3), 7.3, 1e-12);
    ck_assert_double_eq_tol(outside_blend_W_per_m2K(3.0, 4.0), cbrt(91.0), 1e-12);
}
END_TEST

RUN_SUITE("outside", air_is_that_of_the_tables, vertical_plate_of_the_book, orientation,
          no_difference_and_no_wind_is_finite, forced_films_follow_their_equations,
          blend_leans_to_the_larger)
