/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/unit.h"

#include <string.h>

/* The base units, their prefixes, and what people write instead of them. */

enum { PLAIN, PREFIXED };

struct atom {
    const char *name;
    double num, den;
    signed char power[BASE_COUNT]; /* mass, length, time, temperature, money */
    int prefixed;
};

static const struct atom atoms[] = {
    {"g", 1, 1000, {1}, PREFIXED},
    {"t", 1000, 1, {1}, PREFIXED},
    {"m", 1, 1, {0, 1}, PREFIXED},
    {"L", 1, 1000, {0, 3}, PREFIXED},
    {"s", 1, 1, {0, 0, 1}, PREFIXED},
    {"min", 60, 1, {0, 0, 1}, PLAIN},
    {"h", 3600, 1, {0, 0, 1}, PLAIN},
    {"d", 24 * 3600, 1, {0, 0, 1}, PLAIN},
    {"wk", 7 * 24 * 3600, 1, {0, 0, 1}, PLAIN},
    {"a", 365 * 24 * 3600, 1, {0, 0, 1}, PLAIN},
    {"K", 1, 1, {0, 0, 0, 1}, PLAIN},
    {"J", 1, 1, {1, 2, -2}, PREFIXED},
    {"W", 1, 1, {1, 2, -3}, PREFIXED},
    {"Wh", 3600, 1, {1, 2, -2}, PREFIXED},
};
#define ATOM_COUNT (sizeof atoms / sizeof atoms[0])

static const struct {
    char letter;
    double num, den;
} prefixes[] = {{'k', 1e3, 1},  {'M', 1e6, 1}, {'G', 1e9, 1},
                {'T', 1e12, 1}, {'m', 1, 1e3}, {'c', 1, 1e2}};
#define PREFIX_COUNT (sizeof prefixes / sizeof prefixes[0])

/* What people write, and what it should be. Looked up ignoring the case of ASCII letters, after the
 * units themselves. */
static const struct {
    const char *written, *instead;
} aliases[] = {
    {"RMB", "CNY"},        {"yuan", "CNY"},     {"\u5143", "CNY"},
    {"\u00a5", "CNY"},     {"euro", "EUR"},     {"\u20ac", "EUR"},
    {"$", "USD"},          {"year", "a"},       {"years", "a"},
    {"yr", "a"},           {"y", "a"},          {"hr", "h"},
    {"hrs", "h"},          {"hour", "h"},       {"hours", "h"},
    {"minute", "min"},     {"minutes", "min"},  {"mins", "min"},
    {"sec", "s"},          {"second", "s"},     {"seconds", "s"},
    {"day", "d"},          {"days", "d"},       {"week", "wk"},
    {"weeks", "wk"},       {"ton", "t"},        {"tons", "t"},
    {"tonne", "t"},        {"tonnes", "t"},     {"kgs", "kg"},
    {"kms", "km"},         {"kmh", "km/h"},     {"kph", "km/h"},
    {"C", "degC"},         {"celsius", "degC"}, {"deg", "degC"},
    {"degrees", "degC"},   {"kelvin", "K"},     {"degK", "K"},
    {"litre", "L"},        {"liter", "L"},      {"litres", "L"},
    {"liters", "L"},       {"Nm", "m"},         {"percent", "%"},
    {"pct", "%"},          {"metre", "m"},      {"meter", "m"},
    {"watt", "W"},         {"joule", "J"},      {"m\u00b2", "m2"},
    {"m\u00b3", "m3"},     {"Nm\u00b3", "m3"},  {"mm\u00b2", "mm2"},
    {"W/m\u00b2", "W/m2"},
};

/* Units of other lands: what to write, and the number changes too. */
static const struct {
    const char *written, *instead;
} foreign[] = {
    {"mi", "km (1 mile is 1.609344 km)"},    {"mile", "km (1 mile is 1.609344 km)"},
    {"miles", "km (1 mile is 1.609344 km)"}, {"F", "degC (F less 32, over 1.8)"},
    {"degF", "degC (F less 32, over 1.8)"},  {"lb", "kg (1 lb is 0.45359237 kg)"},
    {"lbs", "kg (1 lb is 0.45359237 kg)"},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool same_but_case(const char *a, size_t length, const char *b)
{
    for (size_t i = 0; i < length; i++)
        if (!b[i] || lower(a[i]) != lower(b[i]))
            return false;
    return b[length] == '\0';
}

static bool exactly(const char *text, size_t length, const char *name)
{
    return strlen(name) == length && !memcmp(text, name, length);
}

static bool find_atom(const char *name, size_t length, int prefixed, struct unit *unit)
{
    for (size_t i = 0; i < ATOM_COUNT; i++) {
        if (!exactly(name, length, atoms[i].name) || (prefixed && !atoms[i].prefixed))
            continue;
        unit->num = atoms[i].num;
        unit->den = atoms[i].den;
        memcpy(unit->power, atoms[i].power, sizeof unit->power);
        return true;
    }
    return false;
}

/* Three capital letters: an ISO 4217 code. */
static bool find_money(const char *name, size_t length, struct unit *unit)
{
    if (length != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (name[i] < 'A' || name[i] > 'Z')
            return false;
    memcpy(unit->currency, name, 3);
    unit->power[BASE_MONEY] = 1;
    return true;
}

static const char *find_alias(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
        if (same_but_case(name, length, aliases[i].written))
            return aliases[i].instead;
    for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
        if (same_but_case(name, length, foreign[i].written))
            return foreign[i].instead;
    for (size_t i = 0; i < ATOM_COUNT; i++)
        if (same_but_case(name, length, atoms[i].name))
            return atoms[i].name;
    static const char *const usual[] = {"kg",  "km", "mm", "cm", "kW", "MW",  "kWh",
                                        "MWh", "MJ", "GJ", "kJ", "kt", "degC"};
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (same_but_case(name, length, usual[i]))
            return usual[i];
    return NULL;
}

bool unit_find(const char *name, size_t length, struct unit *unit, const char **instead)
{
    *unit = (struct unit){.num = 1, .den = 1};
    *instead = NULL;
    if (exactly(name, length, "%")) {
        unit->den = 100;
        unit->percent = true;
        return true;
    }
    if (exactly(name, length, "degC") || exactly(name, length, "\u00b0C")) {
        unit->celsius = true;
        unit->power[BASE_TEMPERATURE] = 1;
        return true;
    }
    if (find_atom(name, length, PLAIN, unit))
        return true;
    for (size_t i = 0; length > 1 && i < PREFIX_COUNT; i++) {
        if (name[0] != prefixes[i].letter || !find_atom(name + 1, length - 1, PREFIXED, unit))
            continue;
        unit->num *= prefixes[i].num;
        unit->den *= prefixes[i].den;
        return true;
    }
    *instead = find_alias(name, length);
    return !*instead && find_money(name, length, unit);
}
