/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/ladle/models.h"

/*
 * Teaching model: a full ladle cools at constant_rate_K_per_h whatever its history, wall and
 * weather, down to the air; an empty one does not change and takes no fuel. Published rates can be
 * set beside wall1d with it. What it gets wrong: the soak of the lining, which dominates the first
 * hours, the mouth, the shell; it is not for a decision. The enthalpy lost is booked as shell loss.
 */
static void advance(const struct ladle_params *params, const struct ladle_grid *grid,
                    const struct ladle_boundary *boundary, double dt_s, struct ladle_state *state,
                    struct ladle_exchange *exchange)
{
    (void)grid;
    if (!(dt_s > 0.0) || state->melt_kg <= 0.0)
        return;
    ladle_remelt(state);
    double now_K = ladle_melt_K(params, state);
    double then_K = now_K - params->constant_rate_K_per_h / 3600.0 * dt_s;
    if (now_K <= boundary->air_K)
        return;
    then_K = fmax(then_K, boundary->air_K);
    double then_J_per_kg = alloy_enthalpy_J_per_kg(params->alloy, then_K);
    /* inside the isothermal jump of a pure metal the temperature cannot tell: leave it liquid side
     */
    double lost_J = state->melt_kg * fmax(0.0, state->melt_J_per_kg - then_J_per_kg);
    state->melt_J_per_kg -= lost_J / state->melt_kg;
    exchange->shell_loss_J += lost_J;
}

const struct ladle_model ladle_model_constant_rate = {
    "constant_rate",
    "A fixed fall in degrees per hour, for teaching and for comparison with published rates only.",
    "AD_EN",
    advance,
    NULL,
};
