/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Take-or-pay: what is missing in every finished period of the contract, worked out again from the
 * ledger, whose periods are made those of the contract. */
#include <math.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

enum { PERIODS = 6, DAYS = 3 };

static double total_kg(const struct outcome *outcome, enum flow_kind kind, int period)
{
    double sum_kg = 0;

    for (int i = 0; i < outcome->row_count; i++)
        if (outcome->row[i].kind == kind && (period < 0 || outcome->row[i].period == period))
            sum_kg += outcome->row[i].amount;
    return sum_kg;
}

static double shortfall_by_hand_kg(const struct scenario *scenario, const struct outcome *outcome)
{
    const struct molten_supply *agreed = &scenario->customers[0].molten;
    const double least_kg = agreed->take_or_pay_frac * agreed->contract_kg_per_s * DAYS * 86400.0;
    double sum_kg = 0;

    for (int period = 0; period < PERIODS; period++)
        sum_kg += fmax(least_kg - total_kg(outcome, FLOW_METAL_POUR, period), 0);
    return sum_kg;
}

/* in: contract of so much. out: what must be paid for in the whole run, kg; the run ends a day
 * after the last settlement. */
static double paid_kg(const char *contract)
{
    const char *const sets[] = {contract,
                                "molten.take_or_pay=0.87",
                                "molten.contract_period=3 d",
                                "simulation.ledger_period=3 d",
                                "simulation.horizon=19 d",
                                NULL};
    struct scenario *scenario = chain_case(sets);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);
    const double paid = total_kg(&outcome, FLOW_SHORTFALL, -1);

    ck_assert_double_gt(total_kg(&outcome, FLOW_METAL_POUR, PERIODS - 1), 1000);
    ck_assert_close(paid, shortfall_by_hand_kg(scenario, &outcome), 1e-9);
    outcome_clear(&outcome);
    scenario_free(&scenario);
    return paid;
}

START_TEST(what_is_not_taken_is_counted)
{
    const double little = paid_kg("molten.contract=23000 t/a");
    const double much = paid_kg("molten.contract=47000 t/a");

    ck_assert_double_gt(little, 0);
    /* far above the draw every further tonne agreed is one more not taken */
    ck_assert_double_le(much - little, 0.87 * 24e6 * 18 / 365 * (1 + 1e-9));
    ck_assert_double_gt(much, little);
}
END_TEST

START_TEST(who_takes_enough_pays_for_nothing)
{
    ck_assert_double_eq(paid_kg("molten.contract=2000 t/a"), 0);
    ck_assert_double_eq(paid_kg("molten.contract=0 t/a"), 0);
}
END_TEST

RUN_SUITE("contract", what_is_not_taken_is_counted, who_takes_enough_pays_for_nothing)
