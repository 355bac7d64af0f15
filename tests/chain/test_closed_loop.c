/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static struct outcome loop(const char *back, enum supply_route route)
{
    const char *const sets[] = {back,
                                "ladle.model=constant_rate",
                                "fleet.trucks=4",
                                "ladle.count=12",
                                "producer.preheat.stations=9",
                                NULL};
    struct scenario *scenario = chain_case(sets);
    struct outcome outcome = chain_run(scenario, route, 1);

    ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
    scenario_free(&scenario);
    return outcome;
}

/* r of every shot comes back: scrap / castings = r / (1 - r), and trucks take all but what waits.
 */
START_TEST(trucks_take_the_returns_back)
{
    struct outcome outcome = loop("customer.scrap_back=1", ROUTE_MOLTEN);
    const double *flow = outcome.observed.amount;

    ck_assert_close(flow[FLOW_METAL_SCRAP] / flow[FLOW_METAL_SHOT], 0.37 / 0.63, 1e-9);
    ck_assert_double_eq(flow[FLOW_METAL_RETURN], 0);
    ck_assert_double_le(fabs(flow[FLOW_METAL_BACKHAUL] - flow[FLOW_METAL_SCRAP]), 16e3);
    ck_assert_double_gt(flow[FLOW_ROAD_LOADED], 1.5 * flow[FLOW_ROAD_EMPTY]);
    outcome_clear(&outcome);
}
END_TEST

/* As much castings on as much more molten metal; what is lost in remelting is the producer's share.
 */
START_TEST(the_loop_takes_more_molten_metal)
{
    struct outcome closed = loop("customer.scrap_back=1", ROUTE_MOLTEN);
    struct outcome open = loop("customer.scrap_back=0", ROUTE_MOLTEN);
    const double poured = closed.observed.amount[FLOW_METAL_POUR];

    ck_assert_close(closed.new_metal_kg, open.new_metal_kg, 1e-3);
    /* 1/(1 - r) of castings, and half a percent each lost in pouring and dosing; before, what the
     * in-house furnace lost had to come too */
    ck_assert_close(poured / closed.new_metal_kg, 1 / 0.63, 0.03);
    ck_assert_double_lt(closed.observed.amount[FLOW_RETURN_OXIDISED],
                        0.8 * open.observed.amount[FLOW_RETURN_OXIDISED]);
    ck_assert_double_lt(closed.observed.amount[FLOW_GAS_RETURN],
                        0.95 * open.observed.amount[FLOW_GAS_RETURN]);
    outcome_clear(&closed);
    outcome_clear(&open);
}
END_TEST

START_TEST(ingots_close_no_loop)
{
    struct outcome with = loop("customer.scrap_back=1", ROUTE_INGOT);
    struct outcome without = loop("customer.scrap_back=0", ROUTE_INGOT);

    ck_assert_double_eq(with.observed.amount[FLOW_METAL_SCRAP], 0);
    ck_assert_close(with.observed.amount[FLOW_METAL_RETURN],
                    without.observed.amount[FLOW_METAL_RETURN], 1e-12);
    outcome_clear(&with);
    outcome_clear(&without);
}
END_TEST

RUN_SUITE("closed_loop", trucks_take_the_returns_back, the_loop_takes_more_molten_metal,
          ingots_close_no_loop)
