/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: a price that wanders and is drawn back. Ornstein-Uhlenbeck,
 *
 *   dX = k (m - X) dt + s dW,   k = ln 2 / half life,
 *
 * on the logarithm of the price (never negative, lognormal in the long run; SCHWARTZ1997, model 1)
 * or on the price itself (normal). Stepped exactly, whatever the step
 * (GILLESPIE1996):
 *
 *   X(t + dt) = m + (X(t) - m) e + s sqrt((1 - e^2) / (2 k)) Z,   e = exp(-k dt)
 *
 * On the logarithm m = ln(mean) - s^2 / (4 k), so that the price's own long-run mean is `mean`.
 * Wrong by design: no jumps, no seasons, one speed. Half life and volatility: assumption. */
#include "models/market/price_process.h"

#include <math.h>

#define YEAR_S (365.0 * 86400.0)

static double speed_per_s(const struct price_market *market)
{
    return log(2.0) / market->half_life_s;
}

/* Long-run variance of X for a volatility v per root year: v^2 / (2 k). */
static double long_run_variance(const struct price_market *market, double volatility)
{
    return volatility * volatility / YEAR_S / (2 * speed_per_s(market));
}

static double step(const struct price_market *market, double x, double mean, double variance,
                   double dt_s, double normal)
{
    const double e = exp(-speed_per_s(market) * dt_s);

    return mean + (x - mean) * e + sqrt(variance * (1 - e * e)) * normal;
}

static double next_log(const struct price_market *market, double per_kg, double dt_s, double normal)
{
    const double variance = long_run_variance(market, market->volatility_frac);
    const double mean = log(market->mean_per_kg) - variance / 2;

    return exp(step(market, log(per_kg), mean, variance, dt_s, normal));
}

/* Lognormal: mean x sqrt(exp(variance of the logarithm) - 1). */
static double sd_log(const struct price_market *market)
{
    return market->mean_per_kg * sqrt(expm1(long_run_variance(market, market->volatility_frac)));
}

static double next_level(const struct price_market *market, double per_kg, double dt_s,
                         double normal)
{
    const double volatility = market->volatility_frac * market->mean_per_kg;

    return step(market, per_kg, market->mean_per_kg, long_run_variance(market, volatility), dt_s,
                normal);
}

static double sd_level(const struct price_market *market)
{
    return sqrt(long_run_variance(market, market->volatility_frac * market->mean_per_kg));
}

const struct price_process price_process_mean_reverting = {
    .name = "mean_reverting",
    .summary = "daily quotes; the logarithm of the price wanders and is drawn back to its mean",
    .source = "SCHWARTZ1997",
    .next_per_kg = next_log,
    .long_run_sd_per_kg = sd_log,
};

const struct price_process price_process_mean_reverting_level = {
    .name = "mean_reverting_level",
    .summary = "daily quotes; the price itself wanders and is drawn back to its mean",
    .source = "SCHWARTZ1997",
    .next_per_kg = next_level,
    .long_run_sd_per_kg = sd_level,
};
