/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points where two changes of sign could hide between neighbours of the same sign. */
#include <math.h>
#include <stdlib.h>

#include "sim/study/curve.h"

static double value_at(const struct curve_point *point, curve_margin margin, const void *context)
{
    bool usable = point->status == STUDY_OK || point->status == STUDY_UNBALANCED;
    return usable ? margin(point, context).mean : NAN;
}

/* Steepest between neighbours of the even grid, jumps of whole trucks between them included. The
 * scenario's own point may lie close to one of them, and would make a wall of such a jump. */
static double steepest(const struct curve *curve, double apart, curve_margin margin,
                       const void *context)
{
    double most = 0, x = NAN, y = NAN;
    for (int i = 0; i < curve->count; i++) {
        const struct curve_point *point = curve->point[i];
        double here = value_at(point, margin, context);
        if (!point->grid || isnan(here) || point->x - x < apart)
            continue;
        if (!isnan(x))
            most = fmax(most, fabs(here - y) / (point->x - x));
        x = point->x;
        y = here;
    }
    return most;
}

/* Middles of intervals whose ends have one sign, and between which a curve of that slope reaches
 * zero. out: how many. */
static int middles(const struct curve *curve, const struct between *between, curve_margin margin,
                   const void *context, double *x, int most)
{
    int found = 0;
    for (int i = 0; i + 1 < curve->count && found < most; i++) {
        const struct curve_point *p = curve->point[i], *q = curve->point[i + 1];
        double a = value_at(p, margin, context), b = value_at(q, margin, context);
        double width = q->x - p->x;
        double middle = curve->info.integer ? floor((p->x + q->x) / 2) : (p->x + q->x) / 2;
        bool could = (a > 0) == (b > 0) && fabs(a) + fabs(b) < between->slope * width;
        if (!isnan(a) && !isnan(b) && could && width > between->finest && middle > p->x)
            x[found++] = middle;
    }
    return found;
}

/* Does the point at x differ in sign from the one before it? */
static bool turns_at(const struct curve *curve, double x, curve_margin margin, const void *context)
{
    for (int i = 1; i < curve->count; i++) {
        if (curve->point[i]->x != x)
            continue;
        double before = value_at(curve->point[i - 1], margin, context);
        double here = value_at(curve->point[i], margin, context);
        return !isnan(before) && !isnan(here) && (before > 0) != (here > 0);
    }
    return false;
}

void curve_between(struct curve *curve, curve_margin margin, const void *context,
                   struct between *between, int most)
{
    double *x = malloc((size_t)(most > 0 ? most : 1) * sizeof *x);
    between->slope = steepest(curve, 3 * between->finest, margin, context);
    between->turned = false;
    for (int added = 0, found = 1; x && found > 0 && added < most && !curve->interrupted;
         added += found) {
        found = middles(curve, between, margin, context, x, most - added);
        curve->expected += found;
        curve_scan(curve, x, found);
        for (int i = 0; i < found; i++) {
            curve_hide(curve, x[i]); /* the table for people shows the even grid */
            between->turned = between->turned || turns_at(curve, x[i], margin, context);
        }
    }
    free(x);
}
