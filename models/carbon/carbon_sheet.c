/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carbon fold: quantity x factor, summed by scope. */
#include "models/carbon/carbon.h"

#include <stddef.h>

const char *carbon_boundary_name(enum carbon_boundary boundary)
{
    static const char *const names[] = {
        [CARBON_DIE_CASTER] = "die_caster",
        [CARBON_PRODUCER] = "producer",
        [CARBON_TRANSPORT] = "transport",
    };
    return (unsigned)boundary < sizeof names / sizeof names[0] ? names[boundary] : NULL;
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
        sheet->scope[(*kind)->scope] += kg;
        sheet->total_kg += kg;
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
