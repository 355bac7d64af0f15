/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Store: a level between empty and full, with those who wait to put in and to take out.
 *
 * A put is granted when its whole amount fits, a get when its whole amount is there; in each queue
 * lower priority number first, then FIFO, and nobody overtakes: a small request waits behind a
 * large one. The amount moves at the moment of the grant; the grant is told by an event at the
 * current time with priority 0, so nothing of the caller runs inside put, get or cancel. Amounts
 * are in the unit of the model (kg, pieces).
 */
#ifndef SIM_KERNEL_STORE_H
#define SIM_KERNEL_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/kernel/calendar.h"
#include "sim/kernel/tally.h"
#include "sim/kernel/timeavg.h"
#include "sim/kernel/waitlist.h"

/* One of the two queues of a store. */
struct store_side {
    struct waitlist queue;
    struct timeavg queue_avg;
    struct tally wait_s; /* of each request granted, zeros too */
    double moved;        /* sum of the amounts granted */
    uint64_t requested;
    uint64_t granted;
    uint64_t cancelled;
};

/* In place; must not move while in use. The statistics may be read, nothing may be written. */
struct store {
    struct calendar *calendar;
    const char *name;
    double capacity;
    double level; /* 0 to capacity, beyond by rounding only (1e-12 of the capacity) */
    struct waitpool pool;
    struct store_side puts;
    struct store_side gets;
    struct timeavg level_avg;
};

/* in: name, for messages, must outlive the store; capacity, > 0 and finite; level, 0 to capacity.
 */
void store_init(struct store *store, struct calendar *calendar, const char *name, double capacity,
                double level);

/* Frees the queues; requests that wait are dropped. Grants not yet told stay on the calendar. */
void store_clear(struct store *store);

/* Asks to put in, or to take out, an amount.
 * in: amount, above 0 and up to the capacity; priority, lower first; granted, runs with subject
 * when the amount has moved. fails: 0 when out of memory; the calendar has failed then. */
request_id store_put(struct store *store, double amount, int priority, event_action *granted,
                     void *subject);
request_id store_get(struct store *store, double amount, int priority, event_action *granted,
                     void *subject);

/* Withdraws a request that waits. Gives false, and does nothing, when id is 0, was withdrawn, or
 * the amount has moved already (its grant is told then). */
bool store_cancel(struct store *store, request_id request);

/* Forgets all statistics (end of the warm-up); level and who waits stay. */
void store_reset_statistics(struct store *store);

/* Time average of the level since the start or reset. */
double store_mean_level(const struct store *store);

#endif
