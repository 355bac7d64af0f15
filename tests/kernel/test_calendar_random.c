/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar against the plainest thing that is right: an unsorted list, searched for its
 * minimum. */
#include "sim/kernel/calendar.h"
#include "sim/kernel/stream.h"
#include "tests/support/main.h"

#include <stdlib.h>
#include <stdbool.h>
#include <string.h>

static const unsigned RAN = 0x80000000u; /* set on a label by its event */

enum { OPERATIONS = 100000, LIVE_MAX = 400, IDS = 8192 };

struct entry {
    double time_s;
    int priority;
    uint64_t order; /* of push or last move */
    event_id id;
    unsigned label;
};

struct naive {
    struct entry entry[LIVE_MAX];
    size_t count;
    uint64_t order;
};

struct world {
    struct calendar *calendar;
    struct naive naive;
    struct stream stream;
    unsigned label[LIVE_MAX * 2]; /* subjects, reused when free */
    unsigned ran;
    event_id old[IDS]; /* ids ever given, most of them stale */
    bool prompt[IDS];  /* which of them calendar_push_now gave */
    size_t old_count;
};

static void run(void *subject)
{
    unsigned *label = subject;
    *label |= RAN;
}

static bool earlier(const struct entry *a, const struct entry *b)
{
    if (a->time_s != b->time_s)
        return a->time_s < b->time_s;
    return a->priority != b->priority ? a->priority < b->priority : a->order < b->order;
}

static size_t naive_first(const struct naive *naive)
{
    size_t best = 0;
    for (size_t i = 1; i < naive->count; i++)
        if (earlier(&naive->entry[i], &naive->entry[best]))
            best = i;
    return best;
}

static size_t naive_find(const struct naive *naive, event_id id)
{
    for (size_t i = 0; i < naive->count; i++)
        if (naive->entry[i].id == id)
            return i;
    return SIZE_MAX;
}

static unsigned draw(struct world *world, unsigned n)
{
    return (unsigned)gsl_rng_uniform_int(stream_rng(&world->stream), n);
}

/* Few different times, so that ties are the rule. */
static double draw_time(struct world *world)
{
    return calendar_now(world->calendar) + draw(world, 12) * 0.37;
}

static void do_push(struct world *world, unsigned subject)
{
    struct naive *naive = &world->naive;
    if (naive->count == LIVE_MAX)
        return;
    struct entry entry = {.time_s = draw_time(world), .order = ++naive->order, .label = subject};
    void *whom = &world->label[subject];
    bool prompt = draw(world, 3) == 0;
    entry.priority = (int)draw(world, 5) - 2;
    world->label[subject] = subject;
    if (prompt) {
        entry.time_s = calendar_now(world->calendar);
        entry.priority = 0;
        entry.id = calendar_push_now(world->calendar, run, whom);
    } else {
        entry.id = calendar_push(world->calendar, entry.time_s, entry.priority, run, whom);
    }
    ck_assert(naive_find(naive, entry.id) == SIZE_MAX);
    naive->entry[naive->count++] = entry;
    world->prompt[world->old_count % IDS] = prompt;
    world->old[world->old_count++ % IDS] = entry.id;
}

/* A random id of all that were given: mostly stale ones. */
static event_id draw_id(struct world *world, bool *prompt)
{
    size_t known = world->old_count < IDS ? world->old_count : IDS;
    *prompt = false;
    if (known == 0)
        return 0;
    size_t recent = known < 600 ? known : 600;
    unsigned back = draw(world, (unsigned)(draw(world, 4) == 0 ? known : recent));
    *prompt = world->prompt[(world->old_count - 1 - back) % IDS];
    return world->old[(world->old_count - 1 - back) % IDS];
}

static void do_cancel(struct world *world)
{
    bool prompt;
    event_id id = draw_id(world, &prompt);
    size_t at = naive_find(&world->naive, id);
    ck_assert(calendar_pending(world->calendar, id) == (at != SIZE_MAX));
    ck_assert(calendar_cancel(world->calendar, id) == (at != SIZE_MAX));
    if (at != SIZE_MAX)
        world->naive.entry[at] = world->naive.entry[--world->naive.count];
}

static void do_move(struct world *world)
{
    bool prompt;
    event_id id = draw_id(world, &prompt);
    double time_s = draw_time(world);
    if (prompt)
        return; /* they cannot be moved */
    size_t at = naive_find(&world->naive, id);
    ck_assert(calendar_move(world->calendar, id, time_s) == (at != SIZE_MAX));
    if (at != SIZE_MAX) {
        world->naive.entry[at].time_s = time_s;
        world->naive.entry[at].order = ++world->naive.order;
    }
}

static void do_step(struct world *world)
{
    struct naive *naive = &world->naive;
    if (naive->count == 0) {
        ck_assert(!calendar_step(world->calendar));
        return;
    }
    size_t first = naive_first(naive);
    struct entry entry = naive->entry[first];
    ck_assert_double_eq(calendar_next_s(world->calendar), entry.time_s);
    ck_assert(calendar_step(world->calendar));
    ck_assert_msg(world->label[entry.label] == (entry.label | RAN), "another event ran");
    ck_assert_double_eq(calendar_now(world->calendar), entry.time_s);
    naive->entry[first] = naive->entry[--naive->count];
    world->ran++;
}

static unsigned free_label(const struct world *world)
{
    for (unsigned label = 0;; label++) {
        bool used = false;
        for (size_t i = 0; i < world->naive.count && !used; i++)
            used = world->naive.entry[i].label == label;
        if (!used)
            return label;
    }
}

START_TEST(agrees_with_a_naive_list)
{
    struct world *world = calloc(1, sizeof *world);
    world->calendar = calendar_create();
    stream_init(&world->stream, 20250106, 0, "calendar test", 0);
    for (int i = 0; i < OPERATIONS; i++) {
        /* The list grows for a while, then shrinks, several times. */
        unsigned push_share = i / 5000 % 2 == 0 ? 50 : 36;
        unsigned what = draw(world, 100);
        if (what < push_share)
            do_push(world, free_label(world));
        else if (what < push_share + 10)
            do_cancel(world);
        else if (what < push_share + 20)
            do_move(world);
        else
            do_step(world);
        ck_assert_uint_eq(calendar_pending_count(world->calendar), world->naive.count);
    }
    ck_assert_uint_gt(world->ran, OPERATIONS / 4);
    while (world->naive.count > 0)
        do_step(world);
    ck_assert(!calendar_step(world->calendar));
    calendar_free(&world->calendar);
    free(world);
}
END_TEST

RUN_SUITE("calendar against a naive list", agrees_with_a_naive_list)
