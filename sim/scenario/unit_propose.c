/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which unit makes most sense of a number that has none, or half of one. */
#include <stdio.h>
#include <string.h>

#include "sim/scenario/number.h"
#include "sim/scenario/unit.h"

static bool between(double value, const char *low, const char *high, enum dimension dim)
{
    const struct unit_want want = {.dim = dim, .key = "range"};
    double end;
    return (!low || (unit_parse(low, &want, &end, NULL) && value >= end)) &&
           (!high || (unit_parse(high, &want, &end, NULL) && value <= end));
}

/* How well the number goes with the unit: 2 believable, 1 possible, 0 neither. */
static int plausible(const struct unit_want *want, const char *number, const char *unit)
{
    char whole[2 * UNIT_ROOM];
    double value;
    snprintf(whole, sizeof whole, "%.90s %.90s", number, unit);
    if (!unit_parse(whole, want, &value, NULL))
        return 0;
    if ((want->believe_low || want->believe_high) &&
        between(value, want->believe_low, want->believe_high, want->dim))
        return 2;
    return between(value, want->low, want->high, want->dim);
}

static void propose(const char *number, const char *unit, struct unit_problem *problem)
{
    snprintf(problem->help, sizeof problem->help, "write '%.40s %s', if that is meant", number,
             unit);
}

void unit_propose(const char *number, const struct unit_want *want, struct unit_problem *problem)
{
    char best[UNIT_ROOM], other[UNIT_ROOM];
    const char *like = want->example ? unit_of(want->example) : NULL;
    const char *usual = unit_of(dimension_info(want->dim)->example);
    unit_with_currency(like && *like ? like : usual, want->currency, best);
    int sense = plausible(want, number, best);
    const char *pattern;
    for (int i = 0; sense < 2 && (pattern = unit_usual(want->dim, i)) != NULL; i++) {
        unit_with_currency(pattern, want->currency, other);
        int now = plausible(want, number, other);
        if (now > sense) {
            memcpy(best, other, sizeof best);
            sense = now;
        }
    }
    propose(number, best, problem);
}

bool unit_propose_per(const char *text, const struct unit_want *want, struct unit_problem *problem)
{
    char best[UNIT_ROOM], other[UNIT_ROOM], number[UNIT_ROOM];
    size_t used;
    double value;
    const char *pattern;
    int sense = 0;
    if (number_parse(text, &value, &used) != NUMBER_OK || used >= sizeof number)
        return false;
    snprintf(number, sizeof number, "%.*s", (int)used, text);
    const char *own = text + used + strspn(text + used, " ");
    size_t length = strlen(own);
    for (int i = 0; (pattern = unit_usual(want->dim, i)) != NULL; i++) {
        unit_with_currency(pattern, want->currency, other);
        bool per = strncmp(other, own, length) == 0 && other[length] == '/';
        int now = per ? plausible(want, number, other) : 0;
        if (now > sense) {
            memcpy(best, other, sizeof best);
            sense = now;
        }
    }
    if (sense > 0)
        propose(number, best, problem);
    return sense > 0;
}
