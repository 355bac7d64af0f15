/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/cost.h"

#include <math.h>

/* a = p i / (1 - (1 + i)^-n) per year; written with expm1 and log1p, so that it runs smoothly into
 * the straight line p / n as i goes to zero. */
double cost_annuity_per_s(double price, double life_s, double interest_per_s)
{
    if (price == 0)
        return 0;
    double yearly = interest_per_s * COST_YEAR_S;
    double years = life_s / COST_YEAR_S;
    if (yearly == 0)
        return price / life_s;
    return price * yearly / -expm1(-years * log1p(yearly)) / COST_YEAR_S;
}
