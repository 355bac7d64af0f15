/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_LEDGER_H
#define SIM_CHAIN_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "models/cost/flow.h"
#include "sim/chain/outcome.h"

/*
 * The ledger keeps a running total per account (kind, from, to, customer) and cuts it into periods,
 * so that memory is bounded by accounts x periods. It knows no prices and no entities. The customer
 * is the one that an end of the flow works for (place_for); accounts and rows hold bare places.
 */
struct ledger;

/* in: sums, rows are wanted for the sum of what is observed alone: memory is bounded by accounts.
 * fails: NULL when out of memory. owns: the caller, until ledger_free. */
struct ledger *ledger_create(bool sums);
void ledger_free(struct ledger **ledger);

/* Adds amount (SI unit of the kind, any sign; 0 makes no account). */
void ledger_post(struct ledger *ledger, enum flow_kind kind, int from, int to, double amount);

/* An account that one poster posts to again and again, in one ledger: found once. */
struct ledger_line {
    uint64_t key;
    uint32_t account; /* 0: not found yet */
};
struct ledger_line ledger_line(enum flow_kind kind, int from, int to);

/* The same as ledger_post to what the line was made of. */
void ledger_add(struct ledger *ledger, struct ledger_line *line, double amount);

/* Closes the running period: what is posted from now on belongs to the next one. */
void ledger_period_end(struct ledger *ledger);

/* From now on rows count as observed, those so far do not (end of the warm-up); the running period
 * is parted there. Without a cut all rows are observed. */
void ledger_cut(struct ledger *ledger);

/* Sum of one kind over the whole run. */
double ledger_total(const struct ledger *ledger, enum flow_kind kind);

/* Closes the last period and hands out all rows in canonical order (kind, from, to, customer,
 * period; of a period parted by the cut first what is not observed), once. Of sums: a row for each
 * account, the sum of the observed rows that it would have, period 0.
 * out: *count. owns: the caller (free). fails: NULL when out of memory. */
struct ledger_row *ledger_rows(struct ledger *ledger, int *count);

/* Sums by kind of the observed rows, added up in their order, first each account, then accounts:
 * whoever reads the rows back from a file, or has sums alone, gets the same bits. */
struct flow_sum ledger_observed(const struct ledger_row *row, int count);

/* The same of one customer's rows. */
struct flow_sum ledger_observed_for(const struct ledger_row *row, int count, int customer);

/* Visits the whole-run total of every account. */
typedef void ledger_visit(void *context, enum flow_kind kind, int from, int to, double amount);
void ledger_for_each(const struct ledger *ledger, ledger_visit *visit, void *context);

/* True when memory ran out at some post; the run must then fail. */
bool ledger_failed(const struct ledger *ledger);

/* Test hook: swallows the next posting of this kind, to see that a book finds it. */
void ledger_drop_next(struct ledger *ledger, enum flow_kind kind);

#endif
