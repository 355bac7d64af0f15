/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_METRIC_H
#define SIM_STUDY_METRIC_H

#include <stdarg.h>

#include "models/carbon/carbon.h"   /* its lines, and cost_items, describe rows of the table */
#include "models/cost/settlement.h" /* so do its parties */
#include "sim/chain/outcome.h"
#include "sim/study/stats.h"

/*
 * The result table: every number of a result is one row, with its path in summary.json, its
 * readable unit and one value per replication. JSON, CSV, text and sweep are views of it.
 */

#define METRIC_HEADLINE 1u /* a column of sweep.csv */
#define METRIC_SHEET    2u /* cost or carbon, not a key figure */
#define METRIC_BASIS    4u /* what a sheet stands on besides the flows */

struct metric {
    char *path;    /* "routes.molten.cost_per_t.rows.insulation" */
    char unit[24]; /* "CNY/t", "-" */
    unsigned flags;
    double *value; /* per replication; NAN where it does not exist */
};

struct metric_table {
    int count, room, replications;
    struct metric *row;
    bool failed; /* out of memory: the table is not complete */
};

/* Everything that one replication of both routes gives, as a table of one replication.
 * The denominators are each route's own new metal of this replication. */
void metric_table_build(const struct scenario *scenario, const struct outcome_pair *pair,
                        struct metric_table *table, double *money_residual);

/* Adds the replications in `more` behind those of `table`; rows are the same in every replication
 * of a scenario. `more` is left empty. */
void metric_table_append(struct metric_table *table, struct metric_table *more);

/* Adds one replication of `from` to the table, which is empty or has the same rows.
 * fails: table->failed. */
void metric_table_add(struct metric_table *table, const struct metric_table *from, int replication);

void metric_table_clear(struct metric_table *table);

/* NULL when there is no such row. */
const struct metric *metric_find(const struct metric_table *table, const char *path);
/* A share of loads or trips (kpi.h) is all that are counted over all; else the mean. */
struct estimate metric_estimate(const struct metric_table *table, const struct metric *metric);
/* Estimate by path; n = 0 and NAN when there is no such row. */
struct estimate metric_read(const struct metric_table *table, const char *path);

/* Paired difference a - b of a row of two tables with the same replications, on common random
 * numbers. Of a share the mean is the difference of both shares of all, and the half-width that of
 * the paired differences of their jackknife pseudo-values n r - (n - 1) r_(-i).
 * out: n = 0 and NAN when one has no such row. */
struct estimate metric_paired(const struct metric_table *a, const struct metric_table *b,
                              const char *path);

/* For builders: what molten supply asks of each side beyond ingots, payback, present value. */
void metric_put_investment(struct metric_table *table, const struct scenario *scenario,
                           const struct outcome_pair *pair);

/* For builders: adds one row. The path is formatted. */
void metric_put(struct metric_table *table, unsigned flags, const char *unit, double value,
                const char *path, ...) __attribute__((format(printf, 5, 6)));
/* The same, with a prefix before the path. */
void metric_vput(struct metric_table *table, unsigned flags, const char *unit, double value,
                 const char *prefix, const char *path, va_list arguments)
    __attribute__((format(printf, 6, 0)));

const char *route_name(enum supply_route route); /* "molten", "ingot" */

#endif
