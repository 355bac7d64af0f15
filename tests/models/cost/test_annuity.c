/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_math.h>
#include <gsl/gsl_sum.h>

#include "models/cost/cost.h"
#include "tests/support/main.h"

#define YEAR COST_YEAR_S

START_TEST(is_the_closed_form)
{
    const double price = 738.4e3, rate = 0.0635;
    for (int years = 1; years <= 40; years++) {
        double growth = gsl_pow_int(1 + rate, years);
        double expected = price * rate * growth / (growth - 1);
        ck_assert_close(cost_annuity_per_s(price, years * YEAR, rate / YEAR) * YEAR, expected,
                        1e-12);
    }
}
END_TEST

/* What the payments are worth today, each at the end of its year, is the price. */
START_TEST(its_payments_repay_the_price)
{
    const double price = 213.7e3, rate = 0.0871;
    const int years = 17;
    double payment = cost_annuity_per_s(price, years * YEAR, rate / YEAR) * YEAR;
    double worth = 0;
    for (int k = years; k >= 1; k--)
        worth += payment / gsl_pow_int(1 + rate, k);
    ck_assert_close(worth, price, 1e-12);
}
END_TEST

/* For ever: the payments are a series that GSL sums to its limit, and again it is the price. */
START_TEST(without_end_it_is_the_interest)
{
    enum { TERMS = 20 };
    const double price = 1.13e6, rate = 0.0471;
    double payment = cost_annuity_per_s(price, 5000 * YEAR, rate / YEAR) * YEAR;
    double term[TERMS], sum, error;
    for (int k = 0; k < TERMS; k++)
        term[k] = payment / gsl_pow_int(1 + rate, k + 1);
    gsl_sum_levin_u_workspace *work = gsl_sum_levin_u_alloc(TERMS);
    ck_assert_int_eq(gsl_sum_levin_u_accel(term, TERMS, work, &sum, &error), 0);
    gsl_sum_levin_u_free(work);
    ck_assert_close(sum, price, 1e-8);
    ck_assert_close(payment, price * rate, 1e-12);
}
END_TEST

START_TEST(without_interest_it_is_a_straight_line)
{
    ck_assert_close(cost_annuity_per_s(61.3e3, 10.5 * YEAR, 0) * YEAR, 61.3e3 / 10.5, 1e-14);
}
END_TEST

/* No step between a tiny interest and none, where a difference of powers would lose all digits:
 * p/n (1 + i (n + 1) / 2) to first order. */
START_TEST(is_smooth_at_zero_interest)
{
    const double price = 187e3, years = 14;
    for (double rate = 1e-15; rate < 1e-6; rate *= 10) {
        double annuity = cost_annuity_per_s(price, years * YEAR, rate / YEAR) * YEAR;
        ck_assert_close(annuity, price / years * (1 + rate * (years + 1) / 2), 1e-10);
    }
}
END_TEST

START_TEST(what_costs_nothing_needs_no_life)
{
    ck_assert_double_eq(cost_annuity_per_s(0, 0, 0.06 / YEAR), 0);
    ck_assert_double_eq(cost_annuity_per_s(0, 0, 0), 0);
}
END_TEST

RUN_SUITE("annuity", is_the_closed_form, its_payments_repay_the_price,
          without_end_it_is_the_interest, without_interest_it_is_a_straight_line,
          is_smooth_at_zero_interest, what_costs_nothing_needs_no_life)
