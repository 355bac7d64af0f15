/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/wall1d_stage.h"

#include <math.h>
#include <string.h>

enum { MOST_TURNS = 10 };

static const double gamma_frac = 1.0 - 0.70710678118654752440; /* 1 - 1/sqrt(2) */

/* The metal's temperature in a stage agrees with its enthalpy to this, the less metal the less. */
static const double agree_K = 0.02, agree_little_K = 5.0;

/* Heat capacity of an absent metal node: any positive number, nothing is coupled to it. */
static const double no_metal_J_per_K = 1.0;

double wall1d_sum(double dt_s, double first, double second)
{
    return dt_s * ((1.0 - gamma_frac) * first + gamma_frac * second);
}

/* Temperatures of the hot faces and the metal in the order of struct inside. */
static void core_of(const wall_nodes t, double metal_K, double core[INSIDE_NODES])
{
    memcpy(core, t[0], LADLE_WALLS * sizeof core[0]);
    core[INSIDE_METAL] = metal_K;
}

/* --- the linear system ---------------------------------------------------------------------------
 */

/* LU without pivoting: every column's diagonal outweighs the rest of it. */
static void core_factorise(struct wall1d_system *s)
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

static void core_solve(const struct wall1d_system *s, double x[INSIDE_NODES])
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

static void set_walls(const struct wall1d_work *work, struct wall1d_system *s)
{
    walls_capacity(work->grid, work->temperature_K, s->capacity_J_per_K);
    walls_links(work->grid, work->ageing, work->temperature_K, s->link_W_per_K);
}

void wall1d_begin(const struct wall1d_work *work, struct wall1d_step *step)
{
    step->system.constant = work->grid->basis != NULL;
    set_walls(work, &step->system);
}

/* Capacities and chains at the beginning of a step. */
static void prepare(const struct wall1d_work *work, double dt_s, struct wall1d_system *s)
{
    int last = work->grid->nodes - 1;
    s->a_s = gamma_frac * dt_s;
    s->metal_J_per_K =
        work->metal_kg > 0.0
            ? work->metal_kg * alloy_cp_at_J_per_kgK(work->params->alloy, work->metal_J_per_kg)
            : no_metal_J_per_K;
    if (!s->constant)
        set_walls(work, s);
    walls_shell_slopes(&work->outside, work->temperature_K[last], s->shell_slope_W_per_K);
    walls_factorise(work->grid, s->a_s, s->capacity_J_per_K, s->link_W_per_K,
                    s->shell_slope_W_per_K, &s->chain);
}

/* Slopes and factors of faces and metal where the stage now is. */
static void renew_core(const struct wall1d_work *work, const struct wall1d_stage *at,
                       struct wall1d_system *s)
{
    double core_K[INSIDE_NODES];
    core_of(at->temperature_K, at->metal_K, core_K);
    inside_slopes(&work->inside, core_K, &s->slope);
    core_factorise(s);
}

/* --- a stage -------------------------------------------------------------------------------------
 */

/* F(T): heat into walls and metal, and the rates across the boundary. */
static double all_flows(const struct wall1d_work *work, const wall_nodes link,
                        struct wall1d_stage *at, wall_nodes into_W)
{
    double core_K[INSIDE_NODES], core_W[INSIDE_NODES];
    struct crossing *cross = &at->cross_W;
    core_of(at->temperature_K, at->metal_K, core_K);
    memset(cross, 0, sizeof *cross);
    cross->shell_W = walls_flows(work->grid, &work->outside, work->boundary->air_K, link,
                                 at->temperature_K, into_W);
    inside_flows(&work->inside, core_K, core_W, cross);
    for (int w = 0; w < LADLE_WALLS; w++)
        into_W[0][w] += core_W[w];
    return core_W[INSIDE_METAL];
}

/* The boundary's share of a turn: the same linear formula that the nodes obey. */
static void add_crossing(const struct wall1d_work *work, const struct wall1d_system *s,
                         const double core[INSIDE_NODES], const double shell[LADLE_WALLS],
                         struct crossing *c)
{
    const struct inside *in = &work->inside;
    for (int i = 0; i < INSIDE_NODES; i++) {
        c->shell_W += s->slope.cross_W_per_K[i].shell_W * core[i];
        c->opening_W += s->slope.cross_W_per_K[i].opening_W * core[i];
        c->burner_W += s->slope.cross_W_per_K[i].burner_W * core[i];
    }
    for (int w = 0; w < LADLE_WALLS; w++)
        c->shell_W += s->shell_slope_W_per_K[w] * shell[w];
    for (int w = 0; in->freezing && w < LADLE_WALLS; w++)
        c->freeze_W[w] -= in->front_to_face_W_per_K[w] * core[w] +
                          in->melt_to_front_W_per_K[w] * core[INSIDE_METAL];
}

/* The metal's temperature by the heat it got, rise_K by the straight line. Where that is another,
 * the line becomes the chord; gives whether it was not. */
static bool settle_metal(const struct wall1d_work *work, double rise_K, struct wall1d_system *s,
                         struct wall1d_stage *at)
{
    if (work->metal_kg <= 0.0)
        return true;
    double rise_J = s->metal_J_per_K * rise_K, from_K = at->metal_K;
    at->metal_J += rise_J;
    at->metal_K = alloy_temperature_K(work->params->alloy,
                                      work->metal_J_per_kg + at->metal_J / work->metal_kg);
    double moved_K = at->metal_K - from_K;
    double allowed_K = fmin(agree_K * work->least_kg / work->metal_kg, agree_little_K);
    if (fabs(moved_K - rise_K) <= allowed_K)
        return true;
    double chord = fabs(moved_K) > 1e-9 ? rise_J / moved_K : 0.0;
    s->metal_J_per_K =
        chord > work->metal_kg ? fmin(chord, 1e12 * work->metal_kg) : 1e12 * work->metal_kg;
    return false;
}

static void fronts(struct wall1d_work *work, const struct wall1d_stage *at)
{
    if (work->inside.has_melt)
        skull_fronts(work->params, work->grid, at->skull_on_kg, at->metal_K, at->temperature_K[0],
                     &work->inside);
}

/* One turn of Newton from where the stage is; gives whether the metal settled. */
static bool turn(struct wall1d_work *work, const wall_nodes anchor_K, double anchor_J,
                 struct wall1d_system *s, struct wall1d_stage *at)
{
    const struct ladle_grid *grid = work->grid;
    wall_nodes f, link;
    double core[INSIDE_NODES];
    if (!s->constant)
        walls_links(grid, work->ageing, at->temperature_K, link);
    double metal_W = all_flows(work,
                               s->constant ? (const double(*)[LADLE_WALLS])s->link_W_per_K
                                           : (const double(*)[LADLE_WALLS])link,
                               at, f);
    for (int j = 0; j < grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            f[j][w] =
                s->a_s * f[j][w] + s->capacity_J_per_K[j][w] * (anchor_K[j][w] - at->heat_K[j][w]);
    walls_reduce(grid, &s->chain, f);
    core_of(f, s->a_s * metal_W + anchor_J - at->metal_J, core);
    core_solve(s, core);
    memcpy(f[0], core, LADLE_WALLS * sizeof core[0]);
    walls_expand(grid, &s->chain, f);
    add_crossing(work, s, core, f[grid->nodes - 1], &at->cross_W);
    for (int j = 0; j < grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            at->heat_K[j][w] += f[j][w];
            at->temperature_K[j][w] += f[j][w];
        }
    if (grid->sloped)
        walls_warmed(grid, s->capacity_J_per_K, at->heat_K, work->temperature_K, at->temperature_K);
    return settle_metal(work, core[INSIDE_METAL], s, at);
}

/* From a first guess in `at` to the solution. renew: the core is not that of this stage yet. */
static bool solve(struct wall1d_work *work, const wall_nodes anchor_K, double anchor_J, bool renew,
                  struct wall1d_system *s, struct wall1d_stage *at)
{
    const struct inside *in = &work->inside;
    fronts(work, at);
    for (int turns = 0; turns < MOST_TURNS; turns++) {
        unsigned burner = inside_burner_mode(in, at->temperature_K[0]), freezing = in->freezing;
        if (renew || freezing || turns > 0)
            renew_core(work, at, s);
        bool settled = turn(work, anchor_K, anchor_J, s, at);
        fronts(work, at);
        if (settled && in->freezing == freezing &&
            inside_burner_mode(in, at->temperature_K[0]) == burner)
            return true;
    }
    return !work->settle;
}

/* --- a step --------------------------------------------------------------------------------------
 */

/* Skull half way through a stage's time at these rates. */
static void skull_at(const struct wall1d_work *work, double dt_s,
                     const double freeze_W[LADLE_WALLS], struct wall1d_stage *at)
{
    const struct skull_melt melt = {work->metal_kg, work->metal_J_per_kg};
    double freeze_J[LADLE_WALLS];
    for (int w = 0; w < LADLE_WALLS; w++)
        freeze_J[w] = dt_s * freeze_W[w];
    skull_ahead(work->params->alloy, &work->skull, &melt, work->temperature_K[0], freeze_J,
                at->skull_on_kg);
}

static void begin(struct wall1d_work *work, double dt_s, struct wall1d_stage *at)
{
    double freeze_W[LADLE_WALLS];
    memset(at->heat_K, 0, sizeof at->heat_K);
    memcpy(at->temperature_K, work->temperature_K, sizeof at->temperature_K);
    memcpy(at->skull_on_kg, work->skull.on_kg, sizeof at->skull_on_kg);
    at->metal_J = 0.0;
    at->metal_K = work->metal_K;
    fronts(work, at);
    if (!work->inside.freezing)
        return;
    skull_freeze_W(&work->inside, at->temperature_K[0], at->metal_K, freeze_W);
    skull_at(work, gamma_frac * dt_s, freeze_W, at);
}

static bool measure(const struct wall1d_work *work, const wall_nodes anchor_K, double anchor_J,
                    struct wall1d_step *step)
{
    const struct wall1d_stage *one = &step->first, *two = &step->second;
    double most[LADLE_WALLS] = {0.0}, sum = 0.0, a_s = step->system.a_s;
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double miss = fabs(two->heat_K[j][w] - anchor_K[j][w] - one->heat_K[j][w]);
            most[w] = miss > most[w] ? miss : most[w];
            sum += miss; /* passes on what is not finite */
        }
    memcpy(step->wall_miss_K, most, sizeof most);
    int last = work->grid->nodes - 1;
    for (int w = 0; w < LADLE_WALLS; w++)
        step->shell_miss_K[w] =
            fabs(two->heat_K[last][w] - anchor_K[last][w] - one->heat_K[last][w]);
    step->metal_miss_J = fabs(two->metal_J - anchor_J - one->metal_J);
    step->burner_miss_J = a_s * fabs(two->cross_W.burner_W - one->cross_W.burner_W);
    step->freeze_miss_J = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++)
        step->freeze_miss_J += a_s * fabs(two->cross_W.freeze_W[w] - one->cross_W.freeze_W[w]);
    return isfinite(sum + step->metal_miss_J + step->burner_miss_J + step->freeze_miss_J);
}

bool wall1d_try(struct wall1d_work *work, double dt_s, struct wall1d_step *step)
{
    const double part = (1.0 - gamma_frac) / gamma_frac;
    struct wall1d_stage *one = &step->first, *two = &step->second;
    static const wall_nodes nothing;
    wall_nodes anchor_K;
    step->dt_s = dt_s;
    prepare(work, dt_s, &step->system);
    begin(work, dt_s, one);
    if (!solve(work, nothing, 0.0, true, &step->system, one))
        return false;
    bool froze = work->inside.freezing != 0;
    *two = *one;
    if (work->inside.has_melt)
        skull_at(work, dt_s, one->cross_W.freeze_W, two);
    for (int j = 0; j < work->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            anchor_K[j][w] = part * one->heat_K[j][w];
    double anchor_J = part * one->metal_J;
    return solve(work, anchor_K, anchor_J, froze, &step->system, two) &&
           measure(work, anchor_K, anchor_J, step);
}
