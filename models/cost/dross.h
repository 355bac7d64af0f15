/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_DROSS_H
#define MODELS_COST_DROSS_H

#include "models/cost/price.h"

/*
 * What dross gives back, by the two ways of trade. Per kilogram of gross loss g, of which t is
 * metal trapped in the dross, d the mass of dross with its oxygen, p the price of metal:
 *
 *   sold     net = g p - v t p          the buyer pays the share v of the price for its metal
 *   tolled   net = g p - r t p + c d    the metal comes back with yield r, c is paid per dross
 *
 * source: AFS_DROSS (both equations)
 */
enum dross_disposal { DROSS_SOLD, DROSS_TOLLED };

/* Mass of the dross: trapped metal and oxide with its oxygen. */
double dross_kg(double oxidised_kg, double trapped_kg);

/* Dross for which tolling is paid: all of it, or none when it is sold. */
double dross_tolled_kg(const struct price_set *, double oxidised_kg, double trapped_kg);

/* Share of the trapped metal that comes back, as money (sold) or as metal (tolled). */
double dross_back_frac(const struct price_set *);

/* Net loss as metal: what it costs after the dross, over the price of metal. NAN for a metal
 * without price whose dross is tolled. */
double dross_net_kg(const struct price_set *, double metal_price_per_kg, double oxidised_kg,
                    double trapped_kg);

#endif
