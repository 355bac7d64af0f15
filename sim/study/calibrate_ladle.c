/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/calibrate_ladle.h"

#include <math.h>

static double arrival(const struct scenario *scenario, const struct ladle_params *params,
                      const struct ladle_grid *grid, double face_K,
                      const struct ladle_delivery *delivery)
{
    struct ladle_boundary boundary = {.air_K = delivery->air_K,
                                      .wind_m_per_s = scenario->weather.wind_m_per_s};
    struct ladle_exchange exchange = {0};
    struct ladle_state state;
    ladle_init(grid, delivery->air_K, &state);
    ladle_soak(params, grid, face_K, delivery->air_K, &state);
    ladle_fill(params, delivery->metal_kg,
               alloy_enthalpy_J_per_kg(params->alloy, delivery->filled_K), &state);
    if (delivery->stand_s > 0)
        scenario->ladle.model->advance(params, grid, &boundary, delivery->stand_s, &state,
                                       &exchange);
    if (delivery->drive_s > 0) {
        boundary.speed_m_per_s = delivery->drive_m / delivery->drive_s;
        scenario->ladle.model->advance(params, grid, &boundary, delivery->drive_s, &state,
                                       &exchange);
    }
    return ladle_melt_K(params, &state);
}

bool calibrate_ladle(const struct scenario *scenario, const struct ladle_guess *guess,
                     const struct ladle_delivery *delivery, int count, double *arrival_K)
{
    struct ladle_params params = scenario->ladle.params;
    double factor = guess->lining_factor / scenario->ladle.lining_factor;
    const char *why;
    refractory_stack_scale(&params.side, factor);
    refractory_stack_scale(&params.bottom, factor);
    refractory_stack_scale(&params.lid, factor);
    params.bridge_W_per_K = fmax(guess->bridge_W_per_K, 0);
    struct ladle_grid *grid = ladle_grid_create(&params, &why);
    if (!grid)
        return false;
    for (int i = 0; i < count; i++) {
        double face_K = isnan(delivery[i].face_K) ? guess->face_K : delivery[i].face_K;
        arrival_K[i] =
            arrival(scenario, &params, grid, fmin(fmax(face_K, 250), 1500), &delivery[i]);
    }
    ladle_grid_free(&grid);
    return true;
}
