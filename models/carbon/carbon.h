/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_CARBON_CARBON_H
#define MODELS_CARBON_CARBON_H

#include "models/carbon/factor.h"
#include "models/cost/cost.h"

/* Carbon lines: a fold over the same flows, quantity x factor, by scope and boundary. */
enum carbon_boundary { CARBON_DIE_CASTER, CARBON_PRODUCER, CARBON_TRANSPORT };

struct carbon_line_kind {
    const char *name, *summary, *source;
    int scope;                      /* seen from the die-caster: 1, 2, 3 */
    enum carbon_boundary boundary;
    const char *quantity_unit;
    double quantity_scale;
    double (*quantity)(const struct cost_view *);
    double (*factor)(const struct carbon_factors *, const struct price_set *);
};

#define CARBON_MAX_LINES 32

struct carbon_sheet {
    int count;
    struct {
        const struct carbon_line_kind *kind;
        double quantity, factor, kg;
    } line[CARBON_MAX_LINES];
    double scope[4];                /* [1], [2], [3] */
    double total_kg;
};

const struct carbon_line_kind *const *carbon_lines(void); /* NULL-terminated */
void carbon_sheet_evaluate(const struct cost_view *view, const struct carbon_factors *factors,
                           struct carbon_sheet *sheet);

#endif
