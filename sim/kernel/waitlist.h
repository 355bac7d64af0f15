/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests that wait: the memory and the lists behind resources and stores.
 *
 * A pool holds the requests, numbered from 1; 0 is none. A list links requests of one pool, ordered
 * by priority (lower first), then FIFO. Joining is O(1) while priorities are equal, else it walks
 * past the less urgent ones; leaving is O(1).
 */
#ifndef SIM_KERNEL_WAITLIST_H
#define SIM_KERNEL_WAITLIST_H

#include <stdbool.h>
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

/* Makes room in a full pool.
 * fails: false when out of memory. */
bool waitpool_grow(struct waitpool *pool);

/* A request with an id of its own, no event and in no list; the other members are for the caller.
 * fails: 0 when out of memory.
 * owns: the pool, until waitpool_give or waitpool_clear. */
static inline uint32_t waitpool_take(struct waitpool *pool)
{
    if (pool->unused == 0 && !waitpool_grow(pool))
        return 0;
    uint32_t number = pool->unused;
    struct waiting *item = &pool->item[number];
    pool->unused = item->after;
    item->id = ++pool->serial << 32 | number;
    item->event = 0;
    return number;
}

/* The request ends; its id is stale from now on. */
static inline void waitpool_give(struct waitpool *pool, uint32_t number)
{
    pool->item[number].id = 0;
    pool->item[number].after = pool->unused;
    pool->unused = number;
}

/* The request with this id, or 0 when it has ended. */
uint32_t waitpool_find(const struct waitpool *pool, request_id id);

void waitpool_clear(struct waitpool *pool);

/* Joins at the end, whatever the priorities. */
static inline void waitlist_append(struct waitlist *list, struct waitpool *pool, uint32_t number)
{
    pool->item[number].before = list->last;
    pool->item[number].after = 0;
    *(list->last != 0 ? &pool->item[list->last].after : &list->first) = number;
    list->last = number;
    list->count++;
}

/* Joins before all that are less urgent. */
void waitlist_join_among(struct waitlist *list, struct waitpool *pool, uint32_t number);

/* Joins behind all of the same or a lower number of priority. */
static inline void waitlist_join(struct waitlist *list, struct waitpool *pool, uint32_t number)
{
    if (list->last == 0 || pool->item[list->last].priority <= pool->item[number].priority)
        waitlist_append(list, pool, number);
    else
        waitlist_join_among(list, pool, number);
}

/* The first leaves. */
static inline void waitlist_leave_first(struct waitlist *list, struct waitpool *pool)
{
    uint32_t after = pool->item[list->first].after;
    list->first = after;
    *(after != 0 ? &pool->item[after].before : &list->last) = 0;
    list->count--;
}

/* Leaves, from anywhere. */
static inline void waitlist_leave(struct waitlist *list, struct waitpool *pool, uint32_t number)
{
    struct waiting *item = pool->item;
    uint32_t before = item[number].before;
    uint32_t after = item[number].after;
    *(before != 0 ? &item[before].after : &list->first) = after;
    *(after != 0 ? &item[after].before : &list->last) = before;
    list->count--;
}

#endif
