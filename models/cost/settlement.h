/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_SETTLEMENT_H
#define MODELS_COST_SETTLEMENT_H

#include "models/cost/cost.h"

/*
 * Who pays in the end. The sheet says who lays out what; the haulier's outlay and margin are then
 * billed to whoever orders the haul, and premiums go from one to the other. The metal itself, at
 * the same price on both routes, is left out.
 */
enum { SETTLING = PARTY_OUTSIDE }; /* die-caster, producer, haulier */

struct settlement {
    double outlay[SETTLING];                   /* laid out to the outside */
    double pays[SETTLING], receives[SETTLING]; /* between the three */
    double net[SETTLING];                      /* outlay + pays - receives; negative: earns */
    double freight_bill;                       /* the haulier's outlay and margin */
};

/* in: freight_payer, who orders the haul: die-caster or producer
 * out: sum of pays = sum of receives; sum of net = sum of outlay = what leaves the three, the total
 *     of the sheet less margin and premium */
void settlement_evaluate(const struct cost_sheet *sheet, bool supply_chain,
                         enum cost_party freight_payer, struct settlement *settlement);

#endif
