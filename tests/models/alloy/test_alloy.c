/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/alloy/alloy.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

static const char *const shipped[] = {"ADC12",    "A383",     "A380",   "A356",
                                      "AlSi9Cu3", "AlSi10Mg", "ZL114A", "pureAl"};
enum { SHIPPED = sizeof shipped / sizeof shipped[0] };

static struct alloy prepared(int i, enum alloy_solidification how)
{
    struct alloy a = rig_alloy(shipped[i]);
    a.solidification = how;
    return a;
}

START_TEST(temperature_inverts_enthalpy)
{
    for (int i = 0; i < SHIPPED; i++)
        for (int how = ALLOY_LINEAR; how <= ALLOY_SCHEIL; how++) {
            struct alloy a = prepared(i, (enum alloy_solidification)how);
            for (double t = 251.37; t < 1300.0; t += 1.713) {
                double h = alloy_enthalpy_J_per_kg(&a, t);
                ck_assert_double_eq_tol(alloy_temperature_K(&a, h), t, 1e-8);
            }
        }
}
END_TEST

/* Every enthalpy has one temperature, rising, and gives itself back unless in a jump. */
START_TEST(enthalpy_covers_the_mushy_range)
{
    for (int i = 0; i < SHIPPED; i++)
        for (int how = ALLOY_LINEAR; how <= ALLOY_SCHEIL; how++) {
            struct alloy a = prepared(i, (enum alloy_solidification)how);
            double last_K = 0.0, last_frac = 0.0;
            for (double h = -40e3; h < 1.4e6; h += 1237.0) {
                double t = alloy_temperature_K(&a, h), f = alloy_liquid_frac(&a, h);
                ck_assert_double_ge(t, last_K - 1e-9);
                ck_assert_double_ge(f, last_frac - 1e-12);
                ck_assert_double_ge(f, 0.0);
                ck_assert_double_le(f, 1.0);
                if (t < a.solidus_K - 0.1 || t > a.solidus_K + 0.1)
                    ck_assert_double_eq_tol(alloy_enthalpy_J_per_kg(&a, t), h, 1e-3);
                last_K = t;
                last_frac = f;
            }
        }
}
END_TEST

START_TEST(capacity_is_the_slope_of_enthalpy)
{
    for (int i = 0; i < SHIPPED; i++)
        for (int how = ALLOY_LINEAR; how <= ALLOY_SCHEIL; how++) {
            struct alloy a = prepared(i, (enum alloy_solidification)how);
            for (double t = 300.3; t < 1250.0; t += 7.77) {
                if (fabs(t - a.liquidus_K) < 0.1 || fabs(t - a.solidus_K) < 0.1)
                    continue;
                double rise =
                    alloy_enthalpy_J_per_kg(&a, t + 0.01) - alloy_enthalpy_J_per_kg(&a, t - 0.01);
                ck_assert_close(alloy_cp_J_per_kgK(&a, t), rise / 0.02, 1e-5);
                double h = alloy_enthalpy_J_per_kg(&a, t);
                ck_assert_close(alloy_cp_at_J_per_kgK(&a, h), alloy_cp_J_per_kgK(&a, t), 1e-9);
            }
        }
}
END_TEST

START_TEST(pure_metal_stays_at_its_melting_point)
{
    struct alloy a = rig_alloy("pureAl");
    double solid = alloy_enthalpy_J_per_kg(&a, a.solidus_K) - a.latent_J_per_kg;
    ck_assert_double_eq(alloy_temperature_K(&a, solid + 0.63 * a.latent_J_per_kg), a.solidus_K);
    ck_assert_double_eq_tol(alloy_liquid_frac(&a, solid + 0.63 * a.latent_J_per_kg), 0.63, 1e-12);
    ck_assert_double_gt(alloy_cp_at_J_per_kgK(&a, solid + 0.63 * a.latent_J_per_kg), 1e9);
}
END_TEST

START_TEST(scheil_follows_its_equation)
{
    struct alloy a = prepared(3, ALLOY_SCHEIL);
    double pure_K = 933.45;
    for (double t = a.solidus_K + 1.0; t < a.liquidus_K; t += 5.3) {
        double h = alloy_enthalpy_J_per_kg(&a, t);
        double expected =
            pow((pure_K - t) / (pure_K - a.liquidus_K), 1.0 / (a.partition_coefficient - 1.0));
        ck_assert_close(alloy_liquid_frac(&a, h), expected, 1e-6);
    }
}
END_TEST

START_TEST(adc12_heat_capacity_means_what_the_data_say)
{
    struct alloy a = rig_alloy("ADC12");
    double mean = alloy_enthalpy_J_per_kg(&a, a.solidus_K) / (a.solidus_K - ALLOY_REFERENCE_K);
    ck_assert_double_eq(alloy_cp_J_per_kgK(&a, ALLOY_REFERENCE_K), 911.0);
    ck_assert_close(mean, 1010.0, 0.002);
}
END_TEST

START_TEST(density_falls_with_temperature)
{
    struct alloy a = rig_alloy("ADC12");
    double top = alloy_density_kg_per_m3(&a, a.liquidus_K);
    ck_assert_double_eq(top, a.density_liquid_kg_per_m3);
    ck_assert_double_eq_tol(alloy_density_kg_per_m3(&a, a.liquidus_K + 137.0),
                            top + 137.0 * a.density_slope_kg_per_m3K, 1e-9);
}
END_TEST

/* source: OSAME1986, both published points */
START_TEST(sludge_meets_the_published_points)
{
    struct alloy a = rig_alloy("ADC12");
    a.iron_frac = 0.010;
    a.manganese_frac = 0.0025;
    a.chromium_frac = 0.0006;
    ck_assert_double_eq_tol(alloy_sludge_factor_percent(&a), 1.68, 1e-12);
    ck_assert_double_eq_tol(alloy_sludge_K(&a), 679.0 + 273.15, 1e-6);
    a.manganese_frac = 0.0020;
    a.chromium_frac = 0.0005;
    ck_assert_double_eq_tol(alloy_sludge_K(&a), 630.0 + 273.15, 1e-6);
    a.manganese_frac = 0.05;
    ck_assert_double_lt(alloy_sludge_K(&a), 790.0 + 273.15);
}
END_TEST

RUN_SUITE("alloy", temperature_inverts_enthalpy, enthalpy_covers_the_mushy_range,
          capacity_is_the_slope_of_enthalpy, pure_metal_stays_at_its_melting_point,
          scheil_follows_its_equation, adc12_heat_capacity_means_what_the_data_say,
          density_falls_with_temperature, sludge_meets_the_published_points)
