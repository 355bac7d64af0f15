/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every item by hand, in the units of a planner. */
#include "tests/models/cost/cost_case.h"
#include "tests/support/main.h"

/* Years observed: 91 of 365 days. */
#define SHARE (91.0 / 365)
#define OXIDE (1 + 3 * 15.999 / (2 * 26.9815384)) /* Al2O3 over its aluminium, by mass */
/* Hours observed. */
#define HOURS (91 * 24.0)

struct hand {
    const char *name;
    double quantity, price; /* readable: quantity in the item's unit, money per unit */
};

/* Money per year of one unit of plant: a = p i / (1 - (1 + i)^-n), and 3.7 % of p for upkeep. */
static double annuity(double price, double years)
{
    return price * 0.061 / (1 - pow(1.061, -years));
}

static double plant(double price, double years)
{
    return annuity(price, years) + 0.037 * price;
}

static void compare(enum supply_route route, const struct hand *hand, int count)
{
    struct cost_case c;
    struct cost_sheet sheet;
    cost_case_init(route, &c);
    cost_sheet_evaluate(&c.view, true, &sheet);
    ck_assert_int_eq(sheet.count, count); /* a new item needs its line here */
    for (int i = 0; i < count; i++) {
        const struct cost_line *line = &sheet.line[i];
        ck_assert_str_eq(line->item->name, hand[i].name);
        double scale = line->item->quantity_scale;
        ck_assert_msg(fabs(line->quantity / scale - hand[i].quantity) <=
                          1e-12 * fabs(hand[i].quantity),
                      "%s: %.12g %s, by hand %.12g", hand[i].name, line->quantity / scale,
                      line->item->quantity_unit, hand[i].quantity);
        ck_assert_msg(fabs(line->price * scale - hand[i].price) <= 1e-12 * fabs(hand[i].price),
                      "%s: %.12g per %s, by hand %.12g", hand[i].name, line->price * scale,
                      line->item->quantity_unit, hand[i].price);
        ck_assert_close(line->amount, hand[i].quantity * hand[i].price, 1e-12);
    }
}

START_TEST(molten_items_by_hand)
{
    const double km = 18310 + 18470;
    const double haulier = 14900 * 0.63 * 7.31 + 14.9 * 173 * 5.53 + 14900 * 0.611 * 0.917 +
                           km * (2.17 + 0.43 + 0.71) + 6 * 0.671 * HOURS * 47.3 +
                           1.3 * 0.671 * HOURS * 52.7 +
                           4 * SHARE * (annuity(1.13 * 873e3, 8.5) + 41300 + 8700) +
                           (4762.6 + 6.35 + 3.17 + 23.3) * 0.00083 * 19873;
    const struct hand hand[] = {
        {"preheat_gas", 13700, 3.97},
        {"superheat_gas", 6890, 3.97},
        {"holding_power", 173900, 0.683},
        {"holding_gas", 5270, 3.97},
        {"lining_wear", 1223, 38400.0 / 617},
        {"ladle_capital", 11 * SHARE, annuity(213e3, 9.25)},
        {"station_capital", 3 * SHARE, plant(148e3, 11)},
        {"dock_capital", 2 * SHARE, plant(331e3, 13)},
        {"tap_capital", 2 * SHARE, plant(187e3, 14)},
        {"stand_capital", 5 * SHARE, plant(79.3e3, 9.5)},
        {"holding_capital", 38.6 * SHARE, plant(61.3e3, 10.5)},
        {"metal_loss", 19.3 + 31.7, 19873},
        {"dross_credit", 31.7, -0.317 * 19873},
        {"dross_toll", 31.7 + 19.3 * OXIDE, 987},
        {"fuel", 14900 * 0.63, 7.31},
        {"lng", 14.9 * 173, 5.53},
        {"charging", 14900 * 0.611, 0.917},
        {"toll", km, 2.17},
        {"tyres", km, 0.43},
        {"crew", 6 * 0.671 * HOURS, 47.3},
        {"dispatch", 1.3 * 0.671 * HOURS, 52.7},
        {"receipt", 4762.6, 6.35},
        {"truck_capital", 4 * SHARE, annuity(1.13 * 873e3, 8.5)},
        {"truck_maintenance", km, 0.71},
        {"truck_insurance", 4 * SHARE, 41300},
        {"truck_inspection", 4 * SHARE, 8700},
        {"cargo_insurance", 4762.6 + 6.35 + 3.17 + 23.3, 0.00083 * 19873},
        {"haulier_margin", haulier, 0.073},
        {"miscellaneous", 4738.4, 29.3},
        {"downtime", 13.7, 2170},
        {"incidents", km * 0.053e-6, 1.61e6},
        {"refused_loads", 6.35, 437},
        {"skull_remelt", 17.9, 437},
        {"heel_return", 23.3, 113},
        {"wash", 167, 131},
        {"wash_metal", 11.9, 437},
        {"surplus_casting", 83.1, 103},
        {"plant_relining", 21.9, 12700},
        {"furnace_relining", 19.3, 12700},
        {"emptied", 4.7, 437},
        {"returns_gas", 8130, 3.97},
        {"returns_loss", 5.3 + 8.9, 19873},
        {"returns_credit", 8.9, -0.317 * 19873},
        {"returns_toll", 8.9 + 5.3 * OXIDE, 987},
        {"returns_capital", 0.87 * SHARE, plant(1.13e6, 12)},
        {"transit_stock", 21.7, 0.057 * 19873},
        {"weighing", 4762.6, 0.0013 * 19873},
        {"standby_gas", 7310, 3.97},
        {"standby_power", 1930 + 4170, 0.683},
        {"standby_capital", 1.7 * SHARE, plant(1.13e6, 12)},
        {"standby_stock", 31.3, 0.057 * 19873},
        {"standby_freight", 57.3 * 29.7, 0.52},
        {"standby_casting", 57.3, 103},
        {"standby_handling", 57.3, 11.7},
        {"standby_premium", 57.3, 7.3},
        {"take_or_pay", 23.9, 383},
        {"premium", 4762.6, 13.9},
        {"carbon_price", 673.1, 83.7},
        {"cbam", 519.7, 71.9},
    };
    compare(ROUTE_MOLTEN, hand, sizeof hand / sizeof hand[0]);
}
END_TEST

START_TEST(ingot_items_by_hand)
{
    const struct hand hand[] = {
        {"melt_gas", 391700, 3.97},
        {"melt_power", 29300, 0.683},
        {"auxiliary_power", 447100, 0.683},
        {"holding_power", 173900, 0.683},
        {"holding_gas", 5270, 3.97},
        {"melter_capital", 3.1 * SHARE, plant(1.13e6, 12)},
        {"holding_capital", 38.6 * SHARE, plant(61.3e3, 10.5)},
        {"metal_loss", 43.7 + 71.3, 19873},
        {"dross_credit", 71.3, -0.317 * 19873},
        {"dross_toll", 71.3 + 43.7 * OXIDE, 987},
        {"furnace_workers", 2.3 * 0.713 * HOURS, 38.9},
        {"overhead", 2.3 * 0.713 * HOURS, 0.17 * 38.9},
        {"miscellaneous", 4738.4, 31.1},
        {"downtime", 7.9, 2170},
        {"furnace_relining", 19.3, 12700},
        {"emptied", 4.7, 437},
        {"returns_gas", 8130, 3.97},
        {"returns_loss", 5.3 + 8.9, 19873},
        {"returns_credit", 8.9, -0.317 * 19873},
        {"returns_toll", 8.9 + 5.3 * OXIDE, 987},
        {"returns_capital", 0.87 * SHARE, plant(1.13e6, 12)},
        {"ingot_freight", 4861.9 * 29.7, 0.52},
        {"ingot_casting", 4861.9, 103},
        {"ingot_handling", 4861.9, 11.7},
        {"stock_interest", 87.1, 0.057 * 19873},
        {"price_risk", 0.63, 19873},
        {"premium", 4861.9, 7.3},
        {"carbon_price", 673.1, 83.7},
        {"cbam", 519.7, 71.9},
    };
    compare(ROUTE_INGOT, hand, sizeof hand / sizeof hand[0]);
}
END_TEST

/* A price that was higher while something flowed: each item at its own mean, two kinds at theirs.
 */
START_TEST(a_price_that_moves_weighs_each_flow)
{
    struct cost_case c, flat;
    cost_case_init(ROUTE_INGOT, &c);
    cost_case_init(ROUTE_INGOT, &flat);
    c.view.metal_price_excess_frac[FLOW_METAL_OXIDISED] = 0.05;
    c.view.metal_price_excess_frac[FLOW_METAL_TRAPPED] = -0.02;
    c.view.metal_price_excess_frac[FLOW_STOCK_TIME] = 0.013;
    ck_assert_close(cost_case_amount(&c, "metal_loss"), 19873 * (43.7 * 1.05 + 71.3 * 0.98), 1e-12);
    ck_assert_close(cost_case_amount(&c, "dross_credit"),
                    0.98 * cost_case_amount(&flat, "dross_credit"), 1e-12);
    ck_assert_close(cost_case_amount(&c, "stock_interest"),
                    1.013 * cost_case_amount(&flat, "stock_interest"), 1e-12);
    ck_assert_double_eq(cost_case_amount(&c, "returns_loss"),
                        cost_case_amount(&flat, "returns_loss"));
}
END_TEST

/* Pooled: trucks and crews by the hours used, everything else as it was. */
START_TEST(pooling_charges_parts_of_trucks)
{
    struct cost_case whole, pooled;
    cost_case_init(ROUTE_MOLTEN, &whole);
    cost_case_init(ROUTE_MOLTEN, &pooled);
    pooled.view.pooled = true;
    const char *const trucks[] = {"truck_capital", "truck_insurance", "truck_inspection"};
    double less = 0;
    for (int i = 0; i < 3; i++) {
        double amount = cost_case_amount(&whole, trucks[i]);
        ck_assert_close(cost_case_amount(&pooled, trucks[i]), amount * 2.83 / 4, 1e-12);
        less += amount * (1 - 2.83 / 4);
    }
    double crew = cost_case_amount(&whole, "crew");
    ck_assert_close(cost_case_amount(&pooled, "crew"), crew * 4.71 / 6, 1e-12);
    less += crew * (1 - 4.71 / 6);
    struct cost_sheet a, b;
    cost_sheet_evaluate(&whole.view, false, &a);
    cost_sheet_evaluate(&pooled.view, false, &b);
    ck_assert_close(a.total - b.total, less * (1 + 0.073), 1e-9); /* and the margin on it */
}
END_TEST

/* Twice the gas price adds what was burnt, at the old price: no more and nothing else. */
START_TEST(gas_price_moves_what_burns_gas)
{
    for (int route = 0; route < ROUTES; route++) {
        struct cost_case c;
        struct cost_sheet before, after;
        cost_case_init((enum supply_route)route, &c);
        cost_sheet_evaluate(&c.view, false, &before);
        c.prices.gas_per_m3 *= 2;
        cost_sheet_evaluate(&c.view, false, &after);
        double burnt_m3 = route == ROUTE_MOLTEN ? 13700 + 6890 + 5270 + 7310 : 391700 + 5270;
        ck_assert_close(after.total - before.total, burnt_m3 * 3.97, 1e-9);
        for (int i = 0; i < before.count; i++)
            if (before.line[i].amount != after.line[i].amount)
                ck_assert_str_eq(before.line[i].item->quantity_unit, "m3");
    }
}
END_TEST

RUN_SUITE("cost items", molten_items_by_hand, ingot_items_by_hand,
          a_price_that_moves_weighs_each_flow, pooling_charges_parts_of_trucks,
          gas_price_moves_what_burns_gas)
