/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_OUTSIDE_H
#define MODELS_LADLE_OUTSIDE_H

/*
 * Private to models/ladle: convection from a shell, or from a melt through an open mouth, to air.
 */

enum outside_face { OUTSIDE_VERTICAL, OUTSIDE_UP, OUTSIDE_DOWN };

struct air {
    double conductivity_W_per_mK;
    double viscosity_m2_per_s;   /* kinematic */
    double diffusivity_m2_per_s; /* thermal */
    double prandtl;
};

/*
 * Dry air at 101325 Pa. in: 150..1500 K.
 * viscosity 1.458e-6 T^1.5 / (T + 110.4), conductivity 2.64638e-3 T^1.5 / (T + 245.4 10^(-12/T)).
 * Heat capacity max(1007, 929.2 + 0.2117 T) J/(kg K): table A.4 within 0.5 % from 300 to 1000 K.
 * source: USSA1976 eq. 51 and 53; INCROPERA table A.4
 */
struct air outside_air(double temperature_K);

/*
 * Natural convection. in: face and its temperatures, length (vertical: height; horizontal:
 * area / perimeter). A cold face uses the correlation of the hot face turned round.
 *   vertical  Nu = (0.825 + 0.387 Ra^1/6 / (1 + (0.492/Pr)^9/16)^8/27)^2    any Ra
 *   up        Nu = 0.54 Ra^1/4 (1e4..1e7), 0.15 Ra^1/3 (1e7..1e11)
 *   down      Nu = 0.52 Ra^1/5 (1e4..1e9)
 * Beyond these ranges the nearest form is continued (Nu at least 1).
 * source: INCROPERA eq. 9.26 (Churchill-Chu), 9.30, 9.31 and 9.32
 */
double outside_natural_W_per_m2K(enum outside_face face, double length_m, double face_K,
                                 double air_K);

/*
 * Forced convection. in: stream 0..50 m/s; vertical: cylinder of this diameter across the stream;
 * otherwise: plate of this length along it, turbulent beyond Re 5e5.
 *   cylinder  Nu = 0.3 + 0.62 Re^1/2 Pr^1/3 / (1 + (0.4/Pr)^2/3)^1/4 (1 + (Re/282000)^5/8)^4/5
 *   plate     Nu = 0.664 Re^1/2 Pr^1/3, (0.037 Re^4/5 - 871) Pr^1/3
 * valid: cylinder Re Pr > 0.2; plate Re < 1e8.
 * source: INCROPERA eq. 7.54 (Churchill-Bernstein), 7.30 and 7.38
 */
double outside_forced_W_per_m2K(enum outside_face face, double length_m, double stream_m_per_s,
                                double film_K);

/* Natural and forced convection at one shell, both at the mean temperature, blended. in: the length
 * for each, as below and above. */
double outside_film_W_per_m2K(enum outside_face face, double natural_m, double forced_m,
                              double stream_m_per_s, double shell_K, double air_K);

/* Both together: (h_natural^3 + h_forced^3)^1/3. source: INCROPERA eq. 9.64 with n = 3 */
double outside_blend_W_per_m2K(double natural_W_per_m2K, double forced_W_per_m2K);

#endif
