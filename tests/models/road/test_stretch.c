/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/road/road.h"
#include "tests/support/main.h"

#define HOUR_S 3600.0

static const struct road_stretch way[] = {
    {6.3e3, 30 / 3.6, 0.5}, {48.1e3, 72 / 3.6, 0.8}, {3.7e3, 50 / 3.6, 1}};
enum { PIECES = 3 };
static const struct shift_calendar never = {0};

static struct shift_calendar morning(void)
{
    struct shift_calendar rush = {0};

    for (int day = 0; day < 5; day++)
        ck_assert_int_eq(shift_add(&rush, (day * 24 + 7) * HOUR_S, 2 * HOUR_S), 0);
    return rush;
}

START_TEST(free_road_is_length_over_speed)
{
    const double sum_s = 6.3 / 30 * HOUR_S + 48.1 / 72 * HOUR_S + 3.7 / 50 * HOUR_S;

    ck_assert_close(road_drive_s(way, PIECES, &never, 1, 0), sum_s, 1e-12);
    ck_assert_close(road_drive_s(way, PIECES, &never, 1.23, 4711), 1.23 * sum_s, 1e-12);
}
END_TEST

/* Whole in the rush: each piece at its share. Outside it, and on Saturday: as if there were none.
 */
START_TEST(rush_slows_what_it_meets)
{
    const struct shift_calendar rush = morning();
    const double slow_s =
        (6.3 / 30 / 0.5 + 48.1 / 72 / 0.8 + 3.7 / 50) * HOUR_S; /* 1.33 h: fits in 7 to 9 */

    ck_assert_close(road_drive_s(way, PIECES, &rush, 1, 7.1 * HOUR_S), slow_s, 1e-9);
    ck_assert_close(road_drive_s(way, PIECES, &rush, 1, 12 * HOUR_S),
                    road_drive_s(way, PIECES, &never, 1, 0), 1e-9);
    ck_assert_close(road_drive_s(way, PIECES, &rush, 1, (5 * 24 + 7.1) * HOUR_S),
                    road_drive_s(way, PIECES, &never, 1, 0), 1e-9);
}
END_TEST

/* The rush ends on the way: 8:30 on one road of 60 km at 60 km/h, half of it in the rush: 15 km
 * until 9:00, 45 km in 45 min. */
START_TEST(rush_ends_on_the_way)
{
    const struct road_stretch road = {60e3, 60 / 3.6, 0.5};
    const struct shift_calendar rush = morning();

    ck_assert_close(road_drive_s(&road, 1, &rush, 1, 8.5 * HOUR_S), 1.25 * HOUR_S, 1e-9);
}
END_TEST

/* Who sets out later does not arrive earlier: no overtaking on the same road at the same pace. */
START_TEST(arrivals_keep_their_order)
{
    const struct shift_calendar rush = morning();
    double last_s = -HUGE_VAL;

    for (double depart_s = 0; depart_s < 8 * 24 * HOUR_S; depart_s += 307) {
        const double arrive_s = depart_s + road_drive_s(way, PIECES, &rush, 1.1, depart_s);

        ck_assert_double_gt(arrive_s, last_s);
        last_s = arrive_s;
    }
}
END_TEST

START_TEST(classes_are_plausible)
{
    const struct road_class *const *table = road_classes();

    for (int i = 0; table[i] != NULL; i++) {
        ck_assert_double_gt(table[i]->speed_m_per_s, 20 / 3.6);
        ck_assert_double_le(table[i]->speed_m_per_s, 80 / 3.6);
        ck_assert_double_gt(table[i]->rush_frac, 0.3);
        ck_assert_double_le(table[i]->rush_frac, 1);
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(table[i]->name, table[k]->name);
    }
}
END_TEST

RUN_SUITE("stretch", free_road_is_length_over_speed, rush_slows_what_it_meets, rush_ends_on_the_way,
          arrivals_keep_their_order, classes_are_plausible)
