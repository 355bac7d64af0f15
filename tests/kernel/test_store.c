/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/store.h"
#include "tests/kernel/abort_probe.h"
#include "tests/support/main.h"

#include <string.h>

struct yard {
    struct calendar *calendar;
    struct store store;
    char order[32];
    size_t count;
};

struct carrier {
    struct yard *yard;
    char letter;
};

static void told(void *subject)
{
    struct carrier *carrier = subject;
    struct yard *yard = carrier->yard;
    ck_assert_uint_lt(yard->count + 1, sizeof yard->order);
    yard->order[yard->count++] = carrier->letter;
    yard->order[yard->count] = '\0';
}

static void yard_open(struct yard *yard, double capacity, double level)
{
    *yard = (struct yard){.calendar = calendar_create()};
    ck_assert_ptr_nonnull(yard->calendar);
    store_init(&yard->store, yard->calendar, "furnace", capacity, level);
}

static void yard_close(struct yard *yard)
{
    store_clear(&yard->store);
    calendar_free(&yard->calendar);
}

START_TEST(moves_at_once_and_tells_by_an_event)
{
    struct yard yard;
    yard_open(&yard, 10, 4.5);
    struct carrier p = {&yard, 'p'}, g = {&yard, 'g'};
    ck_assert(store_put(&yard.store, 5, 0, told, &p) != 0);
    ck_assert_double_eq(yard.store.level, 9.5);
    ck_assert(store_get(&yard.store, 9.5, 0, told, &g) != 0);
    ck_assert_double_eq(yard.store.level, 0);
    ck_assert_uint_eq(yard.count, 0);
    calendar_run_until(yard.calendar, 0);
    ck_assert_str_eq(yard.order, "pg");
    yard_close(&yard);
}
END_TEST

START_TEST(waits_by_priority_and_nobody_overtakes)
{
    struct yard yard;
    yard_open(&yard, 10, 1);
    struct carrier a = {&yard, 'a'}, b = {&yard, 'b'}, c = {&yard, 'c'}, d = {&yard, 'd'};
    struct carrier p = {&yard, 'p'}, q = {&yard, 'q'};
    store_get(&yard.store, 6, 1, told, &a);
    store_get(&yard.store, 0.5, 1, told, &b); /* would fit, but stands behind a */
    store_get(&yard.store, 3, 0, told, &c);   /* more urgent */
    store_get(&yard.store, 1, 2, told, &d);
    ck_assert_double_eq(yard.store.level, 1);
    store_put(&yard.store, 2.5, 0, told, &p); /* lets c go, 0.5 left */
    ck_assert_double_eq(yard.store.level, 0.5);
    calendar_run_until(yard.calendar, 4);
    ck_assert_str_eq(yard.order, "pc");
    store_put(&yard.store, 8, 0, told, &q); /* 8.5: a, b and d */
    calendar_run_until(yard.calendar, 5);
    ck_assert_str_eq(yard.order, "pcqabd");
    ck_assert_double_eq_tol(yard.store.level, 1, 1e-12);
    yard_close(&yard);
}
END_TEST

START_TEST(full_store_makes_puts_wait)
{
    struct yard yard;
    yard_open(&yard, 8, 7);
    struct carrier p = {&yard, 'p'}, q = {&yard, 'q'}, g = {&yard, 'g'}, h = {&yard, 'h'};
    store_put(&yard.store, 6.35, 0, told, &p);
    store_put(&yard.store, 1, 0, told, &q);
    calendar_run_until(yard.calendar, 3);
    ck_assert_str_eq(yard.order, "");
    ck_assert_uint_eq(yard.store.puts.queue.count, 2);
    store_get(&yard.store, 5.5, 0, told, &g); /* 1.5 left, p fits: 7.85; q does not */
    ck_assert_double_eq_tol(yard.store.level, 7.85, 1e-12);
    store_get(&yard.store, 7.85, 0, told, &h); /* then q */
    calendar_run_until(yard.calendar, 3);
    ck_assert_str_eq(yard.order, "gphq");
    ck_assert_double_eq_tol(yard.store.level, 1, 1e-12);
    ck_assert_double_eq(tally_mean(&yard.store.puts.wait_s), 3);
    ck_assert_double_eq(tally_mean(&yard.store.gets.wait_s), 0);
    yard_close(&yard);
}
END_TEST

/* Level 4 for 2 s, 1 for 3 s, then 6 for 5 s; one get waits from 2 s to 5 s. */
START_TEST(statistics_by_hand)
{
    struct yard yard;
    yard_open(&yard, 20, 4);
    struct carrier x = {&yard, 'x'};
    calendar_run_until(yard.calendar, 2);
    store_get(&yard.store, 3, 0, told, &x);
    store_get(&yard.store, 2, 0, told, &x);
    calendar_run_until(yard.calendar, 5);
    store_put(&yard.store, 7, 0, told, &x);
    calendar_run_until(yard.calendar, 10);
    const struct store *s = &yard.store;
    ck_assert_double_eq_tol(store_mean_level(s), (4 * 2 + 1 * 3 + 6 * 5) / 10.0, 1e-12);
    ck_assert_double_eq_tol(timeavg_mean(&s->gets.queue_avg, 10), 0.3, 1e-12);
    ck_assert_double_eq(timeavg_mean(&s->puts.queue_avg, 10), 0);
    ck_assert_double_eq(tally_max(&s->gets.wait_s), 3);
    ck_assert_double_eq(s->gets.moved, 5);
    ck_assert_double_eq(s->puts.moved, 7);
    ck_assert_uint_eq(s->gets.granted, 2);
    store_reset_statistics(&yard.store);
    calendar_run_until(yard.calendar, 13);
    ck_assert_double_eq(store_mean_level(s), 6);
    ck_assert_double_eq(s->gets.moved, 0);
    ck_assert_uint_eq(s->gets.granted, 0);
    yard_close(&yard);
}
END_TEST

START_TEST(cancel)
{
    struct yard yard;
    yard_open(&yard, 10, 1);
    struct carrier a = {&yard, 'a'}, b = {&yard, 'b'}, p = {&yard, 'p'};
    request_id large = store_get(&yard.store, 5, 0, told, &a);
    request_id small = store_get(&yard.store, 0.75, 0, told, &b);
    request_id put = store_put(&yard.store, 9.8, 0, told, &p);
    calendar_run_until(yard.calendar, 6);
    ck_assert_str_eq(yard.order, "");
    ck_assert(store_cancel(&yard.store, large)); /* lets b go; p does not fit yet */
    ck_assert(!store_cancel(&yard.store, large));
    ck_assert(!store_cancel(&yard.store, small)); /* moved, though not told */
    ck_assert(store_cancel(&yard.store, put));
    ck_assert(!store_cancel(&yard.store, 0));
    calendar_run_until(yard.calendar, 6);
    ck_assert_str_eq(yard.order, "b");
    ck_assert_double_eq(yard.store.level, 0.25);
    ck_assert_uint_eq(yard.store.gets.cancelled, 1);
    ck_assert_uint_eq(yard.store.puts.cancelled, 1);
    ck_assert_double_eq_tol(timeavg_mean(&yard.store.gets.queue_avg, 6), 2, 1e-12);
    yard_close(&yard);
}
END_TEST

START_TEST(rounding_does_not_block)
{
    struct yard yard;
    yard_open(&yard, 0.3, 0);
    struct carrier x = {&yard, 'x'};
    for (int i = 0; i < 3; i++) /* 0.1 + 0.1 + 0.1 > 0.3 */
        store_put(&yard.store, 0.1, 0, told, &x);
    ck_assert_uint_eq(yard.store.puts.granted, 3);
    for (int i = 0; i < 3; i++)
        store_get(&yard.store, 0.1, 0, told, &x);
    ck_assert_uint_eq(yard.store.gets.granted, 3);
    ck_assert_double_eq_tol(yard.store.level, 0, 1e-15);
    ck_assert(store_put(&yard.store, 1e-9, 0, told, &x) != 0);
    ck_assert_uint_eq(yard.store.puts.granted, 4);
    yard_close(&yard);
}
END_TEST

static void put_too_much(void *subject)
{
    store_put(subject, 10.5, 0, told, NULL);
}

static void get_nothing(void *subject)
{
    store_get(subject, 0, 0, told, NULL);
}

static void put_nan(void *subject)
{
    store_put(subject, (double)NAN, 0, told, NULL);
}

static void tell_nobody(void *subject)
{
    store_put(subject, 1, 0, NULL, NULL);
}

START_TEST(wrong_use_aborts)
{
    static void (*const acts[])(void *) = {put_too_much, get_nothing, put_nan, tell_nobody};
    static const char *const names[] = {"capacity", "amount", "amount", "granted"};
    struct yard yard;
    yard_open(&yard, 10, 1);
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        char message[512];
        ck_assert_msg(abort_probe(acts[i], &yard.store, message, sizeof message), "case %zu", i);
        ck_assert_msg(strstr(message, names[i]) != NULL, "case %zu: %s", i, message);
        ck_assert_ptr_nonnull(strstr(message, "entity furnace"));
    }
    yard_close(&yard);
}
END_TEST

RUN_SUITE("store", moves_at_once_and_tells_by_an_event, waits_by_priority_and_nobody_overtakes,
          full_store_makes_puts_wait, statistics_by_hand, cancel, rounding_does_not_block,
          wrong_use_aborts)
