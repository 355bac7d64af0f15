/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V13: the kernel against queueing theory. Time in units of the mean service or so; any unit will
 * do.
 *
 * Formulas: Erlang C, Pollaczek and Khinchine, birth and death, as in every textbook (Gross,
 * Shortle, Thompson, Harris: Fundamentals of Queueing Theory, 4th ed. 2008, ch. 2, 5). Each output
 * is a mean over batches so long that neighbours are practically independent.
 */
#include "sim/kernel/resource.h"
#include "sim/kernel/stream.h"
#include "tests/support/main.h"
#include "tests/verify/seed_score.h"

#include <gsl/gsl_randist.h>
#include <stdlib.h>

enum { BATCHES = 40 };

static const double WARMUP_S = 1500;
static const double BATCH_S = 3000;

/* A queue with Poisson arrivals, and what its service is. */
struct queue_model {
    int servers;
    double arrival_rate;
    double (*service)(gsl_rng *rng);
};

struct queue_run {
    const struct queue_model *model;
    struct calendar *calendar;
    struct resource resource;
    struct stream arrival;
    struct stream service;
};

static void served(void *subject)
{
    struct queue_run *run = subject;
    resource_release(&run->resource);
}

static void granted(void *subject)
{
    struct queue_run *run = subject;
    double hold_s = run->model->service(stream_rng(&run->service));
    calendar_push(run->calendar, calendar_now(run->calendar) + hold_s, 0, served, run);
}

static void arrive(void *subject)
{
    struct queue_run *run = subject;
    double gap_s = gsl_ran_exponential(stream_rng(&run->arrival), 1 / run->model->arrival_rate);
    calendar_push(run->calendar, calendar_now(run->calendar) + gap_s, 0, arrive, run);
    resource_acquire(&run->resource, 0, granted, run);
}

struct outputs {
    struct tally queue;
    struct tally busy;
    struct tally wait_s;
};

/* Runs the batches of one seed; the calendar has its first events already. */
static void run_batches(struct calendar *calendar, struct resource *resource,
                        struct outputs *outputs)
{
    *outputs = (struct outputs){0};
    calendar_run_until(calendar, WARMUP_S);
    for (int batch = 1; batch <= BATCHES; batch++) {
        resource_reset_statistics(resource);
        calendar_run_until(calendar, WARMUP_S + batch * BATCH_S);
        tally_push(&outputs->queue, resource_mean_queue(resource));
        tally_push(&outputs->busy, resource_mean_busy(resource));
        tally_push(&outputs->wait_s, tally_mean(&resource->wait_s));
    }
    ck_assert(!calendar_failed(calendar));
}

static void run_queue(const struct queue_model *model, uint64_t seed, struct outputs *outputs)
{
    struct queue_run run = {.model = model, .calendar = calendar_create()};
    resource_init(&run.resource, run.calendar, "server", model->servers);
    stream_init(&run.arrival, seed, 0, "arrival", 0);
    stream_init(&run.service, seed, 0, "service", 0);
    calendar_push(run.calendar, 0, 0, arrive, &run);
    run_batches(run.calendar, &run.resource, outputs);
    resource_clear(&run.resource);
    calendar_free(&run.calendar);
}

/* All seeds against the mean queue; busy and wait follow from it by Little's law in the mean. */
static void check_queue(const struct queue_model *model, double mean_queue, double mean_busy)
{
    struct seed_score queue = {.what = "mean queue", .theory = mean_queue};
    struct seed_score busy = {.what = "mean busy", .theory = mean_busy};
    struct seed_score wait = {.what = "mean wait", .theory = mean_queue / model->arrival_rate};
    for (uint64_t seed = SEED_FIRST; seed <= SEED_LAST; seed++) {
        struct outputs outputs;
        run_queue(model, seed, &outputs);
        seed_score_push(&queue, &outputs.queue);
        seed_score_push(&busy, &outputs.busy);
        seed_score_push(&wait, &outputs.wait_s);
    }
    seed_score_check(&queue);
    seed_score_check(&busy);
    seed_score_check(&wait);
}

static double exponential_1(gsl_rng *rng)
{
    return gsl_ran_exponential(rng, 1);
}

static double constant_1(gsl_rng *rng)
{
    (void)rng;
    return 1;
}

/* Mean 1, cv 0.7: the mean of a lognormal is exp(zeta + sigma^2/2), its cv^2 exp(sigma^2) - 1. */
static const double LOGNORMAL_CV = 0.7;

static double lognormal_1(gsl_rng *rng)
{
    double sigma2 = log1p(LOGNORMAL_CV * LOGNORMAL_CV);
    return gsl_ran_lognormal(rng, -sigma2 / 2, sqrt(sigma2));
}

/* Pollaczek and Khinchine, mean service 1: Lq = rho^2 (1 + cv^2) / (2 (1 - rho)). */
static double queue_pollaczek(double rho, double cv)
{
    return rho * rho * (1 + cv * cv) / (2 * (1 - rho));
}

START_TEST(mm1)
{
    struct queue_model model = {1, 0.65, exponential_1};
    check_queue(&model, 0.65 * 0.65 / (1 - 0.65), 0.65);
}
END_TEST

/* Erlang C by Erlang B's recursion: B(0) = 1, B(k) = a B(k-1)/(k + a B(k-1)),
 * C = B/(1 - rho (1 - B)), Lq = C rho/(1 - rho). */
START_TEST(mmc)
{
    double load = 2.25;
    int servers = 3;
    struct queue_model model = {servers, load, exponential_1};
    double blocked = 1;
    for (int k = 1; k <= servers; k++)
        blocked = load * blocked / (k + load * blocked);
    double rho = load / servers;
    double delayed = blocked / (1 - rho * (1 - blocked));
    check_queue(&model, delayed * rho / (1 - rho), load);
}
END_TEST

START_TEST(md1)
{
    struct queue_model model = {1, 0.7, constant_1};
    check_queue(&model, queue_pollaczek(0.7, 0), 0.7);
}
END_TEST

START_TEST(mg1)
{
    struct queue_model model = {1, 0.6, lognormal_1};
    check_queue(&model, queue_pollaczek(0.6, LOGNORMAL_CV), 0.6);
}
END_TEST

enum { MACHINES = 12, REPAIRERS = 2 };

static const double RUNNING_S = 9; /* mean time to a breakdown; repair takes 1 in the mean */

struct workshop {
    struct calendar *calendar;
    struct resource repairers;
    struct stream repair;
    struct machine {
        struct workshop *workshop;
        struct stream running;
    } machine[MACHINES];
};

static void repair_begin(void *subject);

static void breakdown(void *subject)
{
    struct machine *machine = subject;
    resource_acquire(&machine->workshop->repairers, 0, repair_begin, machine);
}

static void running_begin(struct machine *machine)
{
    struct calendar *calendar = machine->workshop->calendar;
    double run_s = gsl_ran_exponential(stream_rng(&machine->running), RUNNING_S);
    calendar_push(calendar, calendar_now(calendar) + run_s, 0, breakdown, machine);
}

static void repair_end(void *subject)
{
    struct machine *machine = subject;
    resource_release(&machine->workshop->repairers);
    running_begin(machine);
}

static void repair_begin(void *subject)
{
    struct machine *machine = subject;
    struct workshop *workshop = machine->workshop;
    double repair_s = gsl_ran_exponential(stream_rng(&workshop->repair), 1);
    calendar_push(workshop->calendar, calendar_now(workshop->calendar) + repair_s, 0, repair_end,
                  machine);
}

static void run_workshop(uint64_t seed, struct outputs *outputs)
{
    struct workshop workshop = {.calendar = calendar_create()};
    resource_init(&workshop.repairers, workshop.calendar, "repairers", REPAIRERS);
    stream_init(&workshop.repair, seed, 0, "repair", 0);
    for (int i = 0; i < MACHINES; i++) {
        workshop.machine[i].workshop = &workshop;
        stream_init(&workshop.machine[i].running, seed, 0, "running", (uint64_t)i);
        running_begin(&workshop.machine[i]);
    }
    run_batches(workshop.calendar, &workshop.repairers, outputs);
    resource_clear(&workshop.repairers);
    calendar_free(&workshop.calendar);
}

/* Birth and death on the number broken: up (N - n)/RUNNING_S, down min(n, c). */
START_TEST(machine_repair)
{
    double weight = 1, sum = 0, queue_sum = 0, busy_sum = 0;
    for (int n = 0; n <= MACHINES; n++) {
        int busy = n < REPAIRERS ? n : REPAIRERS;
        sum += weight;
        queue_sum += weight * (n - busy);
        busy_sum += weight * busy;
        weight *= (MACHINES - n) / RUNNING_S / (n + 1 < REPAIRERS ? n + 1 : REPAIRERS);
    }
    struct seed_score queue = {.what = "mean queue", .theory = queue_sum / sum};
    struct seed_score busy = {.what = "mean busy", .theory = busy_sum / sum};
    struct seed_score wait = {.what = "mean wait", .theory = queue_sum / busy_sum};
    for (uint64_t seed = SEED_FIRST; seed <= SEED_LAST; seed++) {
        struct outputs outputs;
        run_workshop(seed, &outputs);
        seed_score_push(&queue, &outputs.queue);
        seed_score_push(&busy, &outputs.busy);
        seed_score_push(&wait, &outputs.wait_s);
    }
    seed_score_check(&queue);
    seed_score_check(&busy);
    seed_score_check(&wait);
}
END_TEST

RUN_SUITE("V13 queueing", mm1, mmc, md1, mg1, machine_repair)
