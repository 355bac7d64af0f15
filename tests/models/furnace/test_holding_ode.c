/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed form of holding.c beside GSL's integration of the same equations with the alloy's own
 * T(h) in place of chords. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>
#include <gsl/gsl_rng.h>
#include <stdio.h>

#include "models/furnace/furnace.h"
#include "tests/models/furnace/sample_alloy.h"
#include "tests/support/main.h"

struct bath {
    const struct holding_params *params;
    double draw, bath_W;
};

enum { METAL, ENTHALPY, LOSS, DRAWN, SIZE };

static int rates(double t, const double y[], double dydt[], void *data)
{
    (void)t;
    const struct bath *bath = data;
    const struct holding_params *params = bath->params;
    double temperature_K = alloy_temperature_K(params->alloy, y[ENTHALPY]);
    double loss_W =
        params->loss_W * (temperature_K - params->air_K) / (params->setpoint_K - params->air_K);
    dydt[METAL] = -bath->draw;
    dydt[ENTHALPY] = (bath->bath_W - loss_W) / y[METAL];
    dydt[LOSS] = loss_W;
    dydt[DRAWN] = bath->draw * y[ENTHALPY];
    return GSL_SUCCESS;
}

static void integrate(struct bath *bath, double y[], double dt_s)
{
    gsl_odeiv2_system system = {rates, NULL, SIZE, bath};
    gsl_odeiv2_driver *driver =
        gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_rk8pd, 0.1, 1e-6, 1e-11);
    double t = 0.0;
    ck_assert_int_eq(gsl_odeiv2_driver_apply(driver, &t, dt_s, y), GSL_SUCCESS);
    gsl_odeiv2_driver_free(driver);
}

/* Until the setpoint or for dt_s, by bisection on the time; gives the time used. */
static double integrate_to_setpoint(struct bath *bath, double y[], double set, double dt_s)
{
    double start[SIZE], low_s = 0.0, high_s = dt_s;
    int above = y[ENTHALPY] > set;
    for (int i = 0; i < SIZE; i++)
        start[i] = y[i];
    integrate(bath, y, dt_s);
    if ((y[ENTHALPY] > set) == above)
        return dt_s;
    for (int k = 0; k < 45; k++) {
        double middle_s = 0.5 * (low_s + high_s);
        for (int i = 0; i < SIZE; i++)
            y[i] = start[i];
        integrate(bath, y, middle_s);
        if ((y[ENTHALPY] > set) == above)
            low_s = middle_s;
        else
            high_s = middle_s;
    }
    return high_s;
}

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

static double worst(double now, double value, double expected, double scale)
{
    return fmax(now, fabs(value - expected) / scale);
}

struct misses {
    double enthalpy, loss, drawn, input;
};

/* One random furnace over one random step, both ways. */
static void compare(gsl_rng *rng, double low_K, double high_K, struct misses *miss)
{
    struct holding_params params = {.alloy = &sample_adc12, .capacity_kg = 12000.0};
    params.setpoint_K = between(rng, 930.0, 1000.0);
    params.casting_min_K = params.setpoint_K - 20.0;
    params.loss_W = between(rng, 30e3, 150e3);
    params.efficiency_frac = between(rng, 0.3, 1.0);
    params.heater_W = params.loss_W * between(rng, 1.05, 3.0) / params.efficiency_frac;
    params.air_K = between(rng, 260.0, 315.0);
    struct holding_state state = {.metal_kg = between(rng, 1500.0, 12000.0)};
    state.metal_J_per_kg = alloy_enthalpy_J_per_kg(params.alloy, between(rng, low_K, high_K));
    double draw = between(rng, 0.0, 0.3), dt_s = between(rng, 100.0, 4500.0);
    double set = alloy_enthalpy_J_per_kg(params.alloy, params.setpoint_K);

    struct bath bath = {&params, draw, 0.0};
    double y[SIZE] = {state.metal_kg, state.metal_J_per_kg, 0.0, 0.0};
    bath.bath_W = y[ENTHALPY] > set ? 0.0 : params.heater_W * params.efficiency_frac;
    double used_s = integrate_to_setpoint(&bath, y, set, dt_s);
    double bath_J = bath.bath_W * used_s;
    double held_s = dt_s - used_s; /* the heater holds: P = loss, h stays */
    bath_J += params.loss_W * held_s;
    y[LOSS] += params.loss_W * held_s;
    y[DRAWN] += draw * held_s * y[ENTHALPY];

    struct holding_exchange exchange = {0};
    holding_advance(&params, draw, dt_s, &state, &exchange);
    miss->enthalpy = worst(miss->enthalpy, state.metal_J_per_kg, y[ENTHALPY], 1080.0);
    miss->loss = worst(miss->loss, exchange.loss_J, y[LOSS], params.loss_W * dt_s);
    miss->drawn = worst(miss->drawn, exchange.drawn_J, y[DRAWN], draw * dt_s * 1e6);
    miss->input =
        worst(miss->input, exchange.input_J * params.efficiency_frac, bath_J, params.loss_W * dt_s);
    double bath_of_exchange_J = exchange.input_J - exchange.flue_J;
    ck_assert_double_eq_tol(bath_of_exchange_J, exchange.input_J * params.efficiency_frac,
                            1e-12 * exchange.input_J + 1e-9);
}

static struct misses compare_many(double low_K, double high_K, unsigned long seed)
{
    struct misses miss = {0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, seed);
    for (int i = 0; i < 300; i++)
        compare(rng, low_K, high_K, &miss);
    gsl_rng_free(rng);
    printf("from %.0f to %.0f K: worst miss %.2g K, loss %.2g, drawn %.2g, heater %.2g of each\n",
           low_K, high_K, miss.enthalpy, miss.loss, miss.drawn, miss.input);
    return miss;
}

START_TEST(the_liquid_is_exact)
{
    struct misses miss = compare_many(900.0, 1080.0, 41);
    ck_assert_double_lt(miss.enthalpy, 1e-6);
    ck_assert_double_lt(miss.loss, 1e-8);
    ck_assert_double_lt(miss.drawn, 1e-8);
    ck_assert_double_lt(miss.input, 1e-8);
}
END_TEST

/* The worst chord is the one that holds the solidus: 2 kJ/kg long with slopes 1/cp and 1/cp_mushy
 * on its halves it misses T by 2000 (1/cp - 1/cp_mushy) / 4, here 0.4 K of 490, while h is on it.
 */
START_TEST(below_the_liquidus_the_chords_are_close)
{
    double cp_solid = alloy_cp_J_per_kgK(&sample_adc12, sample_adc12.solidus_K - 1.0);
    double cp_mushy = alloy_cp_J_per_kgK(&sample_adc12, sample_adc12.solidus_K + 1.0);
    double bound = 2000.0 * (1.0 / cp_solid - 1.0 / cp_mushy) / 4.0 / (788.15 - 315.0);
    struct misses miss = compare_many(600.0, 850.0, 42);
    ck_assert_double_lt(miss.loss, bound);
    ck_assert_double_lt(miss.input, bound);
    ck_assert_double_lt(miss.drawn, bound);
    /* What a loss off by that share moves in the longest step of the smallest bath. */
    ck_assert_double_lt(miss.enthalpy, bound * 150e3 * 4500.0 / 1500.0 / 1080.0);
}
END_TEST

RUN_SUITE("holding_ode", the_liquid_is_exact, below_the_liquidus_the_chords_are_close)
