/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/quiet.h"

#include <math.h>
#include <string.h>

#include "models/ladle/film.h"
#include "models/ladle/pair.h"

enum { W = LADLE_WALLS, I = QUIET_NODES, MOST_TURNS = 8, MOST_MOVES = 3 };

/* What a line through the two nodes makes other than the second node's value alone. This and what
 * follows is numerical: chosen on random lives so that docs/models/ladle_fast.md's limits hold, and
 * measured there on others. */
static const double skull_tolerance_K = 4.0, metal_tolerance_K = 20.0, wall_tolerance_K = 80.0,
                    face_tolerance_K = 1000.0, empty_face_tolerance_K = 5.0,
                    shell_tolerance_K = 15.0;

/* So near its liquidus at the end of a step, metal is followed closer: what is missed there is
 * taken for metal that froze or did not, and stays in the ladle for trips. */
static const double near_liquidus_K = 15.0, near_tolerance_K = 6.0;

/* A shell's loss that is not on that line at the start counts for so much. */
static const double bent_share = 0.5;

/* The metal's temperature at a node agrees with its enthalpy to this. */
static const double agree_K = 0.1, agree_little_K = 5.0;

/* Radiation inside and loss of a shell are taken as straight over this. */
static const double straight_face_K = 50.0, straight_shell_K = 12.0;

/* Shares of the step that the nodes stand for. */
static const double share[I] = {0.75, 0.25};

/* Metal that is liquid and that no wall freezes; or none but a skull. */
static bool still(struct fast_work *work, double metal_K, const double face_K[W])
{
    if (!work->fronts.has_melt)
        return true;
    fast_fronts(work, work->skull.on_kg, metal_K, face_K);
    return work->star.freezing == 0 && metal_K > work->params->alloy->liquidus_K;
}

bool quiet_fits(struct fast_work *work)
{
    return work->star.burner_W <= 0.0 && work->skull.kg <= 0.0 &&
           still(work, work->metal_K, work->face_K);
}

/* --- the walls -----------------------------------------------------------------------------------
 */

/* A shell's loss made linear where it is: base + slope x shell. */
struct loss {
    ladle_walls convection_W_per_K[I], at_K[I], slope_W_per_K[I], base_W[I];
};

static void set_loss(const struct fast_work *work, struct loss *l)
{
    twin air_K = twin_of(work->boundary->air_K), air_K4 = twin_of(work->star.air_K4);
    for (int i = 0; i < I; i++)
        for (int k = 0; k < W / 2; k++) {
            twin t = twin_in(l->at_K[i])[k], t3 = t * t * t;
            twin convection = twin_in(l->convection_W_per_K[i])[k];
            twin radiation = twin_in(work->radiation_W_per_K4)[k];
            twin_out(l->slope_W_per_K[i])[k] = convection + twin_of(4.0) * radiation * t3;
            twin_out(l->base_W[i])[k] =
                radiation * (twin_of(-3.0) * t3 * t - air_K4) - convection * air_K;
        }
}

/* Faces and shells at the nodes: without any heat; by the heat into the faces, with the shells'
 * loss in it. */
struct ends {
    ladle_walls left_face_K[I], left_shell_K[I], face_K[I], shell_K[I];
    relax_answer face, shell;
};

/* shell = left + fs into - ss (base + slope shell), and faces with that. */
static void set_ends(const struct relax *r, const struct loss *l, struct ends *e)
{
    for (int i = 0; i < W / 2; i++) {
        struct twin_square ss = relax_pair(r->ss, i), fs = relax_pair(r->fs, i);
        struct twin_square ff = relax_pair(r->ff, i);
        struct twin_column slope = relax_column(l->slope_W_per_K, i);
        struct twin_column base = relax_column(l->base_W, i);
        struct twin_column left = relax_column(e->left_shell_K, i);
        struct twin_column lost = twin_square_times(ss, base);
        struct twin_square less = twin_square_inverse_of_more(twin_square_scaled(ss, slope));
        struct twin_column shell = twin_square_times(
            less, (struct twin_column){left.one - lost.one, left.other - lost.other});
        struct twin_square answer = twin_square_product(less, fs);
        struct twin_square back = twin_square_product(twin_square_scaled(fs, slope), answer);
        struct twin_column out = {base.one + slope.one * shell.one,
                                  base.other + slope.other * shell.other};
        struct twin_column cold = twin_square_times(fs, out),
                           face = relax_column(e->left_face_K, i);
        relax_set_column(shell, i, e->shell_K);
        relax_set_pair(answer, i, e->shell);
        relax_set_column((struct twin_column){face.one - cold.one, face.other - cold.other}, i,
                         e->face_K);
        relax_set_pair((struct twin_square){ff.a11 - back.a11, ff.a12 - back.a12, ff.a21 - back.a21,
                                            ff.a22 - back.a22},
                       i, e->face);
    }
}

/* --- a turn --------------------------------------------------------------------------------------
 */

static inline double least_of(double a, double b, double c)
{
    a = a < b ? a : b;
    return a < c ? a : c;
}

/* Where the metal's temperature by its heat is not that of the straight line, it is brought there
 * and the line becomes the chord; gives whether none was. */
static bool settle_metal(const struct fast_work *work, struct pair_metal *metal,
                         struct star_flow *const flow[I], const double from_K[I],
                         struct quiet_step *step)
{
    double dt_s = step->relax.dt_s;
    bool settled = true;
    double liquidus_K = work->params->alloy->liquidus_K;
    if (work->metal_kg <= 0.0)
        return true;
    if (least_of(work->metal_K, flow[0]->metal_K, flow[1]->metal_K) > liquidus_K) {
        for (int i = 0; i < I; i++) /* liquid: the line is straight */
            metal->at_J_per_kg[i] = step->node[i].metal_J_per_kg =
                pair_metal_J_per_kg(metal, dt_s, i, flow);
        return true;
    }
    double allowed_K = agree_K * work->least_kg / work->metal_kg;
    allowed_K = allowed_K < agree_little_K ? allowed_K : agree_little_K;
    for (int i = 0; i < I; i++) {
        double J_per_kg = pair_metal_J_per_kg(metal, dt_s, i, flow);
        double K = alloy_temperature_K(work->params->alloy, J_per_kg);
        double apart_K = fabs(K - flow[i]->metal_K), moved_K = K - from_K[i];
        double chord = (J_per_kg - metal->at_J_per_kg[i]) / moved_K;
        flow[i]->metal_K = K;
        metal->at_J_per_kg[i] = step->node[i].metal_J_per_kg = J_per_kg;
        if (apart_K <= allowed_K)
            continue;
        settled = false;
        metal->cp_J_per_kgK[i] = fabs(moved_K) > 1e-9 && chord > 1.0 ? fmin(chord, 1e12) : 1e12;
    }
    return settled;
}

static bool settle_shells(const struct ends *e, const struct loss *l, struct quiet_step *step)
{
    double most_K = 0.0;
    for (int i = 0; i < I; i++) {
        struct quiet_node *node = &step->node[i];
        for (int k = 0; k < W / 2; k++) {
            twin shell_K = twin_in(e->shell_K[i])[k] +
                           twin_in(e->shell[i][0])[k] * twin_in(step->node[0].flow.into_W)[k] +
                           twin_in(e->shell[i][1])[k] * twin_in(step->node[1].flow.into_W)[k];
            twin_out(node->shell_K)[k] = shell_K;
            twin_out(node->loss_W)[k] =
                twin_in(l->base_W[i])[k] + twin_in(l->slope_W_per_K[i])[k] * shell_K;
        }
        for (int w = 0; w < W; w++) {
            double moved_K = fabs(node->shell_K[w] - l->at_K[i][w]);
            most_K = moved_K > most_K ? moved_K : most_K;
        }
    }
    return most_K <= straight_shell_K;
}

static bool settle_faces(const struct star *star, const double from_K[I][W],
                         const struct quiet_step *step)
{
    double most_K = 0.0;
    for (int i = 0; i < I; i++)
        for (int w = 0; w < W; w++) {
            double moved_K = fabs(step->node[i].flow.face_K[w] - from_K[i][w]);
            moved_K = star->see_W_per_K4[w] > 0.0 ? moved_K : 0.0;
            most_K = moved_K > most_K ? moved_K : most_K;
        }
    return most_K <= straight_face_K;
}

/* To where the shells now are, each node with its own films. */
static void move_loss(struct fast_work *work, const struct quiet_step *step, struct loss *l)
{
    for (int i = 0; i < I; i++) {
        memcpy(l->at_K[i], step->node[i].shell_K, sizeof l->at_K[i]);
        film_refresh(work->params, work->grid, work->boundary, l->at_K[i], &work->films,
                     l->convection_W_per_K[i]);
    }
    set_loss(work, l);
}

/* What pair_solve reads of it. */
static void copy_flow(const struct star_flow *from, struct star_flow *to)
{
    memcpy(to->face_K, from->face_K, sizeof to->face_K);
    memcpy(to->into_W, from->into_W, sizeof to->into_W);
    to->metal_K = from->metal_K;
    to->metal_W = from->metal_W;
    to->cross_W.shell_W = from->cross_W.shell_W;
    to->cross_W.opening_W = from->cross_W.opening_W;
}

/* What a step is solved with. */
struct attempt {
    struct ends ends;
    struct loss loss;
    struct pair_metal metal;
    struct star_flow *flow[I];
    bool shells_moved;
};

/* Both nodes begin where the step does. */
static void begin(const struct fast_work *work, struct quiet_step *step, struct attempt *a)
{
    double J_per_kg = work->metal_J_per_kg;
    double cp = work->metal_kg > 0.0 ? alloy_cp_at_J_per_kgK(work->params->alloy, J_per_kg) : 1.0;
    a->metal = (struct pair_metal){work->metal_kg, J_per_kg, {J_per_kg, J_per_kg}, {cp, cp}};
    relax_left(&step->relax, work->face, work->shell, (const double(*)[W])work->amplitude,
               a->ends.left_face_K, a->ends.left_shell_K);
    for (int i = 0; i < I; i++) {
        a->flow[i] = &step->node[i].flow;
        memcpy(a->loss.at_K[i], work->shell_K, sizeof work->shell_K);
        memcpy(a->loss.convection_W_per_K[i], work->convection_W_per_K,
               sizeof work->convection_W_per_K);
    }
    set_loss(work, &a->loss);
    for (int k = 0; k < W / 2; k++)
        twin_out(step->start_loss_W)[k] =
            twin_in(a->loss.base_W[0])[k] +
            twin_in(a->loss.slope_W_per_K[0])[k] * twin_in(work->shell_K)[k];
    a->shells_moved = true;
    memcpy(a->flow[0]->face_K, work->face_K, sizeof work->face_K);
    a->flow[0]->metal_K = work->metal_K;
    star_flow(&work->star, a->flow[0]);
    copy_flow(a->flow[0], a->flow[1]);
}

/* From flows where the nodes are to those at the solution; gives whether all is straight enough. */
static bool turn(struct fast_work *work, bool last_moves, struct quiet_step *step,
                 struct attempt *a)
{
    double from_K[I][W], metal_from_K[I];
    for (int i = 0; i < I; i++) {
        memcpy(from_K[i], a->flow[i]->face_K, sizeof from_K[i]);
        metal_from_K[i] = a->flow[i]->metal_K;
    }
    if (a->shells_moved)
        set_ends(&step->relax, &a->loss, &a->ends);
    pair_solve(&work->star, step->relax.dt_s, a->ends.face, (const double(*)[W])a->ends.face_K,
               &a->metal, a->flow);
    bool settled = settle_metal(work, &a->metal, a->flow, metal_from_K, step);
    a->shells_moved = !settle_shells(&a->ends, &a->loss, step) && !last_moves;
    bool straight = settle_faces(&work->star, (const double(*)[W])from_K, step) || last_moves;
    return settled && straight && !a->shells_moved;
}

static bool solve(struct fast_work *work, struct quiet_step *step)
{
    struct attempt a;
    begin(work, step, &a);
    for (int turns = 0; turns < MOST_TURNS; turns++) {
        if (turn(work, turns >= MOST_MOVES, step, &a))
            return true;
        if (a.shells_moved)
            move_loss(work, step, &a.loss);
        for (int i = 0; i < I; i++)
            star_flow(&work->star, a.flow[i]);
    }
    return false;
}

/* --- a step --------------------------------------------------------------------------------------
 */

bool quiet_try(struct fast_work *work, double dt_s, struct quiet_step *step)
{
    relax_prepare(work->grid->basis, work->ageing, dt_s, &step->relax);
    if (!solve(work, step))
        return false;
    for (int i = 0; i < I; i++)
        if (!still(work, step->node[i].flow.metal_K, step->node[i].flow.face_K))
            return false;
    return true;
}

double quiet_error(const struct fast_work *work, const struct quiet_step *step)
{
    const struct quiet_node *one = &step->node[0], *end = &step->node[1];
    const struct relax *r = &step->relax;
    double face_K = work->fronts.has_melt ? face_tolerance_K : empty_face_tolerance_K;
    twin mean_by = twin_of(share[0] * r->dt_s / wall_tolerance_K), face_by = twin_of(1.0 / face_K);
    twin shell_by = twin_of(1.0 / shell_tolerance_K), sum = twin_of(0.0);
    twin worst = twin_of(0.0);
    for (int i = 0; i < W / 2; i++) {
        twin q_W = twin_in(one->flow.into_W)[i] - twin_in(end->flow.into_W)[i];
        twin p_W = twin_in(one->loss_W)[i] - twin_in(end->loss_W)[i];
        twin per_root_J = twin_in(work->face[0])[i]; /* its square: 1 / heat capacity */
        twin ff = twin_in(r->ff[1][0])[i], fs = twin_in(r->fs[1][0])[i];
        twin bent_W = twin_in(step->start_loss_W)[i] - twin_of(1.5) * twin_in(one->loss_W)[i] +
                      twin_of(0.5) * twin_in(end->loss_W)[i];
        twin parts[] = {(q_W - p_W) * per_root_J * per_root_J * mean_by,
                        (ff * q_W - fs * p_W) * face_by,
                        (fs * q_W - twin_in(r->ss[1][0])[i] * p_W) * shell_by,
                        twin_in(r->ss[1][1])[i] * bent_W * twin_of(bent_share) * shell_by};
        for (int k = 0; k < 4; k++) {
            worst = twin_most(worst, twin_size(parts[k]));
            sum += parts[k]; /* passes on what is not finite */
        }
    }
    double metal_J = share[0] * r->dt_s * fabs(one->flow.metal_W - end->flow.metal_W);
    double metal_J_per_K = work->least_kg * work->params->alloy->cp_liquid_J_per_kgK;
    bool near = end->flow.metal_K < work->params->alloy->liquidus_K + near_liquidus_K;
    double metal_K = !work->fronts.has_melt ? skull_tolerance_K
                     : near                 ? near_tolerance_K
                                            : metal_tolerance_K;
    double metal = work->metal_kg > 0.0 ? metal_J / (metal_J_per_K * metal_K) : 0.0;
    worst = twin_most(worst, twin_of(metal));
    return isfinite(sum[0] + sum[1] + metal) ? fmax(worst[0], worst[1]) : INFINITY;
}

void quiet_accept(struct fast_work *work, const struct quiet_step *step, struct ladle_exchange *ex)
{
    const struct quiet_node *end = &step->node[1];
    const double *const into_W[I] = {step->node[0].flow.into_W, end->flow.into_W};
    const double *const out_W[I] = {step->node[0].loss_W, end->loss_W};
    relax_move(&step->relax, work->face, work->shell, into_W, out_W, work->amplitude);
    memcpy(work->face_K, end->flow.face_K, sizeof work->face_K);
    memcpy(work->shell_K, end->shell_K, sizeof work->shell_K);
    if (work->metal_kg > 0.0)
        work->metal_J_per_kg = end->metal_J_per_kg;
    for (int i = 0; i < I; i++) {
        const struct quiet_node *node = &step->node[i];
        double for_s = share[i] * step->relax.dt_s, lost_W = node->flow.cross_W.shell_W;
        for (int w = 0; w < W; w++)
            lost_W += node->loss_W[w];
        ex->shell_loss_J += for_s * lost_W;
        ex->opening_loss_J += for_s * node->flow.cross_W.opening_W;
    }
}
