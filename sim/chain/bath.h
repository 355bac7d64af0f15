/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_BATH_H
#define SIM_CHAIN_BATH_H

#include "sim/chain/world.h"

struct foundry;

/*
 * A holding furnace at the customer, as an entity: advanced lazily, looked at when its level or
 * temperature can stop or start the machines.
 */
struct bath {
    struct foundry *foundry;
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

#endif
