/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/settlement.h"

static void transfer(struct settlement *settlement, enum cost_party from, enum cost_party to,
                     double amount)
{
    settlement->pays[from] += amount;
    settlement->receives[to] += amount;
}

void settlement_evaluate(const struct cost_sheet *sheet, bool supply_chain,
                         enum cost_party freight_payer, struct settlement *settlement)
{
    *settlement = (struct settlement){.freight_bill = 0};
    for (int i = 0; i < sheet->count; i++) {
        const struct cost_item *item = sheet->line[i].item;
        if (!supply_chain && !item->exhibit)
            continue;
        if (item->payee == PARTY_OUTSIDE)
            settlement->outlay[item->payer] += sheet->line[i].amount;
        if (item->payer == PARTY_HAULIER || item->payee == PARTY_HAULIER)
            settlement->freight_bill += sheet->line[i].amount;
        else if (item->payee != PARTY_OUTSIDE)
            transfer(settlement, item->payer, item->payee, sheet->line[i].amount);
    }
    transfer(settlement, freight_payer, PARTY_HAULIER, settlement->freight_bill);
    for (int p = 0; p < SETTLING; p++)
        settlement->net[p] = settlement->outlay[p] + settlement->pays[p] - settlement->receives[p];
}
