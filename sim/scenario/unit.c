/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/number.h"

/* unit := factor { ('*' | ' ' | middle dot) factor | '/' factor }
 * factor := '(' unit ')' | [digits] name [['^'] digit] ['CO2'] | '1' */
struct parser {
    const char *at;
    const struct unit_want *want;
    struct unit_problem *problem;
    int depth;
    const char *instead; /* a unit for the unknown one at `at`; NULL: none comes to mind */
};

#define SAY(field, ...) snprintf((field), sizeof(field), __VA_ARGS__)

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 ||
           c == '%' || c == '$';
}

static const char *skip(const char *at)
{
    while (*at == ' ')
        at++;
    return at;
}

/* "\u00b7" is a product sign, not part of a name; it is two bytes. */
static bool middle_dot(const char *at)
{
    return (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xB7;
}

static size_t name_length(const char *at)
{
    size_t length = 0;
    while (name_char(at[length]) && !middle_dot(at + length))
        length++;
    return length;
}

/* "CO2" or "CO2e" behind a mass says what the mass is of. */
static size_t carbon_length(const char *at)
{
    if (strncmp(at, "CO2", 3) != 0)
        return 0;
    size_t length = at[3] == 'e' ? 4 : 3;
    return name_char(at[length]) || digit(at[length]) ? 0 : length;
}

static void unit_scale(struct unit *unit, const struct unit *by, int sign)
{
    unit->num *= sign > 0 ? by->num : by->den;
    unit->den *= sign > 0 ? by->den : by->num;
    for (int i = 0; i < BASE_COUNT; i++) {
        int power = unit->power[i] + sign * by->power[i];
        unit->power[i] = (signed char)(power > 99 ? 99 : power < -99 ? -99 : power);
    }
    unit->percent |= by->percent;
    unit->celsius |= by->celsius;
    if (by->currency[0])
        memcpy(unit->currency, by->currency, sizeof unit->currency);
}

static bool unknown_unit(struct parser *p, size_t length, const char *instead)
{
    if (length == 0)
        SAY(p->problem->sentence, "'%.40s' is no unit", p->at);
    else
        SAY(p->problem->sentence, "unknown unit '%.*s'", (int)(length < 40 ? length : 40), p->at);
    p->instead = instead;
    if (instead)
        SAY(p->problem->help, "write %s%s", instead,
            !strcmp(instead, "a") ? " (a year of 365 d)" : "");
    return false;
}

static bool read_power(struct parser *p, struct unit *unit)
{
    struct unit one = *unit;
    int power = 1;
    if (*p->at == '^')
        p->at++;
    if (digit(*p->at))
        power = *p->at++ - '0';
    if (digit(*p->at) || power == 0) {
        SAY(p->problem->sentence, "a unit has a power of 1 to 9, not '%.20s'", p->at - 1);
        return false;
    }
    for (int i = 1; i < power; i++)
        unit_scale(unit, &one, 1);
    return true;
}

static bool read_name(struct parser *p, struct unit *unit)
{
    const char *instead = NULL;
    size_t length = name_length(p->at);
    size_t stem = length; /* kgCO2: the mass without its CO */
    if (length > 2 && carbon_length(p->at + length - 2) > 0)
        stem = length - 2;
    else if (length > 3 && p->at[length] == '\0' && carbon_length(p->at + length - 3) > 0)
        stem = length - 3;
    if (length == 0 || !unit_find(p->at, stem, unit, &instead))
        return unknown_unit(p, length, instead);
    p->at += stem;
    if (stem == length && !read_power(p, unit))
        return false;
    size_t carbon = unit->power[BASE_MASS] == 1 ? carbon_length(skip(p->at)) : 0;
    if (carbon > 0)
        p->at = skip(p->at) + carbon;
    return true;
}

static bool read_unit(struct parser *p, struct unit *unit);

static bool read_factor(struct parser *p, struct unit *unit)
{
    p->at = skip(p->at);
    if (*p->at == '(') {
        p->at++;
        if (++p->depth > 4 || !read_unit(p, unit))
            return p->depth <= 4 ? false : unknown_unit(p, 0, NULL);
        p->depth--;
        if (*p->at != ')') {
            SAY(p->problem->sentence, "a parenthesis is not closed in the unit");
            return false;
        }
        p->at++;
        return true;
    }
    double number = 1;
    if (digit(*p->at)) {
        number = 0;
        for (int i = 0; digit(*p->at) && i < 7; i++)
            number = number * 10 + (*p->at++ - '0');
        if (!name_char(*skip(p->at)) && number == 1) {
            *unit = (struct unit){.num = 1, .den = 1};
            return true;
        }
        p->at = skip(p->at);
    }
    if (number == 0 || !read_name(p, unit))
        return number == 0 ? unknown_unit(p, 0, NULL) : false;
    unit->num *= number;
    return true;
}

/* Is there another factor, and how is it joined? 0 none, 1 product, -1 quotient. */
static int next_join(struct parser *p)
{
    const char *at = skip(p->at);
    int join = 0;
    if (*at == '/' || *at == '*') {
        join = *at == '/' ? -1 : 1;
        at++;
    } else if (middle_dot(at)) {
        join = 1;
        at += 2;
    } else if (at > p->at && (name_char(*at) || *at == '(')) {
        join = 1;
    }
    if (join)
        p->at = at;
    return join;
}

static bool read_unit(struct parser *p, struct unit *unit)
{
    *unit = (struct unit){.num = 1, .den = 1};
    const char *begin = skip(p->at);
    bool divided = false;
    if (*begin == '/')
        p->at = begin; /* "/km" is 1/km */
    else if (!read_factor(p, unit))
        return false;
    for (int join = next_join(p); join; join = next_join(p)) {
        struct unit factor;
        if (join > 0 && divided) {
            SAY(p->problem->sentence, "the unit '%.40s' can be read in two ways", begin);
            SAY(p->problem->help, "write parentheses, as in CNY/(t km)");
            return false;
        }
        divided |= join < 0;
        if (!read_factor(p, &factor))
            return false;
        unit_scale(unit, &factor, join);
    }
    return true;
}

/* --- what the value should have been -------------------------------------------------------------
 */

static void say_example(const struct parser *p, const char *before)
{
    char example[UNIT_ROOM];
    const char *text = p->want->example ? p->want->example : dimension_info(p->want->dim)->example;
    unit_with_currency(text, p->want->currency, example);
    SAY(p->problem->help, "%s'%s'", before, example);
}

static bool refuse_number(struct parser *p, enum number_status status, size_t used)
{
    static const char *const why[] = {
        [NUMBER_NONE] = "is not a number",
        [NUMBER_OCTAL] = "starts with a zero and could be octal",
        [NUMBER_HEX] = "is not a decimal number",
        [NUMBER_SEPARATOR] = "has a separator inside the number",
        [NUMBER_NOT_FINITE] = "is not a finite number",
        [NUMBER_BROKEN] = "is not a complete number",
    };
    struct unit_problem *problem = p->problem;
    problem->code = "E-NUMBER";
    SAY(problem->sentence, "'%.60s' %s; %s is %s", p->at, why[status], p->want->key,
        dimension_info(p->want->dim)->name);
    if (status == NUMBER_OCTAL)
        SAY(problem->help, "write it without the leading zero");
    else if (status == NUMBER_SEPARATOR)
        SAY(problem->help, "write digits without separators and a point for decimals: 20000, 3.2");
    else
        say_example(p, "write a value such as ");
    (void)used;
    return false;
}

/* A number without a unit. */
static bool refuse_bare(struct parser *p, const char *number)
{
    p->problem->code = "E-UNIT";
    SAY(p->problem->sentence, "%s is %s and needs a unit", p->want->key,
        dimension_info(p->want->dim)->name);
    unit_propose(number, p->want, p->problem);
    return false;
}

static const char *name_of(const struct unit *unit)
{
    static const signed char none[BASE_COUNT] = {0};
    if (!memcmp(unit->power, none, sizeof none))
        return "a ratio";
    for (int dim = DIM_FRACTION + 1; dim < DIM_COUNT_; dim++)
        if (!memcmp(dimension_info(dim)->power, unit->power, sizeof unit->power))
            return dimension_info(dim)->name;
    return NULL;
}

/* The whole value with another unit for the unknown one, where it can then be read. */
static void say_whole(struct parser *p, const char *text)
{
    char whole[UNIT_ROOM];
    double value;
    size_t used = strlen(p->problem->help);
    snprintf(whole, sizeof whole, "%.*s%s%s", (int)(p->at - text), text, p->instead,
             p->at + name_length(p->at));
    if (unit_parse(whole, p->want, &value, NULL))
        snprintf(p->problem->help + used, sizeof p->problem->help - used, ": '%.60s'", whole);
}

static bool refuse_dimension(struct parser *p, const struct unit *unit, const char *text)
{
    const struct dimension_info *info = dimension_info(p->want->dim);
    const char *found = unit->percent && p->want->dim == DIM_NONE ? "a percentage" : name_of(unit);
    p->problem->code = "E-UNIT";
    if (p->want->dim == DIM_TEMPERATURE_DIFF && unit->celsius) {
        SAY(p->problem->sentence, "%s is a temperature difference and is given in K", p->want->key);
        SAY(p->problem->help, "write K instead of degC");
        return false;
    }
    SAY(p->problem->sentence, "'%.60s' is %s; %s is %s", text, found ? found : "of another kind",
        p->want->key, info->name);
    if (!unit_propose_per(text, p->want, p->problem))
        say_example(p, "write a value such as ");
    return false;
}

static bool fits(const struct unit *unit, enum dimension dim)
{
    if (memcmp(unit->power, dimension_info(dim)->power, sizeof unit->power) != 0 || dim == DIM_NONE)
        return false;
    if (unit->celsius && dim != DIM_TEMPERATURE)
        return false;
    return !unit->percent || dim == DIM_FRACTION || dim == DIM_RATE || dim == DIM_COOLING_RATE;
}

static bool check_currency(struct parser *p, const struct unit *unit)
{
    if (!unit->currency[0] || !p->want->currency || !strcmp(unit->currency, p->want->currency))
        return true;
    p->problem->code = "E-UNIT";
    SAY(p->problem->sentence, "%s is in %s, but the scenario's currency is %s", p->want->key,
        unit->currency, p->want->currency);
    SAY(p->problem->help, "give it in %s: nothing is converted", p->want->currency);
    return false;
}

/* num/den in lowest terms, so that kg (1000 x 1/1000) is exactly 1. */
static void reduce(struct unit *unit)
{
    double a = unit->num, b = unit->den;
    while (b != 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    unit->num /= a;
    unit->den /= a;
}

static double to_si(double number, struct unit *unit, enum dimension dim)
{
    if (unit->celsius)
        return number + 273.15; /* 0 degC by definition */
    if (dim == DIM_COOLING_RATE)
        unit->num *= 3600; /* the member is in K/h */
    if (unit->num != 1 && unit->den != 1)
        reduce(unit);
    return number * unit->num / unit->den;
}

bool unit_parse(const char *text, const struct unit_want *want, double *value,
                struct unit_problem *problem)
{
    struct unit_problem unseen = {.code = ""};
    struct parser p = {.at = text, .want = want, .problem = problem ? problem : &unseen};
    size_t used;
    double number;
    p.problem->code = "E-UNIT";
    p.problem->sentence[0] = p.problem->help[0] = '\0';
    enum number_status status = number_parse(text, &number, &used);
    if (status != NUMBER_OK)
        return unit_refuse_range(text, want->key, p.problem) ? false
                                                             : refuse_number(&p, status, used);
    p.at = skip(text + used);
    if (*p.at == '\0') {
        if (want->dim > DIM_FRACTION && !(number == 0 && !want->currency))
            return refuse_bare(&p, text);
        *value = number;
        return true;
    }
    struct unit unit;
    if (!read_unit(&p, &unit)) {
        if (unit_refuse_range(text, want->key, p.problem))
            return false;
        if (!p.problem->help[0])
            say_example(&p, "write a value such as ");
        else if (p.instead)
            say_whole(&p, text);
        return false;
    }
    if (*skip(p.at) != '\0')
        return unit_refuse_range(text, want->key, p.problem) ? false : unknown_unit(&p, 0, NULL);
    if (!fits(&unit, want->dim))
        return refuse_dimension(&p, &unit, text);
    if (!check_currency(&p, &unit))
        return false;
    *value = to_si(number, &unit, want->dim);
    if (isfinite(*value))
        return true;
    p.at = text;
    return refuse_number(&p, NUMBER_NOT_FINITE, used);
}
