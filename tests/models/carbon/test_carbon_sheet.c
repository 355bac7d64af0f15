/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/carbon/carbon.h"
#include "tests/models/cost/cost_case.h"
#include "tests/support/main.h"

static const struct carbon_factors factors = {
    .grid_kg_per_J = 0.5306 / CASE_KWH,
    .gas_kg_per_m3 = 2.16,
    .diesel_kg_per_m3 = 2.63 / CASE_LITRE,
    .metal_kg_per_kg = 13.7,
    .pre_consumer_frac = 0.29,
    .pre_consumer_kg_per_kg = 11.3,
    .metal_direct_kg_per_kg = 0.37,
};

static double kg(const struct carbon_sheet *sheet, const char *name)
{
    for (int i = 0; i < sheet->count; i++)
        if (strcmp(sheet->line[i].kind->name, name) == 0)
            return sheet->line[i].kg;
    ck_abort_msg("no line %s", name);
    return 0;
}

START_TEST(molten_lines_by_hand)
{
    struct cost_case c;
    struct carbon_sheet s;
    cost_case_init(ROUTE_MOLTEN, &c);
    c.view.fuel = (struct cost_fuel){.other_frac = 0};
    carbon_sheet_evaluate(&c.view, &factors, &s);
    ck_assert_close(kg(&s, "preheat_gas"), 13700 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "superheat_gas"), 6890 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "holding_gas"), 5270 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "returns_gas"), 8130 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "holding_power"), 173900 * 0.5306, 1e-13);
    ck_assert_close(kg(&s, "diesel"), 14900 * 2.63, 1e-13);
    double net_t = 19.3 + 5.3 + (31.7 + 8.9) * (1 - 0.317); /* returns remelted among it */
    ck_assert_close(kg(&s, "replaced_metal"), net_t * 13.7e3, 1e-13);
    /* a standby kept hot: what it burns, draws, and has brought */
    const double freight_kg = 57.3 / 30 * 59.4 * 0.44 * 2.63;
    ck_assert_close(kg(&s, "melt_gas"), 7310 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "melt_power"), 1930 * 0.5306, 1e-13);
    ck_assert_close(kg(&s, "auxiliary_power"), 4170 * 0.5306, 1e-13);
    ck_assert_close(kg(&s, "ingot_freight_diesel"), freight_kg, 1e-13);
    ck_assert_close(s.scope[1], (5270 + 8130 + 7310) * 2.16, 1e-13);
    ck_assert_close(s.scope[2], (173900 + 1930 + 4170) * 0.5306, 1e-13);
    ck_assert_close(s.scope[3], (13700 + 6890) * 2.16 + 14900 * 2.63 + freight_kg + net_t * 13.7e3,
                    1e-13);
}
END_TEST

START_TEST(ingot_lines_by_hand)
{
    struct cost_case c;
    struct carbon_sheet s;
    cost_case_init(ROUTE_INGOT, &c);
    carbon_sheet_evaluate(&c.view, &factors, &s);
    ck_assert_close(kg(&s, "melt_gas"), 391700 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "melt_power"), 29300 * 0.5306, 1e-13);
    ck_assert_close(kg(&s, "auxiliary_power"), 447100 * 0.5306, 1e-13);
    ck_assert_close(kg(&s, "replaced_metal"), (43.7 + 5.3 + (71.3 + 8.9) * (1 - 0.317)) * 13.7e3,
                    1e-13);
    /* 30 t a load, there and back: 2 x 29.7 km x 0.44 L/km */
    ck_assert_close(kg(&s, "ingot_freight_diesel"), 4861.9 / 30 * 59.4 * 0.44 * 2.63, 1e-13);
    ck_assert_double_eq(kg(&s, "preheat_gas"), 0);
    ck_assert_double_eq(kg(&s, "diesel"), 0);
}
END_TEST

START_TEST(scopes_sum_and_the_chain_pays_its_own)
{
    for (int r = 0; r < ROUTES; r++) {
        struct cost_case c;
        struct carbon_sheet s;
        cost_case_init((enum supply_route)r, &c);
        carbon_sheet_evaluate(&c.view, &factors, &s);
        double lines = 0, direct = 0;
        for (int i = 0; i < s.count; i++) {
            const struct carbon_line_kind *kind = s.line[i].kind;
            if (!kind->delivered)
                lines += s.line[i].kg;
            if (kind->party == CARBON_METAL)
                direct += s.line[i].quantity * 0.37;
            else if (kind->party != CARBON_TRANSPORT && strstr(kind->name, "gas"))
                direct += s.line[i].kg;
        }
        ck_assert_close(s.direct_kg, direct, 1e-13);
        ck_assert_close(s.total_kg, lines, 1e-14);
        ck_assert_close(s.scope[1] + s.scope[2] + s.scope[3], lines, 1e-14);
        ck_assert_double_eq(s.scope[0], 0);
        ck_assert_close(carbon_chain_kg(&s), lines - kg(&s, "replaced_metal"), 1e-13);
        double cradle = lines + kg(&s, "delivered_metal");
        ck_assert_close(s.cradle_kg[CARBON_CUT_OFF], cradle, 1e-13);
        for (int from = 0; from < CARBON_METAL; from++)
            ck_assert_close(s.boundary[from][1] + s.boundary[from][2] + s.boundary[from][3], cradle,
                            1e-13);
        ck_assert_close(s.boundary[CARBON_DIE_CASTER][1], s.scope[1], 1e-15);
        ck_assert_close(s.boundary[CARBON_DIE_CASTER][2], s.scope[2], 1e-15);
    }
}
END_TEST

/* Scrap that never was a product: nothing, or the metal it came from, on all metal of the sheet. */
START_TEST(both_methods_stand_side_by_side)
{
    struct carbon_factors other = factors;
    struct cost_case c;
    struct carbon_sheet cut, co;
    cost_case_init(ROUTE_MOLTEN, &c);
    other.method = CARBON_CO_PRODUCT;
    carbon_sheet_evaluate(&c.view, &factors, &cut);
    carbon_sheet_evaluate(&c.view, &other, &co);
    double metal_kg = (kg(&cut, "replaced_metal") + kg(&cut, "delivered_metal")) / 13.7;
    ck_assert_close(cut.cradle_kg[CARBON_CO_PRODUCT] - cut.cradle_kg[CARBON_CUT_OFF],
                    metal_kg * 0.29 * 11.3, 1e-12);
    for (int m = 0; m < CARBON_METHODS; m++) /* whatever the sheet itself is counted by */
        ck_assert_close(cut.cradle_kg[m], co.cradle_kg[m], 1e-14);
    ck_assert_close(kg(&co, "replaced_metal") / kg(&cut, "replaced_metal"),
                    (13.7 + 0.29 * 11.3) / 13.7, 1e-14);
    ck_assert_close(kg(&co, "diesel"), kg(&cut, "diesel"), 1e-15);
}
END_TEST

START_TEST(gas_and_electric_trucks)
{
    struct carbon_factors with = factors;
    struct cost_case c;
    struct carbon_sheet s;
    with.lng_kg_per_kg = 2.58;
    cost_case_init(ROUTE_MOLTEN, &c);
    c.view.fuel = (struct cost_fuel){.other_frac = 1, .lng_kg = 750};
    carbon_sheet_evaluate(&c.view, &with, &s);
    ck_assert_close(kg(&s, "lng"), 14900 * 0.75 * 2.58, 1e-13);
    ck_assert_double_eq(kg(&s, "diesel"), 0);
    ck_assert_double_eq(kg(&s, "truck_power"), 0);
    c.view.fuel = (struct cost_fuel){.other_frac = 1, .power_J = 4.4 * CASE_KWH * 1000};
    carbon_sheet_evaluate(&c.view, &with, &s);
    ck_assert_close(kg(&s, "truck_power"), 14900 * 4.4 * 0.5306, 1e-13);
    ck_assert_double_eq(kg(&s, "diesel") + kg(&s, "lng"), 0);
    ck_assert_close(carbon_chain_kg(&s), s.total_kg - kg(&s, "replaced_metal"), 1e-13);
}
END_TEST

START_TEST(limits_of_the_asi)
{
    ck_assert_double_eq(carbon_asi_limit_kg_per_kg(CARBON_SMELTER_NEW, 2024), 11);
    ck_assert_double_eq(carbon_asi_limit_kg_per_kg(CARBON_SMELTER_NEW, 2031), 11);
    ck_assert_double_eq(carbon_asi_limit_kg_per_kg(CARBON_SMELTER_EXISTING, 2025), 13);
    ck_assert_double_eq(carbon_asi_limit_kg_per_kg(CARBON_SMELTER_EXISTING, 2029), 13);
    ck_assert_double_eq(carbon_asi_limit_kg_per_kg(CARBON_SMELTER_EXISTING, 2030), 11);
    ck_assert(isinf(carbon_asi_limit_kg_per_kg(CARBON_SMELTER_NONE, 2030)));
}
END_TEST

/* 2.0 % against 0.9 % at 16 t of CO2 per tonne of primary metal: 176 kg per tonne. */
START_TEST(burn_loss_outweighs_fuel)
{
    const struct carbon_factors primary = {.metal_kg_per_kg = 16};
    double replaced_kg[2];
    const double loss_frac[2] = {0.020, 0.009};
    for (int k = 0; k < 2; k++) {
        struct price_set prices = {.gas_heat_J_per_m3 = 38.93e6};
        struct flow_sum flow = {.amount = {[FLOW_METAL_OXIDISED] = 1000 * loss_frac[k]}};
        struct cost_view view = {.prices = &prices, .flow = &flow};
        struct carbon_sheet s;
        carbon_sheet_evaluate(&view, &primary, &s);
        replaced_kg[k] = s.total_kg;
    }
    ck_assert_close(replaced_kg[0] - replaced_kg[1], 176, 1e-12);
}
END_TEST

START_TEST(lines_are_complete)
{
    char *bib = file_read("docs/sources.bib");
    int count = 0;
    for (const struct carbon_line_kind *const *k = carbon_lines(); *k; k++, count++) {
        ck_assert_uint_gt(strlen((*k)->name), 0);
        ck_assert_uint_gt(strlen((*k)->summary), 8);
        ck_assert(1 <= (*k)->own_scope && (*k)->own_scope <= 3);
        ck_assert_int_eq((*k)->own_scope == 3, (*k)->party == CARBON_METAL);
        ck_assert_int_eq(carbon_scope(*k, (*k)->party), (*k)->own_scope);
        ck_assert(!(*k)->delivered || (*k)->party == CARBON_METAL);
        ck_assert_ptr_nonnull(carbon_party_name((*k)->party));
        char entry[80];
        snprintf(entry, sizeof entry, "{%s,", (*k)->source);
        ck_assert_msg(strcmp((*k)->source, "assumption") == 0 || strstr(bib, entry) != NULL,
                      "%s: source %s", (*k)->name, (*k)->source);
        for (const struct carbon_line_kind *const *other = carbon_lines(); other != k; other++)
            ck_assert_str_ne((*other)->name, (*k)->name);
    }
    free(bib);
    ck_assert_int_le(count, CARBON_MAX_LINES);
}
END_TEST

/* Whatever burns or draws in the cost sheet emits in the carbon sheet. */
START_TEST(every_energy_flow_emits)
{
    const enum flow_kind kinds[] = {
        FLOW_GAS_PREHEAT, FLOW_GAS_SUPERHEAT, FLOW_GAS_MELT,        FLOW_GAS_RETURN, FLOW_GAS_HOLD,
        FLOW_POWER_MELT,  FLOW_POWER_HOLD,    FLOW_POWER_AUXILIARY, FLOW_ROAD_FUEL,
    };
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        struct price_set prices = {.gas_heat_J_per_m3 = 38.93e6};
        struct flow_sum flow = {.amount = {[FLOW_COUNT - 1] = 0}};
        struct cost_view view = {.prices = &prices, .flow = &flow};
        struct carbon_sheet s;
        flow.amount[kinds[k]] = 1;
        carbon_sheet_evaluate(&view, &factors, &s);
        int emitting = 0;
        for (int i = 0; i < s.count; i++)
            emitting += s.line[i].kg > 0;
        ck_assert_int_eq(emitting, 1);
    }
}
END_TEST

RUN_SUITE("carbon sheet", molten_lines_by_hand, ingot_lines_by_hand,
          scopes_sum_and_the_chain_pays_its_own, burn_loss_outweighs_fuel,
          both_methods_stand_side_by_side, gas_and_electric_trucks, limits_of_the_asi,
          lines_are_complete, every_energy_flow_emits)
