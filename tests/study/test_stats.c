/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/stats.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "sim/study/warmup.h"
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
    double value[100], flat;
    series(value, 100, 20);
    int cut = stats_mser5(value, 100, &flat);
    ck_assert_double_eq(flat, 1);
    ck_assert_int_eq(cut % 5, 0);
    ck_assert_int_ge(cut, 15);
    ck_assert_int_le(cut, 25);
    series(value, 100, 0);
    ck_assert_int_le(stats_mser5(value, 100, &flat), 5);
    ck_assert_double_eq(flat, 1);
}
END_TEST

START_TEST(mser_by_hand)
{
    /* Batch means 9, 1, 3, 3 (five equal values each): marginal standard errors squared for cuts of
     * 0, 1, 2 batches are 36/16, (8/3)/9 and 0: two batches go, half the series, which is the most.
     * Welch's t of the ten values before against the ten behind is 2/sqrt(160/9/10) = 1.5 with nine
     * degrees of freedom; R: 2 * pt(-1.5, 9) = 0.1678507. */
    double value[20], flat;
    const double batch[] = {9, 1, 3, 3};
    for (int i = 0; i < 20; i++)
        value[i] = batch[i / 5];
    ck_assert_int_eq(stats_mser5(value, 20, &flat), 10);
    ck_assert_double_eq_tol(flat, 0.1678507, 5e-8);
}
END_TEST

START_TEST(mser_says_when_nothing_settles)
{
    double value[60], flat;
    for (int i = 0; i < 60; i++)
        value[i] = 5.5 * i;
    ck_assert_int_eq(stats_mser5(value, 60, &flat), 30);
    ck_assert_double_lt(flat, 1e-3);
    ck_assert_int_eq(stats_mser5(value, 1, &flat), 0);
    ck_assert_double_eq(flat, 1);
    for (int i = 0; i < 26; i++) /* what is left of equal weeks when their sums are rounded */
        value[i] = 726.15 * (i < 13 ? 1 + 1e-12 : 1);
    ck_assert_int_eq(stats_mser5(value, 26, &flat), 13);
    ck_assert_double_eq(flat, 1);
}
END_TEST

/* R: t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p-value = 0.07939. */
START_TEST(welch_of_the_sleep_data)
{
    const double apart[] = {1, 1}, other[] = {3, 3};
    ck_assert_double_eq_tol(stats_welch(drug_1, 10, drug_2, 10), 0.07939, 5e-6);
    ck_assert_double_eq(stats_welch(drug_1, 10, drug_2, 10), stats_welch(drug_2, 10, drug_1, 10));
    ck_assert_close(stats_welch(drug_1, 10, drug_1, 10), 1, 1e-12);
    ck_assert_double_eq(stats_welch(apart, 2, other, 2), 0);
    ck_assert_double_eq(stats_welch(apart, 2, apart, 2), 1);
}
END_TEST

/* Runs of four series of weeks of scatter 1, each depending on the one before by `after`; one of
 * them begins `above` the rest and comes down to it with a time constant of `decay` weeks (0: as a
 * straight line that ends with the run). How many of 1,000 warn, and how many lose more than a
 * third. */
struct start_up {
    int weeks;
    double after, above, decay;
    int warns; /* of 1,000, as docs/statistics.md says */
    int cuts;  /* more than a third, of 1,000 */
};

static bool warns(gsl_rng *rng, const struct start_up *s, bool *cuts)
{
    bool settled = true;
    *cuts = false;
    double value[104], flat;
    for (int which = 0; which < WARMUP_SERIES; which++) {
        double noise = gsl_ran_gaussian(rng, 1);
        for (int i = 0; i < s->weeks; i++) {
            double left = s->decay > 0 ? exp(-i / s->decay) : 1 - (double)i / s->weeks;
            value[i] = 100 + noise + (which == 0 ? s->above * left : 0);
            noise = s->after * noise + gsl_ran_gaussian(rng, sqrt(1 - s->after * s->after));
        }
        *cuts |= 3 * stats_mser5(value, s->weeks, &flat) > s->weeks;
        settled &= flat >= WARMUP_RISK / WARMUP_SERIES;
    }
    return !settled;
}

START_TEST(a_flat_run_seldom_looks_unsettled_and_a_start_up_does)
{
    static const struct start_up cases[] = {
        {13, 0, 0, 1, 11, 380},    {26, 0, 0, 1, 3, 216},     {52, 0, 0, 1, 17, 528},
        {104, 0, 0, 1, 6, 306},    {26, 0.3, 0, 1, 46, 304},  {52, 0.3, 0, 1, 17, 545},
        {104, 0.3, 0, 1, 16, 297}, {26, 0.5, 0, 1, 122, 385}, {52, 0.5, 0, 1, 28, 568},
        {104, 0.5, 0, 1, 25, 318}, {26, 0, 4, 0, 377, 482},   {52, 0, 4, 0, 455, 850},
        {104, 0, 4, 0, 828, 862},  {26, 0, 8, 0, 815, 840},   {52, 0, 8, 0, 760, 965},
        {104, 0, 8, 0, 985, 996},  {26, 0, 8, 13, 603, 835},  {52, 0, 8, 26, 270, 979},
        {104, 0, 8, 52, 952, 998},
    };
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        int count = 0, cut = 0;
        bool cuts;
        gsl_rng_set(rng, 7);
        for (int i = 0; i < 1000; i++) {
            count += warns(rng, &cases[k], &cuts);
            cut += cuts;
        }
        ck_assert_msg(abs(count - cases[k].warns) <= 5, "case %zu: %d of 1,000", k, count);
        ck_assert_msg(abs(cut - cases[k].cuts) <= 5, "case %zu: %d of 1,000 cut long", k, cut);
    }
    gsl_rng_free(rng);
}
END_TEST

/* Ten replications of a bank: the example of LAW-2015, section 4.5, whose 90 % interval is
 * 1.34 +- 0.24. */
START_TEST(a_mean_at_ninety_percent)
{
    const double value[] = {1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09};
    struct estimate e = stats_estimate_at(value, 10, 0.9);
    ck_assert_double_eq_tol(e.mean, 1.34, 0.005);
    ck_assert_double_eq_tol(stats_variance(value, 10), 0.17, 0.005);
    ck_assert_double_eq_tol(e.half_width, 0.24, 0.005);
    ck_assert_double_gt(stats_estimate(value, 10).half_width, e.half_width);
}
END_TEST

START_TEST(a_ratio_by_hand)
{
    /* r = 15/6, residuals -0.5, -1, 1.5 with variance 1.75; t(0.975, 2) = 4.302653.
     * Left out one at a time: 13/5, 11/4, 6/3; pseudo-values 2.3, 2, 3.5 with variance 0.63. */
    const double y[] = {2, NAN, 4, 9}, x[] = {1, 5, 2, 3};
    struct estimate delta = stats_ratio(y, x, 4), jack = stats_ratio_jackknife(y, x, 4);
    ck_assert_close(delta.mean, 2.5, 1e-14);
    ck_assert_close(delta.half_width, 4.3026527297 * sqrt(1.75 / 3) / 2, 1e-9);
    ck_assert_int_eq(delta.n, 3);
    ck_assert_close(jack.mean, 2.6, 1e-14);
    ck_assert_close(jack.half_width, 4.3026527297 * sqrt(0.63 / 3), 1e-9);
    ck_assert(isnan(stats_ratio(y, x, 0).mean));
    ck_assert(isnan(stats_ratio(y, x, 1).half_width));
    ck_assert(isnan(stats_ratio_jackknife(y, x, 1).half_width));
}
END_TEST

/* Pairs whose ratio is known: y = 3 x + noise, x around 5. */
static void some_pairs(int study, int n, double *y, double *x)
{
    for (int i = 0; i < n; i++) {
        double a = fmod((study * n + i + 1) * 0.6180339887498949, 1);
        double b = fmod((study * n + i + 1) * 0.7548776662466927, 1);
        x[i] = 5 + 4 * (a - 0.5);
        y[i] = 3 * x[i] + 6 * (b - 0.5);
    }
}

START_TEST(ratio_intervals_contain_the_ratio)
{
    int delta = 0, jack = 0;
    for (int study = 0; study < 400; study++) {
        double y[8], x[8];
        some_pairs(study, 8, y, x);
        struct estimate e = stats_ratio(y, x, 8), j = stats_ratio_jackknife(y, x, 8);
        delta += fabs(e.mean - 3) <= e.half_width;
        jack += fabs(j.mean - 3) <= j.half_width;
    }
    ck_assert_int_ge(delta, 372); /* 93 %; the pairs are spread more evenly than by chance */
    ck_assert_int_ge(jack, 372);
}
END_TEST

START_TEST(a_share_is_all_counted_over_all_there_are)
{
    /* 2 of 8, 1 of 10, 6 of 12: 9 of 30, not the mean of the shares, 0.283. Residuals -0.4, -2, 2.4
     * with variance 4.96. Left out one at a time: 7/22, 8/20, 3/18. */
    const double share[] = {0.25, NAN, 0.1, 0.5}, of[] = {8, 0, 10, 12};
    const double t = 4.3026527297, pseudo[] = {0.9 - 2 * 7.0 / 22, 0.9 - 2 * 0.4, 0.9 - 1 / 3.0};
    struct estimate e = stats_share(share, of, 4);
    ck_assert_close(e.mean, 0.3, 1e-14);
    ck_assert_int_eq(e.n, 3);
    double delta = t * sqrt(4.96 / 3) / 10, jack = t * sqrt(stats_variance(pseudo, 3) / 3);
    ck_assert_double_gt(jack, delta);
    ck_assert_close(e.half_width, jack, 1e-9);
    ck_assert(isnan(stats_share(share, of, 1).half_width));
    ck_assert(isnan(stats_share(share, of, 0).mean));
}
END_TEST

/* Late loads of a fleet that is short of a truck in some weeks: 6 replications, each with about 300
 * loads of which a share is late that varies from replication to replication. */
START_TEST(share_intervals_contain_the_share)
{
    enum { STUDIES = 2000, EACH = 6 };
    int inside = 0;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (int study = 0; study < STUDIES; study++) {
        double share[EACH], of[EACH];
        for (int i = 0; i < EACH; i++) {
            double late = gsl_ran_beta(rng, 8, 92);
            of[i] = gsl_ran_poisson(rng, 300);
            share[i] = gsl_ran_binomial(rng, late, (unsigned)of[i]) / of[i];
        }
        struct estimate e = stats_share(share, of, EACH);
        inside += fabs(e.mean - 0.08) <= e.half_width;
    }
    gsl_rng_free(rng);
    ck_assert_int_ge(inside, STUDIES * 93 / 100);
    ck_assert_int_le(inside, STUDIES * 97 / 100);
}
END_TEST

START_TEST(a_quantile_between_order_statistics)
{
    /* The median of ten lies between the second and the ninth in 97.85 % of all samples, of six
     * between the ends in 96.88 %; five values cannot say it at 95 %. */
    const double value[] = {10, 3, 7, 1, 9, 2, 8, 4, 6, 5};
    struct quantile_interval q = stats_quantile_interval(value, 10, 0.5, 0.95);
    ck_assert_double_eq(q.low, 2);
    ck_assert_double_eq(q.high, 9);
    ck_assert_close(q.coverage, 1 - 22.0 / 1024, 1e-12);
    q = stats_quantile_interval(value, 6, 0.5, 0.95);
    ck_assert_double_eq(q.low, 1);
    ck_assert_double_eq(q.high, 10);
    ck_assert_close(q.coverage, 1 - 2.0 / 64, 1e-12);
    ck_assert(isnan(stats_quantile_interval(value, 5, 0.5, 0.95).low));
    ck_assert(isnan(stats_quantile_interval(value, 10, 0.95, 0.95).low));
    ck_assert(isnan(stats_quantile_interval(value, 0, 0.5, 0.95).low));
}
END_TEST

static double mean_of_drawn(void *context, const int *index, int n)
{
    const double *value = context;
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += value[index[i]];
    return sum / n;
}

START_TEST(bootstrap_of_a_mean_is_its_standard_error)
{
    double value[40], drawn[4000];
    for (int i = 0; i < 40; i++)
        value[i] = 6.35 * fmod((i + 1) * 0.6180339887498949, 1);
    int kept = stats_bootstrap(40, 4000, 7, mean_of_drawn, value, drawn);
    ck_assert_int_eq(kept, 4000);
    double expected = sqrt(stats_variance(value, 40) * 39 / 40 / 40);
    ck_assert_close(sqrt(stats_variance(drawn, kept)), expected, 0.05);
    for (int i = 1; i < kept; i++)
        ck_assert_double_le(drawn[i - 1], drawn[i]);
    double again[4000];
    stats_bootstrap(40, 4000, 7, mean_of_drawn, value, again);
    ck_assert_mem_eq(drawn, again, sizeof drawn);
}
END_TEST

RUN_SUITE("stats", a_mean_at_ninety_percent, a_ratio_by_hand, ratio_intervals_contain_the_ratio,
          a_share_is_all_counted_over_all_there_are, share_intervals_contain_the_share,
          a_quantile_between_order_statistics, bootstrap_of_a_mean_is_its_standard_error,
          paired_difference_is_students, two_values_have_the_widest_interval,
          one_value_has_no_interval, what_does_not_exist_is_not_counted,
          large_means_keep_the_digits_of_the_spread, quantiles_interpolate, mser_cuts_the_start,
          mser_by_hand, mser_says_when_nothing_settles, welch_of_the_sleep_data,
          a_flat_run_seldom_looks_unsettled_and_a_start_up_does)
