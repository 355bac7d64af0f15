/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests that wait: the memory and the lists behind resources and stores.
 *
 * A pool holds the requests, numbered from 1; 0 is none. A list links requests of one pool, ordered
 * by priority (lower first), then FIFO. Joining is O(1) while priorities are equal, else it walks
 * past the less urgent ones; leaving is O(1).
 */
#ifndef SIM_KERNEL_WAITLIST_H
#define SIM_KERNEL_WAITLIST_H

#include <stdint.h>

#include "sim/kernel/calendar.h"

/* Names one request for ever; 0 is none. Ids of ended requests are recognised. */
typedef uint64_t request_id;

struct waiting {
    request_id id; /* 0: not in use */
    event_action *granted;
    void *subject;
    double since_s;
    double amount;
    event_id event; /* the grant under way, or 0 */
    int priority;
    uint32_t before;
    uint32_t after; /* in a list, or among the unused */
};

/* All zero is an empty pool. */
struct waitpool {
    struct waiting *item; /* item[0] is never used */
    uint32_t capacity;
    uint32_t unused; /* first of the unused, 0 when full */
    uint64_t serial;
};

/* All zero is an empty list. */
struct waitlist {
    uint32_t first;
    uint32_t last;
    uint32_t count;
};

/* A copy of the request, with an id of its own, in no list.
 * fails: 0 when out of memory.
 * owns: the pool, until waitpool_give or waitpool_clear. */
uint32_t waitpool_take(struct waitpool *pool, const struct waiting *request);

/* The request ends; its id is stale from now on. */
void waitpool_give(struct waitpool *pool, uint32_t number);

/* The request with this id, or 0 when it has ended. */
uint32_t waitpool_find(const struct waitpool *pool, request_id id);

void waitpool_clear(struct waitpool *pool);

/* Joins behind all of the same or a lower number of priority; leaves from anywhere. */
void waitlist_join(struct waitlist *list, struct waitpool *pool, uint32_t number);
void waitlist_leave(struct waitlist *list, struct waitpool *pool, uint32_t number);

#endif
