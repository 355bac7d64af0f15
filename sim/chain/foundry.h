/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_FOUNDRY_H
#define SIM_CHAIN_FOUNDRY_H

#include "sim/chain/bath.h"

/*
 * A customer's casting shop: holding furnaces (baths) and the machines that draw from them. Draw
 * is continuous between events; machines break down on calendar time and work by the shift
 * calendar, so that demand is one path fixed by seed and replication, whatever the supply.
 */

struct service { /* integrals over the run */
    double scheduled_s, stockout_s, demanded_kg, new_metal_kg;
    double standing_s;                       /* of all ladles that are left */
    double level_kgs, temperature_Ks, off_s; /* of all baths; temperature of those that are hot */
};

struct caster { /* one machine */
    struct foundry *foundry;
    const struct machine *type;
    struct bath *bath;
    double draw_kg_per_s;
    bool in_order;
    struct stream stream;
};

struct foundry {
    struct world *world;
    const struct customer *customer;
    int index; /* number of the customer */
    struct bath *bath;
    int baths;
    int first_bath; /* furnaces are numbered through over all customers */
    struct caster *caster;
    int casters;
    bool in_shift;
    struct service service, at_cut;
    double level_min_kg; /* lowest of any bath since the cut */
    double scrap_kg;     /* returns that wait for a truck */
};

/* The foundry of the customer of that number; those before it exist already.
 * fails: NULL when out of memory. */
struct foundry *foundry_create(struct world *world, int index);
void foundry_free(struct foundry **foundry);
void foundry_begin(struct foundry *foundry);
void foundry_sync(struct foundry *foundry);
void foundry_cut(struct foundry *foundry);
void foundry_stocks(const struct foundry *foundry, struct balance *balance);
void foundry_counters(const struct foundry *foundry, double counter[FLOW_COUNT]);
/* in: outcome, the customer's own */
void foundry_report(struct foundry *foundry, struct outcome *outcome);

/* Returns as share of the shot: those that go back to the producer, and those remelted here. */
double foundry_sent_frac(const struct foundry *foundry);
double foundry_kept_frac(const struct foundry *foundry);

/* Puts returns aside, and hands out at most so much of them. */
void foundry_put_scrap(struct foundry *foundry, int from, double metal_kg);
double foundry_take_scrap(struct foundry *foundry, double most_kg);

/* Totals over all baths now (after a sync). */
double foundry_level_kg(struct foundry *foundry);
double foundry_capacity_kg(const struct foundry *foundry);

/* Do all furnaces rest at that instant? */
bool foundry_rests_at(const struct foundry *foundry, double time_s);

/* When the last of the furnaces goes off, as far as is known now; HUGE_VAL: one stays hot. */
double foundry_next_rest_s(const struct foundry *foundry);

/* Of the furnaces that rest at neither instant: how many, what is in them now. */
struct foundry_melt {
    int furnaces;
    double level_kg, capacity_kg, usable_min_kg;
};
struct foundry_melt foundry_melt_over(struct foundry *foundry, double from_s, double to_s);

/* New metal that the machines that are in order draw while they are in shift. */
double foundry_in_order_kg_per_s(const struct foundry *foundry);

/* Until the first bath is dry with all machines running, with what is in it now. */
double foundry_dry_in_s(struct foundry *foundry);

/* Of that level, what lies in baths that do not run dry first:
 *   sum of usable metal - (usable / draw of the bath that is dry first) x sum of draws */
double foundry_stuck_kg(const struct foundry *foundry);

/* Of the baths with room for so much the one that runs dry first, else the one with the most room;
 * *room_kg is its room. */
struct bath *foundry_neediest(struct foundry *foundry, double metal_kg, double *room_kg);

/* The bath with the most room; *room_kg is that room. */
struct bath *foundry_roomiest(struct foundry *foundry, double *room_kg);
/* Seconds until that bath has this much room at today's draw; HUGE_VAL when nothing is drawn. */
double foundry_room_in_s(struct foundry *foundry, double room_kg);

#endif
