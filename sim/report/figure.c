/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/figure.h"

#include <math.h>
#include <stdio.h>

int figure_decimals(double mean, double half_width, int most)
{
    double size = half_width > 0 ? half_width : fabs(mean) / 100;
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

void figure_interval(struct estimate estimate, int most, char text[FIGURE_ROOM])
{
    int decimals = figure_decimals(estimate.mean, estimate.half_width, most);
    char mean[FIGURE_ROOM];
    figure_text(estimate.mean, decimals, mean);
    if (isnan(estimate.half_width) || isnan(estimate.mean))
        snprintf(text, FIGURE_ROOM, "%s", mean);
    else
        snprintf(text, FIGURE_ROOM, "%.20s ± %.*f", mean, decimals, estimate.half_width);
}

void figure_money(double value, char text[FIGURE_ROOM])
{
    double size = fabs(value);
    if (size >= 1e6)
        snprintf(text, FIGURE_ROOM, "%.*f million", size >= 1e7 ? 1 : 2, value / 1e6);
    else if (size >= 10000)
        snprintf(text, FIGURE_ROOM, "%.0f,%03.0f", trunc(value / 1000),
                 fmod(fabs(round(value)), 1000));
    else
        snprintf(text, FIGURE_ROOM, "%.0f", value);
}
