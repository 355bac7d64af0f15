/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/wall1d.h"

#include <math.h>
#include <string.h>

#include "models/ladle/film.h"
#include "models/ladle/wall1d_stage.h"

const struct wall1d_control wall1d_default_control = {0.3, 20.0, 3600.0};

static const double first_step_s = 3600.0, least_step_s = 1e-4;

/* Metal that is less than this share of the capacity is followed as if it were as much. */
static const double little_frac = 0.1;

/* Heat of metal is followed this much less closely, in kelvins of liquid, than its temperature:
 * above what any freezing range makes of it, so that only an isothermal jump is caught. */
static const double freezing_is_milder = 30.0;

/* Shells are followed so much more closely than a hot face, whose first error soon fades. */
static const double shell_care = 10.0;

static const double unsolved_error = 100.0;

static void begin(struct wall1d_work *work, const struct ladle_state *state)
{
    bool melt = state->melt_kg > 0.0;
    work->metal_kg = melt ? state->melt_kg : state->skull_kg;
    work->metal_J_per_kg = melt ? state->melt_J_per_kg : state->skull_J_per_kg;
    if (melt) {
        work->skull.kg = state->skull_kg;
        work->skull.J_per_kg = state->skull_J_per_kg;
        memcpy(work->skull.on_kg, state->skull_on_kg, sizeof state->skull_on_kg);
    }
    work->ageing = 1.0 + work->params->ageing_per_heat * state->heats;
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            work->temperature_K[j][w] = state->wall_K[w][j];
    work->films = state->films;
    walls_radiation(work->params, work->grid, &work->outside);
    inside_build(work->params, work->grid, work->boundary, state, &work->inside);
}

static void finish(const struct wall1d_work *work, struct ladle_state *state)
{
    state->films = work->films;
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            state->wall_K[w][j] = work->temperature_K[j][w];
    if (state->melt_kg > 0.0) {
        state->melt_kg = work->metal_kg;
        state->melt_J_per_kg = work->metal_J_per_kg;
        state->skull_kg = work->skull.kg;
        state->skull_J_per_kg = work->skull.J_per_kg;
        memcpy(state->skull_on_kg, work->skull.on_kg, sizeof state->skull_on_kg);
    } else if (state->skull_kg > 0.0)
        state->skull_J_per_kg = work->metal_J_per_kg;
}

/* Slowly varying coefficients: once per step, held through both stages. */
static void refresh(struct wall1d_work *work)
{
    double core_K[INSIDE_NODES];
    work->metal_K = work->metal_kg > 0.0
                        ? alloy_temperature_K(work->params->alloy, work->metal_J_per_kg)
                        : work->boundary->air_K;
    work->least_kg = fmin(work->params->capacity_kg,
                          fmax(work->metal_kg, little_frac * work->params->capacity_kg));
    memcpy(core_K, work->temperature_K[0], sizeof work->temperature_K[0]);
    core_K[INSIDE_METAL] = work->metal_K;
    inside_refresh(&work->inside, core_K);
    skull_begin(work->params, work->metal_kg, work->metal_J_per_kg, &work->inside);
    film_refresh(work->params, work->grid, work->boundary,
                 work->temperature_K[work->grid->nodes - 1], &work->films,
                 work->outside.convection_W_per_K);
}

/* --- a step --------------------------------------------------------------------------------------
 */

/* Of the temperature, or of the heat where that says more: metal that freezes at one temperature
 * does not show by it that a step took too much heat. */
static double metal_miss_K(const struct wall1d_work *work, const struct wall1d_step *step)
{
    const struct alloy *alloy = work->params->alloy;
    if (work->metal_kg <= 0.0)
        return 0.0;
    double cp = alloy_cp_at_J_per_kgK(alloy, work->metal_J_per_kg);
    double milder = fmin(cp, freezing_is_milder * alloy->cp_liquid_J_per_kgK);
    return step->metal_miss_J / (work->least_kg * milder) +
           step->freeze_miss_J / (work->least_kg * alloy->cp_liquid_J_per_kgK);
}

/* What walls freeze in the step as a share of what may: at most half of the melt. Little metal on a
 * large cold wall freezes within milliseconds, which least_kg would hide. */
static double freezing_share(const struct wall1d_work *work, const struct wall1d_step *step)
{
    double freeze_J = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++)
        freeze_J += fmax(0.0, wall1d_sum(step->dt_s, step->first.cross_W.freeze_W[w],
                                         step->second.cross_W.freeze_W[w]));
    return freeze_J / (0.5 * work->metal_kg * work->params->alloy->latent_J_per_kg);
}

/* Difference from first order, in units of the tolerance. Gas is heat of a full ladle. */
static double step_error(const struct wall1d_work *work, const struct wall1d_step *step,
                         const struct wall1d_control *control)
{
    double wall_K = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++)
        wall_K = fmax(wall_K, fmax(step->wall_miss_K[w], shell_care * step->shell_miss_K[w]));
    double burner_K = step->burner_miss_J /
                      (work->params->capacity_kg * work->params->alloy->cp_liquid_J_per_kgK);
    double error =
        wall_K / control->wall_K + (metal_miss_K(work, step) + burner_K) / control->metal_K;
    double share = step->freeze_miss_J > 0.0 ? freezing_share(work, step) : 0.0;
    return share > 1.0 ? fmax(error, share) : error;
}

/* Freezing takes half of its metal before the step's heat comes and half after: second order. */
static void move_metal(struct wall1d_work *work, const struct wall1d_step *step)
{
    const struct alloy *alloy = work->params->alloy;
    struct skull_melt melt = {work->metal_kg, work->metal_J_per_kg};
    double freeze_J[LADLE_WALLS];
    bool froze = false;
    for (int w = 0; w < LADLE_WALLS; w++) {
        freeze_J[w] = 0.5 * wall1d_sum(step->dt_s, step->first.cross_W.freeze_W[w],
                                       step->second.cross_W.freeze_W[w]);
        froze = froze || freeze_J[w] != 0.0;
    }
    if (froze)
        skull_exchange(alloy, work->temperature_K[0], freeze_J, &work->skull, &melt);
    melt.J_per_kg += step->second.metal_J / melt.kg;
    if (froze)
        skull_exchange(alloy, step->second.temperature_K[0], freeze_J, &work->skull, &melt);
    skull_join(alloy, &work->skull, &melt);
    work->metal_kg = melt.kg;
    work->metal_J_per_kg = melt.J_per_kg;
}

static void accept(struct wall1d_work *work, const struct wall1d_step *step,
                   struct ladle_exchange *ex)
{
    const struct crossing *one = &step->first.cross_W, *two = &step->second.cross_W;
    if (work->metal_kg > 0.0)
        move_metal(work, step);
    memcpy(work->temperature_K, step->second.temperature_K, sizeof work->temperature_K);
    double burner_J = wall1d_sum(step->dt_s, one->burner_W, two->burner_W);
    ex->shell_loss_J += wall1d_sum(step->dt_s, one->shell_W, two->shell_W);
    ex->opening_loss_J += wall1d_sum(step->dt_s, one->opening_W, two->opening_W);
    if (burner_J != 0.0) {
        double fuel_J = burner_J / work->boundary->burner_efficiency;
        ex->fuel_J += fuel_J;
        ex->flue_loss_J += fuel_J - burner_J;
    }
}

/* Length of a step that ends where the metal ceases to flow, when it goes too far beyond. */
static double cut_s(const struct wall1d_work *work, const struct wall1d_step *step,
                    const struct wall1d_control *control)
{
    const struct alloy *alloy = work->params->alloy;
    double freeze_W = 0.0;
    if (!work->inside.flows || work->inside.freezing == 0)
        return step->dt_s;
    for (int w = 0; w < LADLE_WALLS; w++)
        freeze_W += fabs(step->second.cross_W.freeze_W[w]);
    double allowed_J = control->metal_K * work->least_kg * alloy->cp_liquid_J_per_kgK;
    return skull_cut_s(alloy, work->metal_J_per_kg,
                       work->metal_J_per_kg + step->second.metal_J / work->metal_kg, freeze_W,
                       allowed_J, step->dt_s);
}

/* A step tried, its length and its error. */
struct trial {
    double s, error;
};

/* How much longer the next may be. The error goes with dt^2 where all is smooth, but hardly with dt
 * while melt meets a cold wall: then two failures tell the power. */
static double growth(const struct trial *now, const struct trial *before)
{
    if (now->error <= 1.0)
        return fmin(5.0, 0.9 / sqrt(fmax(now->error, 0.01)));
    double power = 1.0;
    if (before->error > 1.0 && before->s > now->s)
        power = log(before->error / now->error) / log(before->s / now->s);
    return fmin(0.7, fmax(0.1, pow(0.8 / now->error, 1.0 / fmin(2.0, fmax(0.5, power)))));
}

long wall1d_advance(const struct wall1d_run *run, double dt_s, struct ladle_state *state,
                    struct ladle_exchange *exchange)
{
    if (!(dt_s > 0.0))
        return 0;
    struct wall1d_work work = {.params = run->params, .grid = run->grid, .boundary = run->boundary};
    struct wall1d_step step;
    struct trial before = {0.0, 0.0};
    double left_s = dt_s, step_s = fmin(first_step_s, run->control->longest_s);
    long tried = 0;
    ladle_unfold(run->grid, state);
    begin(&work, state);
    wall1d_begin(&work, &step);
    refresh(&work);
    while (left_s > 0.0) {
        double now_s = left_s / ceil(left_s / step_s);
        tried++;
        work.settle = now_s > least_step_s;
        bool solved = wall1d_try(&work, now_s, &step);
        struct trial now = {now_s,
                            solved ? step_error(&work, &step, run->control) : unsolved_error};
        step_s = fmin(run->control->longest_s, now_s * growth(&now, &before));
        before = now;
        if (now.error > 1.0 && now_s > least_step_s)
            continue;
        double short_s = cut_s(&work, &step, run->control);
        if (short_s < now_s && now_s > least_step_s) {
            step_s = fmax(least_step_s, short_s);
            continue;
        }
        accept(&work, &step, exchange);
        left_s -= now_s;
        refresh(&work);
    }
    finish(&work, state);
    return tried;
}

static void advance(const struct ladle_params *params, const struct ladle_grid *grid,
                    const struct ladle_boundary *boundary, double dt_s, struct ladle_state *state,
                    struct ladle_exchange *exchange)
{
    struct wall1d_run run = {params, grid, boundary, &wall1d_default_control};
    wall1d_advance(&run, dt_s, state, exchange);
}

const struct ladle_model ladle_model_wall1d = {
    "wall1d",
    "Transient conduction in every wall, implicit finite volumes, steps chosen by error.",
    "ALEXANDER1977",
    advance,
    NULL,
};
