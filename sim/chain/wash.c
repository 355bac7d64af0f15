/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/wash.h"

#include "sim/scenario/resolve.h"

/* The lid is off while a ladle is raked and rinsed. source: assumption */
#define WASH_OPEN_FRAC 1.0

static const struct scenario *scenario_of(const struct vessel *vessel)
{
    return vessel->yard->world->scenario;
}

/* Mean draw of new metal of all who take the alloy of that group. */
static double group_draw_kg_per_s(const struct scenario *scenario, int group)
{
    double sum = 0;

    for (int i = 0; i < scenario->customer_count; i++)
        if (scenario->customers[i].alloy_group == group)
            sum += plan_draw_kg_per_s(&scenario->customers[i]);
    return sum;
}

/* The group that has fewest ladles for its draw; first those without a truck load. */
static int neediest_group(const struct scenario *scenario, const int *have, int load)
{
    int best = 0;
    double best_need = -1;

    for (int group = 0; group < scenario->customer_count; group++) {
        const double draw = group_draw_kg_per_s(scenario, group);
        const double need = have[group] < load ? 1e30 - have[group] : draw / (have[group] + 1);

        if (scenario->customers[group].alloy_group == group && need > best_need) {
            best = group;
            best_need = need;
        }
    }
    return best;
}

void wash_keep(struct yard *yard)
{
    const struct scenario *scenario = yard->world->scenario;
    int have[SCENARIO_MAX_CUSTOMERS] = {0};

    if (scenario->ladle.change != CHANGE_DEDICATED)
        return;
    for (int i = 0; i < yard->vessels; i++) {
        yard->vessel[i].kept_for = neediest_group(scenario, have, scenario->fleet.ladles_per_truck);
        have[yard->vessel[i].kept_for]++;
    }
}

bool wash_fits(const struct vessel *vessel, int group)
{
    return vessel->kept_for < 0 || vessel->kept_for == group;
}

bool wash_matches(const struct vessel *vessel, int group)
{
    return vessel->alloy_group < 0 || vessel->alloy_group == group;
}

bool wash_needed(const struct vessel *vessel, int group)
{
    return scenario_of(vessel)->ladle.change == CHANGE_WASH && !wash_matches(vessel, group);
}

double wash_begin(struct vessel *vessel)
{
    yard_leave(vessel);
    vessel_wash(vessel);
    vessel_open(vessel, WASH_OPEN_FRAC);
    return scenario_of(vessel)->ladle.wash_s;
}
