/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_BATH_H
#define SIM_CHAIN_BATH_H

#include "sim/chain/world.h"

struct foundry;

/* A time in which a furnace is emptied and off, by plan: on calendar time, whatever the supply. */
struct rest {
    double from_s, back_s;
};

/*
 * A holding furnace at the customer, as an entity: advanced lazily, looked at when its level or
 * temperature can stop or start the machines.
 */
struct bath {
    struct foundry *foundry;
    const struct furnace *type;
    int index; /* over all customers */
    struct holding_params params;
    enum furnace_energy energy;
    struct holding_state state;
    double synced_s;
    double wanted_kg_per_s; /* of machines in shift and in order */
    int wanting;            /* how many those are */
    double most_kg_per_s;   /* of all its machines */
    bool castable;
    event_id watch;
    struct rest shutdown, relining; /* the one under way, or the next that is known */
    bool off;                       /* emptied and cold */
    bool new_lining;                /* it is being relined, or has been since it was hot */
    bool unfed;                     /* hot again, and no metal has come yet */
    double off_from_s;
    double off_s, worn_kg; /* own counters, for the books */
};

/* Brings the bath up to now and posts what flowed. */
void bath_sync(struct bath *bath);

/* After anything changed (level, temperature, who wants metal): decides whether machines can shoot,
 * sets the next look, tells the supply. Sync first. */
void bath_changed(struct bath *bath);

/* Metal poured into the bath from a place: gross metal arrives, the stream loses heat and metal.
 * in: kind METAL_POUR or METAL_TRANSFER; drop_K, the temperature that the stream loses. */
void bath_receive(struct bath *bath, enum flow_kind kind, int from, double metal_kg,
                  double metal_J_per_kg, double drop_K);

/* Who wants metal from it now: its machines that are in shift and in order, nobody while it is off.
 */
void bath_count(struct bath *bath);

/* What the heater took, where it went. */
void bath_post_heat(struct bath *bath, const struct holding_exchange *exchange);

/* The furnace, its machines or its returns as a place, as the customer's. */
int bath_place(const struct bath *bath, enum place_class place);

/* --- rests, bath_rest.c --- */

/* Is it off at that instant, as far as is known now? */
bool bath_rests_at(const struct bath *bath, double time_s);

/* When its next rest begins, as far as is known now; HUGE_VAL: none is known. */
double bath_next_rest_s(const struct bath *bath);

/* Plans the relinings of the run; the furnace of that number among so many of its customer. */
void bath_plan_relining(struct bath *bath, int number, int furnaces);

/* Work has begun: plans the pause after it, if it is long enough. */
void bath_plan_shutdown(struct bath *bath, const struct shift_calendar *shifts);

/* Metal that is poured into a furnace that has just gone off is emptied with the rest. */
void bath_drain(struct bath *bath);

#endif
