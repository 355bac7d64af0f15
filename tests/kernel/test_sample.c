/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/sample.h"
#include "sim/kernel/stream.h"
#include "tests/kernel/abort_probe.h"
#include "tests/support/main.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

START_TEST(empty_is_nan)
{
    struct sample sample = {0};
    ck_assert(isnan(sample_quantile(&sample, 0.5)));
    ck_assert(isnan(sample_mean(&sample)) && isnan(sample_min(&sample)) &&
              isnan(sample_max(&sample)));
    ck_assert_double_eq(sample_rank_error(&sample), 0);
    sample_clear(&sample);
}
END_TEST

START_TEST(quantiles_interpolate)
{
    struct sample sample = {0};
    for (int i = 0; i <= 1000; i++)
        ck_assert(sample_push(&sample, i * 5 % 1001 + 0.25));
    ck_assert_double_eq(sample_quantile(&sample, 0), 0.25);
    ck_assert_double_eq(sample_quantile(&sample, 1), 1000.25);
    ck_assert_double_eq_tol(sample_quantile(&sample, 0.05), 50.25, 1e-9);
    ck_assert_double_eq_tol(sample_quantile(&sample, 0.1234), 123.4 + 0.25, 1e-9);
    sample_clear(&sample);
    ck_assert(sample_push(&sample, 3) && sample_push(&sample, 1));
    ck_assert_double_eq(sample_quantile(&sample, 0.5), 2);
    ck_assert(sample_push(&sample, -7));
    ck_assert_double_eq(sample_quantile(&sample, 0.5), 1);
    ck_assert_double_eq(sample_mean(&sample), -1);
    ck_assert_double_eq(sample_min(&sample), -7);
    ck_assert_double_eq(sample_max(&sample), 3);
    sample_clear(&sample);
}
END_TEST

/* Values of an order that a sketch may stumble over. */
static double value_of(int order, int i, int n, struct stream *stream)
{
    switch (order) {
    case 0: /* rising */
        return i;
    case 1: /* falling */
        return n - i;
    case 2: /* to and fro, as a temperature over days */
        return sin(i * 0.0137) + 1e-4 * i;
    default:
        return -log(1 - stream_uniform(stream));
    }
}

/* How far the rank of the quantile is off in what was pushed, as a share; sorts. */
static double rank_off(const struct sample *sample, double fraction, double *value, size_t n)
{
    const double quantile = sample_quantile(sample, fraction);
    size_t below = 0, upto = 0;
    for (size_t i = 0; i < n; i++) {
        below += value[i] < quantile;
        upto += value[i] <= quantile;
    }
    const double wanted = fraction * (double)(n - 1);
    return fmax(0, fmax((double)below - 1 - wanted, wanted - (double)upto)) / (double)n;
}

/* Every twentieth is exact while all is kept; beyond, no rank is off by more than is said. */
static void hold_against_all(int order, int n)
{
    struct stream stream;
    struct sample sample = {0};
    double *value = malloc((size_t)n * sizeof *value), worst = 0;
    stream_init(&stream, 20250106, 0, "sample test", (uint64_t)order);
    for (int i = 0; i < n; i++) {
        value[i] = value_of(order, i, n, &stream);
        ck_assert(sample_push(&sample, value[i]));
    }
    gsl_sort(value, 1, (size_t)n);
    for (int i = 0; i <= 20; i++) {
        const double exact = gsl_stats_quantile_from_sorted_data(value, 1, (size_t)n, i / 20.0);
        if (n <= SAMPLE_EXACT || i % 20 == 0)
            ck_assert_double_eq(sample_quantile(&sample, i / 20.0), exact);
        worst = fmax(worst, rank_off(&sample, i / 20.0, value, (size_t)n));
    }
    printf("order %d, %d values: off by %.2g of the rank, bound %.2g, %.0f kB\n", order, n, worst,
           sample_rank_error(&sample), (double)sample_bytes(&sample) / 1e3);
    ck_assert_double_le(worst, sample_rank_error(&sample));
    ck_assert_double_le(sample_rank_error(&sample),
                        (n <= SAMPLE_EXACT ? 0 : log2((double)n / SAMPLE_EXACT) + 2) /
                            (2.0 * SAMPLE_EXACT));
    ck_assert_uint_le(sample_bytes(&sample),
                      (uint64_t)(log2((double)n / SAMPLE_EXACT) + 2) * SAMPLE_EXACT * 8);
    sample_clear(&sample);
    free(value);
}

START_TEST(ranks_are_off_by_no_more_than_is_said)
{
    for (int order = 0; order < 4; order++) {
        hold_against_all(order, SAMPLE_EXACT);
        hold_against_all(order, SAMPLE_EXACT + 1);
        hold_against_all(order, 200000);
    }
}
END_TEST

/* Parts of different sizes, as customers have them. */
START_TEST(merged_is_as_good_as_pushed)
{
    static const int part[] = {5000, 700, 40000, 1, 0, 90001, 16384};
    struct sample all = {0}, few = {0}, pushed = {0};
    double *value = malloc(200000 * sizeof *value);
    struct stream stream;
    int n = 0;
    stream_init(&stream, 7, 0, "sample test", 9);
    for (size_t p = 0; p < sizeof part / sizeof *part; p++) {
        struct sample one = {0};
        for (int i = 0; i < part[p]; i++) {
            value[n] = stream_uniform(&stream) + (double)p;
            ck_assert(sample_push(&one, value[n]) && (n >= 5700 || sample_push(&pushed, value[n])));
            n++;
        }
        ck_assert(sample_merge(&all, &one) && (p > 1 || sample_merge(&few, &one)));
        sample_clear(&one);
    }
    ck_assert_uint_eq(all.count, (uint64_t)n);
    for (int i = 0; i <= 40; i++)
        ck_assert_double_le(rank_off(&all, i / 40.0, value, (size_t)n), sample_rank_error(&all));
    ck_assert_double_gt(sample_rank_error(&all), 0);
    ck_assert_double_eq(sample_mean(&few), sample_mean(&pushed)); /* to the last bit */
    ck_assert_double_eq(sample_quantile(&few, 0.05), sample_quantile(&pushed, 0.05));
    sample_clear(&all);
    sample_clear(&few);
    sample_clear(&pushed);
    free(value);
}
END_TEST

static void push_nan(void *subject)
{
    sample_push(subject, (double)NAN);
}

static void ask_too_much(void *subject)
{
    sample_quantile(subject, 1.5);
}

START_TEST(wrong_arguments_abort)
{
    char message[512];
    struct sample sample = {0};
    ck_assert(abort_probe(push_nan, &sample, message, sizeof message));
    ck_assert(abort_probe(ask_too_much, &sample, message, sizeof message));
}
END_TEST

RUN_SUITE("sample", empty_is_nan, quantiles_interpolate, ranks_are_off_by_no_more_than_is_said,
          merged_is_as_good_as_pushed, wrong_arguments_abort)
