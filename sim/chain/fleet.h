/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_FLEET_H
#define SIM_CHAIN_FLEET_H

#include "sim/chain/world.h"
#include "sim/kernel/resource.h"

/* Trucks: who is free, what they have driven, and their crews' driving hours. */
struct truck {
    int index;
    bool taken;
    int customer; /* on whose trip it is, or was last; -1: none yet */
    struct driving_state driving;
    double crew_from_s; /* when this crew took over */
    double taken_from_s;
    /* own counters, for the books */
    double loaded_m, empty_m, fuel_m3, busy_s;
    int trips;
};

struct fleet_pool {
    struct world *world;
    struct truck *truck;
    int trucks;
    struct resource free; /* working trucks; spares stand in for those in repair */
};

/* fails: false when out of memory. */
bool fleet_init(struct fleet_pool *fleet, struct world *world);
void fleet_clear(struct fleet_pool *fleet);

/* Picks a free truck for a customer's trip after a grant of `free`; a rested crew takes over when a
 * shift is over. */
struct truck *fleet_take(struct fleet_pool *fleet, int customer);
void fleet_give_back(struct fleet_pool *fleet, struct truck *truck);

struct leg { /* one way between plant and customer */
    double distance_m;
    double drive_s;         /* wheels turning */
    double load_share_frac; /* 0..1 */
};

/* Drives a leg: posts kilometres and fuel. out: elapsed with breaks, *pause_s of it breaks. */
double fleet_drive_s(struct fleet_pool *fleet, struct truck *truck, const struct leg *leg,
                     double *pause_s);

void fleet_counters(const struct fleet_pool *fleet, double counter[FLOW_COUNT]);

#endif
