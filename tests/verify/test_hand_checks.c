/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planner can check with a pocket calculator, on Exhibit 12: one input is changed, and each
 * cost item that should move is worked out by hand, from the inputs, before the program is asked.
 * docs/hand-checks.md tells the same with the numbers. */
#include <stdio.h>
#include <string.h>

#include "tests/support/main.h"
#include "tests/verify/exhibit_case.h"
#include "tests/verify/hand_sheet.h"

#define REPLICATIONS 3
#define YEAR_H       HAND_YEAR_H
#define YEAR_S       HAND_YEAR_S

/* Margins: what a hand figure of this kind leaves out. */
#define WHOLE_THINGS 0.002 /* counts times yearly prices: only the tonnes differ */
#define BY_TRIP      0.02  /* losses under way, the last trip of the year */
#define HEAT         0.10  /* holding: what the metal brings along */
#define WALL         0.35  /* ladle walls: plane, steady, shell at one temperature */

static const char *const fixed_items[] = {
    "crew",          "dispatch",        "truck_capital", "truck_insurance", "truck_inspection",
    "ladle_capital", "station_capital", "dock_capital",  "tap_capital"};
static const char *const trip_items[] = {"fuel", "toll", "tyres", "truck_maintenance",
                                         "lining_wear"};
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* ---- comparison ----------------------------------------------------------------------------- */

struct pair {
    struct exhibit before, after;
    struct hand hand_before, hand_after;
};

static struct pair pair_run(const char *title, const char *const *sets)
{
    struct pair pair = {.before = exhibit_run(NULL, REPLICATIONS),
                        .after = exhibit_run(sets, REPLICATIONS)};

    pair.hand_before = hand_of(pair.before.scenario);
    pair.hand_after = hand_of(pair.after.scenario);
    printf("# %s: cycle %.2f -> %.2f h, %.0f -> %.0f trips a year, %.0f -> %.0f trucks\n", title,
           pair.hand_before.cycle_h, pair.hand_after.cycle_h, pair.hand_before.trips,
           pair.hand_after.trips, pair.hand_before.trucks, pair.hand_after.trucks);
    ck_assert_double_eq(pair.hand_before.trucks, pair.before.scenario->fleet.trucks);
    ck_assert_double_eq(pair.hand_after.trucks, pair.after.scenario->fleet.trucks);
    return pair;
}

static void pair_clear(struct pair *pair)
{
    exhibit_clear(&pair->before);
    exhibit_clear(&pair->after);
}

static double moved(const struct pair *pair, const char *route, const char *item)
{
    return exhibit_item(&pair->after, route, item) - exhibit_item(&pair->before, route, item);
}

/* The program's change against the hand's: within margin of the larger of the item's two values by
 * hand, so that an item which should stand still may not move by more than its margin either. */
static void expect(const struct pair *pair, const char *route, const char *item,
                   const double hand[2], double margin)
{
    const double by_hand = hand[1] - hand[0], program = moved(pair, route, item);
    const double size = fmax(fabs(hand[0]), fabs(hand[1]));

    printf("#   %-7s%-18s by hand %+8.2f, program %+8.2f CNY/t\n", route, item, by_hand, program);
    fflush(stdout);
    ck_assert_msg(fabs(program - by_hand) <= margin * size + 1e-9,
                  "%s: by hand %+.3f, program %+.3f CNY/t", item, by_hand, program);
}

/* Every item that is a count times a yearly price, or so much a trip. */
static void expect_counts(const struct pair *pair)
{
    const struct hand *b = &pair->hand_before, *a = &pair->hand_after;

    for (size_t i = 0; i < COUNT(fixed_items); i++)
        expect(pair, "molten", fixed_items[i],
               (double[]){hand_fixed(b, fixed_items[i]), hand_fixed(a, fixed_items[i])},
               WHOLE_THINGS);
    for (size_t i = 0; i < COUNT(trip_items); i++)
        expect(pair, "molten", trip_items[i],
               (double[]){hand_by_trip(b, trip_items[i]), hand_by_trip(a, trip_items[i])}, BY_TRIP);
}

/* The margin follows what the haulier lays out. */
static void expect_margin(const struct pair *pair)
{
    static const char *const outlay[] = {
        "crew", "dispatch", "truck_capital", "truck_insurance",  "truck_inspection",
        "fuel", "toll",     "tyres",         "truck_maintenance"};
    double sum[2] = {0};

    for (size_t i = 0; i < COUNT(outlay); i++)
        for (int k = 0; k < 2; k++) {
            const struct hand *h = k ? &pair->hand_after : &pair->hand_before;
            const double fixed = hand_fixed(h, outlay[i]);

            sum[k] += isnan(fixed) ? hand_by_trip(h, outlay[i]) : fixed;
        }
    for (int k = 0; k < 2; k++)
        sum[k] *= pair->before.scenario->prices.haulier_margin_frac;
    expect(pair, "molten", "haulier_margin", sum, BY_TRIP);
}

static void expect_still(const struct pair *pair, const char *route)
{
    char path[80];

    snprintf(path, sizeof path, "routes.%s.cost_per_t.total", route);
    ck_assert_close(exhibit_mean(&pair->after, path), exhibit_mean(&pair->before, path), 1e-12);
}

/* ---- the five checks ------------------------------------------------------------------------ */

/* Trucks at half the speed: longer cycles, the same kilometres. Whole trucks may stand still, the
 * pooled sheet may not. */
START_TEST(half_the_speed)
{
    struct pair p = pair_run("half the speed", SETTINGS("route.speed.mean=25 km/h"));
    const struct scenario *s = p.before.scenario;
    const struct price_set *price = &s->prices;
    const double more_h = p.hand_after.cycle_h - p.hand_before.cycle_h;
    const double used = p.hand_before.trips * more_h / (YEAR_H * s->fleet.availability_frac);
    const double truck_year =
        hand_yearly(price->truck, price->truck_life_s, price) +
        YEAR_S * (price->truck_insurance_per_s + price->truck_inspection_per_s);
    const double crew_year = s->fleet.crew * YEAR_S * price->driver_per_s;
    const double spares = 1 + s->fleet.spares / p.hand_before.trucks;
    const double pooled = used * (truck_year * spares + crew_year) *
                          (1 + price->haulier_margin_frac) / p.hand_before.demand_t;
    const double here = exhibit_mean(&p.after, "routes.molten.cost_per_t_pooled") -
                        exhibit_mean(&p.before, "routes.molten.cost_per_t_pooled");
    /* published: 7 to 15 K/h (source: AD_EN); a kelvin less on arrival is reheated by power */
    const double hours = p.hand_after.drive_h - p.hand_before.drive_h;
    const double per_K = 1080.0 * 1000 * price->power_per_J /
                         s->customers[0].furnaces[0].efficiency_frac; /* CNY/(t K), 1080 J/(kg K) */

    expect_counts(&p);
    expect_margin(&p);
    expect_still(&p, "ingot");
    printf("#   pooled by hand %+.2f, program %+.2f CNY/t; holding by hand %+.2f to %+.2f\n",
           pooled, here, 7 * hours * per_K, 15 * hours * per_K);
    fflush(stdout);
    ck_assert_close(here, pooled, 0.1);
    ck_assert_double_ge(moved(&p, "molten", "holding_power"), 0.8 * 7 * hours * per_K);
    ck_assert_double_le(moved(&p, "molten", "holding_power"), 1.2 * 15 * hours * per_K);
    pair_clear(&p);
}
END_TEST

/* One ladle a truck: twice the trips and kilometres, a shorter cycle, fewer ladles; a smaller load
 * needs a smaller holding furnace, so less is held. */
START_TEST(half_the_payload)
{
    struct pair p = pair_run("half the payload", SETTINGS("fleet.ladles_per_truck=1"));
    const double gas = (p.hand_after.ladles - p.hand_before.ladles) *
                       hand_ladle_gas_m3(p.before.scenario) * p.before.scenario->prices.gas_per_m3 /
                       p.hand_before.demand_t;

    expect_counts(&p);
    expect_margin(&p);
    expect(&p, "molten", "holding_power",
           (double[]){hand_holding(&p.hand_before), hand_holding(&p.hand_after)}, HEAT);
    printf("#   preheat_gas by hand %+.2f, program %+.2f CNY/t\n", gas,
           moved(&p, "molten", "preheat_gas"));
    fflush(stdout);
    ck_assert_close(moved(&p, "molten", "preheat_gas"), gas, WALL);
    expect_still(&p, "ingot");
    pair_clear(&p);
}
END_TEST

/* Half the ladles: still enough, by their hours; so nothing waits, and what goes is their capital
 * and the gas that kept them hot. */
START_TEST(half_the_ladles)
{
    const struct scenario *base = exhibit_load(NULL, NULL);
    char fewer[40];
    snprintf(fewer, sizeof fewer, "ladle.count=%d", base->ladle.count / 2);
    struct pair p = pair_run("half the ladles", SETTINGS(fewer));
    const struct scenario *s = p.before.scenario;
    const double ladle_h = p.hand_before.cycle_h + 1.5 * s->producer.preheat_hold_s / 3600;
    const double busy = p.hand_before.trips * s->fleet.ladles_per_truck * ladle_h / YEAR_H;
    const double gone = s->ladle.count - p.after.scenario->ladle.count;
    const double gas = -gone * hand_ladle_gas_m3(s) * s->prices.gas_per_m3 / p.hand_before.demand_t;
    const double capital = -gone *
                           hand_yearly(s->prices.ladle, s->prices.ladle_life_s, &s->prices) /
                           p.hand_before.demand_t;

    printf("#   ladles %d -> %d, %.2f of them in use\n", s->ladle.count,
           p.after.scenario->ladle.count, busy);
    printf("#   ladle_capital by hand %+.2f, program %+.2f; preheat_gas %+.2f, %+.2f CNY/t\n",
           capital, moved(&p, "molten", "ladle_capital"), gas, moved(&p, "molten", "preheat_gas"));
    fflush(stdout);
    ck_assert_double_lt(busy, p.after.scenario->ladle.count);
    ck_assert_double_eq(exhibit_mean(&p.after, "routes.molten.service_frac"), 1);
    ck_assert_close(moved(&p, "molten", "ladle_capital"), capital, WHOLE_THINGS);
    ck_assert_close(moved(&p, "molten", "preheat_gas"), gas, WALL);
    ck_assert_close(exhibit_row(&p.after, "molten", "special_vehicle"),
                    exhibit_row(&p.before, "molten", "special_vehicle"), BY_TRIP);
    expect_still(&p, "ingot");
    scenario_free((struct scenario **)&base);
    pair_clear(&p);
}
END_TEST

/* Half the demand: what is there anyway is spread over half the tonnes; trucks come in whole ones.
 */
START_TEST(half_the_demand)
{
    const struct scenario *base = exhibit_load(NULL, NULL);
    char half[48];
    snprintf(half, sizeof half, "customer.demand=%.17g kg/h",
             base->customers[0].demand_kg_per_s * 3600 / 2);
    struct pair p = pair_run("half the demand", SETTINGS(half));
    const struct ingot_supply *ingot = &base->customers[0].ingot;
    const struct price_set *price = &base->prices;
    const double melters = ingot->melters * ingot->melter_kg_per_s *
                           hand_plant(price->melter_per_kg_per_s, price->melter_life_s, price);
    const double workers = ingot->workers * YEAR_S * price->worker_per_s;
    const double standby = ingot->melters * ingot->melter_standby_W * YEAR_S /
                           price->gas_heat_J_per_m3 * price->gas_per_m3;
    const double before = 1 / p.hand_before.demand_t, after = 1 / p.hand_after.demand_t;
    const double melting = exhibit_item(&p.before, "ingot", "melt_gas") - standby * before;

    expect_counts(&p);
    expect_margin(&p);
    expect(&p, "molten", "holding_power",
           (double[]){hand_holding(&p.hand_before), hand_holding(&p.hand_after)}, HEAT);
    expect(&p, "ingot", "melter_capital", (double[]){melters * before, melters * after},
           WHOLE_THINGS);
    expect(&p, "ingot", "furnace_workers", (double[]){workers * before, workers * after},
           WHOLE_THINGS);
    expect(&p, "ingot", "melt_gas",
           (double[]){melting + standby * before, melting + standby * after}, BY_TRIP);
    ck_assert_double_gt(melting, 0);
    scenario_free((struct scenario **)&base);
    pair_clear(&p);
}
END_TEST

/* Twice the distance: the same cycle as at half the speed, so the same trucks; and every item that
 * is paid by the kilometre doubles. */
START_TEST(twice_the_distance)
{
    struct pair p = pair_run("twice the distance", SETTINGS("route.distance=60 km"));
    const struct scenario *s = p.before.scenario;
    const double freight = s->prices.freight_per_kgm * s->customers[0].route.distance_m * 1000;

    expect_counts(&p);
    expect_margin(&p);
    expect(&p, "ingot", "ingot_freight", (double[]){freight, 2 * freight}, 0.05);
    expect_still(&p, "ingot"); /* freight of ingots is outside the exhibit's boundary */
    pair_clear(&p);
}
END_TEST

/* ---- ingots come later ---------------------------------------------------------------------- */

/* Three times the supplier's lead time at the old reorder level R. Stock and orders together stay
 * near R, so no more than R a lead time arrives; stock is what has just come. */
START_TEST(suppliers_are_late)
{
    struct exhibit base = exhibit_run(NULL, REPLICATIONS);
    const struct ingot_supply *ingot = &base.scenario->customers[0].ingot;
    const double lead_s = 3 * dist_mean(&ingot->lead_s);
    char level[48], lead[48];
    snprintf(level, sizeof level, "ingot.reorder=%.17g kg", ingot->reorder_kg);
    snprintf(lead, sizeof lead, "ingot.lead.mean=%.17g h", lead_s / 3600);
    struct exhibit late = exhibit_run(SETTINGS(level, lead), 3 * REPLICATIONS);
    const double need_kg_per_s = exhibit_mean(&base, "routes.ingot.quantity_per_t.premium") *
                                 base.scenario->customers[0].demand_kg_per_s;
    const double service = ingot->reorder_kg / lead_s / need_kg_per_s;
    const double stock[2] = {exhibit_mean(&base, "routes.ingot.stock_t"),
                             exhibit_mean(&late, "routes.ingot.stock_t")};
    const double by_hand =
        (ingot->reorder_kg + ingot->order_kg / 2 - need_kg_per_s * dist_mean(&ingot->lead_s)) /
        1000;

    printf("# lead time x 3: service by hand %.3f, program %.3f; stock %.0f t (by hand %.0f) -> "
           "%.0f t\n",
           service, exhibit_mean(&late, "routes.ingot.service_frac"), stock[0], by_hand, stock[1]);
    printf("#   capital in stock %.2f -> %.2f CNY/t, downtime %.0f -> %.0f CNY/t\n",
           exhibit_item(&base, "ingot", "stock_interest"),
           exhibit_item(&late, "ingot", "stock_interest"), exhibit_item(&base, "ingot", "downtime"),
           exhibit_item(&late, "ingot", "downtime"));
    fflush(stdout);
    ck_assert_close(stock[0], by_hand, 0.06);
    ck_assert_double_eq(exhibit_mean(&base, "routes.ingot.stock_empty_frac"), 0);
    ck_assert_double_gt(exhibit_mean(&late, "routes.ingot.stock_empty_frac"), 0.1);
    ck_assert_close(exhibit_mean(&late, "routes.ingot.service_frac"), service, 0.08);
    ck_assert_double_lt(stock[1], ingot->order_kg / 1000);
    ck_assert_double_lt(exhibit_item(&late, "ingot", "stock_interest"),
                        0.5 * exhibit_item(&base, "ingot", "stock_interest"));
    exhibit_clear(&base);
    exhibit_clear(&late);
}
END_TEST

RUN_SUITE("hand checks", half_the_speed, half_the_payload, half_the_ladles, half_the_demand,
          twice_the_distance, suppliers_are_late)
