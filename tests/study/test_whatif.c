/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers between the points of a grid whose truth is known. */
#include <stdlib.h>
#include <string.h>

#include "sim/study/whatif.h"
#include "tests/support/main.h"

/* A grid over 10, 20, 40, 70 and 1, 2, 3 of a known function. */
struct known {
    struct whatif w;
    double first[4], second[3];
    struct estimate node[12];
    char plan[12][24];
    double pad[1];
};

static void fill(struct known *k, double (*truth)(double, double), double half_width)
{
    *k = (struct known){.first = {10, 20, 40, 70}, .second = {1, 2, 3}};
    k->w = (struct whatif){.axes = 2, .outputs = 1, .points = 12, .node = k->node, .plan = k->plan};
    k->w.pad = k->pad;
    k->w.axis[0] = (struct whatif_axis){.count = 4, .value = k->first};
    k->w.axis[1] = (struct whatif_axis){.count = 3, .value = k->second};
    for (int i = 0; i < 12; i++) {
        double value = truth(k->first[i / 3], k->second[i % 3]);
        k->node[i] = (struct estimate){value, half_width, 4};
        strcpy(k->plan[i], isnan(value) ? "molten infeasible" : "feasible");
    }
}

static double plane(double a, double b)
{
    return 600 + 2.5 * a - 40 * b;
}

static double product(double a, double b)
{
    return 3 * a * b;
}

static double bowl(double a, double b)
{
    return 0.05 * (a - 30) * (a - 30) + 7 * b * b;
}

/* Whole trucks: a step somewhere between two points. */
static double stair(double a, double b)
{
    return 500 + a + (a > 27.3 ? 80 : 0) + 0 * b;
}

/* A corner, as where the furnace's buffer begins to matter. */
static double corner(double a, double b)
{
    return 3 * fmax(0, a - 33) + b;
}

static double holed(double a, double b)
{
    return a > 50 ? NAN : a + b;
}

START_TEST(points_of_the_grid_are_as_simulated)
{
    struct known k;
    fill(&k, bowl, 1.5);
    k.pad[0] = 9;
    for (int i = 0; i < 12; i++) {
        struct whatif_answer a = whatif_at(&k.w, 0, (double[]){k.first[i / 3], k.second[i % 3]});
        ck_assert(a.simulated && a.value == k.node[i].mean && a.interval == 1.5);
    }
    k.node[0].half_width = NAN; /* one replication */
    ck_assert(isnan(whatif_at(&k.w, 0, (double[]){10, 1}).interval));
}
END_TEST

START_TEST(straight_lines_are_kept_and_products_of_keys)
{
    static double (*const truth[])(double, double) = {plane, product};
    struct known k;
    for (int f = 0; f < 2; f++) {
        fill(&k, truth[f], 0);
        for (double a = 10; a <= 70; a += 3.7)
            for (double b = 1; b <= 3; b += 0.23) {
                struct whatif_answer x = whatif_at(&k.w, 0, (double[]){a, b});
                ck_assert_close(x.value, truth[f](a, b), 1e-12);
                ck_assert_double_le(x.interval, 1e-9);
            }
    }
}
END_TEST

START_TEST(the_interval_holds_curves_steps_and_corners)
{
    static double (*const truth[])(double, double) = {bowl, stair, corner};
    struct known k;
    for (int f = 0; f < 3; f++) {
        fill(&k, truth[f], 0.2);
        double widest = 0;
        for (double a = 10; a <= 70; a += 0.31)
            for (double b = 1; b <= 3; b += 0.17) {
                struct whatif_answer x = whatif_at(&k.w, 0, (double[]){a, b});
                ck_assert_msg(fabs(x.value - truth[f](a, b)) <= x.interval + 1e-9,
                              "function %d at %g, %g: %g +- %g is not %g", f, a, b, x.value,
                              x.interval, truth[f](a, b));
                ck_assert(x.simulated || x.interval >= 0.2);
                widest = fmax(widest, x.interval);
            }
        ck_assert_double_gt(widest, 1); /* it tells that it does not know */
    }
}
END_TEST

START_TEST(nothing_outside_or_beside_a_hole)
{
    struct known k;
    static const double outside[][2] = {{9.99, 2}, {70.01, 2}, {20, 0.9}, {20, 3.1}, {NAN, 2}};
    fill(&k, plane, 1);
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        ck_assert(isnan(whatif_at(&k.w, 0, outside[i]).value));
    fill(&k, holed, 1);
    struct whatif_answer a = whatif_at(&k.w, 0, (double[]){41, 2});
    ck_assert(isnan(a.value));
    ck_assert_str_eq(a.plan, "molten infeasible");
    ck_assert(!isnan(whatif_at(&k.w, 0, (double[]){40, 2.5}).value));
}
END_TEST

RUN_SUITE("whatif", points_of_the_grid_are_as_simulated,
          straight_lines_are_kept_and_products_of_keys, the_interval_holds_curves_steps_and_corners,
          nothing_outside_or_beside_a_hole)
