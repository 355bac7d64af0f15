/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/log_cell.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "sim/scenario/number.h"

#define FAHRENHEIT_K (5.0 / 9.0)

/* International yard and pound of 1959: exact. */
#define MILE_M   1609.344
#define POUND_KG 0.45359237

static const struct {
    const char *name;
    struct log_unit unit;
} units[] = {
    {"degC", {LOG_TEMPERATURE, 1, 273.15}},
    {"\xC2\xB0"
     "C",
     {LOG_TEMPERATURE, 1, 273.15}},
    {"C", {LOG_TEMPERATURE, 1, 273.15}},
    {"K", {LOG_TEMPERATURE, 1, 0}},
    {"degF", {LOG_TEMPERATURE, FAHRENHEIT_K, 273.15 - 32 * FAHRENHEIT_K}},
    {"\xC2\xB0"
     "F",
     {LOG_TEMPERATURE, FAHRENHEIT_K, 273.15 - 32 * FAHRENHEIT_K}},
    {"F", {LOG_TEMPERATURE, FAHRENHEIT_K, 273.15 - 32 * FAHRENHEIT_K}},
    {"clock", {LOG_CLOCK, 3600, 0}},
    {"h", {LOG_CLOCK, 3600, 0}},
    {"h", {LOG_TIME, 3600, 0}},
    {"min", {LOG_TIME, 60, 0}},
    {"s", {LOG_TIME, 1, 0}},
    {"d", {LOG_TIME, 86400, 0}},
    {"km", {LOG_LENGTH, 1000, 0}},
    {"m", {LOG_LENGTH, 1, 0}},
    {"mi", {LOG_LENGTH, MILE_M, 0}},
    {"t", {LOG_MASS, 1000, 0}},
    {"kg", {LOG_MASS, 1, 0}},
    {"lb", {LOG_MASS, POUND_KG, 0}},
};

bool log_unit_find(const char *text, enum log_kind kind, struct log_unit *out)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (units[i].unit.kind == kind && !strcmp(units[i].name, text)) {
            *out = units[i].unit;
            return true;
        }
    return false;
}

bool log_cell_missing(const char *text)
{
    static const char *const nothing[] = {"", "-", "--", "na", "n/a", "nan", "?", "null", "none"};
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
        if (!strcasecmp(text, nothing[i]))
            return true;
    return false;
}

static bool read_number(const char *text, double *value, bool *comma)
{
    char copy[64];
    size_t used;
    snprintf(copy, sizeof copy, "%s", text);
    char *mark = strchr(copy, ',');
    if (mark) {
        if (strchr(copy, '.') || strchr(mark + 1, ','))
            return false; /* thousands separated, or worse */
        *mark = '.';
        *comma = true;
    }
    return strlen(text) < sizeof copy && number_parse(copy, value, &used) == NUMBER_OK &&
           copy[used] == '\0';
}

/* Days from 1970-01-01 of the Gregorian calendar, and whether there is such a day. */
static bool day_number(int year, int month, int day, double *out)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 ||
        day > length[month - 1] + (leap && month == 2))
        return false;
    int past = year - 1; /* whole years before this one */
    long days = 365L * (year - 1970) + (past / 4 - past / 100 + past / 400) - 477;
    *out = (double)(days + before[month - 1] + (leap && month > 2) + day - 1);
    return true;
}

static bool read_time(const char *text, double *seconds)
{
    int hour, minute, second = 0, used = 0;
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &used) != 2)
        return false;
    if (text[used] == ':') {
        int more = 0;
        if (sscanf(text + used, ":%2d%n", &second, &more) != 1)
            return false;
        used += more;
    }
    if (text[used] != '\0' || hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 ||
        second > 59)
        return false;
    *seconds = hour * 3600.0 + minute * 60.0 + second;
    return true;
}

static bool read_clock(const char *text, double *value)
{
    int year, month, day, used = 0;
    double days = 0, seconds;
    bool dated = sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3;
    if (!dated)
        dated = sscanf(text, "%2d.%2d.%4d%n", &day, &month, &year, &used) == 3;
    if (dated) {
        if (!day_number(year, month, day, &days) || (text[used] != ' ' && text[used] != 'T'))
            return false;
        text += used + 1;
    }
    if (!read_time(text, &seconds))
        return false;
    *value = days * 86400 + seconds;
    return true;
}

bool log_cell_read(const char *text, const struct log_unit *unit, double *value, bool *comma)
{
    double number;
    *comma = false;
    if (unit->kind == LOG_CLOCK && read_clock(text, value))
        return true;
    if (!read_number(text, &number, comma))
        return false;
    *value = number * unit->scale + unit->offset;
    return true;
}
