/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SWEEP_STORE_H
#define SIM_STUDY_SWEEP_STORE_H

#include "sim/study/kept.h"

/*
 * The store of a sweep: an SQLite file with one row per point and replication, found again by model
 * version, scenario hash, number of pilots and replication. One process has it at a time, and any
 * of its threads may call; docs/design/store.md says how it is written and what a crash leaves.
 */
struct sweep_store;

#define SWEEP_STORE_MESSAGE 240

/* path NULL: a temporary one that goes with the process. `model`: rows of other model versions are
 * kept, and not found. fails: NULL; message says why (in use, another format, no store, no space).
 */
struct sweep_store *sweep_store_open(const char *path, const char *model,
                                     char message[SWEEP_STORE_MESSAGE]);
void sweep_store_close(struct sweep_store **store);

/* Points of this model version; 0: nothing can be found. */
long sweep_store_points(const struct sweep_store *store);

/* All that is kept of kept->scenario with kept->pilots; nothing when it is unknown.
 * out: kept->count, cut_s, replications in order. fails: false, sweep_store_message. */
bool sweep_store_read(struct sweep_store *store, struct kept_point *kept);

/* Adds the replications, replacing those of the same number. On return they are committed: killed
 * at any later moment, the process leaves them in the file. Calls that come while another commits
 * are committed together. fails: false, sweep_store_message; then every later call fails too. */
bool sweep_store_write(struct sweep_store *store, const struct kept_point *kept);

/* Copies every row of another store that is not in this one, of every model version.
 * out: *added. fails: false; message says why. */
bool sweep_store_merge(struct sweep_store *store, const char *path, long *added,
                       char message[SWEEP_STORE_MESSAGE]);

/* Why a call failed; "" when none did. */
const char *sweep_store_message(const struct sweep_store *store);

#endif
