/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: how cold is it outside when a ladle stands or drives there? */
#include "models/weather/weather.h"

#include <math.h>

#define TURN         (2 * 3.14159265358979323846)
#define DAY_S        86400.0
#define YEAR_D       365.0
#define COLDEST_DAY  15.0
#define COLDEST_HOUR 5.0

static double season(double day)
{
    return cos(TURN * (day - COLDEST_DAY) / YEAR_D);
}

double weather_wind_m_per_s(const struct weather *weather, int day_of_year, double time_s)
{
    return fmax(weather->wind_m_per_s +
                    weather->wind_swing_m_per_s * season(day_of_year + time_s / DAY_S),
                0);
}

double weather_winter_frac(int day_of_year, double time_s)
{
    return fmax(season(day_of_year + time_s / DAY_S), 0);
}

double weather_air_K(const struct weather *weather, int day_of_year, double time_s)
{
    const double day = day_of_year + time_s / DAY_S, hour = 24 * (day - floor(day));

    if (weather->season_swing_K == 0 && weather->day_swing_K == 0)
        return weather->air_K;
    return weather->air_K - weather->season_swing_K * season(day) -
           weather->day_swing_K * cos(TURN * (hour - COLDEST_HOUR) / 24);
}
