/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

/* The contract of every model in the table. */

static void advance(struct rig *rig, const struct ladle_model *model, double dt_s)
{
    model->advance(&rig->params, rig->grid, &rig->still, dt_s, &rig->state, &rig->exchange);
}

START_TEST(every_model_is_found_by_its_name)
{
    int count = 0;
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++, count++) {
        ck_assert_ptr_eq(ladle_model_find((*m)->name), *m);
        ck_assert_uint_gt(strlen((*m)->summary), 20);
        ck_assert_uint_gt(strlen((*m)->source), 2);
    }
    ck_assert_int_ge(count, 2);
    ck_assert_ptr_null(ladle_model_find("no such model"));
}
END_TEST

START_TEST(every_model_keeps_its_books)
{
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        ladle_soak(&rig.params, rig.grid, 900.0, 293.15, &rig.state);
        rig_fill_C(&rig, 3900.0, 742.0);
        double start_J = rig_book_J(&rig), start_C = rig_melt_C(&rig);
        for (int i = 0; i < 40; i++)
            advance(&rig, *m, 1733.0);
        ck_assert_close(rig_book_J(&rig), start_J, 1e-11);
        ck_assert_double_lt(rig_melt_C(&rig), start_C);
        rig_clear(&rig);
    }
}
END_TEST

/* Calling it more often changes little: events come when they come. The fast model takes the two
 * hours after a fill in one step. */
START_TEST(every_model_may_be_called_at_any_time)
{
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++) {
        struct rig once, often;
        rig_make(&once, 4000.0);
        rig_make(&often, 4000.0);
        ladle_soak(&once.params, once.grid, 800.0, 293.15, &once.state);
        often.state = once.state;
        rig_fill_C(&once, 4000.0, 742.0);
        rig_fill_C(&often, 4000.0, 742.0);
        advance(&once, *m, 7200.0);
        for (int i = 0; i < 64; i++)
            advance(&often, *m, 112.5);
        double allowed_K = *m == ladle_model_find("fast") ? 0.15 : 0.05;
        ck_assert_double_eq_tol(rig_melt_C(&once), rig_melt_C(&often), allowed_K);
        rig_clear(&once);
        rig_clear(&often);
    }
}
END_TEST

/* The same call from the same state gives the same bytes. */
START_TEST(every_model_repeats_itself)
{
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        ladle_soak(&rig.params, rig.grid, 900.0, 293.15, &rig.state);
        rig_fill_C(&rig, 3900.0, 742.0);
        struct ladle_state start = rig.state, first;
        advance(&rig, *m, 4321.0);
        first = rig.state;
        rig.state = start;
        advance(&rig, *m, 4321.0);
        ck_assert_mem_eq(&first, &rig.state, sizeof first);
        rig_clear(&rig);
    }
}
END_TEST

START_TEST(constant_rate_is_constant)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig_fill_C(&rig, 4000.0, 750.0);
    advance(&rig, ladle_model_find("constant_rate"), 1.7 * 3600.0);
    ck_assert_double_eq_tol(rig_melt_C(&rig), 750.0 - 17.0, 1e-9);
    advance(&rig, ladle_model_find("constant_rate"), 1e7);
    ck_assert_double_eq_tol(rig_melt_C(&rig), 20.0, 1e-9);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("ladle models", every_model_is_found_by_its_name, every_model_keeps_its_books,
          every_model_may_be_called_at_any_time, every_model_repeats_itself,
          constant_rate_is_constant)
