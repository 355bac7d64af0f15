/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/weather/weather.h"
#include "tests/support/main.h"

#define DAY_S 86400.0

static const struct weather place = {
    .air_K = 283.4, .season_swing_K = 14.6, .day_swing_K = 5.3, .wind_m_per_s = 2};

/* The corners: coldest and warmest day and hour, and the mean between. */
START_TEST(waves_have_their_corners)
{
    ck_assert_double_eq_tol(weather_air_K(&place, 0, 15 * DAY_S + 5 * 3600), 283.4 - 14.6 - 5.3,
                            1e-3);
    ck_assert_double_eq_tol(weather_air_K(&place, 0, 15 * DAY_S + 17 * 3600), 283.4 - 14.6 + 5.3,
                            2e-3);
    ck_assert_double_eq_tol(weather_air_K(&place, 0, 197 * DAY_S + 17 * 3600), 283.4 + 14.6 + 5.3,
                            1e-2);
    ck_assert_double_eq_tol(weather_air_K(&place, 105, DAY_S / 4 + 11 * 3600 - DAY_S / 4),
                            283.4 - 14.6 * 0.0129, 0.3);
}
END_TEST

/* The year's mean is the mean asked for, whatever the day on which second 0 falls. */
START_TEST(mean_of_a_year)
{
    double sum = 0;
    int n = 0;

    for (double t_s = 0; t_s < 365 * DAY_S; t_s += 1800, n++)
        sum += weather_air_K(&place, 41, t_s);
    ck_assert_double_eq_tol(sum / n, 283.4, 1e-9);
    ck_assert_double_eq_tol(weather_air_K(&place, 41, 0), weather_air_K(&place, 0, 41 * DAY_S),
                            1e-9);
}
END_TEST

/* Windiest and deepest winter on the coldest day; no wind is below none, no winter in summer. */
START_TEST(wind_and_winter_follow_the_season)
{
    const struct weather windy = {.wind_m_per_s = 3.1, .wind_swing_m_per_s = 4.7};

    ck_assert_double_eq_tol(weather_wind_m_per_s(&windy, 0, 15 * DAY_S), 7.8, 1e-12);
    ck_assert_double_eq_tol(weather_wind_m_per_s(&windy, 15, 365 * DAY_S / 4), 3.1, 1e-12);
    ck_assert_double_eq(weather_wind_m_per_s(&windy, 15, 365 * DAY_S / 2), 0);
    ck_assert_double_eq(weather_wind_m_per_s(&place, 200, 0), 2);
    ck_assert_double_eq_tol(weather_winter_frac(15, 0), 1, 1e-12);
    ck_assert_double_eq_tol(weather_winter_frac(15, 365 * DAY_S / 6), 0.5, 1e-12);
    ck_assert_double_eq(weather_winter_frac(200, 0), 0);
}
END_TEST

START_TEST(still_air_without_swings)
{
    const struct weather flat = {.air_K = 293.15};

    ck_assert_double_eq(weather_air_K(&flat, 200, 12345), 293.15);
}
END_TEST

RUN_SUITE("weather", wind_and_winter_follow_the_season, waves_have_their_corners, mean_of_a_year,
          still_air_without_swings)
