/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of the sheet, its two boundaries, its parties, and the money book. */
#include <string.h>

#include "tests/models/cost/cost_case.h"
#include "tests/support/main.h"

static double amount(const struct cost_sheet *sheet, const char *name)
{
    for (int i = 0; i < sheet->count; i++)
        if (strcmp(sheet->line[i].item->name, name) == 0)
            return sheet->line[i].amount;
    ck_abort_msg("no item %s", name);
    return 0;
}

static void evaluate(enum supply_route route, bool supply_chain, struct cost_case *c,
                     struct cost_sheet *sheet)
{
    cost_case_init(route, c);
    cost_sheet_evaluate(&c->view, supply_chain, sheet);
}

START_TEST(rows_hold_their_items)
{
    struct cost_case c;
    struct cost_sheet s;
    evaluate(ROUTE_MOLTEN, false, &c, &s);
    ck_assert_close(s.row[ROW_MOLTEN_INSULATION],
                    amount(&s, "preheat_gas") + amount(&s, "superheat_gas") +
                        amount(&s, "holding_power") + amount(&s, "holding_gas") +
                        amount(&s, "lining_wear"),
                    1e-13);
    ck_assert_close(s.row[ROW_MOLTEN_DEPRECIATION],
                    amount(&s, "ladle_capital") + amount(&s, "station_capital") +
                        amount(&s, "dock_capital") + amount(&s, "tap_capital"),
                    1e-13);
    ck_assert_close(s.row[ROW_MOLTEN_MISCELLANEOUS], 4738.4 * 29.3, 1e-13);
    for (int r = ROW_INGOT_ENERGY; r < ROWS; r++)
        ck_assert_double_eq(s.row[r], 0);
    evaluate(ROUTE_INGOT, false, &c, &s);
    ck_assert_close(s.row[ROW_INGOT_DEPRECIATION], amount(&s, "melter_capital"), 1e-13);
    ck_assert_close(s.row[ROW_INGOT_BURN_LOSS],
                    (115.0 - 71.3 * 0.317) * 19873 + amount(&s, "dross_toll"), 1e-13);
    ck_assert_close(s.row[ROW_INGOT_LABOUR], amount(&s, "furnace_workers") + amount(&s, "overhead"),
                    1e-13);
    for (int r = 0; r < ROW_INGOT_ENERGY; r++)
        ck_assert_double_eq(s.row[r], 0);
}
END_TEST

START_TEST(the_wider_boundary_adds_what_the_exhibit_leaves_out)
{
    struct cost_case c;
    struct cost_sheet narrow, wide;
    evaluate(ROUTE_INGOT, false, &c, &narrow);
    evaluate(ROUTE_INGOT, true, &c, &wide);
    double added = amount(&wide, "holding_capital") + amount(&wide, "returns_capital") +
                   amount(&wide, "returns_gas") + amount(&wide, "returns_loss") +
                   amount(&wide, "returns_credit") + amount(&wide, "returns_toll") +
                   amount(&wide, "ingot_freight") + amount(&wide, "ingot_casting") +
                   amount(&wide, "ingot_handling") + amount(&wide, "stock_interest") +
                   amount(&wide, "price_risk") + amount(&wide, "furnace_relining") +
                   amount(&wide, "emptied");
    ck_assert_close(wide.total - narrow.total, added, 1e-9);
    ck_assert_double_eq(narrow.total, narrow.total_exhibit);
    ck_assert_double_eq(wide.total, wide.total_supply_chain);
    ck_assert_double_eq(narrow.total_supply_chain, wide.total_supply_chain);
    ck_assert_double_eq(narrow.total_exhibit, wide.total_exhibit);
    ck_assert_int_eq(narrow.count, wide.count);
    evaluate(ROUTE_MOLTEN, false, &c, &narrow);
    evaluate(ROUTE_MOLTEN, true, &c, &wide);
    added = amount(&wide, "holding_capital") + amount(&wide, "returns_capital") +
            amount(&wide, "returns_gas") + amount(&wide, "returns_loss") +
            amount(&wide, "returns_credit") + amount(&wide, "returns_toll") +
            amount(&wide, "transit_stock") + amount(&wide, "surplus_casting") +
            amount(&wide, "standby_stock") + amount(&wide, "standby_freight") +
            amount(&wide, "standby_casting") + amount(&wide, "standby_handling") +
            amount(&wide, "furnace_relining") + amount(&wide, "plant_relining") +
            amount(&wide, "emptied") + amount(&wide, "stand_capital");
    ck_assert_close(wide.total - narrow.total, added, 1e-9);
}
END_TEST

START_TEST(parties_cancel_and_the_haulier_earns_the_margin)
{
    struct cost_case c;
    struct cost_sheet s;
    evaluate(ROUTE_MOLTEN, true, &c, &s);
    double sum = 0;
    for (int p = 0; p < PARTIES; p++)
        sum += s.party[p];
    ck_assert_double_le(fabs(sum), 1e-14 * s.total);
    double margin = amount(&s, "haulier_margin"),
           premium = amount(&s, "premium") + amount(&s, "weighing") + amount(&s, "take_or_pay") +
                     amount(&s, "standby_premium");
    ck_assert_close(s.party[PARTY_HAULIER], margin / 0.073 - margin, 1e-12);
    /* what leaves the three is the total, less what they pay each other beyond outlays */
    ck_assert_close(-s.party[PARTY_OUTSIDE], s.total - margin - premium, 1e-12);
}
END_TEST

/* The margin grows as the costs under it do: by km, by hour, by truck, by tonne. */
START_TEST(drivers_sum_and_the_margin_is_spread)
{
    struct cost_case with, without;
    struct cost_sheet a, b;
    evaluate(ROUTE_MOLTEN, false, &with, &a);
    cost_case_init(ROUTE_MOLTEN, &without);
    without.prices.haulier_margin_frac = 0;
    cost_sheet_evaluate(&without.view, false, &b);
    double per_km = amount(&b, "fuel") + amount(&b, "lng") + amount(&b, "charging") +
                    amount(&b, "toll") + amount(&b, "tyres") + amount(&b, "truck_maintenance");
    double per_hour = amount(&b, "crew") + amount(&b, "dispatch");
    ck_assert_close(a.driver[DRIVER_KM] - b.driver[DRIVER_KM], 0.073 * per_km, 1e-9);
    ck_assert_close(a.driver[DRIVER_HOUR] - b.driver[DRIVER_HOUR], 0.073 * per_hour, 1e-9);
    ck_assert_double_eq(a.driver[DRIVER_TRIP], b.driver[DRIVER_TRIP]);
    double sum = 0;
    for (int d = 0; d < DRIVERS; d++)
        sum += a.driver[d];
    ck_assert_close(sum, a.total, 1e-13);
}
END_TEST

START_TEST(the_book_balances)
{
    for (int r = 0; r < ROUTES; r++)
        for (int wide = 0; wide < 2; wide++) {
            struct cost_case c;
            struct cost_sheet s;
            evaluate((enum supply_route)r, wide, &c, &s);
            ck_assert_double_ge(s.residual, 0);
            ck_assert_double_le(s.residual, 1e-14);
        }
}
END_TEST

/* Each line dropped in turn, with the sums as they were and with the sums made anew: both are seen,
 * and are as large as the line. */
START_TEST(a_dropped_line_is_seen)
{
    for (int r = 0; r < ROUTES; r++) {
        struct cost_case c;
        struct cost_sheet whole;
        evaluate((enum supply_route)r, true, &c, &whole);
        double size = 0;
        for (int i = 0; i < whole.count; i++)
            size += fabs(whole.line[i].amount);
        for (int drop = 0; drop < whole.count; drop++) {
            struct cost_sheet s = whole;
            double share = fabs(s.line[drop].amount) / size;
            s.count--;
            memmove(&s.line[drop], &s.line[drop + 1], (size_t)(s.count - drop) * sizeof s.line[0]);
            ck_assert_double_ge(cost_sheet_residual(&c.view, true, &s), 0.999 * share);
            cost_sheet_sum(true, &s);
            ck_assert_double_ge(cost_sheet_residual(&c.view, true, &s), 0.999 * share);
            ck_assert_double_gt(share, 1e-9);
        }
    }
}
END_TEST

START_TEST(a_wrong_sum_is_seen)
{
    struct cost_case c;
    struct cost_sheet whole;
    evaluate(ROUTE_MOLTEN, false, &c, &whole);
    for (int k = 0; k < ROWS + DRIVERS + PARTIES + 3; k++) {
        struct cost_sheet s = whole;
        if (k < ROWS)
            s.row[k] += 1;
        else if (k < ROWS + DRIVERS)
            s.driver[k - ROWS] += 1;
        else if (k < ROWS + DRIVERS + PARTIES)
            s.party[k - ROWS - DRIVERS] += 1;
        else if (k == ROWS + DRIVERS + PARTIES)
            s.total += 1;
        else
            s.line[7].amount += k == ROWS + DRIVERS + PARTIES + 1 ? 1 : NAN;
        double residual = cost_sheet_residual(&c.view, false, &s);
        ck_assert_msg(!(residual <= 1e-9), "sum %d is wrong by 1 and the residual %g", k, residual);
    }
}
END_TEST

/* Two parties swapped cancel; only each against its own lines shows it. */
START_TEST(money_moved_between_parties_is_seen)
{
    struct cost_case c;
    struct cost_sheet s;
    evaluate(ROUTE_MOLTEN, true, &c, &s);
    s.party[PARTY_PRODUCER] += 738.4;
    s.party[PARTY_DIE_CASTER] -= 738.4;
    ck_assert_double_gt(cost_sheet_residual(&c.view, true, &s), 1e-6);
}
END_TEST

/* A flow changed behind a finished sheet: recomputation does not give its amounts any more. */
START_TEST(a_stale_sheet_is_seen)
{
    struct cost_case c;
    struct cost_sheet s;
    evaluate(ROUTE_INGOT, true, &c, &s);
    c.flow.amount[FLOW_POWER_AUXILIARY] *= 1.001;
    ck_assert_double_gt(cost_sheet_residual(&c.view, true, &s), 1e-6);
}
END_TEST

RUN_SUITE("cost sheet", rows_hold_their_items, the_wider_boundary_adds_what_the_exhibit_leaves_out,
          parties_cancel_and_the_haulier_earns_the_margin, drivers_sum_and_the_margin_is_spread,
          the_book_balances, a_dropped_line_is_seen, a_wrong_sum_is_seen,
          money_moved_between_parties_is_seen, a_stale_sheet_is_seen)
