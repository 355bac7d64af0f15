/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHAIN_QUEUE_PATH_H
#define TESTS_CHAIN_QUEUE_PATH_H

#include "sim/chain/trace.h"
#include "sim/chain/world.h"

/*
 * Little's law as the identity of a sample path: over any span at whose ends a queue is empty, the
 * integral of its length is the sum of the times spent in it. One route of one replication, instant
 * by instant; the length is read from the queue after every instant and integrated here.
 */

struct queue_path;

struct queue {
    const char *name;
    double (*length)(const struct queue_path *);  /* now: how many, or kg */
    double (*spent_s)(const struct queue_path *); /* in it, by those who have left it */
    bool (*looked_at)(const struct queue_path *); /* NULL: in every case */
    bool never_empty; /* spent_s counts those who are in it too, so that any instant ends a span */
};

enum { QUEUE_PATH_MOST = 24 };

struct queue_span { /* up to the last instant that may end one */
    double integral_s, spent_s;
};

struct queue_path {
    struct world world;
    const struct queue *queue;
    int queues;
    void (*event)(void *path, const struct trace_event *event);
    void (*look)(struct queue_path *path); /* at the start, and after every instant */
    double integral_s[QUEUE_PATH_MOST], longest[QUEUE_PATH_MOST];
    struct queue_span span[QUEUE_PATH_MOST];
};

/* Runs the case to its horizon under the settings and holds each queue against its time, to 1e-9;
 * a length that lasted more than an hour in sum goes into longest[], kept over the cases.
 * in: path, its own members empty but for queue, queues, event, look. */
void queue_path_run(struct queue_path *path, const char *yaml, const char *const *sets,
                    enum supply_route route, double longest[]);

/* Somebody must have been in each queue. */
void queue_path_all_used(const struct queue *queue, int queues, const double longest[]);

#endif
