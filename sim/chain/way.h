/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_WAY_H
#define SIM_CHAIN_WAY_H

#include "sim/chain/world.h"

/* The road to one customer: whether trucks may set out. Closures without notice come on calendar
 * time from a stream of the customer's own, so that they are the same whatever the fleet does;
 * those of a road that others drive on too come from common_road.h. */
struct way {
    struct world *world;
    const struct route *route;
    struct stream stream;
    double closed_until_s;
};

void way_init(struct way *way, struct world *world, int customer);
void way_begin(struct way *way);

/* An accident closes the road for so long from now on. */
void way_close(struct way *way, double closed_s);

/* Is that place, so far from the plant on the one way, on the other way too? */
bool way_shares(const struct way *way, const struct way *other, double place_m);

/* Is it closed now, by a closure or an incident, in hours in which trucks may set out? */
bool way_closed(const struct way *way);

/* How far it runs on a road that has a name; and how often it is closed there. */
double way_common_m(const struct way *way);
double way_common_per_s(const struct way *way);

/* First instant from now on at which a truck may set out. */
double way_open_s(const struct way *way);

#endif
