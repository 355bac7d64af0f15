/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sweep over the ranks of a job. Every rank takes points from one counter; rank 0 computes too,
 * and a thread of it writes what all have finished into the store. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/scenario/build_version.h"
#include "sim/study/kept_bytes.h"
#include "sim/study/parallel.h"
#include "sim/study/sweep_work.h"

enum message { RESULT, QUESTION, ANSWER, READY };

/* What rank 0 tells before the work, so that none works on something else. */
struct head {
    int go, count, points;
    char model[72], scenario[72];
};

/* Between two looks for a message a rank sleeps a 64th of the time in which none came, so that one
 * is kept waiting for less than a hundredth of what it took to make, and whoever waits leaves the
 * cores to those who simulate. Gives what it slept; *quiet_s is its state, 0 after a message. */
static double wait_a_little(double *quiet_s)
{
    const double least_s = 0.2e-3, most_s = 2e-3;
    double pause_s = fmin(fmax(*quiet_s / 64, least_s), most_s);
    const struct timespec pause = {0, (long)(pause_s * 1e9)};
    nanosleep(&pause, NULL);
    *quiet_s += pause_s;
    return pause_s;
}

static struct bytes begin(enum message message, int index)
{
    struct bytes bytes = {0};
    int kind = (int)message;
    bytes_put(&bytes, &kind, sizeof kind);
    bytes_put(&bytes, &index, sizeof index);
    return bytes;
}

static void send(const struct ranks *ranks, int to, struct bytes *bytes)
{
    if (!bytes->failed)
        ranks->send(ranks->state, to, bytes->data, bytes->size);
    bytes_clear(bytes);
}

/* The next message that has arrived. owns: bytes_clear. */
static bool receive(const struct ranks *ranks, int *from, int *kind, int *index,
                    struct bytes *bytes)
{
    void *data;
    memset(bytes, 0, sizeof *bytes);
    if (!ranks->receive(ranks->state, from, &data, &bytes->size))
        return false;
    bytes->data = data;
    bytes_get(bytes, kind, sizeof *kind);
    bytes_get(bytes, index, sizeof *index);
    return true;
}

/* --- on a rank without the store ----------------------------------------------------------------
 */

bool sweep_ranks_known(struct sweep_work *work, int index, struct kept_point *known)
{
    const struct ranks *ranks = work->plan->ranks;
    struct bytes question = begin(QUESTION, index), answer;
    int from, kind, about;
    double quiet_s = 0;
    pthread_mutex_lock(&work->question);
    send(ranks, 0, &question);
    while (!receive(ranks, &from, &kind, &about, &answer))
        wait_a_little(&quiet_s);
    pthread_mutex_unlock(&work->question);
    bytes_get_kept(&answer, known);
    bytes_clear(&answer);
    return !known->failed;
}

bool sweep_ranks_deliver(struct sweep_work *work, int index, const struct kept_point *fresh)
{
    const struct sweep_point *point = &work->sweep->point[index];
    struct bytes bytes = begin(RESULT, index);
    size_t length = point->message ? strlen(point->message) : 0;
    bytes_put(&bytes, point, sizeof *point);
    bytes_put(&bytes, &length, sizeof length);
    bytes_put(&bytes, point->message ? point->message : "", length);
    bytes_put_kept(&bytes, fresh);
    send(work->plan->ranks, 0, &bytes);
    return !point->done || sweep_work_report(work);
}

/* --- on rank 0 ----------------------------------------------------------------------------------
 */

static void take_result(struct sweep_work *work, int index, struct bytes *bytes)
{
    struct sweep_point *point = &work->sweep->point[index];
    struct kept_point fresh;
    size_t length;
    bytes_get(bytes, point, sizeof *point);
    bytes_get(bytes, &length, sizeof length);
    point->message = !bytes->failed && length > 0 ? calloc(1, length + 1) : NULL;
    if (point->message)
        bytes_get(bytes, point->message, length);
    bytes_get_kept(bytes, &fresh);
    point->done &= !bytes->failed;
    if (!bytes->failed && sweep_work_take(work, index, &fresh))
        work->stop = true;
    kept_clear(&fresh);
}

static void answer(struct sweep_work *work, int to, int index)
{
    const struct sweep_point *point = &work->sweep->point[index];
    struct kept_point known = {.pilots = point->pilots};
    struct bytes bytes = begin(ANSWER, index);
    memcpy(known.scenario, point->scenario, sizeof known.scenario);
    sweep_store_read(work->sweep->store, &known);
    bytes_put_kept(&bytes, &known);
    send(work->plan->ranks, to, &bytes);
    kept_clear(&known);
}

/* Handles one message; false when there is none. *ready counts ranks that have finished. */
static bool handle(struct sweep_work *work, int *ready)
{
    int from, kind, index;
    struct bytes bytes;
    if (!receive(work->plan->ranks, &from, &kind, &index, &bytes))
        return false;
    if (kind == RESULT)
        take_result(work, index, &bytes);
    else if (kind == QUESTION)
        answer(work, from, index);
    else
        ++*ready;
    if (kind == READY && index != 0)
        work->sweep->odd_rank = from;
    bytes_clear(&bytes);
    return true;
}

/* --- both ---------------------------------------------------------------------------------------
 */

/* Takes points from the counter until there are none left. */
static bool take_points(void *context, int thread)
{
    struct sweep_work *work = context;
    const struct ranks *ranks = work->plan->ranks;
    (void)thread;
    while (!work->stop) {
        long number = ranks->take(ranks->state, 1);
        if (number >= work->count || sweep_work_point(work, (int)number))
            break;
    }
    return false;
}

static void *compute_own(void *context)
{
    struct sweep_work *work = context;
    int threads = work->plan->threads > 0 ? work->plan->threads : 1;
    parallel_run(threads, threads, take_points, work);
    work->own_done = true;
    return NULL;
}

/* Told to stop, rank 0 waits this long for the others. */
static const double PATIENCE_S = 2;

static void lead(struct sweep_work *work)
{
    const struct ranks *ranks = work->plan->ranks;
    pthread_t own;
    int ready = 0;
    double quiet_s = 0, told_s = 0; /* since the last message; since all were told to stop */
    bool started = pthread_create(&own, NULL, compute_own, work) == 0, told = false;
    while (ready < ranks->size - 1 || (started && !work->own_done)) {
        double slept_s = 0;
        if (handle(work, &ready))
            quiet_s = 0;
        else
            slept_s = wait_a_little(&quiet_s);
        if (work->stop && !told) /* nobody takes another one */
            ranks->take(ranks->state, work->count);
        told = work->stop;
        told_s += told ? slept_s : 0;
        work->sweep->lost = told_s > PATIENCE_S;
        if (work->sweep->lost)
            break;
    }
    if (started)
        pthread_join(own, NULL);
}

static void follow(struct sweep_work *work, bool same)
{
    struct bytes ready = begin(READY, same ? 0 : 1);
    if (same)
        compute_own(work);
    send(work->plan->ranks, 0, &ready);
}

/* The list of points to compute, and which of them the store knows in part. */
static void share_list(struct sweep_work *work)
{
    const struct ranks *ranks = work->plan->ranks;
    int *kept = calloc((size_t)work->count + 1, sizeof *kept);
    if (!kept) {
        work->stop = true;
        work->count = 0;
        return;
    }
    for (int i = 0; ranks->rank == 0 && i < work->count; i++)
        kept[i] = work->sweep->point[work->list[i]].kept;
    ranks->share(ranks->state, work->list, (size_t)work->count * sizeof *work->list);
    ranks->share(ranks->state, kept, (size_t)work->count * sizeof *kept);
    for (int i = 0; i < work->count; i++)
        work->sweep->point[work->list[i]].kept = kept[i];
    free(kept);
}

static struct head own_head(const struct sweep_work *work)
{
    struct head head = {.go = 1, .count = work->count, .points = work->sweep->count};
    char message[240];
    struct scenario *scenario = source_make(work->plan->source, NULL, 0, message);
    snprintf(head.model, sizeof head.model, "%s", mr_build_model_version);
    if (scenario && scenario->hash)
        snprintf(head.scenario, sizeof head.scenario, "%s", scenario->hash);
    scenario_free(&scenario);
    return head;
}

static struct head share_head(const struct ranks *ranks, struct head head)
{
    ranks->share(ranks->state, &head, sizeof head);
    return head;
}

void sweep_ranks_refuse(const struct ranks *ranks)
{
    share_head(ranks, (struct head){.go = 0});
}

bool sweep_ranks_compute(struct sweep_work *work)
{
    const struct ranks *ranks = work->plan->ranks;
    struct head own = own_head(work), head = share_head(ranks, own);
    if (!head.go)
        return false;
    bool same = head.points == own.points && strcmp(head.model, own.model) == 0 &&
                strcmp(head.scenario, own.scenario) == 0;
    work->stage = "points";
    work->finished = 0;
    work->total = head.count;
    pthread_mutex_init(&work->question, NULL);
    if (same) {
        work->count = head.count;
        share_list(work);
    } else { /* takes part in what all do, and in nothing else */
        work->count = 0;
        void *unused = calloc((size_t)head.count + 1, sizeof(int));
        ranks->share(ranks->state, unused, (size_t)head.count * sizeof(int));
        ranks->share(ranks->state, unused, (size_t)head.count * sizeof(int));
        free(unused);
    }
    if (ranks->rank == 0)
        lead(work);
    else
        follow(work, same);
    pthread_mutex_destroy(&work->question);
    return true;
}
