/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V7: heat from an open well; V8: theoretical energy of melting. */
#include <stdio.h>

#include "models/ladle/outside.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

static const double sigma = 5.670374419e-8;

/* source: FOUNDRYMAG, 7,400 BTU/(ft2 h) at 1250 degF. BTU and foot are exact by definition. */
START_TEST(v7_open_well)
{
    double btu_J = 1055.05585262, foot_m = 0.3048;
    double published = 7400.0 * btu_J / (foot_m * foot_m * 3600.0);
    double well_K = (1250.0 - 32.0) / 1.8 + 273.15, air_K = 293.15;
    double black = sigma * (pow(well_K, 4) - pow(air_K, 4));
    printf("V7 unit check: %.1f kW/m2 at %.0f degC, effective emissivity %.2f\n", published / 1e3,
           well_K - 273.15, published / black);
    ck_assert_double_eq_tol(published / 1e3, 23.3, 0.1);
    ck_assert_double_eq_tol(published / black, 0.51, 0.01);
    const double skin[] = {0.08, 0.30, 0.50};
    static const char *const look[] = {"clean", "oxide skin (default)", "thick dross"};
    for (int i = 0; i < 3; i++) {
        double convection =
            outside_natural_W_per_m2K(OUTSIDE_UP, 0.25, well_K, air_K) * (well_K - air_K);
        double model = skin[i] * black + convection;
        printf("V7 model, %-20s emissivity %.2f: radiation %.1f + convection %.1f = %.1f kW/m2, "
               "effective %.2f\n",
               look[i], skin[i], skin[i] * black / 1e3, convection / 1e3, model / 1e3,
               model / black);
        ck_assert_double_gt(convection, 0.0);
    }
}
END_TEST

/* The same from the ladle's own book: lid away, full to a small freeboard. */
START_TEST(v7_from_the_ladle)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig.params.fill_frac = 0.98;
    rig_regrid(&rig, (struct ladle_mesh){0, 0});
    ladle_soak(&rig.params, rig.grid, 950.0, 293.15, &rig.state);
    /* lid and dry wall as warm as the air, so that only the bath gives heat */
    for (int j = 0; j < rig.grid->nodes; j++)
        rig.state.wall_K[LADLE_LID][j] = rig.state.wall_K[LADLE_DRY][j] = 293.15;
    rig_fill_C(&rig, 1e12, 676.67);
    struct ladle_boundary open = rig.still;
    open.mouth_open_frac = 1.0;
    rig_advance(&rig, &open, 1.0);
    double flux = rig.exchange.opening_loss_J / ladle_surface_m2(rig.grid);
    double well_K = 676.67 + 273.15;
    double free =
        0.30 * sigma * (pow(well_K, 4) - pow(293.15, 4)) +
        outside_natural_W_per_m2K(OUTSIDE_UP, rig.grid->inner_diameter_m / 4.0, well_K, 293.15) *
            (well_K - 293.15);
    printf("V7 ladle with its lid away, 2 %% freeboard: %.1f kW/m2 through the mouth (free bath "
           "%.1f)\n",
           flux / 1e3, free / 1e3);
    ck_assert_close(flux, free, 0.05);
    rig_clear(&rig);
}
END_TEST

/* Energy per kg between two temperatures, by adding up heat capacity in small steps. */
static double by_steps_J_per_kg(const struct alloy *a, double from_K, double to_K)
{
    double sum = a->latent_J_per_kg, dt = 0.001;
    double mushy =
        0.5 * (a->cp_solid_J_per_kgK + a->cp_solid_slope_J_per_kgK2 * (a->solidus_K - 293.15) +
               a->cp_liquid_J_per_kgK);
    for (double t = from_K + 0.5 * dt; t < to_K; t += dt)
        sum += dt * (t < a->solidus_K
                         ? a->cp_solid_J_per_kgK + a->cp_solid_slope_J_per_kgK2 * (t - 293.15)
                     : t < a->liquidus_K ? mushy
                                         : a->cp_liquid_J_per_kgK);
    return sum;
}

static double melting_kWh_per_t(const char *name, double to_C)
{
    struct alloy a = rig_alloy(name);
    double energy =
        alloy_enthalpy_J_per_kg(&a, to_C + 273.15) - alloy_enthalpy_J_per_kg(&a, 20.0 + 273.15);
    ck_assert_close(energy, by_steps_J_per_kg(&a, 293.15, to_C + 273.15), 1e-5);
    return energy / 3600.0;
}

/* source: HEIMDUO, 500 BTU/lb = 323 kWh/t to 743 degC */
START_TEST(v8_melting_energy)
{
    double published = 500.0 * 1055.05585262 / 0.45359237 / 3600.0;
    double pure = melting_kWh_per_t("pureAl", 743.0), adc12 = melting_kWh_per_t("ADC12", 680.0);
    struct alloy flat = rig_alloy("ADC12");
    flat.cp_solid_slope_J_per_kgK2 = 0.0;
    double room = alloy_enthalpy_J_per_kg(&flat, 953.15) / 3600.0;
    printf("V8 from 20 degC: pure Al to 743 degC %.1f kWh/t (published %.1f); ADC12 to 680 degC "
           "%.1f (%.1f with the heat capacity of room temperature)\n",
           pure, published, adc12, room);
    static const char *const others[] = {"A383", "A380", "A356", "AlSi9Cu3", "AlSi10Mg", "ZL114A"};
    for (int i = 0; i < 6; i++)
        printf("V8 %-8s to 700 degC %.1f kWh/t\n", others[i], melting_kWh_per_t(others[i], 700.0));
    ck_assert_close(pure, published, 0.01);
    ck_assert_double_ge(adc12, 296.0);
    ck_assert_double_le(adc12, 319.0);
    ck_assert_double_lt(room, adc12 - 10.0);
}
END_TEST

RUN_SUITE("V7 V8 open well and melting", v7_open_well, v7_from_the_ladle, v8_melting_energy)
