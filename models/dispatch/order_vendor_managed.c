/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/dispatch/order_rule.h"

/* The producer watches the levels and sends a load when it is needed, not a lead ahead: when what
 * is there and under way runs out within the planned trip and the safety time,
 *
 *   (level + on order - usable minimum) / draw <= trip + safety
 *
 * one load after the other, no more than fit on arrival. */
static int loads(const struct dispatch_view *view)
{
    if (!(view->load_kg > 0.0) || dispatch_run_out_s(view) > view->trip_s + view->safety_s)
        return 0;
    double room_kg =
        view->capacity_kg + view->draw_kg_per_s * view->trip_s - view->level_kg - view->on_order_kg;
    return room_kg >= view->load_kg;
}

const struct order_rule order_vendor_managed = {
    .name = "vendor_managed",
    .summary =
        "the producer sends a load when the furnaces would run dry within a trip and the safety",
    .source = "assumption",
    .at_once = 1,
    .loads = loads,
};
