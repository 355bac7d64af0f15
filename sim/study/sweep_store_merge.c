/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings what another store holds into this one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sim/study/sweep_store_sql.h"

/* Copies the replications of one point that are not there yet. Both stores stand at its model. */
static bool copy_point(struct store_sql *to, struct store_sql *from, const struct kept_point *which,
                       long *added)
{
    struct kept_point theirs = *which, ours = *which, missing = *which;
    bool good = store_sql_read(from, &theirs) && store_sql_read(to, &ours);
    missing.cut_s = theirs.cut_s;
    for (int i = 0; good && i < theirs.count; i++) {
        const struct kept_replication *replication = &theirs.replication[i];
        struct metric_table one = {0};
        if (kept_find(&ours, replication->number))
            continue;
        if (replication->column >= 0)
            metric_table_add(&one, &theirs.table, replication->column);
        kept_add(&missing, replication->number, replication->status, replication->message, &one);
        metric_table_clear(&one);
    }
    if (good && missing.failed)
        good = store_sql_fail(to, SQLITE_NOMEM, "write");
    if (good && missing.count > 0)
        good = store_sql_write(to, &missing);
    *added += good ? missing.count : 0;
    kept_clear(&theirs);
    kept_clear(&ours);
    kept_clear(&missing);
    return good;
}

/* model, scenario, pilots, settings of the statement's row */
static void take_point(sqlite3_stmt *points, struct store_sql *to, struct store_sql *from,
                       struct kept_point *which)
{
    memset(which, 0, sizeof *which);
    snprintf(to->model, sizeof to->model, "%s", (const char *)sqlite3_column_text(points, 0));
    memcpy(from->model, to->model, sizeof from->model);
    snprintf(which->scenario, sizeof which->scenario, "%s",
             (const char *)sqlite3_column_text(points, 1));
    which->pilots = sqlite3_column_int(points, 2);
    snprintf(which->settings, sizeof which->settings, "%s",
             (const char *)sqlite3_column_text(points, 3));
}

static bool copy_all(struct store_sql *to, struct store_sql *from, long *added)
{
    sqlite3_stmt *points = NULL;
    struct kept_point which;
    int code = sqlite3_prepare_v2(from->db,
                                  "SELECT model, scenario, pilots, settings FROM point ORDER BY id",
                                  -1, &points, NULL);
    bool good = code == SQLITE_OK || store_sql_fail(from, code, "read");
    good = good && store_sql_begin(to);
    while (good && (code = sqlite3_step(points)) == SQLITE_ROW) {
        take_point(points, to, from, &which);
        good = copy_point(to, from, &which, added);
    }
    if (good && code != SQLITE_DONE)
        good = store_sql_fail(from, code, "read");
    sqlite3_finalize(points);
    return good && store_sql_commit(to);
}

bool store_sql_merge(struct store_sql *sql, const char *path, long *added,
                     char message[SWEEP_STORE_MESSAGE])
{
    struct store_sql other;
    char model[sizeof sql->model];
    memcpy(model, sql->model, sizeof model);
    *added = 0;
    if (access(path, R_OK) != 0) {
        snprintf(message, SWEEP_STORE_MESSAGE, "cannot read the store %.140s: %s", path,
                 strerror(errno));
        return false;
    }
    bool good = sql->message[0] == '\0' && store_sql_open(&other, path, model);
    if (sql->message[0] == '\0') {
        good = good && copy_all(sql, &other, added);
        snprintf(message, SWEEP_STORE_MESSAGE, "%s",
                 sql->message[0] ? sql->message : other.message);
        store_sql_close(&other);
    }
    memcpy(sql->model, model, sizeof model);
    return good;
}
