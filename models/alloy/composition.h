/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_ALLOY_COMPOSITION_H
#define MODELS_ALLOY_COMPOSITION_H

#include "models/alloy/alloy.h"

/* What a vessel holds, part by part, in kg: the elements that an alloy's file gives, and the rest.
 * Well mixed: whatever leaves has the composition of the whole. source: assumption */
enum alloy_part {
    ALLOY_IRON,
    ALLOY_MANGANESE,
    ALLOY_CHROMIUM,
    ALLOY_MAGNESIUM,
    ALLOY_REST,
    ALLOY_PARTS
};

struct composition {
    double kg[ALLOY_PARTS];
};

double composition_kg(const struct composition *held);

/* Puts in metal of an alloy, with so much of each element over what the alloy has (1: as it is);
 * what they are more, the rest is less. in: richness so that the elements stay below the whole. */
void composition_add(double metal_kg, const struct alloy *alloy, double richness,
                     struct composition *held);

/* Takes out metal_kg, at most all there is: each part in proportion. */
void composition_take(double metal_kg, struct composition *held);

/* How far the element that is farthest off is from an alloy, as mass fraction; 0 when empty. */
double composition_off_frac(const struct composition *held, const struct alloy *alloy);

#endif
