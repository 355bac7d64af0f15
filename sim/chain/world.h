/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_WORLD_H
#define SIM_CHAIN_WORLD_H

#include "models/oxidation/oxidation.h"
#include "sim/chain/balance.h"
#include "sim/chain/ledger.h"
#include "sim/chain/place.h"
#include "sim/chain/profile.h"
#include "sim/chain/replication.h"
#include "sim/kernel/calendar.h"
#include "sim/kernel/stream.h"

/*
 * One route of one replication: its clock, its ledger and its entities. The foundries (furnaces and
 * machines, one foundry a customer) are the same in every route; how metal gets there is the
 * route's supply, one for all customers.
 */

struct world;
struct foundry;
struct supply; /* whatever the route keeps: opaque here */

/* A supply route: one descriptor per file, in the table of route.c. */
struct route_kind {
    const char *name, *summary;
    struct supply *(*create)(struct world *world); /* NULL: out of memory */
    void (*begin)(struct supply *supply);          /* first events */
    /* a furnace of that foundry took in or gave out */
    void (*level_changed)(struct supply *supply, const struct foundry *foundry);
    void (*sync)(struct supply *supply);                          /* bring every entity up to now */
    void (*cut)(struct supply *supply);                           /* forget statistics so far */
    bool (*week)(struct supply *supply, struct outcome *outcome); /* a period has ended: series */
    void (*stocks)(const struct supply *supply, struct balance *balance);
    double (*element_residual)(const struct supply *supply); /* of all flows; NULL: no elements */
    void (*counters)(const struct supply *supply, double counter[FLOW_COUNT]);
    /* shared figures into outcome, each customer's own into outcome->each */
    bool (*report)(struct supply *supply, struct outcome *outcome);
    void (*free)(struct supply **supply);
    double (*holder_kg)(const struct furnace *furnace); /* capacity under this route */
    bool takes_scrap;   /* returning trucks carry returns back to the producer */
    bool leaves_ladles; /* at customers who have stands, in the place of furnaces */
};

const struct route_kind *route_kind_get(enum supply_route route);

struct world {
    const struct scenario *scenario;
    const struct route_kind *kind;
    uint64_t seed;
    uint32_t replication;
    double cut_s;
    const struct watcher *watcher; /* NULL: nobody hears of events */
    struct profile *profile;       /* NULL: nobody counts */
    struct calendar *calendar;
    struct ledger *ledger;
    struct foundry **foundry; /* in the order of the customers */
    int foundries;
    struct supply *supply;
};

/* Number of a stream or a thing of one customer: the customer's in the upper half, so that a
 * customer more or less moves nobody else's chances. */
uint64_t world_index(int customer, int number);

double world_now(const struct world *world);
double world_air_K(const struct world *world); /* outside, now; and the wind there */
double world_wind_m_per_s(const struct world *world);
void world_push(struct world *world, double delay_s, event_action *action, void *subject);

/* Metal with its enthalpy from one place to another. */
void world_post_metal(struct world *world, enum flow_kind kind, int from, int to, double metal_kg,
                      double metal_J);

/* Posts a loss of this cause leaving `place` at enthalpy J/kg: metal to dross, and the heat of
 * oxidation, all of which leaves with the dross. For streams and melters, whose measured
 * temperature drop and consumption already contain what the reaction gave back. */
struct metal_loss {
    int place;
    enum loss_cause cause;
    struct oxidation_loss loss;
    double metal_J_per_kg;
};
void world_post_loss(struct world *world, const struct metal_loss *lost);

/* The same for a resting surface, where a share of the heat warms the melt. out: that heat, J. */
double world_post_resting_loss(struct world *world, const struct metal_loss *lost);

/* The accounts of one cause at one place, for who loses metal there again and again. */
struct loss_lines {
    struct ledger_line oxidised, trapped, metal_heat, reaction, reaction_lost;
};
struct loss_lines world_loss_lines(int place, enum loss_cause cause);

/* The same as the two above, to those lines. */
void world_add_loss(struct world *world, struct loss_lines *lines,
                    const struct oxidation_loss *loss, double metal_J_per_kg);
double world_add_resting_loss(struct world *world, struct loss_lines *lines,
                              const struct oxidation_loss *loss, double metal_J_per_kg);

/* Tells the watcher, if there is one; the time is set here. */
void world_tell(const struct world *world, const struct trace_event *event);

#endif
