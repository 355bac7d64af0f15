/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of a sweep's store, for sweep_store.c alone: one thread at a time. */
#ifndef SIM_STUDY_SWEEP_STORE_SQL_H
#define SIM_STUDY_SWEEP_STORE_SQL_H

#include <sqlite3.h>

#include "sim/study/sweep_store.h"

enum { STORE_FORMAT = 1, STORE_MOST_LAYOUTS = 64 };

/* Rows of the result table that many points have in common: names, units and flags. */
struct store_layout {
    sqlite3_int64 id;
    struct metric_table table; /* without values */
};

struct store_sql {
    sqlite3 *db;
    sqlite3_stmt *find, *add_point, *read, *add_result;
    char path[400], model[72];
    int layout_count;
    struct store_layout layout[STORE_MOST_LAYOUTS];
    char message[SWEEP_STORE_MESSAGE]; /* of the first failure; nothing is tried after it */
};

bool store_sql_open(struct store_sql *sql, const char *path, const char *model);
void store_sql_close(struct store_sql *sql);
long store_sql_points(struct store_sql *sql);
bool store_sql_read(struct store_sql *sql, struct kept_point *kept);
bool store_sql_begin(struct store_sql *sql);
bool store_sql_write(struct store_sql *sql, const struct kept_point *kept);
/* fails: false, and everything since store_sql_begin is undone. */
bool store_sql_commit(struct store_sql *sql);
bool store_sql_merge(struct store_sql *sql, const char *path, long *added,
                     char message[SWEEP_STORE_MESSAGE]);

/* Says what went wrong in words that help. out: false. */
bool store_sql_fail(struct store_sql *sql, int code, const char *doing);

/* The layout with these rows, added to the file when it is new; NULL when that fails. */
const struct store_layout *store_layout_of(struct store_sql *sql, const struct metric_table *table);
const struct store_layout *store_layout_by_id(struct store_sql *sql, sqlite3_int64 id);
bool store_layouts_load(struct store_sql *sql);

#endif
