/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_WEATHER_WEATHER_H
#define MODELS_WEATHER_WEATHER_H

/* Air outside as a mean with a yearly and a daily wave. */
struct weather {
    double air_K;              /* mean of the year */
    double season_swing_K;     /* coldest month to mean, half of coldest to warmest */
    double day_swing_K;        /* coldest hour to mean */
    double wind_m_per_s;       /* mean of the year */
    double wind_swing_m_per_s; /* mid January to mean */
};

/* Air at an instant:
 *
 *   T = mean - season cos(2 pi (d - 15) / 365) - day cos(2 pi (h - 5) / 24)
 *
 * coldest on 15 January and at 5 in the morning. in: day_of_year of second 0, 0 = 1 January.
 * source: assumption (the waves and their phases) */
double weather_air_K(const struct weather *, int day_of_year, double time_s);

/* Wind of the season, never below 0: mean + swing cos(2 pi (d - 15) / 365).
 * source: assumption */
double weather_wind_m_per_s(const struct weather *, int day_of_year, double time_s);

/* How much of winter it is: max(0, cos(2 pi (d - 15) / 365)), 1 in mid January, 0 from mid April to
 * mid October. source: assumption */
double weather_winter_frac(int day_of_year, double time_s);

#endif
