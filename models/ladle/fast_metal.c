/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metal of the model fast: melt beside its skull, or the skull of an empty ladle. */
#include <math.h>
#include <string.h>

#include "models/ladle/fast_stage.h"

enum { W = LADLE_WALLS };

/* Metal that is less than this share of the capacity is followed as if it were as much. */
static const double little_frac = 0.1;

/* Residue of a pour on a hot bottom, which a load so hot melts so soon, counts as molten. */
static const double near_liquidus_K = 30.0, residue_patience_s = 120.0;

static bool soon_molten(const struct fast_work *work, const struct ladle_state *state)
{
    const struct ladle_params *p = work->params;
    double over_K = ladle_melt_K(p, state) - work->fronts.front_K;
    if (state->skull_on_kg[LADLE_BOTTOM] < state->skull_kg ||
        state->wall_K[LADLE_BOTTOM][0] < work->fronts.front_K)
        return false;
    double melting_W = p->film_W_per_m2K * work->grid->face_m2[LADLE_BOTTOM] * over_K;
    double needs_J = state->skull_kg * (state->melt_J_per_kg - state->skull_J_per_kg);
    return needs_J < residue_patience_s * melting_W;
}

/* Takes the skull beside a melt: into the melt, or as what it is. */
static void begin_skull(struct fast_work *work, const struct ladle_state *state)
{
    const struct alloy *alloy = work->params->alloy;
    double sum_kg = state->melt_kg + state->skull_kg;
    double mixed_J_per_kg =
        (state->melt_kg * state->melt_J_per_kg + state->skull_kg * state->skull_J_per_kg) / sum_kg;
    if (soon_molten(work, state) &&
        alloy_temperature_K(alloy, mixed_J_per_kg) > alloy->liquidus_K + near_liquidus_K) {
        work->metal_kg = sum_kg;
        work->metal_J_per_kg = mixed_J_per_kg;
        return;
    }
    work->skull.kg = state->skull_kg;
    work->skull.J_per_kg = state->skull_J_per_kg;
    memcpy(work->skull.on_kg, state->skull_on_kg, sizeof work->skull.on_kg);
}

void fast_metal_begin(struct fast_work *work, const struct ladle_state *state)
{
    bool melt = state->melt_kg > 0.0;
    work->metal_kg = melt ? state->melt_kg : state->skull_kg;
    work->metal_J_per_kg = melt ? state->melt_J_per_kg : state->skull_J_per_kg;
    work->skull = (struct skull){{0.0}, 0.0, 0.0};
    work->fronts.has_melt = melt;
    work->fronts.flows = false;
    work->fronts.freezing = 0;
    memset(work->fronts.melt_to_front_W_per_K, 0, sizeof work->fronts.melt_to_front_W_per_K);
    memset(work->fronts.front_to_face_W_per_K, 0, sizeof work->fronts.front_to_face_W_per_K);
    if (!melt)
        return;
    memcpy(work->fronts.wet_frac, work->star.wet_frac, sizeof work->fronts.wet_frac);
    skull_begin(work->params, state->melt_kg, state->melt_J_per_kg, &work->fronts);
    if (state->skull_kg > 0.0)
        begin_skull(work, state);
}

void fast_metal_refresh(struct fast_work *work)
{
    const struct alloy *alloy = work->params->alloy;
    double least_kg = little_frac * work->params->capacity_kg;
    work->least_kg = work->metal_kg > least_kg ? work->metal_kg : least_kg;
    work->metal_K = work->metal_kg > 0.0 ? alloy_temperature_K(alloy, work->metal_J_per_kg)
                                         : work->boundary->air_K;
    if (work->fronts.has_melt && (!work->fronts.flows || work->metal_K <= alloy->liquidus_K))
        skull_begin(work->params, work->metal_kg, work->metal_J_per_kg, &work->fronts);
}

/* --- fronts --------------------------------------------------------------------------------------
 */

static bool may_freeze(const struct fast_work *work, double metal_K, const double face_K[W])
{
    const struct inside *in = &work->fronts;
    if (!in->flows)
        return false;
    bool cold = work->skull.kg > 0.0 || metal_K < in->front_K;
    for (int w = 0; w < W; w++)
        cold = cold || (work->star.wet_W_per_K[w] > 0.0 && face_K[w] < in->front_K);
    return cold;
}

void fast_fronts(struct fast_work *work, const double on_kg[W], double metal_K,
                 const double face_K[W])
{
    struct star *star = &work->star;
    struct inside *in = &work->fronts;
    bool may = in->has_melt && may_freeze(work, metal_K, face_K);
    if (!may && star->freezing == 0)
        return;
    if (may)
        skull_fronts(work->params, work->grid, on_kg, metal_K, face_K, in);
    star->freezing = may ? in->freezing : 0;
    star->front_K = in->front_K;
    for (int w = 0; w < W; w++) {
        bool freezes = star->freezing >> w & 1u;
        star->film_W_per_K[w] = freezes ? 0.0 : star->wet_W_per_K[w];
        star->front_W_per_K[w] = freezes ? in->front_to_face_W_per_K[w] : 0.0;
        star->melt_front_W_per_K[w] = freezes ? in->melt_to_front_W_per_K[w] : 0.0;
    }
}

void fast_skull_ahead(const struct fast_work *work, double dt_s, const double freeze_W[W],
                      struct fast_stage *stage)
{
    const struct skull_melt melt = {work->metal_kg, work->metal_J_per_kg};
    double freeze_J[W];
    for (int w = 0; w < W; w++)
        freeze_J[w] = dt_s * freeze_W[w];
    skull_ahead(work->params->alloy, &work->skull, &melt, work->face_K, freeze_J,
                stage->skull_on_kg);
}

void fast_fronts_begin(struct fast_work *work, double a_s, struct fast_stage *stage)
{
    double freeze_W[W];
    memcpy(stage->skull_on_kg, work->skull.on_kg, sizeof stage->skull_on_kg);
    fast_fronts(work, stage->skull_on_kg, stage->flow.metal_K, stage->flow.face_K);
    if (work->star.freezing == 0)
        return;
    skull_freeze_W(&work->fronts, stage->flow.face_K, stage->flow.metal_K, freeze_W);
    fast_skull_ahead(work, a_s, freeze_W, stage);
}

/* --- after a step --------------------------------------------------------------------------------
 */

/* Half of what a step freezes at each wall. */
static bool half_freeze(double first_s, double second_s, const struct fast_stage *one,
                        const struct fast_stage *two, double freeze_J[W])
{
    bool froze = false;
    for (int w = 0; w < W; w++) {
        freeze_J[w] = 0.5 * (first_s * one->flow.cross_W.freeze_W[w] +
                             second_s * two->flow.cross_W.freeze_W[w]);
        froze = froze || freeze_J[w] != 0.0;
    }
    return froze;
}

/* A wall under metal whose skull ends within the step: at its end there is none. */
static bool ended(const struct fast_work *work, int wall)
{
    return work->fronts.flows && work->skull.on_kg[wall] > 0.0 &&
           work->star.wet_W_per_K[wall] > 0.0 && !(work->star.freezing >> wall & 1u);
}

double fast_left_J(const struct fast_work *work, double first_s, double second_s,
                   const struct fast_stage *one, const struct fast_stage *two)
{
    double freeze_J[W], left_J = 0.0;
    half_freeze(first_s, second_s, one, two, freeze_J);
    for (int w = 0; w < W; w++)
        if (ended(work, w))
            left_J += fabs(work->skull.on_kg[w] * (work->metal_J_per_kg - work->skull.J_per_kg) +
                           2.0 * freeze_J[w]);
    return left_J;
}

static void join_ended(const struct fast_work *work, struct skull *skull, struct skull_melt *melt)
{
    double kg = 0.0;
    for (int w = 0; w < W; w++)
        if (ended(work, w)) {
            kg += skull->on_kg[w];
            skull->on_kg[w] = 0.0;
        }
    if (kg <= 0.0)
        return;
    melt->J_per_kg = (melt->kg * melt->J_per_kg + kg * skull->J_per_kg) / (melt->kg + kg);
    melt->kg += kg;
    skull->kg = 0.0;
    for (int w = 0; w < W; w++)
        skull->kg += skull->on_kg[w];
}

/* Freezing takes half of its metal before the step's heat comes and half after: second order. */
void fast_metal_move(struct fast_work *work, double first_s, double second_s,
                     const struct fast_stage *one, const struct fast_stage *two)
{
    const struct alloy *alloy = work->params->alloy;
    struct skull_melt melt = {work->metal_kg, work->metal_J_per_kg};
    struct skull skull = work->skull;
    double freeze_J[W], metal_J = work->metal_kg * (two->metal_J_per_kg - work->metal_J_per_kg);
    bool froze = half_freeze(first_s, second_s, one, two, freeze_J);
    if (!froze && skull.kg <= 0.0) {
        work->metal_J_per_kg = two->metal_J_per_kg;
        return;
    }
    if (froze)
        skull_exchange(alloy, work->face_K, freeze_J, &skull, &melt);
    melt.J_per_kg += metal_J / melt.kg;
    if (froze)
        skull_exchange(alloy, two->flow.face_K, freeze_J, &skull, &melt);
    join_ended(work, &skull, &melt);
    skull_join(alloy, &skull, &melt);
    work->skull = skull;
    work->metal_kg = melt.kg;
    work->metal_J_per_kg = melt.J_per_kg;
}

void fast_metal_finish(const struct fast_work *work, struct ladle_state *state)
{
    if (!work->fronts.has_melt) {
        state->skull_J_per_kg = work->metal_J_per_kg;
        return;
    }
    state->melt_kg = work->metal_kg;
    state->melt_J_per_kg = work->metal_J_per_kg;
    state->skull_kg = work->skull.kg;
    state->skull_J_per_kg = work->skull.J_per_kg;
    memcpy(state->skull_on_kg, work->skull.on_kg, sizeof state->skull_on_kg);
}
