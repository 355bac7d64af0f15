/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/road/road.h"

double road_fuel_m3(double distance_m, double fuel_full_m3_per_m, double fuel_empty_m3_per_m,
                    double load_share_frac)
{
    double rate =
        fuel_empty_m3_per_m + (fuel_full_m3_per_m - fuel_empty_m3_per_m) * load_share_frac;
    return distance_m * rate;
}
