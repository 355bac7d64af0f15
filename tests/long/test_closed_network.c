/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fifty ladles go round ten stations for ever, beside 150 timers that only keep the calendar full.
 *
 * All services exponential, so the network has a product form whatever the travel times are
 * distributed like (they only delay), and the mean waits are exact by mean value analysis;
 * recomputed here from the tables (Reiser and Lavenberg, Journal of the ACM 27(2), 1980, p.
 * 313-322, with the marginal probabilities of stations with several servers). One run scatters 1 to
 * 2 % in the waits, so twenty are averaged before 1 % is asked for.
 */
#include "sim/kernel/resource.h"
#include "sim/kernel/stream.h"
#include "tests/support/main.h"

#include <gsl/gsl_randist.h>

enum { STATIONS = 10, LADLES = 50, TIMERS = 150, VISITS = 2000000, RUNS = 20 };

static const int SERVERS[STATIONS] = {2, 1, 3, 2, 4, 1, 3, 2, 6, 2};
static const double SERVICE_MIN[STATIONS] = {3.9, 0.65, 5.0, 2.5, 7.0, 0.9, 4.2, 1.4, 10.5, 2.0};
static const double TRAVEL_MIN[STATIONS] = {4, 2, 3, 3, 5, 2, 4, 3, 4, 2};
static const double TRAVEL_CV = 0.15;
static const double TIMER_MIN = 30;

/* Mean numbers waiting and throughput, to the digits of an independent solver. */
static const double KNOWN_WAITING[STATIONS] = {6.8393, 0.1394, 2.1741, 0.6408, 2.7239,
                                               0.3218, 0.8509, 0.0833, 2.3693, 0.2774};
static const double KNOWN_VISITS_PER_MIN = 4.79368;

struct network {
    struct calendar *calendar;
    struct resource station[STATIONS];
    struct stream service[STATIONS];
    struct stream travel[STATIONS];
    struct ladle {
        struct network *network;
        int at;
    } ladle[LADLES];
    struct timer {
        struct network *network;
        struct stream stream;
    } timer[TIMERS];
    uint64_t served;
};

static void served(void *subject);

static void granted(void *subject)
{
    struct ladle *ladle = subject;
    struct network *network = ladle->network;
    double hold =
        gsl_ran_exponential(stream_rng(&network->service[ladle->at]), SERVICE_MIN[ladle->at]);
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
    double sigma2 = log1p(TRAVEL_CV * TRAVEL_CV);
    double travel = gsl_ran_lognormal(stream_rng(&network->travel[ladle->at]),
                                      log(TRAVEL_MIN[ladle->at]) - sigma2 / 2, sqrt(sigma2));
    network->served++;
    resource_release(&network->station[ladle->at]);
    ladle->at = (ladle->at + 1) % STATIONS;
    calendar_push(network->calendar, calendar_now(network->calendar) + travel, 0, arrive, ladle);
}

static void timer_ring(void *subject)
{
    struct timer *timer = subject;
    struct calendar *calendar = timer->network->calendar;
    double hold = gsl_ran_exponential(stream_rng(&timer->stream), TIMER_MIN);
    calendar_push(calendar, calendar_now(calendar) + hold, 0, timer_ring, timer);
}

static void network_begin(struct network *network, uint64_t seed)
{
    *network = (struct network){.calendar = calendar_create()};
    for (int i = 0; i < STATIONS; i++) {
        resource_init(&network->station[i], network->calendar, "station", SERVERS[i]);
        stream_init(&network->service[i], seed, 0, "service", (uint64_t)i);
        stream_init(&network->travel[i], seed, 0, "travel", (uint64_t)i);
    }
    for (int i = 0; i < LADLES; i++) {
        network->ladle[i] = (struct ladle){network, i % STATIONS};
        arrive(&network->ladle[i]);
    }
    for (int i = 0; i < TIMERS; i++) {
        network->timer[i].network = network;
        stream_init(&network->timer[i].stream, seed, 0, "timer", (uint64_t)i);
        timer_ring(&network->timer[i]);
    }
}

/* Over the runs. */
struct outputs {
    struct tally wait_min[STATIONS];
    struct tally waiting[STATIONS];
    struct tally visits_per_min;
};

static void network_run(uint64_t seed, struct outputs *outputs)
{
    static struct network network;
    network_begin(&network, seed);
    while (network.served < VISITS && calendar_step(network.calendar))
        ;
    ck_assert_uint_eq(network.served, VISITS);
    tally_push(&outputs->visits_per_min, VISITS / calendar_now(network.calendar));
    for (int i = 0; i < STATIONS; i++) {
        tally_push(&outputs->wait_min[i], tally_mean(&network.station[i].wait_s));
        tally_push(&outputs->waiting[i], resource_mean_queue(&network.station[i]));
        resource_clear(&network.station[i]);
    }
    calendar_free(&network.calendar);
}

/* One step of mean value analysis at a station with c servers of mean service s: residence of the
 * next ladle from the probabilities p[j] of j there with one ladle less. R = s/c (1 + N +
 * sum_{j=0}^{c-2} (c - 1 - j) p[j]) */
static double residence(int c, double s, double number, const double *p)
{
    double idle = 0;
    for (int j = 0; j <= c - 2; j++)
        idle += (c - 1 - j) * p[j];
    return s / c * (1 + number + idle);
}

/* Then with throughput x: p[j] = s x p'[j-1]/j for 0 < j < c, p[0] = 1 - (s x + sum (c - j)
 * p[j])/c. */
static void marginals(int c, double s, double x, double *p)
{
    double taken = s * x;
    for (int j = c - 1; j >= 1; j--)
        p[j] = s * x * p[j - 1] / j;
    for (int j = 1; j < c; j++)
        taken += (c - j) * p[j];
    p[0] = 1 - taken / c;
}

static double exact(double wait[STATIONS])
{
    enum { SERVERS_MAX = 8 };
    double number[STATIONS] = {0}, stay[STATIONS], p[STATIONS][SERVERS_MAX] = {{0}};
    double rate = 0;
    for (int i = 0; i < STATIONS; i++)
        p[i][0] = 1;
    for (int n = 1; n <= LADLES; n++) {
        double round = 0;
        for (int i = 0; i < STATIONS; i++) {
            stay[i] = residence(SERVERS[i], SERVICE_MIN[i], number[i], p[i]);
            round += stay[i] + TRAVEL_MIN[i];
        }
        rate = n / round;
        for (int i = 0; i < STATIONS; i++) {
            number[i] = rate * stay[i];
            wait[i] = stay[i] - SERVICE_MIN[i];
            marginals(SERVERS[i], SERVICE_MIN[i], rate, p[i]);
        }
    }
    return rate * STATIONS;
}

START_TEST(theory_agrees_with_the_known_figures)
{
    double wait[STATIONS];
    ck_assert_close(exact(wait), KNOWN_VISITS_PER_MIN, 1e-6);
    for (int i = 0; i < STATIONS; i++)
        ck_assert_double_eq_tol(wait[i] * KNOWN_VISITS_PER_MIN / STATIONS, KNOWN_WAITING[i],
                                0.6e-4);
}
END_TEST

/* Mean over the runs against theory. */
static void within_one_percent(const char *what, int station, double mean, double theory)
{
    ck_assert_msg(fabs(mean / theory - 1) < 0.01, "station %d: %s %.4f, exact %.4f", station, what,
                  mean, theory);
}

START_TEST(mean_of_twenty_runs_within_one_percent)
{
    double wait[STATIONS];
    double visits_per_min = exact(wait);
    struct outputs outputs = {0};
    for (uint64_t seed = 1; seed <= RUNS; seed++)
        network_run(seed, &outputs);
    ck_assert_close(tally_mean(&outputs.visits_per_min), visits_per_min, 0.002);
    for (int i = 0; i < STATIONS; i++) {
        within_one_percent("mean wait", i, tally_mean(&outputs.wait_min[i]), wait[i]);
        within_one_percent("mean number waiting", i, tally_mean(&outputs.waiting[i]),
                           wait[i] * visits_per_min / STATIONS);
    }
}
END_TEST

RUN_SUITE("closed network", theory_agrees_with_the_known_figures,
          mean_of_twenty_runs_within_one_percent)
