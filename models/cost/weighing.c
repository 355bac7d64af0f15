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

/* Everything counts by the producer's scales: no tail is cut off. */
static int never_settled(const struct weighing *w)
{
    return w->tolerance_frac >= 1;
}

double weighing_settled_frac(const struct weighing *w)
{
    const double t = w->tolerance_frac, b = w->bias_frac, s = w->spread_frac;

    if (never_settled(w))
        return 0;
    if (s <= 0)
        return fabs(b) > t;
    return above((t - b) / s) + above((t + b) / s);
}

double weighing_unsettled_frac(const struct weighing *w)
{
    const double t = w->tolerance_frac, b = w->bias_frac, s = w->spread_frac;

    if (never_settled(w))
        return b;
    if (s <= 0)
        return fabs(b) > t ? 0 : b;
    return b * (1 - weighing_settled_frac(w)) - s * (density((t - b) / s) - density((t + b) / s));
}
