/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/pair.h"

enum { W = LADLE_WALLS, G = STAR_GROUPS, I = RELAX_NODES, U = G + 1, ALL = I * U, ROW = ALL + 2 };

/* A of Radau IIA, and its inverse. source: HAIRER1996 */
static const double radau[I][I] = {{5.0 / 12.0, -1.0 / 12.0}, {0.75, 0.25}};
static const _Alignas(twin) double radau_inverse[I][I] = {{1.5, 0.5}, {-4.5, 2.5}};

/*
 * With x the rise of a face from where the flow was made linear, m of the metal, g of irradiations:
 *   d(into) = film m + see g - leave x
 *   x = x0 + reach (into + leave x0 + film m + see g),
 *   x0 = base - face,  reach = (1 + answer leave)^-1 answer
 * where answer and reach join the nodes, two by two; what is left is a system for g and m of both.
 */
struct slopes {
    ladle_walls leave_W_per_K[I], open_W_per_K[I], emit_K3[I];
    double metal_leave_W_per_K[I], metal_emit_K3[I];
    ladle_walls alone_K[I]; /* x with neither m nor g */
    relax_answer reach_K_per_W;
};

static void set_slopes(const struct star *star, struct star_flow *const flow[I], struct slopes *s)
{
    for (int n = 0; n < I; n++) {
        const struct star_flow *f = flow[n];
        for (int i = 0; i < W / 2; i++) {
            twin K = twin_in(f->face_K)[i], cube = twin_of(4.0) * K * K * K;
            twin open = twin_in(star->mouth_W_per_K)[i] + cube * twin_in(star->mouth_W_per_K4)[i];
            /* cppcheck-suppress uninitvar ; it is written here */
            twin_out(s->open_W_per_K[n])[i] = open;
            twin_out(s->leave_W_per_K[n])[i] = twin_in(star->film_W_per_K)[i] +
                                               twin_in(star->bridge_W_per_K)[i] + open +
                                               cube * twin_in(star->see_W_per_K4)[i];
            twin_out(s->emit_K3[n])[i] = twin_in(star->emit)[i] * cube;
        }
        double cube = 4.0 * f->metal_K * f->metal_K * f->metal_K;
        s->metal_emit_K3[n] = star->metal_emit * cube;
        s->metal_leave_W_per_K[n] = star->metal_bridge_W_per_K + star->metal_mouth_W_per_K +
                                    cube * star->metal_see_W_per_K4;
    }
}

static void set_reach(const relax_answer answer, const double base_K[I][W],
                      struct star_flow *const flow[I], struct slopes *s)
{
    for (int i = 0; i < W / 2; i++) {
        struct twin_square r = relax_pair(answer, i);
        struct twin_column leave = relax_column((const double(*)[W])s->leave_W_per_K, i);
        struct twin_column base = relax_column(base_K, i);
        struct twin_column x = {base.one - twin_in(flow[0]->face_K)[i],
                                base.other - twin_in(flow[1]->face_K)[i]};
        struct twin_column u = {twin_in(flow[0]->into_W)[i] - leave.one * x.one,
                                twin_in(flow[1]->into_W)[i] - leave.other * x.other};
        struct twin_square reach =
            twin_square_product(twin_square_inverse_of_more(twin_square_scaled(r, leave)), r);
        struct twin_column more = twin_square_times(reach, u);
        relax_set_pair(reach, i, s->reach_K_per_W);
        relax_set_column((struct twin_column){x.one + more.one, x.other + more.other}, i,
                         s->alone_K);
    }
}

/* Sums of two numbers per wall over each group; the lid's and the bottom's groups have one wall. */
struct sums {
    twin side, ends;
};

static inline void add(struct sums *sums, int pair, twin of_walls)
{
    if (2 * pair < LADLE_BOTTOM)
        sums->side += of_walls;
    else
        sums->ends = of_walls;
}

static inline double both(twin x)
{
    return x[0] + x[1];
}

/* Two such sums side by side. */
static inline void gather(const struct sums *one, const struct sums *other, twin of_group[G])
{
    of_group[STAR_FLOOR] = (twin){one->ends[0], other->ends[0]};
    of_group[STAR_SIDE] = (twin){both(one->side), both(other->side)};
    of_group[STAR_TOP] = (twin){one->ends[1], other->ends[1]};
}

static inline twin seen(const double view[G], const twin of_group[G])
{
    return twin_of(view[0]) * of_group[0] + twin_of(view[1]) * of_group[1] +
           twin_of(view[2]) * of_group[2];
}

/* 1 for this node, 0 for the other. */
static const _Alignas(twin) double own[I][I] = {{1.0, 0.0}, {0.0, 1.0}};

/*
 * Equations and unknowns are in the order of STAR_GROUPS and STAR_METAL, each of both nodes side by
 * side; the right side is a column behind them, and a column of nothing makes their number even.
 */
enum { RIGHT = ALL / 2 };

static inline double *row(double m[ALL][ROW], int of, int node)
{
    return m[I * of + node];
}

/* Those of a node, without what the metal takes up. */
static void set_equations(const struct star *star, const struct slopes *s, int node, double metal_W,
                          double m[ALL][ROW])
{
    struct sums emit_see[I] = {0}, emit_film[I] = {0}, film_see[I] = {0}, sent = {0}, none = {0};
    twin es[G], ef[G], fs[G], emitted[G], film_film[I] = {{0.0}};
    twin self = twin_in(own[node])[0], film_W = twin_of(0.0), film_W_per_K = film_W;
    for (int k = 0; k < W / 2; k++) {
        twin film = twin_in(star->film_W_per_K)[k], see = twin_in(star->see_W_per_K4)[k];
        twin emit = twin_in(s->emit_K3[node])[k], alone_K = twin_in(s->alone_K[node])[k];
        for (int j = 0; j < I; j++) {
            twin reach = twin_in(s->reach_K_per_W[node][j])[k];
            twin emit_reach = emit * reach, film_reach = film * reach;
            add(&emit_see[j], k, emit_reach * see);
            add(&emit_film[j], k, emit_reach * film);
            add(&film_see[j], k, film_reach * see);
            film_film[j] += film_reach * film;
        }
        add(&sent, k, emit * alone_K);
        film_W += film * alone_K;
        film_W_per_K += film;
    }
    gather(&emit_see[0], &emit_see[1], es);
    gather(&emit_film[0], &emit_film[1], ef);
    gather(&film_see[0], &film_see[1], fs);
    gather(&sent, &none, emitted);
    ef[STAR_FLOOR] += self * twin_of(s->metal_emit_K3[node]);
    fs[STAR_FLOOR] += self * twin_of(star->metal_see_W_per_K4);
    twin *metal = twin_out(row(m, STAR_METAL, node));
    for (int a = 0; a < G; a++) {
        twin *group = twin_out(row(m, a, node));
        for (int b = 0; b < G; b++)
            group[b] = -twin_of(star->view[a][b]) * es[b];
        group[a] += self;
        group[STAR_METAL] = -seen(star->view[a], ef);
        group[RIGHT] = seen(star->view[a], emitted);
        metal[a] = -fs[a];
    }
    metal[STAR_METAL] = self * twin_of(both(film_W_per_K) + s->metal_leave_W_per_K[node]) -
                        (twin){both(film_film[0]), both(film_film[1])};
    metal[RIGHT] = (twin){metal_W + both(film_W), 0.0};
}

/* Matrix and right side; equations of the metal are divided by dt. */
static void set_system(const struct star *star, const struct slopes *s, double dt_s,
                       const struct pair_metal *metal, struct star_flow *const flow[I],
                       double m[ALL][ROW])
{
    twin lack_J_per_kg = twin_of(metal->J_per_kg) - twin_in(metal->at_J_per_kg)[0];
    for (int i = 0; i < I; i++) {
        set_equations(star, s, i, flow[i]->metal_W, m);
        twin *of_metal = twin_out(row(m, STAR_METAL, i));
        twin kg_per_s = twin_in(radau_inverse[i])[0] * twin_of(metal->kg / dt_s);
        of_metal[STAR_METAL] += kg_per_s * twin_in(metal->cp_J_per_kgK)[0];
        of_metal[RIGHT] += (twin){both(kg_per_s * lack_J_per_kg), 0.0};
        if (star->has_metal)
            continue;
        of_metal[STAR_METAL] = twin_in(own[i])[0];
        of_metal[RIGHT] = twin_of(0.0);
    }
}

/* By blocks, of the same unknown at both nodes, without pivoting. */
static void solve(double m[ALL][ROW], double x[ALL])
{
    twin inverse[U][I], transposed[U][I];
#pragma GCC unroll 4
    for (int a = 0; a < U; a++) {
        twin rows[I][ROW / 2];
#pragma GCC unroll 2
        for (int i = 0; i < I; i++) {
            twin *of = rows[i];
#pragma GCC unroll 8
            for (int j = 0; j < ROW / 2; j++)
                of[j] = twin_in(row(m, a, i))[j];
#pragma GCC unroll 4
            for (int k = 0; k < a; k++) {
                twin ratio = twin_of(of[k][0]) * inverse[k][0] + twin_of(of[k][1]) * inverse[k][1];
#pragma GCC unroll 8
                for (int j = k + 1; j < ROW / 2; j++)
                    of[j] -= twin_of(ratio[0]) * twin_in(row(m, k, 0))[j] +
                             twin_of(ratio[1]) * twin_in(row(m, k, 1))[j];
            }
#pragma GCC unroll 8
            for (int j = a + 1; j < ROW / 2; j++)
                twin_out(row(m, a, i))[j] = of[j];
        }
        twin one = rows[0][a], other = rows[1][a];
        double scale = 1.0 / (one[0] * other[1] - one[1] * other[0]);
        inverse[a][0] = (twin){scale * other[1], -scale * one[1]};
        inverse[a][1] = (twin){-scale * other[0], scale * one[0]};
        transposed[a][0] = (twin){inverse[a][0][0], inverse[a][1][0]};
        transposed[a][1] = (twin){inverse[a][0][1], inverse[a][1][1]};
    }
#pragma GCC unroll 4
    for (int a = U - 1; a >= 0; a--) {
        twin one = twin_in(row(m, a, 0))[RIGHT], other = twin_in(row(m, a, 1))[RIGHT];
#pragma GCC unroll 4
        for (int b = U - 1; b > a; b--) { /* the newest last: all before it need not wait */
            one -= twin_in(row(m, a, 0))[b] * twin_in(x)[b];
            other -= twin_in(row(m, a, 1))[b] * twin_in(x)[b];
        }
        twin_out(x)[a] =
            transposed[a][0] * twin_of(both(one)) + transposed[a][1] * twin_of(both(other));
    }
}

/* Both nodes to the solution. */
static void move(const struct star *star, const struct slopes *s, const double x[ALL],
                 struct star_flow *const flow[I])
{
    twin film_W[I] = {{0.0}}, bridge_W[I] = {{0.0}}, mouth_W[I] = {{0.0}};
    twin metal_K = twin_in(x)[STAR_METAL], floor_K4 = twin_in(x)[STAR_FLOOR];
    twin side_K4 = twin_in(x)[STAR_SIDE], top_K4 = twin_in(x)[STAR_TOP];
    for (int i = 0; i < W / 2; i++) {
        twin film = twin_in(star->film_W_per_K)[i], see = twin_in(star->see_W_per_K4)[i];
        twin given_W[I];
        for (int n = 0; n < I; n++) /* by metal and irradiations */
            given_W[n] =
                film * twin_of(metal_K[n]) +
                see * (2 * i < LADLE_BOTTOM ? twin_of(side_K4[n]) : (twin){floor_K4[n], top_K4[n]});
        for (int n = 0; n < I; n++) {
            struct star_flow *f = flow[n];
            twin rise_K = twin_in(s->alone_K[n])[i] +
                          twin_in(s->reach_K_per_W[n][0])[i] * given_W[0] +
                          twin_in(s->reach_K_per_W[n][1])[i] * given_W[1];
            twin_out(f->into_W)[i] += given_W[n] - twin_in(s->leave_W_per_K[n])[i] * rise_K;
            twin_out(f->face_K)[i] += rise_K;
            film_W[n] += film * (rise_K - twin_of(metal_K[n]));
            bridge_W[n] += twin_in(star->bridge_W_per_K)[i] * rise_K;
            mouth_W[n] += twin_in(s->open_W_per_K[n])[i] * rise_K;
        }
    }
    for (int n = 0; n < I; n++) {
        struct star_flow *f = flow[n];
        f->metal_W += both(film_W[n]) + star->metal_see_W_per_K4 * floor_K4[n] -
                      s->metal_leave_W_per_K[n] * metal_K[n];
        f->cross_W.shell_W += both(bridge_W[n]) + star->metal_bridge_W_per_K * metal_K[n];
        f->cross_W.opening_W += both(mouth_W[n]) + star->metal_mouth_W_per_K * metal_K[n] +
                                star->hole_W_per_K4 * top_K4[n];
        f->metal_K += metal_K[n];
    }
}

void pair_solve(const struct star *star, double dt_s, const relax_answer answer,
                const double base_K[I][W], const struct pair_metal *metal,
                struct star_flow *flow[I])
{
    struct slopes s;
    _Alignas(twin) double m[ALL][ROW], x[ALL];
    set_slopes(star, flow, &s);
    set_reach(answer, base_K, flow, &s);
    set_system(star, &s, dt_s, metal, flow, m);
    solve(m, x);
    move(star, &s, x, flow);
}

double pair_metal_J_per_kg(const struct pair_metal *metal, double dt_s, int node,
                           struct star_flow *const flow[I])
{
    double heat_J = dt_s * (radau[node][0] * flow[0]->metal_W + radau[node][1] * flow[1]->metal_W);
    return metal->J_per_kg + heat_J / metal->kg;
}
