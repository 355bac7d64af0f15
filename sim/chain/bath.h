/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_BATH_H
#define SIM_CHAIN_BATH_H

#include "sim/chain/world.h"

struct foundry;
struct bath;
struct stands;

/* What was drawn out of a bath: metal and the enthalpy that it carries. */
struct bath_drawn {
    double metal_kg, metal_J;
};

/* What whoever orders metal sees of a bath. */
struct bath_melt {
    double level_kg, capacity_kg, usable_min_kg;
};

/*
 * What machines draw from: the bath of a holding furnace (bath_furnace.c), or ladles that are left
 * at the customer (stands.c). A const descriptor each.
 */
struct bath_kind {
    enum place_class place; /* where machines draw from, in the ledger */
    /* Time has passed with that draw: metal and heat move, what crossed is posted, bath_dose hears
     * of what was drawn. */
    void (*pass)(struct bath *bath, double draw_kg_per_s, double dt_s);
    /* Decides what is drawn from now on. out: can machines take a shot? */
    bool (*choose)(struct bath *bath);
    /* Until that can change with this draw, at most horizon_s. */
    double (*until_s)(const struct bath *bath, double draw_kg_per_s, double horizon_s);
    double (*metal_kg)(const struct bath *bath);
    double (*melt_K)(const struct bath *bath); /* NAN: there is no metal */
    struct bath_melt (*melt)(const struct bath *bath);
    double (*remelt_K)(const struct bath *bath); /* returns come back as hot as this */
    void (*take_back)(struct bath *bath, double metal_kg, double metal_J_per_kg); /* of returns */
    void (*stocks)(const struct bath *bath, struct balance *balance);
    bool rests; /* it is emptied and off by plan, bath_rest.c */
};
extern const struct bath_kind bath_of_furnace, bath_of_stands;

/* A time in which a furnace is emptied and off, by plan: on calendar time, whatever the supply. */
struct rest {
    double from_s, back_s;
};

/* Its accounts, in the order in which what passes is posted. */
struct bath_lines {
    struct ledger_line wear, input, flue, ambient; /* of a furnace */
    struct ledger_line draw, draw_heat;
    struct loss_lines dosed;
    struct ledger_line shot, shot_heat, back, back_gas, back_flue;
    struct loss_lines returned;
    struct ledger_line back_melt, back_melt_heat; /* of a furnace */
    struct loss_lines held;                       /* of a furnace */
};

/*
 * What some of a customer's machines draw from, as an entity: advanced lazily, looked at when its
 * level or temperature can stop or start the machines.
 */
struct bath {
    struct foundry *foundry;
    const struct bath_kind *kind;
    int index; /* over all customers */
    double synced_s;
    double wanted_kg_per_s; /* of machines in shift and in order */
    int wanting;            /* how many those are */
    double most_kg_per_s;   /* of all its machines */
    bool castable;
    event_id watch;
    bool off;              /* emptied and cold */
    bool unfed;            /* hot again, and no metal has come yet */
    struct stands *stands; /* of ladles that are left; NULL: a holding furnace, as below */
    const struct furnace *type;
    struct holding_params params;
    enum furnace_energy energy;
    struct holding_state state;
    struct rest shutdown, relining; /* the one under way, or the next that is known */
    bool new_lining;                /* it is being relined, or has been since it was hot */
    double off_from_s;
    double off_s, worn_kg; /* own counters, for the books */
    struct bath_lines lines;
};

/* Once its kind, its number and its energy are set. */
void bath_lines_init(struct bath *bath);

/* Brings the bath up to now and posts what flowed. */
void bath_sync(struct bath *bath);

/* After anything changed (level, temperature, who wants metal): decides whether machines can shoot,
 * sets the next look, tells the supply. Sync first. */
void bath_changed(struct bath *bath);

/* Dosing into the machines: part is lost, the rest is shot; returns come back. */
void bath_dose(struct bath *bath, const struct bath_drawn *drawn);

/* Who wants metal from it now: its machines that are in shift and in order, nobody while it is off.
 */
void bath_count(struct bath *bath);

/* Its own place, that of its machines or of their returns, as the customer's. */
int bath_place(const struct bath *bath, enum place_class place);
int bath_code(const struct bath *bath);

/* Tells the watcher of it. */
void bath_tell(const struct bath *bath, enum trace_kind kind);

/* --- a holding furnace, bath_furnace.c --- */

void bath_init(struct bath *bath, struct foundry *foundry, int index);

/* Metal poured into the bath from a place: gross metal arrives, the stream loses heat and metal.
 * in: kind METAL_POUR or METAL_TRANSFER; drop_K, the temperature that the stream loses. */
void bath_receive(struct bath *bath, enum flow_kind kind, int from, double metal_kg,
                  double metal_J_per_kg, double drop_K);

/* What the heater took, where it went. */
void bath_post_heat(struct bath *bath, const struct holding_exchange *exchange);

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
