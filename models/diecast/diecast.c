/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/diecast/diecast.h"

double diecast_draw_kg_per_s(double shot_kg, double cycle_s, int count, double utilisation_frac)
{
    return count * shot_kg / cycle_s * utilisation_frac;
}

double diecast_new_metal_kg(double drawn_kg, double returns_frac)
{
    return drawn_kg * (1.0 - returns_frac);
}
