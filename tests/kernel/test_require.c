/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/calendar.h"
#include "sim/kernel/require.h"
#include "tests/kernel/abort_probe.h"
#include "tests/support/main.h"

#include <stdio.h>
#include <string.h>

enum { BARE_LINE = __LINE__ + 4 };

static void break_bare(void *subject)
{
    REQUIRE(subject != NULL && 1 > 2);
}

static void break_with_context(void *subject)
{
    struct require_context context = {
        .time_s = 86412.5, .entity = "ladle 7", .seed = 18446744073709551557u, .replication = 13};
    REQUIRE(subject != NULL && 2 < 1, &context);
}

static void break_in_calendar(void *subject)
{
    struct calendar *calendar = subject;
    calendar_run_until(calendar, 17.25);
    REQUIRE(calendar_now(calendar) < 17, calendar_context(calendar, "truck 3"));
}

static void hold(void *subject)
{
    struct require_context *context = subject;
    REQUIRE(context->replication == 1);
    REQUIRE(context->replication == 1, context);
    CHECK(context->replication == 1);
}

START_TEST(names_the_place)
{
    char message[512], expected[512];
    int x = 0;
    ck_assert(abort_probe(break_bare, &x, message, sizeof message));
    snprintf(expected, sizeof expected,
             "%s:%d: internal error: (subject != NULL && 1 > 2) does not hold\n", __FILE__,
             BARE_LINE);
    ck_assert_str_eq(message, expected);
}
END_TEST

START_TEST(names_the_moment)
{
    char message[512];
    int x = 0;
    ck_assert(abort_probe(break_with_context, &x, message, sizeof message));
    ck_assert_ptr_nonnull(strstr(message,
                                 "[time 86412.5 s, entity ladle 7, seed 18446744073709551557,"
                                 " replication 13]\n"));
}
END_TEST

START_TEST(calendar_gives_the_context)
{
    char message[512];
    struct calendar *calendar = calendar_create();
    calendar_set_run(calendar, 4711, 3);
    ck_assert(abort_probe(break_in_calendar, calendar, message, sizeof message));
    ck_assert_ptr_nonnull(
        strstr(message, "[time 17.25 s, entity truck 3, seed 4711, replication 3]\n"));
    calendar_free(&calendar);
}
END_TEST

START_TEST(silent_when_true)
{
    char message[512];
    struct require_context context = {.replication = 1};
    ck_assert(!abort_probe(hold, &context, message, sizeof message));
    ck_assert_str_eq(message, "");
}
END_TEST

static int evaluated(int *count)
{
    return ++*count;
}

START_TEST(check_is_for_debug_builds)
{
    int count = 0;
    CHECK(evaluated(&count) == 1);
#ifdef DEBUG
    ck_assert_int_eq(count, 1);
#else
    ck_assert_int_eq(count, 0);
#endif
    REQUIRE(evaluated(&count) > 0);
    ck_assert_int_gt(count, 0);
}
END_TEST

RUN_SUITE("require", names_the_place, names_the_moment, calendar_gives_the_context,
          silent_when_true, check_is_for_debug_builds)
