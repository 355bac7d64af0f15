/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/dispatch/order_rule.h"

/* All loads that fit once the reorder level is reached: fewer, larger orders; fullest furnaces. */
static int loads(const struct dispatch_view *view)
{
    if (dispatch_position_kg(view) > dispatch_reorder_kg(view) || !(view->load_kg > 0.0))
        return 0;
    int fitting = dispatch_fitting(view);
    int least = dispatch_runs_dry(view) ? 1 : 0;
    return fitting > least ? fitting : least;
}

const struct order_rule order_fill_up = {
    .name = "fill_up",
    .summary = "at the reorder level, order all that the furnaces will hold",
    .source = "assumption",
    .by_level = 1,
    .loads = loads,
};
