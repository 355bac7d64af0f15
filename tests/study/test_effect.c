/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sensitivity methods against functions whose indices are known in closed form. */
#include "sim/study/effect.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/main.h"

static const double PI = 3.14159265358979323846;

typedef double (*function)(const double *x, int keys);

struct result {
    int keys, points;
    double *x, *y, *figure;
};

static double base[64];

static struct result analyse(const struct effect_method *method, int keys, int samples, function f)
{
    struct effect_task task = {keys, samples, 17, base};
    struct result r = {.keys = keys, .points = method->points(&task)};
    r.x = malloc((size_t)(r.points * keys) * sizeof *r.x);
    r.y = malloc((size_t)r.points * sizeof *r.y);
    r.figure = calloc((size_t)(keys * EFFECT_FIGURES), sizeof *r.figure);
    ck_assert(method->design(&task, r.x));
    for (int p = 0; p < r.points; p++)
        r.y[p] = f(r.x + p * keys, keys);
    ck_assert(method->analyse(&task, r.x, r.y, r.figure));
    return r;
}

static double figure(const struct result *r, const struct effect_method *method, int key,
                     const char *name)
{
    for (int i = 0; i < EFFECT_FIGURES && method->figure[i]; i++)
        if (strcmp(method->figure[i], name) == 0)
            return r->figure[key * EFFECT_FIGURES + i];
    ck_abort_msg("no figure %s", name);
    return 0;
}

static void clear(struct result *r)
{
    free(r->x);
    free(r->y);
    free(r->figure);
}

/* sin x1 + a sin^2 x2 + b x3^4 sin x1, x in -pi..pi, a = 7, b = 0.1. Its variances:
 *   V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225. */
static double ishigami(const double *u, int keys)
{
    double x1 = PI * (2 * u[0] - 1), x2 = PI * (2 * u[1] - 1), x3 = PI * (2 * u[2] - 1);
    ck_assert_int_eq(keys, 3);
    return sin(x1) + 7 * sin(x2) * sin(x2) + 0.1 * pow(x3, 4) * sin(x1);
}

START_TEST(ishigami_has_its_indices)
{
    double v1 = pow(1 + 0.1 * pow(PI, 4) / 5, 2) / 2, v2 = 49.0 / 8,
           v13 = 8 * 0.01 * pow(PI, 8) / 225;
    double v = v1 + v2 + v13;
    const double first[] = {v1 / v, v2 / v, 0}, total[] = {(v1 + v13) / v, v2 / v, v13 / v};
    struct result r = analyse(&effect_sobol, 3, 2048, ishigami);
    for (int k = 0; k < 3; k++) {
        ck_assert_double_eq_tol(figure(&r, &effect_sobol, k, "S1"), first[k], 0.01);
        ck_assert_double_eq_tol(figure(&r, &effect_sobol, k, "ST"), total[k], 0.01);
        ck_assert_double_le(figure(&r, &effect_sobol, k, "S1_low"), first[k]);
        ck_assert_double_ge(figure(&r, &effect_sobol, k, "S1_high"), first[k]);
        ck_assert_double_le(figure(&r, &effect_sobol, k, "ST_low"), total[k]);
        ck_assert_double_ge(figure(&r, &effect_sobol, k, "ST_high"), total[k]);
        ck_assert_double_eq(figure(&r, &effect_sobol, k, "used"), 2048);
    }
    clear(&r);
}
END_TEST

/* Sobol's g: product of (|4 u - 2| + a) / (1 + a). V_i = 1 / (3 (1 + a_i)^2), V = prod (1 + V_i) -
 * 1, ST_i = V_i prod over the others of (1 + V_k) / V. */
static const double g_a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};

static double g_function(const double *u, int keys)
{
    double product = 1;
    for (int k = 0; k < keys; k++) {
        double a = g_a[k % 8];
        product *= (fabs(4 * u[k] - 2) + a) / (1 + a);
    }
    return product;
}

static void check_g(int keys, int samples, double tolerance)
{
    double all = 1;
    for (int k = 0; k < keys; k++)
        all *= 1 + 1 / (3 * pow(1 + g_a[k % 8], 2));
    struct result r = analyse(&effect_sobol, keys, samples, g_function);
    for (int k = 0; k < keys; k++) {
        double own = 1 / (3 * pow(1 + g_a[k % 8], 2));
        ck_assert_double_eq_tol(figure(&r, &effect_sobol, k, "S1"), own / (all - 1), tolerance);
        ck_assert_double_eq_tol(figure(&r, &effect_sobol, k, "ST"),
                                own * all / (1 + own) / (all - 1), tolerance);
    }
    clear(&r);
}

START_TEST(g_function_has_its_indices)
{
    check_g(8, 2048, 0.02);
}
END_TEST

/* More inputs than the sequence has columns for: 24 of them, by Latin hypercube. */
START_TEST(more_than_twenty_inputs)
{
    check_g(24, 3000, 0.08);
}
END_TEST

START_TEST(a_sample_with_a_gap_is_left_out_whole)
{
    struct effect_task task = {3, 512, 17, base};
    struct result r = analyse(&effect_sobol, 3, 512, ishigami);
    for (int j = 0; j < 512; j += 64)
        r.y[j * 5 + j / 64 % 5] = NAN;
    ck_assert(effect_sobol.analyse(&task, r.x, r.y, r.figure));
    ck_assert_double_eq(figure(&r, &effect_sobol, 0, "used"), 504);
    ck_assert_double_eq_tol(figure(&r, &effect_sobol, 1, "ST"), 0.4424, 0.05);
    for (int p = 0; p < r.points; p++)
        r.y[p] = NAN;
    ck_assert(effect_sobol.analyse(&task, r.x, r.y, r.figure));
    ck_assert(isnan(figure(&r, &effect_sobol, 0, "S1")));
    clear(&r);
}
END_TEST

/* 2 x1 + x2^2 + x3 x4: the effect of x2 between levels l and l + 2/3 is 2 l + 2/3, l being 0 or
 * 1/3: mean 1, scatter 1/3; that of x3 is x4, any of the four levels: mean 1/2. */
static double mixed(const double *u, int keys)
{
    ck_assert_int_eq(keys, 5);
    return 2 * u[0] + u[1] * u[1] + u[2] * u[3] + 0 * u[4];
}

START_TEST(elementary_effects_by_hand)
{
    struct result r = analyse(&effect_morris, 5, 4000, mixed);
    ck_assert_int_eq(r.points, 4000 * 6);
    ck_assert_close(figure(&r, &effect_morris, 0, "mu_star"), 2, 1e-12);
    ck_assert_double_eq_tol(figure(&r, &effect_morris, 0, "sigma"), 0, 1e-12);
    ck_assert_close(figure(&r, &effect_morris, 1, "mu"), 1, 0.02);
    ck_assert_close(figure(&r, &effect_morris, 1, "sigma"), 1.0 / 3, 0.02);
    ck_assert_close(figure(&r, &effect_morris, 2, "mu"), 0.5, 0.04);
    ck_assert_double_eq(figure(&r, &effect_morris, 4, "mu_star"), 0);
    for (int i = 0; i < r.points * r.keys; i++)
        ck_assert(r.x[i] >= 0 && r.x[i] <= 1);
    clear(&r);
}
END_TEST

/* Amounts do not cancel where signs do. */
static double hill(const double *u, int keys)
{
    (void)keys;
    return 1 - pow(2 * u[0] - 1, 2) + 0.1 * u[1];
}

START_TEST(a_hill_is_not_overlooked)
{
    struct result r = analyse(&effect_morris, 2, 1000, hill);
    ck_assert_double_lt(fabs(figure(&r, &effect_morris, 0, "mu")), 0.1);
    ck_assert_close(figure(&r, &effect_morris, 0, "mu_star"), 4.0 / 3, 0.01);
    clear(&r);
    base[0] = 0.5; /* at the ends it is the same: only the base between shows it */
    r = analyse(&effect_oat, 2, 1, hill);
    ck_assert_close(figure(&r, &effect_oat, 0, "swing"), 1, 1e-12);
    ck_assert_close(figure(&r, &effect_oat, 1, "swing"), 0.1, 1e-12);
    base[0] = 0;
    clear(&r);
}
END_TEST

START_TEST(one_at_a_time_moves_one)
{
    struct effect_task task = {3, 1, 17, base};
    base[0] = 0.25, base[1] = 0.5, base[2] = 0.75;
    struct result r = analyse(&effect_oat, 3, 1, ishigami);
    ck_assert_int_eq(r.points, 7);
    for (int p = 1; p < 7; p++) {
        int moved = 0;
        for (int k = 0; k < 3; k++)
            moved += r.x[p * 3 + k] != base[k];
        ck_assert_int_eq(moved, 1);
    }
    ck_assert_close(figure(&r, &effect_oat, 0, "at_high"), r.y[2], 1e-15);
    r.y[4] = NAN; /* input 1 at its high end cannot be had */
    ck_assert(effect_oat.analyse(&task, r.x, r.y, r.figure));
    ck_assert(isnan(figure(&r, &effect_oat, 1, "at_high")));
    ck_assert_close(figure(&r, &effect_oat, 1, "swing"), fabs(r.y[3] - r.y[0]), 1e-12);
    ck_assert_double_eq(figure(&r, &effect_oat, 1, "used"), 2);
    clear(&r);
}
END_TEST

START_TEST(methods_are_found_by_name)
{
    const struct effect_method *method;
    for (int i = 0; (method = effect_method_at(i)); i++) {
        ck_assert_ptr_eq(effect_method_find(method->name), method);
        ck_assert_ptr_nonnull(method->figure[method->rank]);
    }
    ck_assert_ptr_null(effect_method_find("fast"));
}
END_TEST

RUN_SUITE("effect", ishigami_has_its_indices, g_function_has_its_indices, more_than_twenty_inputs,
          a_sample_with_a_gap_is_left_out_whole, elementary_effects_by_hand,
          a_hill_is_not_overlooked, one_at_a_time_moves_one, methods_are_found_by_name)
