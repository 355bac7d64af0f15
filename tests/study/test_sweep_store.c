/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep_store.h"

#include <errno.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/main.h"

static char message[SWEEP_STORE_MESSAGE];

static const char *path_of(const char *name)
{
    static char path[2][300];
    static int turn;
    const char *folder = getenv("TMPDIR");
    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s-%ld.sqlite", folder ? folder : "/tmp", name,
             (long)getpid());
    remove(path[turn]);
    return path[turn];
}

/* Replication `number` of a point with three figures, one of which does not exist. */
static void add(struct kept_point *kept, int number)
{
    struct metric_table one = {0};
    metric_put(&one, METRIC_HEADLINE, "CNY/t", 1 / 3.0 + number, "saving_per_t");
    metric_put(&one, 0, "-", NAN, "routes.molten.%s", "nothing");
    metric_put(&one, METRIC_SHEET, "kg/t", -0.0, "routes.ingot.zero");
    kept_add(kept, number, REPLICATION_OK, "", &one);
    metric_table_clear(&one);
}

static struct kept_point point(const char *hash, int from, int to)
{
    struct kept_point kept = {.pilots = 3, .cut_s = 604800.25};
    snprintf(kept.scenario, sizeof kept.scenario, "%s", hash);
    snprintf(kept.settings, sizeof kept.settings, "route.distance=30 km");
    for (int number = from; number < to; number++)
        add(&kept, number);
    return kept;
}

static struct sweep_store *opened(const char *path)
{
    struct sweep_store *store = sweep_store_open(path, "model 1", message);
    ck_assert_msg(store != NULL, "%s", message);
    return store;
}

static void write_one(const char *path, const char *hash, int from, int to)
{
    struct sweep_store *store = opened(path);
    struct kept_point kept = point(hash, from, to);
    ck_assert_msg(sweep_store_write(store, &kept), "%s", sweep_store_message(store));
    kept_clear(&kept);
    sweep_store_close(&store);
}

START_TEST(what_is_written_is_read_to_the_bit)
{
    const char *path = path_of("bits");
    write_one(path, "aa", 0, 3);
    write_one(path, "ab", 0, 1);
    struct sweep_store *store = opened(path);
    struct kept_point kept = {.scenario = "aa", .pilots = 3};
    ck_assert_int_eq(sweep_store_points(store), 2);
    ck_assert(sweep_store_read(store, &kept));
    ck_assert_int_eq(kept.count, 3);
    ck_assert(kept.cut_s == 604800.25);
    const struct metric *row = kept.table.row;
    ck_assert_int_eq(kept.table.count, 3);
    ck_assert(row[0].value[2] == 1 / 3.0 + 2 && isnan(row[1].value[0]));
    ck_assert(signbit(row[2].value[1]));
    ck_assert_str_eq(row[1].path, "routes.molten.nothing");
    ck_assert_str_eq(row[0].unit, "CNY/t");
    ck_assert_int_eq(row[2].flags, METRIC_SHEET);
    kept_clear(&kept);
    sweep_store_close(&store);
}
END_TEST

START_TEST(only_the_very_same_point_is_found)
{
    const char *path = path_of("same");
    write_one(path, "aa", 0, 2);
    struct kept_point other_hash = {.scenario = "bb", .pilots = 3};
    struct kept_point other_pilots = {.scenario = "aa", .pilots = 2};
    struct kept_point other_model = {.scenario = "aa", .pilots = 3};
    struct sweep_store *store = opened(path);
    ck_assert(sweep_store_read(store, &other_hash));
    ck_assert(sweep_store_read(store, &other_pilots));
    ck_assert_int_eq(other_hash.count + other_pilots.count, 0);
    sweep_store_close(&store);
    store = sweep_store_open(path, "model 2", message);
    ck_assert_ptr_nonnull(store);
    ck_assert_int_eq(sweep_store_points(store), 0);
    ck_assert(sweep_store_read(store, &other_model));
    ck_assert_int_eq(other_model.count, 0);
    sweep_store_close(&store);
}
END_TEST

/* Opens the store, says so through the pipe and keeps it until the other end closes. */
static void hold(const char *path, int say, int listen)
{
    char byte = 'x';
    struct sweep_store *store = sweep_store_open(path, "model 1", message);
    if (!store || write(say, &byte, 1) != 1)
        _exit(1);
    _exit(read(listen, &byte, 1) == 0 ? 0 : 1);
}

START_TEST(a_store_in_use_is_refused)
{
    const char *path = path_of("busy");
    int there[2], back[2];
    char byte;
    write_one(path, "aa", 0, 1);
    ck_assert_int_eq(pipe(there) + pipe(back), 0);
    pid_t child = fork();
    if (child == 0) {
        close(there[1]);
        hold(path, back[1], there[0]);
    }
    ck_assert_int_eq(read(back[0], &byte, 1), 1);
    ck_assert_ptr_null(sweep_store_open(path, "model 1", message));
    ck_assert_msg(strstr(message, path) && strstr(message, "another process uses it"), "%s",
                  message);
    close(there[1]);
    waitpid(child, NULL, 0);
    struct sweep_store *store = opened(path); /* it died holding it: nothing stays locked */
    sweep_store_close(&store);
}
END_TEST

static void sql(const char *path, const char *text)
{
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void expect_refused(const char *path, const char *words)
{
    ck_assert_ptr_null(sweep_store_open(path, "model 1", message));
    ck_assert_msg(strstr(message, words) != NULL, "%s", message);
}

START_TEST(other_formats_and_files_are_refused_untouched)
{
    const char *path = path_of("old");
    write_one(path, "aa", 0, 2);
    sql(path, "PRAGMA user_version = 7");
    expect_refused(path, "has format 7, this program reads and writes 1");
    sql(path, "PRAGMA user_version = 1");
    struct sweep_store *store = opened(path); /* nothing is lost */
    ck_assert_int_eq(sweep_store_points(store), 1);
    sweep_store_close(&store);

    const char *foreign = path_of("foreign");
    sql(foreign, "CREATE TABLE beetles (name TEXT)");
    expect_refused(foreign, "it is no store of results");
    sql(foreign, "INSERT INTO beetles VALUES ('stag')");

    const char *text = path_of("text");
    FILE *file = fopen(text, "w");
    for (int i = 0; i < 400; i++)
        fputs("no database, but long enough to be one\n", file);
    fclose(file);
    expect_refused(text, "it is no store of results");
    expect_refused("/nowhere/at/all.sqlite", "the file cannot be opened");
}
END_TEST

/* --- a full disk --------------------------------------------------------------------------------
 */

static long room_bytes;

static ssize_t full_pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
    room_bytes -= (long)size;
    if (room_bytes >= 0)
        return pwrite(fd, bytes, size, offset);
    errno = ENOSPC;
    return -1;
}

static void set_write(sqlite3_syscall_ptr function)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    int set = vfs->xSetSystemCall(vfs, "pwrite64", function) == SQLITE_OK;
    set += vfs->xSetSystemCall(vfs, "pwrite", function) == SQLITE_OK;
    ck_assert_int_gt(set, 0);
}

START_TEST(a_full_disk_loses_nothing_that_was_committed)
{
    const char *path = path_of("full");
    int committed = 0;
    struct sweep_store *store = opened(path);
    room_bytes = 400000;
    set_write((sqlite3_syscall_ptr)full_pwrite);
    for (;; committed++) {
        char hash[16];
        snprintf(hash, sizeof hash, "h%d", committed);
        struct kept_point kept = point(hash, 0, 4);
        bool written = sweep_store_write(store, &kept);
        kept_clear(&kept);
        if (!written)
            break;
        ck_assert_int_lt(committed, 1000);
    }
    snprintf(message, sizeof message, "%s", sweep_store_message(store));
    ck_assert_msg(strstr(message, "no space is left on the disk") != NULL, "%s", message);
    struct kept_point more = point("later", 0, 1);
    ck_assert(!sweep_store_write(store, &more)); /* it stays failed */
    kept_clear(&more);
    sweep_store_close(&store);
    set_write(NULL);
    ck_assert_int_gt(committed, 5);
    store = opened(path);
    ck_assert_int_eq(sweep_store_points(store), committed);
    struct kept_point last = {.pilots = 3};
    snprintf(last.scenario, sizeof last.scenario, "h%d", committed - 1);
    ck_assert(sweep_store_read(store, &last));
    ck_assert_int_eq(last.count, 4);
    kept_clear(&last);
    sweep_store_close(&store);
}
END_TEST

/* --- bringing stores together -------------------------------------------------------------------
 */

START_TEST(merging_adds_what_is_missing)
{
    const char *one = path_of("one");
    char *keep = strdup(one);
    const char *two = path_of("two");
    write_one(keep, "aa", 0, 2);
    write_one(two, "aa", 1, 5);
    write_one(two, "bb", 0, 2);
    struct sweep_store *store = opened(keep);
    struct kept_point kept = {.scenario = "aa", .pilots = 3};
    long added;
    ck_assert_msg(sweep_store_merge(store, two, &added, message), "%s", message);
    ck_assert_int_eq(added, 3 + 2);
    ck_assert_int_eq(sweep_store_points(store), 2);
    ck_assert(sweep_store_read(store, &kept));
    ck_assert_int_eq(kept.count, 5);
    for (int i = 0; i < 5; i++)
        ck_assert(kept.table.row[0].value[kept.replication[i].column] == 1 / 3.0 + i);
    ck_assert(sweep_store_merge(store, two, &added, message));
    ck_assert_int_eq(added, 0);
    ck_assert(!sweep_store_merge(store, "/nowhere/at/all.sqlite", &added, message));
    ck_assert_msg(strstr(message, "/nowhere/at/all.sqlite") != NULL, "%s", message);
    kept_clear(&kept);
    sweep_store_close(&store);
    free(keep);
}
END_TEST

RUN_SUITE("sweep_store", what_is_written_is_read_to_the_bit, only_the_very_same_point_is_found,
          a_store_in_use_is_refused, other_formats_and_files_are_refused_untouched,
          a_full_disk_loses_nothing_that_was_committed, merging_adds_what_is_missing)
