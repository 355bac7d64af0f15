/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/calendar.h"
#include "tests/kernel/abort_probe.h"
#include "tests/support/main.h"

#include <string.h>

/* A log of who ran and when, and a calendar to act on. */
struct diary {
    struct calendar *calendar;
    char order[64];
    size_t count;
    double last_s;
};

struct writer {
    struct diary *diary;
    char letter;
};

static void note(void *subject)
{
    struct writer *writer = subject;
    struct diary *diary = writer->diary;
    ck_assert_uint_lt(diary->count + 1, sizeof diary->order);
    diary->order[diary->count++] = writer->letter;
    diary->order[diary->count] = '\0';
    diary->last_s = calendar_now(diary->calendar);
}

static struct diary diary_open(void)
{
    struct diary diary = {.calendar = calendar_create()};
    ck_assert_ptr_nonnull(diary.calendar);
    return diary;
}

START_TEST(order_is_time_priority_fifo)
{
    struct diary diary = diary_open();
    struct writer w[8];
    for (int i = 0; i < 8; i++)
        w[i] = (struct writer){&diary, (char)('a' + i)};
    calendar_push(diary.calendar, 3.5, 0, note, &w[0]);
    calendar_push(diary.calendar, 1.25, 5, note, &w[1]);
    calendar_push(diary.calendar, 1.25, -5, note, &w[2]);
    calendar_push(diary.calendar, 1.25, 5, note, &w[3]);
    calendar_push(diary.calendar, 0, CALENDAR_PRIORITY_MAX, note, &w[4]);
    calendar_push(diary.calendar, -0.0, CALENDAR_PRIORITY_MIN, note, &w[5]);
    calendar_push(diary.calendar, 1.25, 0, note, &w[6]);
    calendar_push(diary.calendar, 3.5, 0, note, &w[7]);
    ck_assert_uint_eq(calendar_pending_count(diary.calendar), 8);
    ck_assert_double_eq(calendar_next_s(diary.calendar), 0);
    while (calendar_step(diary.calendar))
        ;
    ck_assert_str_eq(diary.order, "fecgbdah");
    ck_assert_double_eq(calendar_now(diary.calendar), 3.5);
    ck_assert_uint_eq(calendar_executed(diary.calendar), 8);
    ck_assert(isinf(calendar_next_s(diary.calendar)));
    calendar_free(&diary.calendar);
    ck_assert_ptr_null(diary.calendar);
    calendar_free(&diary.calendar);
}
END_TEST

START_TEST(run_until_takes_the_end_and_sets_the_clock)
{
    struct diary diary = diary_open();
    struct writer a = {&diary, 'a'}, b = {&diary, 'b'}, c = {&diary, 'c'};
    calendar_push(diary.calendar, 10, CALENDAR_PRIORITY_MAX, note, &a);
    calendar_push(diary.calendar, nextafter(10, 11), 0, note, &b);
    calendar_push(diary.calendar, 25, 0, note, &c);
    calendar_run_until(diary.calendar, 10);
    ck_assert_str_eq(diary.order, "a");
    ck_assert_double_eq(calendar_now(diary.calendar), 10);
    calendar_run_until(diary.calendar, 20);
    ck_assert_str_eq(diary.order, "ab");
    ck_assert_double_eq(calendar_now(diary.calendar), 20);
    ck_assert_double_eq(calendar_next_s(diary.calendar), 25);
    calendar_run_until(diary.calendar, 20);
    calendar_run_until(diary.calendar, 100);
    ck_assert_str_eq(diary.order, "abc");
    ck_assert_double_eq(calendar_now(diary.calendar), 100);
    ck_assert(!calendar_step(diary.calendar));
    calendar_free(&diary.calendar);
}
END_TEST

START_TEST(cancel_and_move)
{
    struct diary diary = diary_open();
    struct writer w[5];
    event_id id[5];
    for (int i = 0; i < 5; i++) {
        w[i] = (struct writer){&diary, (char)('a' + i)};
        id[i] = calendar_push(diary.calendar, 10 + i, 0, note, &w[i]);
        ck_assert(id[i] != 0 && calendar_pending(diary.calendar, id[i]));
    }
    ck_assert(calendar_cancel(diary.calendar, id[1]));
    ck_assert(!calendar_pending(diary.calendar, id[1]));
    ck_assert(calendar_move(diary.calendar, id[0], 13)); /* behind d, which was at 13 already */
    ck_assert(calendar_move(diary.calendar, id[4], 2));
    ck_assert(calendar_pending(diary.calendar, id[0]));
    ck_assert_double_eq(calendar_next_s(diary.calendar), 2);
    calendar_run_until(diary.calendar, 50);
    ck_assert_str_eq(diary.order, "ecda");
    ck_assert_uint_eq(calendar_cancelled(diary.calendar), 1);
    ck_assert_uint_eq(calendar_executed(diary.calendar), 4);
    calendar_free(&diary.calendar);
}
END_TEST

START_TEST(stale_ids_are_recognised)
{
    struct diary diary = diary_open();
    struct writer a = {&diary, 'a'}, b = {&diary, 'b'};
    event_id first = calendar_push(diary.calendar, 1, 0, note, &a);
    calendar_run_until(diary.calendar, 1);
    event_id second = calendar_push(diary.calendar, 2, 0, note, &b); /* takes the same slot */
    ck_assert(first != second);
    ck_assert(!calendar_pending(diary.calendar, first));
    ck_assert(!calendar_cancel(diary.calendar, first));
    ck_assert(!calendar_move(diary.calendar, first, 9));
    ck_assert(!calendar_cancel(diary.calendar, 0));
    ck_assert(!calendar_cancel(diary.calendar, UINT64_MAX));
    ck_assert(!calendar_pending(diary.calendar, second + 1));
    ck_assert(calendar_cancel(diary.calendar, second));
    ck_assert(!calendar_cancel(diary.calendar, second));
    calendar_run_until(diary.calendar, 9);
    ck_assert_str_eq(diary.order, "a");
    calendar_free(&diary.calendar);
}
END_TEST

/* An action that acts on the calendar while it runs. */
struct actor {
    struct diary *diary;
    struct writer before, after;
    event_id own, victim;
};

static void act(void *subject)
{
    struct actor *actor = subject;
    struct calendar *calendar = actor->diary->calendar;
    ck_assert(!calendar_pending(calendar, actor->own));
    ck_assert(!calendar_cancel(calendar, actor->own));
    ck_assert(calendar_cancel(calendar, actor->victim));
    calendar_push(calendar, calendar_now(calendar), 0, note, &actor->after);
    calendar_push(calendar, calendar_now(calendar), -1, note, &actor->before);
    ck_assert_uint_eq(actor->diary->count, 0); /* nothing runs inside push */
    ck_assert_double_eq(calendar_next_s(calendar), calendar_now(calendar));
}

START_TEST(actions_push_and_cancel)
{
    struct diary diary = diary_open();
    struct actor actor = {.diary = &diary, .before = {&diary, 'x'}, .after = {&diary, 'z'}};
    struct writer victim = {&diary, 'v'}, peer = {&diary, 'y'}, later = {&diary, 'l'};
    actor.own = calendar_push(diary.calendar, 7.5, 0, act, &actor);
    calendar_push(diary.calendar, 7.5, 0, note, &peer);
    calendar_push(diary.calendar, 8, 0, note, &later);
    actor.victim = calendar_push(diary.calendar, 7.5, -100, note, &victim);
    ck_assert(calendar_move(diary.calendar, actor.victim, 7.75));
    calendar_run_until(diary.calendar, 8);
    ck_assert_str_eq(diary.order, "xyzl");
    calendar_free(&diary.calendar);
}
END_TEST

static void push_past(void *subject)
{
    struct calendar *calendar = subject;
    calendar_run_until(calendar, 5);
    calendar_push(calendar, nextafter(5, 4), 0, note, NULL);
}

static void push_nan(void *subject)
{
    calendar_push(subject, (double)NAN, 0, note, NULL);
}

static void push_infinity(void *subject)
{
    calendar_push(subject, (double)INFINITY, 0, note, NULL);
}

static void push_priority(void *subject)
{
    calendar_push(subject, 1, CALENDAR_PRIORITY_MAX + 1, note, NULL);
}

static void push_nothing(void *subject)
{
    calendar_push(subject, 1, 0, NULL, NULL);
}

static void move_past(void *subject)
{
    struct calendar *calendar = subject;
    event_id id = calendar_push(calendar, 9, 0, note, NULL);
    calendar_run_until(calendar, 5);
    calendar_move(calendar, id, 4);
}

static void move_prompt(void *subject)
{
    calendar_move(subject, calendar_push_now(subject, note, NULL), 4);
}

static void run_back(void *subject)
{
    calendar_run_until(subject, 5);
    calendar_run_until(subject, 4);
}

START_TEST(wrong_arguments_abort)
{
    static void (*const acts[])(void *) = {push_past,    push_nan,  push_infinity, push_priority,
                                           push_nothing, move_past, run_back,      move_prompt};
    static const char *const names[] = {"time_s", "time_s", "time_s", "priority",
                                        "action", "time_s", "end_s",  "PROMPT"};
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        char message[512];
        struct calendar *calendar = calendar_create();
        ck_assert_msg(abort_probe(acts[i], calendar, message, sizeof message), "case %zu", i);
        ck_assert_msg(strstr(message, names[i]) != NULL, "case %zu: %s", i, message);
        calendar_free(&calendar);
    }
}
END_TEST

/* An event of the present instant stands in the tree's order as by calendar_push. */
struct opening {
    struct writer writer; /* writes itself first */
    struct writer *then;  /* fourteen: odd ones by prompt, even ones by calendar_push */
    event_id id[14];
};

static void open_up(void *subject)
{
    struct opening *opening = subject;
    struct calendar *calendar = opening->writer.diary->calendar;
    double now_s = calendar_now(calendar);
    note(&opening->writer);
    for (int i = 0; i < 14; i++)
        opening->id[i] = i % 2 ? calendar_push_now(calendar, note, &opening->then[i])
                               : calendar_push(calendar, now_s, 0, note, &opening->then[i]);
    ck_assert(calendar_pending(calendar, opening->id[5]));
    ck_assert(calendar_cancel(calendar, opening->id[5]));
    ck_assert(!calendar_cancel(calendar, opening->id[5]));
    ck_assert(calendar_cancel(calendar, opening->id[1])); /* the first of its kind */
    ck_assert(calendar_cancel(calendar, opening->id[4]));
    calendar_push(calendar, now_s, -1, note, &opening->writer);
}

START_TEST(now_stands_in_the_same_order)
{
    struct diary diary = diary_open();
    struct writer w[14], late = {&diary, 'Z'}, before = {&diary, 'Y'};
    struct opening opening = {.writer = {&diary, 'X'}, .then = w};
    for (int i = 0; i < 14; i++)
        w[i] = (struct writer){&diary, (char)('a' + i)};
    calendar_push(diary.calendar, 7, 0, open_up, &opening);
    calendar_push(diary.calendar, 7, 0, note, &before); /* was there before what is pushed at 7 */
    calendar_push(diary.calendar, 7, 1, note, &late);
    calendar_run_until(diary.calendar, 7);
    ck_assert_str_eq(diary.order, "XXYacdghijklmnZ");
    ck_assert_uint_eq(calendar_pending_count(diary.calendar), 0);
    ck_assert_uint_eq(calendar_cancelled(diary.calendar), 3);
    ck_assert(!calendar_pending(diary.calendar, opening.id[13]));
    ck_assert(calendar_push_now(diary.calendar, note, &late) != 0);
    ck_assert_double_eq(calendar_next_s(diary.calendar), 7);
    calendar_free(&diary.calendar); /* with one under way */
}
END_TEST

static void nothing(void *subject)
{
    (void)subject;
}

START_TEST(full_calendar_fails_and_stops)
{
    struct calendar *calendar = calendar_create();
    for (int i = 0; i < CALENDAR_PENDING_MAX; i++)
        ck_assert(calendar_push(calendar, i % 977, 0, nothing, NULL) != 0);
    ck_assert(!calendar_failed(calendar));
    ck_assert_uint_eq(calendar_push(calendar, 1, 0, nothing, NULL), 0);
    ck_assert(calendar_failed(calendar));
    ck_assert_uint_eq(calendar_pending_count(calendar), CALENDAR_PENDING_MAX);
    ck_assert(!calendar_step(calendar));
    calendar_run_until(calendar, 2000);
    ck_assert_uint_eq(calendar_executed(calendar), 0);
    ck_assert_double_eq(calendar_now(calendar), 0);
    calendar_free(&calendar);
}
END_TEST

static void run_out(void *subject)
{
    calendar_fail(subject);
}

START_TEST(failure_stops_the_run_where_it_is)
{
    struct calendar *calendar = calendar_create();
    calendar_push(calendar, 3, 0, run_out, calendar);
    calendar_push(calendar, 4, 0, nothing, NULL);
    calendar_run_until(calendar, 10);
    ck_assert(calendar_failed(calendar));
    ck_assert_double_eq(calendar_now(calendar), 3);
    ck_assert_uint_eq(calendar_executed(calendar), 1);
    calendar_free(&calendar);
}
END_TEST

RUN_SUITE("calendar", order_is_time_priority_fifo, run_until_takes_the_end_and_sets_the_clock,
          cancel_and_move, stale_ids_are_recognised, actions_push_and_cancel, wrong_arguments_abort,
          now_stands_in_the_same_order, full_calendar_fails_and_stops,
          failure_stops_the_run_where_it_is)
