/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_EXPERIMENT_H
#define SIM_STUDY_EXPERIMENT_H

#include <stdbool.h>

#include "sim/chain/profile.h"
#include "sim/chain/place.h" /* names the ends of the rows of a kept ledger */
#include "sim/chain/replication.h"
#include "sim/study/metric.h"
#include "sim/study/warmup.h"

/* Many replications of both routes of one scenario, as one result table. */

enum study_status {
    STUDY_OK,
    STUDY_FAILED,      /* a replication failed; message */
    STUDY_UNBALANCED,  /* done, but a book is off; message */
    STUDY_INTERRUPTED, /* the hook stopped it; what was done is kept */
    STUDY_INVALID,     /* a scenario made on the way is not valid; message */
    STUDY_STORE,       /* the store of results cannot be read or written; message */
    STUDY_INCOMPLETE   /* points are missing that another run computes */
};

/* Called after each piece of work, one call at a time, possibly from a worker thread; true stops.
 * step NULL: nothing is called. */
struct study_hook {
    bool (*step)(void *context, const char *what, double done, double total);
    void *context;
};

typedef enum replication_status (*replication_function)(const struct scenario *, enum supply_route,
                                                        uint32_t replication, double cut_s,
                                                        const struct watcher *, struct outcome *,
                                                        char message[160]);

/* Replications that are known from before. A replication is what `status`, `message` and a table of
 * one replication tell; its books are judged once, when it is simulated. NULL functions: none. */
struct experiment_memory {
    void *context;
    /* Gives a replication that is known; false when it is not. Called from any of the threads. */
    bool (*recall)(void *context, int replication, enum replication_status *status,
                   char message[160], struct metric_table *table);
    /* Hears of each replication that was simulated and counts, in order, from one thread. */
    void (*keep)(void *context, int replication, enum replication_status status,
                 const char *message, const struct metric_table *table);
};

struct experiment_plan {
    const struct scenario *scenario;
    replication_function run; /* replication_run */
    int threads;              /* < 1: one per core */
    int replications;         /* > 0: exactly so many; else as the scenario says */
    int first;                /* number of the first one: those before it are known already */
    double cut_s;             /* NAN: as the scenario says, which may be auto */
    bool keep_ledger;
    struct profile *profile; /* what the replications cost is added here; NULL: nobody counts */
    struct study_hook hook;
    struct experiment_memory memory;
};

/* Pilots of an automatic warm-up: the cut depends on how many there are. 0: the cut is given. */
int experiment_pilots(const struct scenario *scenario);

/* Rows of the ledger of one replication and route, kept on request. */
struct kept_ledger {
    struct ledger_row *row;
    int count;
};

struct experiment {
    const struct scenario *scenario;
    enum study_status status;
    char message[240];
    int replications; /* in the table */
    bool precise;     /* the half-width asked for was reached, or none was asked for */
    double cut_s;
    bool cut_auto, cut_settled;
    double horizon_s;
    struct metric_table table;
    struct outcome_books books; /* worst over replications and routes */
    double books_money;
    struct warmup_series warmup; /* of the first replications, with a kept ledger only */
    struct kept_ledger *ledger;  /* [replications x ROUTES] or NULL */
};

/* Replications first, first + 1, .. of both routes. Results are in order of replication and do not
 * depend on the number of threads: the stopping rule looks at the first k in order and drops what
 * ran ahead. A half-width that is asked for is judged from replication STATS_SEQUENTIAL_LEAST on.
 * out: *experiment, cleared by experiment_clear whatever the status. */
enum study_status experiment_run(const struct experiment_plan *plan, struct experiment *experiment);
void experiment_clear(struct experiment *experiment);

/* Is the saving known as well as the scenario asks? One replication tells nothing. */
bool experiment_precise(const struct experiment *experiment);

/* The warm-up cut that a study of many points shares: the plan's, else the scenario's, else found
 * from its pilot replications. fails: as experiment_run; message. */
enum study_status experiment_cut(const struct experiment_plan *plan, double *cut_s,
                                 char message[240]);

#endif
