/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dross sold and tolled, against both equations worked by hand. source: AFS_DROSS */
#include "models/cost/cost.h"
#include "models/cost/dross.h"
#include "tests/models/cost/cost_case.h"
#include "tests/support/main.h"

/* 100 kg of dross with 55 % of metal: 55 kg trapped, 45 kg of oxide that holds 23.82 kg. */
static const double trapped_kg = 55.0, oxidised_kg = 45.0 * 0.529251;

START_TEST(the_dross_weighs_metal_and_oxide)
{
    ck_assert_close(dross_kg(oxidised_kg, trapped_kg), 100.0, 1e-5);
    ck_assert_double_eq(dross_kg(0.0, 0.0), 0.0);
}
END_TEST

START_TEST(sold_and_tolled_by_hand)
{
    struct price_set prices = {
        .dross_value_frac = 0.30, .dross_recovery_frac = 0.65, .dross_toll_per_kg = 1.0};
    /* sold: 78.82 kg lost less 0.30 x 55 */
    ck_assert_close(dross_net_kg(&prices, 20.0, oxidised_kg, trapped_kg), 78.8163 - 16.5, 1e-5);
    ck_assert_double_eq(dross_tolled_kg(&prices, oxidised_kg, trapped_kg), 0.0);
    /* tolled: less 0.65 x 55, and 100 kg at 1 per kg is 5 kg of metal at 20 per kg */
    prices.dross_disposal = DROSS_TOLLED;
    ck_assert_close(dross_net_kg(&prices, 20.0, oxidised_kg, trapped_kg), 78.8163 - 35.75 + 5.0,
                    1e-5);
    ck_assert_close(dross_tolled_kg(&prices, oxidised_kg, trapped_kg), 100.0, 1e-5);
    ck_assert_double_nan(dross_net_kg(&prices, 0.0, oxidised_kg, trapped_kg));
}
END_TEST

/* The items of both ways add up to the net loss times the price, on both routes. */
START_TEST(the_sheet_follows_the_equations)
{
    for (int way = DROSS_SOLD; way <= DROSS_TOLLED; way++)
        for (int route = 0; route < ROUTES; route++) {
            struct cost_case c;
            cost_case_init((enum supply_route)route, &c);
            c.prices.dross_disposal = way;
            c.prices.dross_recovery_frac = 0.671;
            c.prices.dross_toll_per_kg = 1.37;
            const double *flow = c.view.flow->amount;
            double net = dross_net_kg(&c.prices, c.view.metal_price_per_kg,
                                      flow[FLOW_METAL_OXIDISED], flow[FLOW_METAL_TRAPPED]);
            ck_assert_close(cost_case_amount(&c, "metal_loss") +
                                cost_case_amount(&c, "dross_credit") +
                                cost_case_amount(&c, "dross_toll"),
                            net * c.view.metal_price_per_kg, 1e-12);
            net = dross_net_kg(&c.prices, c.view.metal_price_per_kg, flow[FLOW_RETURN_OXIDISED],
                               flow[FLOW_RETURN_TRAPPED]);
            ck_assert_close(cost_case_amount(&c, "returns_loss") +
                                cost_case_amount(&c, "returns_credit") +
                                cost_case_amount(&c, "returns_toll"),
                            net * c.view.metal_price_per_kg, 1e-12);
        }
}
END_TEST

RUN_SUITE("dross", the_dross_weighs_metal_and_oxide, sold_and_tolled_by_hand,
          the_sheet_follows_the_equations)
