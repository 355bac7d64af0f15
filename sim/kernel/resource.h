/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resource: a number of like servers and one queue in front of them (docks, trucks, crews).
 *
 * A request is granted when a server is free and nobody stands before it: lower priority number
 * first, then FIFO. The server is taken at once; its grant is told by an event at the current time
 * with priority 0, so nothing of the caller runs inside acquire, release or cancel. Who was granted
 * holds one server until resource_release.
 */
#ifndef SIM_KERNEL_RESOURCE_H
#define SIM_KERNEL_RESOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/kernel/calendar.h"
#include "sim/kernel/tally.h"
#include "sim/kernel/timeavg.h"
#include "sim/kernel/waitlist.h"

/* In place; must not move while in use. The statistics may be read, nothing may be written. */
struct resource {
    struct calendar *calendar;
    const char *name;
    int capacity;
    int busy; /* servers taken, grants not yet told among them */
    struct waitpool pool;
    struct waitlist queue;
    struct waitlist told; /* granted, the event under way, in the order of those events */
    struct tally wait_s;  /* of each request granted, zeros too */
    struct timeavg queue_avg;
    struct timeavg busy_avg;
    struct timeavg capacity_avg;
    uint64_t requested;
    uint64_t granted;
    uint64_t released;
    uint64_t cancelled;
};

/* A resource with all servers free, statistics from now.
 * in: name, for messages, must outlive the resource; capacity, >= 0. */
void resource_init(struct resource *resource, struct calendar *calendar, const char *name,
                   int capacity);

/* Frees the queue; requests that wait are dropped, grants under way are taken off the calendar. */
void resource_clear(struct resource *resource);

/* Asks for one server.
 * in: priority, lower first; granted, runs with subject when a server has been taken for it.
 * fails: 0 when out of memory; the calendar has failed then. */
request_id resource_acquire(struct resource *resource, int priority, event_action *granted,
                            void *subject);

/* Gives back one server that was granted and told; aborts when there is none. */
void resource_release(struct resource *resource);

/* Withdraws a request that waits, or one that is granted but not yet told (its server is free
 * again). Gives false, and does nothing, when id is 0, was told or was withdrawn. */
bool resource_cancel(struct resource *resource, request_id request);

/* Number of servers from now on. Fewer servers interrupt nobody: busy may exceed capacity until
 * enough are released. in: capacity, >= 0. */
void resource_set_capacity(struct resource *resource, int capacity);

/* Forgets all statistics (end of the warm-up); who waits and who is served stays. */
void resource_reset_statistics(struct resource *resource);

/* Time averages since the start or reset. */
double resource_mean_queue(const struct resource *resource);
double resource_mean_busy(const struct resource *resource);

/* Busy time over available time of the servers, 0 to 1 while capacity is not lowered; NAN when
 * there was no server. */
double resource_utilisation_frac(const struct resource *resource);

#endif
