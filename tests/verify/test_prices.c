/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metamorphic: every price doubled doubles the items that name it, exactly, and moves no other;
 * whatever else the sheets read moves what names it and nothing else. Over the whole field table,
 * with every flow and asset at work. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/carbon/carbon.h"
#include "models/cost/dross.h"
#include "sim/scenario/load.h"
#include "tests/support/main.h"

static const char text[] = "schema: meltroute/1\n"
                           "currency: CNY\n"
                           "prices: {set: CN-2025, weighing: 0.07 %, weighing_spread: 0.19 %,\n"
                           "  weighing_tolerance: 0.3 %, carbon: 61 CNY/t, cbam: 47 "
                           "CNY/t, molten_premium: 35 CNY/t,\n"
                           "  ingot_premium: 12 CNY/t, molten_miscellaneous: 30 CNY/t,\n"
                           "  ingot_miscellaneous: 27 CNY/t}\n"
                           "metal: {alloy: ADC12}\n"
                           "carbon: {method: co_product}\n"
                           "customer: {demand: 17345 t/a, shifts: 24x7}\n";

struct world {
    struct scenario *scenario;
    struct flow_sum flow;
    struct cost_assets assets;
};

/* Everything flows, everything is there: no item is zero. */
static void world_open(struct world *world)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = text, .name = "prices.yaml"};
    const struct cost_asset_info *info;
    world->scenario = scenario_load(&request, diag);
    ck_assert_ptr_nonnull(world->scenario);
    for (int k = 0; k < FLOW_COUNT; k++)
        world->flow.amount[k] =
            1e3 * (1 + 0.37 * k) * (flow_info((enum flow_kind)k)->unit[0] == 'J' ? 1e6 : 1);
    for (int i = 0; (info = cost_asset_info(i)) != NULL; i++) {
        double value = 0.23 + 0.017 * i;
        memcpy((char *)&world->assets + info->offset, &value, sizeof value);
    }
    diag_free(&diag);
}

struct folded {
    struct cost_sheet cost[ROUTES];
    struct carbon_sheet carbon[ROUTES];
};

static void fold(const struct world *world, const struct scenario *scenario, struct folded *folded)
{
    for (int route = 0; route < ROUTES; route++) {
        struct cost_view view = {
            .route = (enum supply_route)route,
            .prices = &scenario->prices,
            .flow = &world->flow,
            .assets = &world->assets,
            .metal_price_per_kg = scenario->metal.price_per_kg,
            .stock_devalued_kg = 437,
            .observed_s = 7.3e6,
            .new_metal_kg = 1.9e6,
            .distance_m = 37e3,
            .incident_rate_per_m = scenario->fleet.incidents_per_m,
            .fuel = {0.2, scenario->fleet.lng_kg_per_m3, scenario->fleet.power_J_per_m3}};
        carbon_sheet_evaluate(&view, &scenario->carbon, &folded->carbon[route]);
        view.carbon_kg = carbon_chain_kg(&folded->carbon[route]);
        view.direct_kg = folded->carbon[route].direct_kg;
        cost_sheet_evaluate(&view, true, &folded->cost[route]);
        ck_assert_double_le(folded->cost[route].residual, 1e-12);
    }
}

static bool names(const char *keys, const char *key)
{
    size_t length = strlen(key);
    for (const char *at = strstr(keys, key); at; at = strstr(at + 1, key))
        if ((at == keys || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* A price multiplies: what names it doubles with it. Lives, rates of interest and upkeep, heating
 * values do not, they only move what names them. */
static bool multiplies(const char *key)
{
    static const char *const share[] = {
        "metal.price",           "prices.dross_value",    "prices.cargo_insurance",
        "prices.haulier_margin", "prices.stock_interest", "prices.overhead",
        "prices.dross_recovery"};
    for (size_t i = 0; i < sizeof share / sizeof share[0]; i++)
        if (strcmp(key, share[i]) == 0)
            return true;
    return false;
}

struct check {
    const struct world *world;
    const struct folded *before;
    int prices, others, doubled;
};

/* Dross goes one of two ways: of the other nothing moves, and its fee is zero. */
static bool other_way(int disposal, const char *key)
{
    if (disposal == DROSS_TOLLED)
        return strcmp(key, "prices.dross_value") == 0;
    return strcmp(key, "prices.dross_recovery") == 0 || strcmp(key, "prices.dross_toll") == 0;
}

static bool may_be_zero(const struct check *check, const struct cost_item *item)
{
    return check->world->scenario->prices.dross_disposal == DROSS_SOLD &&
           (strcmp(item->name, "dross_toll") == 0 || strcmp(item->name, "returns_toll") == 0);
}

/* Of a mark-up: did an item that it is put on move? */
static bool below_moved(const struct cost_sheet *before, const struct cost_sheet *after, int place)
{
    for (int i = 0; i < place; i++)
        if (before->line[i].item->payer == before->line[place].item->payee &&
            before->line[i].amount != after->line[i].amount)
            return true;
    return false;
}

static void check_sheet(struct check *check, const char *key, bool doubles,
                        const struct cost_sheet *before, const struct cost_sheet *after)
{
    for (int i = 0; i < before->count; i++) {
        const struct cost_item *item = before->line[i].item;
        double was = before->line[i].amount, is = after->line[i].amount;
        ck_assert_msg(was != 0 || may_be_zero(check, item), "%s is zero: nothing is tested",
                      item->name);
        if (item->mark_up && below_moved(before, after, i)) {
            ck_assert_msg(is != was, "%s does not move with %s", item->name, key);
        } else if (names(item->keys, key)) {
            /* net loss, which the CBAM looks at, is less the more the dross earns */
            bool exact = doubles && !(strcmp(item->name, "cbam") == 0 && strstr(key, "dross"));
            if (exact)
                ck_assert_msg(is == 2 * was, "%s does not double with %s", item->name, key);
            ck_assert_msg(is != was, "%s does not move with %s", item->name, key);
            check->doubled += doubles;
        } else {
            ck_assert_msg(is == was, "%s moves with %s", item->name, key);
        }
    }
}

static void check_carbon(const char *key, const struct carbon_sheet *before,
                         const struct carbon_sheet *after)
{
    for (int i = 0; i < before->count; i++) {
        const struct carbon_line_kind *kind = before->line[i].kind;
        bool moved = before->line[i].kg != after->line[i].kg;
        ck_assert_msg(before->line[i].kg != 0, "%s is zero: nothing is tested", kind->name);
        ck_assert_msg(moved == names(kind->keys, key), "%s and %s", kind->name, key);
        if (moved && strncmp(key, "carbon.", 7) == 0 && kind->party != CARBON_METAL)
            ck_assert_msg(after->line[i].kg == 2 * before->line[i].kg, "%s and %s", kind->name,
                          key);
    }
}

/* A customer's own premium is no member of the scenario: tests/verify/test_metal_price.c. */
static void double_one(const struct scenario_visit *visit, void *data)
{
    struct check *check = data;
    const struct field *field = visit->entry->field;
    struct scenario *scenario = malloc(sizeof *scenario);
    struct folded *after = malloc(sizeof *after);
    bool doubles = field->dim >= DIM_MONEY && field->dim <= DIM_MONEY_PER_MASS_RATE;
    double value;
    if (!(field->flags & FIELD_SHEET) || field->type != FIELD_NUMBER ||
        strncmp(visit->path, "sheet.", 6) == 0 || strncmp(visit->path, "customers.", 10) == 0 ||
        other_way(check->world->scenario->prices.dross_disposal, visit->path))
        goto out;
    doubles |= multiplies(visit->path);
    memcpy(scenario, check->world->scenario, sizeof *scenario);
    char *member = (char *)scenario +
                   ((const char *)visit->entry->member - (const char *)check->world->scenario);
    memcpy(&value, member, sizeof value);
    value *= 2;
    memcpy(member, &value, sizeof value);
    fold(check->world, scenario, after);
    for (int route = 0; route < ROUTES; route++) {
        check_sheet(check, visit->path, doubles, &check->before->cost[route], &after->cost[route]);
        check_carbon(visit->path, &check->before->carbon[route], &after->carbon[route]);
    }
    *(doubles ? &check->prices : &check->others) += 1;
out:
    free(scenario);
    free(after);
}

static void every_price(int disposal)
{
    struct world world;
    struct folded *before = malloc(sizeof *before);
    struct check check = {.world = &world, .before = before};
    world_open(&world);
    world.scenario->prices.dross_disposal = disposal;
    fold(&world, world.scenario, before);
    scenario_for_each_field(world.scenario, double_one, &check);
    ck_assert_int_gt(check.prices, 35);
    ck_assert_int_gt(check.others, 12);
    ck_assert_int_gt(check.doubled, 60);
    free(before);
    scenario_free(&world.scenario);
}

START_TEST(every_price_moves_what_names_it)
{
    every_price(DROSS_SOLD);
    every_price(DROSS_TOLLED);
}
END_TEST

/* Every key that an item names is a row of the field table that a finished run may change, or is
 * said to be read by the simulation too. */
START_TEST(every_name_is_a_key)
{
    struct world world;
    world_open(&world);
    for (const struct cost_item *const *item = cost_items(); *item; item++) {
        char keys[200], *save = NULL;
        ck_assert_ptr_nonnull((*item)->keys);
        snprintf(keys, sizeof keys, "%s", (*item)->keys);
        for (char *key = strtok_r(keys, " ", &save); key; key = strtok_r(NULL, " ", &save)) {
            const struct scenario_value *value = book_find(world.scenario->book, key);
            ck_assert_msg(value != NULL, "%s names %s", (*item)->name, key);
            ck_assert_msg((value->field->flags & FIELD_SHEET) ||
                              strcmp(key, "fleet.incident_rate") == 0,
                          "%s names %s", (*item)->name, key);
        }
    }
    scenario_free(&world.scenario);
}
END_TEST

RUN_SUITE("prices", every_price_moves_what_names_it, every_name_is_a_key)
