/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/pair.h"

enum { W = LADLE_WALLS, G = STAR_GROUPS, I = RELAX_NODES, U = G + 1, ALL = I * U, ROW = ALL + 2 };

/* A of Radau IIA, and its inverse. source: HAIRER1996 */
static const double radau[I][I] = {{5.0 / 12.0, -1.0 / 12.0}, {0.75, 0.25}};
static const double radau_inverse[I][I] = {{1.5, 0.5}, {-4.5, 2.5}};

/*
 * With x the rise of a face from where the flow was made linear, m of the metal, g of irradiations:
 *   d(into) = film m + see g - leave x
 *   x = x0 + reach (into + leave x0 + film m + see g),
 *   x0 = base - face,  reach = (1 + answer leave)^-1 answer
 * where answer and reach join the nodes, two by two; what is left is a system for g and m of both.
 */
struct slopes {
    double leave_W_per_K[I][W], open_W_per_K[I][W], emit_K3[I][W];
    double metal_leave_W_per_K[I], metal_emit_K3[I];
    double alone_K[I][W]; /* x with neither m nor g */
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

static inline void gather(const struct sums *sums, double of_group[G])
{
    of_group[STAR_FLOOR] = sums->ends[0];
    of_group[STAR_SIDE] = sums->side[0] + sums->side[1];
    of_group[STAR_TOP] = sums->ends[1];
}

/* The block of node i's equations and node j's unknowns. */
static void set_block(const struct star *star, const struct slopes *s, int i, int j,
                      double m[ALL][ROW])
{
    struct sums emit_see = {0}, emit_film = {0}, film_see = {0};
    double es[G], ef[G], fs[G];
    twin film_film = twin_of(0.0);
    for (int k = 0; k < W / 2; k++) {
        twin film = twin_in(star->film_W_per_K)[k], see = twin_in(star->see_W_per_K4)[k];
        twin reach = twin_in(s->reach_K_per_W[i][j])[k], emit = twin_in(s->emit_K3[i])[k] * reach;
        twin film_reach = film * reach;
        add(&emit_see, k, emit * see);
        add(&emit_film, k, emit * film);
        add(&film_see, k, film_reach * see);
        film_film += film_reach * film;
    }
    gather(&emit_see, es);
    gather(&emit_film, ef);
    gather(&film_see, fs);
    if (i == j)
        ef[STAR_FLOOR] += s->metal_emit_K3[i];
    for (int a = 0; a < G; a++) {
        for (int b = 0; b < G; b++)
            m[i * U + a][j * U + b] = -star->view[a][b] * es[b];
        m[i * U + a][j * U + STAR_METAL] =
            -star->view[a][0] * ef[0] - star->view[a][1] * ef[1] - star->view[a][2] * ef[2];
        m[i * U + STAR_METAL][j * U + a] = -fs[a];
    }
    m[i * U + STAR_METAL][j * U + STAR_METAL] = -film_film[0] - film_film[1];
}

/* Matrix and right side; equations of the metal are divided by dt. */
static void set_system(const struct star *star, const struct slopes *s, double dt_s,
                       const struct pair_metal *metal, struct star_flow *const flow[I],
                       double m[ALL][ROW])
{
    double film = 0.0;
    for (int w = 0; w < W; w++)
        film += star->film_W_per_K[w];
    for (int i = 0; i < I; i++) {
        struct sums sent = {0};
        twin film_W = twin_of(0.0);
        double emitted[G], gap_W = 0.0;
        for (int k = 0; k < W / 2; k++) {
            add(&sent, k, twin_in(s->emit_K3[i])[k] * twin_in(s->alone_K[i])[k]);
            film_W += twin_in(star->film_W_per_K)[k] * twin_in(s->alone_K[i])[k];
        }
        gather(&sent, emitted);
        for (int j = 0; j < I; j++) {
            set_block(star, s, i, j, m);
            double kg_per_s = radau_inverse[i][j] * metal->kg / dt_s;
            m[i * U + STAR_METAL][j * U + STAR_METAL] += kg_per_s * metal->cp_J_per_kgK[j];
            gap_W += kg_per_s * (metal->J_per_kg - metal->at_J_per_kg[j]);
        }
        for (int a = 0; a < G; a++) {
            m[i * U + a][i * U + a] += 1.0;
            m[i * U + a][ALL + 1] = 0.0;
            m[i * U + a][ALL] = star->view[a][0] * emitted[0] + star->view[a][1] * emitted[1] +
                                star->view[a][2] * emitted[2];
        }
        m[i * U + STAR_METAL][i * U + STAR_FLOOR] -= star->metal_see_W_per_K4;
        m[i * U + STAR_METAL][i * U + STAR_METAL] += film + s->metal_leave_W_per_K[i];
        m[i * U + STAR_METAL][ALL + 1] = 0.0;
        m[i * U + STAR_METAL][ALL] = gap_W + flow[i]->metal_W + (film_W[0] + film_W[1]);
        if (star->has_metal)
            continue;
        m[i * U + STAR_METAL][i * U + STAR_METAL] = 1.0;
        m[i * U + STAR_METAL][ALL] = 0.0;
    }
}

/* Without pivoting; the right side is a column behind it, and one more makes it even. */
static void solve(double m[ALL][ROW], double x[ALL])
{
#pragma GCC unroll 8
    for (int k = 0; k < ALL; k++) {
        double inverse = 1.0 / m[k][k];
#pragma GCC unroll 8
        for (int i = k + 1; i < ALL; i++) {
            twin ratio = twin_of(m[i][k] * inverse);
#pragma GCC unroll 8
            for (int j = (k + 1) / 2; j < ROW / 2; j++)
                twin_out(m[i])[j] -= ratio * twin_in(m[k])[j];
        }
        m[k][k] = inverse;
    }
#pragma GCC unroll 8
    for (int i = ALL - 1; i >= 0; i--) {
        x[i] = m[i][ALL];
#pragma GCC unroll 8
        for (int j = ALL - 1; j > i; j--) /* the newest last: all before it need not wait */
            x[i] -= m[i][j] * x[j];
        x[i] *= m[i][i];
    }
}

/* Heat that metal and irradiations at a node give to a pair of faces. */
static inline twin given_W(const struct star *star, const double x[U], int pair)
{
    twin irradiation_K4 =
        2 * pair < LADLE_BOTTOM ? twin_of(x[STAR_SIDE]) : (twin){x[STAR_FLOOR], x[STAR_TOP]};
    return twin_in(star->film_W_per_K)[pair] * twin_of(x[STAR_METAL]) +
           twin_in(star->see_W_per_K4)[pair] * irradiation_K4;
}

static inline double both(twin x)
{
    return x[0] + x[1];
}

static void move(const struct star *star, const struct slopes *s, int node, const double x[ALL],
                 struct star_flow *f)
{
    const double *own = x + node * U;
    twin film_W = twin_of(0.0), bridge_W = film_W, mouth_W = film_W;
    for (int i = 0; i < W / 2; i++) {
        twin early_W = given_W(star, x, i), late_W = given_W(star, x + U, i);
        twin rise_K = twin_in(s->alone_K[node])[i] +
                      twin_in(s->reach_K_per_W[node][0])[i] * early_W +
                      twin_in(s->reach_K_per_W[node][1])[i] * late_W;
        twin_out(f->into_W)[i] +=
            (node == 0 ? early_W : late_W) - twin_in(s->leave_W_per_K[node])[i] * rise_K;
        twin_out(f->face_K)[i] += rise_K;
        film_W += twin_in(star->film_W_per_K)[i] * (rise_K - twin_of(own[STAR_METAL]));
        bridge_W += twin_in(star->bridge_W_per_K)[i] * rise_K;
        mouth_W += twin_in(s->open_W_per_K[node])[i] * rise_K;
    }
    f->metal_W += both(film_W) + star->metal_see_W_per_K4 * own[STAR_FLOOR] -
                  s->metal_leave_W_per_K[node] * own[STAR_METAL];
    f->cross_W.shell_W += both(bridge_W) + star->metal_bridge_W_per_K * own[STAR_METAL];
    f->cross_W.opening_W += both(mouth_W) + star->metal_mouth_W_per_K * own[STAR_METAL] +
                            star->hole_W_per_K4 * own[STAR_TOP];
    f->metal_K += own[STAR_METAL];
}

void pair_solve(const struct star *star, double dt_s, const relax_answer answer,
                const double base_K[I][W], const struct pair_metal *metal,
                struct star_flow *flow[I])
{
    struct slopes s;
    double m[ALL][ROW], x[ALL];
    set_slopes(star, flow, &s);
    set_reach(answer, base_K, flow, &s);
    set_system(star, &s, dt_s, metal, flow, m);
    solve(m, x);
    move(star, &s, 0, x, flow[0]);
    move(star, &s, 1, x, flow[1]);
}

double pair_metal_J_per_kg(const struct pair_metal *metal, double dt_s, int node,
                           struct star_flow *const flow[I])
{
    double heat_J = dt_s * (radau[node][0] * flow[0]->metal_W + radau[node][1] * flow[1]->metal_W);
    return metal->J_per_kg + heat_J / metal->kg;
}
