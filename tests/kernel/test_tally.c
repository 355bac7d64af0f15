/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/stream.h"
#include "sim/kernel/tally.h"
#include "tests/support/main.h"

#include <gsl/gsl_statistics_double.h>

START_TEST(empty_and_single)
{
    struct tally tally;
    tally_init(&tally);
    ck_assert_uint_eq(tally_count(&tally), 0);
    ck_assert(isnan(tally_mean(&tally)) && isnan(tally_min(&tally)) && isnan(tally_max(&tally)));
    ck_assert(isnan(tally_variance(&tally)) && isnan(tally_deviation(&tally)));
    ck_assert_double_eq(tally_sum(&tally), 0);
    tally_push(&tally, -6.35);
    ck_assert_double_eq(tally_mean(&tally), -6.35);
    ck_assert_double_eq(tally_min(&tally), -6.35);
    ck_assert_double_eq(tally_max(&tally), -6.35);
    ck_assert(isnan(tally_variance(&tally)));
}
END_TEST

/* 4, 7, 13, 16 have mean 10 and variance 30; a large offset must not disturb them. */
START_TEST(keeps_digits_on_a_large_offset)
{
    static const double values[] = {4, 7, 13, 16};
    struct tally tally;
    tally_init(&tally);
    for (int i = 0; i < 4; i++)
        tally_push(&tally, 1e9 + values[i]);
    ck_assert_close(tally_mean(&tally), 1e9 + 10, 1e-15);
    ck_assert_close(tally_variance(&tally), 30, 1e-9);
    ck_assert_close(tally_deviation(&tally), sqrt(30), 1e-9);
    ck_assert_double_eq(tally_min(&tally), 1e9 + 4);
    ck_assert_double_eq(tally_max(&tally), 1e9 + 16);
    ck_assert_close(tally_sum(&tally), 4e9 + 40, 1e-15);
}
END_TEST

START_TEST(agrees_with_two_passes_and_merges)
{
    enum { N = 997, CUT = 311 };
    static double values[N];
    struct stream stream;
    struct tally whole, left, right, nothing;
    stream_init(&stream, 5, 0, "tally", 0);
    tally_init(&whole);
    tally_init(&left);
    tally_init(&right);
    tally_init(&nothing);
    for (int i = 0; i < N; i++) {
        values[i] = 738.4 + 21.3 * stream_uniform(&stream) * i / N;
        tally_push(&whole, values[i]);
        tally_push(i < CUT ? &left : &right, values[i]);
    }
    ck_assert_close(tally_mean(&whole), gsl_stats_mean(values, 1, N), 1e-14);
    ck_assert_close(tally_variance(&whole), gsl_stats_variance(values, 1, N), 1e-12);
    tally_merge(&left, &nothing);
    tally_merge(&nothing, &left);
    tally_merge(&nothing, &right);
    ck_assert_uint_eq(tally_count(&nothing), N);
    ck_assert_close(tally_mean(&nothing), tally_mean(&whole), 1e-14);
    ck_assert_close(tally_variance(&nothing), tally_variance(&whole), 1e-12);
    ck_assert_double_eq(tally_min(&nothing), tally_min(&whole));
    ck_assert_double_eq(tally_max(&nothing), tally_max(&whole));
}
END_TEST

RUN_SUITE("tally", empty_and_single, keeps_digits_on_a_large_offset,
          agrees_with_two_passes_and_merges)
