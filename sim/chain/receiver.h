/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_RECEIVER_H
#define SIM_CHAIN_RECEIVER_H

#include "sim/chain/outcome.h"
#include "sim/chain/way.h"
#include "sim/kernel/resource.h"

/*
 * A customer as one who is supplied molten: its docks, what it has ordered, and what its loads were
 * like. Trucks, ladles and taps are the plant's and serve all receivers.
 */

struct molten;
struct trip;

struct receiver_tally { /* forgotten at the cut */
    struct sample arrival_K, lead_s, order_to_pour_s;
    struct outcome_sum filled_K, face_K, cycle_s, stay_s;
    int incidents, detours;
    int trips, loads, below_limit, below_sludge, reheated, refused, late, lead_exceeded, off_alloy;
    double trip_shares;   /* what it pays of them */
    double off_most_frac; /* the element farthest from its alloy */
    double wait_s[WAITS];
    double drive_s, pause_s;
    double shell_max_K;
};

struct receiver {
    struct molten *molten;
    struct foundry *foundry;
    const struct customer *customer;
    int index;             /* number of the customer */
    struct receiver *host; /* whose road and docks are used: its own, or those of its site */
    struct way way;
    struct resource dock;
    int orders;          /* placed so far */
    int pieces_on_order; /* of ladles, not yet poured or refused */
    double taken_kg;     /* poured in the running period of the contract */
    double shortfall_kg; /* own counter, for the books */
    struct receiver_tally tally;
};

void receiver_init(struct receiver *receiver, struct molten *molten, struct foundry *foundry);
void receiver_clear(struct receiver *receiver);

/* First events of road and contract. */
void receiver_begin(struct receiver *receiver);

/* Looks at the furnaces and orders what the customer's rule wants. */
void receiver_review(struct receiver *receiver);

/* Instant at which the furnaces are dry by plan, so many pieces on order not counted. */
double receiver_run_out_s(const struct receiver *receiver, int less_pieces);

void receiver_cut(struct receiver *receiver);

/* The last thing that is asked of it: the outcome, the customer's own, takes its samples over. */
void receiver_report(struct receiver *receiver, struct outcome *outcome);

#endif
