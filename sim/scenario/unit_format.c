/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/number.h"
#include "sim/scenario/unit.h"

const char *unit_of(const char *text)
{
    double number;
    size_t used;
    if (!text || number_parse(text, &number, &used) != NUMBER_OK)
        return NULL;
    while (text[used] == ' ')
        used++;
    return text + used;
}

void unit_with_currency(const char *pattern, const char *currency, char text[UNIT_ROOM])
{
    size_t at = 0;
    for (; *pattern && at + 4 < UNIT_ROOM; pattern++) {
        if (*pattern == '$')
            at += (size_t)snprintf(text + at, UNIT_ROOM - at, "%.3s", currency ? currency : "CNY");
        else
            text[at++] = *pattern;
    }
    text[at] = '\0';
}

/* Writes "NUMBER UNIT" and says whether it reads back as exactly this value. */
static bool try_number(double number, const char *unit, double value, const struct unit_want *want,
                       char text[UNIT_ROOM])
{
    char digits[NUMBER_ROOM];
    double again;
    if (!isfinite(number))
        return false;
    number_format(number, digits);
    snprintf(text, UNIT_ROOM, "%s%s%.60s", digits, *unit ? " " : "", unit);
    return unit_parse(text, want, &again, NULL) && again == value;
}

/* The number of this unit, found by the secant through 0 and 1 and its neighbours. */
static bool try_unit(double value, const char *unit, const struct unit_want *want,
                     char text[UNIT_ROOM])
{
    double zero, one;
    char probe[UNIT_ROOM];
    snprintf(probe, sizeof probe, "0%s%.60s", *unit ? " " : "", unit);
    if (!unit_parse(probe, want, &zero, NULL))
        return false;
    probe[0] = '1';
    if (!unit_parse(probe, want, &one, NULL) || one == zero)
        return false;
    double number = zero != 0 ? value - zero : value / one;
    for (int digits = 6; digits <= 12; digits += 3) { /* 0.0583 rather than 0.058299999999999998 */
        double scale = number == 0 ? 1 : pow(10.0, digits - 1 - floor(log10(fabs(number))));
        double rounded = isfinite(scale) && scale > 0 ? round(number * scale) / scale : number;
        if (try_number(rounded, unit, value, want, text))
            return true;
    }
    double below = nextafter(number, -INFINITY), above = nextafter(number, INFINITY);
    return try_number(number, unit, value, want, text) ||
           try_number(below, unit, value, want, text) || try_number(above, unit, value, want, text);
}

/* Currency codes in a row's text stand for the scenario's own. */
static void adopt_currency(const char *unit, const char *currency, char text[UNIT_ROOM])
{
    snprintf(text, UNIT_ROOM, "%.60s", unit);
    if (!currency)
        return;
    size_t run = 0;
    for (size_t i = 0; i == 0 || text[i - 1]; i++) {
        bool capital = text[i] >= 'A' && text[i] <= 'Z';
        if (!capital && run == 3)
            memcpy(text + i - 3, currency, 3);
        run = capital ? run + 1 : 0;
    }
}

void unit_format(double value, enum dimension dim, const char *currency, const char *like,
                 char text[UNIT_ROOM])
{
    const struct dimension_info *info = dimension_info(dim);
    const struct unit_want want = {.dim = dim, .currency = currency, .key = "value"};
    char unit[UNIT_ROOM], pattern[UNIT_ROOM];
    const char *own = unit_of(like);
    if (own && (*own || dim <= DIM_FRACTION)) {
        adopt_currency(own, currency, unit);
        if (try_unit(value, unit, &want, text))
            return;
    }
    if (dim > DIM_FRACTION) {
        unit_with_currency(unit_of(info->example), currency, pattern);
        if (try_unit(value, pattern, &want, text))
            return;
    }
    unit_with_currency(info->si, currency, pattern);
    if (!try_unit(value, pattern, &want, text))
        snprintf(text, UNIT_ROOM, "%.17g", value); /* not finite: says so */
}
