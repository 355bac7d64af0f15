/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_DESIGN_H
#define SIM_STUDY_DESIGN_H

#include <stdbool.h>
#include <stdint.h>

/* Point designs: where in the unit cube the points of a study lie. fraction[i * keys + k] is the
 * place of point i along key k, inside (0, 1). */

/* Most keys of a Sobol sequence, as in GSL. */
enum { DESIGN_SOBOL_KEYS = 40 };

/* Latin hypercube: column k of `cell` is a permutation of 0..points-1 with one uniform inside each
 * cell, fraction = (cell + u) / points. fails: false without memory. */
bool design_latin(int points, int keys, uint64_t seed, double *fraction);

/* Points number `first`, first + 1, .. of the Sobol sequence, which has no seed: a longer one
 * begins with the shorter, and the second half of 2^m points falls between those of the first.
 * valid: 1..DESIGN_SOBOL_KEYS keys. fails: false without memory, or with another number of keys.
 * source: GSL-2.7 */
bool design_sobol(int first, int points, int keys, double *fraction);

#endif
