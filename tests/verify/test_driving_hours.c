/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V12: a leg of 4.6 h takes 45 min more under Regulation (EC) 561/2006, driven by one. */
#include <stdio.h>

#include "models/road/road.h"
#include "tests/support/main.h"

static double pause_min(const char *rule, int crew, double drive_h)
{
    struct driving_state state = {0};
    double pause_s, drive_s = drive_h * 3600.0;
    double elapsed_s = driving_elapsed_s(driving_rule_find(rule), crew, drive_s, &state, &pause_s);
    ck_assert_double_eq_tol(elapsed_s, drive_s + pause_s, 1e-9);
    printf("%-7s crew %d: %.2f h of driving take %.3f h\n", rule, crew, drive_h,
           elapsed_s / 3600.0);
    return pause_s / 60.0;
}

START_TEST(a_leg_of_four_point_six_hours)
{
    ck_assert_double_eq_tol(pause_min("EU-561", 1, 4.6), 45.0, 1e-9);
    ck_assert_double_eq_tol(pause_min("EU-561", 1, 4.5), 0.0, 1e-9);
    ck_assert_double_eq_tol(pause_min("EU-561", 2, 4.6), 0.0, 1e-9);
    ck_assert_double_eq_tol(pause_min("none", 1, 4.6), 0.0, 1e-9);
    ck_assert_double_eq_tol(pause_min("CN", 1, 4.6), 20.0, 1e-9);
}
END_TEST

RUN_SUITE("V12 driving hours", a_leg_of_four_point_six_hours)
