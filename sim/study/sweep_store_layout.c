/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and units of stored numbers: written once for all points that share them. */
#include <stdlib.h>
#include <string.h>

#include "sim/study/sweep_store_sql.h"

static bool same(const struct metric_table *a, const struct metric_table *b)
{
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++)
        if (a->row[i].flags != b->row[i].flags || strcmp(a->row[i].path, b->row[i].path) != 0 ||
            strcmp(a->row[i].unit, b->row[i].unit) != 0)
            return false;
    return true;
}

/* One row of the statement: layout, position, path, unit, flags. */
static bool take_row(struct store_sql *sql, sqlite3_stmt *rows)
{
    sqlite3_int64 id = sqlite3_column_int64(rows, 0);
    if (sql->layout_count == 0 || sql->layout[sql->layout_count - 1].id != id) {
        if (sql->layout_count == STORE_MOST_LAYOUTS)
            return store_sql_fail(sql, SQLITE_FULL, "too many kinds of result table in");
        memset(&sql->layout[sql->layout_count], 0, sizeof sql->layout[0]);
        sql->layout[sql->layout_count++].id = id;
    }
    struct metric_table *table = &sql->layout[sql->layout_count - 1].table;
    const char *path = (const char *)sqlite3_column_text(rows, 1);
    const char *unit = (const char *)sqlite3_column_text(rows, 2);
    metric_put(table, (unsigned)sqlite3_column_int(rows, 3), unit ? unit : "", 0, "%s",
               path ? path : "");
    return !table->failed || store_sql_fail(sql, SQLITE_NOMEM, "read");
}

bool store_layouts_load(struct store_sql *sql)
{
    sqlite3_stmt *rows;
    int code = sqlite3_prepare_v2(
        sql->db, "SELECT layout, path, unit, flags FROM metric ORDER BY layout, position", -1,
        &rows, NULL);
    bool good = code == SQLITE_OK || store_sql_fail(sql, code, "read");
    while (good && (code = sqlite3_step(rows)) == SQLITE_ROW)
        good = take_row(sql, rows);
    if (good && code != SQLITE_DONE)
        good = store_sql_fail(sql, code, "read");
    sqlite3_finalize(rows);
    return good;
}

const struct store_layout *store_layout_by_id(struct store_sql *sql, sqlite3_int64 id)
{
    for (int i = 0; i < sql->layout_count; i++)
        if (sql->layout[i].id == id)
            return &sql->layout[i];
    store_sql_fail(sql, SQLITE_CORRUPT, "read");
    return NULL;
}

static bool write_rows(struct store_sql *sql, sqlite3_int64 id, const struct metric_table *table)
{
    sqlite3_stmt *add;
    int code =
        sqlite3_prepare_v2(sql->db, "INSERT INTO metric VALUES (?, ?, ?, ?, ?)", -1, &add, NULL);
    for (int i = 0; code == SQLITE_OK && i < table->count; i++) {
        sqlite3_bind_int64(add, 1, id);
        sqlite3_bind_int(add, 2, i);
        sqlite3_bind_text(add, 3, table->row[i].path, -1, SQLITE_STATIC);
        sqlite3_bind_text(add, 4, table->row[i].unit, -1, SQLITE_STATIC);
        sqlite3_bind_int(add, 5, (int)table->row[i].flags);
        code = sqlite3_step(add) == SQLITE_DONE ? sqlite3_reset(add) : sqlite3_errcode(sql->db);
    }
    sqlite3_finalize(add);
    return code == SQLITE_OK || store_sql_fail(sql, code, "write");
}

const struct store_layout *store_layout_of(struct store_sql *sql, const struct metric_table *table)
{
    for (int i = 0; i < sql->layout_count; i++)
        if (same(&sql->layout[i].table, table))
            return &sql->layout[i];
    if (sql->layout_count == STORE_MOST_LAYOUTS) {
        store_sql_fail(sql, SQLITE_FULL, "too many kinds of result table in");
        return NULL;
    }
    struct store_layout *layout = &sql->layout[sql->layout_count];
    memset(layout, 0, sizeof *layout);
    layout->id = sql->layout_count > 0 ? layout[-1].id + 1 : 1;
    if (!write_rows(sql, layout->id, table))
        return NULL;
    for (int i = 0; i < table->count; i++)
        metric_put(&layout->table, table->row[i].flags, table->row[i].unit, 0, "%s",
                   table->row[i].path);
    sql->layout_count++;
    return layout;
}
