/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mean-reverting metal price as the simulation draws it, against the exact mean and variance of
 * the Ornstein-Uhlenbeck process, seeds 1..50; and money: a sheet under a price that moves, against
 * the sum over ledger periods taken apart. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/metal_price.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"
#include "tests/verify/seed_score.h"

enum { PATHS = 400, LATE_DAY = 100 };

#define DAY_S 86400.0

/* One seed: the price of day 100, and its squared distance from the exact mean, on X = ln P or P.
 */
static void judge(const char *process, bool log_scale)
{
    char setting[64];
    snprintf(setting, sizeof setting, "metal.market.process=%s", process);
    const char *const sets[] = {setting,
                                "metal.market.start=1.3",
                                "metal.market.half_life=81 d",
                                "metal.market.volatility=21 %",
                                "simulation.horizon=15 wk",
                                NULL};
    struct scenario *scenario = chain_case(sets);
    const double mean = scenario->metal.price_per_kg, k = log(2.0) / (81 * DAY_S);
    const double sigma = 0.21 * (log_scale ? 1 : mean) / sqrt(365 * DAY_S);
    const double centre = log_scale ? log(mean) - sigma * sigma / (4 * k) : mean;
    const double first = log_scale ? log(1.3 * mean) : 1.3 * mean, t = LATE_DAY * DAY_S;
    const double expected = centre + (first - centre) * exp(-k * t);
    struct seed_score score = {.what = process, .theory = expected};
    struct seed_score spread = {.what = "variance",
                                .theory = sigma * sigma / (2 * k) * -expm1(-2 * k * t)};
    for (uint64_t seed = SEED_FIRST; seed <= SEED_LAST; seed++) {
        struct tally price = {0}, square = {0};
        for (uint32_t path = 0; path < PATHS; path++) {
            struct price_path quotes;
            double *memory;
            ck_assert(metal_price_path(scenario, seed, path, &quotes, &memory));
            double per_kg = quotes.per_kg[LATE_DAY], x = log_scale ? log(per_kg) : per_kg;
            ck_assert_double_eq(quotes.from_s[LATE_DAY], t);
            tally_push(&price, x);
            tally_push(&square, (x - expected) * (x - expected));
            free(memory);
        }
        seed_score_push(&score, &price);
        seed_score_push(&spread, &square);
    }
    seed_score_check(&score);
    seed_score_check(&spread);
    scenario_free(&scenario);
}

START_TEST(mean_and_variance_are_exact)
{
    judge("mean_reverting", true);
    judge("mean_reverting_level", false);
}
END_TEST

static double line_of(const struct cost_sheet *sheet, enum supply_route route, const char *name)
{
    for (int i = 0; i < sheet->count; i++)
        if (sheet->line[i].item == cost_item_find(route, name))
            return sheet->line[i].amount;
    ck_abort_msg("no item %s", name);
    return NAN;
}

static double priced(const struct outcome *outcome, const double *price, enum flow_kind one,
                     enum flow_kind other)
{
    double sum = 0;
    for (int i = 0; i < outcome->row_count; i++)
        if (outcome->row[i].period >= 1 &&
            (outcome->row[i].kind == one || outcome->row[i].kind == other))
            sum += outcome->row[i].amount * price[outcome->row[i].period];
    return sum;
}

/* Prices step in mid week, so that a period's mean is a mean of two. */
START_TEST(metal_is_valued_period_by_period)
{
    static const char *const sets[] = {
        "metal.market.process=series",
        "metal.market.series={2025-01-01: 17000 CNY/t, 2025-01-16: 21000 CNY/t, "
        "2025-01-27: 18500 CNY/t}",
        NULL};
    const double price[] = {17, (3 * 17 + 4 * 21) / 7.0, 21, 18.5}; /* weeks from 6 January */
    struct scenario *scenario = chain_case(sets);
    for (int r = 0; r < ROUTES; r++) {
        struct outcome outcome = chain_run(scenario, (enum supply_route)r, 3);
        struct cost_view view;
        struct cost_sheet sheet;
        outcome_cost_view(scenario, &outcome, &scenario->prices, &view);
        cost_sheet_evaluate(&view, true, &sheet);
        ck_assert_double_le(sheet.residual, 1e-9);
        ck_assert_close(view.metal_price_per_kg, (price[1] + price[2] + price[3]) / 3, 1e-12);
        ck_assert_close(line_of(&sheet, (enum supply_route)r, "metal_loss"),
                        priced(&outcome, price, FLOW_METAL_OXIDISED, FLOW_METAL_TRAPPED), 1e-12);
        ck_assert_close(line_of(&sheet, (enum supply_route)r, "returns_loss"),
                        priced(&outcome, price, FLOW_RETURN_OXIDISED, FLOW_RETURN_TRAPPED), 1e-12);
        if (r == ROUTE_INGOT)
            ck_assert_close(line_of(&sheet, ROUTE_INGOT, "stock_interest"),
                            priced(&outcome, price, FLOW_STOCK_TIME, FLOW_STOCK_TIME) *
                                scenario->prices.stock_interest_per_s,
                            1e-12);
        outcome_clear(&outcome);
    }
    scenario_free(&scenario);
}
END_TEST

/* A price that falls from 21 to 18.5 while some stock lies there costs that stock the difference.
 */
START_TEST(stock_loses_what_the_price_falls)
{
    static const char *const sets[] = {
        "metal.market.process=series",
        "metal.market.series={2025-01-01: 21000 CNY/t, 2025-01-27: 18500 CNY/t}", NULL};
    struct scenario *scenario = chain_case(sets);
    struct outcome outcome = chain_run(scenario, ROUTE_INGOT, 3);
    struct cost_view view;
    struct cost_sheet sheet;
    double stock_kg[4] = {0};
    for (int i = 0; i < outcome.row_count; i++)
        if (outcome.row[i].kind == FLOW_STOCK_TIME)
            stock_kg[outcome.row[i].period] += outcome.row[i].amount / (7 * DAY_S);
    outcome_cost_view(scenario, &outcome, &scenario->prices, &view);
    cost_sheet_evaluate(&view, true, &sheet);
    ck_assert_close(line_of(&sheet, ROUTE_INGOT, "price_risk"),
                    (21 - 18.5) * (stock_kg[2] + stock_kg[3]) / 2, 1e-9);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* One quote that never changes is the constant price. */
START_TEST(a_series_of_one_quote_is_the_constant_price)
{
    static const char *const sets[] = {"metal.market.process=series", "metal.price=1 CNY/t",
                                       "metal.market.series={2024-12-31: 19873 CNY/t}", NULL};
    static const char *const plain[] = {"metal.price=19873 CNY/t", NULL};
    double total[2];
    for (int i = 0; i < 2; i++) {
        struct scenario *scenario = chain_case(i ? sets : plain);
        struct outcome outcome = chain_run(scenario, ROUTE_INGOT, 0);
        struct cost_view view;
        struct cost_sheet sheet;
        outcome_cost_view(scenario, &outcome, &scenario->prices, &view);
        cost_sheet_evaluate(&view, true, &sheet);
        total[i] = sheet.total;
        outcome_clear(&outcome);
        scenario_free(&scenario);
    }
    ck_assert_close(total[1], total[0], 1e-12);
}
END_TEST

/* A dearer alloy: everything that is valued at its price rises by the premium, and nothing else. */
START_TEST(a_premium_is_on_all_metal)
{
    static const char *const dear[] = {"customer.metal_premium=13 %", "prices.weighing=0.04 %",
                                       NULL};
    static const char *const valued[] = {"metal_loss",    "dross_credit",   "returns_loss",
                                         "transit_stock", "stock_interest", "cargo_insurance",
                                         "weighing",      "returns_credit"};
    struct scenario *scenario = chain_case(dear), *plain = chain_case(dear + 1);
    for (int r = 0; r < ROUTES; r++) {
        struct outcome outcome = chain_run(scenario, (enum supply_route)r, 2);
        struct cost_view view[2];
        struct cost_sheet sheet[2];
        outcome_cost_view(plain, &outcome, &plain->prices, &view[0]);
        outcome_cost_view(scenario, &outcome, &scenario->prices, &view[1]);
        for (int i = 0; i < 2; i++)
            cost_sheet_evaluate(&view[i], true, &sheet[i]);
        for (int i = 0; i < sheet[0].count; i++) {
            const struct cost_line *cheap = &sheet[0].line[i];
            double factor = 1;
            for (size_t k = 0; k < sizeof valued / sizeof *valued; k++)
                if (!strcmp(cheap->item->name, valued[k]))
                    factor = 1.13;
            if (strcmp(cheap->item->name, "haulier_margin") != 0)
                ck_assert_close(sheet[1].line[i].amount, factor * cheap->amount, 1e-12);
        }
        outcome_clear(&outcome);
    }
    scenario_free(&scenario);
    scenario_free(&plain);
}
END_TEST

/* Two customers, one of a dearer alloy whose ladles come home with a heel: what each is charged
 * adds up to what both are. */
START_TEST(customers_add_up)
{
    static const char yaml[] =
        "schema: meltroute/1\n"
        "currency: CNY\n"
        "prices: {set: CN-2025}\n"
        "metal: {alloy: ADC12, market: {process: mean_reverting}}\n"
        "customers:\n"
        "  near: {demand: 9000 t/a, shifts: 24x7, route: {distance: 23 km}}\n"
        "  far: {demand: 7000 t/a, metal_premium: 13 %, shifts: 24x7, route: {distance: 61 km},\n"
        "    stands: {count: 3, heel: 7 %}}\n"
        "simulation: {horizon: 4 wk, warmup: 1 wk, seed: 7}\n";
    static const char *const item[] = {"metal_loss", "dross_credit", "returns_loss",
                                       "cargo_insurance"};
    struct scenario *scenario = chain_case_of(yaml, NULL);
    ck_assert_int_eq(scenario->customer_count, 2);
    for (int r = 0; r < ROUTES; r++) {
        struct outcome outcome = chain_run(scenario, (enum supply_route)r, 2);
        const int items = r == ROUTE_INGOT ? 3 : 4; /* ingots are not insured */
        double sum[5] = {0}, all[5] = {0};
        for (int i = -1; i < 2; i++) {
            struct cost_view view;
            struct cost_sheet sheet;
            outcome_cost_view(scenario, i < 0 ? &outcome : &outcome.each[i], &scenario->prices,
                              &view);
            cost_sheet_evaluate(&view, true, &sheet);
            for (int k = 0; k < items; k++)
                (i < 0 ? all : sum)[k] += line_of(&sheet, (enum supply_route)r, item[k]);
            if (r == ROUTE_INGOT)
                (i < 0 ? all : sum)[4] += line_of(&sheet, ROUTE_INGOT, "price_risk");
        }
        for (int k = 0; k < 5; k++)
            ck_assert_close(sum[k], all[k], 1e-9);
        outcome_clear(&outcome);
    }
    scenario_free(&scenario);
}
END_TEST

RUN_SUITE("metal price", mean_and_variance_are_exact, metal_is_valued_period_by_period,
          stock_loses_what_the_price_falls, customers_add_up, a_premium_is_on_all_metal,
          a_series_of_one_quote_is_the_constant_price)
