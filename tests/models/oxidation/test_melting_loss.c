/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "models/furnace/furnace.h"
#include "models/oxidation/melting_loss.h"
#include "tests/support/main.h"

START_TEST(every_row_is_in_order_and_sourced)
{
    size_t count;
    const struct melting_loss *row = melting_losses(&count);
    ck_assert_uint_gt(count, 20);
    for (size_t i = 0; i < count; i++) {
        ck_assert_double_gt(row[i].lo_frac, 0.0);
        ck_assert_double_le(row[i].lo_frac, row[i].value_frac);
        ck_assert_double_le(row[i].value_frac, row[i].hi_frac);
        ck_assert_double_lt(row[i].hi_frac, 0.2);
        ck_assert_uint_gt(strlen(row[i].source), 2);
        for (size_t k = 0; k < i; k++)
            ck_assert_msg(strcmp(row[i].set, row[k].set) || strcmp(row[i].charge, row[k].charge) ||
                              strcmp(row[i].furnace, row[k].furnace),
                          "row %zu repeats row %zu", i, k);
    }
}
END_TEST

START_TEST(rows_are_found_by_charge)
{
    ck_assert_double_eq(melting_loss_find("US", "tower", NULL)->value_frac, 0.01);
    ck_assert_close(melting_loss_find("US", "tower", "scrap")->value_frac, 0.06, 1e-12);
    ck_assert_str_eq(melting_loss_find("JP", "reverb", "ingot")->charge, "any");
    ck_assert_ptr_null(melting_loss_find("JP", "induction", "ingot"));
    ck_assert_ptr_null(melting_loss_find("JP", "tower", NULL));
    ck_assert_ptr_null(melting_loss_find("nowhere", "tower", NULL));
}
END_TEST

START_TEST(the_default_covers_every_melter_and_agrees_with_it)
{
    for (const struct melter_type *const *type = melter_types(); *type; type++) {
        const struct melting_loss *row = melting_loss_find("default", (*type)->name, "ingot");
        ck_assert_msg(row != NULL, "no default loss for %s", (*type)->name);
        ck_assert_close((*type)->burn_loss_frac, row->value_frac, 1e-12);
    }
}
END_TEST

START_TEST(default_ranges_span_the_sources)
{
    /* For clean charges; scrap loses more. */
    size_t count, outside = 0;
    const struct melting_loss *row = melting_losses(&count);
    for (size_t i = 0; i < count; i++) {
        const struct melting_loss *base = melting_loss_find("default", row[i].furnace, NULL);
        if (!base || strcmp(row[i].charge, "scrap") == 0)
            continue;
        if (row[i].value_frac >= base->lo_frac && row[i].value_frac <= base->hi_frac)
            continue;
        printf("%s %s %.4f outside %.4f..%.4f\n", row[i].set, row[i].furnace, row[i].value_frac,
               base->lo_frac, base->hi_frac);
        outside++;
    }
    ck_assert_uint_eq(outside, 0);
}
END_TEST

RUN_SUITE("melting_loss", every_row_is_in_order_and_sourced, rows_are_found_by_charge,
          the_default_covers_every_melter_and_agrees_with_it, default_ranges_span_the_sources)
