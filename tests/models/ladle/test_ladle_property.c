/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any valid ladle through any history, for every model: numbers stay finite, nothing gets hotter or
 * colder than what surrounds it, metal and energy close, the skull is where it says. Ladles,
 * linings, alloys and boundaries are drawn from the whole of what their checks accept.
 */
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_rng.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

enum { LADLES = 25, STEPS = 30 };

/* How far a step may overshoot what drives it. */
static const double overshoot_K = 5.0;

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

static double decades(gsl_rng *rng, double low, double high)
{
    return exp(between(rng, log(low), log(high)));
}

static struct refractory any_material(gsl_rng *rng)
{
    struct refractory m = {.name = "any"};
    m.conductivity_W_per_mK = decades(rng, 0.02, 60.0);
    m.conductivity_slope_W_per_mK2 = m.conductivity_W_per_mK * between(rng, -8e-4, 2e-3);
    m.density_kg_per_m3 = decades(rng, 50.0, 9000.0);
    m.cp_J_per_kgK = between(rng, 400.0, 1500.0);
    m.cp_slope_J_per_kgK2 = between(rng, 0.0, 1.0);
    return m;
}

static struct refractory_stack any_stack(gsl_rng *rng)
{
    struct refractory_stack stack;
    stack.count = 1 + (int)gsl_rng_uniform_int(rng, REFRACTORY_MAX_LAYERS);
    for (int i = 0; i < stack.count; i++) {
        stack.layer[i].material = any_material(rng);
        stack.layer[i].thickness_m = decades(rng, 0.002, 0.4);
    }
    return stack;
}

static struct alloy any_alloy(gsl_rng *rng)
{
    struct alloy a = rig_alloy("ADC12");
    a.solidus_K = between(rng, 650.0, 930.0);
    a.liquidus_K = gsl_rng_uniform(rng) < 0.2 ? a.solidus_K : between(rng, a.solidus_K, 960.0);
    a.latent_J_per_kg = between(rng, 3e5, 5.6e5);
    a.cp_solid_slope_J_per_kgK2 = between(rng, 0.0, 1.0);
    a.cp_liquid_J_per_kgK = between(rng, 900.0, 1400.0);
    a.solidification = gsl_rng_uniform(rng) < 0.5 ? ALLOY_LINEAR : ALLOY_SCHEIL;
    a.partition_coefficient = between(rng, 0.05, 0.5);
    return a;
}

static void any_ladle(struct rig *rig, gsl_rng *rng)
{
    rig_make(rig, 1.0);
    rig->alloy = any_alloy(rng);
    struct ladle_params *p = &rig->params;
    p->capacity_kg = decades(rng, 1.0, 1e5);
    p->fill_frac = between(rng, 0.5, 0.98);
    p->aspect = between(rng, 0.5, 2.0);
    p->side = any_stack(rng);
    p->bottom = any_stack(rng);
    p->lid = any_stack(rng);
    p->bridge_W_per_K = gsl_rng_uniform(rng) < 0.5 ? 0.0 : decades(rng, 0.01, 500.0);
    p->emissivity_melt = between(rng, 0.05, 0.6);
    p->emissivity_lining = between(rng, 0.3, 0.95);
    p->emissivity_shell = between(rng, 0.2, 0.95);
    p->film_W_per_m2K = decades(rng, 50.0, 5e4);
    p->residue_frac = gsl_rng_uniform(rng) < 0.3 ? 0.0 : between(rng, 0.0, 0.2);
    p->outside_W_per_m2K = gsl_rng_uniform(rng) < 0.7 ? 0.0 : decades(rng, 1.0, 500.0);
    p->ageing_per_heat = between(rng, 0.0, 0.01);
    p->constant_rate_K_per_h = between(rng, 0.0, 500.0);
    rig->still.air_K = between(rng, 223.0, 323.0);
    rig_regrid(rig, (struct ladle_mesh){0, 0});
}

/* A ladle's life so far. */
struct life {
    struct rig rig;
    const struct ladle_model *model;
    double low_K, high_K;           /* of all that has touched it */
    double in_J, out_J, turnover_J; /* metal */
    double in_kg, out_kg;
};

static void touch(struct life *life, double temperature_K)
{
    life->low_K = fmin(life->low_K, temperature_K);
    life->high_K = fmax(life->high_K, temperature_K);
}

static void took_out(struct life *life, struct ladle_transfer out)
{
    life->out_kg += out.metal_kg;
    life->out_J += out.metal_J;
    life->turnover_J += fabs(out.metal_J);
}

static void pass_time(struct life *life, gsl_rng *rng)
{
    struct ladle_boundary b = {.air_K = between(rng, 223.0, 323.0)};
    b.wind_m_per_s = gsl_rng_uniform(rng) < 0.5 ? 0.0 : between(rng, 0.0, 40.0);
    b.speed_m_per_s = gsl_rng_uniform(rng) < 0.5 ? 0.0 : between(rng, 0.0, 36.0);
    b.mouth_open_frac = gsl_rng_uniform(rng) < 0.5 ? 0.0 : gsl_rng_uniform(rng);
    if (gsl_rng_uniform(rng) < 0.3) {
        b.burner_W = decades(rng, 1e2, 5e6);
        b.burner_efficiency = between(rng, 0.05, 1.0);
        b.burner_target_K = between(rng, 330.0, 1470.0);
        touch(life, b.burner_target_K);
    }
    touch(life, b.air_K);
    life->model->advance(&life->rig.params, life->rig.grid, &b, decades(rng, 0.1, 31.0 * 86400.0),
                         &life->rig.state, &life->rig.exchange);
}

static void fill(struct life *life, gsl_rng *rng)
{
    struct ladle_state *state = &life->rig.state;
    double room_kg = life->rig.params.capacity_kg - state->melt_kg - state->skull_kg;
    bool drop = gsl_rng_uniform(rng) < 0.25; /* freezes on a large wall in milliseconds */
    double kg = room_kg * (drop ? decades(rng, 1e-7, 1e-3) : between(rng, 0.001, 1.0));
    double metal_K = between(rng, 293.0, 1470.0);
    double h = alloy_enthalpy_J_per_kg(&life->rig.alloy, metal_K);
    if (kg <= 0.0)
        return;
    touch(life, metal_K);
    ladle_fill(&life->rig.params, kg, h, state);
    life->in_kg += kg;
    life->in_J += kg * h;
    life->turnover_J += fabs(kg * h);
}

static void happen(struct life *life, gsl_rng *rng)
{
    struct ladle_state *state = &life->rig.state;
    switch (gsl_rng_uniform_int(rng, 7)) {
    case 0:
    case 1:
        fill(life, rng);
        break;
    case 2:
        took_out(life,
                 ladle_pour(&life->rig.params, between(rng, 0.0, 2.0) * state->melt_kg, state));
        break;
    case 3:
        took_out(life, ladle_clean(state));
        break;
    case 4:
        took_out(life, ladle_take(between(rng, 0.0, 1.5) * state->melt_kg, state));
        break;
    default:
        pass_time(life, rng);
    }
}

static void check_range(const struct life *life, double temperature_K)
{
    ck_assert_double_ge(temperature_K, life->low_K - overshoot_K);
    ck_assert_double_le(temperature_K, life->high_K + overshoot_K);
}

static void check(const struct life *life, double start_J)
{
    const struct rig *rig = &life->rig;
    struct ladle_state whole = rig->state;
    const struct ladle_state *s = &whole;
    ladle_unfold(rig->grid, &whole);
    const struct ladle_exchange *e = &rig->exchange;
    double on_kg = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++) {
        ck_assert_double_ge(s->skull_on_kg[w], 0.0);
        on_kg += s->skull_on_kg[w];
        for (int j = 0; j < rig->grid->nodes; j++)
            check_range(life, s->wall_K[w][j]);
    }
    ck_assert_double_eq_tol(on_kg, s->skull_kg, 1e-9 * rig->params.capacity_kg);
    ck_assert_double_ge(s->melt_kg, 0.0);
    ck_assert(isfinite(s->skull_J_per_kg));
    if (s->melt_kg > 1e-9 * rig->params.capacity_kg)
        check_range(life, ladle_melt_K(&rig->params, s));
    if (s->skull_kg > 1e-9 * rig->params.capacity_kg)
        check_range(life, alloy_temperature_K(&rig->alloy, s->skull_J_per_kg));
    double flows_J = life->turnover_J + fabs(e->fuel_J) + fabs(e->flue_loss_J) +
                     fabs(e->shell_loss_J) + fabs(e->opening_loss_J) + fabs(start_J);
    double miss_J = rig_book_J(rig) - start_J - life->in_J + life->out_J;
    ck_assert_double_le(fabs(miss_J), 1e-9 * flows_J);
    ck_assert_double_le(fabs(s->melt_kg + s->skull_kg - life->in_kg + life->out_kg),
                        1e-9 * (life->in_kg + life->out_kg));
}

START_TEST(any_ladle_any_history)
{
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++) {
        gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
        gsl_rng_set(rng, 20261125);
        for (int i = 0; i < LADLES; i++) {
            struct life life = {.model = *m};
            any_ladle(&life.rig, rng);
            double from_K = between(rng, 223.0, 1273.0);
            life.low_K = life.high_K = from_K;
            ladle_init(life.rig.grid, from_K, &life.rig.state);
            double start_J = rig_book_J(&life.rig);
            for (int k = 0; k < STEPS; k++) {
                happen(&life, rng);
                check(&life, start_J);
            }
            rig_clear(&life.rig);
        }
        gsl_rng_free(rng);
    }
}
END_TEST

RUN_SUITE("ladle property", any_ladle_any_history)
