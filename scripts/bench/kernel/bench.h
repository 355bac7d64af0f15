/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the kernel's bench share: a clock, keys, draws. */
#ifndef SCRIPTS_BENCH_KERNEL_BENCH_H
#define SCRIPTS_BENCH_KERNEL_BENCH_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include "sim/kernel/stream.h"

/* Processor time, so that neighbours on the machine count as little as possible. */
static inline double bench_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* --- keys of 128 bits: time, sequence, slot ----------------------------------------------------
 */

__extension__ typedef unsigned __int128 bench_key;

static inline bench_key bench_key_make(double time, uint64_t sequence, uint32_t slot)
{
    uint64_t bits;
    memcpy(&bits, &time, sizeof bits);
    return (bench_key)bits << 64 | sequence << 16 | slot;
}

static inline double bench_key_time(bench_key key)
{
    uint64_t bits = (uint64_t)(key >> 64);
    double time;
    memcpy(&time, &bits, sizeof time);
    return time;
}

static inline uint32_t bench_key_slot(bench_key key)
{
    return (uint32_t)key & 0xffff;
}

/* --- draws: the same numbers for the bare loop and for the kernel ------------------------------
 */

/* What stream_next gives, where the compiler can see how. source: BLACKMAN-VIGNA-2021 */
static inline uint64_t bench_next(struct stream *stream)
{
    uint64_t *s = stream->state, sum = s[0] + s[3], result = (sum << 23 | sum >> 41) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = s[3] << 45 | s[3] >> 19;
    return result;
}

typedef uint64_t bench_source(struct stream *stream); /* bench_next or stream_next */

/* Ziggurat of 256 layers of equal area. source: MARSAGLIA-2000 */
enum { BENCH_LAYERS = 256 };
struct bench_ziggurat {
    double edge[BENCH_LAYERS + 1], ratio[BENCH_LAYERS];
};
extern struct bench_ziggurat bench_exponential, bench_normal;
void bench_ziggurats_make(void);

/* The rare ways of a draw, out of line. u: what was drawn, in units of the layer's edge. */
double bench_exponential_rest(bench_source *next, struct stream *stream, int layer, double u);
double bench_normal_rest(bench_source *next, struct stream *stream, int layer, double u);

static inline __attribute__((always_inline)) double bench_draw_exponential(bench_source *next,
                                                                           struct stream *stream)
{
    uint64_t bits = next(stream);
    int layer = (int)(bits & (BENCH_LAYERS - 1));
    double u = (double)(bits >> 11) * 0x1p-53;
    if (u < bench_exponential.ratio[layer])
        return u * bench_exponential.edge[layer];
    return bench_exponential_rest(next, stream, layer, u);
}

static inline __attribute__((always_inline)) double bench_draw_normal(bench_source *next,
                                                                      struct stream *stream)
{
    uint64_t bits = next(stream);
    int layer = (int)(bits & (BENCH_LAYERS - 1));
    double u = (double)((int64_t)bits >> 11) * 0x1p-52;
    if (fabs(u) < bench_normal.ratio[layer])
        return u * bench_normal.edge[layer];
    return bench_normal_rest(next, stream, layer, u);
}

/* --- parts: time of one step in ns, the shorter of what is there and what is measured ----------
 */

struct bench_queue { /* M/M/1 at a load of 0.9, a customer; draws come from a table */
    double lindley_ns, bare_ns, kernel_ns, gsl_bare_ns, gsl_kernel_ns;
};
/* fails: false when the waits are not the same. */
bool bench_queue(struct bench_queue *best);

struct bench_network { /* the closed network of ten stations, a visit */
    double bare_ns, kernel_ns;
};
/* fails: false when the journeys are not the same. */
bool bench_network(struct bench_network *best);
/* The kernel's half of it alone, so many visits. */
void bench_network_kernel(unsigned visits);

struct bench_lists { /* replacing the first of 256 pending events */
    double heap2_ns, heap4_ns, tree_ns, calendar_ns;
};
void bench_lists(struct bench_lists *best);

#endif
