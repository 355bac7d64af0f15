/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/refractory/refractory.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

static struct refractory sloped(void)
{
    struct refractory m = {"sloped", 1.4, 0.0006, 2450.0, 870.0, 0.31};
    return m;
}

START_TEST(conductivity_is_linear_and_stays_positive)
{
    struct refractory m = sloped();
    ck_assert_double_eq_tol(refractory_conductivity_W_per_mK(&m, 293.15 + 412.0),
                            1.4 + 0.0006 * 412.0, 1e-12);
    m.conductivity_slope_W_per_mK2 = -0.0012;
    ck_assert_double_eq_tol(refractory_conductivity_W_per_mK(&m, 2500.0), 0.14, 1e-12);
}
END_TEST

START_TEST(heat_is_the_integral_of_capacity)
{
    struct refractory m = sloped();
    double sum = 0.0, dx = 0.05;
    for (double x = 0.5 * dx; x < 700.0; x += dx)
        sum += (m.cp_J_per_kgK + m.cp_slope_J_per_kgK2 * x) * dx;
    ck_assert_close(refractory_heat_J_per_kg(&m, 293.15 + 700.0), sum, 1e-9);
    ck_assert_double_eq(refractory_heat_J_per_kg(&m, 293.15), 0.0);
}
END_TEST

START_TEST(a_stack_says_what_is_wrong)
{
    struct refractory_stack s = {1, {{sloped(), 0.1}}};
    ck_assert_ptr_null(refractory_stack_problem(&s));
    s.count = 0;
    ck_assert_ptr_nonnull(refractory_stack_problem(&s));
    s.count = REFRACTORY_MAX_LAYERS + 1;
    ck_assert_ptr_nonnull(refractory_stack_problem(&s));
    s.count = 1;
    const double bad[] = {0.0, -0.1, 1.5, NAN};
    for (int i = 0; i < 4; i++) {
        s.layer[0].thickness_m = bad[i];
        ck_assert_ptr_nonnull(refractory_stack_problem(&s));
    }
    s.layer[0].thickness_m = 0.1;
    s.layer[0].material.conductivity_slope_W_per_mK2 = -0.0014;
    ck_assert_ptr_nonnull(refractory_stack_problem(&s));
    s.layer[0].material = sloped();
    s.layer[0].material.density_kg_per_m3 = 0.0;
    ck_assert_ptr_nonnull(refractory_stack_problem(&s));
}
END_TEST

/* U with 12 W/(m2 K) outside and no film inside, from the shipped files. */
START_TEST(default_lining_has_the_stated_loss)
{
    struct refractory_stack s = rig_lining("default");
    double resistance = 1.0 / 12.0;
    ck_assert_int_eq(s.count, 3);
    for (int i = 0; i < s.count; i++)
        resistance += s.layer[i].thickness_m / s.layer[i].material.conductivity_W_per_mK;
    ck_assert_double_eq_tol(1.0 / resistance, 1.76, 0.01);
    ck_assert_double_eq_tol(refractory_thickness_m(&s), 0.160, 1e-12);
}
END_TEST

START_TEST(light_lining_is_lighter_and_loses_more)
{
    struct refractory_stack heavy = rig_lining("default"), light = rig_lining("light"),
                            tight = rig_lining("insulated");
    const struct refractory_stack *all[] = {&heavy, &light, &tight};
    double weight[3], loss[3];
    for (int k = 0; k < 3; k++) {
        double resistance = 1.0 / 12.0;
        weight[k] = 0.0;
        for (int i = 0; i < all[k]->count; i++) {
            const struct refractory_layer *l = &all[k]->layer[i];
            resistance += l->thickness_m / l->material.conductivity_W_per_mK;
            weight[k] += l->thickness_m * l->material.density_kg_per_m3;
        }
        loss[k] = 1.0 / resistance;
        ck_assert_ptr_null(refractory_stack_problem(all[k]));
    }
    ck_assert_double_lt(weight[1], 0.7 * weight[0]);
    ck_assert_double_gt(loss[1], loss[0]);
    ck_assert_double_lt(loss[2], 0.5 * loss[0]);
}
END_TEST

RUN_SUITE("refractory", conductivity_is_linear_and_stays_positive, heat_is_the_integral_of_capacity,
          a_stack_says_what_is_wrong, default_lining_has_the_stated_loss,
          light_lining_is_lighter_and_loses_more)
