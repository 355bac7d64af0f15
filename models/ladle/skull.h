/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_SKULL_H
#define MODELS_LADLE_SKULL_H

#include "models/alloy/alloy.h"
#include "models/refractory/refractory.h"

/*
 * The shell that freezes on the hot face when metal meets a colder lining, and how soon it melts
 * again. It is not part of the ladle's state, because on castable it is gone within seconds; these
 * functions show when that is not so (a melt near freezing, a cold dense wall).
 *
 * Stefan balance of a thin shell at the freezing temperature Tf between melt and a half-space that
 * was at T0 (k, a: conductivity and diffusivity of the lining; h: film; L: latent heat):
 *   rho L ds/dt = k (Tf - T0) / sqrt(pi a t) - h (Tm - Tf),  s(0) = 0
 *   s(t) = (2 A sqrt(t) - B t) / (rho L),  A = k (Tf - T0) / sqrt(pi a),  B = h (Tm - Tf)
 *   thickest at t = (A / B)^2, gone at t = (2 A / B)^2.
 * valid: shell thin (its own heat and resistance left out), Tf the middle of the freezing range,
 * t below the time in which heat crosses the hot layer. source: CARSLAW section 2.4 and 11.2
 */
struct skull_shell {
    double thickest_m;
    double remelted_s; /* HUGE_VAL when the melt is not above the freezing temperature */
};

/* in: melt_K the melt as filled, face_K the lining before. A face above freezing gives zeros. */
struct skull_shell skull_shell_of_fill(const struct alloy *, const struct refractory *lining,
                                       double film_W_per_m2K, double melt_K, double face_K);

#endif
