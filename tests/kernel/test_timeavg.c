/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/timeavg.h"
#include "tests/kernel/abort_probe.h"
#include "tests/support/main.h"

#include <string.h>

/* 2 for 3 s, 5 for 1.5 s, -1 for 0.5 s, from t = 10. */
START_TEST(integral_and_mean)
{
    struct timeavg average;
    timeavg_init(&average, 10, 2);
    ck_assert_double_eq(timeavg_mean(&average, 10), 2);
    timeavg_set(&average, 13, 5);
    timeavg_add(&average, 14.5, -6);
    ck_assert_double_eq(average.value, -1);
    ck_assert_double_eq_tol(timeavg_integral(&average, 15), 2 * 3 + 5 * 1.5 - 0.5, 1e-14);
    ck_assert_double_eq_tol(timeavg_mean(&average, 15), 13.0 / 5, 1e-14);
    ck_assert_double_eq(average.min, -1);
    ck_assert_double_eq(average.max, 5);
}
END_TEST

START_TEST(reset_keeps_the_value)
{
    struct timeavg average;
    timeavg_init(&average, 0, 100);
    timeavg_set(&average, 7, 3);
    timeavg_reset(&average, 20);
    ck_assert_double_eq(timeavg_integral(&average, 20), 0);
    ck_assert_double_eq(timeavg_mean(&average, 24), 3);
    ck_assert_double_eq(timeavg_integral(&average, 24), 12);
    ck_assert_double_eq(average.max, 3);
}
END_TEST

static void go_back(void *subject)
{
    timeavg_set(subject, 6.9, 1);
}

START_TEST(time_never_goes_back)
{
    char message[512];
    struct timeavg average;
    timeavg_init(&average, 7, 1);
    ck_assert(abort_probe(go_back, &average, message, sizeof message));
    ck_assert_ptr_nonnull(strstr(message, "change_s"));
}
END_TEST

RUN_SUITE("timeavg", integral_and_mean, reset_keeps_the_value, time_never_goes_back)
