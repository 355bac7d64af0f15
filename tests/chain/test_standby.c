/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hybrid supply: a melting shop kept hot beside molten deliveries. */
#include <math.h>
#include <stdio.h>

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static struct outcome hybrid(const char *standby, const char *trouble, enum supply_route route)
{
    const char *const sets[] = {standby, "ladle.model=constant_rate", trouble,
                                "simulation.horizon=7 wk", NULL};
    struct scenario *scenario = chain_case(sets);
    struct outcome outcome = chain_run(scenario, route, 2);

    ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.energy, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
    scenario_free(&scenario);
    return outcome;
}

/* With roads that are closed for a day at a time the standby melts, and machines stand less. */
START_TEST(a_standby_bridges_closed_roads)
{
    static const char closed[] = "route.closure_rate=60 1/a";
    struct outcome without = hybrid("ingot.standby=0", closed, ROUTE_MOLTEN);
    struct outcome with = hybrid("ingot.standby=2", closed, ROUTE_MOLTEN);

    ck_assert_double_eq(without.observed.amount[FLOW_METAL_CHARGE], 0);
    ck_assert_double_eq(without.assets.melter_kg_per_s, 0);
    ck_assert_double_gt(with.observed.amount[FLOW_METAL_TRANSFER], 5e3);
    ck_assert_double_gt(with.observed.amount[FLOW_METAL_POUR],
                        5 * with.observed.amount[FLOW_METAL_TRANSFER]);
    ck_assert_double_lt(with.stockout_s, 0.7 * without.stockout_s);
    ck_assert_close(with.demanded_kg, without.demanded_kg, 1e-12);
    outcome_clear(&without);
    outcome_clear(&with);
}
END_TEST

/* The ingot route is the same with and without. */
START_TEST(the_ingot_route_knows_no_standby)
{
    struct outcome without = hybrid("ingot.standby=0", "fleet.trucks=2", ROUTE_INGOT);
    struct outcome with = hybrid("ingot.standby=1", "fleet.trucks=2", ROUTE_INGOT);

    ck_assert_double_eq(with.stock_mean_kg, without.stock_mean_kg);
    ck_assert_double_eq(with.observed.amount[FLOW_GAS_MELT],
                        without.observed.amount[FLOW_GAS_MELT]);
    outcome_clear(&without);
    outcome_clear(&with);
}
END_TEST

RUN_SUITE("standby", a_standby_bridges_closed_roads, the_ingot_route_knows_no_standby)
