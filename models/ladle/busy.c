/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/busy.h"

#include <math.h>
#include <string.h>

#include "models/ladle/film.h"

enum { N = BASIS_MODES, W = LADLE_WALLS };

/* Error of one step. */
static const double metal_tolerance_K = 4.0, freeze_tolerance_K = 0.3, wall_tolerance_K = 3.0,
                    face_tolerance_K = 100.0, empty_face_tolerance_K = 10.0,
                    shell_tolerance_K = 6.0;
/* What walls may freeze in a step after the metal ceased to flow. */
static const double stop_tolerance_K = 0.2;
static const double burner_J_per_kg = 500.0; /* of capacity */
/* Fall of the metal in a call's first step at its rate then, in tolerances. */
static const double first_tolerances = 3.0;
static const double first_life_frac = 0.5, frozen_growth = 2.5;
static const double longest_s = 43200.0;
static const double gamma_frac = 1.0 - 0.70710678118654752440; /* g = 1 - 1/sqrt(2) */
static const double ahead = 1.41421356237309504880;            /* (1 - 2 g) / g = sqrt(2) */
static const double unsolved_error = 100.0, most_error = 1.25;

/* Heat for a kilogram of capacity that a burner may miss as it reaches its target. */
static const double switch_J_per_kg = 1000.0;

struct step {
    struct fast_slopes slopes;
    struct fast_stage one, two;
};

/* --- a step --------------------------------------------------------------------------------------
 */

/* What a stage starts from: the shapes and the metal of another, and its flow. */
static void start_stage(const struct fast_work *work, struct fast_stage *stage)
{
    memcpy(stage->y, work->amplitude, sizeof stage->y);
    memcpy(stage->flow.face_K, work->face_K, sizeof stage->flow.face_K);
    stage->flow.metal_K = work->metal_K;
    stage->metal_J_per_kg = stage->metal_r_J_per_kg = work->metal_J_per_kg;
}

/* With r = y + (1 - g) dt F(Y1), and g dt F(Y1) = Y1 - y. */
static void next_stage(const struct fast_work *work, const struct fast_stage *one,
                       struct fast_stage *two)
{
    for (int n = 0; n < N; n++)
        for (int w = 0; w < W; w++)
            two->y[n][w] = one->y[n][w] + ahead * (one->y[n][w] - work->amplitude[n][w]);
    two->flow = one->flow;
    two->metal_J_per_kg = one->metal_J_per_kg;
    two->metal_r_J_per_kg =
        one->metal_J_per_kg + ahead * (one->metal_J_per_kg - work->metal_J_per_kg);
}

static bool try_step(struct fast_work *work, double dt_s, struct step *step)
{
    fast_prepare(work, gamma_frac * dt_s, &step->slopes);
    start_stage(work, &step->one);
    fast_fronts_begin(work, gamma_frac * dt_s, &step->one);
    if (!fast_solve(work, false, &step->slopes, &step->one))
        return false;
    bool froze = work->star.freezing;
    next_stage(work, &step->one, &step->two);
    if (froze)
        fast_skull_ahead(work, dt_s, step->one.flow.cross_W.freeze_W, &step->two);
    else
        memcpy(step->two.skull_on_kg, step->one.skull_on_kg, sizeof step->two.skull_on_kg);
    return fast_solve(work, !froze, &step->slopes, &step->two);
}

/* g dt (F(Y2) - F(Y1)) of anything with these values at the start and in the stages. */
static double miss(double start, double one, double two)
{
    return fabs((two - one) - (1.0 + ahead) * (one - start));
}

static double freeze_miss_J(const struct fast_work *work, double dt_s, const struct step *step)
{
    double b1_s = (1.0 - gamma_frac) * dt_s, b2_s = gamma_frac * dt_s, sum_W = 0.0;
    for (int w = 0; w < W; w++)
        sum_W += fabs(step->two.flow.cross_W.freeze_W[w] - step->one.flow.cross_W.freeze_W[w]);
    return b2_s * sum_W + fast_left_J(work, b1_s, b2_s, &step->one, &step->two);
}

/* In units of the tolerance; infinite when anything is not finite. */
static double step_error(const struct fast_work *work, double dt_s, const struct step *step)
{
    const struct fast_stage *one = &step->one, *two = &step->two;
    double worst = 0.0, sum = 0.0, walls_J = 0.0;
    double face_K = work->fronts.has_melt ? face_tolerance_K : empty_face_tolerance_K;
    for (int w = 0; w < W; w++) {
        double amplitude = miss(work->amplitude[0][w], one->y[0][w], two->y[0][w]);
        double mean = work->face[0][w] * amplitude / wall_tolerance_K;
        walls_J += amplitude / work->face[0][w];
        double face = miss(work->face_K[w], one->flow.face_K[w], two->flow.face_K[w]) / face_K;
        double shell = miss(work->shell_K[w], one->shell_K[w], two->shell_K[w]) / shell_tolerance_K;
        worst = mean > worst ? mean : worst;
        worst = face > worst ? face : worst;
        worst = shell > worst ? shell : worst;
        sum += mean + face + shell; /* passes on what is not finite */
    }
    double metal_J = gamma_frac * dt_s * fabs(two->flow.metal_W - one->flow.metal_W);
    double metal_J_per_K = work->least_kg * work->params->alloy->cp_liquid_J_per_kgK;
    double metal = work->metal_kg > 0.0 ? metal_J / (metal_J_per_K * metal_tolerance_K) : 0.0;
    if (work->star.freezing || work->skull.kg > 0.0)
        metal += freeze_miss_J(work, dt_s, step) / (metal_J_per_K * freeze_tolerance_K);
    if (work->star.burner_W > 0.0) {
        double burner_W = two->flow.cross_W.burner_W - one->flow.cross_W.burner_W;
        metal += (gamma_frac * dt_s * fabs(burner_W) + walls_J) /
                 (burner_J_per_kg * work->params->capacity_kg);
    }
    return isfinite(sum + metal) ? worst + metal : INFINITY;
}

/* Where in a step a face first falls through the burner's target, about, when none was below it:
 * the burner was off until then. 1: nowhere. */
static double burner_on_frac(const struct star *star, const double face_K[W],
                             const struct step *step)
{
    double first = 1.0;
    for (int w = 0; w < W; w++) {
        double over_K = face_K[w] - star->burner_target_K;
        double one_K = step->one.flow.face_K[w] - star->burner_target_K;
        double two_K = step->two.flow.face_K[w] - star->burner_target_K;
        if (star->burner_m2[w] <= 0.0)
            continue;
        if (over_K <= 0.0)
            return 1.0;
        double frac = one_K <= 0.0   ? gamma_frac * over_K / (over_K - one_K)
                      : two_K <= 0.0 ? gamma_frac + (1.0 - gamma_frac) * one_K / (one_K - two_K)
                                     : 1.0;
        first = fmin(first, frac);
    }
    return first;
}

/* Where in a step the burner begins, or is no longer at its limit, about: that has a kink, and the
 * step is cut there if it could miss this much heat. 1: nowhere. */
static double burner_cut_frac(const struct fast_work *work, double dt_s, const struct step *step)
{
    const struct star *star = &work->star;
    double most_J = switch_J_per_kg * work->params->capacity_kg;
    if (star->burner_W * dt_s <= most_J)
        return 1.0;
    double start_W = star_burner_excess_W(star, work->face_K), cut;
    if (start_W <= -star->burner_W) {
        if (step->two.flow.cross_W.burner_W * dt_s <= most_J)
            return 1.0;
        cut = burner_on_frac(star, work->face_K, step);
    } else {
        if (start_W <= 0.0 || star_burner_excess_W(star, step->two.flow.face_K) > 0.0)
            return 1.0;
        double one_W = star_burner_excess_W(star, step->one.flow.face_K);
        cut = gamma_frac * (one_W > 0.0 ? start_W / (start_W - one_W) : 0.5);
    }
    return cut < 1.0 ? fmin(0.9, fmax(cut, most_J / (star->burner_W * dt_s))) : 1.0;
}

/* Length of a step that ends where the metal ceases to flow, when it goes too far beyond. */
static double freeze_cut_s(const struct fast_work *work, double dt_s, const struct step *step)
{
    double freeze_W = 0.0;
    if (!work->fronts.flows || work->star.freezing == 0)
        return dt_s;
    for (int w = 0; w < W; w++)
        freeze_W += fabs(step->two.flow.cross_W.freeze_W[w]);
    double allowed_J = stop_tolerance_K * work->least_kg * work->params->alloy->cp_liquid_J_per_kgK;
    return skull_cut_s(work->params->alloy, work->metal_J_per_kg, step->two.metal_J_per_kg,
                       freeze_W, allowed_J, dt_s);
}

static void accept(struct fast_work *work, double dt_s, const struct step *step,
                   struct ladle_exchange *ex)
{
    double b1_s = (1.0 - gamma_frac) * dt_s, b2_s = gamma_frac * dt_s;
    const struct star_flow *one = &step->one.flow, *two = &step->two.flow;
    if (work->metal_kg > 0.0)
        fast_metal_move(work, b1_s, b2_s, &step->one, &step->two);
    memcpy(work->amplitude, step->two.y, sizeof work->amplitude);
    memcpy(work->face_K, two->face_K, sizeof work->face_K);
    memcpy(work->shell_K, step->two.shell_K, sizeof work->shell_K);
    ex->shell_loss_J += b1_s * one->cross_W.shell_W + b2_s * two->cross_W.shell_W;
    ex->opening_loss_J += b1_s * one->cross_W.opening_W + b2_s * two->cross_W.opening_W;
    double burner_J = b1_s * one->cross_W.burner_W + b2_s * two->cross_W.burner_W;
    if (burner_J == 0.0)
        return;
    double fuel_J = burner_J / work->boundary->burner_efficiency;
    ex->fuel_J += fuel_J;
    ex->flue_loss_J += fuel_J - burner_J;
}

/* Where metal meets a wall so cold that it freezes there at once, a skull lives for so long. */
static double skull_life_s(const struct fast_work *work)
{
    const struct ladle_params *p = work->params;
    double life_s = HUGE_VAL;
    for (int w = 0; w < W; w++) {
        const struct refractory_stack *stack = w <= LADLE_DRY ? &p->side : &p->bottom;
        if (work->star.freezing >> w & 1u)
            life_s =
                fmin(life_s, skull_shell_of_fill(p->alloy, &stack->layer[0].material,
                                                 p->film_W_per_m2K, work->metal_K, work->face_K[w])
                                 .remelted_s);
    }
    return life_s > 0.0 ? life_s : HUGE_VAL;
}

/* After a fill metal loses much more than it will soon. */
double busy_first_s(const struct fast_work *work, double dt_s)
{
    struct star_flow flow;
    double most_s = fmin(dt_s, longest_s);
    if (!work->fronts.has_melt)
        return most_s;
    if (work->star.freezing && work->skull.kg <= 0.0)
        most_s = fmin(most_s, fmax(first_life_frac * skull_life_s(work), fast_least_s));
    memcpy(flow.face_K, work->face_K, sizeof flow.face_K);
    flow.metal_K = work->metal_K;
    star_flow(&work->star, &flow);
    double J_per_K = work->least_kg * work->params->alloy->cp_liquid_J_per_kgK;
    double steady_s = first_tolerances * metal_tolerance_K * J_per_K / (fabs(flow.metal_W) + 1e-3);
    return fmin(most_s, steady_s);
}

/* Until the skull is gone at the rate of the last step, when that is before long: a step beyond the
 * end would be tried in vain. */
static double until_molten_s(const struct fast_work *work, double last_s, double before_kg)
{
    double molten_kg = before_kg - work->skull.kg;
    if (!(work->skull.kg > 0.0 && work->skull.kg < molten_kg))
        return HUGE_VAL;
    return last_s * fmax(0.25, work->skull.kg / molten_kg);
}

enum fast_outcome busy_step(struct fast_work *work, double now_s, double *step_s,
                            struct ladle_exchange *exchange)
{
    struct step step;
    struct ladle_films films;
    film_copy(&work->films, &films);
    bool solved = try_step(work, now_s, &step);
    double error = solved ? step_error(work, now_s, &step) : unsolved_error;
    double growth = error > most_error ? 0.7 / error : 0.9 / sqrt(fmax(error, 0.01));
    double most = work->star.freezing ? frozen_growth : 5.0;
    *step_s = fmin(longest_s, now_s * fmin(most, fmax(0.1, growth)));
    if (!solved) { /* its shells may have been anywhere */
        film_copy(&films, &work->films);
        fast_refresh(work);
    }
    if (error > most_error && now_s > fast_least_s)
        return FAST_SHORTER;
    if (!solved)
        return FAST_STUCK;
    double cut_s =
        fmin(burner_cut_frac(work, now_s, &step) * now_s, freeze_cut_s(work, now_s, &step));
    if (cut_s < now_s) {
        *step_s = cut_s;
        return FAST_SHORTER;
    }
    double before_kg = work->skull.kg;
    accept(work, now_s, &step, exchange);
    *step_s = fmin(*step_s, until_molten_s(work, now_s, before_kg));
    return FAST_STEPPED;
}
