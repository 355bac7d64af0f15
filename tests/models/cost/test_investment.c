/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/investment.h"
#include "tests/models/cost/cost_case.h"
#include "tests/support/main.h"

/* Cash and annuities are two ways to say the same: whatever the span, buying, buying again and
 * counting what is left is worth the annuities over it. */
START_TEST(outlays_are_worth_their_annuities)
{
    static const double years[] = {0.7, 3, 8.5, 10, 12, 25.3, 102};
    for (int r = 0; r < ROUTES; r++)
        for (int interest = 0; interest < 2; interest++)
            for (size_t k = 0; k < sizeof years / sizeof years[0]; k++) {
                struct cost_case c;
                struct investment investment;
                cost_case_init((enum supply_route)r, &c);
                if (!interest)
                    c.prices.interest_per_s = 0;
                investment_evaluate(&c.view, &investment);
                double span_s = years[k] * COST_YEAR_S;
                ck_assert_close(
                    investment_outlay(&c.view, span_s),
                    investment_present(investment.annuity_per_s, span_s, c.prices.interest_per_s),
                    1e-10);
            }
}
END_TEST

START_TEST(each_side_by_hand)
{
    struct cost_case c;
    struct investment molten, ingot;
    cost_case_init(ROUTE_MOLTEN, &c);
    investment_evaluate(&c.view, &molten);
    ck_assert_close(molten.party[PARTY_HAULIER], 4 * 1.13 * 873e3, 1e-12);
    ck_assert_close(molten.party[PARTY_PRODUCER],
                    11 * c.prices.ladle + 3 * c.prices.station + 2 * c.prices.tap, 1e-12);
    ck_assert_close(molten.party[PARTY_DIE_CASTER],
                    2 * c.prices.dock + 5 * c.prices.stand + 38.6 * 61.3e3 + (1.7 + 0.87) * 1.13e6,
                    1e-12);
    ck_assert_close(molten.total,
                    molten.party[PARTY_HAULIER] + molten.party[PARTY_PRODUCER] +
                        molten.party[PARTY_DIE_CASTER],
                    1e-15);
    cost_case_init(ROUTE_INGOT, &c);
    investment_evaluate(&c.view, &ingot);
    ck_assert_close(ingot.total, 38.6 * 61.3e3 + (3.1 + 0.87) * 1.13e6, 1e-12);
    ck_assert_double_eq(ingot.party[PARTY_HAULIER], 0);
}
END_TEST

/* The annuities are those that the sheet charges: its capital items less their upkeep. */
START_TEST(annuities_are_those_of_the_sheet)
{
    static const char *const capital[] = {"ladle_capital",   "station_capital", "dock_capital",
                                          "tap_capital",     "holding_capital", "truck_capital",
                                          "returns_capital", "standby_capital", "stand_capital"};
    struct cost_case c;
    struct investment investment;
    double charged = 0;
    cost_case_init(ROUTE_MOLTEN, &c);
    c.prices.asset_maintenance_frac_per_s = 0;
    for (size_t i = 0; i < sizeof capital / sizeof capital[0]; i++)
        charged += cost_case_amount(&c, capital[i]);
    investment_evaluate(&c.view, &investment);
    ck_assert_close(investment.annuity_per_s * c.view.observed_s, charged, 1e-12);
}
END_TEST

START_TEST(payback_and_present_value_by_hand)
{
    const double i = 0.061;
    double sum = 0;
    for (int year = 1; year <= 7; year++)
        sum += 53e3 * pow(1 + i, -year);
    ck_assert_close(investment_present(53e3 / COST_YEAR_S, 7 * COST_YEAR_S, i / COST_YEAR_S), sum,
                    1e-12);
    ck_assert_close(investment_payback_s(270e3, 83e3 / COST_YEAR_S), 270.0 / 83 * COST_YEAR_S,
                    1e-12);
    ck_assert_double_eq(investment_payback_s(-5, -1), 0);
    ck_assert(isinf(investment_payback_s(5, 0)));
}
END_TEST

RUN_SUITE("investment", outlays_are_worth_their_annuities, each_side_by_hand,
          annuities_are_those_of_the_sheet, payback_and_present_value_by_hand)
