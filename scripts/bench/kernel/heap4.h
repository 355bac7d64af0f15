/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bare heap with four children a node; key[0] is the first. */
#ifndef SCRIPTS_BENCH_KERNEL_HEAP4_H
#define SCRIPTS_BENCH_KERNEL_HEAP4_H

#include "scripts/bench/kernel/bench.h"

enum { HEAP4_MOST = 512 };
struct heap4 {
    uint32_t count;
    bench_key key[HEAP4_MOST];
};

static inline void heap4_push(struct heap4 *heap, bench_key key)
{
    uint32_t i = heap->count++;
    for (uint32_t parent; i > 0 && key < heap->key[parent = (i - 1) / 4]; i = parent)
        heap->key[i] = heap->key[parent];
    heap->key[i] = key;
}

/* The first goes, the key comes in. */
static inline void heap4_replace(struct heap4 *heap, bench_key key)
{
    uint32_t i = 0, count = heap->count;
    for (uint32_t child; (child = 4 * i + 1) < count;) {
        uint32_t end = child + 4 < count ? child + 4 : count, least = child;
        for (uint32_t c = child + 1; c < end; c++)
            least = heap->key[c] < heap->key[least] ? c : least;
        if (key <= heap->key[least])
            break;
        heap->key[i] = heap->key[least];
        i = least;
    }
    heap->key[i] = key;
}

static inline void heap4_pop(struct heap4 *heap)
{
    bench_key last = heap->key[--heap->count];
    if (heap->count > 0)
        heap4_replace(heap, last);
}

#endif
