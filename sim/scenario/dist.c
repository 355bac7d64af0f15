/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/dist.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* --- sampling --------------------------------------------------------------------------------- */

/* Lognormal of mean m and coefficient of variation c: sigma^2 = ln(1 + c^2), mu = ln m - sigma^2/2.
 */
static double lognormal(const struct dist *d, double u)
{
    double sigma2 = log1p(d->cv * d->cv);
    return d->mean * exp(sqrt(sigma2) * gsl_cdf_ugaussian_Pinv(u) - sigma2 / 2);
}

/* Normal cut to low..high: u between the cut probabilities, through the inverse. */
static double cut_normal(const struct dist *d, double u)
{
    double a = gsl_cdf_gaussian_P(d->low - d->mean, d->sd);
    double b = gsl_cdf_gaussian_P(d->high - d->mean, d->sd);
    double p = a + u * (b - a);
    double value = b > a ? d->mean + gsl_cdf_gaussian_Pinv(p, d->sd) : d->mean;
    return fmin(fmax(value, d->low), d->high);
}

static double triangular(const struct dist *d, double u)
{
    double width = d->high - d->low, left = d->mode - d->low, right = d->high - d->mode;
    if (width <= 0)
        return d->mode;
    return u < left / width ? d->low + sqrt(u * width * left)
                            : d->high - sqrt((1 - u) * width * right);
}

double dist_from_uniform(const struct dist *d, double u)
{
    u = fmin(fmax(u, 0x1p-53), 1 - 0x1p-53); /* the ends may be infinite */
    if (d->kind != DIST_EMPIRICAL && d->kind != DIST_UNIFORM && d->kind != DIST_EXPONENTIAL &&
        d->sd <= 0)
        return d->mean;
    switch (d->kind) {
    case DIST_CONSTANT:
        return d->mean;
    case DIST_UNIFORM:
        return d->low + u * (d->high - d->low);
    case DIST_TRIANGULAR:
        return triangular(d, u);
    case DIST_NORMAL:
        return cut_normal(d, u);
    case DIST_LOGNORMAL:
        return lognormal(d, u);
    case DIST_EXPONENTIAL:
        return gsl_cdf_exponential_Pinv(u, d->mean);
    case DIST_GAMMA: /* shape 1/cv^2, scale mean cv^2 */
        return gsl_cdf_gamma_Pinv(u, 1 / (d->cv * d->cv), d->mean * d->cv * d->cv);
    case DIST_EMPIRICAL: {
        int index = (int)(u * d->count);
        return d->value[index < d->count ? index : d->count - 1];
    }
    }
    return d->mean;
}

/* Mean of a normal cut to low..high: m + s (phi(a) - phi(b)) / (Phi(b) - Phi(a)),
 * which is x phi(x) integrated over the cut. */
static double cut_mean(const struct dist *d)
{
    double a = (d->low - d->mean) / d->sd, b = (d->high - d->mean) / d->sd;
    double share = gsl_cdf_ugaussian_P(b) - gsl_cdf_ugaussian_P(a);
    double root = sqrt(2 * 3.14159265358979323846);
    if (share <= 0)
        return d->mean;
    return d->mean + d->sd * (exp(-a * a / 2) - exp(-b * b / 2)) / root / share;
}

double dist_mean(const struct dist *d)
{
    return d->kind == DIST_NORMAL && d->sd > 0 ? cut_mean(d) : d->mean;
}

void dist_moments(struct dist *d)
{
    double sum = 0, squares = 0;
    if (d->kind == DIST_UNIFORM) {
        d->mean = d->low + (d->high - d->low) / 2;
        d->sd = (d->high - d->low) / sqrt(12.0);
    } else if (d->kind == DIST_TRIANGULAR) {
        double a = d->low, m = d->mode, b = d->high;
        d->mean = (a + m + b) / 3;
        d->sd = sqrt(fmax(0, a * a + m * m + b * b - a * m - a * b - m * b) / 18);
    } else if (d->kind == DIST_EXPONENTIAL) {
        d->sd = d->mean;
    } else if (d->kind == DIST_EMPIRICAL) {
        for (int i = 0; i < d->count; i++)
            sum += d->value[i];
        d->mean = sum / d->count;
        for (int i = 0; i < d->count; i++)
            squares += (d->value[i] - d->mean) * (d->value[i] - d->mean);
        d->sd = sqrt(squares / d->count);
    } else {
        return; /* mean and spread are given */
    }
    d->cv = d->mean != 0 ? d->sd / d->mean : 0;
}

void dist_move_mean(struct dist *d, enum dimension dim, double mean)
{
    bool shift = dim == DIM_TEMPERATURE;
    double scale = shift || d->mean == 0 ? 1 : mean / d->mean, add = shift ? mean - d->mean : 0;
    d->mean = mean;
    if (shift)
        d->cv = mean != 0 ? d->sd / mean : 0;
    else
        d->sd = d->cv * mean;
    d->low = d->low * scale + add;
    d->mode = d->mode * scale + add;
    d->high = d->high * scale + add;
    double *value = (double *)d->value; /* ours: made by dist_parse for this reading */
    for (int i = 0; i < d->count; i++)
        value[i] = value[i] * scale + add;
    dist_moments(d);
}
