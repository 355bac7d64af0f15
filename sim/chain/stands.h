/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_STANDS_H
#define SIM_CHAIN_STANDS_H

#include "sim/chain/bath.h"
#include "sim/chain/yard.h"

/*
 * Places at a customer where full ladles are left, drawn from, and taken home emptied: all of them
 * together are what its machines draw from (bath_of_stands).
 */

struct stand {
    struct vessel *vessel; /* NULL: free */
    double since_s;        /* it stands there */
    bool in_use;           /* it is drawn from */
    bool cold;             /* no shot may be taken from it */
    bool reserved;         /* a truck is at it */
    double fall_K_per_s;   /* as it cooled last */
};

struct stands {
    struct bath *bath;
    const struct ladle_stands *rule;
    struct stand *stand;
    int count;
    double heel_kg, ladle_kg; /* left in a ladle that is emptied; drawn from it before */
};

/* The one bath of a customer who is left ladles. fails: false when out of memory. */
bool stands_init(struct bath *bath, struct foundry *foundry);
void stands_clear(struct bath *bath);

/* At the start ladles of the yard stand on half of the places, the first of them half drawn. */
void stands_fill(struct stands *stands, struct yard *yard);

/* Where a full ladle can be set down now, best first: in the place of an emptied one, on a free
 * stand, in the place of one that is too cold to be drawn from. NULL: nowhere. */
struct stand *stands_place(struct stands *stands);

/* Until a ladle is emptied, as it is drawn from now; HUGE_VAL: nothing is drawn. */
double stands_place_in_s(const struct stands *stands);

/* An emptied ladle; NULL: none. */
struct stand *stands_emptied(struct stands *stands);

/* A truck begins to lift there: nothing is drawn from it any more. */
void stands_reserve(struct stands *stands, struct stand *stand);

/* Takes the ladle that stands there, if any, and sets down `full`, if any. out: what was taken. */
struct vessel *stands_swap(struct stands *stands, struct stand *stand, struct vessel *full);

#endif
