/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* sched_getaffinity */
#include "sim/study/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

struct pool {
    atomic_int next;
    atomic_bool stopped;
    int count;
    bool (*task)(void *, int);
    void *context;
};

static void *work(void *argument)
{
    struct pool *pool = argument;
    while (!atomic_load(&pool->stopped)) {
        int index = atomic_fetch_add(&pool->next, 1);
        if (index >= pool->count)
            break;
        if (pool->task(pool->context, index))
            atomic_store(&pool->stopped, true);
    }
    return NULL;
}

int parallel_cores(void)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    cpu_set_t bound;
    /* fails where the machine has more cores than the set has room for */
    int cores = sched_getaffinity(0, sizeof bound, &bound) == 0 ? CPU_COUNT(&bound) : (int)online;
    return cores > 0 ? cores : 1;
}

int parallel_threads(int wish)
{
    return wish > 0 ? wish : parallel_cores();
}

void parallel_run(int count, int threads, bool (*task)(void *, int), void *context)
{
    struct pool pool = {.count = count, .task = task, .context = context};
    int helpers = parallel_threads(threads) - 1, started = 0;
    if (helpers > count - 1)
        helpers = count - 1;
    pthread_t *thread = helpers > 0 ? malloc((size_t)helpers * sizeof *thread) : NULL;
    for (int i = 0; thread && i < helpers; i++)
        if (pthread_create(&thread[started], NULL, work, &pool) == 0)
            started++;
    work(&pool);
    for (int i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    free(thread);
}
