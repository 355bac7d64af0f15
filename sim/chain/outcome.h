/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_OUTCOME_H
#define SIM_CHAIN_OUTCOME_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "models/cost/cost.h"
#include "sim/kernel/require.h"
#include "sim/kernel/sample.h"
#include "sim/scenario/scenario.h"

/*
 * What one replication of one route leaves behind: flows by account and period, and tallies of what
 * is no flow. No money. The study folds prices over it.
 */

enum wait_cause { /* what a load waited for, in the order in which a trip meets it */
                  WAIT_SHIFT,
                  WAIT_TRUCK,
                  WAIT_CREW, /* relief, and the way from the garage */
                  WAIT_LADLE,
                  WAIT_CLEANING,
                  WAIT_PREHEAT,
                  WAIT_WASH, /* of a ladle that carried another alloy */
                  WAIT_MELT,
                  WAIT_TAP,
                  WAIT_WEIGH,
                  WAIT_ROAD, /* closed */
                  WAIT_BREAK,
                  WAIT_BREAKDOWN,
                  WAIT_DOCK,
                  WAIT_ROOM,
                  WAITS
};
const char *wait_cause_name(enum wait_cause cause);

/* One account and period of the ledger. from and to are bare place codes, see place.h. */
struct ledger_row {
    double amount; /* SI unit of the kind */
    int from, to;
    int period;        /* 0.. from the start of the run */
    int customer : 24; /* -1: nobody's in particular */
    unsigned kind : 7; /* enum flow_kind */
    bool observed : 1; /* after the cut: the sheets count it */
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

/* One kind of observation of which the mean is enough (after the warm-up cut). */
struct outcome_sum {
    int count;
    double sum;
};

static inline void outcome_sum_push(struct outcome_sum *sum, double value)
{
    REQUIRE(!isnan(value));
    sum->count++;
    sum->sum += value;
}

struct outcome {
    enum supply_route route;
    struct outcome *each; /* the same for every customer alone; NULL in those themselves */
    int customers;
    int index; /* of the scenario's customers, in each of those; 0 in that of all */
    uint64_t seed;
    uint32_t replication;
    double horizon_s;         /* whole run */
    double cut_s;             /* warm-up cut; sheets use what comes after */
    struct flow_sum observed; /* after the cut */
    struct ledger_row *row;   /* canonical order: kind, from, to, customer, period; whole run, or
                               * the observed sums of accounts where no more was asked for */
    int row_count;
    const struct ledger_row *dated; /* rows of all, borrowed: what a price that moves weighs by */
    int dated_count;
    int customer; /* how those rows name this one; -1: all of them are meant */
    struct outcome_books books;
    struct cost_assets assets;
    double distance_m; /* one way, mean over what ordinary freight carries */
    /* demand and service, after the cut */
    double scheduled_s;  /* machine-seconds in shift and in order */
    double stockout_s;   /* of them without usable metal */
    double demanded_kg;  /* new metal that would have been shot */
    double new_metal_kg; /* new metal shot: shots less returns remelted */
    /* molten route; counts are ladles unless said */
    struct sample arrival_K;       /* bulk melt when the lid is opened */
    struct sample lead_s;          /* per order: load + drive + pour, waits excluded */
    struct sample order_to_pour_s; /* per order: placed to last ladle poured */
    struct outcome_sum stay_s;     /* per ladle that was left, when it is taken home */
    double standing_mean;          /* ladles that are left, at any instant */
    struct outcome_sum cycle_s;    /* per order: truck taken to truck free */
    struct outcome_sum filled_K;   /* in the ladle after filling */
    struct outcome_sum face_K;     /* hot face just before filling */
    int incidents;                 /* spills and roll-overs */
    int detours;                   /* ways driven round a closed road */
    int trips, loads, below_limit, reheated, refused; /* trips that served it; in all, orders */
    double trip_shares;      /* trips, of one shared with others each one's share */
    int below_sludge;        /* loads colder than sludge settles at from their alloy */
    int off_alloy;           /* loads with an element off their alloy */
    double off_most_frac;    /* the one that is farthest off */
    int lead_exceeded;       /* orders for which load + drive + pour exceeds the order lead */
    double wait_s[WAITS];    /* summed over orders */
    double late_trips;       /* poured later than ordered for */
    double garage_m;         /* between garage and plant */
    double drive_s, pause_s; /* wheels turning; breaks and rests of the rule */
    double ladle_out_frac;   /* in relining */
    double ladle_left_frac;  /* calls that the ladle's model left to wall1d; NAN: it leaves none */
    double truck_busy_frac, ladle_busy_frac, tap_busy_frac, station_busy_frac, cleaner_busy_frac,
        dock_busy_frac;
    double shell_max_K; /* hottest shell seen at departure and arrival */
    double skull_kg;
    /* ingot route */
    double stock_mean_kg, stock_empty_frac, melter_busy_frac;
    int deliveries;
    /* furnaces */
    int furnaces;
    double level_mean_kg, level_min_kg, furnace_K_mean;
    /* weekly series for MSER-5: whole run */
    struct outcome_series series_arrival_K, series_stock_kg;
};

struct outcome_pair { /* both routes on the same demand */
    struct outcome route[ROUTES];
};

void outcome_clear(struct outcome *outcome);

/* Room for every customer's own outcome. fails: false when out of memory. */
bool outcome_split(struct outcome *outcome, int customers);

/* From each customer's own figures those of all; and to each customer its share of what all use:
 *   trucks, crews, dispatchers   by the hours that trucks were on its trips
 *   ladles, stations             by the hours that ladles were away for it
 *   taps                         by the ladles filled for it
 *   flows that are nobody's      by the hours of ladles
 * Equal shares where there was no use at all.
 * in: each[].observed, the customer's own accounts; observed, those of all; shared figures in all.
 * fails: false when out of memory. */
bool outcome_gather(struct outcome *all);

/* The part of it that the sheets read besides assets: the distance of all, and nobody's flows.
 * in: each[].observed as above, distance_m and the customer's own figures. */
void outcome_share(struct outcome *all);

/* cost_view of an outcome with the scenario's prices; flow points into the outcome. */
void outcome_cost_view(const struct scenario *scenario, const struct outcome *outcome,
                       const struct price_set *prices, struct cost_view *view);

#endif
