/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/design.h"

#include <math.h>

#include "tests/support/main.h"

START_TEST(a_hypercube_has_one_point_in_every_row_and_column)
{
    enum { POINTS = 17, KEYS = 5 };
    double fraction[POINTS * KEYS];
    ck_assert(design_latin(POINTS, KEYS, 12345, fraction));
    for (int k = 0; k < KEYS; k++) {
        int seen[POINTS] = {0};
        for (int i = 0; i < POINTS; i++) {
            double f = fraction[i * KEYS + k];
            ck_assert(f > 0 && f < 1);
            seen[(int)(f * POINTS)]++;
        }
        for (int i = 0; i < POINTS; i++)
            ck_assert_int_eq(seen[i], 1);
    }
}
END_TEST

START_TEST(the_seed_of_a_hypercube_counts)
{
    double one[6], same[6], other[6];
    ck_assert(design_latin(3, 2, 7, one) && design_latin(3, 2, 7, same));
    ck_assert(design_latin(3, 2, 8, other));
    ck_assert_mem_eq(one, same, sizeof one);
    ck_assert(one[0] != other[0]);
}
END_TEST

/* The first 2^m - 1 points and zero put exactly one in every interval of length 2^-m, in each
 * direction; in the first two directions also one in every rectangle of that area. */
START_TEST(a_sobol_sequence_fills_every_cell_once)
{
    enum { POINTS = 63, KEYS = 40 };
    static double fraction[POINTS * KEYS];
    ck_assert(design_sobol(0, POINTS, KEYS, fraction));
    for (int k = 0; k < KEYS; k++) {
        int seen[POINTS + 1] = {1};
        for (int i = 0; i < POINTS; i++)
            seen[(int)(fraction[i * KEYS + k] * (POINTS + 1))]++;
        for (int i = 0; i <= POINTS; i++)
            ck_assert_int_eq(seen[i], 1);
    }
    int square[64] = {1};
    for (int i = 0; i < POINTS; i++)
        square[(int)(fraction[i * KEYS] * 8) * 8 + (int)(fraction[i * KEYS + 1] * 8)]++;
    for (int i = 0; i < 64; i++)
        ck_assert_int_eq(square[i], 1);
}
END_TEST

/* x1 x2 x3 over the cube is 1/8; 1,023 points at random would be off by 0.004 (one sigma). */
START_TEST(a_sobol_sequence_integrates)
{
    enum { POINTS = 1023 };
    static double x[POINTS * 3];
    double sum = 0;
    ck_assert(design_sobol(0, POINTS, 3, x));
    for (int i = 0; i < POINTS; i++)
        sum += x[3 * i] * x[3 * i + 1] * x[3 * i + 2];
    ck_assert_double_lt(fabs(sum / POINTS - 0.125), 0.0006);
}
END_TEST

START_TEST(a_sobol_sequence_goes_on)
{
    double whole[14], tail[8];
    ck_assert(design_sobol(0, 7, 2, whole) && design_sobol(3, 4, 2, tail));
    ck_assert_mem_eq(whole + 6, tail, sizeof tail);
    ck_assert(!design_sobol(0, 4, 0, whole));
    ck_assert(!design_sobol(0, 4, DESIGN_SOBOL_KEYS + 1, whole));
}
END_TEST

RUN_SUITE("design", a_hypercube_has_one_point_in_every_row_and_column,
          the_seed_of_a_hypercube_counts, a_sobol_sequence_fills_every_cell_once,
          a_sobol_sequence_integrates, a_sobol_sequence_goes_on)
