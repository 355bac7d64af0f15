/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_WARMUP_H
#define SIM_STUDY_WARMUP_H

#include <stdbool.h>

#include "sim/chain/outcome.h"

/* How often, at most, chance may make a flat run look like one that does not settle. */
#define WARMUP_RISK 0.02

/* The warm-up cut: one for both routes and all outputs, a whole number of ledger periods (weeks).
 * Series looked at: weekly cost of each route, mean arrival temperature, ingot stock, each averaged
 * over the pilot replications, so that one late breakdown is not taken for a trend. The cut is the
 * largest that MSER-5 asks for.
 * in: `count` pilots, all run with cut_s = 0.
 * out: seconds; *settled false when a series asks for half the run or more and its halves differ by
 * more than chance (stats_mser5, WARMUP_RISK shared by the series); then the answer must say so.
 * fails: 0 and settled when there is no memory or less than ten periods. */
double warmup_cut_s(const struct scenario *scenario, const struct outcome_pair *pilot, int count,
                    bool *settled);

/* The series looked at, per ledger period, summed over replications. */
enum { WARMUP_COST_MOLTEN, WARMUP_COST_INGOT, WARMUP_ARRIVAL, WARMUP_STOCK, WARMUP_SERIES };
struct warmup_series {
    int count, room; /* replications; periods that there is room for */
    int length[WARMUP_SERIES];
    double *sum[WARMUP_SERIES]; /* money, money, K, kg */
};
/* fails: false without memory. */
bool warmup_series_add(const struct scenario *scenario, const struct outcome_pair *pair,
                       struct warmup_series *all);
/* Adds those of `one`, which is left empty. */
void warmup_series_merge(struct warmup_series *all, struct warmup_series *one);
void warmup_series_clear(struct warmup_series *all);

/* Money of one route per ledger period, whole run.
 * out: *count periods. owns: the caller (free). fails: NULL without memory. */
double *warmup_cost_series(const struct scenario *scenario, const struct outcome *outcome,
                           int *count);

#endif
