/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_OUTCOME_H
#define SIM_CHAIN_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "models/cost/cost.h"
#include "sim/scenario/scenario.h"

/*
 * What one replication of one route leaves behind: flows by account and period, and tallies of what
 * is no flow. No money. The study folds prices over it.
 */

enum wait_cause { /* what a load waited for, in the order in which a trip meets it */
                  WAIT_SHIFT,
                  WAIT_TRUCK,
                  WAIT_LADLE,
                  WAIT_PREHEAT,
                  WAIT_TAP,
                  WAIT_BREAK,
                  WAIT_DOCK,
                  WAIT_ROOM,
                  WAITS
};
const char *wait_cause_name(enum wait_cause cause);

/* One account and period of the ledger. from and to are place codes, see place.h. */
struct ledger_row {
    enum flow_kind kind;
    int from, to;
    int period;    /* 0.. from the start of the run */
    bool observed; /* after the cut: the sheets count it */
    double amount; /* SI unit of the kind */
};

struct outcome_books { /* |residual| / sum of |flows|, over the whole run */
    double metal, energy, activity;
    char worst[96]; /* which place and book was worst, for the message */
};

/* A weekly series for warm-up analysis: one value per ledger period. */
struct outcome_series {
    int count;
    double *value;
};

/* Quantile data of one kind of observation (kept after the warm-up cut). */
struct outcome_sample {
    int count;
    double *value;
};

struct outcome {
    enum supply_route route;
    uint64_t seed;
    uint32_t replication;
    double horizon_s;         /* whole run */
    double cut_s;             /* warm-up cut; sheets use what comes after */
    struct flow_sum observed; /* after the cut */
    struct ledger_row *row;   /* whole run, canonical order: kind, from, to, period */
    int row_count;
    struct outcome_books books;
    struct cost_assets assets;
    /* demand and service, after the cut */
    double scheduled_s;  /* machine-seconds in shift and in order */
    double stockout_s;   /* of them without usable metal */
    double demanded_kg;  /* new metal that would have been shot */
    double new_metal_kg; /* new metal shot: shots less returns remelted */
    /* molten route; counts are ladles unless said */
    struct outcome_sample arrival_K;       /* bulk melt when the lid is opened */
    struct outcome_sample lead_s;          /* per trip: load + drive + pour, waits excluded */
    struct outcome_sample order_to_pour_s; /* per trip: order placed to last ladle poured */
    struct outcome_sample cycle_s;         /* per trip: truck taken to truck free */
    struct outcome_sample filled_K;        /* in the ladle after filling */
    struct outcome_sample face_K;          /* hot face just before filling */
    int trips, loads, below_limit, reheated, refused;
    double wait_s[WAITS];    /* summed over trips */
    double late_trips;       /* poured later than ordered for */
    double drive_s, pause_s; /* wheels turning; breaks and rests of the rule */
    double truck_busy_frac, ladle_busy_frac, tap_busy_frac, station_busy_frac, dock_busy_frac;
    double shell_max_K; /* hottest shell seen at departure and arrival */
    double skull_kg;
    /* ingot route */
    double stock_mean_kg, stock_empty_frac, melter_busy_frac;
    int deliveries;
    /* furnaces */
    double level_mean_kg, level_min_kg, furnace_K_mean;
    /* weekly series for MSER-5: whole run */
    struct outcome_series series_arrival_K, series_stock_kg;
};

struct outcome_pair { /* both routes on the same demand */
    struct outcome route[ROUTES];
};

void outcome_clear(struct outcome *outcome);

/* cost_view of an outcome with the scenario's prices; flow points into the outcome. */
void outcome_cost_view(const struct scenario *scenario, const struct outcome *outcome,
                       const struct price_set *prices, struct cost_view *view);

#endif
