/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: how long does a drive take that sets out now, when the rush slows part of it? */
#include <math.h>

#include "models/road/road.h"

/* Drives a stretch from `at_s`; the instant at its end. A hurry hour changes the speed on the way.
 */
static double drive_stretch_s(const struct road_stretch *stretch, const struct shift_calendar *rush,
                              double pace, double at_s)
{
    double left_m = stretch->length_m;

    while (left_m > 0) {
        const double speed =
            stretch->speed_m_per_s / pace * (shift_working(rush, at_s) ? stretch->rush_frac : 1);
        const double change_s = shift_next_change_s(rush, at_s);

        if (!(left_m > (change_s - at_s) * speed))
            return at_s + left_m / speed;
        left_m -= (change_s - at_s) * speed;
        at_s = change_s;
    }
    return at_s;
}

double road_drive_s(const struct road_stretch *stretch, int count,
                    const struct shift_calendar *rush, double pace, double depart_s)
{
    double at_s = depart_s, free_s = 0;

    for (int i = 0; i < count; i++)
        free_s += stretch[i].length_m / (stretch[i].speed_m_per_s / pace);
    if (rush->count == 0)
        return free_s;
    for (int i = 0; i < count; i++)
        at_s = drive_stretch_s(&stretch[i], rush, pace, at_s);
    return at_s - depart_s;
}
