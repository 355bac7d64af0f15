/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/points.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/scenario/load.h"
#include "tests/support/main.h"

static const char text[] = "schema: meltroute/1\n"
                           "prices: {set: CN-2025}\n"
                           "customer: {demand: 20000 t/a}\n"
                           "sweep: {vary: {route.distance: 7 km}}\n";

struct opened {
    struct scenario *scenario;
    struct points points;
};

/* The points of the text with these settings and --vary options; fails with the first message. */
static struct opened opened(const char *const *sets, int set_count, const char *const *vary,
                            int vary_count)
{
    struct opened all;
    char message[240];
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = text,
                                       .name = "points.yaml",
                                       .sets = sets,
                                       .set_count = set_count,
                                       .vary = vary,
                                       .vary_count = vary_count};
    all.scenario = scenario_load(&request, diag);
    ck_assert_msg(all.scenario != NULL, "%s",
                  diag_count(diag) > 0 ? diag_get(diag, 0)->sentence : "");
    bool made = points_make(all.scenario->sweep, all.scenario->sweep_count,
                            &all.scenario->sweep_choice, &all.points, message);
    ck_assert_msg(made, "%s", message);
    diag_free(&diag);
    return all;
}

static void closed(struct opened *all)
{
    points_clear(&all->points);
    scenario_free(&all->scenario);
}

static void expect(const struct points *points, int point, int key, const char *setting)
{
    char got[192];
    points_setting(points, point, key, got, sizeof got);
    ck_assert_str_eq(got, setting);
}

START_TEST(a_list_goes_through_its_keys_in_step)
{
    const char *sets[] = {"sweep.design=list"};
    const char *vary[] = {"route.distance=12,37.5,85 km",
                          "metal.price=[18000 CNY/t, 2 CNY/kg, 9 CNY/kg]"};
    struct opened all = opened(sets, 1, vary, 2);
    ck_assert_int_eq(all.points.count, 3);
    expect(&all.points, 1, 0, "route.distance=37.5 km");
    expect(&all.points, 1, 1, "metal.price=2 CNY/kg");
    closed(&all);
}
END_TEST

START_TEST(a_hypercube_lies_in_its_ranges)
{
    const char *sets[] = {"sweep.design=latin", "sweep.points=50", "sweep.seed=5"};
    const char *vary[] = {"route.distance=5..160 km", "ladle.count=3..7",
                          "route.speed=40 km/h..60 km/h"};
    struct opened all = opened(sets, 3, vary, 3);
    int seen[8] = {0}, rows[50] = {0};
    ck_assert_int_eq(all.points.count, 50);
    for (int i = 0; i < 50; i++) {
        double km = points_number(&all.points, i, 0), ladles = points_number(&all.points, i, 1);
        char setting[192];
        rows[(int)((km - 5) / 155 * 50)]++;
        ck_assert(ladles >= 3 && ladles <= 7 && ladles == floor(ladles));
        seen[(int)ladles]++;
        points_setting(&all.points, i, 2, setting, sizeof setting); /* keeps its spread */
        ck_assert_msg(strncmp(setting, "route.speed.mean=", 17) == 0, "%s", setting);
    }
    for (int i = 0; i < 50; i++)
        ck_assert_int_eq(rows[i], 1);
    for (int ladles = 3; ladles <= 7; ladles++) /* five numbers share fifty rows */
        ck_assert_int_eq(seen[ladles], 10);
    closed(&all);
}
END_TEST

START_TEST(a_longer_sobol_sequence_begins_with_the_shorter)
{
    const char *shorter[] = {"sweep.design=sobol", "sweep.points=7"};
    const char *longer[] = {"sweep.design=sobol", "sweep.points=15"};
    const char *vary[] = {"route.distance=10 km..50 km", "prices.gas=2 CNY/m3..6 CNY/m3"};
    struct opened a = opened(shorter, 2, vary, 2), b = opened(longer, 2, vary, 2);
    expect(&a.points, 0, 0, "route.distance=30 km");
    expect(&a.points, 0, 1, "prices.gas=4 CNY/m3");
    for (int i = 0; i < 7; i++)
        ck_assert(points_number(&a.points, i, 1) == points_number(&b.points, i, 1));
    closed(&a);
    closed(&b);
}
END_TEST

START_TEST(a_table_gives_points)
{
    char path[] = "points-XXXXXX", set[80];
    int file = mkstemp(path);
    static const char table[] = "point,route.distance [km],metal.alloy [-]\n"
                                "1,30,ADC12\n2,44.5,A356\n";
    ck_assert_int_eq(write(file, table, sizeof table - 1), (int)sizeof table - 1);
    close(file);
    snprintf(set, sizeof set, "sweep.from=%s", path);
    const char *sets[] = {set}, *vary[] = {"route.distance=8 km"};
    struct opened all = opened(sets, 1, NULL, 0); /* in place of the file's own values */
    ck_assert_int_eq(all.points.count, 2);
    ck_assert_int_eq(all.points.keys, 2);
    expect(&all.points, 1, 0, "route.distance=44.5 km");
    expect(&all.points, 1, 1, "metal.alloy=A356");
    closed(&all);
    all = opened(sets, 1, vary, 1); /* and --vary in place of both */
    ck_assert_int_eq(all.points.count, 1);
    expect(&all.points, 0, 0, "route.distance=8 km");
    closed(&all);
    remove(path);
}
END_TEST

START_TEST(too_many_points_are_refused)
{
    const struct vary many[] = {{.key = "a", .count = 2000}, {.key = "b", .count = 501}};
    struct points points;
    char message[240];
    ck_assert(!points_make(many, 2, NULL, &points, message));
    ck_assert_str_eq(message, "a sweep has between one and a million points");
    ck_assert(!points_make(many, 0, NULL, &points, message));
    points_clear(&points);
}
END_TEST

RUN_SUITE("points", a_list_goes_through_its_keys_in_step, a_hypercube_lies_in_its_ranges,
          a_longer_sobol_sequence_begins_with_the_shorter, a_table_gives_points,
          too_many_points_are_refused)
