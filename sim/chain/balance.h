/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_BALANCE_H
#define SIM_CHAIN_BALANCE_H

#include "sim/chain/ledger.h"

/*
 * The books. Stocks are read from the entities' own state, never from the ledger: for every place
 * inside the chain, stock at the end - stock at the start = ledger in - ledger out. Activities are
 * compared with the counters that the entities keep themselves.
 */
#define BALANCE_LIMIT 1e-9

struct balance;

struct balance *balance_create(void); /* fails: NULL when out of memory */
void balance_free(struct balance **balance);

/* Stock of one place now; call once per place at the start and once at the end. */
void balance_stock(struct balance *balance, int place, double metal_kg, double heat_J);

/* Stocks handed in so far were those at the start; what follows are those at the end. */
void balance_turn(struct balance *balance);

/* residual = sum over places of |stock change - ledger| / sum of |flows| of the book.
 * in: counter[kind] for the kinds of the activity book. out: *books.
 * fails: false when memory ran out while stocks were handed in. */
bool balance_check(const struct balance *balance, const struct ledger *ledger,
                   const double counter[FLOW_COUNT], struct outcome_books *books);

#endif
