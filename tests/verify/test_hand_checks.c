/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planner can check with a pocket calculator, on Exhibit 12: one input is changed, and each
 * cost item that should move is worked out by hand, from the inputs, before the program is asked.
 * docs/hand-checks.md tells the same with the numbers. */
#include <stdio.h>
#include <string.h>

#include "tests/support/main.h"
#include "tests/verify/exhibit_case.h"

#define REPLICATIONS 3
#define YEAR_H       8760.0
#define YEAR_S       (YEAR_H * 3600)
#define PI           3.14159265358979

/* Margins: what a hand figure of this kind leaves out. */
#define WHOLE_THINGS 0.002 /* counts times yearly prices: only the tonnes differ */
#define BY_TRIP      0.02  /* losses under way, the last trip of the year */
#define HEAT         0.10  /* holding: what the metal brings along */
#define WALL         0.35  /* ladle walls: plane, steady, shell at one temperature */

/* ---- the planner's sheet of paper ----------------------------------------------------------- */

struct hand {
    const struct scenario *scenario;
    double demand_t, payload_t, drive_h, cycle_h, trips; /* per year */
    double trucks, ladles, furnace_t;
};

static double yearly(double price, double life_s, const struct price_set *prices)
{
    const double rate = prices->interest_per_s * YEAR_S, years = life_s / YEAR_S;

    return rate > 0 ? price * rate / (1 - pow(1 + rate, -years)) : price / years;
}

static double plant(double price, double life_s, const struct price_set *prices)
{
    return yearly(price, life_s, prices) + price * prices->asset_maintenance_frac_per_s * YEAR_S;
}

/* Trips from tonnes, trucks from trips times hours, ladles from trucks, furnace from the draw. */
static struct hand hand_of(const struct scenario *s)
{
    const struct customer *c = &s->customers[0];
    const struct dist *speed = &c->route.speed_m_per_s;
    const struct oxidation *lost = &s->oxidation;
    const double n = s->fleet.ladles_per_truck, spread = speed->sd / speed->mean;
    struct hand h = {.scenario = s};
    double heating_h, yield;

    h.demand_t = c->demand_kg_per_s * YEAR_S / 1000;
    h.payload_t = n * s->ladle.params.capacity_kg / 1000;
    /* the mean of 1/speed is (1 + spread^2) / mean speed */
    h.drive_h = c->route.distance_m / speed->mean * (1 + spread * spread) / 3600;
    h.cycle_h = (s->producer.load_s + n * s->producer.fill_s + c->unload_s + n * c->pour_s) / 3600 +
                2 * h.drive_h;
    yield = (1 - lost->tap_frac) * (1 - lost->pour_frac) * (1 - lost->dose_frac);
    h.trips = h.demand_t / yield / h.payload_t;
    h.trucks = ceil(h.trips * h.cycle_h / (YEAR_H * s->fleet.availability_frac));
    /* on the trucks, one load ready, and those that are heated (half the hold again) and filled */
    heating_h = (1.5 * s->producer.preheat_hold_s + s->producer.fill_s) / 3600;
    h.ladles = (h.trucks + 1) * n + ceil(h.trips * n * heating_h / YEAR_H);
    h.furnace_t = (c->furnaces[0].buffer_s / 3600 * h.demand_t / YEAR_H + h.payload_t) /
                  (1 - c->furnaces[0].heel_frac);
    return h;
}

/* An item by hand, CNY per tonne; NAN: not one of these. */
static double hand_fixed(const struct hand *h, const char *item)
{
    const struct scenario *s = h->scenario;
    const struct price_set *p = &s->prices;
    const double owned = h->trucks + s->fleet.spares;
    const struct {
        const char *item;
        double per_year;
    } line[] = {
        {"crew", h->trucks * s->fleet.crew * YEAR_S * p->driver_per_s},
        {"dispatch", s->fleet.dispatchers * YEAR_S * p->dispatcher_per_s},
        {"truck_capital", owned * yearly(p->truck, p->truck_life_s, p)},
        {"truck_insurance", owned * YEAR_S * p->truck_insurance_per_s},
        {"truck_inspection", owned * YEAR_S * p->truck_inspection_per_s},
        {"ladle_capital", h->ladles * yearly(p->ladle, p->ladle_life_s, p)},
        {"station_capital", s->producer.stations * plant(p->station, p->station_life_s, p)},
        {"dock_capital", s->customers[0].docks * plant(p->dock, p->dock_life_s, p)},
        {"tap_capital", s->producer.taps * plant(p->tap, p->tap_life_s, p)},
    };

    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        if (!strcmp(line[i].item, item))
            return line[i].per_year / h->demand_t;
    return NAN;
}

static double hand_by_trip(const struct hand *h, const char *item)
{
    const struct scenario *s = h->scenario;
    const struct price_set *p = &s->prices;
    const double way_m = s->customers[0].route.distance_m;
    const double fuel = way_m * (s->fleet.fuel_full_m3_per_m + s->fleet.fuel_empty_m3_per_m);
    const struct {
        const char *item;
        double per_trip;
    } line[] = {
        {"fuel", fuel * p->diesel_per_m3},
        {"toll", 2 * way_m * p->toll_per_m},
        {"tyres", 2 * way_m * p->tyre_per_m},
        {"truck_maintenance", 2 * way_m * p->truck_maintenance_per_m},
        {"lining_wear", s->fleet.ladles_per_truck * p->relining / p->relining_life_heats},
    };

    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        if (!strcmp(line[i].item, item))
            return h->trips * line[i].per_trip / h->demand_t;
    return NAN;
}

static const char *const fixed_items[] = {"crew",           "dispatch",         "truck_capital",
                                          "truck_insurance", "truck_inspection", "ladle_capital",
                                          "station_capital", "dock_capital",     "tap_capital"};
static const char *const trip_items[] = {"fuel", "toll", "tyres", "truck_maintenance",
                                         "lining_wear"};
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* Holding power of the furnace's size alone. */
static double hand_holding(const struct hand *h)
{
    return h->furnace_t * 1000 * h->scenario->customers[0].furnaces[0].loss_W_per_kg * YEAR_S *
           h->scenario->prices.power_per_J / h->demand_t;
}

/* Gas that keeps one ladle hot for a year, m3: what its walls pass on, over the burner's
 * efficiency. A plane wall at the mean of inner and outer area, 12 W/(m2 K) outside. */
static double hand_ladle_gas_m3(const struct scenario *s)
{
    const struct ladle_params *l = &s->ladle.params;
    const struct refractory_stack *wall = &l->side;
    const double volume = l->capacity_kg / alloy_density_kg_per_m3(l->alloy, s->producer.preheat_K) /
                          l->fill_frac;
    const double diameter = cbrt(4 * volume / (PI * l->aspect)), height = diameter * l->aspect;
    double resistance = 1 / 12.0, thickness = 0, area, outer, watts;

    for (int i = 0; i < wall->count; i++) {
        thickness += wall->layer[i].thickness_m;
        resistance += wall->layer[i].thickness_m / wall->layer[i].material.conductivity_W_per_mK;
    }
    area = PI * diameter * height + PI * diameter * diameter / 2;
    outer = diameter + 2 * thickness;
    area = (area + PI * outer * (height + 2 * thickness) + PI * outer * outer / 2) / 2;
    watts = (area / resistance + l->bridge_W_per_K) * (s->producer.preheat_K - s->weather.air_K);
    return watts / s->producer.preheat_efficiency_frac * YEAR_S / s->prices.gas_heat_J_per_m3;
}

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
    static const char *const outlay[] = {"crew", "dispatch", "truck_capital", "truck_insurance",
                                         "truck_inspection", "fuel", "toll", "tyres",
                                         "truck_maintenance"};
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
    const double truck_year = yearly(price->truck, price->truck_life_s, price) +
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
    const double capital = -gone * yearly(s->prices.ladle, s->prices.ladle_life_s, &s->prices) /
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

/* Half the demand: what is there anyway is spread over half the tonnes; trucks come in whole ones. */
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
                           plant(price->melter_per_kg_per_s, price->melter_life_s, price);
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
    const double by_hand = (ingot->reorder_kg + ingot->order_kg / 2 -
                            need_kg_per_s * dist_mean(&ingot->lead_s)) / 1000;

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
