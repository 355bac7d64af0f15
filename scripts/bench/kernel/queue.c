/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M/M/1 at a load of 0.9, customer by customer: Lindley's recursion, which has no events at all; a
 * bare loop of events that call functions, nothing else; and the kernel's calendar and resource
 * with its statistics. Draws come from one table, so that all three must get the same waits; the
 * second pair draws with GSL. */
#include "scripts/bench/kernel/bench.h"

#include <gsl/gsl_randist.h>

#include "scripts/bench/kernel/heap4.h"
#include "sim/kernel/resource.h"

enum { CUSTOMERS = 2000000, DRAWS = 1 << 15, LINE = 1 << 16, CHUNK = 1000 };
static const double SERVICE = 0.9;

static double between[DRAWS], service[DRAWS];

/* Sum of waits before service, in all three. */
static double lindley(void)
{
    double wait = 0, sum = 0;
    for (unsigned i = 0; i < CUSTOMERS; i++) {
        sum += wait;
        wait = fmax(0, wait + service[i % DRAWS] - between[(i + 1) % DRAWS]);
    }
    return sum;
}

/* --- where draws come from ---------------------------------------------------------------------
 */

struct chance {
    unsigned arrivals, services;
    struct stream stream[2];
    bool gsl;
};

static inline double draw_between(struct chance *chance)
{
    if (chance->gsl)
        return gsl_ran_exponential(stream_rng(&chance->stream[0]), 1);
    return between[chance->arrivals % DRAWS];
}

static inline double draw_service(struct chance *chance)
{
    if (chance->gsl)
        return gsl_ran_exponential(stream_rng(&chance->stream[1]), SERVICE);
    return service[chance->services % DRAWS];
}

static struct chance chance_begin(bool gsl)
{
    struct chance chance = {.gsl = gsl};
    stream_init(&chance.stream[0], 1, 0, "between", 0);
    stream_init(&chance.stream[1], 1, 0, "service", 0);
    return chance;
}

/* --- the bare loop ------------------------------------------------------------------------------
 */

struct bare {
    struct heap4 heap;
    struct { /* of an event, by its slot */
        void (*action)(struct bare *);
    } slot[2];
    struct chance chance;
    double now, sum, line[LINE]; /* when who waits came */
    uint64_t sequence;
    unsigned head, tail, served;
    bool busy;
};

static inline void bare_push(struct bare *bare, double time, uint32_t slot)
{
    heap4_push(&bare->heap, bench_key_make(time, ++bare->sequence, slot));
}

static inline void bare_serve(struct bare *bare)
{
    bare->sum += bare->now - bare->line[bare->head++ % LINE];
    bare->busy = true;
    bare_push(bare, bare->now + draw_service(&bare->chance), 1);
    bare->chance.services++;
}

static void bare_arrive(struct bare *bare)
{
    bare->line[bare->tail++ % LINE] = bare->now;
    bare->chance.arrivals++;
    bare_push(bare, bare->now + draw_between(&bare->chance), 0);
    if (!bare->busy)
        bare_serve(bare);
}

static void bare_leave(struct bare *bare)
{
    bare->served++;
    bare->busy = false;
    if (bare->head != bare->tail)
        bare_serve(bare);
}

static double bare_loop(bool gsl)
{
    static struct bare bare;
    memset(&bare, 0, sizeof bare);
    bare.slot[0].action = bare_arrive;
    bare.slot[1].action = bare_leave;
    bare.chance = chance_begin(gsl);
    bare_push(&bare, 0, 0);
    while (bare.head < CUSTOMERS) {
        bench_key top = bare.heap.key[0];
        heap4_pop(&bare.heap);
        bare.now = bench_key_time(top);
        bare.slot[bench_key_slot(top)].action(&bare);
    }
    return bare.sum;
}

/* --- through the kernel ------------------------------------------------------------------------
 */

struct own {
    struct calendar *calendar;
    struct resource server;
    struct chance chance;
};

static void own_leave(void *subject)
{
    struct own *own = subject;
    resource_release(&own->server);
}

static void own_granted(void *subject)
{
    struct own *own = subject;
    double hold = draw_service(&own->chance);
    own->chance.services++;
    calendar_push(own->calendar, calendar_now(own->calendar) + hold, 0, own_leave, own);
}

static void own_arrive(void *subject)
{
    struct own *own = subject;
    resource_acquire(&own->server, 0, own_granted, own);
    own->chance.arrivals++;
    calendar_push(own->calendar, calendar_now(own->calendar) + draw_between(&own->chance), 0,
                  own_arrive, own);
}

static double own_loop(bool gsl)
{
    struct own own = {.calendar = calendar_create(), .chance = chance_begin(gsl)};
    resource_init(&own.server, own.calendar, "server", 1);
    calendar_push(own.calendar, 0, 0, own_arrive, &own);
    while (tally_count(&own.server.wait_s) + 2 * CHUNK < CUSTOMERS)
        calendar_run_until(own.calendar, calendar_now(own.calendar) + CHUNK);
    while (tally_count(&own.server.wait_s) < CUSTOMERS && calendar_step(own.calendar))
        ;
    double sum = tally_sum(&own.server.wait_s);
    resource_clear(&own.server);
    calendar_free(&own.calendar);
    return sum;
}

/* --- all ----------------------------------------------------------------------------------------
 */

static double timed(double (*loop)(bool), bool gsl, double *best_ns)
{
    double begun_s = bench_s(), sum = loop(gsl);
    *best_ns = fmin(*best_ns, (bench_s() - begun_s) / CUSTOMERS * 1e9);
    return sum;
}

static double lindley_loop(bool gsl)
{
    (void)gsl;
    return lindley();
}

bool bench_queue(struct bench_queue *best)
{
    struct stream stream;
    stream_init(&stream, 2, 0, "table", 0);
    for (int i = 0; i < DRAWS; i++) {
        between[i] = bench_draw_exponential(bench_next, &stream);
        service[i] = SERVICE * bench_draw_exponential(bench_next, &stream);
    }
    double bound = timed(lindley_loop, false, &best->lindley_ns);
    double bare = timed(bare_loop, false, &best->bare_ns);
    double own = timed(own_loop, false, &best->kernel_ns);
    double gsl_bare = timed(bare_loop, true, &best->gsl_bare_ns);
    double gsl_own = timed(own_loop, true, &best->gsl_kernel_ns);
    return fabs(bare / bound - 1) < 1e-6 && fabs(own / bound - 1) < 1e-6 &&
           fabs(gsl_own / gsl_bare - 1) < 1e-6;
}
