/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep_store_sql.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { APPLICATION = 0x4d4c5452 /* "MLTR" */ };

static const char schema[] =
    "CREATE TABLE point (id INTEGER PRIMARY KEY, model TEXT NOT NULL, scenario TEXT NOT NULL,"
    " pilots INTEGER NOT NULL, cut_s REAL NOT NULL, settings TEXT NOT NULL,"
    " UNIQUE (scenario, model, pilots));"
    "CREATE TABLE metric (layout INTEGER NOT NULL, position INTEGER NOT NULL, path TEXT NOT NULL,"
    " unit TEXT NOT NULL, flags INTEGER NOT NULL, PRIMARY KEY (layout, position)) WITHOUT ROWID;"
    "CREATE TABLE result (point INTEGER NOT NULL REFERENCES point, replication INTEGER NOT NULL,"
    " status INTEGER NOT NULL, message TEXT NOT NULL, layout INTEGER, value BLOB,"
    " UNIQUE (point, replication));";

bool store_sql_fail(struct store_sql *sql, int code, const char *doing)
{
    const char *why = code == SQLITE_BUSY || code == SQLITE_LOCKED ? "another process uses it"
                      : code == SQLITE_FULL                        ? "no space is left on the disk"
                      : code == SQLITE_NOTADB                      ? "it is no store of results"
                      : code == SQLITE_READONLY                    ? "it may not be written"
                      : code == SQLITE_CANTOPEN                    ? "the file cannot be opened"
                      : code == SQLITE_CORRUPT                     ? "it is damaged"
                                                                   : sqlite3_errstr(code);
    if (sql->message[0] == '\0')
        snprintf(sql->message, sizeof sql->message, "cannot %s the store %.140s: %s", doing,
                 sql->path, why);
    return false;
}

static bool run(struct store_sql *sql, const char *text, const char *doing)
{
    int code = sqlite3_exec(sql->db, text, NULL, NULL, NULL);
    return code == SQLITE_OK || store_sql_fail(sql, code, doing);
}

/* The number that a statement without parameters gives. */
static bool ask(struct store_sql *sql, const char *text, sqlite3_int64 *number)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(sql->db, text, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || store_sql_fail(sql, code, "read");
}

static bool create(struct store_sql *sql)
{
    char text[sizeof schema + 160];
    snprintf(text, sizeof text, "BEGIN; %s PRAGMA application_id = %d; PRAGMA user_version = %d;",
             schema, APPLICATION, STORE_FORMAT);
    return run(sql, text, "write") && run(sql, "COMMIT", "write");
}

/* Is this file ours and of our format? An empty one becomes it. Nothing of any other is changed. */
static bool check_format(struct store_sql *sql, bool *empty)
{
    sqlite3_int64 tables = 0, application = 0, format = 0;
    if (!run(sql, "PRAGMA locking_mode = EXCLUSIVE", "open") ||
        !ask(sql, "SELECT count(*) FROM sqlite_master", &tables) ||
        !ask(sql, "PRAGMA application_id", &application) ||
        !ask(sql, "PRAGMA user_version", &format))
        return false;
    *empty = tables == 0 && format == 0;
    if (*empty || (application == APPLICATION && format == STORE_FORMAT))
        return true;
    if (application != APPLICATION)
        return store_sql_fail(sql, SQLITE_NOTADB, "use");
    snprintf(sql->message, sizeof sql->message,
             "the store %.100s has format %d, this program reads and writes %d: give another one, "
             "or use the release that wrote it",
             sql->path, (int)format, STORE_FORMAT);
    return false;
}

static bool prepare(struct store_sql *sql)
{
    static const char *const text[] = {
        "SELECT id, cut_s FROM point WHERE scenario = ? AND model = ? AND pilots = ?",
        "INSERT INTO point (scenario, model, pilots, cut_s, settings) VALUES (?, ?, ?, ?, ?)",
        "SELECT replication, status, message, layout, value FROM result WHERE point = ?"
        " ORDER BY replication",
        "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?)"};
    sqlite3_stmt **statement[] = {&sql->find, &sql->add_point, &sql->read, &sql->add_result};
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        int code =
            sqlite3_prepare_v3(sql->db, text[i], -1, SQLITE_PREPARE_PERSISTENT, statement[i], NULL);
        if (code != SQLITE_OK)
            return store_sql_fail(sql, code, "read");
    }
    return true;
}

/* The lock is kept from here on: no memory is shared beside the file. */
static bool settle(struct store_sql *sql, bool empty)
{
    return run(sql,
               "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
               "BEGIN IMMEDIATE; COMMIT",
               "open") &&
           (!empty || create(sql));
}

bool store_sql_open(struct store_sql *sql, const char *path, const char *model)
{
    memset(sql, 0, sizeof *sql);
    snprintf(sql->path, sizeof sql->path, "%s", path ? path : "(temporary)");
    snprintf(sql->model, sizeof sql->model, "%s", model);
    int code =
        sqlite3_open_v2(path ? path : "", &sql->db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return store_sql_fail(sql, code, "open");
    sqlite3_busy_timeout(sql->db, 500);
    bool empty;
    return check_format(sql, &empty) && settle(sql, empty) && prepare(sql) &&
           store_layouts_load(sql);
}

void store_sql_close(struct store_sql *sql)
{
    sqlite3_finalize(sql->find);
    sqlite3_finalize(sql->add_point);
    sqlite3_finalize(sql->read);
    sqlite3_finalize(sql->add_result);
    sqlite3_close(sql->db);
    for (int i = 0; i < sql->layout_count; i++)
        metric_table_clear(&sql->layout[i].table);
}

long store_sql_points(struct store_sql *sql)
{
    char text[200];
    sqlite3_int64 points = 0;
    snprintf(text, sizeof text, "SELECT count(*) FROM point WHERE model = '%.64s'", sql->model);
    return ask(sql, text, &points) ? (long)points : 0;
}

/* --- read ---------------------------------------------------------------------------------------
 */

/* out: id of the point, 0 when it is unknown. */
static bool find_point(struct store_sql *sql, const struct kept_point *kept, sqlite3_int64 *id,
                       double *cut_s)
{
    sqlite3_reset(sql->find);
    sqlite3_bind_text(sql->find, 1, kept->scenario, -1, SQLITE_STATIC);
    sqlite3_bind_text(sql->find, 2, sql->model, -1, SQLITE_STATIC);
    sqlite3_bind_int(sql->find, 3, kept->pilots);
    int code = sqlite3_step(sql->find);
    *id = code == SQLITE_ROW ? sqlite3_column_int64(sql->find, 0) : 0;
    if (code == SQLITE_ROW)
        *cut_s = sqlite3_column_double(sql->find, 1);
    sqlite3_reset(sql->find);
    return code == SQLITE_ROW || code == SQLITE_DONE || store_sql_fail(sql, code, "read");
}

/* Eight bytes a number, least significant first, whatever the machine; NaN is what does not exist.
 */
static double number_at(const unsigned char *bytes)
{
    uint64_t bits = 0;
    double value;
    for (int i = 7; i >= 0; i--)
        bits = bits << 8 | bytes[i];
    memcpy(&value, &bits, sizeof value);
    return value;
}

static bool read_row(struct store_sql *sql, struct kept_point *kept)
{
    static const struct metric_table none;
    const struct metric_table *table = &none;
    enum replication_status status = (enum replication_status)sqlite3_column_int(sql->read, 1);
    if (status != REPLICATION_FAILED) {
        const struct store_layout *layout =
            store_layout_by_id(sql, sqlite3_column_int64(sql->read, 3));
        const unsigned char *bytes = sqlite3_column_blob(sql->read, 4);
        if (!layout || !bytes || sqlite3_column_bytes(sql->read, 4) != 8 * layout->table.count)
            return store_sql_fail(sql, SQLITE_CORRUPT, "read");
        table = &layout->table; /* its one column serves to pass them on */
        for (int i = 0; i < table->count; i++)
            table->row[i].value[0] = number_at(bytes + 8 * i);
    }
    kept_add(kept, sqlite3_column_int(sql->read, 0), status,
             (const char *)sqlite3_column_text(sql->read, 2), table);
    return !kept->failed || store_sql_fail(sql, SQLITE_NOMEM, "read");
}

bool store_sql_read(struct store_sql *sql, struct kept_point *kept)
{
    sqlite3_int64 id;
    if (!find_point(sql, kept, &id, &kept->cut_s))
        return false;
    if (id == 0)
        return true;
    sqlite3_bind_int64(sql->read, 1, id);
    bool good = true;
    int code = SQLITE_DONE;
    while (good && (code = sqlite3_step(sql->read)) == SQLITE_ROW)
        good = read_row(sql, kept);
    if (good && code != SQLITE_DONE)
        good = store_sql_fail(sql, code, "read");
    sqlite3_reset(sql->read);
    return good;
}

/* --- write --------------------------------------------------------------------------------------
 */

bool store_sql_begin(struct store_sql *sql)
{
    return run(sql, "BEGIN", "write");
}

bool store_sql_commit(struct store_sql *sql)
{
    return run(sql, "COMMIT", "write");
}

static bool point_id(struct store_sql *sql, const struct kept_point *kept, sqlite3_int64 *id)
{
    double unused;
    if (!find_point(sql, kept, id, &unused) || *id != 0)
        return *id != 0;
    sqlite3_bind_text(sql->add_point, 1, kept->scenario, -1, SQLITE_STATIC);
    sqlite3_bind_text(sql->add_point, 2, sql->model, -1, SQLITE_STATIC);
    sqlite3_bind_int(sql->add_point, 3, kept->pilots);
    sqlite3_bind_double(sql->add_point, 4, kept->cut_s);
    sqlite3_bind_text(sql->add_point, 5, kept->settings, -1, SQLITE_STATIC);
    int code = sqlite3_step(sql->add_point);
    sqlite3_reset(sql->add_point);
    *id = sqlite3_last_insert_rowid(sql->db);
    return code == SQLITE_DONE || store_sql_fail(sql, code, "write");
}

static void put_number(unsigned char *bytes, double value)
{
    uint64_t bits = UINT64_C(0x7ff8000000000000);
    if (!isnan(value))
        memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(bits >> (8 * i));
}

static bool write_row(struct store_sql *sql, sqlite3_int64 id, const struct kept_point *kept,
                      const struct kept_replication *replication, const struct store_layout *layout)
{
    size_t size = layout ? 8 * (size_t)layout->table.count : 0;
    unsigned char *bytes = malloc(size > 0 ? size : 1);
    if (!bytes)
        return store_sql_fail(sql, SQLITE_NOMEM, "write");
    sqlite3_bind_int64(sql->add_result, 1, id);
    sqlite3_bind_int(sql->add_result, 2, replication->number);
    sqlite3_bind_int(sql->add_result, 3, (int)replication->status);
    sqlite3_bind_text(sql->add_result, 4, replication->message, -1, SQLITE_STATIC);
    if (replication->column >= 0) {
        for (int i = 0; i < layout->table.count; i++)
            put_number(bytes + 8 * i, kept->table.row[i].value[replication->column]);
        sqlite3_bind_int64(sql->add_result, 5, layout->id);
        sqlite3_bind_blob(sql->add_result, 6, bytes, (int)size, SQLITE_STATIC);
    }
    int code = sqlite3_step(sql->add_result);
    sqlite3_reset(sql->add_result);
    sqlite3_clear_bindings(sql->add_result);
    free(bytes);
    return code == SQLITE_DONE || store_sql_fail(sql, code, "write");
}

bool store_sql_write(struct store_sql *sql, const struct kept_point *kept)
{
    sqlite3_int64 id;
    const struct store_layout *layout = NULL;
    if (kept->table.count > 0 && !(layout = store_layout_of(sql, &kept->table)))
        return false;
    if (!point_id(sql, kept, &id))
        return false;
    for (int i = 0; i < kept->count; i++)
        if (!write_row(sql, id, kept, &kept->replication[i], layout))
            return false;
    return true;
}
