/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/dispatch/order_rule.h"

/* What will be missing when the load comes: the draw expected over the lead, machines that stand
 * now taken as standing, and the safety on top,
 *
 *   short = usable minimum + draw x lead + planned draw x safety - level - on order
 *
 * and the fewest loads that cover it, no more than fit. */
static int loads(const struct dispatch_view *view)
{
    double expected_kg = view->expected_kg_per_s * view->lead_s;
    double wanted_kg = view->usable_min_kg + expected_kg + view->draw_kg_per_s * view->safety_s;
    double short_kg = wanted_kg - dispatch_position_kg(view);
    if (short_kg < 0.0 || !(view->load_kg > 0.0))
        return 0;
    int wanted = (int)fmin(floor(short_kg / view->load_kg) + 1.0, DISPATCH_MAX_LOADS);
    int fitting = dispatch_fitting(view);
    return wanted < fitting ? wanted : fitting;
}

const struct order_rule order_forecast = {
    .name = "forecast",
    .summary = "cover the draw expected over the lead by the machines that run now, and the safety",
    .source = "assumption",
    .by_machines = 1,
    .loads = loads,
};
