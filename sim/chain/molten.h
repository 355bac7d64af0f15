/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_MOLTEN_H
#define SIM_CHAIN_MOLTEN_H

#include "sim/chain/fleet.h"
#include "sim/chain/trip.h"
#include "sim/chain/yard.h"
#include "sim/kernel/sample.h"

/* Tallies of the molten route, forgotten at the cut. */
struct molten_tally {
    struct sample arrival_K, filled_K, face_K;
    struct sample lead_s, order_to_pour_s, cycle_s;
    int trips, loads, below_limit, reheated, refused, late;
    double wait_s[WAITS];
    double drive_s, pause_s;
    double shell_max_K;
};

/* The molten route's supply: yard, fleet, taps, docks and open orders. */
struct molten {
    struct world *world;
    struct yard yard;
    struct fleet_pool fleet;
    struct resource tap, dock;
    int orders;
    double on_order_kg;
    struct trip **trip;
    int trips, trip_capacity;
    double away_at_cut_s;    /* ladle time on trips before the cut */
    double heating_at_cut_s; /* station time spent heating before the cut */
    struct molten_tally tally;
    double week_sum_K; /* arrivals of the running week */
    int week_count;
};

/* A trip is over: frees it. */
void molten_trip_done(struct molten *molten, struct trip *trip);

#endif
