/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * V2: freezing of aluminium on a wall, data of the code_aster case V4.22.002, against closed forms:
 * Neumann's solution for a face held at a temperature, Schwarz's for a mould that warms up.
 *   front s = 2 l sqrt(a t):  sqrt(pi) l exp(l^2) (erf l + e) = c (Tf - T0) / L
 * e = 0 for a held face; e = sqrt((k rho c) of the metal / (k rho c) of the mould) else, T0 the
 * mould before. source: CARSLAW section 11.2
 */
#include <stdio.h>
#include <string.h>

#include "models/ladle/skull.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

/* source: CODEASTER */
static const double per_m3_K = 3.0e6, conductivity = 210.0, density = 2550.0, jump = 1.08048e9;
static const double front_K = 933.15;

static struct alloy aluminium(void)
{
    struct alloy a = rig_alloy("pureAl");
    a.liquidus_K = a.solidus_K = front_K;
    a.latent_J_per_kg = jump / density;
    a.cp_solid_J_per_kgK = per_m3_K / density;
    a.cp_solid_slope_J_per_kgK2 = 0.0;
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

RUN_SUITE("V2 stefan", neumann, schwarz)
