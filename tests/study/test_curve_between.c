/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the cheaper route that come in pairs between two points of the even grid. */
#include <string.h>

#include "sim/study/breakeven.h"
#include "tests/study/study_case.h"
#include "tests/support/main.h"

/* Over 2..300 km the even grid is 24.8 km wide: .. 151, 175.8, 200.7, 225.5 .. The saving, in kg of
 * metal at 20 each, falls by three a kilometre to 30 at 120 km and stays there, but for a bay
 * around 213 km that is 14 km wide at zero, with points of the grid far above it on both sides.
 * What molten costs besides, some 100, widens it by two kilometres. */
static double saving_kg(double distance_km)
{
    double off_km = fabs(distance_km - 213);
    return off_km < 14 ? 30 * (off_km - 7) / 7 : 30 + 3 * fmax(0, 120 - distance_km);
}

static enum replication_status with_a_bay(const struct scenario *scenario, enum supply_route route,
                                          uint32_t replication, double cut_s,
                                          const struct watcher *watcher, struct outcome *outcome,
                                          char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    double distance_km = scenario->customers[0].route.distance_m / 1000;
    if (route == ROUTE_INGOT)
        outcome->observed.amount[FLOW_METAL_OXIDISED] =
            (distance_km + saving_kg(distance_km)) * outcome->new_metal_kg / 1000;
    return status;
}

static void search(const struct study_case *study, replication_function run, bool coarse,
                   struct breakeven *breakeven)
{
    struct breakeven_plan plan = {.source = &study->source,
                                  .scenario = study->scenario,
                                  .key = "route.distance",
                                  .low = 2,
                                  .high = 300,
                                  .run = run,
                                  .threads = 2,
                                  .replications = 2,
                                  .coarse = coarse,
                                  .cut_s = NAN};
    ck_assert_int_eq(breakeven_run(&plan, breakeven), STUDY_OK);
}

START_TEST(a_pair_between_points_of_the_grid_is_found)
{
    struct study_case study;
    struct breakeven breakeven;
    study_case_open(&study, NULL, 0);
    search(&study, with_a_bay, false, &breakeven);
    ck_assert(breakeven.between.turned);
    ck_assert_int_eq(breakeven.root_count, 2);
    ck_assert(breakeven.root[0].falling && !breakeven.root[1].falling);
    ck_assert_double_eq_tol(breakeven.root[1].x.mean - breakeven.root[0].x.mean, 16, 2);
    ck_assert_double_eq_tol((breakeven.root[1].x.mean + breakeven.root[0].x.mean) / 2, 213, 0.5);
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

/* Where the curve is far from zero nothing is added, and what was found before stands. */
START_TEST(a_plain_curve_keeps_its_root)
{
    struct study_case study;
    struct breakeven breakeven;
    study_case_open(&study, NULL, 0);
    search(&study, study_case_replication, false, &breakeven);
    ck_assert(!breakeven.between.turned);
    ck_assert_int_eq(breakeven.root_count, 1);
    double slope = breakeven.between.slope; /* 20 for the metal, and what else grows with it */
    ck_assert_close(slope, 20.4, 0.03);
    ck_assert_close(breakeven.between.finest, 2.98, 1e-9);
    for (int i = 0; i + 1 < breakeven.curve.count; i++) {
        const struct curve_point *p = breakeven.curve.point[i], *q = breakeven.curve.point[i + 1];
        double a = metric_read(&p->table, "saving_per_t").mean;
        double b = metric_read(&q->table, "saving_per_t").mean;
        bool could = (a > 0) == (b > 0) && fabs(a) + fabs(b) < slope * (q->x - p->x);
        ck_assert_msg(!could || q->x - p->x <= 2.98, "%g to %g km", p->x, q->x);
    }
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

RUN_SUITE("curve_between", a_pair_between_points_of_the_grid_is_found, a_plain_curve_keeps_its_root)
