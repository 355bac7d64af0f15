/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/dispatch/order_rule.h"
#include "tests/support/main.h"

static const struct join_rule *rule(const char *name)
{
    const struct join_rule *const *list = join_rules();

    while (*list != NULL && strcmp((*list)->name, name) != 0)
        list++;
    ck_assert_ptr_nonnull(*list);
    return *list;
}

/* The window is open at its far end: one of nothing joins nothing, under any rule. */
START_TEST(every_rule_keeps_to_the_window)
{
    for (const struct join_rule *const *list = join_rules(); *list != NULL; list++) {
        struct join_view view = {.waited_s = 0, .window_s = 0, .slack_s = 1e6};

        ck_assert(!(*list)->joins(&view));
        view.window_s = 737;
        ck_assert((*list)->joins(&view));
        view.waited_s = 736.9;
        ck_assert((*list)->joins(&view));
        view.waited_s = 737;
        ck_assert(!(*list)->joins(&view));
    }
}
END_TEST

START_TEST(only_waiting_makes_orders_late)
{
    const struct join_view late = {.waited_s = 61, .window_s = 737, .slack_s = -0.1};

    ck_assert(!rule("in_time")->joins(&late));
    ck_assert(!rule("ahead")->joins(&late));
    ck_assert(rule("waiting")->joins(&late));
    ck_assert(rule("ahead")->ahead && !rule("in_time")->ahead && !rule("waiting")->ahead);
}
END_TEST

/* A customer who is drawn down to its reorder level in 40 min orders within 41 and not within 39.
 */
START_TEST(what_is_wanted_later_is_seen_now)
{
    struct dispatch_view view = {.usable_min_kg = 900,
                                 .capacity_kg = 21000,
                                 .draw_kg_per_s = 0.31,
                                 .lead_s = 3 * 3600.0,
                                 .safety_s = 3600,
                                 .load_kg = 3100,
                                 .reorder_kg = NAN};
    struct dispatch_view later;

    view.level_kg = dispatch_reorder_kg(&view) + view.draw_kg_per_s * 40 * 60;
    later = dispatch_later(&view, 39 * 60);
    ck_assert_int_eq(order_reorder_level.loads(&later), 0);
    later = dispatch_later(&view, 41 * 60);
    ck_assert_int_eq(order_reorder_level.loads(&later), 1);
    later = dispatch_later(&view, 1e9);
    ck_assert_double_eq(later.level_kg, 0);
    ck_assert_double_eq_tol(later.planned_kg, 0.31e9, 1);
}
END_TEST

RUN_SUITE("join_rule", every_rule_keeps_to_the_window, only_waiting_makes_orders_late,
          what_is_wanted_later_is_seen_now)
