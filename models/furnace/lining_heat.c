/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: what does it take to heat an emptied holding furnace again? */
#include <math.h>

#include "models/furnace/furnace.h"

double holding_cooled_J_per_kg(double lining_J_per_kg, double loss_W_per_kg, double rest_s)
{
    if (lining_J_per_kg <= 0)
        return 0;
    return -lining_J_per_kg * expm1(-loss_W_per_kg * rest_s / lining_J_per_kg);
}
