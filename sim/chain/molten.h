/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_MOLTEN_H
#define SIM_CHAIN_MOLTEN_H

#include "sim/chain/common_road.h"
#include "sim/chain/fleet.h"
#include "sim/chain/ingot_shop.h"
#include "sim/chain/producer.h"
#include "sim/chain/receiver.h"
#include "sim/chain/trip.h"
#include "sim/chain/yard.h"

/* The molten route's supply: yard, fleet and taps, which serve all; and those who are supplied. */
struct molten {
    struct world *world;
    struct yard yard;
    struct fleet_pool fleet;
    struct resource tap, scale;
    struct plant plant;
    struct receiver *receiver; /* one a customer */
    struct shops standby;      /* of customers who keep one */
    int receivers;
    struct common_road *road; /* that several of their ways begin on */
    int roads;
    int orders;         /* of all customers */
    struct trip **trip; /* under way */
    int trips, trip_capacity;
    double out_at_cut_s;     /* ladle time in relining before the cut */
    double away_at_cut_s;    /* ladle time on trips before the cut */
    double heating_at_cut_s; /* station time spent heating before the cut */
    double week_sum_K;       /* arrivals of the running week */
    int week_count;
};

/* Keeps a trip until molten_trip_done. fails: false when out of memory. */
bool molten_trip_keep(struct molten *molten, struct trip *trip);

/* A trip is over: frees it. */
void molten_trip_done(struct molten *molten, struct trip *trip);

#endif
