/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "models/furnace/furnace.h"
#include "tests/models/furnace/sample_alloy.h"
#include "tests/support/main.h"

#define KWH_PER_T 3600.0 /* J/kg */

START_TEST(types_are_complete)
{
    int count = 0;
    for (const struct melter_type *const *type = melter_types(); *type; type++, count++) {
        ck_assert_ptr_eq(melter_type_find((*type)->name), *type);
        ck_assert_uint_gt(strlen((*type)->summary), 5);
        ck_assert_uint_gt(strlen((*type)->source), 2);
        ck_assert_double_gt((*type)->efficiency_lo_frac, 0.1);
        ck_assert_double_le((*type)->efficiency_lo_frac, (*type)->efficiency_frac);
        ck_assert_double_le((*type)->efficiency_frac, (*type)->efficiency_hi_frac);
        ck_assert_double_lt((*type)->efficiency_hi_frac, 1.0);
        ck_assert_double_gt((*type)->standby_W_per_kg_per_s, 0.0);
    }
    ck_assert_int_ge(count, 7);
    ck_assert_ptr_null(melter_type_find("campfire"));
}
END_TEST

/* Melting pure aluminium as the source of the theoretical figure does gives back the consumption
 * that each type was derived from; the casting alloy takes what its own enthalpy says. */
START_TEST(consumption_comes_back)
{
    const struct {
        const char *name;
        double kWh_per_t;
    } published[] = {{"tower", 680.0},
                     {"crucible_gas", 1500.0},
                     {"induction", 550.0},
                     {"crucible_electric", 500.0},
                     {"reverb", 1600.0 * 2326.0 / 3600.0}};
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        const struct melter_type *type = melter_type_find(published[i].name);
        double theory = 1.01 * 293.071 / 0.90718474; /* MMBtu/short ton in kWh/t */
        ck_assert_close(theory / type->efficiency_frac, published[i].kWh_per_t, 1e-4);
        double input = melter_input_J(&sample_adc12, 1000.0, 293.15, 953.15, type->efficiency_frac);
        printf("%-18s published %6.0f kWh/t, ADC12 to 680 C %6.0f\n", type->name,
               published[i].kWh_per_t, input / 3.6e6);
        ck_assert_close(input / 3.6e6, published[i].kWh_per_t, 0.10);
    }
}
END_TEST

START_TEST(input_is_enthalpy_over_efficiency)
{
    double hot = alloy_enthalpy_J_per_kg(&sample_pure, 1016.15);
    double cold = alloy_enthalpy_J_per_kg(&sample_pure, 293.15);
    double input = melter_input_J(&sample_pure, 437.0, 293.15, 1016.15, 0.48);
    ck_assert_close(input * 0.48, 437.0 * (hot - cold), 1e-12);
    /* A preheated charge saves its own enthalpy. */
    double warm = melter_input_J(&sample_pure, 437.0, 593.15, 1016.15, 0.48);
    double saved = alloy_enthalpy_J_per_kg(&sample_pure, 593.15) - cold;
    ck_assert_close(input - warm, 437.0 * saved / 0.48, 1e-12);
}
END_TEST

START_TEST(holding_figures_are_those_published)
{
    /* 9.7, 12.0 and 14.2 kW per tonne. */
    ck_assert_double_eq_tol(holding_type_find("immersion_idle")->input_W_per_kg, 9.7, 0.05);
    ck_assert_double_eq_tol(holding_type_find("immersion")->input_W_per_kg, 12.0, 0.05);
    ck_assert_double_eq_tol(holding_type_find("immersion_production")->input_W_per_kg, 14.2, 0.05);
    size_t count;
    const struct holding_type *type = holding_types(&count);
    for (size_t i = 0; i < count; i++)
        ck_assert_ptr_eq(holding_type_find(type[i].name), &type[i]);
    ck_assert_ptr_null(holding_type_find("thermos"));
}
END_TEST

/* An emptied furnace loses at first what holding it would have cost, in the end its lining's heat.
 */
START_TEST(a_cold_lining_loses_less_than_a_hot_one)
{
    const double lining = 130 * KWH_PER_T, loss = 12.0; /* W/kg */
    double before = 0;
    for (double rest_s = 60; rest_s < 1e6; rest_s *= 1.7) {
        double lost = holding_cooled_J_per_kg(lining, loss, rest_s);
        ck_assert_double_gt(lost, before);
        ck_assert_double_le(lost, fmin(lining, loss * rest_s));
        before = lost;
    }
    ck_assert_close(holding_cooled_J_per_kg(lining, loss, 1.0), loss, 1e-4);
    ck_assert_close(holding_cooled_J_per_kg(lining, loss, 1e8), lining, 1e-12);
    /* one lump of 130 kWh/t that loses 12 kW/t has a time constant of 10.83 h */
    ck_assert_close(holding_cooled_J_per_kg(lining, loss, 10.833333333333334 * 3600),
                    lining * (1 - exp(-1)), 1e-12);
    ck_assert_double_eq(holding_cooled_J_per_kg(0, loss, 1e5), 0);
}
END_TEST

START_TEST(recirculation_saves_its_gas)
{
    ck_assert_close(melter_recirculation_J_per_kg() * 1000.0 / 38.93e6, 3.49, 1e-12);
    printf("recirculation saves %.1f kWh/t\n", melter_recirculation_J_per_kg() / KWH_PER_T);
}
END_TEST

RUN_SUITE("melter", types_are_complete, consumption_comes_back, input_is_enthalpy_over_efficiency,
          holding_figures_are_those_published, a_cold_lining_loses_less_than_a_hot_one,
          recirculation_saves_its_gas)
