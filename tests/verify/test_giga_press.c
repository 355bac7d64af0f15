/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V11: 80 kg a shot at 40 to 45 shots an hour draws 3.2 to 3.6 t/h. source: GIGA */
#include <stdio.h>

#include "models/diecast/diecast.h"
#include "tests/support/main.h"

static double draw_t_per_h(const struct machine_class *machine, double cycle_s)
{
    double draw = diecast_draw_kg_per_s(machine->shot_kg, cycle_s, 1, 1.0) * 3600.0 / 1000.0;
    printf("%s: %.1f kg every %.1f s draws %.2f t/h\n", machine->summary, machine->shot_kg, cycle_s,
           draw);
    return draw;
}

START_TEST(the_giga_press_draws_what_is_published)
{
    const struct machine_class *press = machine_class_find("6100");
    ck_assert_double_eq_tol(press->shot_kg, 80.0, 1e-12);
    ck_assert_close(draw_t_per_h(press, press->cycle_max_s), 80.0 * 40.0 / 1000.0, 1e-12);
    ck_assert_close(draw_t_per_h(press, press->cycle_min_s), 80.0 * 45.0 / 1000.0, 1e-12);
    /* The same source gives cycles of 80 to 90 s. */
    ck_assert_close(press->cycle_min_s, 80.0, 1e-12);
    ck_assert_close(press->cycle_max_s, 90.0, 1e-12);
}
END_TEST

/* A second source: 3.0 t/h at 120 s, 2.1 t/h over 500 castings a day. source: EPO */
START_TEST(the_larger_press_too)
{
    const struct machine_class *press = machine_class_find("9000");
    ck_assert_double_eq_tol(draw_t_per_h(press, press->cycle_min_s), 3.0, 0.05);
    ck_assert_double_eq_tol(draw_t_per_h(press, press->cycle_max_s), 2.1, 0.05);
}
END_TEST

RUN_SUITE("V11 giga press", the_giga_press_draws_what_is_published, the_larger_press_too)
