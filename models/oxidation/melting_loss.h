/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_OXIDATION_MELTING_LOSS_H
#define MODELS_OXIDATION_MELTING_LOSS_H

#include <stddef.h>

/*
 * Published melting losses by furnace type and charge. The sources disagree by a factor of two to
 * three, so they stay apart as scenario sets and are never averaged.
 */
struct melting_loss {
    const char *set; /* US, CN, JP, SPECFORGE, default */
    const char
        *furnace; /* the names of melter_types(), and radiant_roof, ingot_remelt, molten_path */
    const char *charge; /* ingot, scrap, or any where the source does not say */
    double lo_frac, hi_frac;
    double value_frac; /* the source's figure, or the middle of its range */
    const char *source;
};

/* A set, with who says it. */
struct melting_loss_set {
    const char *name, *summary, *source;
};
/* NULL past the last. */
const struct melting_loss_set *melting_loss_set(int index);

/* All rows, in the order of the sets; within a furnace type, clean charge first. */
const struct melting_loss *melting_losses(size_t *count);

/* The row of this set, furnace type and charge; charge NULL: the first, which is the cleanest.
 * A row with charge `any` answers every charge. fails: NULL when the set says nothing about it. */
const struct melting_loss *melting_loss_find(const char *set, const char *furnace,
                                             const char *charge);

#endif
