/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_rng.h>

#include "models/furnace/furnace.h"
#include "tests/models/furnace/sample_alloy.h"
#include "tests/support/main.h"

static const struct holding_params usual = {
    .alloy = &sample_adc12,
    .capacity_kg = 12000.0,
    .usable_min_kg = 1700.0,
    .setpoint_K = 680.0 + 273.15,
    .casting_min_K = 655.0 + 273.15,
    .heater_W = 180e3,
    .efficiency_frac = 0.85,
    .loss_W = 96e3,
    .air_K = 298.15,
};

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

/* Any furnace, also one whose heater does not hold its setpoint, or that has none or no loss. */
static struct holding_params random_params(gsl_rng *rng)
{
    struct holding_params params = usual;
    params.alloy = gsl_rng_uniform(rng) < 0.8 ? &sample_adc12 : &sample_pure;
    params.setpoint_K = between(rng, 940.0, 1000.0);
    params.casting_min_K = params.setpoint_K - between(rng, 0.0, 60.0);
    params.heater_W = gsl_rng_uniform(rng) < 0.1 ? 0.0 : between(rng, 20e3, 400e3);
    params.loss_W = gsl_rng_uniform(rng) < 0.05 ? 0.0 : between(rng, 20e3, 200e3);
    params.efficiency_frac = between(rng, 0.3, 1.0);
    params.air_K = between(rng, 250.0, 318.0);
    params.usable_min_kg = gsl_rng_uniform(rng) < 0.2 ? 0.0 : between(rng, 0.0, 3000.0);
    return params;
}

static struct holding_state random_state(gsl_rng *rng, const struct holding_params *params)
{
    struct holding_state state = {.metal_kg = between(rng, 0.0, params->capacity_kg)};
    double temperature_K =
        gsl_rng_uniform(rng) < 0.25 ? between(rng, 500.0, 940.0) : between(rng, 900.0, 1080.0);
    state.metal_J_per_kg = alloy_enthalpy_J_per_kg(params->alloy, temperature_K);
    return state;
}

static double energy_J(const struct holding_state *state)
{
    return state->metal_kg * state->metal_J_per_kg;
}

START_TEST(energy_closes_over_random_histories)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 31);
    for (int history = 0; history < 200; history++) {
        struct holding_params params = random_params(rng);
        struct holding_state state = random_state(rng, &params);
        struct holding_exchange exchange = {0};
        double start_J = energy_J(&state), start_kg = state.metal_kg, added_J = 0.0, added_kg = 0.0;
        for (int i = 0; i < 200; i++) {
            double draw = gsl_rng_uniform(rng) < 0.3 ? 0.0 : between(rng, 0.0, 2.0);
            double dt_s = between(rng, 0.0, 4000.0);
            holding_advance(&params, draw, dt_s, &state, &exchange);
            ck_assert(isfinite(state.metal_J_per_kg) && state.metal_kg >= 0.0);
            if (gsl_rng_uniform(rng) < 0.3) {
                double load_kg = between(rng, 0.0, 4500.0);
                double h = alloy_enthalpy_J_per_kg(params.alloy, between(rng, 940.0, 1040.0));
                holding_add(load_kg, h, &state);
                added_kg += load_kg;
                added_J += load_kg * h;
            }
        }
        double in_J = start_J + added_J + exchange.input_J;
        double out_J = energy_J(&state) + exchange.flue_J + exchange.loss_J + exchange.drawn_J;
        ck_assert_double_le(fabs(in_J - out_J), 1e-12 * (in_J + out_J));
        double in_kg = start_kg + added_kg, out_kg = state.metal_kg + exchange.drawn_kg;
        ck_assert_double_le(fabs(in_kg - out_kg), 1e-12 * in_kg);
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(a_step_may_be_split_anywhere)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 32);
    for (int i = 0; i < 1000; i++) {
        struct holding_params params = random_params(rng);
        struct holding_state whole = random_state(rng, &params), split = whole;
        struct holding_exchange once = {0}, many = {0};
        double draw = between(rng, 0.0, 0.5), left_s = between(rng, 10.0, 20000.0);
        holding_advance(&params, draw, left_s, &whole, &once);
        for (int k = 0; k < 9; k++) {
            double dt_s = k < 8 ? left_s * gsl_rng_uniform(rng) : left_s;
            holding_advance(&params, draw, dt_s, &split, &many);
            left_s -= dt_s;
        }
        double scale_J = once.input_J + once.loss_J + once.drawn_J + 1e9;
        ck_assert_double_eq_tol(split.metal_kg, whole.metal_kg, 1e-8);
        if (whole.metal_kg > 1.0)
            ck_assert_double_eq_tol(split.metal_J_per_kg, whole.metal_J_per_kg, 1e-3);
        ck_assert_double_le(fabs(many.input_J - once.input_J), 1e-9 * scale_J);
        ck_assert_double_le(fabs(many.loss_J - once.loss_J), 1e-9 * scale_J);
        ck_assert_double_le(fabs(many.drawn_J - once.drawn_J), 1e-9 * scale_J);
    }
    gsl_rng_free(rng);
}
END_TEST

/* Liquid, heater off, no draw: T - air falls as exp(-t g / (M cp)). */
START_TEST(an_unheated_bath_cools_exponentially)
{
    struct holding_params params = usual;
    params.heater_W = 0.0;
    struct holding_state state = {6350.0, alloy_enthalpy_J_per_kg(&sample_adc12, 1003.15)};
    struct holding_exchange exchange = {0};
    double time_s = 9000.0, g = params.loss_W / (params.setpoint_K - params.air_K);
    holding_advance(&params, 0.0, time_s, &state, &exchange);
    double expected_K =
        params.air_K + (1003.15 - params.air_K) * exp(-time_s * g / (6350.0 * 1080.0));
    ck_assert_double_gt(expected_K, sample_adc12.liquidus_K);
    ck_assert_double_eq_tol(holding_K(&params, &state), expected_K, 1e-9);
    ck_assert_close(exchange.loss_J, 6350.0 * 1080.0 * (1003.15 - expected_K), 1e-10);
    ck_assert_double_eq(exchange.input_J, 0.0);
    ck_assert_double_eq(exchange.drawn_J, 0.0);
}
END_TEST

/* With a draw the exponential becomes a power of the mass left: (M1 / M0)^(g / (cp d)). */
START_TEST(a_drawn_bath_cools_by_a_power_law)
{
    struct holding_params params = usual;
    params.heater_W = 0.0;
    struct holding_state state = {6350.0, alloy_enthalpy_J_per_kg(&sample_adc12, 1003.15)};
    struct holding_exchange exchange = {0};
    double draw = 0.4, time_s = 5000.0, g = params.loss_W / (params.setpoint_K - params.air_K);
    holding_advance(&params, draw, time_s, &state, &exchange);
    double left = (6350.0 - draw * time_s) / 6350.0;
    double expected_K = params.air_K + (1003.15 - params.air_K) * pow(left, g / (1080.0 * draw));
    ck_assert_double_eq_tol(holding_K(&params, &state), expected_K, 1e-9);
    ck_assert_double_eq_tol(exchange.drawn_kg, 2000.0, 1e-9);
}
END_TEST

START_TEST(the_setpoint_is_held_at_the_cost_of_the_loss)
{
    struct holding_state state = {6350.0, alloy_enthalpy_J_per_kg(&sample_adc12, usual.setpoint_K)};
    struct holding_exchange exchange = {0};
    double before = state.metal_J_per_kg;
    holding_advance(&usual, 0.3, 7200.0, &state, &exchange);
    ck_assert_double_eq(state.metal_J_per_kg, before);
    ck_assert_close(exchange.input_J, usual.loss_W * 7200.0 / usual.efficiency_frac, 1e-12);
    ck_assert_close(exchange.loss_J, usual.loss_W * 7200.0, 1e-12);
    ck_assert_close(exchange.drawn_J, 0.3 * 7200.0 * before, 1e-12);
}
END_TEST

START_TEST(the_loss_follows_the_air)
{
    struct holding_params warm = usual;
    warm.loss_W = usual.loss_W * 1.1; /* what the same wall loses at a setpoint 10 % farther */
    warm.setpoint_K = usual.air_K + 1.1 * (usual.setpoint_K - usual.air_K);
    struct holding_state one = {5000.0, alloy_enthalpy_J_per_kg(&sample_adc12, 900.0)}, two = one;
    struct holding_exchange of_one = {0}, of_two = {0};
    holding_advance(&usual, 0.0, 1000.0, &one, &of_one);
    holding_advance(&warm, 0.0, 1000.0, &two, &of_two);
    ck_assert_close(one.metal_J_per_kg, two.metal_J_per_kg, 1e-12);
    ck_assert_close(of_one.loss_J, of_two.loss_J, 1e-9);
}
END_TEST

START_TEST(odd_furnaces_give_finite_numbers)
{
    struct holding_exchange exchange = {0};
    struct holding_state empty = {0.0, 0.0};
    holding_advance(&usual, 1.0, 3600.0, &empty, &exchange);
    ck_assert_double_eq(empty.metal_kg, 0.0);
    ck_assert_double_eq(exchange.drawn_kg, 0.0);
    ck_assert_close(exchange.loss_J, usual.loss_W * 3600.0, 1e-12);
    /* Drawn dry within the step, then kept warm. */
    struct holding_state last = {100.0, alloy_enthalpy_J_per_kg(&sample_adc12, 940.0)};
    exchange = (struct holding_exchange){0};
    holding_advance(&usual, 1.0, 3600.0, &last, &exchange);
    ck_assert_double_eq(last.metal_kg, 0.0);
    ck_assert_double_eq(exchange.drawn_kg, 100.0);
    /* Frozen through and left alone: to the air and not past it. */
    struct holding_params cold = usual;
    cold.heater_W = 0.0;
    struct holding_state frozen = {800.0, alloy_enthalpy_J_per_kg(&sample_adc12, 700.0)};
    holding_advance(&cold, 0.0, 60.0 * 86400.0, &frozen, &exchange);
    ck_assert_double_eq_tol(holding_K(&cold, &frozen), cold.air_K, 0.01);
    /* A pure metal halfway through freezing stays at its melting point. */
    struct holding_params pure = usual;
    pure.alloy = &sample_pure;
    double top = alloy_enthalpy_J_per_kg(&sample_pure, sample_pure.liquidus_K);
    struct holding_state jump = {5000.0, top - 200e3};
    holding_advance(&pure, 0.1, 600.0, &jump, &exchange);
    ck_assert_double_eq_tol(holding_K(&pure, &jump), sample_pure.liquidus_K, 1e-6);
    ck_assert_double_gt(jump.metal_J_per_kg, top - 200e3);
}
END_TEST

START_TEST(metal_mixes_by_mass_and_enthalpy)
{
    struct holding_state state = {0.0, 0.0};
    holding_add(0.0, 1e6, &state);
    ck_assert_double_eq(state.metal_kg, 0.0);
    holding_add(1000.0, 9e5, &state);
    ck_assert_double_eq(state.metal_J_per_kg, 9e5);
    holding_add(3000.0, 1.1e6, &state);
    ck_assert_double_eq(state.metal_kg, 4000.0);
    ck_assert_close(state.metal_J_per_kg, 1.05e6, 1e-14);
}
END_TEST

/* The two halves of holding_castable, each with the other out of the way. */
static int level_is_enough(struct holding_params params, const struct holding_state *state)
{
    params.casting_min_K = 250.0;
    return holding_castable(&params, state);
}

static int heat_is_enough(struct holding_params params, const struct holding_state *state)
{
    params.usable_min_kg = 0.0;
    params.capacity_kg = 1.0;
    return state->metal_kg > 2e-6 && holding_castable(&params, state);
}

START_TEST(until_is_the_first_change)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 33);
    int changes = 0, heated = 0;
    for (int i = 0; i < 20000; i++) {
        struct holding_params params = random_params(rng);
        struct holding_state state = random_state(rng, &params);
        double draw = gsl_rng_uniform(rng) < 0.2 ? 0.0 : between(rng, 0.0, 1.5);
        const double horizon_s = 40000.0;
        double until_s = holding_until_s(&params, draw, horizon_s, &state);
        ck_assert_double_gt(until_s, 0.0);
        ck_assert_double_le(until_s, horizon_s);
        int level = level_is_enough(params, &state), heat = heat_is_enough(params, &state);
        struct holding_exchange exchange = {0};
        for (int k = 1; k < 5; k++) {
            struct holding_state before = state;
            holding_advance(&params, draw, until_s * (1.0 - pow(0.1, k)), &before, &exchange);
            ck_assert_int_eq(level_is_enough(params, &before), level);
            double cast = alloy_enthalpy_J_per_kg(params.alloy, params.casting_min_K);
            int landing = fabs(before.metal_J_per_kg - cast) < 3e-9 * cast;
            if (before.metal_kg > 1e-6 * params.capacity_kg && !landing)
                ck_assert_int_eq(heat_is_enough(params, &before), heat);
        }
        struct holding_state then = state;
        holding_advance(&params, draw, until_s, &then, &exchange);
        int level_then = level_is_enough(params, &then), heat_then = heat_is_enough(params, &then);
        if (until_s < horizon_s) {
            ck_assert(level_then != level || heat_then != heat);
            changes++;
            heated += heat_then > heat;
        } else {
            ck_assert_int_eq(level_then, level);
            ck_assert(heat_then == heat || then.metal_kg < 1e-6 * params.capacity_kg);
        }
    }
    ck_assert_int_gt(changes, 5000);
    ck_assert_int_gt(heated, 500);
    gsl_rng_free(rng);
}
END_TEST

/* As a chain would: next event by holding_until_s, on a clock that rounds. */
START_TEST(a_loop_over_until_never_stalls)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 34);
    for (int i = 0; i < 2000; i++) {
        struct holding_params params = random_params(rng);
        struct holding_state state = random_state(rng, &params);
        struct holding_exchange exchange = {0};
        double now_s = 3.0e7 + 86400.0 * gsl_rng_uniform(rng), end_s = now_s + 86400.0;
        int events = 0;
        while (now_s < end_s) {
            double draw = holding_castable(&params, &state) ? 0.4 : 0.0;
            double next_s = now_s + holding_until_s(&params, draw, end_s - now_s, &state);
            ck_assert_double_gt(next_s, now_s);
            holding_advance(&params, draw, next_s - now_s, &state, &exchange);
            now_s = next_s;
            events++;
            ck_assert_int_lt(events, 20);
        }
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(what_has_passed_is_no_event)
{
    struct holding_state low = {1000.0, alloy_enthalpy_J_per_kg(&sample_adc12, 955.0)};
    ck_assert_int_eq(holding_castable(&usual, &low), 0);
    ck_assert_double_eq(holding_until_s(&usual, 0.2, 500.0, &low), 500.0);
    struct holding_state at = {usual.usable_min_kg, low.metal_J_per_kg};
    ck_assert_double_eq(holding_until_s(&usual, 0.2, 500.0, &at), 500.0);
    struct holding_state just = {usual.usable_min_kg + 30.0, low.metal_J_per_kg};
    ck_assert_double_eq_tol(holding_until_s(&usual, 0.2, 500.0, &just), 150.0, 1e-9);
}
END_TEST

RUN_SUITE("holding", energy_closes_over_random_histories, a_step_may_be_split_anywhere,
          an_unheated_bath_cools_exponentially, a_drawn_bath_cools_by_a_power_law,
          the_setpoint_is_held_at_the_cost_of_the_loss, the_loss_follows_the_air,
          odd_furnaces_give_finite_numbers, metal_mixes_by_mass_and_enthalpy,
          until_is_the_first_change, a_loop_over_until_never_stalls, what_has_passed_is_no_event)
