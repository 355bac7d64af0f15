/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_YARD_H
#define SIM_CHAIN_YARD_H

#include "sim/chain/vessel.h"

/*
 * The producer's ladle yard: the pool of ladles, the preheat stations, and the trips that wait for
 * ladles. a ready ladle is kept hot on its station until a trip takes it to the tap.
 */

struct trip;

struct yard {
    struct world *world;
    struct ladle_grid *grid;
    struct vessel *vessel;
    int vessels;
    struct resource station, cleaner;
    struct trip **waiting; /* FIFO of trips that want ladles */
    int waiting_count, waiting_capacity;
};

/* fails: false when out of memory. */
bool yard_init(struct yard *yard, struct world *world);
void yard_clear(struct yard *yard);
void yard_begin(struct yard *yard);
void yard_sync(struct yard *yard);

/* Asks for one ladle; trip_take_ladle is called, as an event, when there is one. */
void yard_request(struct yard *yard, struct trip *trip);

/* Does any empty ladle wait for a preheat station? */
bool yard_queues(const struct yard *yard);

/* Does any wait to be cleaned? */
bool yard_cleans(const struct yard *yard);

/* An empty ladle comes back from the road. */
void yard_return(struct yard *yard, struct vessel *vessel);

/* Ladle time out of service for relining so far. */
double yard_out_s(const struct yard *yard);

/* The ladle leaves for the tap: frees its station. */
void yard_leave(struct vessel *vessel);

#endif
