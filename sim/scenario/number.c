/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/number.h"

#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Like strncasecmp with a word in lower case, in no locale. */
static bool starts_with(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if ((letter(*text) ? (char)(*text | 0x20) : *text) != *word)
            return false;
    return true;
}

static double in_c_locale(const char *text)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = c ? uselocale(c) : (locale_t)0;
    double value = strtod(text, NULL);
    if (c) {
        uselocale(before);
        freelocale(c);
    }
    return value;
}

/* What was found between sign and end: m x 10^e, exact when at most 19 digits were kept. */
struct decimal {
    uint64_t mantissa;
    int digits, exponent;
    bool seen, significant;
};

static const char *read_digits(const char *at, int shift, struct decimal *number)
{
    for (; digit(*at); at++) {
        number->seen = true;
        number->significant = number->significant || *at != '0';
        if (number->digits >= 19) {
            number->exponent += 1 + shift;
            number->digits = 20; /* too many: no fast way */
            continue;
        }
        number->mantissa = number->mantissa * 10 + (uint64_t)(*at - '0');
        number->digits += number->significant;
        number->exponent += shift;
    }
    return at;
}

/* Exact when mantissa and power of ten are exact doubles: one rounding, as strtod does it.
 * (10^22 is the largest power of ten that is a double exactly.) */
static bool fast(const struct decimal *number, double *value)
{
    static const double power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (number->digits > 19 || number->mantissa > (UINT64_C(1) << 53) || number->exponent > 22 ||
        number->exponent < -22)
        return false;
    double mantissa = (double)number->mantissa;
    *value = number->exponent < 0 ? mantissa / power[-number->exponent]
                                  : mantissa * power[number->exponent];
    return true;
}

/* What follows a number and makes it none. */
static enum number_status look_behind(const char *at)
{
    if (*at == '_' || (*at == ',' && digit(at[1])))
        return NUMBER_SEPARATOR;
    if (at[0] == ' ' && digit(at[1]) && !(at[1] == '1' && at[2] == '/')) /* "0.5 1/a" is fine */
        return NUMBER_SEPARATOR;
    return *at == '.' ? NUMBER_BROKEN : NUMBER_OK;
}

static enum number_status begins(const char *at)
{
    if (starts_with(at, "nan") || starts_with(at, ".nan") || starts_with(at, "inf") ||
        starts_with(at, ".inf"))
        return letter(at[*at == '.' ? 4 : 3]) && !starts_with(at, "infinity") ? NUMBER_NONE
                                                                              : NUMBER_NOT_FINITE;
    if (at[0] == '0' && letter(at[1]) && strchr("xXoObB", at[1]) && (digit(at[2]) || letter(at[2])))
        return NUMBER_HEX;
    return at[0] == '0' && digit(at[1]) ? NUMBER_OCTAL : NUMBER_OK;
}

enum number_status number_parse(const char *text, double *value, size_t *used)
{
    const char *at = text;
    bool negative = *at == '-';
    *used = 0;
    at += *at == '-' || *at == '+';
    enum number_status status = begins(at);
    if (status != NUMBER_OK)
        return status;
    struct decimal number = {0};
    at = read_digits(at, 0, &number);
    if (*at == '.')
        at = read_digits(at + 1, -1, &number);
    if (!number.seen)
        return NUMBER_NONE;
    if ((*at == 'e' || *at == 'E') && (digit(at[1]) || at[1] == '+' || at[1] == '-')) {
        const char *power = at + 1 + (at[1] == '+' || at[1] == '-');
        int exponent = 0;
        if (!digit(*power))
            return NUMBER_BROKEN;
        for (at = power; digit(*at); at++)
            exponent = exponent > 99999 ? exponent : exponent * 10 + (*at - '0');
        number.exponent += power[-1] == '-' ? -exponent : exponent;
    }
    *used = (size_t)(at - text);
    if ((status = look_behind(at)) != NUMBER_OK)
        return status;
    if (fast(&number, value)) {
        *value = negative ? -*value : *value;
        return NUMBER_OK;
    }
    *value = in_c_locale(text); /* stops at the same place: hex and inf are excluded above */
    return isfinite(*value) ? NUMBER_OK : NUMBER_NOT_FINITE;
}

/* printf writes the point of the locale, which may be several bytes: one '.' instead. */
static void make_point(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (digit(*from) || letter(*from) || *from == '-' || *from == '+')
            *to++ = *from;
        else if (to == text || to[-1] != '.')
            *to++ = '.';
    }
    *to = '\0';
}

void number_format(double value, char text[NUMBER_ROOM])
{
    for (int digits = 15; digits <= 17; digits++) {
        double again;
        size_t used;
        snprintf(text, NUMBER_ROOM, "%.*g", digits, value);
        make_point(text);
        if (number_parse(text, &again, &used) == NUMBER_OK && again == value)
            return;
    }
}
