/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/dispatch/order_rule.h"

/* Loads on fixed hours, whatever the level: as many as the planned draw since the start asks for,
 *
 *   loads = floor(draw planned up to now + lead / load) - loads ordered so far
 *
 * and none that would not fit into the furnaces. The timetable knows shifts and no breakdowns. */
static int loads(const struct dispatch_view *view)
{
    if (!(view->load_kg > 0.0))
        return 0;
    double due = floor(view->planned_kg / view->load_kg) - view->ordered_loads;
    int fitting = dispatch_fitting(view);
    return due < 1.0 ? 0 : due < fitting ? (int)due : fitting;
}

const struct order_rule order_timetable = {
    .name = "timetable",
    .summary = "loads on fixed hours by the planned draw, whatever the level",
    .source = "assumption",
    .by_plan = 1,
    .loads = loads,
};
