/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_rng.h>

#include "models/oxidation/oxidation.h"
#include "tests/support/main.h"

static const struct oxidation usual = {
    .quiescent_kg_per_m2s = 0.15 / 3600.0,
    .doubling_K = 55.0,
    .lid_factor = 0.2,
    .dross_metal_frac = 0.55,
    .magnesium_factor = 1.0,
};

START_TEST(the_heat_is_that_of_the_reaction)
{
    /* 2 x 26.98 g of aluminium give 1675.7 kJ: about 31 MJ/kg. */
    ck_assert_close(oxidation_heat_J_per_kg() * 2.0 * 26.9815384e-3, 1675.7e3, 1e-12);
    ck_assert_close(oxidation_heat_J_per_kg(), 31.05e6, 1e-3);
}
END_TEST

START_TEST(the_parts_make_the_dross)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 71);
    for (int i = 0; i < 1000; i++) {
        struct oxidation oxidation = usual;
        oxidation.dross_metal_frac = 0.95 * gsl_rng_uniform(rng);
        double gross_kg = 300.0 * gsl_rng_uniform(rng);
        struct oxidation_loss loss = oxidation_split(&oxidation, gross_kg);
        ck_assert_double_eq_tol(loss.oxidised_kg + loss.trapped_kg, gross_kg, 1e-12);
        ck_assert_double_ge(loss.oxidised_kg, 0.0);
        double dross_kg = oxidation_dross_kg(&loss);
        ck_assert_double_eq_tol(loss.trapped_kg, oxidation.dross_metal_frac * dross_kg, 1e-10);
        /* Stoichiometry: 3 O (48 g) bind 2 Al (54 g). */
        double oxygen_kg = dross_kg - gross_kg;
        ck_assert_double_eq_tol(oxygen_kg * 2.0 * 26.9815384, loss.oxidised_kg * 3.0 * 15.999,
                                1e-9);
        ck_assert_double_eq_tol(loss.reaction_J, loss.oxidised_kg * oxidation_heat_J_per_kg(),
                                1e-3);
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(dross_without_metal_is_all_oxide)
{
    struct oxidation oxidation = usual;
    oxidation.dross_metal_frac = 0.0;
    struct oxidation_loss loss = oxidation_transfer(&oxidation, 6350.0, 0.003);
    ck_assert_close(loss.gross_kg, 19.05, 1e-12);
    ck_assert_double_eq(loss.trapped_kg, 0.0);
    ck_assert_double_eq(loss.oxidised_kg, loss.gross_kg);
}
END_TEST

static double lost(double temperature_K, double lidded_frac, double film, double dt_s)
{
    struct oxidation_bath bath = {1.0, temperature_K, lidded_frac, film};
    return oxidation_quiescent(&usual, &bath, dt_s).gross_kg;
}

START_TEST(the_first_hour_loses_the_mean_rate)
{
    double open_kg = lost(993.15, 0.0, 0.0, 3600.0), lidded_kg = lost(993.15, 1.0, 0.0, 3600.0);
    ck_assert_close(open_kg, 0.15, 1e-12);
    ck_assert_close(lidded_kg, 0.15 * 0.2, 1e-12);
    ck_assert_close(lost(993.15, 0.5, 0.0, 3600.0), 0.5 * (open_kg + lidded_kg), 1e-12);
    struct oxidation_bath wide = {3.7, 993.15, 0.0, 0.0};
    ck_assert_close(oxidation_quiescent(&usual, &wide, 3600.0).gross_kg, 3.7 * open_kg, 1e-12);
}
END_TEST

/* However an interval is cut, W(t) = q sqrt(3600 s) sqrt(t) while the film stays whole. */
START_TEST(growth_is_parabolic_and_adds_up)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 72);
    for (int i = 0; i < 200; i++) {
        double end_s = 50000.0 * gsl_rng_uniform_pos(rng), at_s = 0.0, film = 0.0;
        for (int k = 0; k < 17; k++) {
            double dt_s = k < 16 ? (end_s - at_s) * gsl_rng_uniform(rng) : end_s - at_s;
            film += lost(993.15, 0.0, film, dt_s);
            at_s += dt_s;
        }
        ck_assert_close(film, 0.15 * sqrt(end_s / 3600.0), 1e-12);
    }
    ck_assert_double_eq(lost(993.15, 0.0, 0.0, 0.0), 0.0);
    gsl_rng_free(rng);
}
END_TEST

/* Squares of film add over stretches of different temperature and lid: W^2 = sum of K_i^2 t_i. */
START_TEST(a_film_remembers_how_it_grew)
{
    double first = lost(1003.15, 0.0, 0.0, 1234.0);
    double then = first + lost(953.15, 1.0, first, 5678.0);
    double alone = lost(953.15, 1.0, 0.0, 5678.0);
    ck_assert_close(then * then, first * first + alone * alone, 1e-12);
    /* broken in between it loses more: the sum of both, not the root of squares */
    ck_assert_double_gt(first + alone, then);
    /* a thick film all but stops: d(W) = K^2 dt / 2 W */
    ck_assert_close(lost(993.15, 0.0, 30.0, 60.0), 0.15 * 0.15 * 60.0 / 3600.0 / 60.0, 1e-6);
}
END_TEST

/* source: SS20_61, "up to 0.5 %" */
START_TEST(a_transfer_loses_by_its_fall)
{
    struct oxidation_fall fall = {0.6, 1.0};
    ck_assert_close(oxidation_transfer_frac(&fall), 0.003, 1e-12);
    fall.turbulence_frac = 0.2; /* a launder */
    ck_assert_close(oxidation_transfer_frac(&fall), 0.0006, 1e-12);
    for (double h = 0.0; h < 5.0; h += 0.13) {
        struct oxidation_fall higher = {h + 0.13, 1.0};
        fall = (struct oxidation_fall){h, 1.0};
        ck_assert_double_ge(oxidation_transfer_frac(&higher), oxidation_transfer_frac(&fall));
        ck_assert_double_le(oxidation_transfer_frac(&higher), 0.005);
    }
}
END_TEST

START_TEST(temperature_follows_arrhenius)
{
    ck_assert_close(oxidation_temperature_factor(&usual, 993.15), 1.0, 1e-14);
    ck_assert_close(oxidation_temperature_factor(&usual, 993.15 + 55.0), 2.0, 1e-13);
    /* ln f is linear in 1/T. */
    double slope = 0.0;
    for (double temperature_K = 880.0; temperature_K < 1180.0; temperature_K += 37.3) {
        double f = oxidation_temperature_factor(&usual, temperature_K);
        double now = log(f) / (1.0 / 993.15 - 1.0 / temperature_K);
        if (slope > 0.0)
            ck_assert_close(now, slope, 1e-10);
        slope = now;
    }
    ck_assert_double_gt(slope, 0.0);
}
END_TEST

START_TEST(magnesium_speeds_it_up)
{
    ck_assert_double_eq(oxidation_magnesium_factor(0.0, 1.0), 1.0);
    ck_assert_close(oxidation_magnesium_factor(0.0045, 2.0), 1.9, 1e-12);
    struct oxidation rich = usual;
    struct oxidation_bath bath = {1.0, 993.15, 0.0, 0.0};
    rich.magnesium_factor = 1.9;
    ck_assert_close(oxidation_quiescent(&rich, &bath, 3600.0).gross_kg, 1.9 * 0.15, 1e-12);
}
END_TEST

RUN_SUITE("oxidation", the_heat_is_that_of_the_reaction, the_parts_make_the_dross,
          dross_without_metal_is_all_oxide, the_first_hour_loses_the_mean_rate,
          growth_is_parabolic_and_adds_up, a_film_remembers_how_it_grew,
          a_transfer_loses_by_its_fall, temperature_follows_arrhenius, magnesium_speeds_it_up)
