/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/skull.h"

#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

/* Contact between skull and face, times the film. source: assumption */
static const double contact_per_film = 10.0;
static const double melt_per_film =
    1.0 / (1.0 - 1.0 / 10.0); /* to the front, so that both make h */

/* Metal is a block below this liquid share, and then freezes as a whole. source: assumption, as
 * for pouring */
static const double flows_liquid_frac = 0.5;

/* Metal is drops below this share of the capacity. source: assumption */
static const double drops_frac = 1e-3;

double skull_front_K(const struct alloy *alloy)
{
    return alloy_partly_liquid_K(alloy, flows_liquid_frac);
}

double skull_frozen_J_per_kg(const struct alloy *alloy, double face_K)
{
    double front_K = skull_front_K(alloy), below_K = front_K - face_K;
    double solid_K = alloy->solidus_K - 1e-6; /* a pure metal is liquid at its melting point */
    double stefan = alloy->cp_solid_J_per_kgK * fmax(0.0, below_K) / alloy->latent_J_per_kg;
    return alloy_enthalpy_J_per_kg(alloy, fmin(front_K - below_K / (3.0 + 0.4 * stefan), solid_K));
}

double skull_cut_s(const struct alloy *alloy, double from_J_per_kg, double to_J_per_kg,
                   double freeze_W, double allowed_J, double dt_s)
{
    double from = alloy_liquid_frac(alloy, from_J_per_kg);
    double to = alloy_liquid_frac(alloy, to_J_per_kg);
    if (from <= flows_liquid_frac || to >= flows_liquid_frac)
        return dt_s;
    double flows_s = dt_s * (from - flows_liquid_frac) / (from - to);
    if ((dt_s - flows_s) * freeze_W <= allowed_J)
        return dt_s;
    return flows_s + 0.5 * allowed_J / freeze_W;
}

double skull_conductance_W_per_m2K(double film_W_per_m2K, double conductivity_W_per_mK,
                                   double thickness_m)
{
    return 1.0 / (1.0 / (contact_per_film * film_W_per_m2K) + thickness_m / conductivity_W_per_mK);
}

/* A wall freezes when it has a skull, or would get one. */
static bool freezes(const struct inside *in, int wall, double skull_kg, double melt_K,
                    double face_K)
{
    return skull_kg > 0.0 || in->front_to_face_W_per_K[wall] * (in->front_K - face_K) >
                                 in->melt_to_front_W_per_K[wall] * (melt_K - in->front_K);
}

void skull_begin(const struct ladle_params *p, double melt_kg, double melt_J_per_kg,
                 struct inside *in)
{
    in->front_K = skull_front_K(p->alloy);
    in->flows = in->has_melt && melt_kg > drops_frac * p->capacity_kg &&
                alloy_liquid_frac(p->alloy, melt_J_per_kg) > flows_liquid_frac;
}

void skull_fronts(const struct ladle_params *p, const struct ladle_grid *grid,
                  const double on_kg[LADLE_WALLS], double melt_K, const double face_K[LADLE_WALLS],
                  struct inside *in)
{
    const struct alloy *alloy = p->alloy;
    double film = p->film_W_per_m2K;
    in->freezing = 0;
    for (int w = 0; w < LADLE_WALLS && in->has_melt; w++) {
        double wet_m2 = inside_wet_frac(in, w) * grid->face_m2[w];
        if (wet_m2 <= 0.0)
            continue;
        in->melt_to_front_W_per_K[w] = film * wet_m2 * melt_per_film;
        in->front_to_face_W_per_K[w] =
            wet_m2 * (on_kg[w] > 0.0 ? skull_conductance_W_per_m2K(
                                           film, alloy->conductivity_liquid_W_per_mK,
                                           on_kg[w] / (alloy->density_liquid_kg_per_m3 * wet_m2))
                                     : contact_per_film * film);
        if (in->flows && freezes(in, w, on_kg[w], melt_K, face_K[w])) {
            in->freezing |= 1u << w;
            in->film_W_per_K[w] = 0.0;
        } else {
            in->film_W_per_K[w] = film * wet_m2;
            in->melt_to_front_W_per_K[w] = in->front_to_face_W_per_K[w] = 0.0;
        }
    }
}

void skull_freeze_W(const struct inside *in, const double face_K[LADLE_WALLS], double melt_K,
                    double freeze_W[LADLE_WALLS])
{
    for (int w = 0; w < LADLE_WALLS; w++)
        freeze_W[w] = in->front_to_face_W_per_K[w] * (in->front_K - face_K[w]) -
                      in->melt_to_front_W_per_K[w] * (melt_K - in->front_K);
}

/* What a kilogram of skull takes up to join the melt, and a kilogram of melt gives up to freeze on
 * this face; never so little that it would run away. */
static double melting_J_per_kg(const struct skull *skull, const struct skull_melt *melt)
{
    return fmax(melt->J_per_kg - skull->J_per_kg, 5e4);
}

static double freezing_J_per_kg(const struct alloy *alloy, const struct skull_melt *melt,
                                double face_K)
{
    return fmax(melt->J_per_kg - skull_frozen_J_per_kg(alloy, face_K), 5e4);
}

void skull_ahead(const struct alloy *alloy, const struct skull *skull,
                 const struct skull_melt *melt, const double face_K[LADLE_WALLS],
                 const double freeze_J[LADLE_WALLS], double on_kg[LADLE_WALLS])
{
    double melting = melting_J_per_kg(skull, melt);
    for (int w = 0; w < LADLE_WALLS; w++) {
        double per_kg = freeze_J[w] > 0.0 ? freezing_J_per_kg(alloy, melt, face_K[w]) : melting;
        on_kg[w] = freeze_J[w] == 0.0 ? skull->on_kg[w]
                                      : fmax(0.0, skull->on_kg[w] + freeze_J[w] / per_kg);
    }
}

/* Heat that freezing has no metal for, or melting no skull for, goes to the melt. */
static void freeze(const struct alloy *alloy, double face_K, double heat_J, double *on_kg,
                   double *skull_J, double *melt_J, struct skull_melt *melt)
{
    double frozen = skull_frozen_J_per_kg(alloy, face_K);
    double kg = fmin(heat_J / freezing_J_per_kg(alloy, melt, face_K), 0.5 * melt->kg);
    *on_kg += kg;
    melt->kg -= kg;
    *melt_J -= kg * frozen + heat_J;
    *skull_J += kg * frozen;
}

void skull_exchange(const struct alloy *alloy, const double face_K[LADLE_WALLS],
                    const double freeze_J[LADLE_WALLS], struct skull *skull,
                    struct skull_melt *melt)
{
    double skull_J = skull->kg * skull->J_per_kg, melt_J = melt->kg * melt->J_per_kg;
    double per_kg = melting_J_per_kg(skull, melt);
    for (int w = 0; w < LADLE_WALLS; w++) {
        if (freeze_J[w] > 0.0) {
            freeze(alloy, face_K[w], freeze_J[w], &skull->on_kg[w], &skull_J, &melt_J, melt);
            continue;
        }
        double kg = fmin(-freeze_J[w] / per_kg, skull->on_kg[w]);
        skull->on_kg[w] -= kg;
        melt->kg += kg;
        melt_J += kg * skull->J_per_kg - freeze_J[w];
        skull_J -= kg * skull->J_per_kg;
    }
    skull->kg = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++)
        skull->kg += skull->on_kg[w];
    if (skull->kg <= 0.0) {
        melt_J += skull_J;
        skull_J = 0.0;
    }
    skull->J_per_kg = skull->kg > 0.0 ? skull_J / skull->kg : 0.0;
    melt->J_per_kg = melt_J / melt->kg;
}

/* How much more than allowed is skull once joining_kg of it have joined the melt. */
static double too_much_kg(const struct alloy *alloy, const struct skull *skull,
                          const struct skull_melt *melt, double joining_kg)
{
    double kg = melt->kg + joining_kg;
    double J_per_kg = (melt->kg * melt->J_per_kg + joining_kg * skull->J_per_kg) / kg;
    double share = alloy_liquid_frac(alloy, J_per_kg) / flows_liquid_frac;
    return skull->kg - joining_kg - kg * fmin(1.0, share);
}

void skull_join(const struct alloy *alloy, struct skull *skull, struct skull_melt *melt)
{
    if (skull->kg <= 0.0 || too_much_kg(alloy, skull, melt, 0.0) <= 0.0)
        return;
    double low = 0.0, high = skull->kg;
    for (int i = 0; i < 60 && high - low > 1e-12 * skull->kg; i++) {
        double middle = 0.5 * (low + high);
        if (too_much_kg(alloy, skull, melt, middle) > 0.0)
            low = middle;
        else
            high = middle;
    }
    double left = skull->kg - high, sum_kg = melt->kg + high;
    melt->J_per_kg = (melt->kg * melt->J_per_kg + high * skull->J_per_kg) / sum_kg;
    melt->kg = sum_kg;
    for (int w = 0; w < LADLE_WALLS; w++)
        skull->on_kg[w] *= left / skull->kg;
    skull->kg = left;
    if (left <= 0.0)
        *skull = (struct skull){0};
}

struct skull_shell skull_shell_of_fill(const struct alloy *alloy, const struct refractory *lining,
                                       double film_W_per_m2K, double melt_K, double face_K)
{
    double freezing_K = skull_front_K(alloy);
    double k = refractory_conductivity_W_per_mK(lining, 0.5 * (freezing_K + face_K));
    double diffusivity = k / (lining->density_kg_per_m3 * lining->cp_J_per_kgK);
    double drawn = k * (freezing_K - face_K) / sqrt(pi * diffusivity); /* W s^1/2 / m2 */
    double given = film_W_per_m2K * (melt_K - freezing_K);             /* W / m2 */
    struct skull_shell shell = {0.0, 0.0};
    if (drawn <= 0.0)
        return shell;
    if (given <= 0.0) {
        shell.thickest_m = HUGE_VAL;
        shell.remelted_s = HUGE_VAL;
        return shell;
    }
    double per_m3 = alloy->density_liquid_kg_per_m3 * (alloy_enthalpy_J_per_kg(alloy, melt_K) -
                                                       skull_frozen_J_per_kg(alloy, freezing_K));
    shell.thickest_m = drawn * drawn / (given * per_m3);
    shell.remelted_s = 4.0 * (drawn / given) * (drawn / given);
    return shell;
}
