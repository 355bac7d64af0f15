/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every item keeps to, whichever it is: loops over the table, so a new item is in at once. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/cost/cost_case.h"
#include "tests/support/main.h"

static enum supply_route route_of(const struct cost_item *item)
{
    return cost_row_route(item->row);
}

START_TEST(descriptors_are_complete)
{
    int count[ROUTES] = {0};
    for (const struct cost_item *const *i = cost_items(); *i; i++) {
        const struct cost_item *item = *i;
        ck_assert_uint_gt(strlen(item->name), 0);
        ck_assert_uint_eq(strspn(item->name, "abcdefghijklmnopqrstuvwxyz_"), strlen(item->name));
        ck_assert_uint_gt(strlen(item->summary), 8);
        ck_assert_uint_gt(strlen(item->quantity_unit), 0);
        ck_assert_double_gt(item->quantity_scale, 0);
        ck_assert_ptr_nonnull(cost_row_name(item->row));
        ck_assert_ptr_nonnull(cost_driver_name(item->driver));
        ck_assert_ptr_nonnull(cost_party_name(item->payer));
        ck_assert_ptr_nonnull(cost_party_name(item->payee));
        ck_assert_int_ne(item->payer, item->payee);
        ck_assert_int_ne(item->payer, PARTY_OUTSIDE);
        ck_assert(item->mark_up == !item->quantity);
        ck_assert(item->price != NULL);
        /* unique: the first of that name on its route is this one */
        ck_assert_ptr_eq(cost_item_find(route_of(item), item->name), item);
        count[route_of(item)]++;
    }
    for (int r = 0; r < ROUTES; r++) {
        ck_assert_int_gt(count[r], 0);
        ck_assert_int_le(count[r], COST_MAX_ITEMS);
    }
    ck_assert_ptr_null(cost_item_find(ROUTE_INGOT, "toll"));
}
END_TEST

/* In the order of the sheets: rows never go back. */
START_TEST(items_stand_in_the_order_of_the_rows)
{
    enum cost_row last = 0;
    for (const struct cost_item *const *item = cost_items(); *item; item++) {
        ck_assert_int_ge((*item)->row, last);
        last = (*item)->row;
    }
    bool used[ROWS] = {false};
    for (const struct cost_item *const *item = cost_items(); *item; item++)
        used[(*item)->row] = true;
    for (int r = 0; r < ROWS; r++)
        ck_assert_msg(used[r], "row %s has no item", cost_row_name((enum cost_row)r));
}
END_TEST

START_TEST(sources_are_in_the_bibliography)
{
    char *bib = file_read("docs/sources.bib");
    for (const struct cost_item *const *i = cost_items(); *i; i++) {
        char copy[256], *rest = copy;
        ck_assert_uint_lt(strlen((*i)->source), sizeof copy);
        strcpy(copy, (*i)->source);
        for (char *key; (key = strtok_r(rest, "; ", &rest));) {
            char entry[280];
            snprintf(entry, sizeof entry, "{%s,", key);
            ck_assert_msg(strcmp(key, "assumption") == 0 || strstr(bib, entry) != NULL,
                          "%s: source %s is not in docs/sources.bib", (*i)->name, key);
        }
    }
    free(bib);
}
END_TEST

/* docs/models/cost.md has a line for each item: `name`, in a table. */
START_TEST(items_are_in_the_manual)
{
    char *manual = file_read("docs/models/cost.md");
    for (const struct cost_item *const *item = cost_items(); *item; item++) {
        char entry[80];
        snprintf(entry, sizeof entry, "| `%s` |", (*item)->name);
        ck_assert_msg(strstr(manual, entry) != NULL, "%s is not in docs/models/cost.md",
                      (*item)->name);
    }
    free(manual);
}
END_TEST

/* The price member that each item has: no item without one, and no member without an item. */
#define PRICE(member) offsetof(struct price_set, member)
#define METAL         ((size_t)-1) /* the metal price, in the view */

static const struct {
    const char *name;
    int routes; /* bits: 1 molten, 2 ingot */
    size_t member;
} price_of[] = {
    {"preheat_gas", 1, PRICE(gas_per_m3)},
    {"superheat_gas", 1, PRICE(gas_per_m3)},
    {"melt_gas", 2, PRICE(gas_per_m3)},
    {"holding_gas", 3, PRICE(gas_per_m3)},
    {"returns_gas", 3, PRICE(gas_per_m3)},
    {"melt_power", 2, PRICE(power_per_J)},
    {"auxiliary_power", 2, PRICE(power_per_J)},
    {"holding_power", 3, PRICE(power_per_J)},
    {"lining_wear", 1, PRICE(relining)},
    {"ladle_capital", 1, PRICE(ladle)},
    {"station_capital", 1, PRICE(station)},
    {"dock_capital", 1, PRICE(dock)},
    {"tap_capital", 1, PRICE(tap)},
    {"stand_capital", 1, PRICE(stand)},
    {"holding_capital", 3, PRICE(holder_per_kg)},
    {"melter_capital", 2, PRICE(melter_per_kg_per_s)},
    {"returns_capital", 3, PRICE(melter_per_kg_per_s)},
    {"metal_loss", 3, METAL},
    {"dross_credit", 3, PRICE(dross_recovery_frac)},
    {"dross_toll", 3, PRICE(dross_toll_per_kg)},
    {"returns_loss", 3, METAL},
    {"price_risk", 2, METAL},
    {"returns_credit", 3, PRICE(dross_recovery_frac)},
    {"returns_toll", 3, PRICE(dross_toll_per_kg)},
    {"fuel", 1, PRICE(diesel_per_m3)},
    {"lng", 1, PRICE(lng_per_kg)},
    {"charging", 1, PRICE(charging_per_J)},
    {"toll", 1, PRICE(toll_per_m)},
    {"tyres", 1, PRICE(tyre_per_m)},
    {"crew", 1, PRICE(driver_per_s)},
    {"dispatch", 1, PRICE(dispatcher_per_s)},
    {"receipt", 1, PRICE(receipt_per_kg)},
    {"truck_capital", 1, PRICE(truck)},
    {"truck_maintenance", 1, PRICE(truck_maintenance_per_m)},
    {"truck_insurance", 1, PRICE(truck_insurance_per_s)},
    {"truck_inspection", 1, PRICE(truck_inspection_per_s)},
    {"cargo_insurance", 1, PRICE(cargo_insurance_frac)},
    {"haulier_margin", 1, PRICE(haulier_margin_frac)},
    {"miscellaneous", 1, PRICE(molten_miscellaneous_per_kg)},
    {"miscellaneous", 2, PRICE(ingot_miscellaneous_per_kg)},
    {"downtime", 3, PRICE(downtime_per_s)},
    {"incidents", 1, PRICE(incident)},
    {"refused_loads", 1, PRICE(refused_per_kg)},
    {"skull_remelt", 1, PRICE(refused_per_kg)},
    {"heel_return", 1, PRICE(heel_per_kg)},
    {"take_or_pay", 1, PRICE(take_or_pay_per_kg)},
    {"plant_relining", 1, PRICE(furnace_relining_per_kg)},
    {"furnace_relining", 3, PRICE(furnace_relining_per_kg)},
    {"emptied", 3, PRICE(refused_per_kg)},
    {"wash", 1, PRICE(wash)},
    {"wash_metal", 1, PRICE(refused_per_kg)},
    {"transit_stock", 1, PRICE(stock_interest_per_s)},
    {"stock_interest", 2, PRICE(stock_interest_per_s)},
    {"standby_gas", 1, PRICE(gas_per_m3)},
    {"standby_power", 1, PRICE(power_per_J)},
    {"standby_capital", 1, PRICE(melter_per_kg_per_s)},
    {"standby_stock", 1, PRICE(stock_interest_per_s)},
    {"standby_freight", 1, PRICE(freight_per_kgm)},
    {"standby_casting", 1, PRICE(ingot_casting_per_kg)},
    {"standby_handling", 1, PRICE(ingot_handling_per_kg)},
    {"standby_premium", 1, PRICE(ingot_premium_per_kg)},
    {"premium", 1, PRICE(molten_premium_per_kg)},
    {"premium", 2, PRICE(ingot_premium_per_kg)},
    {"carbon_price", 3, PRICE(carbon_per_kg)},
    {"cbam", 3, PRICE(cbam_per_kg)},
    {"furnace_workers", 2, PRICE(worker_per_s)},
    {"overhead", 2, PRICE(overhead_frac)},
    {"weighing", 1, PRICE(weighing.bias_frac)},
    {"ingot_freight", 2, PRICE(freight_per_kgm)},
    {"surplus_casting", 1, PRICE(ingot_casting_per_kg)},
    {"ingot_casting", 2, PRICE(ingot_casting_per_kg)},
    {"ingot_handling", 2, PRICE(ingot_handling_per_kg)},
};

#define PRICED ((int)(sizeof price_of / sizeof price_of[0]))

static bool has_price(const struct cost_item *item, size_t member)
{
    for (int k = 0; k < PRICED; k++)
        if (price_of[k].member == member && (price_of[k].routes & 1 << route_of(item)) != 0 &&
            strcmp(price_of[k].name, item->name) == 0)
            return true;
    return false;
}

static void scale_price(struct cost_case *c, size_t member, double factor)
{
    if (member == METAL)
        c->view.metal_price_per_kg *= factor;
    else
        *(double *)((char *)&c->prices + member) *= factor;
}

/* Its price doubled, the amount of an item is doubled; items with another price do not move, but
 * for the margin, which follows the haulier's costs. */
START_TEST(an_item_follows_its_own_price)
{
    int doubled = 0, of_table = 0;
    for (int k = 0; k < PRICED; k++) {
        of_table += (price_of[k].routes & 1) + (price_of[k].routes >> 1);
        for (int r = 0; r < ROUTES; r++) {
            struct cost_case c;
            struct cost_sheet before, after;
            cost_case_init((enum supply_route)r, &c);
            cost_sheet_evaluate(&c.view, true, &before);
            scale_price(&c, price_of[k].member, 2);
            cost_sheet_evaluate(&c.view, true, &after);
            for (int i = 0; i < before.count; i++) {
                const struct cost_item *item = before.line[i].item;
                ck_assert_msg(before.line[i].amount != 0, "%s is zero in the case", item->name);
                if (has_price(item, price_of[k].member)) {
                    ck_assert_close(after.line[i].amount, 2 * before.line[i].amount, 1e-14);
                    doubled += strcmp(item->name, price_of[k].name) == 0;
                } else if (price_of[k].member != METAL && !item->mark_up &&
                           strcmp(item->name, "overhead") != 0) { /* a share of the wages */
                    ck_assert_double_eq(after.line[i].amount, before.line[i].amount);
                }
            }
        }
    }
    int items = 0;
    for (const struct cost_item *const *item = cost_items(); *item; item++)
        items++;
    ck_assert_int_eq(of_table, items);
    ck_assert_int_ge(doubled, items);
}
END_TEST

START_TEST(the_metal_price_moves_loss_insurance_and_interest)
{
    const char *const moved[ROUTES] = {
        [ROUTE_MOLTEN] =
            " metal_loss dross_credit cargo_insurance haulier_margin returns_loss returns_credit "
            "transit_stock weighing standby_stock ",
        [ROUTE_INGOT] = " metal_loss dross_credit returns_loss returns_credit stock_interest "
                        "price_risk ",
    };
    for (int r = 0; r < ROUTES; r++) {
        struct cost_case c;
        struct cost_sheet before, after;
        cost_case_init((enum supply_route)r, &c);
        cost_sheet_evaluate(&c.view, true, &before);
        c.view.metal_price_per_kg *= 2;
        cost_sheet_evaluate(&c.view, true, &after);
        for (int i = 0; i < before.count; i++) {
            char word[64];
            snprintf(word, sizeof word, " %s ", before.line[i].item->name);
            bool expected = strstr(moved[r], word) != NULL;
            ck_assert_msg(expected == (before.line[i].amount != after.line[i].amount),
                          "%s and the metal price", before.line[i].item->name);
        }
    }
}
END_TEST

/* Nothing flows: what is left is plant and people. No plant and people either: nothing is. */
START_TEST(without_flows_only_assets_cost)
{
    for (int r = 0; r < ROUTES; r++) {
        struct cost_case c;
        struct cost_sheet sheet;
        cost_case_init((enum supply_route)r, &c);
        c.flow = (struct flow_sum){0};
        c.view.new_metal_kg = c.view.carbon_kg = c.view.direct_kg = c.view.stock_devalued_kg = 0;
        cost_sheet_evaluate(&c.view, true, &sheet);
        for (int i = 0; i < sheet.count; i++) {
            const char *name = sheet.line[i].item->name;
            bool asset = sheet.line[i].item->driver == DRIVER_FIXED || strcmp(name, "crew") == 0 ||
                         strcmp(name, "dispatch") == 0 || strcmp(name, "furnace_workers") == 0 ||
                         strcmp(name, "overhead") == 0;
            ck_assert_msg((sheet.line[i].amount != 0) == asset, "%s: %g without flows", name,
                          sheet.line[i].amount);
        }
        c.assets = (struct cost_assets){0};
        cost_sheet_evaluate(&c.view, true, &sheet);
        ck_assert_double_eq(sheet.total_supply_chain, 0);
        ck_assert_double_eq(sheet.residual, 0);
    }
}
END_TEST

/* A price set of zeros, lives and heating value too, gives zeros and no NaN. */
START_TEST(without_prices_nothing_costs)
{
    for (int r = 0; r < ROUTES; r++) {
        struct cost_case c;
        struct cost_sheet sheet;
        cost_case_init((enum supply_route)r, &c);
        c.prices = (struct price_set){.gas_heat_J_per_m3 = 38.93e6};
        c.view.metal_price_per_kg = 0;
        cost_sheet_evaluate(&c.view, true, &sheet);
        for (int i = 0; i < sheet.count; i++)
            ck_assert_msg(sheet.line[i].amount == 0, "%s", sheet.line[i].item->name);
        ck_assert_double_eq(sheet.total, 0);
    }
}
END_TEST

/* Each energy flow is charged by one item of its route, and by none of the route without it. */
START_TEST(no_energy_is_charged_twice)
{
    const struct {
        enum flow_kind kind;
        int items[ROUTES];
    } expected[] = {
        {FLOW_GAS_PREHEAT, {1, 0}}, {FLOW_GAS_SUPERHEAT, {1, 0}},   {FLOW_GAS_MELT, {1, 1}},
        {FLOW_GAS_RETURN, {1, 1}},  {FLOW_GAS_HOLD, {1, 1}},        {FLOW_POWER_MELT, {1, 1}},
        {FLOW_POWER_HOLD, {1, 1}},  {FLOW_POWER_AUXILIARY, {1, 1}},
    };
    for (size_t k = 0; k < sizeof expected / sizeof expected[0]; k++)
        for (int r = 0; r < ROUTES; r++) {
            struct cost_case c;
            struct cost_sheet before, after;
            cost_case_init((enum supply_route)r, &c);
            cost_sheet_evaluate(&c.view, true, &before);
            c.flow.amount[expected[k].kind] += 1e12;
            cost_sheet_evaluate(&c.view, true, &after);
            int moved = 0;
            for (int i = 0; i < before.count; i++)
                moved += before.line[i].amount != after.line[i].amount;
            ck_assert_int_eq(moved, expected[k].items[r]);
        }
}
END_TEST

START_TEST(flow_kinds_have_names_and_units)
{
    for (int k = 0; k < FLOW_COUNT; k++) {
        const struct flow_info *info = flow_info((enum flow_kind)k);
        ck_assert_uint_gt(strlen(info->name), 3);
        ck_assert_uint_gt(strlen(info->unit), 0);
        ck_assert_uint_gt(strlen(info->help), 5);
        if (info->book == FLOW_BOOK_METAL)
            ck_assert_str_eq(info->unit, "kg");
        if (info->book == FLOW_BOOK_ENERGY)
            ck_assert_str_eq(info->unit, "J");
        for (int other = 0; other < k; other++)
            ck_assert_str_ne(info->name, flow_info((enum flow_kind)other)->name);
    }
    ck_assert_ptr_null(flow_info(FLOW_COUNT));
    ck_assert_ptr_null(flow_info((enum flow_kind) - 1));
}
END_TEST

RUN_SUITE("cost contract", descriptors_are_complete, items_stand_in_the_order_of_the_rows,
          sources_are_in_the_bibliography, items_are_in_the_manual, an_item_follows_its_own_price,
          the_metal_price_moves_loss_insurance_and_interest, without_flows_only_assets_cost,
          without_prices_nothing_costs, no_energy_is_charged_twice, flow_kinds_have_names_and_units)
