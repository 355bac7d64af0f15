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

/*
 * One order of molten metal and the round trip that fills it. The functions of trip.c stand in the
 * order in which they happen. Every number that chance decides is drawn when the order is placed,
 * in a fixed order from a stream of the order's own number among its customer's, so that sweeps
 * stay in step.
 */
struct trip {
    struct molten *molten;
    struct receiver *receiver;
    int order; /* number over all customers */
    struct truck *truck;
    struct vessel *vessel[TRIP_MAX_LADLES];
    int vessels;       /* ladles got so far */
    int at;            /* ladle being filled or poured */
    int piece;         /* of its metal, 0..LADLE_PIECES: those moved */
    struct bath *bath; /* being poured into */
    struct pot
        *pot; /* that has promised the metal of the ladle being filled; NULL: none is described */
    double ordered_s, due_s;
    double wait_from_s;
    double out_pace, back_pace;     /* slowness on the road, 1 ordinary */
    double out_stop_s, back_stop_s; /* broken down on the way */
    struct mishap out_mishap, back_mishap;
    bool wrecked; /* one of them has happened */
    double tap_K[TRIP_MAX_LADLES];
    double richness; /* of the batch that it is filled from, where none is described */
    double lead_s;   /* load + drive + pour, without waits */
    double scrap_kg; /* returns on the way back */
    int open_pieces; /* of ladles, ordered and not yet poured or refused */
    double arrival_s;
};

/* The customer's next order: in due_s it wants it poured. owns: the molten route.
 * fails: NULL when out of memory. */
struct trip *trip_create(struct receiver *receiver, double due_s);

/* Planned time from the first tap to the last pour, with a slow drive (mean + two deviations), so
 * that few loads are late. source: assumption */
double trip_planned_s(const struct scenario *scenario, const struct customer *customer);

/* The yard gives one ladle. */
void trip_take_ladle(struct trip *trip, struct vessel *vessel);

/* A furnace of the producer has promised the metal of the next ladle. */
void trip_metal_granted(void *subject);

#endif
