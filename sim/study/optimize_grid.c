/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/optimize_grid.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/number.h"
#include "sim/study/plans.h"

/* Steps of the grid around the plan. source: assumption */
static const double TAP_STEP_K = 15, SAFETY_STEP_S = 3600;
enum { MOST_LADLES_PER_TRUCK = 4 };

static struct optimize_candidate *add(struct optimize *o)
{
    if (o->count == OPTIMIZE_MOST) {
        snprintf(o->message, sizeof o->message, "more than %d plans: vary less", OPTIMIZE_MOST);
        return NULL;
    }
    if (o->count % 64 == 0) {
        struct optimize_candidate *more =
            realloc(o->candidate, (size_t)(o->count + 64) * sizeof *more);
        if (!more) {
            snprintf(o->message, sizeof o->message, "out of memory");
            return NULL;
        }
        o->candidate = more;
    }
    struct optimize_candidate *candidate = &o->candidate[o->count++];
    memset(candidate, 0, sizeof *candidate);
    return candidate;
}

/* --- the user's own --------------------------------------------------------------------------- */

static bool own_grid(const struct optimize_plan *plan, struct optimize *o)
{
    int index[OPTIMIZE_KEYS] = {0};
    if (plan->vary_count > OPTIMIZE_KEYS) {
        snprintf(o->message, sizeof o->message, "at most twelve keys can be varied at once");
        return false;
    }
    o->keys = plan->vary_count;
    for (int k = 0; k < o->keys; k++)
        snprintf(o->key[k], sizeof o->key[k], "%s", plan->vary[k].key);
    for (int k = 0; k >= 0;) {
        struct optimize_candidate *candidate = add(o);
        if (!candidate)
            return false;
        for (int i = 0; i < o->keys; i++)
            snprintf(candidate->setting[i], sizeof candidate->setting[i], "%s=%s", o->key[i],
                     plan->vary[i].value[index[i]]);
        for (k = o->keys - 1; k >= 0 && ++index[k] == plan->vary[k].count; k--)
            index[k] = 0;
    }
    return true;
}

/* --- around the plan -------------------------------------------------------------------------- */

enum { PER_TRUCK, TRUCKS, LADLES, TAP, SAFETY, GRID_KEYS };

static void set(struct optimize_candidate *candidate, int key, const char *name, double value,
                const char *unit)
{
    char number[NUMBER_ROOM];
    number_format(value, number);
    snprintf(candidate->setting[key], sizeof candidate->setting[key], "%s=%s%s", name, number,
             unit);
}

/* Plans with so many ladles on a truck: trucks and ladles around what is worked out for it. */
static bool around(struct optimize *o, const struct scenario *own, const struct scenario *base,
                   int per_truck)
{
    /* as it was written: less the last digits of 273.15 */
    const double tap_C = round((own->producer.tap_K.mean - 273.15) * 1e6) / 1e6;
    const double safety_h = round(own->customers[0].molten.safety_s / 3600 * 1e6) / 1e6;
    for (int trucks = base->fleet.trucks - 1; trucks <= base->fleet.trucks + 1; trucks++)
        for (int ladles = base->ladle.count - 1; ladles <= base->ladle.count + 1; ladles++)
            for (int tap = -1; tap <= 1; tap++)
                for (int safety = 0; safety <= 1; safety++) {
                    if (trucks < 1 || ladles < per_truck)
                        continue;
                    struct optimize_candidate *c = add(o);
                    if (!c)
                        return false;
                    set(c, PER_TRUCK, "fleet.ladles_per_truck", per_truck, "");
                    set(c, TRUCKS, "fleet.trucks", trucks, "");
                    set(c, LADLES, "ladle.count", ladles, "");
                    set(c, TAP, "producer.tap_temperature", tap_C + tap * TAP_STEP_K, " degC");
                    set(c, SAFETY, "molten.safety", safety_h + safety * SAFETY_STEP_S / 3600, " h");
                    c->own = per_truck == own->fleet.ladles_per_truck &&
                             trucks == own->fleet.trucks && ladles == own->ladle.count &&
                             tap == 0 && safety == 0;
                }
    return true;
}

static bool grid_around(const struct optimize_plan *plan, struct optimize *o)
{
    static const char *const key[GRID_KEYS] = {"fleet.ladles_per_truck", "fleet.trucks",
                                               "ladle.count", "producer.tap_temperature",
                                               "molten.safety"};
    const int own = plan->scenario->fleet.ladles_per_truck;
    o->keys = GRID_KEYS;
    for (int k = 0; k < GRID_KEYS; k++)
        snprintf(o->key[k], sizeof o->key[k], "%s", key[k]);
    for (int per_truck = own - 1; per_truck <= own + 1; per_truck++) {
        char setting[64];
        const char *const extra[] = {setting};
        if (per_truck < 1 || per_truck > MOST_LADLES_PER_TRUCK)
            continue;
        snprintf(setting, sizeof setting, "fleet.ladles_per_truck=%d", per_truck);
        struct scenario *base = source_make(plan->source, extra, 1, o->message);
        bool fine = !base || around(o, plan->scenario, base, per_truck);
        scenario_free(&base);
        if (!fine)
            return false;
    }
    if (o->count > 0)
        o->message[0] = '\0';
    return o->count > 0;
}

static void make(const struct optimize_plan *plan, struct optimize *o,
                 struct optimize_candidate *candidate)
{
    const char *extra[OPTIMIZE_KEYS];
    char weight[80];
    for (int k = 0; k < o->keys; k++)
        extra[k] = candidate->setting[k];
    candidate->scenario = source_make(plan->source, extra, o->keys, candidate->why);
    if (!candidate->scenario) {
        o->invalid++;
        return;
    }
    candidate->why[0] = '\0';
    plans_weight(candidate->scenario, weight);
    if (weight[0]) {
        snprintf(candidate->why, sizeof candidate->why, "%s", weight);
        candidate->heavy = true;
        o->heavy++;
        scenario_free(&candidate->scenario);
    }
}

bool optimize_grid(const struct optimize_plan *plan, struct optimize *optimize)
{
    if (!(plan->vary_count > 0 ? own_grid(plan, optimize) : grid_around(plan, optimize)))
        return false;
    for (int i = 0; i < optimize->count; i++)
        make(plan, optimize, &optimize->candidate[i]);
    return true;
}
