/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_CARBON_CARBON_H
#define MODELS_CARBON_CARBON_H

#include <stdbool.h>

#include "models/carbon/factor.h"
#include "models/cost/cost.h"

/* Carbon lines: a fold over the same flows, quantity x factor, by who emits and by scope. */
enum carbon_party {
    CARBON_DIE_CASTER,
    CARBON_PRODUCER,
    CARBON_TRANSPORT,
    CARBON_METAL,
    CARBON_PARTIES
};

struct carbon_line_kind {
    const char *name, *summary, *source;
    enum carbon_party party; /* who burns or buys it; metal: emitted before the chain begins */
    int own_scope;           /* seen from there: 1, 2, or 3 for metal */
    bool delivered;          /* the metal that is delivered: counted from the cradle alone */
    const char *quantity_unit;
    double quantity_scale;
    double (*quantity)(const struct cost_view *);
    double (*factor)(const struct carbon_factors *); /* kg per SI quantity */
    const char *keys; /* of the scenario that the sheet reads for it, parted by blanks */
};

/* Scope of a line seen from one party: its own, or 3. */
int carbon_scope(const struct carbon_line_kind *kind, enum carbon_party from);

#define CARBON_MAX_LINES 32

struct carbon_sheet {
    int count;
    struct {
        const struct carbon_line_kind *kind;
        double quantity, factor, kg;
    } line[CARBON_MAX_LINES];
    double scope[4]; /* [1], [2], [3] of the die-caster, without the metal delivered */
    double total_kg; /* their sum: what the supply adds to the metal */
    /* with the metal delivered: by boundary, [1], [2], [3]; and from the cradle to the machine by
     * either method, cradle_kg[factors->method] being the sum of all lines */
    double boundary[CARBON_METAL][4];
    double cradle_kg[CARBON_METHODS];
    /* what the CBAM looks at: emitted on the sites of producer and die-caster, and in making the
     * metal on its site; no electricity, no transport. source: FASTMKT */
    double direct_kg;
};

const struct carbon_line_kind *const *carbon_lines(void);  /* NULL-terminated, both routes */
const char *carbon_party_name(enum carbon_party party);    /* "die_caster" */
const char *carbon_method_name(enum carbon_method method); /* "cut_off" */

/* Footprint of the metal delivered, kg per kg:
 *   cut-off:     f
 *   co-product:  f + s F,  s share of pre-consumer scrap, F footprint of the metal it came from */
double carbon_metal_kg_per_kg(const struct carbon_factors *factors, enum carbon_method method);

/* The sheet of view->route: every line, those of the other route with quantity 0.
 * in: flow, prices, distance_m, new_metal_kg, truck fuel and route of the view; carbon_kg,
 *     direct_kg and assets are not read
 * out: kg of CO2 over the observed window */
void carbon_sheet_evaluate(const struct cost_view *view, const struct carbon_factors *factors,
                           struct carbon_sheet *sheet);

/* What a price on carbon falls on, kg: each member's own scope 1 and 2 (die-caster, producer,
 * haulier), so that the molten route pays for its preheating and its diesel as the ingot route pays
 * for its melting. Metal is not in it: its price has been paid by whoever made it.
 * source: assumption */
double carbon_chain_kg(const struct carbon_sheet *sheet);

/* Largest footprint of primary metal that the ASI admits, kg per kg; INFINITY where it sets none.
 *   new smelter 11; existing 13 to the end of 2029, 11 from 2030
 * source: ASCP */
double carbon_asi_limit_kg_per_kg(enum carbon_smelter smelter, int year);

#endif
