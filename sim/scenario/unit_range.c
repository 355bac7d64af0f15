/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/unit.h"

#include <stdio.h>
#include <string.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *behind_blanks(const char *at)
{
    return at + strspn(at, " ");
}

/* What stands between two values where a range was meant: "-", "–", "~", "to", "..". */
static size_t range_sign(const char *at)
{
    static const char *const signs[] = {"-", "\xE2\x80\x93", "~", "to ", ".."};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t length = strlen(signs[i]);
        if (strncmp(at, signs[i], length) == 0 && digit(*behind_blanks(at + length)))
            return length;
    }
    return 0;
}

/* out: where the second value begins, *before the bytes of the first; NULL: it is no range. */
static const char *range_meant(const char *text, size_t *before)
{
    for (const char *at = text; *at; at++) {
        size_t sign = at > text ? range_sign(at) : 0;
        bool power = at > text && (at[-1] == 'e' || at[-1] == 'E'); /* 1e-3 */
        if (sign == 0 || power)
            continue;
        *before = (size_t)(at - text);
        while (*before > 0 && text[*before - 1] == ' ')
            --*before;
        return behind_blanks(at + sign);
    }
    return NULL;
}

bool unit_refuse_range(const char *text, const char *key, struct unit_problem *problem)
{
    size_t before;
    const char *high = range_meant(text, &before);
    if (!high)
        return false;
    problem->code = "E-UNIT";
    snprintf(problem->sentence, sizeof problem->sentence, "'%.60s' is a range; %s takes one value",
             text, key);
    snprintf(problem->help, sizeof problem->help,
             "a range is written '%.*s..%.30s', where one is taken (--vary, --range)",
             (int)(before < 30 ? before : 30), text, high);
    return true;
}
