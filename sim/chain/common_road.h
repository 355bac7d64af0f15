/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_COMMON_ROAD_H
#define SIM_CHAIN_COMMON_ROAD_H

#include "sim/kernel/stream.h"

struct molten;

/*
 * A road from the plant on which the ways of several customers begin: a closure without notice on
 * it closes the ways of all who drive there. Closures come at the rate per distance of the way that
 * is closed most often, somewhere on the longest way along the road, each with a length that is
 * drawn once; a way that says less is spared the same share of them, so that each sees closures as
 * often as it says, and all see the same ones. Beyond the common road each has closures of its own
 * (way.h). The stream is the road's own, by its name: a customer more or less on it moves nothing,
 * unless it drives the farthest on it or is closed most often.
 */
struct common_road {
    struct molten *molten;
    const char *name;
    struct stream stream;
    double rate_per_m_s; /* greatest of its ways */
    double length_m;     /* greatest too */
};

/* Every road that ways have in common and that is ever closed. out: how many; *roads NULL if none.
 * owns: the caller frees the list. fails: -1 when out of memory. */
int common_roads_create(struct molten *molten, struct common_road **roads);
void common_road_begin(struct common_road *road);

#endif
