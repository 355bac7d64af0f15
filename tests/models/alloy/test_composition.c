/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/alloy/composition.h"
#include "tests/support/main.h"

static const struct alloy iron_rich = {.name = "rich",
                                       .iron_frac = 0.0091,
                                       .manganese_frac = 0.0023,
                                       .chromium_frac = 0.0007,
                                       .magnesium_frac = 0.0021};
static const struct alloy pure = {.name = "pure"};

START_TEST(a_heel_goes_into_the_next_alloy)
{
    struct composition held = {{0}};

    composition_add(19.3, &iron_rich, 1, &held);
    composition_add(3987.0, &pure, 1, &held);
    ck_assert_close(composition_kg(&held), 4006.3, 1e-12);
    ck_assert_close(held.kg[ALLOY_IRON], 19.3 * 0.0091, 1e-12);
    ck_assert_close(held.kg[ALLOY_CHROMIUM], 19.3 * 0.0007, 1e-12);
    ck_assert_close(composition_off_frac(&held, &pure), 19.3 * 0.0091 / 4006.3, 1e-12);
    composition_take(3950.0, &held); /* well mixed: shares stay */
    ck_assert_close(composition_kg(&held), 56.3, 1e-10);
    ck_assert_close(composition_off_frac(&held, &pure), 19.3 * 0.0091 / 4006.3, 1e-12);
    composition_take(57.0, &held); /* more than there is */
    ck_assert_double_eq(composition_kg(&held), 0);
    ck_assert_double_eq(composition_off_frac(&held, &pure), 0);
}
END_TEST

START_TEST(the_element_farthest_off_counts)
{
    struct alloy other = iron_rich;
    struct composition held = {{0}};

    other.manganese_frac = 0.0041;
    other.iron_frac = 0.0083;
    composition_add(6350.0, &other, 1, &held);
    ck_assert_close(composition_off_frac(&held, &iron_rich), 0.0018, 1e-12);
    ck_assert_double_lt(composition_off_frac(&held, &other), 1e-15);
    ck_assert(!alloy_same(&other, &iron_rich));
    ck_assert(alloy_same(&pure, &pure));
}
END_TEST

/* A rich batch has more of each element and less of the rest, not more metal. */
START_TEST(a_batch_may_be_richer)
{
    struct composition held = {{0}};

    composition_add(6350.0, &iron_rich, 1.07, &held);
    ck_assert_close(composition_kg(&held), 6350, 1e-14);
    ck_assert_close(held.kg[ALLOY_MANGANESE], 6350 * 0.0023 * 1.07, 1e-14);
    ck_assert_close(composition_off_frac(&held, &iron_rich), 0.07 * 0.0091, 1e-10);
}
END_TEST

RUN_SUITE("composition", a_batch_may_be_richer, a_heel_goes_into_the_next_alloy,
          the_element_farthest_off_counts)
