/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bare tournament tree: an entity has one pending event at most, and its own leaf. */
#ifndef SCRIPTS_BENCH_KERNEL_TREE_H
#define SCRIPTS_BENCH_KERNEL_TREE_H

#include "scripts/bench/kernel/bench.h"

enum { TREE_LEAVES = 256 };
struct tree {
    bench_key node[2 * TREE_LEAVES]; /* 1 the first, leaves behind */
};

static inline void tree_clear(struct tree *tree)
{
    memset(tree->node, 0xff, sizeof tree->node);
}

static inline void tree_set(struct tree *tree, uint32_t slot, bench_key key)
{
    bench_key *node = tree->node;
    uint32_t i = TREE_LEAVES + slot;
    node[i] = key;
    for (; i > 1; i >>= 1) {
        bench_key other = node[i ^ 1];
        key = other < key ? other : key;
        node[i >> 1] = key;
    }
}

#endif
