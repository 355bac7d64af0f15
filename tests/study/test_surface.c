/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/surface.h"

#include <string.h>

#include "tests/study/study_case.h"
#include "tests/support/main.h"

static struct surface_plan plan_of(const struct study_case *study, const char *against)
{
    return (struct surface_plan){.source = &study->source,
                                 .scenario = study->scenario,
                                 .key = "route.distance",
                                 .range = "5 km..160 km",
                                 .against = against,
                                 .run = study_case_replication,
                                 .threads = 2,
                                 .cut_s = NAN};
}

/* The saving falls by 20 per km, and what is declared for ingot adds to it one to one: the
 * break-even moves by a twentieth of it, on a straight line. */
START_TEST(the_map_of_a_straight_line_is_a_straight_line)
{
    struct study_case study;
    struct surface surface;
    study_case_open(&study, NULL, 0);
    struct surface_plan plan =
        plan_of(&study, "prices.ingot_miscellaneous=0..400 CNY/t step 100 CNY/t");
    ck_assert_msg(surface_run(&plan, &surface) == STUDY_OK, "%s", surface.message);
    ck_assert_int_eq(surface.count, 5);
    ck_assert_int_eq(surface.done, 5);
    ck_assert_str_eq(surface.against_info.unit, "CNY/t");
    const struct root *first = breakeven_root(&surface.row[0]);
    ck_assert_ptr_nonnull(first);
    for (int i = 0; i < surface.done; i++) {
        const struct root *root = breakeven_root(&surface.row[i]);
        ck_assert_int_eq(surface.row[i].root_count, 1);
        ck_assert_close(surface.value[i], 100.0 * i, 1e-12);
        ck_assert_close(root->x.mean, first->x.mean + surface.value[i] / 20, 1e-6);
        ck_assert(root->falling);
    }
    surface_clear(&surface);
    study_case_close(&study);
}
END_TEST

START_TEST(a_row_is_the_search_with_that_value_set)
{
    struct study_case study, set;
    struct surface surface;
    struct breakeven alone;
    const char *sets[] = {"prices.ingot_miscellaneous=150 CNY/t"};
    study_case_open(&study, NULL, 0);
    study_case_open(&set, sets, 1);
    struct surface_plan plan = plan_of(&study, "prices.ingot_miscellaneous=0..400 CNY/t");
    ck_assert_int_eq(surface_run(&plan, &surface), STUDY_OK);
    ck_assert_int_eq(surface.count, 9); /* without a step */
    ck_assert_close(surface.value[3], 150, 1e-12);
    struct breakeven_plan one = {.source = &set.source,
                                 .scenario = set.scenario,
                                 .key = "route.distance",
                                 .low = NAN,
                                 .high = NAN,
                                 .range = "5 km..160 km",
                                 .run = study_case_replication,
                                 .threads = 1,
                                 .cut_s = NAN};
    ck_assert_int_eq(breakeven_run(&one, &alone), STUDY_OK);
    ck_assert_close(breakeven_root(&surface.row[3])->x.mean, breakeven_root(&alone)->x.mean, 1e-6);
    breakeven_clear(&alone);
    surface_clear(&surface);
    study_case_close(&set);
    study_case_close(&study);
}
END_TEST

START_TEST(wrong_keys_and_ranges_are_refused)
{
    static const char *const wrong[] = {"prices.ingot=0..4", "prices.ingot_miscellaneous",
                                        "prices.ingot_miscellaneous=4..0 CNY/t",
                                        "prices.ingot_miscellaneous=0..4 km"};
    struct study_case study;
    study_case_open(&study, NULL, 0);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct surface surface;
        struct surface_plan plan = plan_of(&study, wrong[i]);
        ck_assert_msg(surface_run(&plan, &surface) == STUDY_INVALID, "%s", wrong[i]);
        ck_assert_int_gt((int)strlen(surface.message), 10);
        surface_clear(&surface);
    }
    study_case_close(&study);
}
END_TEST

static bool stop_at_call(void *context, const char *what, double done, double total)
{
    int *left = context;
    (void)what, (void)done, (void)total;
    return --*left <= 0;
}

START_TEST(interrupted_it_keeps_the_values_that_were_finished)
{
    struct study_case study;
    struct surface surface;
    int calls = 1 << 20;
    study_case_open(&study, NULL, 0);
    struct surface_plan plan = plan_of(&study, "prices.ingot_miscellaneous=0..400 CNY/t");
    plan.hook.step = stop_at_call;
    plan.hook.context = &calls;
    ck_assert_int_eq(surface_run(&plan, &surface), STUDY_OK);
    surface_clear(&surface);
    calls = ((1 << 20) - calls) / 2; /* half way */
    ck_assert_int_eq(surface_run(&plan, &surface), STUDY_INTERRUPTED);
    ck_assert_int_gt(surface.done, 0);
    ck_assert_int_lt(surface.done, surface.count);
    for (int i = 0; i < surface.done; i++)
        ck_assert_ptr_nonnull(breakeven_root(&surface.row[i]));
    surface_clear(&surface);
    study_case_close(&study);
}
END_TEST

RUN_SUITE("surface", the_map_of_a_straight_line_is_a_straight_line,
          a_row_is_the_search_with_that_value_set, wrong_keys_and_ranges_are_refused,
          interrupted_it_keeps_the_values_that_were_finished)
