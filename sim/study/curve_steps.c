/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where counts that are worked out by themselves (trucks, ladles, stations) change along a curve.
 * Only scenarios are made, nothing is simulated. */
#include <math.h>

#include "sim/scenario/book.h"
#include "sim/study/curve.h"

enum { LOOKS = 24, HALVINGS = 12 };

/* A number that differs when any of the counts does; NAN where there is no valid scenario. */
static double counts_at(const struct curve *curve, double x)
{
    char unheard[240];
    double mixed = 0, weight = 1;
    struct scenario *scenario = curve_scenario(curve, x, unheard);
    if (!scenario)
        return NAN;
    for (int i = 0; i < scenario->book->count; i++) {
        const struct scenario_value *entry = &scenario->book->values[i];
        if (!entry->automatic || entry->field->type != FIELD_INTEGER)
            continue;
        mixed += weight * *(const int *)entry->member;
        weight *= 1009;
    }
    scenario_free(&scenario);
    return mixed;
}

int curve_steps(const struct curve *curve, double low, double high, double *x, int most)
{
    int found = 0;
    double at = low, here = counts_at(curve, low);
    for (int i = 1; i <= LOOKS && found + 2 <= most; i++) {
        double next = low + (high - low) * i / LOOKS, there = counts_at(curve, next);
        double a = at, b = next;
        at = next;
        if (isnan(here) || isnan(there) || here == there) {
            here = there;
            continue;
        }
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (a + b) / 2;
            if (counts_at(curve, middle) == here)
                a = middle;
            else
                b = middle;
        }
        x[found++] = a;
        x[found++] = b;
        here = there;
    }
    return found;
}
