/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep_store.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/sweep_store_sql.h"

/* A point that waits for its commit, on the stack of the thread that brought it. */
struct waiting {
    const struct kept_point *kept;
    struct waiting *next;
    bool done;
};

struct sweep_store {
    struct store_sql sql;
    pthread_mutex_t lock;
    pthread_cond_t turn;
    bool busy; /* one thread speaks with SQLite */
    struct waiting *queue;
    long points;
};

struct sweep_store *sweep_store_open(const char *path, const char *model,
                                     char message[SWEEP_STORE_MESSAGE])
{
    struct sweep_store *store = calloc(1, sizeof *store);
    if (!store) {
        snprintf(message, SWEEP_STORE_MESSAGE, "out of memory");
        return NULL;
    }
    if (!store_sql_open(&store->sql, path, model)) {
        snprintf(message, SWEEP_STORE_MESSAGE, "%s", store->sql.message);
        store_sql_close(&store->sql);
        free(store);
        return NULL;
    }
    pthread_mutex_init(&store->lock, NULL);
    pthread_cond_init(&store->turn, NULL);
    store->points = store_sql_points(&store->sql);
    return store;
}

void sweep_store_close(struct sweep_store **store)
{
    if (!*store)
        return;
    store_sql_close(&(*store)->sql);
    pthread_cond_destroy(&(*store)->turn);
    pthread_mutex_destroy(&(*store)->lock);
    free(*store);
    *store = NULL;
}

long sweep_store_points(const struct sweep_store *store)
{
    return store->points;
}

const char *sweep_store_message(const struct sweep_store *store)
{
    return store->sql.message;
}

/* Takes the turn to speak with SQLite; the lock is not held meanwhile. */
static void begin(struct sweep_store *store)
{
    pthread_mutex_lock(&store->lock);
    while (store->busy)
        pthread_cond_wait(&store->turn, &store->lock);
    store->busy = true;
    pthread_mutex_unlock(&store->lock);
}

static void end(struct sweep_store *store)
{
    pthread_mutex_lock(&store->lock);
    store->busy = false;
    pthread_cond_broadcast(&store->turn);
    pthread_mutex_unlock(&store->lock);
}

bool sweep_store_read(struct sweep_store *store, struct kept_point *kept)
{
    begin(store);
    bool done = store->sql.message[0] == '\0' && store_sql_read(&store->sql, kept);
    end(store);
    return done;
}

/* Commits all that waits in one transaction. The lock is held on entry and on return. */
static void commit_queue(struct sweep_store *store)
{
    struct waiting *list = store->queue;
    store->queue = NULL;
    store->busy = true;
    pthread_mutex_unlock(&store->lock);
    bool good = store->sql.message[0] == '\0' && store_sql_begin(&store->sql);
    for (struct waiting *at = list; good && at; at = at->next)
        good = store_sql_write(&store->sql, at->kept);
    if (good)
        store_sql_commit(&store->sql);
    pthread_mutex_lock(&store->lock);
    for (struct waiting *at = list, *next; at; at = next) {
        next = at->next; /* `at` may be gone as soon as the lock is */
        at->done = true;
    }
    store->busy = false;
    pthread_cond_broadcast(&store->turn);
}

bool sweep_store_write(struct sweep_store *store, const struct kept_point *kept)
{
    struct waiting mine = {.kept = kept};
    pthread_mutex_lock(&store->lock);
    mine.next = store->queue;
    store->queue = &mine; /* cppcheck-suppress autoVariables ; it leaves the queue before we do */
    while (!mine.done && store->busy)
        pthread_cond_wait(&store->turn, &store->lock);
    if (!mine.done)
        commit_queue(store);
    bool good = store->sql.message[0] == '\0';
    pthread_mutex_unlock(&store->lock);
    return good;
}

bool sweep_store_merge(struct sweep_store *store, const char *path, long *added,
                       char message[SWEEP_STORE_MESSAGE])
{
    begin(store);
    bool done = store_sql_merge(&store->sql, path, added, message);
    end(store);
    store->points = store_sql_points(&store->sql);
    return done;
}
