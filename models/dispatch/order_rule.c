/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ordering rules by name, and what they share. A new rule is a file and a line here. */
#include "models/dispatch/order_rule.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const struct order_rule *const table[] = {&order_reorder_level,
                                                 &order_fill_up,
                                                 &order_one_at_a_time,
                                                 &order_timetable,
                                                 &order_forecast,
                                                 &order_vendor_managed,
                                                 NULL};

const struct order_rule *const *order_rules(void)
{
    return table;
}

const struct order_rule *order_rule_find(const char *name)
{
    for (size_t i = 0; table[i]; i++)
        if (strcmp(table[i]->name, name) == 0)
            return table[i];
    return NULL;
}

double dispatch_reorder_kg(const struct dispatch_view *view)
{
    if (!isnan(view->reorder_kg))
        return view->reorder_kg;
    return view->usable_min_kg + view->draw_kg_per_s * (view->lead_s + view->safety_s);
}

double dispatch_position_kg(const struct dispatch_view *view)
{
    return view->level_kg - view->stuck_kg + view->on_order_kg;
}

double dispatch_run_out_s(const struct dispatch_view *view)
{
    double left_kg = fmax(dispatch_position_kg(view) - view->usable_min_kg, 0.0);
    return view->draw_kg_per_s > 0.0 ? left_kg / view->draw_kg_per_s : HUGE_VAL;
}

/* A sum of many small draws may miss a full load by a rounding. */
#define SLACK_FRAC 1e-9

int dispatch_fitting(const struct dispatch_view *view)
{
    double room_kg =
        view->capacity_kg + view->draw_kg_per_s * view->lead_s - view->level_kg - view->on_order_kg;
    if (!(view->load_kg > 0.0) || room_kg <= 0.0)
        return 0;
    return (int)fmin(floor(room_kg / view->load_kg + SLACK_FRAC), DISPATCH_MAX_LOADS);
}

struct dispatch_view dispatch_later(const struct dispatch_view *view, double later_s)
{
    struct dispatch_view later = *view;

    later.level_kg = fmax(view->level_kg - view->draw_kg_per_s * later_s, 0.0);
    later.planned_kg += view->draw_kg_per_s * later_s;
    return later;
}

int dispatch_runs_dry(const struct dispatch_view *view)
{
    return dispatch_position_kg(view) - view->draw_kg_per_s * view->lead_s < view->usable_min_kg;
}
