/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Question: what do level, temperature and heater of a holding furnace do while machines draw?
 *
 *   dM/dt = -d,  M dh/dt = P - L,  L = L_set (T - T_air) / (T_set - T_air)
 *
 * M kg melt, h J/kg its enthalpy, d kg/s draw, P W heat from the heater that reaches melt and wall.
 * While T is linear in h, L = L0 + b (h - h0) with b = g dT/dh and g = L_set / (T_set - T_air), and
 * the step is exact: with the specific time
 *   s = -ln(1 - d t / M0) / d                          (t / M0 when d = 0)
 *   h1 = h0 + (P - L0) (1 - exp(-b s)) / b
 *   int (P - L) dt = (P - L0) M0 (1 - exp(-(b + d) s)) / (b + d)
 * The liquid is linear in h; below the liquidus T(h) is replaced by chords CHORD_J_PER_KG long, the
 * same for every caller, so that a step split anywhere gives the same path.
 *
 * Wrong by design: one temperature for the whole bath; the wall stores no heat; the loss follows
 * the bath temperature and not the level; an empty furnace is kept at its setpoint.
 */
#include <math.h>

#include "models/furnace/furnace.h"

#define CHORD_J_PER_KG 2000.0
#define BORDER         1e-9 /* of a chord: nearer than this is on its end */

/* One stretch in which heater mode and slope stay the same. */
struct stretch {
    double bath_W; /* P */
    double net_W;  /* P - L0 */
    double slope;  /* b, W per J/kg */
    double draw;   /* d */
    double target; /* enthalpy at which the stretch ends */
    double dt_s;   /* its length */
    int held;      /* P = L */
    int reaches;   /* ends at target */
    int empties;   /* ends with the last metal */
};

static double loss_per_K(const struct holding_params *params)
{
    return params->loss_W / (params->setpoint_K - params->air_K);
}

/* Enthalpy at which the last solid has gone: in a pure metal the top of the jump. */
static double liquid_J_per_kg(const struct alloy *alloy)
{
    return alloy_enthalpy_J_per_kg(alloy, alloy->liquidus_K);
}

/* Chords below the liquidus that lie between it and h; negative: liquid. */
static double chord_depth(double liquid, double h)
{
    double depth = (liquid - h) / CHORD_J_PER_KG;
    /* A border that was stepped onto is a border whatever the division rounds. */
    return fabs(depth - round(depth)) < BORDER ? round(depth) : depth;
}

/* dT/dh at h on the way up or down; moves *target in to the end of the linear piece. */
static double linear_piece(const struct alloy *alloy, double liquid, double h, int rising,
                           double *target)
{
    double depth = chord_depth(liquid, h);
    if (depth < 0.0 || (depth == 0.0 && rising)) {
        if (!rising)
            *target = fmax(*target, liquid);
        return 1.0 / alloy->cp_liquid_J_per_kgK;
    }
    double cell = floor(depth) - (floor(depth) == depth && rising);
    double high = liquid - cell * CHORD_J_PER_KG, low = liquid - (cell + 1.0) * CHORD_J_PER_KG;
    *target = rising ? fmin(*target, high) : fmax(*target, low);
    return (alloy_temperature_K(alloy, high) - alloy_temperature_K(alloy, low)) / (high - low);
}

/* Temperature on the chords, which is that of the alloy in the liquid and at their ends. */
static double chord_K(const struct alloy *alloy, double liquid, double h)
{
    if (h >= liquid)
        return alloy->liquidus_K + (h - liquid) / alloy->cp_liquid_J_per_kgK;
    double low = liquid - (floor(chord_depth(liquid, h)) + 1.0) * CHORD_J_PER_KG;
    double slope_K = linear_piece(alloy, liquid, h, 0, &(double){-HUGE_VAL});
    return alloy_temperature_K(alloy, low) + (h - low) * slope_K;
}

/* (1 - exp(-x s)) / x, which is s for x = 0. */
static double relaxed(double x, double s)
{
    return x == 0.0 ? s : -expm1(-x * s) / x;
}

static double specific_time(double metal_kg, double draw, double dt_s)
{
    return draw > 0.0 ? -log1p(-fmin(draw * dt_s / metal_kg, 1.0)) / draw : dt_s / metal_kg;
}

/* Time to the target: the step solved for t. HUGE_VAL: never. */
static double time_to_target_s(const struct stretch *stretch, double metal_kg, double h)
{
    double rise = (stretch->target - h) / stretch->net_W;
    double used = stretch->slope * rise;
    if (used >= 1.0)
        return HUGE_VAL;
    double s = used == 0.0 ? rise : -log1p(-used) / stretch->slope;
    return metal_kg * relaxed(stretch->draw, s);
}

/* Heat from the heater: off above the setpoint, what holds at it, the
 * limit below it or where the limit does not hold it. */
static void heater(const struct holding_params *params, double h, double loss_W,
                   struct stretch *stretch)
{
    double set = alloy_enthalpy_J_per_kg(params->alloy, params->setpoint_K);
    stretch->bath_W = h > set ? 0.0 : params->heater_W * params->efficiency_frac;
    if (h == set && loss_W <= stretch->bath_W)
        stretch->bath_W = loss_W;
    stretch->net_W = stretch->bath_W - loss_W;
    stretch->held = stretch->net_W == 0.0;
    /* Falling onto the setpoint, or rising to it; a fall below it has no end of its own. */
    stretch->target = h > set || stretch->net_W > 0.0 ? set : -HUGE_VAL;
}

/* What happens now and until when, at most dt_s; stop (NAN: none) is an enthalpy that ends it too.
 * in: metal > 0. */
static struct stretch next_stretch(const struct holding_params *params,
                                   const struct holding_state *state, double draw, double stop,
                                   double dt_s)
{
    double h = state->metal_J_per_kg, empty_s = draw > 0.0 ? state->metal_kg / draw : HUGE_VAL;
    double liquid = liquid_J_per_kg(params->alloy);
    double temperature_K = chord_K(params->alloy, liquid, h);
    double loss_W = loss_per_K(params) * (temperature_K - params->air_K);
    struct stretch stretch = {.draw = draw};
    heater(params, h, loss_W, &stretch);
    if (!stretch.held) {
        int rising = stretch.net_W > 0.0;
        if (rising ? stop > h : stop < h) /* false for NAN */
            stretch.target = rising ? fmin(stretch.target, stop) : fmax(stretch.target, stop);
        stretch.slope =
            loss_per_K(params) * linear_piece(params->alloy, liquid, h, rising, &stretch.target);
        stretch.dt_s = time_to_target_s(&stretch, state->metal_kg, h);
        stretch.reaches = stretch.dt_s <= dt_s;
    }
    if (!stretch.reaches)
        stretch.dt_s = fmin(dt_s, empty_s);
    stretch.empties = stretch.dt_s == empty_s;
    return stretch;
}

static void post(double input_J, double bath_J, double loss_J, struct holding_exchange *exchange)
{
    exchange->input_J += input_J;
    exchange->flue_J += input_J - bath_J;
    exchange->loss_J += loss_J;
}

/* Moves the state along the stretch and posts what moved; the loss is what the balance leaves, so
 * that energy closes exactly. */
static void take(const struct holding_params *params, const struct stretch *stretch,
                 struct holding_state *state, struct holding_exchange *exchange)
{
    double metal_kg = state->metal_kg, h = state->metal_J_per_kg, dt_s = stretch->dt_s;
    double s = specific_time(metal_kg, stretch->draw, dt_s);
    double drawn_kg = stretch->empties ? metal_kg : fmin(stretch->draw * dt_s, metal_kg);
    double left_kg = metal_kg - drawn_kg, bath_J = stretch->bath_W * dt_s;
    double h1 = h, drawn_J = h * drawn_kg, loss_J = bath_J;
    if (!stretch->held) {
        double gained_J = stretch->net_W * metal_kg * relaxed(stretch->slope + stretch->draw, s);
        h1 = stretch->reaches ? stretch->target : h + stretch->net_W * relaxed(stretch->slope, s);
        /* Integral of h dM by parts. */
        drawn_J = drawn_kg > 0.0 ? h * drawn_kg + gained_J - left_kg * (h1 - h) : 0.0;
        loss_J = bath_J + metal_kg * h - left_kg * h1 - drawn_J;
    }
    post(bath_J / params->efficiency_frac, bath_J, loss_J, exchange);
    exchange->drawn_kg += drawn_kg;
    exchange->drawn_J += drawn_J;
    state->metal_kg = left_kg;
    state->metal_J_per_kg = h1;
}

/* No metal: the heater covers the loss at the setpoint as far as it can. */
static void idle_empty(const struct holding_params *params, double dt_s,
                       struct holding_exchange *exchange)
{
    double bath_J = fmin(params->heater_W * params->efficiency_frac, params->loss_W) * dt_s;
    post(bath_J / params->efficiency_frac, bath_J, bath_J, exchange);
}

void holding_advance(const struct holding_params *params, double draw_kg_per_s, double dt_s,
                     struct holding_state *state, struct holding_exchange *exchange)
{
    while (dt_s > 0.0 && state->metal_kg > 0.0) {
        struct stretch stretch = next_stretch(params, state, draw_kg_per_s, NAN, dt_s);
        take(params, &stretch, state, exchange);
        dt_s -= stretch.dt_s;
    }
    if (dt_s > 0.0)
        idle_empty(params, dt_s, exchange);
}

/* Level and temperature count as reached this near, so that what holding_until_s lands on is never
 * seen from the wrong side: 1e-9 of the capacity, 1e-9 of the enthalpy (a millionth of a kelvin).
 */
#define LANDING 1e-9

/* Less than this share of the capacity is a film: no shot, and no temperature worth an event. */
#define FILM_FRAC 1e-6

static double film_kg(const struct holding_params *params)
{
    return FILM_FRAC * fmax(params->capacity_kg, 1.0);
}

static double least_kg(const struct holding_params *params)
{
    return fmax(params->usable_min_kg, film_kg(params));
}

static int level_castable(const struct holding_params *params, const struct holding_state *state)
{
    return state->metal_kg > least_kg(params) + LANDING * fmax(params->capacity_kg, 1.0);
}

static int hot_enough(const struct holding_params *params, const struct holding_state *state)
{
    double cast = alloy_enthalpy_J_per_kg(params->alloy, params->casting_min_K);
    return state->metal_J_per_kg >= cast - LANDING * fabs(cast);
}

int holding_castable(const struct holding_params *params, const struct holding_state *state)
{
    return level_castable(params, state) && hot_enough(params, state);
}

/* A heater that is sure to hold the setpoint brings the bath to it from either side, so that a bath
 * above an enthalpy that lies below the setpoint stays above it. The hundredth is more than chords
 * of 2 kJ/kg raise the loss. */
static int drawn_to_setpoint(const struct holding_params *params, double above_J_per_kg)
{
    return alloy_enthalpy_J_per_kg(params->alloy, params->setpoint_K) > above_J_per_kg &&
           params->heater_W * params->efficiency_frac > 1.01 * params->loss_W;
}

/* Time until the enthalpy is past the casting temperature: at it on the way up, twice the slack
 * below it on the way down. */
static double temperature_change_s(const struct holding_params *params, double draw,
                                   double horizon_s, struct holding_state state)
{
    double cast = alloy_enthalpy_J_per_kg(params->alloy, params->casting_min_K);
    int hot = hot_enough(params, &state);
    double stop = hot ? cast - 2.0 * LANDING * fabs(cast) : cast;
    struct holding_exchange ignored = {0};
    double passed_s = 0.0;
    if (hot && drawn_to_setpoint(params, stop))
        return horizon_s;
    while (passed_s < horizon_s && state.metal_kg > film_kg(params)) {
        struct stretch stretch = next_stretch(params, &state, draw, stop, horizon_s - passed_s);
        passed_s += stretch.dt_s;
        if (!stretch.reaches && passed_s >= horizon_s)
            return horizon_s;
        take(params, &stretch, &state, &ignored);
        if (stretch.reaches && stretch.target == stop && state.metal_kg > film_kg(params))
            return passed_s;
    }
    return horizon_s;
}

double holding_until_s(const struct holding_params *params, double draw_kg_per_s, double horizon_s,
                       const struct holding_state *state)
{
    double until_s = horizon_s;
    if (draw_kg_per_s > 0.0 && level_castable(params, state))
        until_s = fmin(until_s, (state->metal_kg - least_kg(params)) / draw_kg_per_s);
    return temperature_change_s(params, draw_kg_per_s, until_s, *state);
}

void holding_add(double metal_kg, double metal_J_per_kg, struct holding_state *state)
{
    double sum_kg = state->metal_kg + metal_kg;
    if (!(sum_kg > 0.0))
        return;
    double sum_J = state->metal_kg * state->metal_J_per_kg + metal_kg * metal_J_per_kg;
    state->metal_J_per_kg = sum_J / sum_kg;
    state->metal_kg = sum_kg;
}

double holding_K(const struct holding_params *params, const struct holding_state *state)
{
    return alloy_temperature_K(params->alloy, state->metal_J_per_kg);
}
