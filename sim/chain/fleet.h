/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_FLEET_H
#define SIM_CHAIN_FLEET_H

#include "sim/chain/world.h"
#include "sim/kernel/resource.h"

/*
 * Trucks: who is free, what they have driven, and their crews' hours. A crew begins with the first
 * trip that finds none on duty and is relieved with the first after the length of a shift. Where
 * trucks have a garage away from the plant, a crew drives in from it, and back when its shift or
 * the fleet's manned hours are over and its trip is done.
 */
/* Whose trip it is, and who pays which share of it: shares of a trip sum to one. */
struct truck_user {
    int customer;
    double share_frac;
};

struct truck {
    const struct truck_type *type;
    struct fleet_pool *fleet;
    int index;
    bool taken;
    struct truck_user user[MILK_RUN_MAX_STOPS]; /* on whose trip it is, or was last */
    int users;
    struct driving_state driving;
    double crew_from_s; /* when this crew took over */
    double taken_from_s;
    bool home;        /* at the garage, or on its way there until */
    double home_s;    /* this instant */
    double off_s;     /* when its crew goes home; where there is a garage */
    bool off_pending; /* an event waits for that */
    bool laid_up;     /* in the workshop; its trip is posted */
    /* own counters, for the books */
    double loaded_m, empty_m, fuel_m3, busy_s;
    int trips;
};

struct fleet_pool {
    struct world *world;
    struct truck *truck;
    int trucks;
    struct resource free; /* working trucks; spares stand in for those in repair */
    int spares;           /* that stand by now */
    double *garage_m;     /* driven between garage and plant since the cut, by customer */
};

/* fails: false when out of memory. */
bool fleet_init(struct fleet_pool *fleet, struct world *world);
void fleet_clear(struct fleet_pool *fleet);

/* Picks a free truck for a trip after a grant of `free`: the one that is ready at the plant first,
 * of those the one that takes most ladles, then by number. */
struct truck *fleet_take(struct fleet_pool *fleet);

/* Its users are set, and it is manned; a rested crew takes over when a shift is over. out: seconds
 * until it is ready, for relief and the way from the garage. */
double fleet_man_s(struct truck *truck);

void fleet_give_back(struct fleet_pool *fleet, struct truck *truck);

/* A truck goes from a trip to the workshop until it is given back. out: true when a spare takes its
 * place now, as the same truck; what is in the workshop is the next spare then, counted by who
 * ends its repair. */
bool fleet_lay_up(struct fleet_pool *fleet, struct truck *truck);

struct leg { /* one way between plant and customer */
    double distance_m;
    double drive_s;         /* wheels turning */
    double load_share_frac; /* 0..1 */
};

/* Drives a leg: posts kilometres and fuel. out: elapsed with breaks, *pause_s of it breaks. */
double fleet_drive_s(struct truck *truck, const struct leg *leg, double *pause_s);

/* Forgets statistics so far. */
void fleet_cut(struct fleet_pool *fleet);

void fleet_counters(const struct fleet_pool *fleet, double counter[FLOW_COUNT]);

#endif
