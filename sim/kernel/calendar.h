/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event calendar: the clock, and what happens next.
 *
 * Events run in the order of time, then priority (lower first), then the order in which they were
 * pushed (FIFO). An event is a function and its subject; it carries no memory of its own. Time
 * starts at 0 s and never goes back. Nothing runs inside push, cancel or move: actions run in
 * calendar_step and calendar_run_until only, and may call everything here except those two and
 * calendar_free.
 *
 * Out of memory (or past CALENDAR_PENDING_MAX pending events): calendar_push gives 0, nothing runs
 * any more, and calendar_failed says so; a replication asks once, at its end.
 */
#ifndef SIM_KERNEL_CALENDAR_H
#define SIM_KERNEL_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/kernel/require.h"

/* What an event does, and to whom. */
typedef void event_action(void *subject);

/* Names one pushed event for ever; 0 is none. Ids of executed and cancelled events are recognised.
 */
typedef uint64_t event_id;

enum {
    CALENDAR_PRIORITY_MIN = -128, /* runs first */
    CALENDAR_PRIORITY_MAX = 127,  /* runs last */
    CALENDAR_PENDING_MAX = 1 << 18
};

struct calendar;

/* An empty calendar at time 0 s.
 * fails: NULL when out of memory.
 * owns: the caller, until calendar_free. */
struct calendar *calendar_create(void);

/* Frees the calendar and its pending events without running them, and sets the pointer to NULL.
 * in: calendar, may point to NULL. */
void calendar_free(struct calendar **calendar);

/* Who to name in the message of a broken REQUIRE.
 * in: seed and replication of this run. */
void calendar_set_run(struct calendar *calendar, uint64_t seed, uint32_t replication);

/* Context for REQUIRE: this calendar's time, seed and replication, and the entity named here.
 * owns: the calendar; entity must outlive the use. */
const struct require_context *calendar_context(struct calendar *calendar, const char *entity);

/* Simulated time in s. A calendar begins with its context, whose time is the clock. */
static inline double calendar_now(const struct calendar *calendar)
{
    return ((const struct require_context *)calendar)->time_s;
}

/* Puts an event in.
 * in: time_s, finite and not before now; priority, CALENDAR_PRIORITY_MIN to CALENDAR_PRIORITY_MAX;
 *     action, not NULL.
 * fails: 0 when out of memory or room (see above); aborts on arguments out of range. */
event_id calendar_push(struct calendar *calendar, double time_s, int priority, event_action *action,
                       void *subject);

/* The same at the current time with priority 0, cheaper: what is granted is told so. The order of
 * all events is that of calendar_push. */
event_id calendar_push_now(struct calendar *calendar, event_action *action, void *subject);

/* Takes a pending event out. Gives false, and does nothing, when id is 0, done or cancelled. */
bool calendar_cancel(struct calendar *calendar, event_id id);

/* Moves a pending event to another time; it keeps its id and priority and stands behind the events
 * that are there already. Gives false, and does nothing, when id is 0, done or cancelled.
 * in: time_s as in calendar_push; id, not from calendar_push_now. */
bool calendar_move(struct calendar *calendar, event_id id, double time_s);

/* Whether the event is still to come; false while its own action runs. */
bool calendar_pending(const struct calendar *calendar, event_id id);

/* Time in s of the next event; INFINITY when there is none. */
double calendar_next_s(struct calendar *calendar);

/* Runs the next event. Gives false when there is none, or after a failure. */
bool calendar_step(struct calendar *calendar);

/* Runs all events with time <= end_s, those pushed meanwhile too, and leaves now = end_s.
 * in: end_s, finite, not before now.
 * fails: after a failure, stops where it is. */
void calendar_run_until(struct calendar *calendar, double end_s);

/* Counts since calendar_create, and events pending now. */
uint64_t calendar_executed(const struct calendar *calendar);
uint64_t calendar_cancelled(const struct calendar *calendar);
uint32_t calendar_pending_count(const struct calendar *calendar);
/* Pending events that there was room for so far, those of calendar_push_now apart: less than twice
 * the most that there were, or 2. */
uint32_t calendar_room(const struct calendar *calendar);

/* Whether memory or room ran out, and how others that push events (queues) say that it did. */
bool calendar_failed(const struct calendar *calendar);
void calendar_fail(struct calendar *calendar);

#endif
