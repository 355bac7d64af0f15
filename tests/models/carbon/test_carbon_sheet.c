/* SPDX-License-Identifier: GPL-3.0-or-later */
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
    carbon_sheet_evaluate(&c.view, &factors, &s);
    ck_assert_close(kg(&s, "preheat_gas"), 13700 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "superheat_gas"), 6890 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "holding_gas"), 5270 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "returns_gas"), 8130 * 2.16, 1e-13);
    ck_assert_close(kg(&s, "holding_power"), 173900 * 0.5306, 1e-13);
    ck_assert_close(kg(&s, "diesel"), 14900 * 2.63, 1e-13);
    double net_t = 19.3 + 5.3 + (31.7 + 8.9) * (1 - 0.317); /* returns remelted among it */
    ck_assert_close(kg(&s, "replaced_metal"), net_t * 13.7e3, 1e-13);
    ck_assert_double_eq(kg(&s, "melt_gas"), 0);
    ck_assert_double_eq(kg(&s, "melt_power"), 0);
    ck_assert_double_eq(kg(&s, "auxiliary_power"), 0);
    ck_assert_double_eq(kg(&s, "ingot_freight_diesel"), 0);
    ck_assert_close(s.scope[1], (5270 + 8130) * 2.16, 1e-13);
    ck_assert_close(s.scope[2], 173900 * 0.5306, 1e-13);
    ck_assert_close(s.scope[3], (13700 + 6890) * 2.16 + 14900 * 2.63 + net_t * 13.7e3, 1e-13);
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
        double lines = 0;
        for (int i = 0; i < s.count; i++)
            lines += s.line[i].kg;
        ck_assert_close(s.total_kg, lines, 1e-14);
        ck_assert_close(s.scope[1] + s.scope[2] + s.scope[3], lines, 1e-14);
        ck_assert_double_eq(s.scope[0], 0);
        ck_assert_close(carbon_chain_kg(&s), lines - kg(&s, "replaced_metal"), 1e-13);
    }
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
        struct flow_sum flow = {{[FLOW_METAL_OXIDISED] = 1000 * loss_frac[k]}};
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
        ck_assert(1 <= (*k)->scope && (*k)->scope <= 3);
        ck_assert(1 <= (*k)->own_scope && (*k)->own_scope <= (*k)->scope);
        ck_assert((*k)->boundary != CARBON_DIE_CASTER || (*k)->own_scope == (*k)->scope);
        ck_assert_ptr_nonnull(carbon_boundary_name((*k)->boundary));
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
        struct flow_sum flow = {{[FLOW_COUNT - 1] = 0}};
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
          scopes_sum_and_the_chain_pays_its_own, burn_loss_outweighs_fuel, lines_are_complete,
          every_energy_flow_emits)
