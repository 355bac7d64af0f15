/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_CARBON_CARBON_H
#define MODELS_CARBON_CARBON_H

#include "models/carbon/factor.h"
#include "models/cost/cost.h"

/* Carbon lines: a fold over the same flows, quantity x factor, by scope and boundary. */
enum carbon_boundary { CARBON_DIE_CASTER, CARBON_PRODUCER, CARBON_TRANSPORT };

struct carbon_line_kind {
    const char *name, *summary, *source;
    int scope;     /* seen from the die-caster: 1, 2, 3 */
    int own_scope; /* seen from whoever burns or buys it within the chain: 1, 2, or 3
                    * for what is emitted before the chain begins */
    enum carbon_boundary boundary;
    const char *quantity_unit;
    double quantity_scale;
    double (*quantity)(const struct cost_view *);
    double (*factor)(const struct carbon_factors *); /* kg per SI quantity */
    const char *keys; /* of the scenario that the sheet reads for it, parted by blanks */
};

#define CARBON_MAX_LINES 32

struct carbon_sheet {
    int count;
    struct {
        const struct carbon_line_kind *kind;
        double quantity, factor, kg;
    } line[CARBON_MAX_LINES];
    double scope[4]; /* [1], [2], [3] */
    double total_kg;
};

const struct carbon_line_kind *const *carbon_lines(void);        /* NULL-terminated, both routes */
const char *carbon_boundary_name(enum carbon_boundary boundary); /* "die_caster" */

/* The sheet of view->route: every line, those of the other route with quantity 0.
 * in: flow, prices, distance_m and route of the view; carbon_kg and assets are not read
 * out: kg of CO2 over the observed window */
void carbon_sheet_evaluate(const struct cost_view *view, const struct carbon_factors *factors,
                           struct carbon_sheet *sheet);

/* What a price on carbon falls on, kg: each member's own scope 1 and 2 (die-caster, producer,
 * haulier), so that the molten route pays for its preheating and its diesel as the ingot route pays
 * for its melting. Replaced metal is not in it: its price has been paid by whoever made it.
 * source: assumption */
double carbon_chain_kg(const struct carbon_sheet *sheet);

#endif
