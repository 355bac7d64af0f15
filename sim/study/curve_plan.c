/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "sim/study/curve.h"
#include "sim/study/plans.h"

enum { MOST_FIXED = 24 };

struct scenario *curve_scenario(const struct curve *curve, double x, char message[240])
{
    char setting[160];
    const char *extra[MOST_FIXED + 1];
    int count = 0;
    source_setting(curve->key, &curve->info, x, setting, sizeof setting);
    for (; count < curve->fixed_count && count < MOST_FIXED; count++)
        extra[count] = curve->fixed[count];
    extra[count++] = setting;
    return source_make(curve->source, extra, count, message);
}

void curve_judge(struct curve *curve)
{
    for (int i = 0; i < curve->count; i++) {
        struct curve_point *point = curve->point[i];
        char unheard[240];
        struct plans plans;
        struct scenario *scenario =
            point->table.count > 0 ? curve_scenario(curve, point->x, unheard) : NULL;
        if (scenario) {
            plans_judge(scenario, &point->table, &plans);
            snprintf(point->plan, sizeof point->plan, "%s", plans_word(plans_state(&plans)));
        }
        scenario_free(&scenario);
    }
}

const char *curve_plan(const struct curve *curve, double x)
{
    const char *below = "", *above = "";
    for (int i = 0; i < curve->count; i++) {
        const struct curve_point *point = curve->point[i];
        if (point->plan[0] == '\0')
            continue;
        if (point->x <= x)
            below = point->plan;
        if (point->x >= x && above[0] == '\0')
            above = point->plan;
    }
    return below[0] && strcmp(below, plans_word(PLANS_FEASIBLE)) != 0 ? below : above;
}
