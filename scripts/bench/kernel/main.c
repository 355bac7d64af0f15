/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the kernel against what one would write without it, in one process, rounds alternating,
 * the best of each. Fails when a baseline is slower than it should be (then the ratios would
 * flatter), or when two ways do not give the same result.
 *
 *     build/bench-kernel [ROUNDS]      lines of `name value`, ns and ratios
 *     build/bench-kernel count         a fixed piece of work, for counting its instructions
 */
#include "scripts/bench/kernel/bench.h"

#include <stdio.h>
#include <stdlib.h>

/* Baselines are honest: docs/performance.md. */
static const double BARE_LEAST = 0.1; /* of Lindley's rate */
static const double HEAP_MOST = 20;   /* steps of Lindley's recursion */

static bool honest(const struct bench_queue *queue, const struct bench_lists *lists)
{
    bool loop = queue->lindley_ns / queue->bare_ns >= BARE_LEAST;
    bool heap = lists->heap2_ns / queue->lindley_ns <= HEAP_MOST;
    if (!loop)
        fprintf(stderr, "the bare loop runs at %.1f %% of Lindley's rate, 10 %% are asked\n",
                100 * queue->lindley_ns / queue->bare_ns);
    if (!heap)
        fprintf(stderr, "the binary heap takes %.1f steps of Lindley's recursion, 20 are allowed\n",
                lists->heap2_ns / queue->lindley_ns);
    return loop && heap;
}

static void print(const struct bench_queue *queue, const struct bench_lists *lists,
                  const struct bench_network *network)
{
    printf("lindley_ns %.2f\n", queue->lindley_ns);
    printf("queue_bare_ns %.2f\n", queue->bare_ns);
    printf("queue_kernel_ns %.2f\n", queue->kernel_ns);
    printf("queue_ratio %.2f\n", queue->kernel_ns / queue->bare_ns);
    printf("queue_gsl_bare_ns %.2f\n", queue->gsl_bare_ns);
    printf("queue_gsl_kernel_ns %.2f\n", queue->gsl_kernel_ns);
    printf("queue_gsl_ratio %.2f\n", queue->gsl_kernel_ns / queue->gsl_bare_ns);
    printf("heap2_ns %.2f\nheap4_ns %.2f\ntree_ns %.2f\ncalendar_ns %.2f\n", lists->heap2_ns,
           lists->heap4_ns, lists->tree_ns, lists->calendar_ns);
    printf("bare_share %.3f\n", queue->lindley_ns / queue->bare_ns);
    printf("heap_steps %.1f\n", lists->heap2_ns / queue->lindley_ns);
    printf("network_bare_ns %.1f\nnetwork_kernel_ns %.1f\nnetwork_ratio %.2f\n", network->bare_ns,
           network->kernel_ns, network->kernel_ns / network->bare_ns);
}

int main(int argc, char **argv)
{
    int rounds = argc > 1 ? atoi(argv[1]) : 5;
    double inf = (double)INFINITY;
    struct bench_queue queue = {inf, inf, inf, inf, inf};
    struct bench_lists lists = {inf, inf, inf, inf};
    struct bench_network network = {inf, inf};
    bench_ziggurats_make();
    if (argc > 1 && strcmp(argv[1], "count") == 0) {
        bench_network_kernel(100000);
        return 0;
    }
    for (int i = 0; i < rounds; i++) {
        if (!bench_queue(&queue) || !bench_network(&network)) {
            fputs("the bare loop and the kernel do not agree\n", stderr);
            return 1;
        }
        bench_lists(&lists);
    }
    print(&queue, &lists, &network);
    return honest(&queue, &lists) ? 0 : 1;
}
