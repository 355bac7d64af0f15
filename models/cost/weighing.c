/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/weighing.h"

#include <math.h>

#define PI 3.14159265358979323846

/* Standard normal: probability above x, and density. */
static double above(double x)
{
    return erfc(x / sqrt(2)) / 2;
}

static double density(double x)
{
    return exp(-x * x / 2) / sqrt(2 * PI);
}

double weighing_settled_frac(const struct weighing *w)
{
    const double t = w->tolerance_frac, b = w->bias_frac, s = w->spread_frac;

    if (t <= 0)
        return 0;
    if (s <= 0)
        return fabs(b) > t;
    return above((t - b) / s) + above((t + b) / s);
}

double weighing_unsettled_frac(const struct weighing *w)
{
    const double t = w->tolerance_frac, b = w->bias_frac, s = w->spread_frac;

    if (t <= 0)
        return b;
    if (s <= 0)
        return fabs(b) > t ? 0 : b;
    return b * (1 - weighing_settled_frac(w)) - s * (density((t - b) / s) - density((t + b) / s));
}
