/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_ENCLOSURE_H
#define MODELS_LADLE_ENCLOSURE_H

/*
 * Private to models/ladle: grey diffuse exchange in the closed cylinder above the floor (melt
 * surface or empty bottom). The top has two parts: lid, and the open mouth, which is black.
 *
 * The side may be cut into parts of different temperature. They share its views by area, and have
 * one emissivity; then a part with the share a of the side exchanges a times what the side does
 * with another surface, and a b area_m2[SIDE][SIDE] with a part of share b.
 */
enum { ENCLOSURE_FLOOR, ENCLOSURE_SIDE, ENCLOSURE_LID, ENCLOSURE_MOUTH, ENCLOSURE_SURFACES };

struct enclosure {
    double diameter_m, gap_m;                   /* floor to lid, > 0 */
    double open_frac;                           /* share of the top that is mouth, 0..1 */
    double emissivity_floor, emissivity_lining; /* (0, 1] */
};

/* View factor between equal coaxial discs. source: INCROPERA table 13.2 */
double enclosure_disc_view(double diameter_m, double gap_m);

/*
 * Total exchange areas: heat from i to j is sigma area_m2[i][j] (T_i^4 - T_j^4).
 *   G = (I - F diag(1 - e))^-1 F diag(e),  area_ij = A_i e_i G_ij, symmetric
 * The diagonal is what a surface sends to itself; only the side's parts need it.
 * source: HOTTEL (total exchange areas of a grey enclosure), Gebhart's form
 */
void enclosure_exchange(const struct enclosure *,
                        double area_m2[ENCLOSURE_SURFACES][ENCLOSURE_SURFACES]);

#endif
