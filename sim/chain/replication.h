/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_REPLICATION_H
#define SIM_CHAIN_REPLICATION_H

#include "sim/chain/outcome.h"

enum replication_status {
    REPLICATION_OK,
    REPLICATION_UNBALANCED, /* a book is off by more than 1e-9; outcome->books says which */
    REPLICATION_FAILED      /* memory, numerics; message says what */
};

/* A watcher sees every event of the molten world as it happens; NULL for none. It may not change
 * anything. Used by trace and by pictures of ladles and furnaces. */
struct trace_event {
    double time_s;
    const char *what;               /* "leaves plant", fixed set, see trace.h */
    int order, truck, ladle;        /* -1: none */
    double temperature_K, level_kg; /* NAN: none */
};
struct watcher {
    void (*event)(void *context, const struct trace_event *event);
    void *context;
};

/* Simulates one route once.
 * in: a resolved scenario; cut_s >= 0 and < horizon; replication 0..
 * out: *outcome, owned by the caller (outcome_clear), also when unbalanced.
 * fails: as the enum says; message (size >= 160) holds one sentence with time, entity, seed. */
enum replication_status replication_run(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160]);

#endif
