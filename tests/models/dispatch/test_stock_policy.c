/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "models/dispatch/stock_policy.h"
#include "tests/support/main.h"

static const struct stock_view base = {.reorder_kg = 41.3, .lot_kg = 17.9, .up_to_kg = 83.6};

/* Whatever the position: asked again until nothing is due, the position ends above the level at
 * which is ordered, in few orders, and never above what the policy may reach. */
START_TEST(every_policy_ends_where_it_says)
{
    for (int i = 0; stock_policies()[i]; i++) {
        const struct stock_policy *policy = stock_policies()[i];
        ck_assert_ptr_eq(stock_policy_find(policy->name), policy);
        for (double start = 0; start < 100; start += 0.7) {
            struct stock_view view = base;
            double order;
            int orders = 0;
            view.position_kg = start;
            while ((order = policy->order_kg(&view)) > 0) {
                ck_assert_int_lt(orders++, 4);
                view.position_kg += order;
            }
            if (policy->uses_reorder)
                ck_assert_double_gt(view.position_kg, view.reorder_kg);
            if (policy->uses_reorder && start > base.reorder_kg)
                ck_assert_int_eq(orders, 0);
            if (orders > 0 && policy->uses_up_to)
                ck_assert_double_eq_tol(view.position_kg, view.up_to_kg, 1e-12);
            if (orders > 0 && !policy->uses_up_to)
                ck_assert_double_le(view.position_kg, view.reorder_kg + view.lot_kg);
            if (policy->uses_up_to)
                ck_assert_int_le(orders, 1);
        }
    }
    ck_assert_ptr_null(stock_policy_find("none"));
}
END_TEST

/* One position, each policy by hand. */
START_TEST(sizes_by_hand)
{
    struct stock_view view = base;
    view.position_kg = 38.2;
    ck_assert_double_eq(stock_policy_find("reorder_point")->order_kg(&view), 17.9);
    ck_assert_double_eq(stock_policy_find("order_up_to")->order_kg(&view), 83.6 - 38.2);
    ck_assert_double_eq(stock_policy_find("periodic_reorder")->order_kg(&view), 83.6 - 38.2);
    view.position_kg = 60.1;
    ck_assert_double_eq(stock_policy_find("order_up_to")->order_kg(&view), 0);
    ck_assert_double_eq(stock_policy_find("periodic")->order_kg(&view), 83.6 - 60.1);
    ck_assert_double_eq(stock_policy_find("periodic_reorder")->order_kg(&view), 0);
}
END_TEST

RUN_SUITE("stock policies", every_policy_ends_where_it_says, sizes_by_hand)
