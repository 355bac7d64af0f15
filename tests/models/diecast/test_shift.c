/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_rng.h>
#include <string.h>

#include "models/diecast/diecast.h"
#include "tests/support/main.h"

#define MIN     60.0
#define H       3600.0
#define DAY     (24.0 * H)
#define MINUTES 10080

/* A calendar and, as its judge, the week minute by minute. */
struct judged {
    struct shift_calendar calendar;
    char works[MINUTES];
};

static void random_week(gsl_rng *rng, struct judged *judged)
{
    memset(judged, 0, sizeof *judged);
    int shifts = (int)gsl_rng_uniform_int(rng, 9);
    for (int i = 0; i < shifts; i++) {
        int start = (int)gsl_rng_uniform_int(rng, 3 * MINUTES);
        int length = 1 + (int)gsl_rng_uniform_int(rng, 2000);
        ck_assert_int_eq(shift_add(&judged->calendar, start * MIN, length * MIN), 0);
        for (int m = start; m < start + length; m++)
            judged->works[m % MINUTES] = 1;
    }
}

START_TEST(a_week_works_minute_by_minute)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 11);
    for (int i = 0; i < 50; i++) {
        struct judged judged;
        random_week(rng, &judged);
        double worked_s = 0.0;
        for (int m = 0; m < MINUTES; m++) {
            double time_s = (m + 3 * MINUTES) * MIN;
            ck_assert_int_eq(shift_working(&judged.calendar, time_s), judged.works[m]);
            ck_assert_int_eq(shift_working(&judged.calendar, time_s + 59.9), judged.works[m]);
            worked_s += judged.works[m] * MIN;
        }
        ck_assert_double_eq_tol(shift_share_frac(&judged.calendar) * SHIFT_WEEK_S, worked_s, 1e-6);
        for (int k = 1; k < judged.calendar.count; k++)
            ck_assert_double_gt(judged.calendar.span[k].start_s, judged.calendar.span[k - 1].end_s);
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(every_change_is_the_next_one)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 12);
    for (int i = 0; i < 200; i++) {
        struct judged judged;
        random_week(rng, &judged);
        double time_s = SHIFT_WEEK_S * 4.0 * gsl_rng_uniform(rng);
        double next_s = shift_next_change_s(&judged.calendar, time_s);
        /* Walk the judge to its next change. */
        long minute = (long)floor(time_s / MIN), change = -1;
        for (long m = minute + 1; m <= minute + MINUTES && change < 0; m++)
            if (judged.works[m % MINUTES] != judged.works[minute % MINUTES])
                change = m;
        if (change < 0)
            ck_assert_msg(isinf(next_s), "a change at %g, but nothing changes", next_s);
        else
            ck_assert_double_eq_tol(next_s, change * MIN, 1e-6);
    }
    gsl_rng_free(rng);
}
END_TEST

/* Weeks with some days cut out, minute by minute: working, next change, and time worked. */
START_TEST(holidays_are_cut_out)
{
    enum { DAYS = 28 };
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 14);
    for (int i = 0; i < 100; i++) {
        struct judged judged;
        struct shift_span off[DAYS];
        char works[DAYS * 1440];
        int spans = 0;
        random_week(rng, &judged);
        for (int m = 0; m < DAYS * 1440; m++)
            works[m] = judged.works[m % MINUTES];
        for (int day = 0; day < DAYS; day++) {
            if (gsl_rng_uniform(rng) < 0.7)
                continue;
            memset(works + day * 1440, 0, 1440);
            if (spans > 0 && off[spans - 1].end_s == day * DAY)
                off[spans - 1].end_s += DAY;
            else
                off[spans++] = (struct shift_span){day * DAY, (day + 1) * DAY};
        }
        judged.calendar.holidays = (struct shift_holidays){spans, off};
        const int from = (int)gsl_rng_uniform_int(rng, DAYS * 1440 / 2);
        const int to = from + 1 + (int)gsl_rng_uniform_int(rng, DAYS * 1440 / 2);
        int sum = 0, change = from + 1, wrong = 0;
        for (int m = from; m < to; m++) {
            wrong += shift_working(&judged.calendar, m * MIN) != works[m];
            sum += works[m];
        }
        ck_assert_int_eq(wrong, 0);
        ck_assert_double_eq_tol(shift_working_s(&judged.calendar, from * MIN, to * MIN), sum * MIN,
                                1e-5);
        while (change < DAYS * 1440 && works[change] == works[from])
            change++;
        if (change < DAYS * 1440)
            ck_assert_double_eq_tol(shift_next_change_s(&judged.calendar, from * MIN), change * MIN,
                                    1e-6);
        ck_assert_double_eq_tol(shift_share_between_frac(&judged.calendar, 0, DAYS * DAY) * DAYS *
                                    DAY,
                                shift_working_s(&judged.calendar, 0, DAYS * DAY), 1e-5);
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(events_walk_through_a_year_without_stalling)
{
    /* Boundaries that are no whole seconds, at large times. */
    struct shift_calendar calendar = {0};
    for (int day = 0; day < 5; day++)
        shift_add(&calendar, day * DAY + 22.1 * H / 3.0, 8.0 * H / 3.0);
    double time_s = 0.0;
    int was = shift_working(&calendar, time_s);
    for (int i = 0; i < 52 * 10; i++) {
        double next_s = shift_next_change_s(&calendar, time_s);
        ck_assert_double_gt(next_s, time_s + 1.0);
        time_s = next_s;
        int is = shift_working(&calendar, time_s);
        ck_assert_int_ne(is, was);
        was = is;
    }
    ck_assert_double_eq_tol(time_s, 51.0 * SHIFT_WEEK_S + 4.0 * DAY + 30.1 * H / 3.0, 1e-5);
}
END_TEST

START_TEST(working_time_adds_up)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 13);
    for (int i = 0; i < 200; i++) {
        struct judged judged;
        random_week(rng, &judged);
        long from = (long)gsl_rng_uniform_int(rng, 3 * MINUTES);
        long to = from + (long)gsl_rng_uniform_int(rng, 3 * MINUTES);
        double sum_s = 0.0;
        for (long m = from; m < to; m++)
            sum_s += judged.works[m % MINUTES] * MIN;
        ck_assert_double_eq_tol(shift_working_s(&judged.calendar, from * MIN, to * MIN), sum_s,
                                1e-5);
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(a_full_week_and_an_empty_one_never_change)
{
    struct shift_calendar full = {0}, empty = {0}, joined = {0};
    shift_add(&full, 0.0, SHIFT_WEEK_S);
    ck_assert_int_eq(full.count, 1);
    ck_assert(isinf(shift_next_change_s(&full, 12345.6)));
    ck_assert_int_eq(shift_working(&full, 12345.6), 1);
    ck_assert(isinf(shift_next_change_s(&empty, 12345.6)));
    ck_assert_int_eq(shift_working(&empty, 12345.6), 0);
    ck_assert_double_eq(shift_share_frac(&empty), 0.0);
    for (int i = 0; i < 21; i++)
        shift_add(&joined, 6.0 * H + i * 8.0 * H, 8.0 * H);
    ck_assert_int_eq(joined.count, 1);
    ck_assert_double_eq(shift_share_frac(&joined), 1.0);
    ck_assert_double_eq(joined.longest_shift_s, 8.0 * H);
    ck_assert(isinf(shift_next_change_s(&joined, 0.0)));
}
END_TEST

START_TEST(a_shift_over_sunday_midnight_is_one_stretch)
{
    struct shift_calendar calendar = {0};
    shift_add(&calendar, 6.0 * DAY + 22.0 * H, 8.0 * H);
    ck_assert_int_eq(calendar.count, 2);
    double start_s = shift_next_change_s(&calendar, 3.0 * DAY);
    ck_assert_double_eq(start_s, 6.0 * DAY + 22.0 * H);
    ck_assert_double_eq(shift_next_change_s(&calendar, start_s), SHIFT_WEEK_S + 6.0 * H);
}
END_TEST

START_TEST(too_many_spans_are_refused)
{
    struct shift_calendar calendar = {0};
    for (int i = 0; i < SHIFT_MAX_SPANS; i++)
        ck_assert_int_eq(shift_add(&calendar, i * H, 0.5 * H), 0);
    ck_assert_int_eq(shift_add(&calendar, 100.0 * H, H), -1);
    ck_assert_int_eq(calendar.count, SHIFT_MAX_SPANS);
    ck_assert_int_eq(shift_add(&calendar, 0.5 * H, 0.5 * H), 0);
    ck_assert_int_eq(calendar.count, SHIFT_MAX_SPANS - 1);
}
END_TEST

RUN_SUITE("shift", a_week_works_minute_by_minute, every_change_is_the_next_one,
          holidays_are_cut_out, events_walk_through_a_year_without_stalling, working_time_adds_up,
          a_full_week_and_an_empty_one_never_change, a_shift_over_sunday_midnight_is_one_stretch,
          too_many_spans_are_refused)
