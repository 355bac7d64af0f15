/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V13: Little's law as an identity of every sample path. The integral of the number inside equals
 * the sum of the times spent inside, those still there counted, whatever the discipline: here two
 * priorities, customers who lose patience, a second server that comes and goes. */
#include "sim/kernel/resource.h"
#include "sim/kernel/stream.h"
#include "tests/support/main.h"

#include <gsl/gsl_randist.h>
#include <stdbool.h>
#include <stdlib.h>

enum { CUSTOMERS = 20000 };

static const double PATIENCE_S = 4.2;

struct customer {
    struct bank *bank;
    double arrived_s;
    request_id request;
    event_id patience;
    bool inside;
};

struct bank {
    struct calendar *calendar;
    struct resource tellers;
    struct stream stream;
    struct customer *customer;
    int arrived;
    int impatient;
    double inside_s; /* of those who left */
};

static double draw(struct bank *bank, double mean_s)
{
    return gsl_ran_exponential(stream_rng(&bank->stream), mean_s);
}

static void leave(struct customer *customer)
{
    customer->inside = false;
    customer->bank->inside_s += calendar_now(customer->bank->calendar) - customer->arrived_s;
}

static void served(void *subject)
{
    struct customer *customer = subject;
    resource_release(&customer->bank->tellers);
    leave(customer);
}

static void granted(void *subject)
{
    struct customer *customer = subject;
    struct calendar *calendar = customer->bank->calendar;
    ck_assert(calendar_cancel(calendar, customer->patience));
    calendar_push(calendar, calendar_now(calendar) + draw(customer->bank, 1), 0, served, customer);
}

static void lose_patience(void *subject)
{
    struct customer *customer = subject;
    ck_assert(resource_cancel(&customer->bank->tellers, customer->request));
    customer->bank->impatient++;
    leave(customer);
}

static void arrive(void *subject)
{
    struct bank *bank = subject;
    double now_s = calendar_now(bank->calendar);
    struct customer *customer = &bank->customer[bank->arrived++];
    *customer = (struct customer){.bank = bank, .arrived_s = now_s, .inside = true};
    int priority = (int)gsl_rng_uniform_int(stream_rng(&bank->stream), 2);
    customer->request = resource_acquire(&bank->tellers, priority, granted, customer);
    customer->patience =
        calendar_push(bank->calendar, now_s + PATIENCE_S, 0, lose_patience, customer);
    if (bank->arrived % 50 == 0)
        resource_set_capacity(&bank->tellers, 3 - bank->tellers.capacity);
    if (bank->arrived < CUSTOMERS)
        calendar_push(bank->calendar, now_s + draw(bank, 0.72), 0, arrive, bank);
}

static void check_path(uint64_t seed)
{
    struct bank bank = {.calendar = calendar_create()};
    bank.customer = calloc(CUSTOMERS, sizeof *bank.customer);
    resource_init(&bank.tellers, bank.calendar, "tellers", 2);
    stream_init(&bank.stream, seed, 0, "bank", 0);
    calendar_push(bank.calendar, 0.3, 0, arrive, &bank);
    while (bank.arrived < CUSTOMERS)
        ck_assert(calendar_step(bank.calendar));
    double end_s = calendar_now(bank.calendar);
    double there_s = 0;
    for (int i = 0; i < CUSTOMERS; i++)
        there_s += bank.customer[i].inside ? end_s - bank.customer[i].arrived_s : 0;
    double number_s = timeavg_integral(&bank.tellers.queue_avg, end_s) +
                      timeavg_integral(&bank.tellers.busy_avg, end_s);
    ck_assert_close(number_s, bank.inside_s + there_s, 1e-12);
    ck_assert_int_gt(bank.impatient, CUSTOMERS / 100);
    ck_assert_uint_eq(bank.tellers.cancelled, (uint64_t)bank.impatient);
    resource_clear(&bank.tellers);
    calendar_free(&bank.calendar);
    free(bank.customer);
}

START_TEST(littles_law_on_every_path)
{
    for (uint64_t seed = 1; seed <= 50; seed++)
        check_path(seed);
}
END_TEST

RUN_SUITE("V13 Little's law", littles_law_on_every_path)
