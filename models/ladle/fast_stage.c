/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/fast_stage.h"

#include "models/ladle/film.h"

#include <math.h>
#include <string.h>

enum { N = BASIS_MODES, W = LADLE_WALLS, MOST_TURNS = 10, MOST_SHELL_TURNS = 3 };

/* The metal's temperature in a stage agrees with its enthalpy to this. */
static const double agree_K = 0.1, agree_little_K = 5.0;

/* A shell's loss is taken as straight over this. */
static const double straight_shell_K = 8.0;

void fast_ends(const struct fast_work *work, double face_K[W], double shell_K[W])
{
    for (int w = 0; w < W; w++) {
        double face = 0.0, shell = 0.0;
        for (int n = 0; n < N; n++) {
            face += work->face[n][w] * work->amplitude[n][w];
            shell += work->shell[n][w] * work->amplitude[n][w];
        }
        face_K[w] = face;
        shell_K[w] = shell;
    }
}

/* Loss of the shells, linear: loss = loss_base + slope x shell, and with it the faces' answer. */
static void set_shells(const struct fast_work *work, const double at_K[W], struct fast_slopes *s)
{
    double air_K = work->boundary->air_K, air_K4 = work->star.air_K4;
    for (int w = 0; w < W; w++) {
        double t = at_K[w], t3 = t * t * t;
        double convection = work->convection_W_per_K[w], radiation = work->radiation_W_per_K4[w];
        double slope = convection + 4.0 * radiation * t3;
        s->shell_at_K[w] = t;
        s->shell_slope[w] = slope;
        s->loss_base_W[w] = radiation * (-3.0 * t3 * t - air_K4) - convection * air_K;
        s->shell_share[w] = 1.0 / (1.0 + slope * s->ss[w]);
        s->system.answer_K_per_W[w] = s->ff[w] - slope * s->fs[w] * s->fs[w] * s->shell_share[w];
    }
}

void fast_prepare(const struct fast_work *work, double a_s, struct fast_slopes *s)
{
    double aged_s = work->ageing * a_s;
    for (int n = 0; n < N; n++)
        for (int w = 0; w < W; w++)
            s->damp[n][w] = 1.0 / (1.0 + aged_s * work->grid->basis->rate_per_s[n][w]);
    for (int w = 0; w < W; w++) {
        double ff = 0.0, fs = 0.0, ss = 0.0;
        for (int n = 0; n < N; n++) {
            double f = work->face[n][w], h = work->shell[n][w], df = s->damp[n][w] * f;
            ff += df * f;
            fs += df * h;
            ss += s->damp[n][w] * h * h;
        }
        s->ff[w] = a_s * ff;
        s->fs[w] = a_s * fs;
        s->ss[w] = a_s * ss;
    }
    s->a_s = s->system.a_s = a_s;
    set_shells(work, work->shell_K, s);
}

/* Faces and shells without heat from inside. */
static void set_base(const struct fast_work *work, const struct fast_slopes *s,
                     const struct fast_stage *stage, double base_K[W], double shell_base_K[W])
{
    for (int w = 0; w < W; w++) {
        double face = 0.0, shell = 0.0;
        for (int n = 0; n < N; n++) {
            double y = s->damp[n][w] * stage->y[n][w];
            face += work->face[n][w] * y;
            shell += work->shell[n][w] * y;
        }
        shell_base_K[w] = s->shell_share[w] * (shell - s->ss[w] * s->loss_base_W[w]);
        base_K[w] = face - s->fs[w] * (s->loss_base_W[w] + s->shell_slope[w] * shell_base_K[w]);
    }
}

static double heat_J_per_K(const struct fast_work *work, double J_per_kg)
{
    return work->metal_kg > 0.0
               ? work->metal_kg * alloy_cp_at_J_per_kgK(work->params->alloy, J_per_kg)
               : 1.0; /* nothing is coupled to it */
}

/* The metal's enthalpy by the heat it got. Where its temperature then is not that of the straight
 * line, it is brought there and the line becomes the chord; gives whether it was. */
static bool settle_metal(const struct fast_work *work, double from_J_per_kg, double from_K,
                         struct star_system *system, struct fast_stage *stage)
{
    if (work->metal_kg <= 0.0)
        return true;
    struct star_flow *flow = &stage->flow;
    stage->metal_J_per_kg = stage->metal_r_J_per_kg + system->a_s * flow->metal_W / work->metal_kg;
    double settled_K = alloy_temperature_K(work->params->alloy, stage->metal_J_per_kg);
    double apart_K = fabs(settled_K - flow->metal_K), moved_K = settled_K - from_K;
    flow->metal_K = settled_K;
    if (apart_K <= fmin(agree_K * work->least_kg / work->metal_kg, agree_little_K))
        return true;
    double chord = (stage->metal_J_per_kg - from_J_per_kg) / moved_K;
    system->metal_J_per_K =
        work->metal_kg * (fabs(moved_K) > 1e-9 && chord > 1.0 ? fmin(chord, 1e12) : 1e12);
    return false;
}

/* Where shells have moved so far that their loss is another line, it is made linear anew there. */
static bool settle_shells(struct fast_work *work, const double shell_base_K[W],
                          struct fast_slopes *s, const struct fast_stage *stage)
{
    double shell_K[W], most_K = 0.0;
    for (int w = 0; w < W; w++) {
        shell_K[w] = shell_base_K[w] + s->shell_share[w] * s->fs[w] * stage->flow.into_W[w];
        double moved_K = fabs(shell_K[w] - s->shell_at_K[w]);
        most_K = moved_K > most_K ? moved_K : most_K;
    }
    if (!(most_K > straight_shell_K))
        return true;
    film_refresh(work->params, work->grid, work->boundary, shell_K, &work->films,
                 work->convection_W_per_K);
    set_shells(work, shell_K, s);
    return false;
}

/* Shells, their loss and the shapes that the heat into faces and out of shells makes. */
static void set_walls(const struct fast_work *work, const struct fast_slopes *s,
                      const double shell_base_K[W], struct fast_stage *stage)
{
    double in[W], out[W], lost_W = 0.0;
    for (int w = 0; w < W; w++) {
        double into_W = stage->flow.into_W[w];
        stage->shell_K[w] = shell_base_K[w] + s->shell_share[w] * s->fs[w] * into_W;
        stage->loss_W[w] = s->loss_base_W[w] + s->shell_slope[w] * stage->shell_K[w];
        in[w] = s->a_s * into_W;
        out[w] = s->a_s * stage->loss_W[w];
        lost_W += stage->loss_W[w];
    }
    stage->flow.cross_W.shell_W += lost_W;
    for (int n = 0; n < N; n++)
        for (int w = 0; w < W; w++)
            stage->y[n][w] =
                s->damp[n][w] *
                (stage->y[n][w] + (work->face[n][w] * in[w] - work->shell[n][w] * out[w]));
}

bool fast_solve(struct fast_work *work, bool factorised, struct fast_slopes *s,
                struct fast_stage *stage)
{
    double base_K[W], shell_base_K[W];
    set_base(work, s, stage, base_K, shell_base_K);
    if (!factorised)
        s->system.metal_J_per_K = heat_J_per_K(work, stage->metal_J_per_kg);
    fast_fronts(work, stage->skull_on_kg, stage->flow.metal_K, stage->flow.face_K);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
        unsigned freezing = work->star.freezing;
        double from_J_per_kg = stage->metal_J_per_kg, from_K = stage->flow.metal_K;
        star_flow(&work->star, &stage->flow);
        if (!factorised || freezing || turn > 0)
            star_factorise(&work->star, &stage->flow, &s->system);
        double gap_J = work->metal_kg * (stage->metal_r_J_per_kg - from_J_per_kg);
        star_solve(&work->star, &s->system, base_K, gap_J, &stage->flow);
        bool settled = settle_metal(work, from_J_per_kg, from_K, &s->system, stage);
        if (turn < MOST_SHELL_TURNS && !settle_shells(work, shell_base_K, s, stage)) {
            set_base(work, s, stage, base_K, shell_base_K);
            settled = false;
        }
        fast_fronts(work, stage->skull_on_kg, stage->flow.metal_K, stage->flow.face_K);
        if (settled && work->star.freezing == freezing &&
            star_burner_settled(&work->star, &stage->flow)) {
            set_walls(work, s, shell_base_K, stage);
            return true;
        }
    }
    return false;
}
