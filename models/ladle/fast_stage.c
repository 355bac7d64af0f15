/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/fast_stage.h"

#include <math.h>
#include <string.h>

enum { N = BASIS_MODES, W = LADLE_WALLS, MOST_TURNS = 10 };

/* The metal's temperature in a stage agrees with its enthalpy to this. */
static const double agree_K = 0.1, agree_little_K = 5.0;

void fast_ends(const struct fast_work *work, const basis_modes a, double face_K[W],
               double shell_K[W])
{
    double face[W] = {0.0}, shell[W] = {0.0};
    for (int n = 0; n < N; n++)
        for (int w = 0; w < W; w++) {
            face[w] += work->face[n][w] * a[n][w];
            shell[w] += work->shell[n][w] * a[n][w];
        }
    memcpy(face_K, face, sizeof face);
    memcpy(shell_K, shell, sizeof shell);
}

/* Loss of the shells, linear: loss = loss_base + slope x shell, and with it the faces' answer. */
static void set_shells(const struct fast_work *work, struct fast_stage *s)
{
    double air_K = work->boundary->air_K, air_K4 = work->star.air_K4;
    for (int w = 0; w < W; w++) {
        double t = work->shell_K[w], t3 = t * t * t;
        double convection = work->convection_W_per_K[w], radiation = work->radiation_W_per_K4[w];
        double slope = convection + 4.0 * radiation * t3;
        s->shell_slope[w] = slope;
        s->loss_base_W[w] = radiation * (-3.0 * t3 * t - air_K4) - convection * air_K;
        s->shell_share[w] = 1.0 / (1.0 + slope * s->ss[w]);
        s->system.answer_K_per_W[w] = s->ff[w] - slope * s->fs[w] * s->fs[w] * s->shell_share[w];
    }
}

void fast_prepare(const struct fast_work *work, double a_s, struct fast_stage *s)
{
    double ff[W] = {0.0}, fs[W] = {0.0}, ss[W] = {0.0};
    for (int n = 0; n < N; n++)
        for (int w = 0; w < W; w++) {
            double d = 1.0 / (1.0 + a_s * work->rate_per_s[n][w]);
            double f = work->face[n][w], h = work->shell[n][w];
            s->damp[n][w] = d;
            ff[w] += a_s * d * f * f;
            fs[w] += a_s * d * f * h;
            ss[w] += a_s * d * h * h;
        }
    memcpy(s->ff, ff, sizeof ff);
    memcpy(s->fs, fs, sizeof fs);
    memcpy(s->ss, ss, sizeof ss);
    s->system.a_s = a_s;
    set_shells(work, s);
}

/* Faces without heat from inside; the shells' share of it. */
static void set_base(const struct fast_work *work, struct fast_stage *s, double base_K[W])
{
    basis_modes y;
    double shell_K[W];
    for (int n = 0; n < N; n++)
        for (int w = 0; w < W; w++)
            y[n][w] = s->damp[n][w] * s->r[n][w];
    fast_ends(work, (const double(*)[W])y, base_K, shell_K);
    for (int w = 0; w < W; w++) {
        s->shell_base[w] = s->shell_share[w] * (shell_K[w] - s->ss[w] * s->loss_base_W[w]);
        base_K[w] -= s->fs[w] * (s->loss_base_W[w] + s->shell_slope[w] * s->shell_base[w]);
    }
}

double fast_heat_J_per_K(const struct fast_work *work, double J_per_kg)
{
    return work->metal_kg > 0.0
               ? work->metal_kg * alloy_cp_at_J_per_kgK(work->params->alloy, J_per_kg)
               : 1.0; /* nothing is coupled to it */
}

/* The metal's enthalpy by the heat it got. Where its temperature then is not that of the straight
 * line, it is brought there and the line becomes the chord; gives whether it was. */
static bool settle_metal(const struct fast_work *work, double from_J_per_kg, double from_K,
                         struct fast_stage *s)
{
    if (work->metal_kg <= 0.0)
        return true;
    s->metal_J_per_kg = s->metal_r_J_per_kg + s->system.a_s * s->flow.metal_W / work->metal_kg;
    double settled_K = alloy_temperature_K(work->params->alloy, s->metal_J_per_kg);
    double apart_K = fabs(settled_K - s->flow.metal_K), moved_K = settled_K - from_K;
    s->flow.metal_K = settled_K;
    if (apart_K <= fmin(agree_K * work->least_kg / work->metal_kg, agree_little_K))
        return true;
    double chord = (s->metal_J_per_kg - from_J_per_kg) / moved_K;
    s->system.metal_J_per_K =
        work->metal_kg * (fabs(moved_K) > 1e-9 && chord > 1.0 ? fmin(chord, 1e12) : 1e12);
    return false;
}

static void set_loss(struct fast_stage *s)
{
    for (int w = 0; w < W; w++) {
        s->shell_K[w] = s->shell_base[w] + s->shell_share[w] * s->fs[w] * s->flow.into_W[w];
        s->loss_W[w] = s->loss_base_W[w] + s->shell_slope[w] * s->shell_K[w];
        s->flow.cross_W.shell_W += s->loss_W[w];
    }
}

bool fast_solve(const struct fast_work *work, bool factorised, struct fast_stage *s)
{
    double base_K[W];
    set_base(work, s, base_K);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
        double from_J_per_kg = s->metal_J_per_kg, from_K = s->flow.metal_K;
        star_flow(&work->star, &s->flow);
        if (!factorised || turn > 0)
            star_factorise(&work->star, &s->flow, &s->system);
        double gap_J = work->metal_kg * (s->metal_r_J_per_kg - from_J_per_kg);
        star_solve(&work->star, &s->system, base_K, gap_J, &s->flow);
        bool settled = settle_metal(work, from_J_per_kg, from_K, s);
        if (settled && star_burner_same(&work->star, &s->flow, s->flow.face_K)) {
            set_loss(s);
            return true;
        }
    }
    return false;
}

void fast_rates(const struct fast_work *work, const struct fast_stage *s, basis_modes k)
{
    for (int n = 0; n < N; n++)
        for (int w = 0; w < W; w++) {
            double heat = work->face[n][w] * s->flow.into_W[w] - work->shell[n][w] * s->loss_W[w];
            double y = s->damp[n][w] * (s->r[n][w] + s->system.a_s * heat);
            k[n][w] = heat - work->rate_per_s[n][w] * y;
        }
}
