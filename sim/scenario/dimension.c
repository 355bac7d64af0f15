/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/unit.h"

/* The dimensions of field rows: one row each. */

#define P_MASS   "(mg|g|kg|t|kt|Mt)"
#define P_LENGTH "(mm|cm|m|km)"
#define P_TIME   "(ms|s|min|h|d|wk|a)"
#define P_ENERGY "([kMGT]?J|[kMGT]?Wh)"
#define P_POWER  "[kMG]?W"
#define P_VOLUME "(m3|m?L)"
#define P_AREA   "(mm2|cm2|m2)"
#define P_MONEY  "[kM]?[A-Z]{3}"
#define P_CARBON "(mg|g|kg|t|kt|Mt)( ?CO2e?)?"
#define P_KELVIN "K"

/* mass, length, time, temperature, money */
static const struct dimension_info dimensions[DIM_COUNT_] = {
    [DIM_NONE] = {"a plain number", {0}, "", "", "1.5", ""},
    [DIM_FRACTION] = {"a fraction", {0}, "", "_frac", "5 %", "%"},
    [DIM_MASS] = {"a mass", {1}, "kg", "_kg", "4 t", P_MASS},
    [DIM_LENGTH] = {"a length", {0, 1}, "m", "_m", "45 km", P_LENGTH},
    [DIM_TIME] = {"a time", {0, 0, 1}, "s", "_s", "15 min", P_TIME},
    [DIM_TEMPERATURE] = {"a temperature", {0, 0, 0, 1}, "K", "_K", "740 degC", "(degC|\u00b0C|K)"},
    [DIM_TEMPERATURE_DIFF] =
        {"a temperature difference", {0, 0, 0, 1}, "K", "_K", "10 K", P_KELVIN},
    [DIM_ENERGY] = {"an energy", {1, 2, -2}, "J", "_J", "420 kWh", P_ENERGY},
    [DIM_POWER] = {"a power", {1, 2, -3}, "W", "_W", "300 kW", P_POWER},
    [DIM_SPEED] = {"a speed", {0, 1, -1}, "m/s", "_m_per_s", "50 km/h", P_LENGTH "/" P_TIME},
    [DIM_VOLUME] = {"a volume", {0, 3}, "m3", "_m3", "2 m3", P_VOLUME},
    [DIM_AREA] = {"an area", {0, 2}, "m2", "_m2", "1.5 m2", P_AREA},
    [DIM_MASS_RATE] =
        {"a mass rate", {1, 0, -1}, "kg/s", "_kg_per_s", "2.5 t/h", P_MASS "/" P_TIME},
    [DIM_RATE] = {"a rate", {0, 0, -1}, "1/s", "_per_s", "5 %/a", "(1|%)?/" P_TIME},
    [DIM_COOLING_RATE] =
        {"a cooling rate", {0, 0, -1, 1}, "K/h", "_K_per_h", "25 K/h", "K/" P_TIME},
    [DIM_SPECIFIC_ENERGY] =
        {"an energy per mass", {0, 2, -2}, "J/kg", "_J_per_kg", "389 kJ/kg", P_ENERGY "/" P_MASS},
    [DIM_HEAT_CAPACITY] = {"a heat capacity",
                           {0, 2, -2, -1},
                           "J/(kg K)",
                           "_J_per_kgK",
                           "963 J/(kg K)",
                           P_ENERGY "/\\(" P_MASS "[ *]K\\)"},
    [DIM_HEAT_CAPACITY_SLOPE] = {"a slope of heat capacity",
                                 {0, 2, -2, -2},
                                 "J/(kg K2)",
                                 "_J_per_kgK2",
                                 "0.3 J/(kg K2)",
                                 P_ENERGY "/\\(" P_MASS "[ *]K2\\)"},
    [DIM_DENSITY] =
        {"a density", {1, -3}, "kg/m3", "_kg_per_m3", "2400 kg/m3", P_MASS "/" P_VOLUME},
    [DIM_DENSITY_SLOPE] = {"a slope of density",
                           {1, -3, 0, -1},
                           "kg/(m3 K)",
                           "_kg_per_m3K",
                           "-0.28 kg/(m3 K)",
                           P_MASS "/\\(" P_VOLUME "[ *]K\\)"},
    [DIM_CONDUCTIVITY] = {"a conductivity",
                          {1, 1, -3, -1},
                          "W/(m K)",
                          "_W_per_mK",
                          "1.5 W/(m K)",
                          P_POWER "/\\(" P_LENGTH "[ *]K\\)"},
    [DIM_CONDUCTIVITY_SLOPE] = {"a slope of conductivity",
                                {1, 1, -3, -2},
                                "W/(m K2)",
                                "_W_per_mK2",
                                "1e-4 W/(m K2)",
                                P_POWER "/\\(" P_LENGTH "[ *]K2\\)"},
    [DIM_FILM] = {"a heat-transfer coefficient",
                  {1, 0, -3, -1},
                  "W/(m2 K)",
                  "_W_per_m2K",
                  "12 W/(m2 K)",
                  P_POWER "/\\(" P_AREA "[ *]K\\)"},
    [DIM_CONDUCTANCE] = {"a conductance", {1, 2, -3, -1}, "W/K", "_W_per_K", "5 W/K", P_POWER "/K"},
    [DIM_POWER_PER_MASS] =
        {"a power per mass", {0, 2, -3}, "W/kg", "_W_per_kg", "12 kW/t", P_POWER "/" P_MASS},
    [DIM_FLUX_MASS] = {"a mass flux",
                       {1, -2, -1},
                       "kg/(m2 s)",
                       "_kg_per_m2s",
                       "0.15 kg/(m2 h)",
                       P_MASS "/\\(" P_AREA "[ *]" P_TIME "\\)"},
    [DIM_ENERGY_PER_VOLUME] = {"an energy per volume",
                               {1, -1, -2},
                               "J/m3",
                               "_J_per_m3",
                               "36 MJ/m3",
                               P_ENERGY "/" P_VOLUME},
    [DIM_VOLUME_PER_LENGTH] = {"a volume per length",
                               {0, 2},
                               "m3/m",
                               "_m3_per_m",
                               "44 L/100km",
                               P_VOLUME "/(100 ?)?" P_LENGTH},
    [DIM_INCIDENT_RATE] =
        {"a number per length", {0, -1}, "1/m", "_per_m", "2e-8 1/km", "1?/" P_LENGTH},
    [DIM_MONEY] = {"money", {0, 0, 0, 0, 1}, "$", "", "130000 $", P_MONEY},
    [DIM_MONEY_PER_MASS] =
        {"money per mass", {-1, 0, 0, 0, 1}, "$/kg", "_per_kg", "20000 $/t", P_MONEY "/" P_CARBON},
    [DIM_MONEY_PER_VOLUME] =
        {"money per volume", {0, -3, 0, 0, 1}, "$/m3", "_per_m3", "3.5 $/m3", P_MONEY "/" P_VOLUME},
    [DIM_MONEY_PER_ENERGY] = {"money per energy",
                              {-1, -2, 2, 0, 1},
                              "$/J",
                              "_per_J",
                              "0.68 $/kWh",
                              P_MONEY "/" P_ENERGY},
    [DIM_MONEY_PER_TIME] =
        {"money per time", {0, 0, -1, 0, 1}, "$/s", "_per_s", "60 $/h", P_MONEY "/" P_TIME},
    [DIM_MONEY_PER_LENGTH] =
        {"money per length", {0, -1, 0, 0, 1}, "$/m", "_per_m", "1.2 $/km", P_MONEY "/" P_LENGTH},
    [DIM_MONEY_PER_MASS_LENGTH] = {"money per mass and length",
                                   {-1, -1, 0, 0, 1},
                                   "$/(kg m)",
                                   "_per_kgm",
                                   "0.5 $/(t km)",
                                   P_MONEY "/\\(" P_MASS "[ *]" P_LENGTH "\\)"},
    [DIM_MONEY_PER_MASS_RATE] = {"money per mass rate",
                                 {-1, 0, 1, 0, 1},
                                 "$/(kg/s)",
                                 "_per_kg_per_s",
                                 "900000 $/(t/h)",
                                 P_MONEY "/\\(" P_MASS "/" P_TIME "\\)"},
    [DIM_CARBON_PER_ENERGY] = {"CO2 per energy",
                               {0, -2, 2},
                               "kg/J",
                               "_kg_per_J",
                               "0.55 kg CO2/kWh",
                               P_CARBON "/" P_ENERGY},
    [DIM_CARBON_PER_VOLUME] =
        {"CO2 per volume", {1, -3}, "kg/m3", "_kg_per_m3", "1.9 kg CO2/m3", P_CARBON "/" P_VOLUME},
    [DIM_CARBON_PER_MASS] =
        {"CO2 per mass", {0}, "kg/kg", "_kg_per_kg", "14 t CO2/t", P_CARBON "/" P_MASS},
};

/* Most usual first. Dimensions with one usual unit have that of their example. */
static const char *const usual[DIM_COUNT_][7] = {
    [DIM_FRACTION] = {"%"},
    [DIM_MASS] = {"t", "kg", "g"},
    [DIM_LENGTH] = {"km", "m", "mm"},
    [DIM_TIME] = {"h", "min", "d", "a", "wk", "s"},
    [DIM_TEMPERATURE] = {"degC", "K"},
    [DIM_ENERGY] = {"kWh", "MJ", "MWh"},
    [DIM_POWER] = {"kW", "W", "MW"},
    [DIM_SPEED] = {"km/h", "m/s"},
    [DIM_VOLUME] = {"m3", "L"},
    [DIM_AREA] = {"m2", "cm2"},
    [DIM_MASS_RATE] = {"t/h", "t/a", "kg/h", "kg/s"},
    [DIM_RATE] = {"%/a", "1/a", "1/h"},
    [DIM_SPECIFIC_ENERGY] = {"kJ/kg", "kWh/t", "J/kg"},
    [DIM_POWER_PER_MASS] = {"kW/t", "W/kg"},
    [DIM_ENERGY_PER_VOLUME] = {"MJ/m3", "kWh/m3"},
    [DIM_VOLUME_PER_LENGTH] = {"L/100km", "L/km"},
    [DIM_MONEY_PER_MASS] = {"$/t", "$/kg"},
    [DIM_MONEY_PER_VOLUME] = {"$/m3", "$/L"},
    [DIM_MONEY_PER_ENERGY] = {"$/kWh", "$/MWh"},
    [DIM_MONEY_PER_TIME] = {"$/h", "$/a", "$/d"},
    [DIM_MONEY_PER_LENGTH] = {"$/km", "$/m"},
    [DIM_CARBON_PER_ENERGY] = {"kg CO2/kWh", "kg CO2/MWh", "t CO2/MWh"},
    [DIM_CARBON_PER_MASS] = {"kg CO2/kg", "kg CO2/t"},
};

const char *unit_usual(enum dimension dim, int index)
{
    return index < 7 ? usual[dim][index] : NULL;
}

const struct dimension_info *dimension_info(enum dimension dim)
{
    return &dimensions[dim];
}
