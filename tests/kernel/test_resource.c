/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/resource.h"
#include "tests/kernel/abort_probe.h"
#include "tests/support/main.h"

#include <string.h>

/* A small world: customers write their letter when granted and hold for a while. */
struct shop {
    struct calendar *calendar;
    struct resource resource;
    char order[32];
    size_t count;
};

struct customer {
    struct shop *shop;
    char letter;
    double hold_s; /* < 0: keeps it */
    request_id request;
    double granted_s;
};

static void leave(void *subject)
{
    struct customer *customer = subject;
    resource_release(&customer->shop->resource);
}

static void enter(void *subject)
{
    struct customer *customer = subject;
    struct shop *shop = customer->shop;
    ck_assert_uint_lt(shop->count + 1, sizeof shop->order);
    shop->order[shop->count++] = customer->letter;
    shop->order[shop->count] = '\0';
    customer->granted_s = calendar_now(shop->calendar);
    if (customer->hold_s >= 0)
        calendar_push(shop->calendar, customer->granted_s + customer->hold_s, 0, leave, customer);
}

static void shop_open(struct shop *shop, int capacity)
{
    *shop = (struct shop){.calendar = calendar_create()};
    ck_assert_ptr_nonnull(shop->calendar);
    resource_init(&shop->resource, shop->calendar, "dock", capacity);
}

static void shop_close(struct shop *shop)
{
    resource_clear(&shop->resource);
    calendar_free(&shop->calendar);
}

static void ask(struct customer *customer, int priority)
{
    customer->request = resource_acquire(&customer->shop->resource, priority, enter, customer);
    ck_assert(customer->request != 0);
}

START_TEST(priority_then_fifo_and_never_inside)
{
    struct shop shop;
    shop_open(&shop, 1);
    struct customer c[7];
    static const int priority[7] = {0, 0, 1, -1, 0, 1, -1};
    for (int i = 0; i < 7; i++) {
        c[i] = (struct customer){.shop = &shop, .letter = (char)('a' + i), .hold_s = 2};
        ask(&c[i], priority[i]);
        ck_assert_uint_eq(shop.count, 0); /* even a free server is told by an event */
    }
    ck_assert_int_eq(shop.resource.busy, 1);
    ck_assert_uint_eq(shop.resource.queue.count, 6);
    calendar_run_until(shop.calendar, 20);
    ck_assert_str_eq(shop.order, "adgbecf");
    ck_assert_double_eq(c[2].granted_s, 10);
    ck_assert_int_eq(shop.resource.busy, 0);
    shop_close(&shop);
}
END_TEST

/* Two servers, three customers at 0, 4 and 5 s holding 10 s: the third waits 5 s. Then 15 s of
 * nothing. */
START_TEST(statistics_by_hand)
{
    struct shop shop;
    shop_open(&shop, 2);
    struct customer a = {&shop, 'a', 10, 0, 0}, b = {&shop, 'b', 10, 0, 0};
    struct customer c = {&shop, 'c', 10, 0, 0};
    ask(&a, 0);
    calendar_run_until(shop.calendar, 4);
    ask(&b, 0);
    calendar_run_until(shop.calendar, 5);
    ask(&c, 0);
    calendar_run_until(shop.calendar, 35);
    const struct resource *r = &shop.resource;
    ck_assert_uint_eq(r->requested, 3);
    ck_assert_uint_eq(r->granted, 3);
    ck_assert_uint_eq(r->released, 3);
    ck_assert_uint_eq(tally_count(&r->wait_s), 3);
    ck_assert_double_eq_tol(tally_sum(&r->wait_s), 5, 1e-12);
    ck_assert_double_eq(tally_max(&r->wait_s), 5);
    ck_assert_double_eq_tol(resource_mean_queue(r), 5.0 / 35, 1e-12);
    ck_assert_double_eq_tol(resource_mean_busy(r), 30.0 / 35, 1e-12);
    ck_assert_double_eq_tol(resource_utilisation_frac(r), 15.0 / 35, 1e-12);
    ck_assert_double_eq(r->queue_avg.max, 1);
    ck_assert_double_eq(r->busy_avg.max, 2);
    shop_close(&shop);
}
END_TEST

START_TEST(statistics_start_again_at_the_warmup)
{
    struct shop shop;
    shop_open(&shop, 1);
    struct customer a = {&shop, 'a', 10, 0, 0}, b = {&shop, 'b', 10, 0, 0};
    ask(&a, 0);
    ask(&b, 0);
    calendar_run_until(shop.calendar, 8);
    resource_reset_statistics(&shop.resource);
    ck_assert_double_eq(resource_mean_queue(&shop.resource), 1);
    calendar_run_until(shop.calendar, 28);
    ck_assert_double_eq_tol(resource_mean_queue(&shop.resource), 2.0 / 20, 1e-12);
    ck_assert_double_eq_tol(resource_mean_busy(&shop.resource), 12.0 / 20, 1e-12);
    ck_assert_uint_eq(tally_count(&shop.resource.wait_s), 1); /* b, with all of its wait */
    ck_assert_double_eq(tally_mean(&shop.resource.wait_s), 10);
    ck_assert_uint_eq(shop.resource.requested, 0);
    ck_assert_uint_eq(shop.resource.granted, 1);
    shop_close(&shop);
}
END_TEST

START_TEST(cancel_while_waiting_and_before_told)
{
    struct shop shop;
    shop_open(&shop, 1);
    struct customer c[4];
    for (int i = 0; i < 4; i++) {
        c[i] = (struct customer){.shop = &shop, .letter = (char)('a' + i), .hold_s = 1};
        ask(&c[i], 0);
    }
    ck_assert(resource_cancel(&shop.resource, c[1].request)); /* waits */
    ck_assert(!resource_cancel(&shop.resource, c[1].request));
    ck_assert(resource_cancel(&shop.resource, c[0].request)); /* granted, not told: c moves up */
    ck_assert_int_eq(shop.resource.busy, 1);
    ck_assert_uint_eq(shop.resource.queue.count, 1);
    calendar_run_until(shop.calendar, 0.5);
    ck_assert_str_eq(shop.order, "c");
    ck_assert(!resource_cancel(&shop.resource, c[2].request)); /* told: it must release */
    ck_assert(!resource_cancel(&shop.resource, 0));
    ck_assert(!resource_cancel(&shop.resource, UINT64_MAX));
    calendar_run_until(shop.calendar, 5);
    ck_assert_str_eq(shop.order, "cd");
    ck_assert_uint_eq(shop.resource.cancelled, 2);
    ck_assert_uint_eq(shop.resource.granted, 2);
    ck_assert_uint_eq(tally_count(&shop.resource.wait_s), 2);
    ck_assert_int_eq(shop.resource.busy, 0);
    shop_close(&shop);
}
END_TEST

/* Cancelling the middle one of three grants of one instant leaves the other two in order. */
START_TEST(cancel_among_grants_of_one_instant)
{
    struct shop shop;
    shop_open(&shop, 3);
    struct customer c[3];
    for (int i = 0; i < 3; i++) {
        c[i] = (struct customer){.shop = &shop, .letter = (char)('a' + i), .hold_s = -1};
        ask(&c[i], 2 - i); /* priorities play no part among those who got one */
    }
    ck_assert(resource_cancel(&shop.resource, c[1].request));
    while (calendar_step(shop.calendar))
        ;
    ck_assert_str_eq(shop.order, "ac");
    ck_assert_int_eq(shop.resource.busy, 2);
    shop_close(&shop);
}
END_TEST

START_TEST(capacity_changes_while_running)
{
    struct shop shop;
    shop_open(&shop, 0);
    struct customer c[5];
    for (int i = 0; i < 5; i++) {
        c[i] = (struct customer){.shop = &shop, .letter = (char)('a' + i), .hold_s = 10};
        ask(&c[i], 0);
    }
    calendar_run_until(shop.calendar, 5);
    ck_assert_uint_eq(shop.count, 0);
    ck_assert(isnan(resource_utilisation_frac(&shop.resource)));
    resource_set_capacity(&shop.resource, 3);
    calendar_run_until(shop.calendar, 6);
    ck_assert_str_eq(shop.order, "abc");
    resource_set_capacity(&shop.resource, 1); /* nobody is interrupted */
    ck_assert_int_eq(shop.resource.busy, 3);
    calendar_run_until(shop.calendar, 16);
    ck_assert_str_eq(shop.order, "abcd");
    ck_assert_int_eq(shop.resource.busy, 1);
    calendar_run_until(shop.calendar, 50);
    ck_assert_str_eq(shop.order, "abcde");
    /* 50 s of work; servers there: 0 for 5 s, 3 for 1 s, 1 for 44 s. */
    ck_assert_double_eq_tol(resource_utilisation_frac(&shop.resource), 50.0 / 47, 1e-12);
    shop_close(&shop);
}
END_TEST

/* Whoever is told may ask again at once; it then stands behind those who wait. */
static void ask_again(void *subject)
{
    struct customer *customer = subject;
    struct shop *shop = customer->shop;
    shop->order[shop->count++] = customer->letter;
    if (shop->count > 12)
        return;
    resource_release(&shop->resource);
    resource_acquire(&shop->resource, 0, ask_again, customer);
}

START_TEST(acquire_and_release_inside_a_grant)
{
    struct shop shop;
    shop_open(&shop, 1);
    struct customer c[3];
    for (int i = 0; i < 3; i++) {
        c[i] = (struct customer){.shop = &shop, .letter = (char)('a' + i)};
        resource_acquire(&shop.resource, 0, ask_again, &c[i]);
    }
    while (calendar_step(shop.calendar))
        ;
    ck_assert_str_eq(shop.order, "abcabcabcabca");
    shop_close(&shop);
}
END_TEST

START_TEST(clear_drops_waiters_and_grants)
{
    struct shop shop;
    shop_open(&shop, 1);
    struct customer a = {&shop, 'a', 1, 0, 0}, b = {&shop, 'b', 1, 0, 0};
    ask(&a, 0);
    ask(&b, 0);
    resource_clear(&shop.resource);
    ck_assert_uint_eq(calendar_pending_count(shop.calendar), 0);
    ck_assert(!calendar_step(shop.calendar));
    ck_assert_uint_eq(shop.count, 0);
    calendar_free(&shop.calendar);
}
END_TEST

static void release_free(void *subject)
{
    struct shop *shop = subject;
    calendar_set_run(shop->calendar, 31, 4);
    resource_release(&shop->resource);
}

static void release_untold(void *subject)
{
    struct shop *shop = subject;
    struct customer customer = {shop, 'a', 1, 0, 0};
    resource_acquire(&shop->resource, 0, enter, &customer);
    resource_release(&shop->resource);
}

static void acquire_nothing(void *subject)
{
    resource_acquire(&((struct shop *)subject)->resource, 0, NULL, NULL);
}

static void lower_below_zero(void *subject)
{
    resource_set_capacity(&((struct shop *)subject)->resource, -1);
}

START_TEST(wrong_use_aborts)
{
    static void (*const acts[])(void *) = {release_free, release_untold, acquire_nothing,
                                           lower_below_zero};
    static const char *const names[] = {"entity dock, seed 31, replication 4", "busy", "granted",
                                        "capacity"};
    struct shop shop;
    shop_open(&shop, 1);
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        char message[512];
        ck_assert_msg(abort_probe(acts[i], &shop, message, sizeof message), "case %zu", i);
        ck_assert_msg(strstr(message, names[i]) != NULL, "case %zu: %s", i, message);
    }
    shop_close(&shop);
}
END_TEST

RUN_SUITE("resource", priority_then_fifo_and_never_inside, statistics_by_hand,
          statistics_start_again_at_the_warmup, cancel_while_waiting_and_before_told,
          cancel_among_grants_of_one_instant, capacity_changes_while_running,
          acquire_and_release_inside_a_grant, clear_drops_waiters_and_grants, wrong_use_aborts)
