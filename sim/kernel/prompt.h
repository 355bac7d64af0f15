/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a calendar that holds events of the present instant: a ring, first in, first out.
 *
 * All of one ring have the calendar's time and priority 0, so their sequence alone says whether an
 * event of the tree goes before them.
 */
#ifndef SIM_KERNEL_PROMPT_H
#define SIM_KERNEL_PROMPT_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/kernel/calendar.h"

struct prompt {
    event_action *action; /* NULL: cancelled */
    void *subject;
    uint64_t sequence;
};

struct prompt_ring {
    struct prompt *item;
    uint64_t mask;       /* room less one; the room is a power of two */
    uint64_t first, end; /* numbers of the events in it, counted for ever; the first is alive */
    uint32_t cancelled;  /* of them */
};

/* An empty ring. fails: false when out of memory. owns: the caller, until prompt_clear. */
bool prompt_init(struct prompt_ring *ring);
void prompt_clear(struct prompt_ring *ring);

/* Twice the room. fails: false when out of memory; nothing has changed then. */
bool prompt_grow(struct prompt_ring *ring);

/* The event with this number, or NULL when it is done or cancelled. */
struct prompt *prompt_find(const struct prompt_ring *ring, uint64_t number);

/* Takes the event out. Gives false, and does nothing, when it is done or cancelled. */
bool prompt_cancel(struct prompt_ring *ring, uint64_t number);

static inline bool prompt_none(const struct prompt_ring *ring)
{
    return ring->first == ring->end;
}

static inline bool prompt_full(const struct prompt_ring *ring)
{
    return ring->end - ring->first > ring->mask;
}

static inline struct prompt *prompt_at(const struct prompt_ring *ring, uint64_t number)
{
    return &ring->item[number & ring->mask];
}

/* The first one leaves, and those behind it that are cancelled. */
static inline void prompt_leave(struct prompt_ring *ring)
{
    ring->first++;
    while (ring->cancelled > 0 && !prompt_none(ring) && !prompt_at(ring, ring->first)->action) {
        ring->first++;
        ring->cancelled--;
    }
}

#endif
