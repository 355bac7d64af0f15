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

/* What the makers measured: k at a temperature, mean heat capacity up to one. source: CARATH,
 * CIC_LIGHT */
START_TEST(lines_are_those_of_the_sheets)
{
    static const double dense[] = {1.20, 1.22, 1.24, 1.27}, light[] = {0.26, 0.29, 0.32};
    struct refractory d = rig_material("castable_54_alumina");
    struct refractory l = rig_material("castable_insulating");
    for (int i = 0; i < 4; i++)
        ck_assert_double_eq_tol(refractory_conductivity_W_per_mK(&d, 473.15 + 200.0 * i), dense[i],
                                0.004);
    for (int i = 0; i < 3; i++)
        ck_assert_double_eq_tol(refractory_conductivity_W_per_mK(&l, 673.15 + 200.0 * i), light[i],
                                1e-9);
    ck_assert_double_eq_tol(refractory_heat_J_per_kg(&d, 673.15) / 380.0, 960.0, 1e-9);
    ck_assert_double_eq_tol(refractory_heat_J_per_kg(&d, 1473.15) / 1180.0, 1060.0, 1e-9);
}
END_TEST

/* A ladle that stands under a bath of 720 degC for two months, against the sum of its layers. */
START_TEST(steady_loss_is_what_the_wall_comes_to)
{
    struct refractory_stack plain = rig_lining("default"), sloped = rig_lining("castables");
    double resistance = 1.0 / 12.0;
    for (int i = 0; i < plain.count; i++)
        resistance += plain.layer[i].thickness_m / plain.layer[i].material.conductivity_W_per_mK;
    ck_assert_close(refractory_stack_loss_W_per_m2K(&plain, 993.15, 293.15, 12.0), 1.0 / resistance,
                    1e-9);
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig.params.bottom = sloped;
    rig.params.ageing_per_heat = 0.0;
    rig.params.outside_W_per_m2K = 12.0;
    rig_regrid(&rig, (struct ladle_mesh){0, 0});
    rig_fill_C(&rig, 1e14, 720.0);
    rig_stand(&rig, 60.0 * 86400.0);
    double face_K = rig.state.wall_K[LADLE_BOTTOM][0];
    double shell_K = rig.state.wall_K[LADLE_BOTTOM][rig.grid->nodes - 1];
    sloped.count--; /* the shell is one node */
    ck_assert_close(refractory_stack_loss_W_per_m2K(&sloped, face_K, 293.15, 12.0) *
                        (face_K - 293.15),
                    12.0 * (shell_K - 293.15), 1e-6);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("refractory", conductivity_is_linear_and_stays_positive, heat_is_the_integral_of_capacity,
          a_stack_says_what_is_wrong, default_lining_has_the_stated_loss,
          light_lining_is_lighter_and_loses_more, lines_are_those_of_the_sheets,
          steady_loss_is_what_the_wall_comes_to)
