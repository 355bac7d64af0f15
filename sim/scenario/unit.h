/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units in values: "45 km", "3.2 CNY/(t km)", "12 W/(m2 K)", "44 L/100km", "5 %/a".
 *
 * A unit is a product or quotient of the base units of unit_table.c with prefixes, powers and
 * parentheses. After one '/' a product needs parentheses, so that nothing can be misread. A year
 * (a) is 365 days. degC stands only for temperatures, K for temperatures and differences. Money is
 * the ISO code of the scenario's currency; nothing is ever converted.
 */
#ifndef SIM_SCENARIO_UNIT_H
#define SIM_SCENARIO_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/field.h"

enum base { BASE_MASS, BASE_LENGTH, BASE_TIME, BASE_TEMPERATURE, BASE_MONEY, BASE_COUNT };

/* What a value is to be. */
struct unit_want {
    enum dimension dim;
    const char *currency; /* NULL: any (texts of field rows) */
    const char *key;      /* stands in the sentences */
    const char *example;  /* a right value; NULL: of the dimension */
    /* for the unit to propose when there is none, scenario syntax, NULL unknown: */
    const char *low, *high, *believe_low, *believe_high;
};

/* Why a text was refused. */
struct unit_problem {
    const char *code;
    char sentence[320], help[320]; /* help may be empty */
};

/* SI value of a text. A plain 0 is taken for every dimension only when want->currency is NULL.
 * fails: false, with *problem filled (problem may be NULL). */
bool unit_parse(const char *text, const struct unit_want *, double *value,
                struct unit_problem *problem);

#define UNIT_ROOM 96
/* The value in the unit that `like` is written in ("15 min"; NULL, or no such unit: the dimension's
 * own), with digits that read back as the same double; in the SI unit when no digits do. */
void unit_format(double value, enum dimension, const char *currency, const char *like,
                 char text[UNIT_ROOM]);

/* The unit in which a text is written: "km" of "45 km", "" of "3". NULL when it starts with no
 * number. */
const char *unit_of(const char *text);

/* One row per dimension. '$' stands for the currency. */
struct dimension_info {
    const char *name; /* "a length" */
    signed char power[BASE_COUNT];
    const char *si;      /* unit of the member: "m"; "" for a plain number */
    const char *suffix;  /* tail of the member's name: "_m"; "" for none */
    const char *example; /* "45 km" */
    const char *pattern; /* regular expression of its common units, for the schema */
};
const struct dimension_info *dimension_info(enum dimension);

/* Unit number `index` that people use for the dimension, '$' for the currency; NULL past the last.
 */
const char *unit_usual(enum dimension, int index);

/* '$' replaced by the currency. out: text[UNIT_ROOM]. */
void unit_with_currency(const char *pattern, const char *currency, char text[UNIT_ROOM]);

/* --- for unit.c and unit_table.c only --- */

/* value in SI = value x num / den; both are exact integers. */
struct unit {
    double num, den;
    signed char power[BASE_COUNT];
    bool celsius, percent;
    char currency[4];
};

/* The unit of that name, prefix included: "kWh". fails: false; *instead is what to write, or NULL.
 */
bool unit_find(const char *name, size_t length, struct unit *, const char **instead);

/* "5 km-20 km", "5 to 20 km", "5..20 km", two values where one was asked for: *problem says so and
 * how a range is written. fails: false when the text is none. */
bool unit_refuse_range(const char *text, const char *key, struct unit_problem *problem);

/* Proposes a unit for a number without one: that of the example, unless another makes more sense.
 */
void unit_propose(const char *number, const struct unit_want *, struct unit_problem *problem);
/* "3000 t" where a rate is meant: '3000 t/a'. fails: false, no such unit takes the number. */
bool unit_propose_per(const char *text, const struct unit_want *, struct unit_problem *problem);

#endif
