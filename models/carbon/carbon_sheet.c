/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carbon fold: quantity x factor, summed by scope, boundary and method. */
#include "models/carbon/carbon.h"

#include <math.h>
#include <stddef.h>

const char *carbon_party_name(enum carbon_party party)
{
    static const char *const names[CARBON_PARTIES] = {
        [CARBON_DIE_CASTER] = "die_caster",
        [CARBON_PRODUCER] = "producer",
        [CARBON_TRANSPORT] = "transport",
        [CARBON_METAL] = "metal",
    };
    return (unsigned)party < CARBON_PARTIES ? names[party] : NULL;
}

const char *carbon_method_name(enum carbon_method method)
{
    static const char *const names[CARBON_METHODS] = {
        [CARBON_CUT_OFF] = "cut_off",
        [CARBON_CO_PRODUCT] = "co_product",
    };
    return (unsigned)method < CARBON_METHODS ? names[method] : NULL;
}

int carbon_scope(const struct carbon_line_kind *kind, enum carbon_party from)
{
    return kind->party == from ? kind->own_scope : 3;
}

double carbon_metal_kg_per_kg(const struct carbon_factors *factors, enum carbon_method method)
{
    double scrap = factors->pre_consumer_frac * factors->pre_consumer_kg_per_kg;
    return factors->metal_kg_per_kg + (method == CARBON_CO_PRODUCT ? scrap : 0);
}

double carbon_asi_limit_kg_per_kg(enum carbon_smelter smelter, int year)
{
    if (smelter == CARBON_SMELTER_NONE)
        return INFINITY;
    return smelter == CARBON_SMELTER_NEW || year >= 2030 ? 11 : 13;
}

/* One line into the sums; `metal` is its quantity when it is one of metal. */
static void add(const struct carbon_factors *factors, const struct carbon_line_kind *kind,
                double quantity, double kg, struct carbon_sheet *sheet)
{
    if (!kind->delivered) {
        sheet->scope[carbon_scope(kind, CARBON_DIE_CASTER)] += kg;
        sheet->total_kg += kg;
    }
    for (int from = 0; from < CARBON_METAL; from++)
        sheet->boundary[from][carbon_scope(kind, (enum carbon_party)from)] += kg;
    for (int m = 0; m < CARBON_METHODS; m++)
        sheet->cradle_kg[m] +=
            kind->party == CARBON_METAL
                ? quantity * carbon_metal_kg_per_kg(factors, (enum carbon_method)m)
                : kg;
    if (kind->party == CARBON_METAL)
        sheet->direct_kg += quantity * factors->metal_direct_kg_per_kg;
    else if (kind->own_scope == 1 && kind->party != CARBON_TRANSPORT)
        sheet->direct_kg += kg;
}

void carbon_sheet_evaluate(const struct cost_view *view, const struct carbon_factors *factors,
                           struct carbon_sheet *sheet)
{
    *sheet = (struct carbon_sheet){0};
    for (const struct carbon_line_kind *const *kind = carbon_lines(); *kind; kind++) {
        if (sheet->count == CARBON_MAX_LINES)
            break;
        double quantity = (*kind)->quantity(view);
        double factor = (*kind)->factor(factors);
        double kg = quantity * factor;
        sheet->line[sheet->count].kind = *kind;
        sheet->line[sheet->count].quantity = quantity;
        sheet->line[sheet->count].factor = factor;
        sheet->line[sheet->count].kg = kg;
        sheet->count++;
        add(factors, *kind, quantity, kg, sheet);
    }
}

double carbon_chain_kg(const struct carbon_sheet *sheet)
{
    double sum = 0;
    for (int i = 0; i < sheet->count; i++)
        if (sheet->line[i].kind->own_scope < 3)
            sum += sheet->line[i].kg;
    return sum;
}
