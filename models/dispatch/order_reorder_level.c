/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/dispatch/order_rule.h"

/* Fewest loads n with position + n load > reorder level, no more than fit, but one where the
 * furnaces would run dry without. */
static int loads(const struct dispatch_view *view)
{
    double short_kg = dispatch_reorder_kg(view) - dispatch_position_kg(view);
    if (short_kg < 0.0 || !(view->load_kg > 0.0))
        return 0;
    int wanted = (int)fmin(floor(short_kg / view->load_kg) + 1.0, DISPATCH_MAX_LOADS);
    int fitting = dispatch_fitting(view);
    int least = dispatch_runs_dry(view) ? 1 : 0;
    int ordered = wanted < fitting ? wanted : fitting;
    return ordered > least ? ordered : least;
}

const struct order_rule order_reorder_level = {
    .name = "reorder_level",
    .summary = "at the reorder level, order what brings stock and orders back above it",
    .source = "assumption",
    .by_level = 1,
    .loads = loads,
};
