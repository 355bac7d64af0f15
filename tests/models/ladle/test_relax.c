/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_rng.h>
#include <string.h>

#include "models/ladle/pair.h"
#include "models/ladle/relax.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

enum { N = BASIS_MODES, W = LADLE_WALLS };

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

/* Heat into faces and out of shells that is linear in time, by its value at the start and slope. */
struct lines {
    ladle_walls into_W, into_rise_W, out_W, out_rise_W;
};

static void at_W(const struct lines *l, double share, double into_W[W], double out_W[W])
{
    for (int w = 0; w < W; w++) {
        into_W[w] = l->into_W[w] + share * l->into_rise_W[w];
        out_W[w] = l->out_W[w] + share * l->out_rise_W[w];
    }
}

/* From one share of the time to another in one step. */
static void pass(const struct ladle_grid *g, const struct lines *l, double all_s, double from,
                 double to, struct relax *r, double amplitude[N][W])
{
    ladle_walls into_W[2], out_W[2];
    const double *const in[2] = {into_W[0], into_W[1]}, *const out[2] = {out_W[0], out_W[1]};
    const double(*face)[W] = (const double(*)[W])g->basis->shape[0];
    const double(*shell)[W] = (const double(*)[W])g->basis->shape[g->nodes - 1];
    at_W(l, from + (to - from) / 3.0, into_W[0], out_W[0]);
    at_W(l, to, into_W[1], out_W[1]);
    relax_prepare(g->basis, 1.1, (to - from) * all_s, r);
    relax_move(r, face, shell, in, out, amplitude);
}

static void draw(gsl_rng *rng, struct lines *l, double amplitude[N][W])
{
    for (int w = 0; w < W; w++) {
        l->into_W[w] = between(rng, -5e4, 5e4);
        l->into_rise_W[w] = between(rng, -5e4, 5e4);
        l->out_W[w] = between(rng, -5e3, 5e3);
        l->out_rise_W[w] = between(rng, -5e3, 5e3);
        for (int n = 0; n < N; n++)
            amplitude[n][w] = between(rng, -1e5, 1e5);
    }
}

/* Exact for linear heat: one step is what seven are, from a millisecond to a month. */
START_TEST(one_step_is_many)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20261204);
    for (double all_s = 1e-3; all_s < 3e6; all_s *= 7.0) {
        ladle_walls one[N], many[N];
        double size = 0.0;
        struct lines l;
        struct relax r;
        draw(rng, &l, one);
        memcpy(many, one, sizeof many);
        pass(rig.grid, &l, all_s, 0.0, 1.0, &r, one);
        for (int i = 0; i < 7; i++)
            pass(rig.grid, &l, all_s, i / 7.0, (i + 1) / 7.0, &r, many);
        for (int n = 0; n < N; n++)
            for (int w = 0; w < W; w++)
                size = fmax(size, fabs(one[n][w]));
        for (int n = 0; n < N; n++)
            for (int w = 0; w < W; w++)
                ck_assert_double_eq_tol(one[n][w], many[n][w], 1e-8 * size);
    }
    gsl_rng_free(rng);
    rig_clear(&rig);
}
END_TEST

static double value(const double shape[N][W], const double amplitude[N][W], int w)
{
    double sum = 0.0;
    for (int n = 0; n < N; n++)
        sum += shape[n][w] * amplitude[n][w];
    return sum;
}

/* Faces and shells at both nodes are those of the shapes carried there. */
START_TEST(nodes_are_on_the_way)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20261205);
    const double(*face)[W] = (const double(*)[W])rig.grid->basis->shape[0];
    const double(*shell)[W] = (const double(*)[W])rig.grid->basis->shape[rig.grid->nodes - 1];
    for (double all_s = 1.0; all_s < 1e5; all_s *= 5.0) {
        ladle_walls start[N], face_K[2], shell_K[2], q[2], p[2];
        struct lines l;
        struct relax r, part;
        draw(rng, &l, start);
        relax_prepare(rig.grid->basis, 1.1, all_s, &r);
        relax_left(&r, face, shell, (const double(*)[W])start, face_K, shell_K);
        at_W(&l, 1.0 / 3.0, q[0], p[0]);
        at_W(&l, 1.0, q[1], p[1]);
        for (int i = 0; i < 2; i++) {
            ladle_walls there[N];
            memcpy(there, start, sizeof there);
            pass(rig.grid, &l, all_s, 0.0, i ? 1.0 : 1.0 / 3.0, &part, there);
            for (int w = 0; w < W; w++) {
                double f = face_K[i][w], s = shell_K[i][w];
                for (int j = 0; j < 2; j++) {
                    f += r.ff[i][j][w] * q[j][w] - r.fs[i][j][w] * p[j][w];
                    s += r.fs[i][j][w] * q[j][w] - r.ss[i][j][w] * p[j][w];
                }
                ck_assert_double_eq_tol(f, value(face, (const double(*)[W])there, w), 1e-5);
                ck_assert_double_eq_tol(s, value(shell, (const double(*)[W])there, w), 1e-5);
            }
        }
    }
    gsl_rng_free(rng);
    rig_clear(&rig);
}
END_TEST

/* The part of a random ladle at random temperatures that a pair is solved from. */
static void draw_pair(gsl_rng *rng, struct rig *rig, int kind, struct star *star,
                      struct star_flow flow[2], struct pair_metal *metal)
{
    struct ladle_boundary b = rig->still;
    rig->state.melt_kg = kind == 0 ? between(rng, 100.0, 4000.0) : 0.0;
    rig->state.skull_kg = kind == 1 ? between(rng, 1.0, 40.0) : 0.0;
    b.mouth_open_frac = kind == 2 ? between(rng, 0.0, 1.0) : 0.0;
    star_build(&rig->params, rig->grid, &b, &rig->state, star);
    for (int i = 0; i < 2; i++) {
        for (int w = 0; w < W; w++)
            flow[i].face_K[w] = between(rng, 500.0, 1100.0);
        flow[i].metal_K = between(rng, 900.0, 1100.0);
    }
    star_refresh(star, flow[0].metal_K);
    metal->kg = rig->state.melt_kg + rig->state.skull_kg;
    metal->J_per_kg = between(rng, 1.0e6, 1.3e6);
}

/* Turn after turn the pair comes to where the network itself has these flows, faces answer to them
 * at both nodes, and the metal has got its heat by Radau's rule. */
START_TEST(pairs_solve_the_network)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20261206);
    for (int k = 0; k < 300; k++) {
        double dt_s = 10.0 * pow(1e3, gsl_rng_uniform(rng)), cp = 1100.0;
        ladle_walls base_K[2];
        struct star star;
        struct star_flow flow[2] = {0}, *pair[2] = {&flow[0], &flow[1]}, here;
        struct pair_metal metal;
        struct relax r;
        draw_pair(rng, &rig, k % 3, &star, flow, &metal);
        relax_prepare(rig.grid->basis, 1.0, dt_s, &r);
        for (int w = 0; w < W; w++)
            base_K[0][w] = base_K[1][w] = between(rng, 500.0, 1100.0);
        for (int turn = 0; turn < 8; turn++) {
            for (int i = 0; i < 2; i++) {
                metal.at_J_per_kg[i] = cp * flow[i].metal_K;
                metal.cp_J_per_kgK[i] = cp;
                star_flow(&star, pair[i]);
            }
            pair_solve(&star, dt_s, r.ff, (const double(*)[W])base_K, &metal, pair);
        }
        for (int i = 0; i < 2; i++) {
            here = flow[i];
            star_flow(&star, &here);
            for (int w = 0; w < W; w++) {
                double face_K = base_K[i][w] + r.ff[i][0][w] * flow[0].into_W[w] +
                                r.ff[i][1][w] * flow[1].into_W[w];
                ck_assert_double_eq_tol(flow[i].face_K[w], face_K, 1e-6);
                ck_assert_double_eq_tol(flow[i].into_W[w], here.into_W[w], 1e-2);
            }
            ck_assert_double_eq_tol(flow[i].cross_W.opening_W, here.cross_W.opening_W, 1e-2);
            ck_assert_double_eq_tol(flow[i].cross_W.shell_W, here.cross_W.shell_W, 1e-2);
            if (metal.kg <= 0.0)
                continue;
            ck_assert_double_eq_tol(flow[i].metal_W, here.metal_W, 1e-2);
            ck_assert_double_eq_tol(pair_metal_J_per_kg(&metal, dt_s, i, pair),
                                    cp * flow[i].metal_K, 1.0);
        }
    }
    gsl_rng_free(rng);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("ladle relax", one_step_is_many, nodes_are_on_the_way, pairs_solve_the_network)
