/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_TRACE_H
#define SIM_CHAIN_TRACE_H

#include <stdbool.h>

/*
 * What a replication tells a watcher as it happens: the journeys of ladles and trucks, and samples
 * of temperatures and levels between. A watcher may not change anything.
 */

enum trace_kind {
    TRACE_ORDERED,
    TRACE_TRUCK,   /* a truck is given to an order */
    TRACE_STATION, /* a ladle comes onto its preheat station */
    TRACE_HOT,     /* and is ready to be filled */
    TRACE_TAP,     /* a ladle is opened under the tap */
    TRACE_FILLED,
    TRACE_ROUND, /* a truck that sets off drives round a closed road */
    TRACE_LEAVES,
    TRACE_ARRIVES,
    TRACE_POURS, /* the lid is opened to pour */
    TRACE_POURED,
    TRACE_REFUSED,
    TRACE_LEFT,  /* a full ladle is set down at the customer, who draws from it */
    TRACE_TAKEN, /* and one that is emptied is taken on the truck */
    TRACE_RIDES, /* empty, on a truck that goes on to another customer */
    TRACE_RETURNS,
    TRACE_BACK,
    TRACE_STARVED, /* a furnace cannot feed its machines any more */
    TRACE_FEEDS,   /* it can again */
    TRACE_MELTS,   /* a standby furnace begins to melt ingots */
    TRACE_MELTED,  /* and pours what it has melted */
    TRACE_LADLE,   /* samples: the state of a ladle, */
    TRACE_FURNACE, /* of a furnace */
    TRACE_KINDS
};

/* One line per kind. A state lasts until the next event that names one. */
struct trace_kind_info {
    const char *name;        /* in CSV */
    const char *ladle_state; /* what the ladle is doing from now on; NULL: as before */
    const char *truck_state;
};
const struct trace_kind_info *trace_kind_info(enum trace_kind kind);

struct trace_event {
    double time_s;
    enum trace_kind kind;
    int customer, order, truck, ladle, furnace; /* -1: none */
    double melt_K;                              /* of the ladle or the furnace; NAN: no metal */
    double face_K, shell_K;                     /* of the ladle; NAN: none */
    double metal_kg;                            /* in the ladle or the furnace; NAN: neither */
    double returns_kg;                          /* on a truck that goes home; NAN: no truck does */
};

/* An event of nothing at all, to be filled in. */
struct trace_event trace_event_none(enum trace_kind kind);

struct profile;

struct watcher {
    void (*event)(void *context, const struct trace_event *event); /* NULL: hears of none */
    void *context;
    double from_s, to_s, every_s; /* ladles are sampled at these times too; every 0: they are not */
    struct profile *profile;      /* gets what the replication cost; NULL: nobody counts */
    bool sums; /* of the ledger's rows only the observed sums are wanted, not each period */
    bool (*stop)(void *asked); /* asked once a simulated week; true ends it; NULL: goes on */
    void *asked;
};

#endif
