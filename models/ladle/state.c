/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/ladle/grid.h"

/* Below this liquid share metal does not flow out of a ladle. source: assumption */
static const double pourable_liquid_frac = 0.5;

void ladle_init(const struct ladle_grid *grid, double temperature_K, struct ladle_state *state)
{
    memset(state, 0, sizeof *state);
    for (int w = 0; w < LADLE_WALLS; w++)
        for (int j = 0; j < grid->nodes; j++)
            state->wall_K[w][j] = temperature_K;
}

static double mix(double a_kg, double a_J_per_kg, double b_kg, double b_J_per_kg)
{
    double sum_kg = a_kg + b_kg;
    return sum_kg > 0.0 ? (a_kg * a_J_per_kg + b_kg * b_J_per_kg) / sum_kg : 0.0;
}

/* This share of the skull joins the melt. */
static void melt_skull(double share, struct ladle_state *state)
{
    double kg = share * state->skull_kg;
    if (kg <= 0.0)
        return;
    state->melt_J_per_kg = mix(state->melt_kg, state->melt_J_per_kg, kg, state->skull_J_per_kg);
    state->melt_kg += kg;
    if (share >= 1.0) {
        ladle_clean(state);
        return;
    }
    state->skull_kg -= kg;
    for (int w = 0; w < LADLE_WALLS; w++)
        state->skull_on_kg[w] *= 1.0 - share;
}

void ladle_remelt(struct ladle_state *state)
{
    if (state->melt_kg > 0.0)
        melt_skull(1.0, state);
}

void ladle_fill(const struct ladle_params *params, double metal_kg, double metal_J_per_kg,
                struct ladle_state *state)
{
    if (!(metal_kg > 0.0))
        return;
    if (state->melt_kg <= 0.0) {
        state->heats += 1.0;
        state->melt_kg = 0.0;
    }
    state->melt_J_per_kg = mix(metal_kg, metal_J_per_kg, state->melt_kg, state->melt_J_per_kg);
    state->melt_kg += metal_kg;
    double flows = alloy_liquid_frac(params->alloy, state->skull_J_per_kg) / pourable_liquid_frac;
    melt_skull(fmin(1.0, flows), state);
}

bool ladle_pourable(const struct ladle_params *params, const struct ladle_state *state)
{
    return state->melt_kg > 0.0 &&
           alloy_liquid_frac(params->alloy, state->melt_J_per_kg) >= pourable_liquid_frac;
}

struct ladle_transfer ladle_pour(const struct ladle_params *params, double wanted_kg,
                                 struct ladle_state *state)
{
    struct ladle_transfer out = {0.0, 0.0};
    if (!(wanted_kg > 0.0) || !ladle_pourable(params, state))
        return out;
    double most_kg = fmax(0.0, state->melt_kg - params->residue_frac * params->capacity_kg);
    out.metal_kg = fmin(wanted_kg, most_kg);
    out.metal_J = out.metal_kg * state->melt_J_per_kg;
    state->melt_kg -= out.metal_kg;
    if (wanted_kg < most_kg)
        return out; /* a part: what is left is melt */
    state->skull_J_per_kg =
        mix(state->melt_kg, state->melt_J_per_kg, state->skull_kg, state->skull_J_per_kg);
    state->skull_kg += state->melt_kg;
    state->skull_on_kg[LADLE_BOTTOM] += state->melt_kg;
    state->melt_kg = 0.0;
    state->melt_J_per_kg = 0.0;
    return out;
}

struct ladle_transfer ladle_clean(struct ladle_state *state)
{
    struct ladle_transfer out = {state->skull_kg, state->skull_kg * state->skull_J_per_kg};
    state->skull_kg = 0.0;
    state->skull_J_per_kg = 0.0;
    memset(state->skull_on_kg, 0, sizeof state->skull_on_kg);
    return out;
}

struct ladle_transfer ladle_take(double metal_kg, struct ladle_state *state)
{
    double taken_kg = fmin(fmax(metal_kg, 0.0), state->melt_kg);
    struct ladle_transfer out = {taken_kg, taken_kg * state->melt_J_per_kg};
    state->melt_kg -= taken_kg;
    if (state->melt_kg <= 0.0) {
        state->melt_kg = 0.0;
        state->melt_J_per_kg = 0.0;
    }
    return out;
}

double ladle_heat_J(const struct ladle_params *params, const struct ladle_grid *grid,
                    const struct ladle_state *state)
{
    (void)params;
    struct ladle_state whole = *state;
    ladle_unfold(grid, &whole);
    double heat_J = state->melt_kg * state->melt_J_per_kg + state->skull_kg * state->skull_J_per_kg;
    for (int w = 0; w < LADLE_WALLS; w++)
        for (int j = 0; j < grid->nodes; j++)
            heat_J += ladle_grid_heat_J(grid, w, j, whole.wall_K[w][j]);
    return heat_J;
}

double ladle_melt_K(const struct ladle_params *params, const struct ladle_state *state)
{
    return alloy_temperature_K(params->alloy, state->melt_J_per_kg);
}

double ladle_face_K(const struct ladle_grid *grid, const struct ladle_state *state)
{
    double sum = 0.0, area_m2 = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++) {
        sum += grid->face_m2[w] * state->wall_K[w][0];
        area_m2 += grid->face_m2[w];
    }
    return sum / area_m2;
}

double ladle_shell_K(const struct ladle_params *params, const struct ladle_grid *grid,
                     const struct ladle_boundary *boundary, const struct ladle_state *state,
                     enum ladle_wall *wall)
{
    (void)params;
    (void)boundary;
    int hottest = 0, last = grid->nodes - 1;
    for (int w = 1; w < LADLE_WALLS; w++)
        if (state->wall_K[w][last] > state->wall_K[hottest][last])
            hottest = w;
    if (wall != NULL)
        *wall = (enum ladle_wall)hottest;
    return state->wall_K[hottest][last];
}

double ladle_surface_m2(const struct ladle_grid *grid)
{
    return grid->face_m2[LADLE_BOTTOM];
}

double ladle_tare_kg(const struct ladle_params *params, const struct ladle_grid *grid)
{
    return (grid->lining_kg + grid->shell_kg) * (1.0 + params->frame_frac);
}
