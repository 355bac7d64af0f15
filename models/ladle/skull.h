/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_SKULL_H
#define MODELS_LADLE_SKULL_H

#include "models/ladle/inside.h"

/*
 * Private to models/ladle: the skull that freezes on the hot face where metal meets a colder wall,
 * and melts again. The freezing range is one front where half is liquid, at Tf; behind it metal is
 * solid.
 *
 *   H dm/dt = A (Tf - T0) / (1/hc + s/k) - A hf (Tm - Tf)
 *
 * s = m / (rho A) thickness, T0 hot face, Tm melt, k conductivity of the skull, H what a kilogram
 * gives up from melt to skull. The film h between melt and wall is hf to the front and a contact hc
 * behind it, 1/h = 1/hf + 1/hc with hc = 10 h (source: assumption; it makes the flux the same with
 * no skull and with the thinnest one). A skull begins where the balance is positive without one.
 *
 * The solid layer cools below Tf as it grows, which slows the front. For a face of constant
 * temperature the solution in powers of Ste = c (Tf - T0) / L is (s / 2)^2 / (a t) = Ste / 2 -
 * Ste^2 / 6 + 7 Ste^3 / 90 - ..., and its first three terms are those of H = L + c (Tf - T0) / (3 +
 * 2 Ste / 5): a kilogram counts as frozen about a third of the way from Tf to T0. source: CARSLAW
 * section 11.2 (Neumann), expanded
 *
 * No more than half of the metal is skull; what freezes beyond that joins the melt as crystals. As
 * the melt itself falls below half liquid, when it no longer flows, the skull joins it in
 * proportion: skull <= melt min(1, 2 f) with f the liquid share of the melt. So a ladle that
 * freezes ends as one block, and nothing jumps on the way. Melt of less than a thousandth of the
 * capacity, which a wall would freeze within milliseconds, freezes as a whole. source: assumption
 */
struct skull {
    double on_kg[LADLE_WALLS];
    double kg, J_per_kg; /* all of it; one enthalpy */
};

/* The melt that it freezes from. */
struct skull_melt {
    double kg, J_per_kg;
};

/* Tf: where metal is half liquid. */
double skull_front_K(const struct alloy *);

/* Enthalpy that metal has when it freezes on a face of this temperature. */
double skull_frozen_J_per_kg(const struct alloy *, double face_K);

/* How long a step of dt_s may be whose melt goes from one enthalpy to the other and freezes or
 * melts on the walls at this rate: all of it, or where the melt ceases to flow, when what the walls
 * would do after that is more than allowed. */
double skull_cut_s(const struct alloy *, double from_J_per_kg, double to_J_per_kg, double freeze_W,
                   double allowed_J, double dt_s);

/* From the front to the face through a skull of this thickness, W/(m2 K). */
double skull_conductance_W_per_m2K(double film_W_per_m2K, double conductivity_W_per_mK,
                                   double thickness_m);

/* Whether the melt of the step that begins flows and is more than drops: only then walls freeze it
 * to a skull. It goes on to the end of the step, so that no step passes over a front's short life.
 */
void skull_begin(const struct ladle_params *, double melt_kg, double melt_J_per_kg,
                 struct inside *);

/* Which walls freeze with this much skull on each, and their conductances in struct inside. */
void skull_fronts(const struct ladle_params *, const struct ladle_grid *,
                  const double on_kg[LADLE_WALLS], double melt_K, const double face_K[LADLE_WALLS],
                  struct inside *);

/* Heat that freezing gives up at each wall with these faces and this melt. */
void skull_freeze_W(const struct inside *, const double face_K[LADLE_WALLS], double melt_K,
                    double freeze_W[LADLE_WALLS]);

/* Skull on each wall after it gave up freeze_J, not below none. */
void skull_ahead(const struct alloy *, const struct skull *, const struct skull_melt *,
                 const double face_K[LADLE_WALLS], const double freeze_J[LADLE_WALLS],
                 double on_kg[LADLE_WALLS]);

/* Freezes and melts by the heat given up at each wall. Metal and its heat, less sum of freeze_J,
 * are the same after as before. */
void skull_exchange(const struct alloy *, const double face_K[LADLE_WALLS],
                    const double freeze_J[LADLE_WALLS], struct skull *, struct skull_melt *);

/* What is more than may be skull joins the melt. */
void skull_join(const struct alloy *, struct skull *, struct skull_melt *);

/*
 * What a lone fill would do, in closed form: a thin skull between melt and a half-space that was
 * at T0 (k, a: conductivity and diffusivity of the lining):
 *   rho H ds/dt = k (Tf - T0) / sqrt(pi a t) - h (Tm - Tf),  s(0) = 0
 *   s(t) = (2 A sqrt(t) - B t) / (rho H),  A = k (Tf - T0) / sqrt(pi a),  B = h (Tm - Tf)
 *   thickest at t = (A / B)^2, gone at t = (2 A / B)^2.
 * valid: skull thin (its resistance left out), t below the time in which heat crosses the hot
 * layer. source: CARSLAW section 2.4 and 11.2
 */
struct skull_shell {
    double thickest_m;
    double remelted_s; /* HUGE_VAL when the melt is not above the freezing temperature */
};

/* in: melt_K the melt as filled, face_K the lining before. A face above freezing gives zeros. */
struct skull_shell skull_shell_of_fill(const struct alloy *, const struct refractory *lining,
                                       double film_W_per_m2K, double melt_K, double face_K);

#endif
