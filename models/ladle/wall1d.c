/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/wall1d.h"

#include <math.h>

#include <string.h>

#include "models/ladle/inside.h"
#include "models/ladle/skull.h"
#include "models/ladle/walls.h"

const struct wall1d_control wall1d_default_control = {0.3, 20.0, 900.0};

static const double first_step_s = 10.0, least_step_s = 1e-4;
static const double gamma_frac = 1.0 - 0.70710678118654752440; /* 1 - 1/sqrt(2) */

/* A burner that reaches its target has a kink in its power: walls are then followed more closely.
 */
static const double burner_care_frac = 0.05;

/* Heat of metal is followed this much less closely, in kelvins of liquid, than its temperature:
 * above what any freezing range makes of it, so that only an isothermal jump is caught. */
static const double freezing_is_milder = 30.0;

/* A skull's end is found to within these: a step's share, or seconds. */
static const double skull_late_frac = 0.7, skull_step_s = 0.2;

/* Heat capacity of an absent metal node: any positive number, nothing is coupled to it. */
static const double no_metal_J_per_K = 1.0;

/* Everything one call works on. */
struct work {
    const struct ladle_params *params;
    const struct ladle_grid *grid;
    const struct ladle_boundary *boundary;
    struct inside inside;
    struct walls_outside outside;
    double ageing;
    double metal_kg, metal_J_per_kg, metal_K;
    struct skull skull; /* beside a melt; without one it is the metal */
    wall_nodes temperature_K;
};

/* One step's linear system and stages. */
struct stage {
    double a_s; /* gamma dt */
    double metal_J_per_K;
    wall_nodes capacity_J_per_K, link_W_per_K;
    struct inside_slope slope;
    double shell_slope_W_per_K[LADLE_WALLS];
    struct walls_factor chain;
    double core[INSIDE_NODES][INSIDE_NODES]; /* LU of faces and metal */
    wall_nodes rate_K_per_s[2];
    double metal_K_per_s[2];
    struct crossing cross_W[2];
};

static void begin(struct work *work, const struct ladle_state *state)
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
    for (int w = 0; w < LADLE_WALLS; w++)
        work->outside.at_shell_K[w] = -1e9; /* nothing worked out yet */
    inside_build(work->params, work->grid, work->boundary, state, &work->inside);
}

static void finish(const struct work *work, struct ladle_state *state)
{
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

/* Temperatures of the hot faces and the metal in the order of struct inside. */
static void core_temperatures(const wall_nodes t, double metal_K, double core_K[INSIDE_NODES])
{
    for (int w = 0; w < LADLE_WALLS; w++)
        core_K[w] = t[0][w];
    core_K[INSIDE_METAL] = metal_K;
}

/* F(T): heat into walls and metal, and the rates across the boundary. */
static double all_flows(const struct work *work, const wall_nodes link, const wall_nodes t,
                        double metal_K, wall_nodes into_W, struct crossing *cross)
{
    double core_K[INSIDE_NODES], core_W[INSIDE_NODES];
    core_temperatures(t, metal_K, core_K);
    memset(cross, 0, sizeof *cross);
    cross->shell_W =
        walls_flows(work->grid, &work->outside, work->boundary->air_K, link, t, into_W);
    inside_flows(&work->inside, core_K, core_W, cross);
    for (int w = 0; w < LADLE_WALLS; w++)
        into_W[0][w] += core_W[w];
    return core_W[INSIDE_METAL];
}

/* LU without pivoting: every column's diagonal outweighs the rest of it. */
static void core_factorise(struct stage *s)
{
    double(*m)[INSIDE_NODES] = s->core;
    for (int i = 0; i < INSIDE_NODES; i++)
        for (int j = 0; j < INSIDE_NODES; j++)
            m[i][j] = -s->a_s * s->slope.into_W_per_K[i][j];
    for (int w = 0; w < LADLE_WALLS; w++)
        m[w][w] += s->chain.face_W_per_K[w];
    m[INSIDE_METAL][INSIDE_METAL] += s->metal_J_per_K;
    for (int k = 0; k < INSIDE_NODES; k++) {
        m[k][k] = 1.0 / m[k][k];
        for (int i = k + 1; i < INSIDE_NODES; i++) {
            m[i][k] *= m[k][k];
            for (int j = k + 1; j < INSIDE_NODES; j++)
                m[i][j] -= m[i][k] * m[k][j];
        }
    }
}

static void core_solve(const struct stage *s, double x[INSIDE_NODES])
{
    for (int i = 1; i < INSIDE_NODES; i++)
        for (int j = 0; j < i; j++)
            x[i] -= s->core[i][j] * x[j];
    for (int i = INSIDE_NODES - 1; i >= 0; i--) {
        for (int j = i + 1; j < INSIDE_NODES; j++)
            x[i] -= s->core[i][j] * x[j];
        x[i] *= s->core[i][i];
    }
}

/* Capacities, slopes and factors at the start of a step. */
static void prepare(struct work *work, double dt_s, struct stage *s)
{
    int last = work->grid->nodes - 1;
    double core_K[INSIDE_NODES];
    core_temperatures(work->temperature_K, work->metal_K, core_K);
    s->a_s = gamma_frac * dt_s;
    s->metal_J_per_K =
        work->metal_kg > 0.0
            ? work->metal_kg * alloy_cp_at_J_per_kgK(work->params->alloy, work->metal_J_per_kg)
            : no_metal_J_per_K;
    walls_capacity(work->grid, work->temperature_K, s->capacity_J_per_K);
    walls_links(work->grid, work->ageing, work->temperature_K, s->link_W_per_K);
    inside_slopes(&work->inside, core_K, &s->slope);
    walls_shell_slopes(&work->outside, work->temperature_K[last], s->shell_slope_W_per_K);
    walls_factorise(work->grid, s->a_s, s->capacity_J_per_K, s->link_W_per_K,
                    s->shell_slope_W_per_K, &s->chain);
    core_factorise(s);
}

/* Solve one stage; f comes in as the right-hand side in rate_K_per_s[n]. */
static void solve_stage(const struct ladle_grid *grid, struct stage *s, int n, double metal_W)
{
    double(*f)[LADLE_WALLS] = s->rate_K_per_s[n];
    double core[INSIDE_NODES];
    walls_reduce(grid, &s->chain, f);
    core_temperatures(f, metal_W, core);
    core_solve(s, core);
    for (int w = 0; w < LADLE_WALLS; w++)
        f[0][w] = core[w];
    s->metal_K_per_s[n] = core[INSIDE_METAL];
    walls_expand(grid, &s->chain, f);
}

/* The boundary's share of a stage: the same linear formula that the nodes obey. */
static void cross_stage(const struct work *work, struct stage *s, int n)
{
    const struct ladle_grid *grid = work->grid;
    const struct inside *in = &work->inside;
    const double(*x)[LADLE_WALLS] = (const double(*)[LADLE_WALLS])s->rate_K_per_s[n];
    struct crossing *c = &s->cross_W[n];
    double core[INSIDE_NODES];
    core_temperatures(x, s->metal_K_per_s[n], core);
    for (int i = 0; i < INSIDE_NODES; i++) {
        c->shell_W += s->a_s * s->slope.cross_W_per_K[i].shell_W * core[i];
        c->opening_W += s->a_s * s->slope.cross_W_per_K[i].opening_W * core[i];
        c->burner_W += s->a_s * s->slope.cross_W_per_K[i].burner_W * core[i];
    }
    for (int w = 0; w < LADLE_WALLS; w++)
        c->shell_W += s->a_s * s->shell_slope_W_per_K[w] * x[grid->nodes - 1][w];
    for (int w = 0; in->freezing && w < LADLE_WALLS; w++)
        c->freeze_W[w] -= s->a_s * (in->front_to_face_W_per_K[w] * core[w] +
                                    in->melt_to_front_W_per_K[w] * core[INSIDE_METAL]);
}

static void first_stage(const struct work *work, struct stage *s)
{
    double metal_W = all_flows(work, s->link_W_per_K, work->temperature_K, work->metal_K,
                               s->rate_K_per_s[0], &s->cross_W[0]);
    solve_stage(work->grid, s, 0, metal_W);
    cross_stage(work, s, 0);
}

static void second_stage(const struct work *work, double dt_s, struct stage *s)
{
    const struct alloy *alloy = work->params->alloy;
    wall_nodes ahead_K, link;
    double metal_K = work->metal_K;
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            ahead_K[j][w] = work->temperature_K[j][w] + dt_s * s->rate_K_per_s[0][j][w];
    double metal_first_W = s->metal_J_per_K * s->metal_K_per_s[0];
    if (work->metal_kg > 0.0)
        metal_K = alloy_temperature_K(alloy,
                                      work->metal_J_per_kg + dt_s * metal_first_W / work->metal_kg);
    walls_links(work->grid, work->ageing, ahead_K, link);
    double metal_W = all_flows(work, link, ahead_K, metal_K, s->rate_K_per_s[1], &s->cross_W[1]);
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            s->rate_K_per_s[1][j][w] -= 2.0 * s->capacity_J_per_K[j][w] * s->rate_K_per_s[0][j][w];
    s->cross_W[1].shell_W -= 2.0 * s->cross_W[0].shell_W;
    s->cross_W[1].opening_W -= 2.0 * s->cross_W[0].opening_W;
    s->cross_W[1].burner_W -= 2.0 * s->cross_W[0].burner_W;
    for (int w = 0; w < LADLE_WALLS; w++)
        s->cross_W[1].freeze_W[w] -= 2.0 * s->cross_W[0].freeze_W[w];
    solve_stage(work->grid, s, 1, metal_W - 2.0 * metal_first_W);
    cross_stage(work, s, 1);
}

/* Of the temperature, or of the heat where that says more: metal that freezes at one temperature
 * does not show by it that a step took too much heat. */
static double metal_error_K_per_s(const struct work *work, const struct stage *s)
{
    double metal_K = fabs(s->metal_K_per_s[0] + s->metal_K_per_s[1]);
    if (work->metal_kg <= 0.0)
        return metal_K;
    double liquid_J_per_K = work->metal_kg * work->params->alloy->cp_liquid_J_per_kgK;
    return fmax(metal_K, metal_K * s->metal_J_per_K / (freezing_is_milder * liquid_J_per_K));
}

/* Difference from first order, in units of the tolerance; infinite when anything is not finite. */
static double step_error(const struct work *work, double dt_s, const struct stage *s,
                         const struct wall1d_control *control)
{
    double most[LADLE_WALLS] = {0.0}, sum = 0.0, worst_K = 0.0;
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double e = fabs(s->rate_K_per_s[0][j][w] + s->rate_K_per_s[1][j][w]);
            most[w] = e > most[w] ? e : most[w];
            sum += e; /* passes on what is not finite */
        }
    for (int w = 0; w < LADLE_WALLS; w++)
        worst_K = fmax(worst_K, most[w]);
    double metal_K = metal_error_K_per_s(work, s);
    double wall_K = control->wall_K * (work->inside.burner_W > 0.0 ? burner_care_frac : 1.0);
    double error = 0.5 * dt_s * (worst_K / wall_K + metal_K / control->metal_K);
    return isfinite(error + sum) ? error : INFINITY;
}

static void freeze_heat(double dt_s, const struct stage *s, double freeze_J[LADLE_WALLS])
{
    for (int w = 0; w < LADLE_WALLS; w++)
        freeze_J[w] = dt_s * (1.5 * s->cross_W[0].freeze_W[w] + 0.5 * s->cross_W[1].freeze_W[w]);
}

/* A step is cut to where a skull is gone, unless it ends soon after. Share of it to try again. */
static double skull_cut_frac(const struct work *work, double dt_s, const struct stage *s)
{
    const struct skull_melt melt = {work->metal_kg, work->metal_J_per_kg};
    double freeze_J[LADLE_WALLS];
    if (!work->inside.freezing || dt_s <= skull_step_s)
        return 1.0;
    freeze_heat(dt_s, s, freeze_J);
    double lasts = skull_lasts_frac(&work->skull, &melt, freeze_J);
    return lasts > skull_late_frac ? 1.0 : fmax(lasts, skull_step_s / dt_s);
}

static void freeze_and_melt(struct work *work, double dt_s, const struct stage *s)
{
    struct skull_melt melt = {work->metal_kg, work->metal_J_per_kg};
    double freeze_J[LADLE_WALLS];
    freeze_heat(dt_s, s, freeze_J);
    skull_exchange(work->params->alloy, work->temperature_K[0], freeze_J, &work->skull, &melt);
    work->metal_kg = melt.kg;
    work->metal_J_per_kg = melt.J_per_kg;
}

static void accept(struct work *work, double dt_s, struct stage *s, struct ladle_exchange *ex)
{
    wall_nodes rise_K;
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            rise_K[j][w] = dt_s * (1.5 * s->rate_K_per_s[0][j][w] + 0.5 * s->rate_K_per_s[1][j][w]);
    walls_warm(work->grid, s->capacity_J_per_K, rise_K, work->temperature_K);
    if (work->metal_kg > 0.0)
        work->metal_J_per_kg += dt_s * s->metal_J_per_K / work->metal_kg *
                                (1.5 * s->metal_K_per_s[0] + 0.5 * s->metal_K_per_s[1]);
    if (work->inside.freezing)
        freeze_and_melt(work, dt_s, s);
    const struct crossing *c = s->cross_W;
    double burner_J = dt_s * (1.5 * c[0].burner_W + 0.5 * c[1].burner_W);
    ex->shell_loss_J += dt_s * (1.5 * c[0].shell_W + 0.5 * c[1].shell_W);
    ex->opening_loss_J += dt_s * (1.5 * c[0].opening_W + 0.5 * c[1].opening_W);
    if (burner_J != 0.0) {
        double fuel_J = burner_J / work->boundary->burner_efficiency;
        ex->fuel_J += fuel_J;
        ex->flue_loss_J += fuel_J - burner_J;
    }
}

/* Slowly varying coefficients: once per step, held through both stages. */
static void refresh(struct work *work)
{
    double core_K[INSIDE_NODES];
    work->metal_K = work->metal_kg > 0.0
                        ? alloy_temperature_K(work->params->alloy, work->metal_J_per_kg)
                        : work->boundary->air_K;
    core_temperatures(work->temperature_K, work->metal_K, core_K);
    memset(work->inside.burner_armed, 0, sizeof work->inside.burner_armed);
    inside_refresh(&work->inside, core_K);
    if (work->inside.has_melt) {
        const struct skull_melt melt = {work->metal_kg, work->metal_J_per_kg};
        skull_fronts(work->params, work->grid, &work->skull, &melt, work->temperature_K[0],
                     &work->inside);
    }
    walls_outside_refresh(work->params, work->grid, work->boundary,
                          work->temperature_K[work->grid->nodes - 1], &work->outside);
}

long wall1d_advance(const struct wall1d_run *run, double dt_s, struct ladle_state *state,
                    struct ladle_exchange *exchange)
{
    if (!(dt_s > 0.0))
        return 0;
    struct work work = {.params = run->params, .grid = run->grid, .boundary = run->boundary};
    struct stage stage;
    double left_s = dt_s, step_s = fmin(first_step_s, run->control->longest_s);
    long tried = 0;
    begin(&work, state);
    refresh(&work);
    while (left_s > 0.0) {
        double now_s = left_s / ceil(left_s / step_s);
        tried++;
        prepare(&work, now_s, &stage);
        first_stage(&work, &stage);
        if (inside_arm_burner(&work.inside, work.temperature_K[0], stage.rate_K_per_s[0][0],
                              now_s)) {
            prepare(&work, now_s, &stage);
            first_stage(&work, &stage);
        }
        second_stage(&work, now_s, &stage);
        double error = step_error(&work, now_s, &stage, run->control);
        double growth = 0.9 / sqrt(fmax(error, 0.01));
        step_s = fmin(run->control->longest_s, now_s * fmin(5.0, fmax(0.1, growth)));
        if (error > 1.0 && now_s > least_step_s)
            continue;
        double cut_frac = skull_cut_frac(&work, now_s, &stage);
        if (cut_frac < 1.0) {
            step_s = cut_frac * now_s;
            continue;
        }
        accept(&work, now_s, &stage, exchange);
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
    "VERWER1999",
    advance,
    NULL,
};
