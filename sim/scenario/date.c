/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Days since 1970-01-01 of the proleptic Gregorian calendar: 365 a year and the leap days before
 * it, years starting in March. */
static long civil_days(long year, long month, long day)
{
    long y = month > 2 ? year : year - 1, m = (month + 9) % 12;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static bool digits_at(const char *text, int count, long *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)text[i]))
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

bool date_parse(const char *text, long *days)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long year, month, day;
    bool date = strlen(text) >= 10 && digits_at(text, 4, &year) && text[4] == '-' &&
                digits_at(text + 5, 2, &month) && text[7] == '-' && digits_at(text + 8, 2, &day) &&
                year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
    if (date && month == 2 && day == 29)
        date = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (date)
        *days = civil_days(year, month, day);
    return date;
}

/* Eras of 400 years, in years that start in March; the inverse of civil_days. */
void date_format(long days, char text[DATE_ROOM])
{
    const long z = days + 719468, era = z / 146097, in_era = z % 146097;
    const long year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    const long in_year = in_era - (365 * year + year / 4 - year / 100);
    const long m = (5 * in_year + 2) / 153, month = m < 10 ? m + 3 : m - 9;

    snprintf(text, DATE_ROOM, "%04ld-%02ld-%02ld", era * 400 + year + (month <= 2), month,
             in_year - (153 * m + 2) / 5 + 1);
}

int date_day_of_year(const char *text)
{
    long year, days;

    if (text == NULL || !date_parse(text, &days) || !digits_at(text, 4, &year))
        return 0;
    return (int)(days - civil_days(year, 1, 1));
}
