/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/alloy/composition.h"

#include <math.h>

static double part_frac(const struct alloy *alloy, int part)
{
    switch (part) {
    case ALLOY_IRON:
        return alloy->iron_frac;
    case ALLOY_MANGANESE:
        return alloy->manganese_frac;
    case ALLOY_CHROMIUM:
        return alloy->chromium_frac;
    case ALLOY_MAGNESIUM:
        return alloy->magnesium_frac;
    default:
        return 1 - alloy->iron_frac - alloy->manganese_frac - alloy->chromium_frac -
               alloy->magnesium_frac;
    }
}

double composition_kg(const struct composition *held)
{
    double sum_kg = 0;

    for (int part = 0; part < ALLOY_PARTS; part++)
        sum_kg += held->kg[part];
    return sum_kg;
}

void composition_add(double metal_kg, const struct alloy *alloy, double richness,
                     struct composition *held)
{
    double rest_frac = 1;

    for (int part = 0; part < ALLOY_REST; part++) {
        const double frac = richness * part_frac(alloy, part);

        held->kg[part] += metal_kg * frac;
        rest_frac -= frac;
    }
    held->kg[ALLOY_REST] += metal_kg * rest_frac;
}

void composition_take(double metal_kg, struct composition *held)
{
    const double all_kg = composition_kg(held);
    const double left_frac = all_kg > 0 ? fmax(1 - metal_kg / all_kg, 0) : 0;

    for (int part = 0; part < ALLOY_PARTS; part++)
        held->kg[part] *= left_frac;
}

double composition_off_frac(const struct composition *held, const struct alloy *alloy)
{
    const double all_kg = composition_kg(held);
    double off_frac = 0;

    for (int part = 0; all_kg > 0 && part < ALLOY_REST; part++)
        off_frac = fmax(off_frac, fabs(held->kg[part] / all_kg - part_frac(alloy, part)));
    return off_frac;
}
