/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/dispatch/order_rule.h"

/* One load on its way at most: the next is ordered when the last one has been poured. Starves
 * furnaces that draw more than a load in a lead. */
static int loads(const struct dispatch_view *view)
{
    if (view->on_order_kg > 0.0 || !(view->load_kg > 0.0))
        return 0;
    if (dispatch_position_kg(view) > dispatch_reorder_kg(view))
        return 0;
    return dispatch_fitting(view) > 0 || dispatch_runs_dry(view);
}

const struct order_rule order_one_at_a_time = {
    .name = "one_at_a_time",
    .summary = "at the reorder level, one load, and none while one is on its way",
    .source = "assumption",
    .by_level = 1,
    .loads = loads,
};
