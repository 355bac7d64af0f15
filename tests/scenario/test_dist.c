/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "tests/scenario/text.h"
#include "tests/support/main.h"

static struct scenario *with_speed(const char *speed)
{
    char set[300];
    snprintf(set, sizeof set, "route.speed=%s", speed);
    const char *sets[] = {set, NULL};
    return text_scenario(NULL, sets);
}

struct moments {
    double mean, sd, low, high;
};

/* Midpoint rule over the uniform: exact enough for 1e-3 of mean and sd. */
static struct moments integrate(const struct dist *d)
{
    const int n = 200000;
    struct moments m = {.low = HUGE_VAL, .high = -HUGE_VAL};
    double squares = 0;
    for (int i = 0; i < n; i++) {
        double x = dist_from_uniform(d, (i + 0.5) / n);
        m.mean += x / n;
        squares += x * x / n;
        m.low = fmin(m.low, x);
        m.high = fmax(m.high, x);
    }
    m.sd = sqrt(fmax(0, squares - m.mean * m.mean));
    return m;
}

/* Mean and sd are those of the variable itself, whatever the kind. */
START_TEST(samples_have_the_stated_moments)
{
    static const struct {
        const char *text;
        double mean, sd; /* km/h */
    } cases[] = {
        {"47.3 km/h", 47.3, 0},
        {"{dist: constant, mean: 47.3 km/h}", 47.3, 0},
        {"{dist: uniform, low: 40 km/h, high: 52 km/h}", 46, 12 / 3.4641016151377544},
        {"{dist: triangular, low: 30 km/h, mode: 45 km/h, high: 75 km/h}", 50, 9.35414346693485},
        {"{dist: lognormal, mean: 50 km/h, cv: 0.15}", 50, 7.5},
        {"{dist: lognormal, mean: 50 km/h, sd: 10 km/h}", 50, 10},
        {"{dist: gamma, mean: 50 km/h, cv: 0.3}", 50, 15},
        {"{dist: normal, mean: 50 km/h, sd: 5 km/h}", 50, 5},
        {"{dist: empirical, values: [40 km/h, 50 km/h, 60 km/h, 70 km/h]}", 55, 11.180339887498949},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scenario *s = with_speed(cases[i].text);
        const struct dist *d = &s->customers[0].route.speed_m_per_s;
        struct moments m = integrate(d);
        ck_assert_msg(fabs(m.mean * 3.6 - cases[i].mean) < 1e-3 * cases[i].mean, "%s: mean %g",
                      cases[i].text, m.mean * 3.6);
        ck_assert_msg(fabs(m.sd * 3.6 - cases[i].sd) < 2e-3 * cases[i].mean, "%s: sd %g",
                      cases[i].text, m.sd * 3.6);
        ck_assert_close(dist_mean(d), cases[i].mean / 3.6, 1e-6);
        scenario_free(&s);
    }
}
END_TEST

START_TEST(a_normal_is_cut)
{
    struct scenario *s =
        with_speed("{dist: normal, mean: 50 km/h, cv: 0.4, low: 40 km/h, high: 90 km/h}");
    const struct dist *d = &s->customers[0].route.speed_m_per_s;
    struct moments m = integrate(d);
    ck_assert_double_ge(m.low * 3.6, 40);
    ck_assert_double_le(m.high * 3.6, 90);
    ck_assert_close(dist_mean(d), m.mean, 1e-4);
    ck_assert_double_gt(dist_mean(d) * 3.6, 55); /* the cut takes more from below */
    scenario_free(&s);
    s = with_speed("{dist: normal, mean: 50 km/h, sd: 60 km/h}"); /* cut to the limits of the row */
    m = integrate(&s->customers[0].route.speed_m_per_s);
    ck_assert_double_ge(m.low * 3.6, 1 - 1e-12);
    ck_assert_double_le(m.high * 3.6, 130 + 1e-9);
    scenario_free(&s);
}
END_TEST

START_TEST(the_ends_of_the_uniform_are_finite)
{
    static const char *const texts[] = {"{dist: lognormal, mean: 50 km/h, cv: 0.15}",
                                        "{dist: gamma, mean: 50 km/h, cv: 0.15}",
                                        "{dist: exponential, mean: 50 km/h}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct scenario *s = with_speed(texts[i]);
        ck_assert(isfinite(dist_from_uniform(&s->customers[0].route.speed_m_per_s, 0)));
        ck_assert(isfinite(dist_from_uniform(&s->customers[0].route.speed_m_per_s, 1)));
        scenario_free(&s);
    }
}
END_TEST

/* `.mean` moves every kind and keeps its cv; a temperature keeps its sd. */
START_TEST(the_mean_moves_and_the_spread_stays)
{
    static const char *const texts[] = {
        "route.speed={dist: uniform, low: 40 km/h, high: 52 km/h}",
        "route.speed={dist: triangular, low: 30 km/h, mode: 45 km/h, high: 75 km/h}",
        "route.speed={dist: lognormal, mean: 50 km/h, cv: 0.15}",
        "route.speed={dist: normal, mean: 50 km/h, cv: 0.1, low: 30 km/h, high: 70 km/h}",
        "route.speed={dist: empirical, values: [40 km/h, 50 km/h]}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *before[] = {texts[i], NULL},
                   *after[] = {texts[i], "route.speed.mean=37 km/h", NULL};
        struct scenario *a = text_scenario(NULL, before), *b = text_scenario(NULL, after);
        const struct dist *x = &a->customers[0].route.speed_m_per_s;
        const struct dist *y = &b->customers[0].route.speed_m_per_s;
        ck_assert_close(integrate(y).mean * 3.6, 37, 1e-4);
        ck_assert_close(y->cv, x->cv, 1e-12);
        ck_assert_close(integrate(y).sd / integrate(y).mean, integrate(x).sd / integrate(x).mean,
                        1e-9);
        scenario_free(&a);
        scenario_free(&b);
    }
    const char *tap[] = {"producer.tap_temperature={dist: normal, mean: 750 degC, sd: 6 K}",
                         "producer.tap_temperature.mean=770 degC", NULL};
    struct scenario *s = text_scenario(NULL, tap);
    ck_assert_close(s->producer.tap_K.mean, 770 + 273.15, 1e-12);
    ck_assert_close(s->producer.tap_K.sd, 6, 1e-12);
    scenario_free(&s);
}
END_TEST

START_TEST(one_key_of_a_default_can_be_set)
{
    const char *sets[] = {"route.speed.cv=0.3", NULL};
    struct scenario *s = text_scenario(NULL, sets);
    ck_assert_int_eq(s->customers[0].route.speed_m_per_s.kind, DIST_LOGNORMAL);
    ck_assert_close(s->customers[0].route.speed_m_per_s.mean, 50 / 3.6, 1e-12);
    ck_assert_close(s->customers[0].route.speed_m_per_s.sd, 15 / 3.6, 1e-12);
    scenario_free(&s);
}
END_TEST

RUN_SUITE("dist", samples_have_the_stated_moments, a_normal_is_cut,
          the_ends_of_the_uniform_are_finite, the_mean_moves_and_the_spread_stays,
          one_key_of_a_default_can_be_set)
