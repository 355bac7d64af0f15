/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/outcome.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/carbon/carbon.h"
#include "sim/chain/metal_price.h"

static const char *const wait_names[WAITS] = {
    [WAIT_SHIFT] = "shift",       [WAIT_TRUCK] = "truck",       [WAIT_CREW] = "crew",
    [WAIT_LADLE] = "ladle",       [WAIT_PREHEAT] = "preheat",   [WAIT_TAP] = "tap",
    [WAIT_ROAD] = "road",         [WAIT_BREAK] = "break",       [WAIT_BREAKDOWN] = "breakdown",
    [WAIT_DOCK] = "dock",         [WAIT_ROOM] = "room",         [WAIT_MELT] = "melt",
    [WAIT_WASH] = "wash",         [WAIT_CLEANING] = "cleaning",

    [WAIT_WEIGH] = "weighbridge",
};

const char *wait_cause_name(enum wait_cause cause)
{
    return wait_names[cause];
}

void outcome_clear(struct outcome *outcome)
{
    sample_clear(&outcome->arrival_K);
    sample_clear(&outcome->lead_s);
    sample_clear(&outcome->order_to_pour_s);
    free(outcome->series_arrival_K.value);
    free(outcome->series_stock_kg.value);
    free(outcome->row);
    for (int i = 0; outcome->each != NULL && i < outcome->customers; i++)
        outcome_clear(&outcome->each[i]);
    free(outcome->each);
    memset(outcome, 0, sizeof *outcome);
}

bool outcome_split(struct outcome *outcome, int customers)
{
    outcome->each = calloc((size_t)customers, sizeof *outcome->each);
    if (outcome->each == NULL)
        return false;
    outcome->customers = customers;
    outcome->customer = -1;
    for (int i = 0; i < customers; i++) {
        outcome->each[i].route = outcome->route;
        outcome->each[i].seed = outcome->seed;
        outcome->each[i].replication = outcome->replication;
        outcome->each[i].horizon_s = outcome->horizon_s;
        outcome->each[i].cut_s = outcome->cut_s;
        outcome->each[i].index = i;
        outcome->each[i].customer = i;
    }
    return true;
}

static struct cost_fuel fuel_of(const struct fleet *fleet)
{
    switch (fleet->fuel) {
    case TRUCK_LNG:
        return (struct cost_fuel){.other_frac = 1, .lng_kg = fleet->lng_kg_per_m3};
    case TRUCK_ELECTRIC:
        return (struct cost_fuel){.other_frac = 1, .power_J = fleet->power_J_per_m3};
    default:
        return (struct cost_fuel){.other_frac = 0};
    }
}

void outcome_cost_view(const struct scenario *scenario, const struct outcome *outcome,
                       const struct price_set *prices, struct cost_view *view)
{
    struct carbon_sheet carbon;

    *view = (struct cost_view){
        .route = outcome->route,
        .prices = prices,
        .flow = &outcome->observed,
        .assets = &outcome->assets,
        .observed_s = outcome->horizon_s - outcome->cut_s,
        .new_metal_kg = outcome->new_metal_kg,
        .distance_m = outcome->distance_m,
        .incident_rate_per_m = scenario->fleet.incidents_per_m,
        .pooled = scenario->fleet.pooled,
        .fuel = fuel_of(&scenario->fleet),
    };
    if (!metal_price_value(scenario, outcome, view))
        view->metal_price_per_kg = NAN; /* out of memory: no sheet may look right */
    carbon_sheet_evaluate(view, &scenario->carbon, &carbon);
    view->carbon_kg = carbon_chain_kg(&carbon);
    view->direct_kg = carbon.direct_kg;
}
