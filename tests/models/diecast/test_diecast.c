/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "models/diecast/diecast.h"
#include "tests/support/main.h"

START_TEST(draw_is_shots_over_cycles)
{
    /* Seven 800 t machines at 72 %: 7 x 7 kg / 55 s x 0.72. */
    ck_assert_close(diecast_draw_kg_per_s(7.0, 55.0, 7, 0.72), 49.0 * 0.72 / 55.0, 1e-14);
    ck_assert_double_eq(diecast_draw_kg_per_s(7.0, 55.0, 0, 1.0), 0.0);
}
END_TEST

START_TEST(returns_are_not_new_metal)
{
    ck_assert_close(diecast_new_metal_kg(1234.5, 0.4), 0.6 * 1234.5, 1e-12);
    ck_assert_double_eq(diecast_new_metal_kg(1234.5, 0.0), 1234.5);
}
END_TEST

START_TEST(classes_grow_and_have_a_source)
{
    size_t count;
    const struct machine_class *machine = machine_classes(&count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_ptr_eq(machine_class_find(machine[i].name), &machine[i]);
        ck_assert_uint_gt(strlen(machine[i].source), 2);
        ck_assert_double_le(machine[i].shot_kg, machine[i].shot_max_kg);
        ck_assert_double_le(machine[i].cycle_min_s, machine[i].cycle_max_s);
        if (i)
            ck_assert_double_gt(machine[i].shot_kg, machine[i - 1].shot_kg);
    }
    ck_assert_ptr_null(machine_class_find("12"));
}
END_TEST

RUN_SUITE("diecast", draw_is_shots_over_cycles, returns_are_not_new_metal,
          classes_grow_and_have_a_source)
