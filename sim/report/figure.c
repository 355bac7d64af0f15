/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/figure.h"

#include <math.h>
#include <stdio.h>

/* Rounding alone: the figure is the same in every replication. */
static bool constant(double mean, double half_width)
{
    return half_width <= 1e-9 * fmax(1, fabs(mean));
}

int figure_decimals(double mean, double half_width, int most)
{
    double size = fabs(mean) / 100;
    if (half_width > 0 && !constant(mean, half_width))
        size = half_width;
    else if (fabs(mean - round(mean)) <= 1e-9 * fmax(1, fabs(mean)))
        return 0;
    if (isnan(mean) || !(size > 0))
        return 0;
    int decimals = 1 - (int)floor(log10(size));
    int digits = mean != 0 ? 4 - (int)floor(log10(fabs(mean))) : most;
    if (digits < most)
        most = digits;
    return decimals > most ? (most < 0 ? 0 : most) : decimals < 0 ? 0 : decimals;
}

void figure_text(double value, int decimals, char text[FIGURE_ROOM])
{
    if (isnan(value)) {
        snprintf(text, FIGURE_ROOM, "-");
        return;
    }
    if (fabs(value) < 0.5 * pow(10, -decimals))
        value = 0; /* no "-0" */
    snprintf(text, FIGURE_ROOM, "%.*f", decimals, value);
}

bool figure_half_width(struct estimate estimate, int decimals, char text[FIGURE_ROOM])
{
    double last = pow(10, -decimals);
    text[0] = '\0';
    if (isnan(estimate.half_width) || isnan(estimate.mean) ||
        constant(estimate.mean, estimate.half_width))
        return false;
    if (estimate.half_width < 0.5 * last)
        snprintf(text, FIGURE_ROOM, "<%.*f", decimals, last);
    else
        snprintf(text, FIGURE_ROOM, "%.*f", decimals, estimate.half_width);
    return true;
}

void figure_interval_at(struct estimate estimate, int decimals, char text[FIGURE_ROOM])
{
    char mean[FIGURE_ROOM], half[FIGURE_ROOM];
    bool varies = figure_half_width(estimate, decimals, half);
    figure_text(estimate.mean, decimals, mean);
    snprintf(text, FIGURE_ROOM, varies ? "%.20s ± %.20s" : "%.20s", mean, half);
}

void figure_interval(struct estimate estimate, int most, char text[FIGURE_ROOM])
{
    figure_interval_at(estimate, figure_decimals(estimate.mean, estimate.half_width, most), text);
}

int figure_more_decimals(int decimals, struct estimate estimate, int most)
{
    int own = figure_decimals(estimate.mean, estimate.half_width, most);
    return own > decimals ? own : decimals;
}

/* With how many decimals, at most `most`, value is what it is. */
static int exact_decimals(double value, int most)
{
    int decimals = 0;
    for (; decimals < most; decimals++) {
        double scaled = value * pow(10, decimals);
        if (fabs(scaled - round(scaled)) <= 1e-9 * fmax(1, fabs(scaled)))
            break;
    }
    return decimals;
}

int figure_column_decimals(const double *value, int n)
{
    double low = INFINITY, high = -INFINITY;
    int count = 0, decimals = 0;
    for (int i = 0; i < n; i++) {
        low = fmin(low, value[i]); /* NaN gives way */
        high = fmax(high, value[i]);
        count += !isnan(value[i]);
    }
    double apart = count > 1 ? (high - low) / (count - 1) : fabs(high) / 100;
    int most = apart > 0 && isfinite(apart) ? 2 - (int)floor(log10(apart)) : 0;
    most = most > 12 ? 12 : most < 0 ? 0 : most;
    for (int i = 0; i < n; i++) {
        int own = isnan(value[i]) ? 0 : exact_decimals(value[i], most);
        decimals = own > decimals ? own : decimals;
    }
    return decimals;
}

void figure_rounded(struct estimate estimate, char text[FIGURE_ROOM])
{
    bool varies = estimate.half_width > 0 && !constant(estimate.mean, estimate.half_width);
    int first = varies ? -(int)floor(log10(estimate.half_width)) : 3;
    figure_interval(estimate, first < 0 ? 0 : first, text);
}

/* Decimals of a figure in units of 10^scale whose last digit worth printing is 10^last. */
static int decimals_of(int scale, int last, int most)
{
    int decimals = scale - last;
    return decimals > most ? most : decimals < 0 ? 0 : decimals;
}

void figure_money(double value, double half_width, char text[FIGURE_ROOM])
{
    int last = half_width > 0 ? (int)floor(log10(half_width)) - 1 : -1;
    if (last > 0)
        value = round(value / pow(10, last)) * pow(10, last);
    double size = fabs(value), whole = round(value);
    if (size >= 1e9)
        snprintf(text, FIGURE_ROOM, "%.*f billion", decimals_of(9, last, size >= 1e10 ? 1 : 2),
                 value / 1e9);
    else if (size >= 1e6)
        snprintf(text, FIGURE_ROOM, "%.*f million", decimals_of(6, last, size >= 1e7 ? 1 : 2),
                 value / 1e6);
    else if (size >= 10000)
        snprintf(text, FIGURE_ROOM, "%.0f,%03.0f", trunc(whole / 1000), fmod(fabs(whole), 1000));
    else
        snprintf(text, FIGURE_ROOM, "%.0f", whole == 0 ? 0 : whole);
}
