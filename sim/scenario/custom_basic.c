/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/reader.h"

bool custom_parse_currency(struct reader *r, const struct node *node, void *member)
{
    const char *text = reader_scalar(r, node, "currency");
    struct unit unit;
    const char *instead = NULL;
    if (!text)
        return false;
    if (unit_find(text, strlen(text), &unit, &instead) && unit.currency[0] && strlen(text) == 3) {
        memcpy(member, unit.currency, sizeof unit.currency);
        return true;
    }
    diag_error(r->diag, reader_mark(r, node), "E-CHOICE", "'%.40s' is no currency code", text);
    diag_help(r->diag, "write %s",
              instead && strlen(instead) == 3
                  ? instead
                  : "the ISO code, three capital letters: CNY, EUR, USD");
    return false;
}

bool custom_parse_seed(struct reader *r, const struct node *node, void *member)
{
    const char *text = reader_scalar(r, node, "seed");
    if (!text)
        return false;
    size_t digits = strspn(text, "0123456789");
    errno = 0;
    unsigned long long value = strtoull(text, NULL, 10);
    if (digits == 0 || text[digits] || (text[0] == '0' && text[1]) || errno == ERANGE) {
        diag_error(r->diag, reader_mark(r, node), "E-NUMBER",
                   "seed is a whole number from 0 to 18446744073709551615, not '%.40s'", text);
        return false;
    }
    *(uint64_t *)member = value;
    return true;
}

bool custom_parse_replications(struct reader *r, const struct node *node, void *member)
{
    static const char *const keys[] = {"min", "max", "half_width", NULL};
    struct replications *out = member;
    const struct number_want whole = {.key = "replications", .low = "1", .high = "1000000"};
    if (node->kind != NODE_MAPPING) {
        if (!reader_integer(r, node, &whole, &out->min))
            return false;
        out->max = out->min;
        out->half_width_per_kg = 0;
        return true;
    }
    bool good = reader_only(r, node, "replications", keys);
    for (int i = 0; keys[i]; i++) {
        const struct node *value = tree_get(node, keys[i]);
        const struct number_want one = {.key = keys[i], .low = "2", .high = "1000000"};
        const struct number_want width = {
            .key = keys[i], .dim = DIM_MONEY_PER_MASS, .low = "0", .example = "5 $/t"};
        if (!value) {
            diag_error(r->diag, &node->mark, "E-MISSING", "replications need '%s'", keys[i]);
            diag_help(r->diag, "write a number, or {min: 5, max: 100, half_width: 5 CNY/t}");
            good = false;
        } else if (i == 2) {
            good &= reader_number(r, value, &width, &out->half_width_per_kg);
        } else {
            good &= reader_integer(r, value, &one, i == 0 ? &out->min : &out->max);
        }
    }
    if (good && out->max < out->min) {
        diag_error(r->diag, &node->mark, "E-RANGE", "max is below min");
        good = false;
    }
    return good;
}

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

bool custom_parse_start(struct reader *r, const struct node *node, void *member)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const char *text = reader_scalar(r, node, "start");
    long year, month, day;
    if (!text)
        return false;
    size_t length = strlen(text);
    bool date = length >= 10 && digits_at(text, 4, &year) && text[4] == '-' &&
                digits_at(text + 5, 2, &month) && text[7] == '-' && digits_at(text + 8, 2, &day) &&
                year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
    if (date && month == 2 && day == 29)
        date = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (!date) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "start is a date, not '%.40s'", text);
        diag_help(r->diag, "write year, month, day: '2025-01-06'");
        return false;
    }
    if (text[10] && strcmp(text + 10, " 00:00") != 0) {
        diag_error(r->diag, reader_mark(r, node), "E-RANGE", "start is at 00:00, not at '%.40s'",
                   text + 10);
        return false;
    }
    long days = civil_days(year, month, day), weekday = (days % 7 + 10) % 7; /* 0: Monday */
    if (weekday != 0) {
        diag_error(r->diag, reader_mark(r, node), "E-RANGE", "start is not a Monday");
        diag_help(r->diag, "shift calendars count from Monday 00:00; take the Monday before");
        return false;
    }
    *(const char **)member = arena_print(r->arena, "%.10s 00:00", text);
    return true;
}
