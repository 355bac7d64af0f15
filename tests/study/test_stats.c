/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/stats.h"

#include "tests/support/main.h"

/* Sleep gained with drug 2 over drug 1, ten patients: the data of Student's paper of 1908, whose
 * mean difference is 1.58 h; R's t.test(paired = TRUE) gives the interval 0.7001142 .. 2.4598858.
 */
static const double drug_1[] = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
static const double drug_2[] = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

START_TEST(paired_difference_is_students)
{
    struct estimate e = stats_paired(drug_2, drug_1, 10);
    ck_assert_close(e.mean, 1.58, 1e-12);
    ck_assert_double_eq_tol(e.mean - e.half_width, 0.7001142, 5e-8);
    ck_assert_double_eq_tol(e.mean + e.half_width, 2.4598858, 5e-8);
    ck_assert_int_eq(e.n, 10);
}
END_TEST

START_TEST(two_values_have_the_widest_interval)
{
    /* t(0.975, 1) = tan(0.475 pi) */
    const double value[] = {6.35, 7.15};
    struct estimate e = stats_estimate(value, 2);
    ck_assert_close(e.mean, 6.75, 1e-14);
    ck_assert_close(e.half_width, tan(0.475 * acos(-1)) * 0.4, 1e-9);
}
END_TEST

START_TEST(one_value_has_no_interval)
{
    const double value[] = {738.4};
    struct estimate e = stats_estimate(value, 1);
    ck_assert_double_eq(e.mean, 738.4);
    ck_assert(isnan(e.half_width));
    ck_assert(isnan(stats_estimate(value, 0).mean));
}
END_TEST

START_TEST(what_does_not_exist_is_not_counted)
{
    const double value[] = {3.25, NAN, 4.75, NAN};
    struct estimate e = stats_estimate(value, 4);
    ck_assert_double_eq(e.mean, 4.0);
    ck_assert_int_eq(e.n, 2);
}
END_TEST

START_TEST(large_means_keep_the_digits_of_the_spread)
{
    const double value[] = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
    ck_assert_close(stats_variance(value, 4), 30.0, 1e-12);
}
END_TEST

START_TEST(quantiles_interpolate)
{
    /* R: quantile(c(...), c(.05, .5, .95)) of type 7 */
    const double value[] = {11.3, 2.9, 7.1, 5.3, 3.7};
    ck_assert_close(stats_quantile(value, 5, 0.05), 3.06, 1e-12);
    ck_assert_close(stats_quantile(value, 5, 0.5), 5.3, 1e-12);
    ck_assert_close(stats_quantile(value, 5, 0.95), 10.46, 1e-12);
    ck_assert_double_eq(stats_quantile(value, 5, 0), 2.9);
    ck_assert(isnan(stats_quantile(value, 0, 0.5)));
}
END_TEST

/* A start-up that decays over w weeks, then a steady scatter. */
static void series(double *value, int n, int start)
{
    for (int i = 0; i < n; i++)
        value[i] = 100 + 3 * sin(2.3 * i) + (i < start ? 60.0 * (start - i) / start : 0);
}

START_TEST(mser_cuts_the_start)
{
    double value[100];
    bool converged;
    series(value, 100, 20);
    int cut = stats_mser5(value, 100, &converged);
    ck_assert(converged);
    ck_assert_int_eq(cut % 5, 0);
    ck_assert_int_ge(cut, 15);
    ck_assert_int_le(cut, 25);
    series(value, 100, 0);
    ck_assert_int_le(stats_mser5(value, 100, &converged), 5);
    ck_assert(converged);
}
END_TEST

START_TEST(mser_by_hand)
{
    /* Batch means 9, 1, 3, 3 (five equal values each): marginal standard errors squared for cuts of
     * 0, 1, 2 batches are 36/16, (8/3)/9 and 0: two batches go. */
    double value[20];
    const double batch[] = {9, 1, 3, 3};
    bool converged;
    for (int i = 0; i < 20; i++)
        value[i] = batch[i / 5];
    ck_assert_int_eq(stats_mser5(value, 20, &converged), 10);
    ck_assert(!converged); /* half the series is the most that may be cut */
}
END_TEST

START_TEST(mser_says_when_nothing_settles)
{
    double value[60];
    bool converged;
    for (int i = 0; i < 60; i++)
        value[i] = 5.5 * i;
    stats_mser5(value, 60, &converged);
    ck_assert(!converged);
    ck_assert_int_eq(stats_mser5(value, 1, &converged), 0);
    ck_assert(converged);
}
END_TEST

RUN_SUITE("stats", paired_difference_is_students, two_values_have_the_widest_interval,
          one_value_has_no_interval, what_does_not_exist_is_not_counted,
          large_means_keep_the_digits_of_the_spread, quantiles_interpolate, mser_cuts_the_start,
          mser_by_hand, mser_says_when_nothing_settles)
