/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * V2: freezing of aluminium on a wall, data of the code_aster case V4.22.002, against closed forms:
 * Neumann's solution for a face held at a temperature, Schwarz's for a mould that warms up.
 *   front s = 2 l sqrt(a t):  sqrt(pi) l exp(l^2) (erf l + e) = c (Tf - T0) / L
 * e = 0 for a held face; e = sqrt((k rho c) of the metal / (k rho c) of the mould) else, T0 the
 * mould before.
 *
 * Melt hotter than freezing by D conducts heat to the front (two phases; r = a / a of the melt, b
 * the melt's sqrt(k rho c), Q the flux into the wall times sqrt t, B = b / sqrt pi):
 *   Q exp(-l^2) - B D exp(-l^2 r) / erfc(l sqrt r) = rho L l sqrt a
 *   Tf - T0 = Q (sqrt(pi a) erf l / k + contact + sqrt pi / sqrt(k rho c of the mould))
 * The model has a film instead, which brings what the melt ahead of the moving front gives up:
 *   h = C / sqrt t,  C = B (exp(-l^2 r) / erfc(l sqrt r) - sqrt pi l sqrt r)
 * A contact of 9 h between skull and mould (what is left of the model's film) keeps the similarity.
 * source: CARSLAW section 11.2
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "models/ladle/skull.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

/* source: CODEASTER */
static const double per_m3_K = 3.0e6, conductivity = 210.0, density = 2550.0, jump = 1.08048e9;
static const double front_K = 933.15;
static const double melt_per_m3_K = 2.58e6, melt_conductivity = 95.0;

static struct alloy aluminium(void)
{
    struct alloy a = rig_alloy("pureAl");
    a.liquidus_K = a.solidus_K = front_K;
    a.latent_J_per_kg = jump / density;
    a.cp_solid_J_per_kgK = per_m3_K / density;
    a.cp_solid_slope_J_per_kgK2 = 0.0;
    a.cp_liquid_J_per_kgK = melt_per_m3_K / density;
    a.density_liquid_kg_per_m3 = density;
    a.conductivity_liquid_W_per_mK = conductivity;
    return a;
}

static double front_number(double stefan, double mould)
{
    double low = 0.0, high = 3.0;
    for (int i = 0; i < 200; i++) {
        double l = 0.5 * (low + high);
        if (sqrt(acos(-1.0)) * l * exp(l * l) * (erf(l) + mould) < stefan)
            low = l;
        else
            high = l;
    }
    return low;
}

/* The skull's balance over a face held at face_K, melt at freezing: midpoint rule in s^2. */
static double grown_m(const struct alloy *a, double face_K, double t_s)
{
    const int steps = 2000;
    double melt_J = alloy_enthalpy_J_per_kg(a, front_K), square_m2 = 0.0;
    double per_m3 = density * (melt_J - skull_frozen_J_per_kg(a, face_K));
    for (int i = 0; i < steps; i++) {
        double s_m = sqrt(square_m2 > 0.0 ? square_m2 : 1e-12);
        double flux = skull_conductance_W_per_m2K(1e9, conductivity, s_m) * (front_K - face_K);
        square_m2 += 2.0 * s_m * flux / per_m3 * t_s / steps;
    }
    return sqrt(square_m2);
}

START_TEST(neumann)
{
    struct alloy a = aluminium();
    double diffusivity = conductivity / per_m3_K, t_s = 30.0;
    printf("V2 aluminium, face held, front after %.0f s: face degC, mm by the skull's balance, "
           "Neumann, miss\n",
           t_s);
    for (double below_K = 10.0; below_K < 640.0; below_K *= 2.5) {
        double stefan = per_m3_K * below_K / jump;
        double right_m = 2.0 * front_number(stefan, 0.0) * sqrt(diffusivity * t_s);
        double got_m = grown_m(&a, front_K - below_K, t_s);
        printf("V2 %6.1f %7.3f %7.3f %+.2f %%\n", front_K - below_K - 273.15, 1e3 * got_m,
               1e3 * right_m, 100.0 * (got_m / right_m - 1.0));
        ck_assert_close(got_m, right_m, 0.01);
    }
}
END_TEST

/* wall1d, a bath at the melting point over thick cold castable; a film so good that its contact
 * does not count, which the closed form has not. */
START_TEST(schwarz)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig.alloy = aluminium();
    struct refractory castable = rig_material("lcc_60_alumina");
    castable.cp_slope_J_per_kgK2 = castable.conductivity_slope_W_per_mK2 = 0.0;
    rig.params.bottom = (struct refractory_stack){.count = 1, .layer = {{castable, 0.15}}};
    rig.params.film_W_per_m2K = 1e5;
    rig_regrid(&rig, (struct ladle_mesh){30, 1});
    ladle_fill(&rig.params, 1e14, alloy_enthalpy_J_per_kg(&rig.alloy, front_K), &rig.state);
    double mould = castable.conductivity_W_per_mK * castable.density_kg_per_m3 *
                   castable.cp_J_per_kgK / (conductivity * per_m3_K);
    double l = front_number(per_m3_K * (front_K - 293.15) / jump, 1.0 / sqrt(mould));
    printf("V2 aluminium at freezing on cold castable, wall1d: s, mm frozen, Schwarz, miss\n");
    double t_s = 0.0;
    for (int i = 0; i < 3; i++) {
        rig_stand(&rig, 1200.0);
        t_s += 1200.0;
        double got_m =
            rig.state.skull_on_kg[LADLE_BOTTOM] / (density * rig.grid->face_m2[LADLE_BOTTOM]);
        double right_m = 2.0 * l * sqrt(conductivity / per_m3_K * t_s);
        printf("V2 %5.0f %6.2f %6.2f %+.2f %%\n", t_s, 1e3 * got_m, 1e3 * right_m,
               100.0 * (got_m / right_m - 1.0));
        ck_assert_close(got_m, right_m, 0.01);
    }
    rig_clear(&rig);
}
END_TEST

/* --- melt above freezing ------------------------------------------------------------------------
 */

struct two_phase {
    double below_K, above_K; /* wall before, melt, from the freezing temperature */
    double wall;             /* sqrt(pi) / sqrt(k rho c) of the mould; 0 for a held face */
    bool contact;
};

static double film_number(double l)
{
    double root = sqrt(conductivity / per_m3_K / (melt_conductivity / melt_per_m3_K));
    return sqrt(melt_conductivity * melt_per_m3_K / acos(-1.0)) *
           (exp(-l * l * root * root) / erfc(l * root) - sqrt(acos(-1.0)) * l * root);
}

/* Latent heat less what the front gets, both times sqrt t: rises with l. */
static double front_miss(const struct two_phase *p, double l)
{
    double a = conductivity / per_m3_K, c = film_number(l);
    double ahead = c + melt_per_m3_K * l * sqrt(a); /* B exp() / erfc() */
    double resistance = sqrt(acos(-1.0) * a) * erf(l) / conductivity + p->wall +
                        (p->contact ? 1.0 / (9.0 * c) : 0.0);
    return jump * l * sqrt(a) + p->above_K * ahead - p->below_K / resistance * exp(-l * l);
}

static double two_phase_number(const struct two_phase *p)
{
    double low = 0.0, high = 3.0;
    for (int i = 0; i < 200; i++) {
        double l = 0.5 * (low + high);
        if (front_miss(p, l) < 0.0)
            low = l;
        else
            high = l;
    }
    return low;
}

/* As grown_m, with the film of the melt ahead: s and 1 / sqrt t go together. */
static double grown_hot_m(const struct alloy *a, const struct two_phase *p, double l, double t_s)
{
    double melt_J = alloy_enthalpy_J_per_kg(a, front_K + p->above_K);
    double per_m3 = density * (melt_J - skull_frozen_J_per_kg(a, front_K - p->below_K));
    double drawn = 2.0 * conductivity * p->below_K, given = 2.0 * film_number(l) * p->above_K;
    /* per_m3 d(s^2)/dt = drawn - given s / sqrt t, s = g sqrt t */
    double half = 0.5 * given / per_m3;
    return (sqrt(half * half + drawn / per_m3) - half) * sqrt(t_s);
}

START_TEST(neumann_two_phases)
{
    struct alloy a = aluminium();
    double diffusivity = conductivity / per_m3_K;
    printf("V2 two phases, face held, front after 30 s: face degC, melt degC, mm by the skull's "
           "balance, Neumann, miss\n");
    for (double below_K = 25.0; below_K < 640.0; below_K *= 2.5)
        for (double above_K = 20.0; above_K < 100.0; above_K *= 2.0) { /* to 740 degC */
            struct two_phase p = {below_K, above_K, 0.0, false};
            double l = two_phase_number(&p), right_m = 2.0 * l * sqrt(diffusivity * 30.0);
            double got_m = grown_hot_m(&a, &p, l, 30.0);
            printf("V2 %6.1f %6.1f %7.3f %7.3f %+.2f %%\n", front_K - below_K - 273.15,
                   front_K + above_K - 273.15, 1e3 * got_m, 1e3 * right_m,
                   100.0 * (got_m / right_m - 1.0));
            ck_assert_close(got_m, right_m, 0.005);
        }
}
END_TEST

/* A ladle of thick cold castable under a bath of aluminium. */
static struct two_phase hot_rig(struct rig *rig, double above_K)
{
    struct refractory castable = rig_material("lcc_60_alumina");
    double mould =
        castable.conductivity_W_per_mK * castable.density_kg_per_m3 * castable.cp_J_per_kgK;
    rig_make(rig, 4000.0);
    rig->alloy = aluminium();
    rig->params.bottom = (struct refractory_stack){.count = 1, .layer = {{castable, 0.15}}};
    rig_regrid(rig, (struct ladle_mesh){30, 1});
    ladle_fill(&rig->params, 1e14, alloy_enthalpy_J_per_kg(&rig->alloy, front_K + above_K),
               &rig->state);
    return (struct two_phase){front_K - 293.15, above_K, sqrt(acos(-1.0) / mould), true};
}

/* From one instant to another under the film that the melt ahead has on the way. */
static void stand_hot(struct rig *rig, double film_number, double *t_s, double until_s)
{
    while (*t_s < until_s) {
        double next_s = fmin(fmax(1e-3, 1.05 * *t_s), until_s);
        rig->params.film_W_per_m2K =
            0.9 * film_number * 2.0 * (sqrt(next_s) - sqrt(*t_s)) / (next_s - *t_s);
        rig_stand(rig, next_s - *t_s);
        *t_s = next_s;
    }
}

/* wall1d with that film. It counts the heat of freezing from the wall's face, 9 K below the skull's
 * own: 0.66 % of the front; the rest is the first cell and fades. */
START_TEST(schwarz_two_phases)
{
    printf("V2 two phases on cold castable, wall1d: melt degC, s, mm frozen, closed form, miss\n");
    for (double above_K = 20.0; above_K < 70.0; above_K += 20.0) {
        struct rig rig;
        struct two_phase p = hot_rig(&rig, above_K);
        double l = two_phase_number(&p), t_s = 0.0;
        for (int i = 1; i <= 3; i++) {
            stand_hot(&rig, film_number(l), &t_s, 1200.0 * i);
            double got_m =
                rig.state.skull_on_kg[LADLE_BOTTOM] / (density * rig.grid->face_m2[LADLE_BOTTOM]);
            double right_m = 2.0 * l * sqrt(conductivity / per_m3_K * t_s);
            printf("V2 %6.1f %5.0f %6.2f %6.2f %+.2f %%\n", front_K + above_K - 273.15, t_s,
                   1e3 * got_m, 1e3 * right_m, 100.0 * (got_m / right_m - 1.0));
            ck_assert_close(got_m, right_m, 0.025);
        }
        rig_clear(&rig);
    }
}
END_TEST

RUN_SUITE("V2 stefan", neumann, neumann_two_phases, schwarz, schwarz_two_phases)
