/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_METAL_PRICE_H
#define SIM_CHAIN_METAL_PRICE_H

#include "sim/chain/outcome.h"

/*
 * What the metal was worth while it flowed. The price is the scenario's: of one replication it is
 * the same path for both routes, drawn from a stream of its own, so that flows alone are needed to
 * price a finished run. Flows are valued at the mean price of their ledger period.
 */

/* Fills metal_price_per_kg (time mean over the observed window), metal_price_excess_frac by kind
 * and stock_devalued_kg of the view, from the rows of the ledger after the cut.
 * fails: false when out of memory. */
bool metal_price_value(const struct scenario *scenario, const struct outcome *outcome,
                       struct cost_view *view);

/* Whether metal costs more at one time than at another: then flows are weighed by their periods. */
bool metal_price_moves(const struct scenario *scenario);

/* The price path of one replication over the horizon: quotes every day, or the series.
 * owns: the caller frees *memory. fails: false when out of memory. */
bool metal_price_path(const struct scenario *scenario, uint64_t seed, uint32_t replication,
                      struct price_path *path, double **memory);

#endif
