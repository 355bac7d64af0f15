/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of events: what it takes to run the first of 256 pending events and to put the next in its
 * place, in three bare lists and through the kernel's calendar. */
#include "scripts/bench/kernel/bench.h"

#include "scripts/bench/kernel/heap4.h"
#include "scripts/bench/kernel/tree.h"
#include "sim/kernel/calendar.h"

enum { PENDING = 256, STEPS = 2000000, DELAYS = 1 << 12 };

static double delay[DELAYS]; /* exponential, mean 1 */

/* Binary heap, key[1] the first; places the key from the root down. */
static void heap2_replace(bench_key *heap, bench_key key)
{
    unsigned i = 1;
    for (unsigned child; (child = 2 * i) <= PENDING; i = child) {
        if (child < PENDING && heap[child + 1] < heap[child])
            child++;
        if (key <= heap[child])
            break;
        heap[i] = heap[child];
    }
    heap[i] = key;
}

static double run_heap2(void)
{
    static bench_key heap[PENDING + 1];
    for (unsigned i = 1; i <= PENDING; i++)
        heap[i] = bench_key_make(i, i, 0); /* sorted, so a heap */
    double begun_s = bench_s();
    for (unsigned i = 0; i < STEPS; i++)
        heap2_replace(heap, bench_key_make(bench_key_time(heap[1]) + PENDING * delay[i % DELAYS],
                                           PENDING + i, 0));
    return (bench_s() - begun_s) / STEPS * 1e9;
}

static double run_heap4(void)
{
    static struct heap4 heap;
    heap.count = 0;
    for (unsigned i = 0; i < PENDING; i++)
        heap4_push(&heap, bench_key_make(i, i, 0));
    double begun_s = bench_s();
    for (unsigned i = 0; i < STEPS; i++)
        heap4_replace(&heap,
                      bench_key_make(bench_key_time(heap.key[0]) + PENDING * delay[i % DELAYS],
                                     PENDING + i, 0));
    return (bench_s() - begun_s) / STEPS * 1e9;
}

static double run_tree(void)
{
    static struct tree tree;
    tree_clear(&tree);
    for (uint32_t i = 0; i < PENDING; i++)
        tree_set(&tree, i, bench_key_make(i, i, i));
    double begun_s = bench_s();
    for (unsigned i = 0; i < STEPS; i++) {
        bench_key top = tree.node[1];
        uint32_t slot = bench_key_slot(top);
        tree_set(
            &tree, slot,
            bench_key_make(bench_key_time(top) + PENDING * delay[i % DELAYS], PENDING + i, slot));
    }
    return (bench_s() - begun_s) / STEPS * 1e9;
}

struct ringing {
    struct calendar *calendar;
    unsigned i;
};

static void ring(void *subject)
{
    struct ringing *ringing = subject;
    double next = calendar_now(ringing->calendar) + PENDING * delay[ringing->i++ % DELAYS];
    calendar_push(ringing->calendar, next, 0, ring, ringing);
}

static double run_calendar(void)
{
    struct ringing ringing = {.calendar = calendar_create()};
    for (unsigned i = 0; i < PENDING; i++)
        calendar_push(ringing.calendar, i, 0, ring, &ringing);
    double begun_s = bench_s();
    for (unsigned i = 0; i < STEPS; i++)
        calendar_step(ringing.calendar);
    double ns = (bench_s() - begun_s) / STEPS * 1e9;
    calendar_free(&ringing.calendar);
    return ns;
}

void bench_lists(struct bench_lists *best)
{
    struct stream stream;
    stream_init(&stream, 1, 0, "delay", 0);
    for (int i = 0; i < DELAYS; i++)
        delay[i] = bench_draw_exponential(bench_next, &stream);
    best->heap2_ns = fmin(best->heap2_ns, run_heap2());
    best->heap4_ns = fmin(best->heap4_ns, run_heap4());
    best->tree_ns = fmin(best->tree_ns, run_tree());
    best->calendar_ns = fmin(best->calendar_ns, run_calendar());
}
