/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_REPLICATION_H
#define SIM_CHAIN_REPLICATION_H

#include "sim/chain/outcome.h"
#include "sim/chain/trace.h"

enum replication_status {
    REPLICATION_OK,
    REPLICATION_UNBALANCED, /* a book is off by more than 1e-9; outcome->books says which */
    REPLICATION_FAILED,     /* memory, numerics; message says what */
    REPLICATION_STOPPED     /* the watcher said stop; outcome holds nothing */
};

/* Simulates one route once. watcher: NULL for none.
 * in: a resolved scenario; cut_s >= 0 and < horizon; replication 0..
 * out: *outcome, owned by the caller (outcome_clear), also when unbalanced.
 * fails: as the enum says; message (size >= 160) holds one sentence with time, entity, seed; it is
 * left as it is when all is well. */
enum replication_status replication_run(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160]);

#endif
