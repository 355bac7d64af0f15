/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/star.h"

#include <math.h>
#include <string.h>

#include "models/ladle/outside.h"

enum { W = LADLE_WALLS, G = STAR_GROUPS, U = STAR_UNKNOWNS };

/* Faces that a burner at its limit would drive past its target are brought back to this. */
static const double just_short_K = 1e-3;

/* A face this near to the target may count as short of it or not: 20 W/m2. */
static const double at_target_K = 5e-3;

/* x or 0: fmax is a call. */
static double above(double x)
{
    return x > 0.0 ? x : 0.0;
}

void star_refresh(struct star *star, double floor_K)
{
    if (star->mouth_m2 <= 0.0)
        return;
    double mouth = star->mouth_m2 * outside_natural_W_per_m2K(OUTSIDE_UP, star->mouth_length_m,
                                                              floor_K, star->air_K);
    if (star->metal_emit > 0.0)
        star->metal_mouth_W_per_K = mouth;
    else
        star->mouth_W_per_K[LADLE_BOTTOM] = mouth;
}

/* --- flows ---------------------------------------------------------------------------------------
 */

/* What each group emits of values per face; the lid's and the bottom's groups have one face. */
static void emit(const double of_face[W], double of_metal, double emitted[G])
{
    double side = 0.0;
    for (int w = 0; w <= LADLE_DRY; w++)
        side += of_face[w];
    emitted[STAR_FLOOR] = of_face[LADLE_BOTTOM] + of_metal;
    emitted[STAR_SIDE] = side;
    emitted[STAR_TOP] = of_face[LADLE_LID];
}

static void irradiate(const struct star *star, const double emitted[G], double irradiation[G])
{
    for (int i = 0; i < G; i++)
        irradiation[i] = star->view[i][0] * emitted[0] + star->view[i][1] * emitted[1] +
                         star->view[i][2] * emitted[2];
}

static void spread(const double of_group[G], double of_face[W])
{
    for (int w = 0; w <= LADLE_DRY; w++)
        of_face[w] = of_group[STAR_SIDE];
    of_face[LADLE_BOTTOM] = of_group[STAR_FLOOR];
    of_face[LADLE_LID] = of_group[STAR_TOP];
}

/* Adds the burner's heat; a face takes what it lacks times the band, or all less. */
static void burn(const struct star *star, struct star_flow *f)
{
    double sum = 0.0;
    for (int w = 0; w < W; w++) {
        f->short_m2K[w] = star->burner_m2[w] * above(star->burner_target_K - f->face_K[w]);
        sum += f->short_m2K[w];
    }
    f->burner_limited = star->burner_W < INSIDE_BURNER_BAND_W_PER_M2K * sum;
    f->burner_W_per_m2K = f->burner_limited ? star->burner_W / sum : INSIDE_BURNER_BAND_W_PER_M2K;
    for (int w = 0; w < W; w++)
        f->into_W[w] += f->burner_W_per_m2K * f->short_m2K[w];
    f->cross_W.burner_W = f->burner_W_per_m2K * sum;
}

/* Adds the heat through fronts, where metal freezes or skull melts. */
static void freeze(const struct star *star, struct star_flow *f)
{
    for (int w = 0; w < W; w++) {
        double in_W = star->melt_front_W_per_K[w] * (f->metal_K - star->front_K);
        double out_W = star->front_W_per_K[w] * (star->front_K - f->face_K[w]);
        f->into_W[w] += out_W;
        f->metal_W -= in_W;
        f->cross_W.freeze_W[w] = out_W - in_W;
    }
}

void star_flow(const struct star *star, struct star_flow *f)
{
    double k4[W], sent[W], seen[W], emitted[G], bridge_W = 0.0, mouth_W = 0.0;
    double metal_K2 = f->metal_K * f->metal_K, metal_K4 = metal_K2 * metal_K2;
    for (int w = 0; w < W; w++) {
        double t2 = f->face_K[w] * f->face_K[w];
        k4[w] = t2 * t2;
        sent[w] = star->emit[w] * k4[w];
    }
    emit(sent, star->metal_emit * metal_K4, emitted);
    emitted[STAR_TOP] += star->hole_frac * star->air_K4;
    irradiate(star, emitted, f->irradiation_K4);
    spread(f->irradiation_K4, seen);
    double to_faces_W = 0.0;
    for (int w = 0; w < W; w++) {
        double over_K = f->face_K[w] - star->air_K;
        double bridge = star->bridge_W_per_K[w] * over_K;
        double mouth =
            star->mouth_W_per_K[w] * over_K + star->mouth_W_per_K4[w] * (k4[w] - star->air_K4);
        double film = star->film_W_per_K[w] * (f->metal_K - f->face_K[w]);
        f->into_W[w] = star->see_W_per_K4[w] * (seen[w] - k4[w]) + film - bridge - mouth;
        to_faces_W += film;
        bridge_W += bridge;
        mouth_W += mouth;
    }
    double over_K = f->metal_K - star->air_K;
    double bridge = star->metal_bridge_W_per_K * over_K;
    double mouth = star->metal_mouth_W_per_K * over_K;
    f->metal_W = star->metal_see_W_per_K4 * (f->irradiation_K4[STAR_FLOOR] - metal_K4) -
                 to_faces_W - bridge - mouth;
    f->cross_W.shell_W = bridge_W + bridge;
    f->cross_W.opening_W =
        mouth_W + mouth + star->hole_W_per_K4 * (f->irradiation_K4[STAR_TOP] - star->air_K4);
    f->cross_W.burner_W = 0.0;
    f->burner_limited = false;
    if (star->burner_W > 0.0)
        burn(star, f);
    memset(f->cross_W.freeze_W, 0, sizeof f->cross_W.freeze_W);
    if (star->freezing)
        freeze(star, f);
}

double star_burner_excess_W(const struct star *star, const double face_K[W])
{
    double sum = 0.0;
    for (int w = 0; w < W; w++)
        sum += star->burner_m2[w] * above(star->burner_target_K - face_K[w]);
    return INSIDE_BURNER_BAND_W_PER_M2K * sum - star->burner_W;
}

bool star_burner_settled(const struct star *star, struct star_flow *f)
{
    if (star->burner_W <= 0.0)
        return true;
    double sum = 0.0;
    bool same = true;
    for (int w = 0; w < W; w++) {
        double short_K = star->burner_target_K - f->face_K[w];
        double lack = star->burner_m2[w] * above(short_K);
        same = same && (fabs(short_K) < at_target_K || (lack > 0.0) == (f->short_m2K[w] > 0.0));
        sum += lack;
    }
    if (same && (star->burner_W < INSIDE_BURNER_BAND_W_PER_M2K * sum) == f->burner_limited)
        return true;
    for (int w = 0; f->burner_limited && w < W; w++)
        if (f->short_m2K[w] > 0.0)
            f->face_K[w] = fmin(f->face_K[w], star->burner_target_K - just_short_K);
    return false;
}

/* --- the linear system ---------------------------------------------------------------------------
 *
 * With x the change of a face, m of the metal, g of irradiations, s of the burner's scale:
 *   d(into) = film m + see g + short s - leave x
 *   x = damp (base - face + answer into) + reach (film m + see g + short s),
 *   damp = 1 / (1 + answer leave), reach = damp answer
 * and what is left is a system for g, m and s.
 */

static void set_slopes(const struct star *star, const struct star_flow *f, struct star_system *s)
{
    for (int w = 0; w < W; w++) {
        double cube = 4.0 * f->face_K[w] * f->face_K[w] * f->face_K[w];
        bool burns = star->burner_W > 0.0 && f->short_m2K[w] > 0.0;
        s->burnt_W_per_K[w] = burns ? f->burner_W_per_m2K * star->burner_m2[w] : 0.0;
        s->short_m2K[w] = f->burner_limited ? f->short_m2K[w] : 0.0;
        s->open_W_per_K[w] = star->mouth_W_per_K[w] + cube * star->mouth_W_per_K4[w];
        s->leave_W_per_K[w] = star->film_W_per_K[w] + star->bridge_W_per_K[w] + s->open_W_per_K[w] +
                              s->burnt_W_per_K[w] + cube * star->see_W_per_K4[w] +
                              star->front_W_per_K[w];
        s->emit_K3[w] = star->emit[w] * cube;
        s->damp[w] = 1.0 / (1.0 + s->answer_K_per_W[w] * s->leave_W_per_K[w]);
        s->reach_K_per_W[w] = s->damp[w] * s->answer_K_per_W[w];
    }
    double cube = 4.0 * f->metal_K * f->metal_K * f->metal_K;
    s->metal_emit_K3 = star->metal_emit * cube;
    s->metal_leave_W_per_K =
        star->metal_bridge_W_per_K + star->metal_mouth_W_per_K + cube * star->metal_see_W_per_K4;
    for (int w = 0; star->freezing && w < W; w++)
        s->metal_leave_W_per_K += star->melt_front_W_per_K[w];
    s->burner_limited = f->burner_limited;
}

/* Sums of reach times two of: emission, film, sight, shortfall; by group where sight is one. */
struct sums {
    double emit_film[G], emit_see[G], emit_short[G];
    double film_see[G], film_film, film_short;
    double burnt_see[G], burnt_film, burnt_short, all_short, film;
};

static void add_sums(const struct star *star, const struct star_system *s, int from, int to,
                     int group, struct sums *sum)
{
    for (int w = from; w <= to; w++) {
        double reach = s->reach_K_per_W[w], see = star->see_W_per_K4[w],
               film = star->film_W_per_K[w];
        double emit_reach = s->emit_K3[w] * reach;
        sum->emit_film[group] += emit_reach * film;
        sum->emit_see[group] += emit_reach * see;
        sum->film_see[group] += film * reach * see;
        sum->film_film += film * reach * film;
        sum->film += film;
        if (!s->burner_limited)
            continue;
        double lack = s->short_m2K[w], burnt_reach = s->burnt_W_per_K[w] * reach;
        sum->emit_short[group] += emit_reach * lack;
        sum->film_short += film * reach * lack;
        sum->burnt_see[group] += burnt_reach * see;
        sum->burnt_film += burnt_reach * film;
        sum->burnt_short += burnt_reach * lack;
        sum->all_short += lack;
    }
}

/* LU without pivoting of the leading unknowns; inverses on the diagonal. */
static inline void eliminate(double m[U][U], int unknowns)
{
#pragma GCC unroll 8
    for (int k = 0; k < unknowns; k++) {
        m[k][k] = 1.0 / m[k][k];
#pragma GCC unroll 8
        for (int i = k + 1; i < unknowns; i++) {
            m[i][k] *= m[k][k];
#pragma GCC unroll 8
            for (int j = k + 1; j < unknowns; j++)
                m[i][j] -= m[i][k] * m[k][j];
        }
    }
}

static inline void substitute(const double m[U][U], int unknowns, double x[U])
{
#pragma GCC unroll 8
    for (int i = 1; i < unknowns; i++)
#pragma GCC unroll 8
        for (int j = 0; j < i; j++)
            x[i] -= m[i][j] * x[j];
#pragma GCC unroll 8
    for (int i = unknowns - 1; i >= 0; i--) {
#pragma GCC unroll 8
        for (int j = i + 1; j < unknowns; j++)
            x[i] -= m[i][j] * x[j];
        x[i] *= m[i][i];
    }
}

void star_factorise(const struct star *star, const struct star_flow *f, struct star_system *s)
{
    struct sums sum = {0};
    double(*m)[U] = s->lu;
    set_slopes(star, f, s);
    add_sums(star, s, 0, LADLE_DRY, STAR_SIDE, &sum);
    add_sums(star, s, LADLE_BOTTOM, LADLE_BOTTOM, STAR_FLOOR, &sum);
    add_sums(star, s, LADLE_LID, LADLE_LID, STAR_TOP, &sum);
    sum.emit_film[STAR_FLOOR] += s->metal_emit_K3;
    for (int i = 0; i < G; i++) {
        m[i][STAR_METAL] = m[i][STAR_BURNER] = 0.0;
        for (int j = 0; j < G; j++) {
            m[i][j] = (i == j ? 1.0 : 0.0) - star->view[i][j] * sum.emit_see[j];
            m[i][STAR_METAL] -= star->view[i][j] * sum.emit_film[j];
            m[i][STAR_BURNER] -= star->view[i][j] * sum.emit_short[j];
        }
        m[STAR_METAL][i] = -s->a_s * sum.film_see[i];
        m[STAR_BURNER][i] = -sum.burnt_see[i];
    }
    m[STAR_METAL][STAR_FLOOR] -= s->a_s * star->metal_see_W_per_K4;
    m[STAR_METAL][STAR_METAL] =
        s->metal_J_per_K + s->a_s * (sum.film - sum.film_film + s->metal_leave_W_per_K);
    m[STAR_METAL][STAR_BURNER] = -s->a_s * sum.film_short;
    m[STAR_BURNER][STAR_METAL] = -sum.burnt_film;
    m[STAR_BURNER][STAR_BURNER] = s->burner_limited ? sum.all_short - sum.burnt_short : 1.0;
    if (s->burner_limited)
        eliminate(m, U);
    else
        eliminate(m, STAR_BURNER);
}

/* The five unknowns. */
static void solve_core(const struct star *star, const struct star_system *s,
                       const double alone_K[W], double metal_gap_J, const struct star_flow *f,
                       double x[U])
{
    double sent[W], emitted[G], film_W = 0.0, burnt_W = 0.0;
    for (int w = 0; w < W; w++) {
        sent[w] = s->emit_K3[w] * alone_K[w];
        film_W += star->film_W_per_K[w] * alone_K[w];
        burnt_W += s->burnt_W_per_K[w] * alone_K[w];
    }
    emit(sent, 0.0, emitted);
    irradiate(star, emitted, x);
    x[STAR_METAL] = star->has_metal ? metal_gap_J + s->a_s * (f->metal_W + film_W) : 0.0;
    x[STAR_BURNER] = burnt_W;
    if (s->burner_limited) {
        substitute((const double(*)[U])s->lu, U, x);
    } else {
        substitute((const double(*)[U])s->lu, STAR_BURNER, x);
        x[STAR_BURNER] = 0.0;
    }
}

void star_solve(const struct star *star, const struct star_system *s, const double base_K[W],
                double metal_gap_J, struct star_flow *f)
{
    double alone_K[W], seen[W], x[U], film_W = 0.0, bridge_W = 0.0, mouth_W = 0.0, burnt_W = 0.0;
    for (int w = 0; w < W; w++)
        alone_K[w] = s->damp[w] * (base_K[w] - f->face_K[w] + s->answer_K_per_W[w] * f->into_W[w]);
    solve_core(star, s, alone_K, metal_gap_J, f, x);
    spread(x, seen);
    for (int w = 0; w < W; w++) {
        double given_W = star->film_W_per_K[w] * x[STAR_METAL] + star->see_W_per_K4[w] * seen[w] +
                         s->short_m2K[w] * x[STAR_BURNER];
        double rise_K = alone_K[w] + s->reach_K_per_W[w] * given_W;
        f->into_W[w] += given_W - s->leave_W_per_K[w] * rise_K;
        film_W += star->film_W_per_K[w] * (rise_K - x[STAR_METAL]);
        bridge_W += star->bridge_W_per_K[w] * rise_K;
        mouth_W += s->open_W_per_K[w] * rise_K;
        burnt_W += s->short_m2K[w] * x[STAR_BURNER] - s->burnt_W_per_K[w] * rise_K;
        f->cross_W.freeze_W[w] -=
            star->front_W_per_K[w] * rise_K + star->melt_front_W_per_K[w] * x[STAR_METAL];
        f->face_K[w] += rise_K;
    }
    f->metal_W +=
        film_W + star->metal_see_W_per_K4 * x[STAR_FLOOR] - s->metal_leave_W_per_K * x[STAR_METAL];
    f->cross_W.shell_W += bridge_W + star->metal_bridge_W_per_K * x[STAR_METAL];
    f->cross_W.opening_W +=
        mouth_W + star->metal_mouth_W_per_K * x[STAR_METAL] + star->hole_W_per_K4 * x[STAR_TOP];
    f->cross_W.burner_W += burnt_W;
    f->metal_K += x[STAR_METAL];
}
