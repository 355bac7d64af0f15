/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main of a Check program, so that a test file is its cases and one line:
 *
 *     #include "tests/support/main.h"
 *     START_TEST(pops_in_order) { ... } END_TEST
 *     START_TEST(cancels) { ... } END_TEST
 *     RUN_SUITE("calendar", pops_in_order, cancels)
 *
 * Assertions are Check's: ck_assert_int_eq, ck_assert_str_eq, ck_assert_double_eq_tol(x, y, tol).
 * ck_assert_close is added here for a relative tolerance. */
#ifndef TESTS_SUPPORT_MAIN_H
#define TESTS_SUPPORT_MAIN_H

#include <check.h>
#include <math.h>

#include "tests/support/support.h"

/* |value - expected| <= rel * |expected|; a NaN fails. */
#define ck_assert_close(value, expected, rel)                                                      \
    do {                                                                                           \
        double v_ = (value), e_ = (expected), r_ = (rel);                                          \
        ck_assert_msg(fabs(v_ - e_) <= r_ * fabs(e_),                                              \
                      "%s is %.9g, expected %.9g within %.3g relative", #value, v_, e_, r_);       \
    } while (0)

/* Defines main, which runs the cases in the order given and returns 1 when one failed. */
#define RUN_SUITE(name, ...)                                                                       \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const cases[] = {__VA_ARGS__};                                                \
        return support_run(name, cases, sizeof cases / sizeof cases[0]);                           \
    }

#endif
