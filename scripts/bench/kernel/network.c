/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fifty ladles go round ten stations for ever, beside 150 timers (tests/long/test_closed_network.c
 * holds the same network against its exact solution): a bare loop, and the kernel's calendar and
 * resources. Both keep time integrals of waiting and busy and sums of waits per station, draw the
 * same numbers, and must make the same journeys. */
#include "scripts/bench/kernel/bench.h"

#include "scripts/bench/kernel/tree.h"
#include "sim/kernel/resource.h"

enum { STATIONS = 10, LADLES = 50, TIMERS = 150, VISITS = 1000000 };

static const int SERVERS[STATIONS] = {2, 1, 3, 2, 4, 1, 3, 2, 6, 2};
static const double SERVICE[STATIONS] = {3.9, 0.65, 5.0, 2.5, 7.0, 0.9, 4.2, 1.4, 10.5, 2.0};
static const double TRAVEL[STATIONS] = {4, 2, 3, 3, 5, 2, 4, 3, 4, 2};
static const double TRAVEL_CV = 0.15, SERVICE_CV = 0.3; /* of stations 2 and 8 */
static const double TIMER = 30;

/* exp(mu + sigma z) */
struct lognormal {
    double mu, sigma;
};

static struct lognormal lognormal_of(double mean, double cv)
{
    double sigma2 = log1p(cv * cv);
    return (struct lognormal){log(mean) - sigma2 / 2, sqrt(sigma2)};
}

/* Streams of all sources of chance. */
struct chance {
    struct stream service[STATIONS], travel[STATIONS], timer[TIMERS];
    struct lognormal journey[STATIONS], hold[STATIONS];
};

static void chance_begin(struct chance *chance)
{
    for (uint64_t i = 0; i < STATIONS; i++) {
        stream_init(&chance->service[i], 1, 0, "service", i);
        stream_init(&chance->travel[i], 1, 0, "travel", i);
        chance->journey[i] = lognormal_of(TRAVEL[i], TRAVEL_CV);
        chance->hold[i] = lognormal_of(SERVICE[i], SERVICE_CV);
    }
    for (uint64_t i = 0; i < TIMERS; i++)
        stream_init(&chance->timer[i], 1, 0, "timer", i);
}

static inline __attribute__((always_inline)) double
draw_lognormal(bench_source *next, struct stream *stream, const struct lognormal *law)
{
    return exp(law->mu + law->sigma * bench_draw_normal(next, stream));
}

static inline __attribute__((always_inline)) double draw_service(bench_source *next,
                                                                 struct chance *chance, int at)
{
    if (at == 2 || at == 8)
        return draw_lognormal(next, &chance->service[at], &chance->hold[at]);
    return SERVICE[at] * bench_draw_exponential(next, &chance->service[at]);
}

/* What both must agree in. */
struct journey {
    double end, wait[STATIONS], waiting[STATIONS], busy[STATIONS];
};

static bool same(const struct journey *a, const struct journey *b)
{
    bool fine = fabs(a->end / b->end - 1) < 1e-9;
    for (int i = 0; i < STATIONS; i++)
        fine = fine && fabs(a->wait[i] / b->wait[i] - 1) < 1e-6 &&
               fabs(a->waiting[i] / b->waiting[i] - 1) < 1e-6 &&
               fabs(a->busy[i] / b->busy[i] - 1) < 1e-6;
    return fine;
}

/* --- the bare loop ------------------------------------------------------------------------------
 */

struct station {
    int servers, busy;
    unsigned head, tail;
    uint8_t line[64]; /* ladles that wait; 50 at most */
    double changed, wait, waiting, busied;
};

struct bare {
    struct tree tree;
    struct chance chance;
    struct station station[STATIONS];
    struct {
        uint8_t at;
        bool served; /* its event is the end of a service, not an arrival */
        double since;
    } ladle[LADLES];
    double now;
    uint64_t sequence;
    unsigned visits;
};

static inline void bare_set(struct bare *bare, uint32_t slot, double time)
{
    tree_set(&bare->tree, slot, bench_key_make(time, ++bare->sequence, slot));
}

static inline void bare_book(struct bare *bare, struct station *station)
{
    double passed = bare->now - station->changed;
    station->waiting += passed * (station->tail - station->head);
    station->busied += passed * station->busy;
    station->changed = bare->now;
}

static inline void bare_serve(struct bare *bare, struct station *station, uint32_t ladle)
{
    int at = (int)(station - bare->station);
    station->busy++;
    station->wait += bare->now - bare->ladle[ladle].since;
    bare->ladle[ladle].served = true;
    bare_set(bare, ladle, bare->now + draw_service(bench_next, &bare->chance, at));
}

static inline void bare_arrive(struct bare *bare, uint32_t ladle)
{
    struct station *station = &bare->station[bare->ladle[ladle].at];
    bare->ladle[ladle].since = bare->now;
    bare_book(bare, station);
    if (station->busy < station->servers) {
        bare_serve(bare, station, ladle);
    } else {
        station->line[station->tail++ % 64] = (uint8_t)ladle;
        tree_set(&bare->tree, ladle, ~(bench_key)0);
    }
}

static inline void bare_leave(struct bare *bare, uint32_t ladle)
{
    int at = bare->ladle[ladle].at;
    struct station *station = &bare->station[at];
    bare->visits++;
    bare_book(bare, station);
    station->busy--;
    bare->ladle[ladle].at = (uint8_t)((at + 1) % STATIONS);
    bare->ladle[ladle].served = false;
    bare_set(bare, ladle,
             bare->now +
                 draw_lognormal(bench_next, &bare->chance.travel[at], &bare->chance.journey[at]));
    if (station->head != station->tail)
        bare_serve(bare, station, station->line[station->head++ % 64]);
}

static inline void bare_step(struct bare *bare)
{
    bench_key top = bare->tree.node[1];
    uint32_t slot = bench_key_slot(top);
    bare->now = bench_key_time(top);
    if (slot >= LADLES)
        bare_set(bare, slot,
                 bare->now + TIMER * bench_draw_exponential(bench_next,
                                                            &bare->chance.timer[slot - LADLES]));
    else if (bare->ladle[slot].served)
        bare_leave(bare, slot);
    else
        bare_arrive(bare, slot);
}

static void bare_run(struct journey *journey)
{
    static struct bare bare;
    memset(&bare, 0, sizeof bare);
    tree_clear(&bare.tree);
    chance_begin(&bare.chance);
    for (int i = 0; i < STATIONS; i++)
        bare.station[i].servers = SERVERS[i];
    for (uint32_t i = 0; i < LADLES; i++) {
        bare.ladle[i].at = (uint8_t)(i % STATIONS);
        bare_arrive(&bare, i);
    }
    for (uint32_t i = 0; i < TIMERS; i++)
        bare_set(&bare, LADLES + i,
                 TIMER * bench_draw_exponential(bench_next, &bare.chance.timer[i]));
    while (bare.visits < VISITS)
        bare_step(&bare);
    journey->end = bare.now;
    for (int i = 0; i < STATIONS; i++) {
        bare_book(&bare, &bare.station[i]);
        journey->wait[i] = bare.station[i].wait;
        journey->waiting[i] = bare.station[i].waiting;
        journey->busy[i] = bare.station[i].busied;
    }
}

/* --- through the kernel ------------------------------------------------------------------------
 */

struct network {
    struct calendar *calendar;
    struct resource station[STATIONS];
    struct chance chance;
    struct ladle {
        struct network *network;
        int at;
    } ladle[LADLES];
    struct timer {
        struct network *network;
        struct stream *stream;
    } timer[TIMERS];
    unsigned visits;
};

static void served(void *subject);

static void granted(void *subject)
{
    struct ladle *ladle = subject;
    struct network *network = ladle->network;
    double hold = draw_service(stream_next, &network->chance, ladle->at);
    calendar_push(network->calendar, calendar_now(network->calendar) + hold, 0, served, ladle);
}

static void arrive(void *subject)
{
    struct ladle *ladle = subject;
    resource_acquire(&ladle->network->station[ladle->at], 0, granted, ladle);
}

static void served(void *subject)
{
    struct ladle *ladle = subject;
    struct network *network = ladle->network;
    double travel = draw_lognormal(stream_next, &network->chance.travel[ladle->at],
                                   &network->chance.journey[ladle->at]);
    network->visits++;
    resource_release(&network->station[ladle->at]);
    ladle->at = (ladle->at + 1) % STATIONS;
    calendar_push(network->calendar, calendar_now(network->calendar) + travel, 0, arrive, ladle);
}

static void timer_ring(void *subject)
{
    struct timer *timer = subject;
    struct calendar *calendar = timer->network->calendar;
    double hold = TIMER * bench_draw_exponential(stream_next, timer->stream);
    calendar_push(calendar, calendar_now(calendar) + hold, 0, timer_ring, timer);
}

static void kernel_run(unsigned visits, struct journey *journey)
{
    static struct network network;
    network = (struct network){.calendar = calendar_create()};
    chance_begin(&network.chance);
    for (int i = 0; i < STATIONS; i++)
        resource_init(&network.station[i], network.calendar, "station", SERVERS[i]);
    for (int i = 0; i < LADLES; i++) {
        network.ladle[i] = (struct ladle){&network, i % STATIONS};
        arrive(&network.ladle[i]);
    }
    for (int i = 0; i < TIMERS; i++) {
        network.timer[i] = (struct timer){&network, &network.chance.timer[i]};
        timer_ring(&network.timer[i]);
    }
    while (network.visits < visits && calendar_step(network.calendar))
        ;
    double end = journey->end = calendar_now(network.calendar);
    calendar_run_until(network.calendar, end); /* who was served next is told so */
    for (int i = 0; i < STATIONS; i++) {
        journey->wait[i] = tally_sum(&network.station[i].wait_s);
        journey->waiting[i] = timeavg_integral(&network.station[i].queue_avg, end);
        journey->busy[i] = timeavg_integral(&network.station[i].busy_avg, end);
        resource_clear(&network.station[i]);
    }
    calendar_free(&network.calendar);
}

bool bench_network(struct bench_network *best)
{
    struct journey bare, own;
    double begun_s = bench_s();
    bare_run(&bare);
    double between_s = bench_s();
    kernel_run(VISITS, &own);
    best->bare_ns = fmin(best->bare_ns, (between_s - begun_s) / VISITS * 1e9);
    best->kernel_ns = fmin(best->kernel_ns, (bench_s() - between_s) / VISITS * 1e9);
    return same(&bare, &own);
}

void bench_network_kernel(unsigned visits)
{
    struct journey journey;
    kernel_run(visits, &journey);
}
