/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_KEPT_H
#define SIM_STUDY_KEPT_H

#include "sim/study/experiment.h"

/* The replications of one point as they are kept: what a store holds and ranks send each other. */

struct kept_replication {
    int number;
    enum replication_status status;
    char message[160];
    int column; /* of the table; -1 when it failed, and has none */
};

struct kept_point {
    char scenario[65]; /* hash */
    int pilots;        /* of the automatic warm-up cut; 0: it was given */
    double cut_s;
    char settings[400]; /* "route.distance=30 km; metal.price=20000 CNY/t", for people */
    int count;
    struct kept_replication *replication;
    struct metric_table table; /* one column per replication that did not fail */
    bool failed;               /* out of memory: not complete */
};

/* Adds a replication; `one` is copied, and not looked at when it failed. */
void kept_add(struct kept_point *kept, int number, enum replication_status status,
              const char *message, const struct metric_table *one);
/* NULL when it is not kept. */
const struct kept_replication *kept_find(const struct kept_point *kept, int number);
/* Replications 0, 1, .. count - 1 that have a column, as a table.
 * fails: table->failed without memory or when one is missing. */
void kept_table(const struct kept_point *kept, int count, struct metric_table *table);
void kept_clear(struct kept_point *kept);

#endif
