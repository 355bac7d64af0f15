/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/ladle/busy.h"
#include "models/ladle/film.h"
#include "models/ladle/models.h"
#include "models/ladle/quiet.h"

/*
 * The walls of wall1d by a few shapes each (basis.h), the same network inside as a star (star.h).
 * A call is a step or a few: quiet ones (quiet.h) as long as nothing switches, busy ones (busy.h)
 * where something may. What nodes gain and what crosses the boundary go through the same linear
 * formula, so the book closes to rounding.
 */

/* A call that takes more steps is left to wall1d. */
enum { N = BASIS_MODES, W = LADLE_WALLS, MOST_TRIES = 2000 };

/* Stefan-Boltzmann. source: CODATA2018 */
static const double sigma_W_per_m2K4 = 5.670374419e-8;

static const double most_quiet_error = 1.5;

/* --- the call ------------------------------------------------------------------------------------
 */

static void begin(struct fast_work *work, const struct ladle_state *state)
{
    const struct ladle_grid *g = work->grid;
    const struct ladle_params *p = work->params;
    double radiation = p->outside_W_per_m2K > 0.0 ? 0.0 : sigma_W_per_m2K4 * p->emissivity_shell;
    work->face = (const double(*)[W])g->basis->shape[0];
    work->shell = (const double(*)[W])g->basis->shape[g->nodes - 1];
    film_copy(&state->films, &work->films);
    work->ageing = 1.0 + p->ageing_per_heat * state->heats;
    for (int w = 0; w < W; w++)
        work->radiation_W_per_K4[w] = radiation * g->shell_m2[w];
    if (state->folded) {
        twin_copy(N * W, state->shape[0], work->amplitude[0]);
        for (int w = 0; w < W; w++) {
            work->face_K[w] = state->wall_K[w][0];
            work->shell_K[w] = state->wall_K[w][g->nodes - 1];
        }
    } else {
        basis_project(g, state->wall_K, work->amplitude);
        fast_ends(work, work->face_K, work->shell_K);
    }
    star_build(p, g, work->boundary, state, &work->star);
    fast_metal_begin(work, state);
}

static void finish(const struct fast_work *work, struct ladle_state *state)
{
    int last = work->grid->nodes - 1;
    twin_copy(N * W, work->amplitude[0], state->shape[0]);
    state->folded = true;
    for (int w = 0; w < W; w++) {
        state->wall_K[w][0] = work->face_K[w];
        state->wall_K[w][last] = work->shell_K[w];
    }
    film_copy(&work->films, &state->films);
    fast_metal_finish(work, state);
}

void fast_refresh(struct fast_work *work)
{
    fast_metal_refresh(work);
    star_refresh(&work->star,
                 work->star.metal_emit > 0.0 ? work->metal_K : work->face_K[LADLE_BOTTOM]);
    film_refresh(work->params, work->grid, work->boundary, work->shell_K, &work->films,
                 work->convection_W_per_K);
}
/* A step in which nothing switches; stuck: something does. */
static enum fast_outcome quiet_step(struct fast_work *work, double now_s, double *step_s,
                                    struct ladle_exchange *exchange)
{
    struct quiet_step step;
    struct ladle_films films;
    film_copy(&work->films, &films);
    bool solved = quiet_try(work, now_s, &step);
    double error = solved ? quiet_error(work, &step) : INFINITY;
    *step_s = now_s * (error > 0.04 ? fmax(0.1, 1.0 / sqrt(error)) : 5.0);
    if (error > most_quiet_error) {
        film_copy(&films, &work->films);
        fast_refresh(work);
        return solved && now_s > fast_least_s ? FAST_SHORTER : FAST_STUCK;
    }
    quiet_accept(work, &step, exchange);
    return FAST_STEPPED;
}

/* False when it does not get through. */
static bool run(struct fast_work *work, double dt_s, struct ladle_exchange *exchange)
{
    fast_refresh(work);
    double left_s = dt_s, quiet_s = dt_s, busy_s = -1.0;
    bool quiet = quiet_fits(work);
    for (int tries = 0; left_s > 0.0; tries++) {
        if (tries == MOST_TRIES)
            return false;
        if (!quiet && busy_s < 0.0)
            busy_s = busy_first_s(work, dt_s);
        double *step_s = quiet ? &quiet_s : &busy_s;
        double half_s = 0.5 * left_s;
        double now_s = left_s <= *step_s ? left_s : *step_s < half_s ? *step_s : half_s;
        enum fast_outcome outcome = quiet ? quiet_step(work, now_s, step_s, exchange)
                                          : busy_step(work, now_s, step_s, exchange);
        if (outcome == FAST_STUCK && !quiet)
            return false;
        if (outcome == FAST_STUCK)
            quiet = false;
        if (outcome != FAST_STEPPED)
            continue;
        left_s -= now_s;
        if (left_s > 0.0) {
            fast_refresh(work);
            quiet = quiet_fits(work);
        }
    }
    return true;
}

/* Melt below its liquidus, which freezes in its mass: near half liquid little heat decides how much
 * of it stays in the ladle at a pour and is heated with it, and an error grows to the next trip. */
static bool freezes_in_mass(const struct alloy *alloy, const struct ladle_state *state)
{
    return state->melt_kg > 0.0 && alloy_liquid_frac(alloy, state->melt_J_per_kg) < 1.0;
}

static void advance(const struct ladle_params *params, const struct ladle_grid *grid,
                    const struct ladle_boundary *boundary, double dt_s, struct ladle_state *state,
                    struct ladle_exchange *exchange)
{
    struct fast_work work;
    struct ladle_exchange own = {0};
    if (!(dt_s > 0.0))
        return;
    work.params = params;
    work.grid = grid;
    work.boundary = boundary;
    bool can = grid->basis != NULL && !freezes_in_mass(params->alloy, state);
    if (can)
        begin(&work, state);
    if (can && run(&work, dt_s, &own)) {
        finish(&work, state);
        exchange->shell_loss_J += own.shell_loss_J;
        exchange->opening_loss_J += own.opening_loss_J;
        exchange->fuel_J += own.fuel_J;
        exchange->flue_loss_J += own.flue_loss_J;
        return;
    }
    ladle_model_wall1d.advance(params, grid, boundary, dt_s, state, exchange);
    exchange->left++;
}

static const char *refuses(const struct ladle_params *params)
{
    return basis_fits(params)
               ? NULL
               : "a lining whose conductivity or heat capacity changes with temperature";
}

const struct ladle_model ladle_model_fast = {
    "fast",
    "The walls of wall1d by a few shapes each, for long runs; within 1 K of it on arrival.",
    "ALEXANDER1977",
    advance,
    refuses,
};
