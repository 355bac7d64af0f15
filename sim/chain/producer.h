/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_PRODUCER_H
#define SIM_CHAIN_PRODUCER_H

#include "sim/chain/vessel.h"

/*
 * The producer's furnaces: those that melt hand batches to those that are tapped; an integrated
 * furnace does both. A ladle that wants metal is promised it by a furnace whose batch of its alloy
 * is ready, in the order of asking. A plant without furnaces in the scenario has none here, and
 * nobody asks.
 */

struct trip;
struct plant;

enum pot_stage {
    POT_EMPTY,
    POT_MELTING,
    POT_FULL,     /* molten, waits for an alloying furnace with room */
    POT_CHARGING, /* is filled, or melts its own charge */
    POT_REFINING, /* refined, analysed, corrected, brought to its temperature */
    POT_READY,
    POT_CASTING, /* surplus, to ingot */
    POT_RELINING /* emptied and cold */
};

/* What chance decides of one batch, drawn when it is begun. */
struct batch {
    double richness; /* of its elements, over the alloy's */
    double tap_K, refine_s, analyse_s, correct_s, again_s;
    bool correct;
};

struct pot {
    struct plant *plant;
    const struct plant_furnace *type;
    int index;
    enum pot_stage stage;
    struct holding_params params;
    struct holding_state bath;
    double synced_s;
    struct batch batch;
    int batches;        /* begun */
    double promised_kg; /* to ladles that are at the taps or wait for one */
    double tapped_s;    /* when metal was last taken, or the batch became ready */
    event_id patience;
    double reline_s;        /* when the next relining is due */
    double cycles, worn_kg; /* own counters, for the books */
    double ready_s, ready_at_cut_s;
};

struct plant_wait {
    struct trip *trip;
    int alloy_group; /* of the ladle that is to be filled */
};

struct plant {
    struct world *world;
    struct pot *pot;
    int pots;
    double ladle_kg;            /* most that one ladle takes, tap loss included */
    struct plant_wait *waiting; /* FIFO of each alloy */
    int waiting_count, waiting_capacity;
};

/* fails: false when out of memory. */
bool plant_init(struct plant *plant, struct world *world);
void plant_clear(struct plant *plant);
void plant_begin(struct plant *plant);
void plant_sync(struct plant *plant);
void plant_cut(struct plant *plant);
void plant_stocks(const struct plant *plant, struct balance *balance);
void plant_counters(const struct plant *plant, double counter[FLOW_COUNT]);
bool plant_described(const struct plant *plant);

/* Asks for one ladle's metal of an alloy; trip_metal_granted is called, as an event, when a furnace
 * has promised it. */
void plant_request(struct plant *plant, struct trip *trip, int alloy_group);

/* The promised metal is in the ladle. */
void plant_served(struct pot *pot);

/* A batch has become ready, or a promise was not used up. */
void plant_offer(struct plant *plant);

/* Hands what is molten to what has room. */
void plant_feed(struct plant *plant);

/* --- one furnace, producer_furnace.c --- */

void pot_init(struct pot *pot, struct plant *plant, int index);
void pot_begin(struct pot *pot);
void pot_sync(struct pot *pot);
int pot_code(const struct pot *pot);
double pot_K(const struct pot *pot);
bool pot_taps(const struct pot *pot); /* is it one that ladles are filled from? */

/* Above the heel and not promised. */
double pot_free_kg(const struct pot *pot);
double pot_room_kg(const struct pot *pot);

/* Metal leaves for a ladle; the ladle posts the flow. */
void pot_take(struct pot *pot, double metal_kg);

/* Begins the next batch. */
void pot_charge(struct pot *pot);

/* Takes over the whole melt of another furnace. */
void pot_receive(struct pot *pot, struct pot *from);

/* No more batches fit: refine, analyse, correct. */
void pot_refine(struct pot *pot);

/* --- a new lining, producer_relining.c --- */

/* Uses up the share of the lining that so much time does. */
void pot_wear(struct pot *pot, double dt_s);

/* HUGE_VAL: none. in: its type and index. */
double pot_first_relining_s(const struct pot *pot);

/* So much of the metal is cast to ingot. */
void pot_cast(struct pot *pot, double metal_kg);

/* Casts the heel and charges nothing until the lining is dry. */
void pot_reline(struct pot *pot);

#endif
