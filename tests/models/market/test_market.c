/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/market/market.h"
#include "tests/support/main.h"

#define DAY_S  86400.0
#define YEAR_S (365 * DAY_S)

static struct price_market market_of(const char *process)
{
    return (struct price_market){.process = price_process_find(process),
                                 .mean_per_kg = 19.873,
                                 .start_per_kg = 23.11,
                                 .half_life_s = 173 * DAY_S,
                                 .volatility_frac = 0.164};
}

START_TEST(processes_have_names)
{
    int moving = 0;
    for (int i = 0; price_processes()[i]; i++) {
        ck_assert_ptr_eq(price_process_find(price_processes()[i]->name), price_processes()[i]);
        moving += price_processes()[i]->next_per_kg != NULL;
        ck_assert_int_eq(price_processes()[i]->next_per_kg != NULL,
                         price_processes()[i]->long_run_sd_per_kg != NULL);
    }
    ck_assert_int_eq(moving, 2);
    ck_assert_ptr_null(price_process_find("random"));
}
END_TEST

/* Without chance half of the deviation is gone after one half life, in one step or in 173. */
START_TEST(half_of_a_deviation_is_gone_after_a_half_life)
{
    struct price_market market = market_of("mean_reverting_level");
    double normal[174] = {0}, from_s[174], per_kg[174];
    price_quotes(&market, DAY_S, 174, normal, from_s, per_kg);
    ck_assert_double_eq(per_kg[0], 23.11);
    ck_assert_double_eq(from_s[173], 173 * DAY_S);
    ck_assert_close(per_kg[173] - 19.873, (23.11 - 19.873) / 2, 1e-12);
    ck_assert_close(market.process->next_per_kg(&market, 23.11, 173 * DAY_S, 0), per_kg[173],
                    1e-12);
    market.process = price_process_find("mean_reverting");
    double down = market.process->next_per_kg(&market, market.start_per_kg, 1e6 * DAY_S, 0);
    ck_assert_double_lt(down, market.mean_per_kg); /* the median is below the mean */
}
END_TEST

/* Two steps have the variance of one of their length: v(2 dt) = v(dt) (1 + e^2), and a long one
 * that of the long run; over a short time it is volatility^2 x time. */
START_TEST(the_step_is_exact_for_any_length)
{
    struct price_market market = market_of("mean_reverting_level");
    const double mean = market.mean_per_kg, dt_s = 61 * DAY_S;
    double (*next)(const struct price_market *, double, double, double) =
        market.process->next_per_kg;
    double one = next(&market, mean, dt_s, 1) - mean, two = next(&market, mean, 2 * dt_s, 1) - mean;
    double e = next(&market, mean + 1, dt_s, 0) - mean;
    ck_assert_close(two * two, one * one * (1 + e * e), 1e-11);
    ck_assert_close(next(&market, mean, 1e6 * DAY_S, 1) - mean,
                    market.process->long_run_sd_per_kg(&market), 1e-12);
    ck_assert_close(next(&market, mean, DAY_S, 1) - mean, 0.164 * mean * sqrt(1 / 365.0), 5e-3);
}
END_TEST

START_TEST(period_means_by_hand)
{
    const double from_s[] = {-5, 10, 40}, per_kg[] = {2, 7, 3};
    const struct price_path path = {3, from_s, per_kg};
    ck_assert_double_eq(price_mean_per_kg(&path, 0, 10), 2);
    ck_assert_close(price_mean_per_kg(&path, 4, 30), (6 * 2 + 20 * 7) / 26.0, 1e-15);
    ck_assert_close(price_mean_per_kg(&path, 0, 100), (10 * 2 + 30 * 7 + 60 * 3) / 100.0, 1e-15);
    ck_assert_double_eq(price_mean_per_kg(&path, 50, 60), 3);
    ck_assert_double_eq(price_mean_per_kg(&path, -20, -10), 2);
}
END_TEST

RUN_SUITE("market", processes_have_names, half_of_a_deviation_is_gone_after_a_half_life,
          the_step_is_exact_for_any_length, period_means_by_hand)
