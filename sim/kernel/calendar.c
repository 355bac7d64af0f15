/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tournament tree: every pending event has a slot, every slot a leaf that holds its key, every
 * inner node the smaller key of its two children, so that the root is the next event. Push, cancel
 * and move write one leaf and replay the matches on its way up. docs/design/calendar.md says why.
 *
 * Key, 128 bits, smaller is earlier: 64 bits of time (a double >= 0 sorts like its bits),
 * 8 of priority, 38 of sequence, 18 of slot. An empty leaf is all ones.
 */
#include "sim/kernel/calendar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/kernel/prompt.h"

__extension__ typedef unsigned __int128 event_key;

enum { SLOT_BITS = 18, SEQUENCE_BITS = 38, PRIORITY_SHIFT = 56, FIRST_LEAVES = 2 };

_Static_assert(CALENDAR_PENDING_MAX == 1 << SLOT_BITS,
               "a slot number must fit its bits of the key");
_Static_assert(SLOT_BITS + SEQUENCE_BITS == PRIORITY_SHIFT, "the low word of the key must be full");

static const event_key EMPTY = ~(event_key)0;
static const uint64_t SEQUENCE_MAX = ((uint64_t)1 << SEQUENCE_BITS) - 1;
static const uint32_t SLOT_MASK = ((uint32_t)1 << SLOT_BITS) - 1;
static const uint32_t NO_SLOT = UINT32_MAX;
static const event_id PROMPT_BIT = (event_id)1
                                   << 63; /* of an id: the rest is a number in the ring */

struct slot {
    event_action *action;
    void *subject;
    event_id id; /* 0: free */
};

struct calendar {
    struct require_context context; /* its time_s is the clock */
    event_key *node;                /* 1 the root, leaf_count.. the leaves */
    struct slot *slot;              /* leaf_count of them */
    uint32_t *free_slot;            /* stack of free slots, the next to use on top */
    uint32_t leaf_count;            /* a power of two */
    uint32_t free_count;
    uint32_t hole; /* slot of the event just run whose matches are not replayed yet, or NO_SLOT */
    bool failed;
    struct prompt_ring prompt; /* events of the present instant beside those of the tree */
    uint64_t sequence;         /* last one given */
    uint64_t executed;
    uint64_t cancelled;
};

static uint64_t time_bits(double time_s)
{
    double positive_s = time_s + 0.0; /* -0.0 becomes 0.0 */
    uint64_t bits;
    memcpy(&bits, &positive_s, sizeof bits);
    return bits;
}

static event_key key_make(double time_s, int priority, uint64_t sequence, uint32_t slot)
{
    uint64_t low = (uint64_t)(priority - CALENDAR_PRIORITY_MIN) << PRIORITY_SHIFT |
                   sequence << SLOT_BITS | slot;
    return (event_key)time_bits(time_s) << 64 | low;
}

static double key_time_s(event_key key)
{
    uint64_t bits = (uint64_t)(key >> 64);
    double time_s;
    memcpy(&time_s, &bits, sizeof time_s);
    return time_s;
}

static int key_priority(event_key key)
{
    return (int)((uint64_t)key >> PRIORITY_SHIFT) + CALENDAR_PRIORITY_MIN;
}

/* Writes the leaf and replays its matches up to the root; the minimum compiles without a branch. */
static inline void tree_set(struct calendar *calendar, uint32_t slot, event_key key)
{
    event_key *node = calendar->node;
    size_t i = (size_t)calendar->leaf_count + slot;
    node[i] = key;
    for (; i > 1; i >>= 1) {
        event_key other = node[i ^ 1];
        key = other < key ? other : key;
        node[i >> 1] = key;
    }
}

static inline event_key tree_top(struct calendar *calendar)
{
    if (calendar->hole != NO_SLOT) {
        tree_set(calendar, calendar->hole, EMPTY);
        calendar->hole = NO_SLOT;
    }
    return calendar->node[1];
}

/* Moves the leaves into arrays for new_count and plays all matches. */
static bool tree_grow(struct calendar *calendar, uint32_t new_count)
{
    uint32_t old_count = calendar->leaf_count;
    event_key *node = malloc(2 * (size_t)new_count * sizeof *node);
    struct slot *slot = realloc(calendar->slot, new_count * sizeof *slot);
    if (slot)
        calendar->slot = slot;
    uint32_t *free_slot = realloc(calendar->free_slot, new_count * sizeof *free_slot);
    if (free_slot)
        calendar->free_slot = free_slot;
    if (!node || !slot || !free_slot) {
        free(node);
        return false;
    }
    if (old_count > 0)
        memcpy(node + new_count, calendar->node + old_count, old_count * sizeof *node);
    for (uint32_t i = new_count; i-- > old_count;) {
        node[new_count + i] = EMPTY;
        slot[i].id = 0;
        free_slot[calendar->free_count++] = i;
    }
    node[0] = EMPTY;
    for (size_t i = new_count; i-- > 1;)
        node[i] = node[2 * i] < node[2 * i + 1] ? node[2 * i] : node[2 * i + 1];
    free(calendar->node);
    calendar->node = node;
    calendar->leaf_count = new_count;
    return true;
}

struct calendar *calendar_create(void)
{
    struct calendar *calendar = calloc(1, sizeof *calendar);
    if (!calendar)
        return NULL;
    calendar->hole = NO_SLOT;
    if (!tree_grow(calendar, FIRST_LEAVES) || !prompt_init(&calendar->prompt))
        calendar_free(&calendar);
    return calendar;
}

void calendar_free(struct calendar **calendar)
{
    if (!*calendar)
        return;
    free((*calendar)->node);
    free((*calendar)->slot);
    free((*calendar)->free_slot);
    prompt_clear(&(*calendar)->prompt);
    free(*calendar);
    *calendar = NULL;
}

void calendar_set_run(struct calendar *calendar, uint64_t seed, uint32_t replication)
{
    calendar->context.seed = seed;
    calendar->context.replication = replication;
}

const struct require_context *calendar_context(struct calendar *calendar, const char *entity)
{
    calendar->context.entity = entity;
    return &calendar->context;
}

/* Pushes after making room, or fails. Kept out of calendar_push, whose common way then needs no
 * memory of its own. */
__attribute__((noinline)) static event_id push_growing(struct calendar *calendar, double time_s,
                                                       int priority, event_action *action,
                                                       void *subject)
{
    if (calendar->sequence < SEQUENCE_MAX && calendar->leaf_count < CALENDAR_PENDING_MAX &&
        tree_grow(calendar, 2 * calendar->leaf_count))
        return calendar_push(calendar, time_s, priority, action, subject);
    calendar->failed = true;
    return 0;
}

event_id calendar_push(struct calendar *calendar, double time_s, int priority, event_action *action,
                       void *subject)
{
    REQUIRE(time_s >= calendar->context.time_s && time_s < (double)INFINITY, &calendar->context);
    REQUIRE(priority >= CALENDAR_PRIORITY_MIN && priority <= CALENDAR_PRIORITY_MAX,
            &calendar->context);
    REQUIRE(action != NULL, &calendar->context);
    if (calendar->free_count == 0 || calendar->sequence >= SEQUENCE_MAX)
        return push_growing(calendar, time_s, priority, action, subject);
    uint32_t slot = calendar->free_slot[--calendar->free_count];
    uint64_t sequence = ++calendar->sequence;
    event_id id = sequence << SLOT_BITS | slot;
    calendar->slot[slot] = (struct slot){.action = action, .subject = subject, .id = id};
    if (slot == calendar->hole)
        calendar->hole = NO_SLOT;
    tree_set(calendar, slot, key_make(time_s, priority, sequence, slot));
    return id;
}

__attribute__((noinline)) static event_id push_now_growing(struct calendar *calendar,
                                                           event_action *action, void *subject)
{
    if (calendar->sequence < SEQUENCE_MAX && prompt_grow(&calendar->prompt))
        return calendar_push_now(calendar, action, subject);
    calendar->failed = true;
    return 0;
}

event_id calendar_push_now(struct calendar *calendar, event_action *action, void *subject)
{
    struct prompt_ring *ring = &calendar->prompt;
    REQUIRE(action != NULL, &calendar->context);
    if (prompt_full(ring) || calendar->sequence >= SEQUENCE_MAX)
        return push_now_growing(calendar, action, subject);
    *prompt_at(ring, ring->end) = (struct prompt){action, subject, ++calendar->sequence};
    return ring->end++ | PROMPT_BIT;
}

static uint32_t slot_of(const struct calendar *calendar, event_id id)
{
    uint32_t slot = (uint32_t)id & SLOT_MASK;
    return id != 0 && slot < calendar->leaf_count && calendar->slot[slot].id == id ? slot : NO_SLOT;
}

bool calendar_cancel(struct calendar *calendar, event_id id)
{
    if (id & PROMPT_BIT) {
        bool found = prompt_cancel(&calendar->prompt, id & ~PROMPT_BIT);
        calendar->cancelled += found;
        return found;
    }
    uint32_t slot = slot_of(calendar, id);
    if (slot == NO_SLOT)
        return false;
    calendar->slot[slot].id = 0;
    calendar->free_slot[calendar->free_count++] = slot;
    calendar->cancelled++;
    tree_set(calendar, slot, EMPTY);
    return true;
}

bool calendar_move(struct calendar *calendar, event_id id, double time_s)
{
    REQUIRE(isfinite(time_s) && time_s >= calendar->context.time_s, &calendar->context);
    REQUIRE(!(id & PROMPT_BIT), &calendar->context);
    uint32_t slot = slot_of(calendar, id);
    if (slot == NO_SLOT)
        return false;
    REQUIRE(calendar->sequence < SEQUENCE_MAX, &calendar->context);
    int priority = key_priority(calendar->node[calendar->leaf_count + slot]);
    tree_set(calendar, slot, key_make(time_s, priority, ++calendar->sequence, slot));
    return true;
}

bool calendar_pending(const struct calendar *calendar, event_id id)
{
    if (id & PROMPT_BIT)
        return prompt_find(&calendar->prompt, id & ~PROMPT_BIT) != NULL;
    return slot_of(calendar, id) != NO_SLOT;
}

double calendar_next_s(struct calendar *calendar)
{
    if (!prompt_none(&calendar->prompt))
        return calendar->context.time_s;
    event_key top = tree_top(calendar);
    return top == EMPTY ? (double)INFINITY : key_time_s(top);
}

/* Runs the event at the top. Its matches are replayed by the next push, which takes its slot, or by
 * the next look at the top: mostly an event pushes one other, and this saves half the work. */
static inline void run_top(struct calendar *calendar, event_key top)
{
    uint32_t index = (uint32_t)top & SLOT_MASK;
    struct slot *slot = &calendar->slot[index];
    event_action *action = slot->action;
    void *subject = slot->subject;
    slot->id = 0;
    calendar->free_slot[calendar->free_count++] = index;
    calendar->node[(size_t)calendar->leaf_count + index] = EMPTY;
    calendar->hole = index;
    calendar->context.time_s = key_time_s(top);
    calendar->executed++;
    action(subject);
}

/* Whether the first of the ring is the next event. While nothing of the tree is due now, and that
 * is so but for a coincidence, the matches of the hole can wait for the next push. */
static inline bool prompt_is_next(struct calendar *calendar)
{
    if (prompt_none(&calendar->prompt))
        return false;
    if (calendar->hole != NO_SLOT) {
        uint64_t now = time_bits(calendar->context.time_s);
        bool later = true;
        for (size_t i = (size_t)calendar->leaf_count + calendar->hole; i > 1; i >>= 1)
            later &= (uint64_t)(calendar->node[i ^ 1] >> 64) > now;
        if (later)
            return true;
    }
    uint64_t sequence = prompt_at(&calendar->prompt, calendar->prompt.first)->sequence;
    return key_make(calendar->context.time_s, 0, sequence, 0) < tree_top(calendar);
}

static inline void run_prompt(struct calendar *calendar)
{
    struct prompt prompt = *prompt_at(&calendar->prompt, calendar->prompt.first);
    prompt_leave(&calendar->prompt);
    calendar->executed++;
    prompt.action(prompt.subject);
}

/* Runs the next event if its key is not beyond that one. */
static inline bool run_next(struct calendar *calendar, event_key beyond)
{
    if (calendar->failed)
        return false;
    if (prompt_is_next(calendar)) {
        run_prompt(calendar);
        return true;
    }
    event_key top = tree_top(calendar);
    if (top > beyond)
        return false;
    run_top(calendar, top);
    return true;
}

bool calendar_step(struct calendar *calendar)
{
    return run_next(calendar, EMPTY - 1);
}

void calendar_run_until(struct calendar *calendar, double end_s)
{
    REQUIRE(isfinite(end_s) && end_s >= calendar->context.time_s, &calendar->context);
    event_key beyond = key_make(end_s, CALENDAR_PRIORITY_MAX, SEQUENCE_MAX, SLOT_MASK);
    while (run_next(calendar, beyond))
        ;
    if (!calendar->failed)
        calendar->context.time_s = end_s;
}

uint64_t calendar_executed(const struct calendar *calendar)
{
    return calendar->executed;
}

uint64_t calendar_cancelled(const struct calendar *calendar)
{
    return calendar->cancelled;
}

uint32_t calendar_pending_count(const struct calendar *calendar)
{
    const struct prompt_ring *ring = &calendar->prompt;
    return calendar->leaf_count - calendar->free_count + (uint32_t)(ring->end - ring->first) -
           ring->cancelled;
}

uint32_t calendar_room(const struct calendar *calendar)
{
    return calendar->leaf_count;
}

bool calendar_failed(const struct calendar *calendar)
{
    return calendar->failed;
}

void calendar_fail(struct calendar *calendar)
{
    calendar->failed = true;
}
