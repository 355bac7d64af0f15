/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/sample.h"
#include "tests/kernel/abort_probe.h"
#include "tests/support/main.h"

START_TEST(empty)
{
    struct sample sample;
    sample_init(&sample);
    ck_assert(isnan(sample_quantile(&sample, 0.5)));
    ck_assert(isnan(sample_below_frac(&sample, 1)));
    sample_clear(&sample);
}
END_TEST

/* 0..1000, scrambled: 5 has no factor in common with 1001. */
START_TEST(quantiles_after_growing)
{
    struct sample sample;
    sample_init(&sample);
    for (int i = 0; i < 1001; i++)
        ck_assert(sample_push(&sample, i * 5 % 1001 + 0.25));
    ck_assert_uint_eq(sample.count, 1001);
    ck_assert_double_eq(sample_quantile(&sample, 0), 0.25);
    ck_assert_double_eq(sample_quantile(&sample, 1), 1000.25);
    ck_assert_double_eq_tol(sample_quantile(&sample, 0.05), 50.25, 1e-9);
    ck_assert_double_eq_tol(sample_quantile(&sample, 0.1234), 123.4 + 0.25, 1e-9);
    ck_assert_double_eq_tol(sample_below_frac(&sample, 100.25), 100.0 / 1001, 1e-15);
    sample_clear(&sample);
}
END_TEST

START_TEST(pushes_after_a_quantile_and_reset)
{
    struct sample sample;
    sample_init(&sample);
    ck_assert(sample_push(&sample, 3) && sample_push(&sample, 1));
    ck_assert_double_eq(sample_quantile(&sample, 0.5), 2);
    ck_assert(sample_push(&sample, -7));
    ck_assert_double_eq(sample_quantile(&sample, 0.5), 1);
    sample_reset(&sample);
    ck_assert(isnan(sample_quantile(&sample, 0.5)));
    ck_assert(sample_push(&sample, 42.5));
    ck_assert_double_eq(sample_quantile(&sample, 0.9), 42.5);
    sample_clear(&sample);
    ck_assert_uint_eq(sample.count, 0);
}
END_TEST

static void push_nan(void *subject)
{
    sample_push(subject, (double)NAN);
}

static void ask_beyond(void *subject)
{
    sample_quantile(subject, 1.5);
}

START_TEST(wrong_arguments_abort)
{
    char message[256];
    struct sample sample;
    sample_init(&sample);
    ck_assert(abort_probe(push_nan, &sample, message, sizeof message));
    ck_assert(abort_probe(ask_beyond, &sample, message, sizeof message));
}
END_TEST

RUN_SUITE("sample", empty, quantiles_after_growing, pushes_after_a_quantile_and_reset,
          wrong_arguments_abort)
