/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/date.h"
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

bool custom_parse_start(struct reader *r, const struct node *node, void *member)
{
    const char *text = reader_scalar(r, node, "start");
    long days;
    if (!text)
        return false;
    if (!date_parse(text, &days)) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "start is a date, not '%.40s'", text);
        diag_help(r->diag, "write year, month, day: '2025-01-06'");
        return false;
    }
    if (text[10] && strcmp(text + 10, " 00:00") != 0) {
        diag_error(r->diag, reader_mark(r, node), "E-RANGE", "start is at 00:00, not at '%.40s'",
                   text + 10);
        return false;
    }
    long weekday = (days % 7 + 10) % 7; /* 0: Monday */
    if (weekday != 0) {
        diag_error(r->diag, reader_mark(r, node), "E-RANGE", "start is not a Monday");
        diag_help(r->diag, "shift calendars count from Monday 00:00; take the Monday before");
        return false;
    }
    *(const char **)member = arena_print(r->arena, "%.10s 00:00", text);
    return true;
}
