/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/number.h"
#include "sim/scenario/unit.h"
#include "tests/support/main.h"

static double value_of(const char *text, enum dimension dim)
{
    const struct unit_want want = {.dim = dim, .currency = "CNY", .key = "key"};
    struct unit_problem problem;
    double value;
    ck_assert_msg(unit_parse(text, &want, &value, &problem), "'%s': %s", text, problem.sentence);
    return value;
}

/* Expected values are written as arithmetic in the units, not as digits. */
START_TEST(units_become_si)
{
    static const struct {
        const char *text;
        enum dimension dim;
        double si;
    } cases[] = {
        {"45 km", DIM_LENGTH, 45e3},
        {"45km", DIM_LENGTH, 45e3},
        {"45   km", DIM_LENGTH, 45e3},
        {"6.35 t", DIM_MASS, 6350},
        {"250 g", DIM_MASS, 0.25},
        {"450 kt", DIM_MASS, 450e6},
        {"2.5 t/h", DIM_MASS_RATE, 2500.0 / 3600},
        {"20000 t/a", DIM_MASS_RATE, 20e6 / (365 * 86400.0)},
        {"15 min", DIM_TIME, 900},
        {"8 wk", DIM_TIME, 8 * 7 * 86400.0},
        {"365 d", DIM_TIME, 31536000},
        {"1 a", DIM_TIME, 31536000},
        {"738.4 degC", DIM_TEMPERATURE, 738.4 + 273.15},
        {"20 \u00b0C", DIM_TEMPERATURE, 20 + 273.15},
        {"1013 K", DIM_TEMPERATURE, 1013},
        {"10 K", DIM_TEMPERATURE_DIFF, 10},
        {"420 kWh", DIM_ENERGY, 420 * 3.6e6},
        {"1 GJ", DIM_ENERGY, 1e9},
        {"300 kW", DIM_POWER, 300e3},
        {"50 km/h", DIM_SPEED, 50 / 3.6},
        {"1.2 m3", DIM_VOLUME, 1.2},
        {"44 L/100km", DIM_VOLUME_PER_LENGTH, 44e-3 / 100e3},
        {"44 L/100 km", DIM_VOLUME_PER_LENGTH, 44e-3 / 100e3},
        {"0.44 L/km", DIM_VOLUME_PER_LENGTH, 0.44e-6},
        {"5 %", DIM_FRACTION, 0.05},
        {"5%", DIM_FRACTION, 0.05},
        {"0.05", DIM_FRACTION, 0.05},
        {"8 %/a", DIM_RATE, 0.08 / 31536000},
        {"0.5 1/a", DIM_RATE, 0.5 / 31536000},
        {"2e-8 /km", DIM_INCIDENT_RATE, 2e-11},
        {"10 K/h", DIM_COOLING_RATE, 10},
        {"0.5 K/min", DIM_COOLING_RATE, 30},
        {"389 kJ/kg", DIM_SPECIFIC_ENERGY, 389e3},
        {"90 kWh/t", DIM_SPECIFIC_ENERGY, 90 * 3600.0},
        {"963 J/(kg K)", DIM_HEAT_CAPACITY, 963},
        {"0.963 kJ/kg/K", DIM_HEAT_CAPACITY, 963},
        {"0.4 J/(kg K2)", DIM_HEAT_CAPACITY_SLOPE, 0.4},
        {"2.4 kg/L", DIM_DENSITY, 2400},
        {"1.5 W/(m K)", DIM_CONDUCTIVITY, 1.5},
        {"12 W/(m2 K)", DIM_FILM, 12},
        {"12 W/(m^2*K)", DIM_FILM, 12},
        {"12 W/m2/K", DIM_FILM, 12},
        {"12 kW/t", DIM_POWER_PER_MASS, 12},
        {"0.15 kg/(m2 h)", DIM_FLUX_MASS, 0.15 / 3600},
        {"9.9 kWh/m3", DIM_ENERGY_PER_VOLUME, 9.9 * 3.6e6},
        {"20000 CNY/t", DIM_MONEY_PER_MASS, 20},
        {"3.2 CNY/(t km)", DIM_MONEY_PER_MASS_LENGTH, 3.2e-6},
        {"3.2 CNY/(km t)", DIM_MONEY_PER_MASS_LENGTH, 3.2e-6},
        {"0.65 CNY/kWh", DIM_MONEY_PER_ENERGY, 0.65 / 3.6e6},
        {"3.5 CNY/m3", DIM_MONEY_PER_VOLUME, 3.5},
        {"7.3 CNY/L", DIM_MONEY_PER_VOLUME, 7300},
        {"62 CNY/h", DIM_MONEY_PER_TIME, 62.0 / 3600},
        {"130000 CNY", DIM_MONEY, 130000},
        {"1130000 CNY/(t/h)", DIM_MONEY_PER_MASS_RATE, 1130000.0 / 1000 * 3600},
        {"0.5306 kg/kWh", DIM_CARBON_PER_ENERGY, 0.5306 / 3.6e6},
        {"0.5306 kg CO2/kWh", DIM_CARBON_PER_ENERGY, 0.5306 / 3.6e6},
        {"0.5306 kgCO2/kWh", DIM_CARBON_PER_ENERGY, 0.5306 / 3.6e6},
        {"14 t CO2e/t", DIM_CARBON_PER_MASS, 14},
        {"80 CNY/tCO2", DIM_MONEY_PER_MASS, 0.08},
        {"-3 K", DIM_TEMPERATURE_DIFF, -3},
        {"+1.5e3 kg", DIM_MASS, 1500},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ck_assert_close(value_of(cases[i].text, cases[i].dim), cases[i].si, 1e-15);
}
END_TEST

/* Sentence and help say what is wrong and what to write. */
START_TEST(wrong_values_are_refused)
{
    static const struct {
        const char *text;
        enum dimension dim;
        const char *code, *sentence, *help;
    } cases[] = {
        {"45", DIM_LENGTH, "E-UNIT", "needs a unit", "'45 km'"},
        {"0", DIM_LENGTH, "E-UNIT", "needs a unit", "'0 km'"},
        {"45 kg", DIM_LENGTH, "E-UNIT", "'45 kg' is a mass; key is a length", "45 km"},
        {"3000 t", DIM_MASS_RATE, "E-UNIT", "'3000 t' is a mass", "write '3000 t/h', if"},
        {"3000 t/year", DIM_MASS_RATE, "E-UNIT", "unknown unit 'year'", ": '3000 t/a'"},
        {"45 km", DIM_NONE, "E-UNIT", "is a length; key is a plain number", ""},
        {"45 %", DIM_NONE, "E-UNIT", "is a percentage", ""},
        {"5 % km", DIM_LENGTH, "E-UNIT", "", ""},
        {"740", DIM_TEMPERATURE, "E-UNIT", "needs a unit", "740 degC"},
        {"740 C", DIM_TEMPERATURE, "E-UNIT", "unknown unit 'C'", "write degC"},
        {"10 degC", DIM_TEMPERATURE_DIFF, "E-UNIT", "given in K", "K instead of degC"},
        {"10 degC/h", DIM_COOLING_RATE, "E-UNIT", "", ""},
        {"20000 RMB/t", DIM_MONEY_PER_MASS, "E-UNIT", "unknown unit 'RMB'", "write CNY"},
        {"20000 yuan/t", DIM_MONEY_PER_MASS, "E-UNIT", "unknown unit 'yuan'", "write CNY"},
        {"20000 EUR/t", DIM_MONEY_PER_MASS, "E-UNIT", "currency is CNY", "nothing is converted"},
        {"3.2 CNY/t km", DIM_MONEY_PER_MASS_LENGTH, "E-UNIT", "two ways", "CNY/(t km)"},
        {"3 hours", DIM_TIME, "E-UNIT", "unknown unit 'hours'", "write h"},
        {"1 year", DIM_TIME, "E-UNIT", "unknown unit 'year'", "write a (a year of 365 d)"},
        {"3 KM", DIM_LENGTH, "E-UNIT", "unknown unit 'KM'", "write km"},
        {"3 kWH", DIM_ENERGY, "E-UNIT", "unknown unit 'kWH'", "write kWh"},
        {"3 furlong", DIM_LENGTH, "E-UNIT", "unknown unit 'furlong'", "45 km"},
        {"3 m/", DIM_SPEED, "E-UNIT", "", ""},
        {"3 (m", DIM_LENGTH, "E-UNIT", "parenthesis", ""},
        {"3 m)", DIM_LENGTH, "E-UNIT", "", ""},
        {"3 ((((((m))))))", DIM_LENGTH, "E-UNIT", "", ""},
        {"3 m0", DIM_LENGTH, "E-UNIT", "power", ""},
        {"3 m99", DIM_LENGTH, "E-UNIT", "power", ""},
        {"010 km", DIM_LENGTH, "E-NUMBER", "octal", "leading zero"},
        {"0x1F km", DIM_LENGTH, "E-NUMBER", "not a decimal number", ""},
        {"nan", DIM_LENGTH, "E-NUMBER", "not a finite number", ""},
        {".NaN", DIM_NONE, "E-NUMBER", "not a finite number", ""},
        {"-inf km", DIM_LENGTH, "E-NUMBER", "not a finite number", ""},
        {"1e999 km", DIM_LENGTH, "E-NUMBER", "not a finite number", ""},
        {"1_000 km", DIM_LENGTH, "E-NUMBER", "separator", "20000"},
        {"20,000 km", DIM_LENGTH, "E-NUMBER", "separator", "20000"},
        {"20 000 km", DIM_LENGTH, "E-NUMBER", "separator", "20000"},
        {"3,2 km", DIM_LENGTH, "E-NUMBER", "separator", "point for decimals"},
        {"1.2.3 km", DIM_LENGTH, "E-NUMBER", "not a complete number", ""},
        {"1e km", DIM_LENGTH, "E-UNIT", "", ""},
        {"1e+ km", DIM_LENGTH, "E-NUMBER", "not a complete number", ""},
        {"far", DIM_LENGTH, "E-NUMBER", "is not a number", "45 km"},
        {"", DIM_LENGTH, "E-NUMBER", "is not a number", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct unit_want want = {.dim = cases[i].dim, .currency = "CNY", .key = "key"};
        struct unit_problem problem;
        double value;
        ck_assert_msg(!unit_parse(cases[i].text, &want, &value, &problem), "'%s' was taken",
                      cases[i].text);
        ck_assert_str_eq(problem.code, cases[i].code);
        ck_assert_msg(problem.sentence[0] && strstr(problem.sentence, cases[i].sentence) &&
                          strstr(problem.help, cases[i].help),
                      "'%s': %s; help: %s", cases[i].text, problem.sentence, problem.help);
    }
}
END_TEST

/* Every dimension: its example, its SI unit and its name agree with each other. */
START_TEST(dimensions_are_consistent)
{
    for (int dim = 0; dim < DIM_COUNT_; dim++) {
        const struct dimension_info *info = dimension_info(dim);
        char example[UNIT_ROOM], si[UNIT_ROOM], one[UNIT_ROOM + 4];
        ck_assert_ptr_nonnull(info->name);
        unit_with_currency(info->example, "CNY", example);
        value_of(example, dim);
        unit_with_currency(info->si, "CNY", si);
        snprintf(one, sizeof one, "1 %s", si);
        if (*si)
            ck_assert_double_eq(value_of(one, dim), 1);
    }
}
END_TEST

START_TEST(numbers_round_as_strtod_does)
{
    static const char *const texts[] = {"0.1",
                                        "1e22",
                                        "1e23",
                                        "123456789012345678",
                                        "9007199254740993",
                                        "1.7976931348623157e308",
                                        "5e-324",
                                        "2.2250738585072011e-308",
                                        "0.30000000000000004",
                                        "8.41",
                                        "6.02214076e23",
                                        "1e-5",
                                        "0.058"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        double value;
        size_t used;
        ck_assert_int_eq(number_parse(texts[i], &value, &used), NUMBER_OK);
        ck_assert_uint_eq(used, strlen(texts[i]));
        ck_assert_double_eq(value, strtod(texts[i], NULL));
    }
}
END_TEST

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 11;
}

/* What is formatted reads back as the same double, in every dimension and usual unit. */
START_TEST(formatted_values_read_back)
{
    uint64_t state = 12345;
    static const struct {
        enum dimension dim;
        const char *like;
    } cases[] = {{DIM_LENGTH, "30 km"},
                 {DIM_SPEED, "50 km/h"},
                 {DIM_TEMPERATURE, "740 degC"},
                 {DIM_MASS_RATE, "20000 t/a"},
                 {DIM_MONEY_PER_MASS_LENGTH, "0.5 CNY/(t km)"},
                 {DIM_RATE, "8 %/a"},
                 {DIM_FRACTION, "5 %"},
                 {DIM_FRACTION, "0.2"},
                 {DIM_VOLUME_PER_LENGTH, "44 L/100km"},
                 {DIM_COOLING_RATE, "10 K/h"},
                 {DIM_NONE, "1"},
                 {DIM_MONEY_PER_MASS_RATE, "900000 CNY/(t/h)"},
                 {DIM_TIME, "1 a"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (int k = 0; k < 2000; k++) {
            double random = (double)next_random(&state) * 0x1p-53;
            double value = value_of(cases[i].like, cases[i].dim) * (0.01 + random);
            char text[UNIT_ROOM];
            unit_format(value, cases[i].dim, "CNY", cases[i].like, text);
            ck_assert_msg(value_of(text, cases[i].dim) == value, "%.17g became '%s'", value, text);
        }
    }
}
END_TEST

START_TEST(formatted_values_are_readable)
{
    static const struct {
        double si;
        enum dimension dim;
        const char *currency, *like, *text;
    } cases[] = {
        {50 / 3.6, DIM_SPEED, "CNY", "45 km/h", "50 km/h"},
        {740 + 273.15, DIM_TEMPERATURE, "CNY", "700 degC", "740 degC"},
        {20, DIM_MONEY_PER_MASS, "EUR", "19900 CNY/t", "20000 EUR/t"},
        {0.05, DIM_FRACTION, "CNY", "3 %", "5 %"},
        {0.05, DIM_FRACTION, "CNY", "0.3", "0.05"},
        {0.05, DIM_NONE, "CNY", NULL, "0.05"},
        {1500, DIM_LENGTH, "CNY", NULL, "1.5 km"},
        {1500, DIM_LENGTH, "CNY", "auto", "1.5 km"},
        {2e-8 / 1000, DIM_INCIDENT_RATE, "CNY", "1e-8 1/km", "2e-08 1/km"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[UNIT_ROOM];
        unit_format(cases[i].si, cases[i].dim, cases[i].currency, cases[i].like, text);
        ck_assert_str_eq(text, cases[i].text);
    }
}
END_TEST

RUN_SUITE("unit", units_become_si, wrong_values_are_refused, dimensions_are_consistent,
          numbers_round_as_strtod_does, formatted_values_read_back, formatted_values_are_readable)
