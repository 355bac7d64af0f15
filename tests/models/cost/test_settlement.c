/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who pays: what one gets another gives, and a saving of one is a cost of another. */
#include <math.h>
#include <string.h>

#include "models/cost/settlement.h"
#include "tests/models/cost/cost_case.h"
#include "tests/support/main.h"

static double amount(const struct cost_sheet *sheet, const char *name)
{
    for (int i = 0; i < sheet->count; i++)
        if (strcmp(sheet->line[i].item->name, name) == 0)
            return sheet->line[i].amount;
    ck_abort_msg("no line %s", name);
    return 0;
}

static void settle(enum supply_route route, double margin_frac, double diesel_factor,
                   enum cost_party freight_payer, struct cost_sheet *sheet,
                   struct settlement *settlement)
{
    struct cost_case c;
    cost_case_init(route, &c);
    c.prices.haulier_margin_frac = margin_frac;
    c.prices.diesel_per_m3 *= diesel_factor;
    cost_sheet_evaluate(&c.view, true, sheet);
    settlement_evaluate(sheet, true, freight_payer, settlement);
}

START_TEST(transfers_sum_to_zero)
{
    for (int r = 0; r < ROUTES; r++)
        for (int payer = 0; payer < 2; payer++) {
            struct cost_sheet sheet;
            struct settlement s;
            double transfers = 0, net = 0, outlay = 0, between = 0;
            settle((enum supply_route)r, 0.073, 1, (enum cost_party)payer, &sheet, &s);
            for (int p = 0; p < SETTLING; p++) {
                transfers += s.pays[p] - s.receives[p];
                net += s.net[p];
                outlay += s.outlay[p];
            }
            for (int i = 0; i < sheet.count; i++)
                if (sheet.line[i].item->payee != PARTY_OUTSIDE)
                    between += sheet.line[i].amount;
            ck_assert_double_le(fabs(transfers), 1e-15 * sheet.total);
            ck_assert_close(net, outlay, 1e-14);
            ck_assert_close(outlay, sheet.total - between, 1e-14);
            ck_assert_close(outlay, -sheet.party[PARTY_OUTSIDE], 1e-14);
        }
}
END_TEST

/* A margin that the haulier gives up is what the die-caster saves; the producer does not notice. */
START_TEST(a_margin_given_up_is_somebodys_saving)
{
    struct cost_sheet sheet;
    struct settlement high, low;
    settle(ROUTE_MOLTEN, 0.2, 1, PARTY_DIE_CASTER, &sheet, &high);
    double margin = amount(&sheet, "haulier_margin");
    settle(ROUTE_MOLTEN, 0, 1, PARTY_DIE_CASTER, &sheet, &low);
    ck_assert_close(-high.net[PARTY_HAULIER], margin, 1e-12);
    ck_assert_double_le(fabs(low.net[PARTY_HAULIER]), 1e-9);
    ck_assert_close(high.net[PARTY_DIE_CASTER] - low.net[PARTY_DIE_CASTER], margin, 1e-12);
    ck_assert_double_eq(high.net[PARTY_PRODUCER], low.net[PARTY_PRODUCER]);
}
END_TEST

/* The haul is billed at cost and margin: cheaper diesel is passed on, and a tenth of it is lost as
 * margin. */
START_TEST(cheaper_diesel_is_passed_on)
{
    struct cost_sheet dear_sheet, cheap_sheet;
    struct settlement dear, cheap;
    settle(ROUTE_MOLTEN, 0.1, 1, PARTY_PRODUCER, &dear_sheet, &dear);
    settle(ROUTE_MOLTEN, 0.1, 0.5, PARTY_PRODUCER, &cheap_sheet, &cheap);
    double saved = amount(&dear_sheet, "fuel") - amount(&cheap_sheet, "fuel");
    ck_assert_close(dear.outlay[PARTY_HAULIER] - cheap.outlay[PARTY_HAULIER], saved, 1e-12);
    ck_assert_close(dear.net[PARTY_PRODUCER] - cheap.net[PARTY_PRODUCER], 1.1 * saved, 1e-12);
    ck_assert_close(cheap.net[PARTY_HAULIER] - dear.net[PARTY_HAULIER], 0.1 * saved, 1e-10);
    ck_assert_double_eq(dear.net[PARTY_DIE_CASTER], cheap.net[PARTY_DIE_CASTER]);
}
END_TEST

/* Whoever orders the haul pays the bill; nothing else moves. */
START_TEST(the_bill_goes_to_whoever_orders)
{
    struct cost_sheet sheet;
    struct settlement caster, producer;
    settle(ROUTE_MOLTEN, 0.073, 1, PARTY_DIE_CASTER, &sheet, &caster);
    settle(ROUTE_MOLTEN, 0.073, 1, PARTY_PRODUCER, &sheet, &producer);
    ck_assert_close(caster.freight_bill, producer.freight_bill, 1e-15);
    ck_assert_close(caster.net[PARTY_DIE_CASTER] - producer.net[PARTY_DIE_CASTER],
                    caster.freight_bill, 1e-12);
    ck_assert_close(producer.net[PARTY_PRODUCER] - caster.net[PARTY_PRODUCER], caster.freight_bill,
                    1e-12);
    ck_assert_close(caster.net[PARTY_HAULIER], producer.net[PARTY_HAULIER], 1e-12);
    ck_assert_close(caster.net[PARTY_HAULIER], -amount(&sheet, "haulier_margin"), 1e-10);
}
END_TEST

RUN_SUITE("settlement", transfers_sum_to_zero, a_margin_given_up_is_somebodys_saving,
          cheaper_diesel_is_passed_on, the_bill_goes_to_whoever_orders)
