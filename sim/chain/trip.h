/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_TRIP_H
#define SIM_CHAIN_TRIP_H

#include "sim/chain/vessel.h"

struct molten;
struct receiver;

#define TRIP_MAX_LADLES 8 /* the limit of fleet.ladles_per_truck */

/* A spill or roll-over, as it was drawn for a leg. */
struct mishap {
    bool happens;
    double at_frac;  /* of the way */
    double closed_s; /* the road is */
};

/* One way, as it was drawn. */
struct passage {
    double pace;   /* slowness on the road, 1 ordinary */
    double stop_s; /* broken down on the way */
    struct mishap mishap;
};

/*
 * One order of molten metal, and the stop of a trip that fills it. Every number that chance decides
 * is drawn when the order is placed, in a fixed order from a stream of the order's own number among
 * its customer's, so that sweeps stay in step.
 */
struct stop {
    struct receiver *receiver;
    int order;  /* number over all customers */
    int ladles; /* of the trip's, for this order */
    double ordered_s, due_s;
    double share_frac;             /* of the trip, that this order pays */
    struct passage out, leg, back; /* from the plant, from the stop before, to the plant */
    struct stream chances;         /* what is drawn for the way from the stop before */
    double tap_K[TRIP_MAX_LADLES];
    double richness; /* of the batch that it is filled from, where none is described */
    double scrap_kg; /* returns taken along */
    int open_pieces; /* of ladles, ordered and not yet poured or refused */
};

/*
 * A round trip from the producer's plant over its stops and back. The functions of trip*.c stand in
 * the order in which they happen. Ladles are filled for the last stop first, so that what is filled
 * last is poured first.
 */
struct trip {
    struct molten *molten;
    struct stop stop[MILK_RUN_MAX_STOPS]; /* in the order of the road */
    int stops;
    int here;       /* the stop that the truck stands at or drives to; `stops`: on its way home */
    event_id start; /* until it begins at the plant */
    struct truck *truck;
    struct vessel *vessel[TRIP_MAX_LADLES];
    int vessels;         /* ladles got so far */
    int at;              /* ladle being filled or poured */
    int piece;           /* of its metal, 0..LADLE_PIECES: those moved */
    struct bath *bath;   /* being poured into */
    struct stand *stand; /* where a ladle is being set down or taken from */
    struct pot
        *pot; /* that has promised the metal of the ladle being filled; NULL: none is described */
    double wait_from_s;
    bool round;    /* it drives, or drove last, round a closed road */
    bool wrecked;  /* a mishap has ended it */
    double lead_s; /* load + drive + pour, without waits */
    double arrival_s;
};

/* The customer's next order: by due_s it wants it poured. It joins a trip of its milk run, or makes
 * one of its own, which the molten route owns. out: the trip; NULL when out of memory. */
struct trip *trip_order(struct receiver *receiver, double due_s);

/* Does it serve that customer; may it take so many ladles more? */
bool trip_serves(const struct trip *trip, const struct receiver *receiver);
bool trip_has_room(const struct trip *trip, int ladles);

/* Planned time from the first tap to the last pour, with a slow drive (mean + two deviations), so
 * that few loads are late. source: assumption */
double trip_planned_s(const struct scenario *scenario, const struct customer *customer);

/* The group of alloys that the trip's next ladle is for. */
int trip_next_alloy_group(const struct trip *trip);

/* The yard gives one ladle. */
void trip_take_ladle(struct trip *trip, struct vessel *vessel);

/* A furnace of the producer has promised the metal of the next ladle. */
void trip_metal_granted(void *subject);

#endif
