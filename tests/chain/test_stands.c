/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ladles left at a customer as furnaces: against closed forms, Little's law and limiting cases. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/chain/balance.h"
#include "sim/chain/trace.h"
#include "sim/scenario/load.h"
#include "sim/scenario/resolve.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

/* No chance, no returns, machines that never stop; the teaching model, whose fall is known. */
static const char even[] =
    "schema: meltroute/1\n"
    "currency: CNY\n"
    "prices: {set: CN-2025}\n"
    "metal: {alloy: ADC12}\n"
    "oxidation: {heat_to_melt: 0}\n"
    "producer: {taps: 1, tap_temperature: 757 degC, preheat: {stations: 11}}\n"
    "ladle: {capacity: 4.1 t, count: 11, model: constant_rate, constant_rate: 7.3 K/h}\n"
    "fleet: {trucks: 3, ladles_per_truck: 1, shifts: 24x7, breakdown_rate: 0 /km,\n"
    "  incident_rate: 0 /km}\n"
    "route: {distance: 37 km, speed: 47 km/h}\n"
    "molten: {lead: 3 h}\n"
    "customer:\n"
    "  demand: 9700 t/a\n"
    "  returns: 0\n"
    "  shifts: 24x7\n"
    "  stands: {count: 3, heel: 7 %, swap_time: 11 min}\n"
    "simulation: {horizon: 6 wk, warmup: 0 d, seed: 7}\n";

static const char *const nothing[] = {NULL};

/* ---- what is seen of it ---------------------------------------------------------------------- */

enum { LADLES = 40 };

/* One ladle while it stands. */
struct standing {
    bool here;
    double since_s, kg, K;
};

struct seen {
    const struct scenario *scenario;
    struct standing ladle[LADLES];
    int here, most_here, left, taken, alone; /* trucks that go home without a ladle */
    double standing_s;                       /* of those that were taken */
    double off_K, heel_kg, heel_most_kg;
    double left_K; /* summed over those that are left */
    double coldest_K;
};

static double fall_K_per_s(const struct scenario *scenario)
{
    return scenario->ladle.params.constant_rate_K_per_h / 3600;
}

static void see(void *context, const struct trace_event *event)
{
    struct seen *seen = context;
    struct standing *ladle = event->ladle >= 0 ? &seen->ladle[event->ladle] : NULL;

    if (event->kind == TRACE_LEFT) {
        *ladle = (struct standing){true, event->time_s, event->metal_kg, event->melt_K};
        seen->left += event->time_s > 0;
        seen->left_K += event->time_s > 0 ? event->melt_K : 0;
        if (++seen->here > seen->most_here)
            seen->most_here = seen->here;
    } else if (event->kind == TRACE_TAKEN) {
        const double stay_s = event->time_s - ladle->since_s;

        seen->off_K = fmax(seen->off_K,
                           fabs(ladle->K - fall_K_per_s(seen->scenario) * stay_s - event->melt_K));
        seen->standing_s += stay_s;
        seen->heel_kg += event->metal_kg;
        seen->heel_most_kg = fmax(seen->heel_most_kg, event->metal_kg);
        ladle->here = false;
        seen->here--;
        seen->taken++;
    } else if (event->kind == TRACE_BACK && event->ladle < 0) {
        seen->alone++;
    } else if (event->kind == TRACE_FURNACE && !isnan(event->melt_K)) {
        seen->coldest_K = fmin(seen->coldest_K, event->melt_K);
    }
}

/* Molten, of that text under the settings; its books must balance. owns: the caller. */
static struct outcome run_seen(const char *const *sets, struct scenario **scenario,
                               struct seen *seen)
{
    struct outcome outcome;
    char message[160] = "";

    *scenario = chain_case_of(even, sets);
    *seen = (struct seen){.scenario = *scenario, .coldest_K = HUGE_VAL};
    const struct watcher watcher = {.event = see, .context = seen};
    ck_assert_msg(replication_run(*scenario, ROUTE_MOLTEN, 0, 0, &watcher, &outcome, message) ==
                      REPLICATION_OK,
                  "%s", message);
    return outcome;
}

/* What is drawn per second, dosing loss included. */
static double draw_kg_per_s(const struct scenario *scenario)
{
    return scenario->customers[0].peak_kg_per_s / (1 - scenario->oxidation.dose_frac);
}

/* ---- closed forms ---------------------------------------------------------------------------- */

/* A ladle that stands cools as the model says, however much is drawn from it. */
START_TEST(metal_cools_while_it_is_drawn)
{
    struct scenario *scenario;
    struct seen seen;
    struct outcome outcome = run_seen(nothing, &scenario, &seen);

    printf("%d ladles taken, %.1f kg heel each, %.2g K off\n", seen.taken,
           seen.heel_kg / seen.taken, seen.off_K);
    ck_assert_int_gt(seen.taken, 200);
    ck_assert_double_lt(seen.off_K, 1e-6);
    ck_assert_double_eq_tol(outcome.furnace_K_mean, seen.coldest_K, 60);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* dM/dt = -d - l M from M0 to the heel: t = ln((M0 + d/l) / (Mh + d/l)) / l for one ladle after the
 * other, l the rate of holding loss; before that it has lost while it waited. */
START_TEST(ladles_last_as_long_as_their_metal)
{
    struct scenario *scenario;
    struct seen seen;
    struct outcome outcome = run_seen(nothing, &scenario, &seen);
    const double l = scenario->oxidation.holding_frac_per_s, d = draw_kg_per_s(scenario);
    const double heel_kg = 0.07 * 4100, wait_s = seen.standing_s / seen.taken;
    const double full_kg = 4100, one_s = log((full_kg + d / l) / (heel_kg + d / l)) / l;
    const double used_s =
        log((full_kg * exp(-l * (wait_s - one_s)) + d / l) / (heel_kg + d / l)) / l;

    printf("%.1f s a ladle, %d in %.0f s\n", used_s, seen.taken, outcome.horizon_s);
    ck_assert_double_eq(outcome.stockout_s, 0);
    ck_assert_double_eq_tol(seen.taken * used_s, outcome.horizon_s, 3 * used_s);
    ck_assert_double_eq_tol(outcome.observed.amount[FLOW_METAL_DRAW], d * outcome.horizon_s, 1);
    ck_assert_double_eq_tol(seen.heel_most_kg, heel_kg, heel_kg * l * 12 * 3600 + 1);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* Number standing = rate x time, exactly; number away = rate x (time standing + by hand: filling,
 * loading, the road both ways, gate and swap). */
START_TEST(littles_law_of_ladles_away)
{
    struct scenario *scenario;
    struct seen seen;
    struct outcome outcome = run_seen(nothing, &scenario, &seen);
    const struct customer *customer = &scenario->customers[0];
    const struct producer *producer = &scenario->producer;
    const double horizon_s = outcome.horizon_s;
    const double road_s =
        2 * 37.0 / 47 * 3600 + producer->fill_s + producer->load_s + customer->unload_s + 11 * 60.0;
    double standing_s = seen.standing_s, away, hand;

    for (int i = 0; i < LADLES; i++)
        standing_s += seen.ladle[i].here ? horizon_s - seen.ladle[i].since_s : 0;
    ck_assert_close(outcome.standing_mean * horizon_s, standing_s, 1e-9);
    away = outcome.ladle_busy_frac * scenario->ladle.count;
    hand = seen.taken / horizon_s * (road_s + outcome.stay_s.sum / outcome.stay_s.count);
    printf("%.3f ladles stand, %.3f away, %.3f by hand\n", outcome.standing_mean, away, hand);
    ck_assert_double_eq_tol(away, hand, 0.02 * hand);
    ck_assert_int_le(seen.most_here, 3);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* A heater with power to spare holds its setpoint. Its energy is what the model takes from the
 * metal that it holds, m cp fall, and what that metal arrives colder; emptied ladles, one in twenty
 * of the metal, do without. */
START_TEST(a_heater_holds_its_setpoint)
{
    static const char *const heated[] = {"customer.stands.heater=90 kW",
                                         "customer.stands.heater_efficiency=0.57",
                                         "customer.stands.setpoint=735 degC", NULL};
    struct scenario *scenario;
    struct seen seen;
    struct outcome outcome = run_seen(heated, &scenario, &seen);
    const double cp = scenario->metal.alloy.cp_liquid_J_per_kgK;
    const double held_J =
        outcome.level_mean_kg * outcome.horizon_s * cp * fall_K_per_s(scenario) / 0.57;
    const double short_J = cp * (735 + 273.15 - seen.left_K / seen.left) * seen.left * 4100 / 0.57;
    const double heat_J = outcome.observed.amount[FLOW_POWER_HOLD];

    printf("coldest %.6f degC, %.2f MWh of %.2f and %.2f\n", seen.coldest_K - 273.15,
           heat_J / 3.6e9, held_J / 3.6e9, short_J / 3.6e9);
    ck_assert_double_gt(seen.coldest_K, 735 + 273.15 - 1e-6);
    ck_assert_double_gt(short_J, 0);
    ck_assert_double_le(heat_J, held_J + short_J);
    ck_assert_double_gt(heat_J, 0.93 * held_J + short_J);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* ---- what stops machines, what waits ------------------------------------------------------------
 */

/* Metal that falls below the casting minimum is done with: the machines stop, it goes home. */
START_TEST(cold_ladles_stop_the_machines)
{
    static const char *const cold[] = {"ladle.constant_rate=29 K/h", NULL};
    struct scenario *scenario;
    struct seen seen;
    struct outcome outcome = run_seen(cold, &scenario, &seen);

    printf("%.1f h without metal, %.0f kg in the fullest that goes home\n",
           outcome.stockout_s / 3600, seen.heel_most_kg);
    ck_assert_double_gt(seen.heel_most_kg, 2 * 0.07 * 4100);
    ck_assert_double_gt(outcome.stockout_s, 3600);
    ck_assert_close(outcome.observed.amount[FLOW_DOWNTIME], outcome.stockout_s, 1e-12);
    ck_assert_close(outcome.new_metal_kg / outcome.demanded_kg,
                    1 - outcome.stockout_s / outcome.scheduled_s, 1e-9);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* On a single stand the truck waits until the ladle is emptied, and the machines stand while it is
 * swapped: no shorter than the swap, for every ladle. */
START_TEST(a_full_stand_makes_the_truck_wait)
{
    static const char *const one[] = {"customer.stands.count=1", "molten.lead=6 h", NULL};
    struct scenario *scenario;
    struct seen seen;
    struct outcome outcome = run_seen(one, &scenario, &seen);

    printf("%.1f h of waits for room, %.1f min without metal a ladle\n",
           outcome.wait_s[WAIT_ROOM] / 3600, outcome.stockout_s / seen.taken / 60);
    ck_assert_int_eq(seen.most_here, 2); /* while they are swapped, both are told of */
    ck_assert_double_gt(outcome.wait_s[WAIT_ROOM], 60.0 * seen.taken);
    ck_assert_double_ge(outcome.stockout_s, 11 * 60 * (seen.taken - 1));
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* The first trucks find nothing emptied and go home with nothing; from then on all swap. */
START_TEST(nothing_emptied_nothing_taken)
{
    static const char *const roomy[] = {"customer.stands.count=6", "molten.safety=15 h", NULL};
    struct scenario *scenario;
    struct seen seen;
    struct outcome outcome = run_seen(roomy, &scenario, &seen);

    printf("%d of %d trucks home without a ladle, %d stand at most\n", seen.alone, outcome.trips,
           seen.most_here);
    ck_assert_int_ge(seen.alone, 1);
    ck_assert_int_le(seen.alone, 6);
    ck_assert_int_le(seen.most_here, 6 + 1); /* while they are swapped, both are told of */
    ck_assert_int_eq(4 + seen.left - seen.taken, seen.here); /* 4 at the start */
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* ---- limits, company ----------------------------------------------------------------------------
 */

/* A furnace that never runs dry, and ladles that never do, shoot the same metal; the ingot route
 * keeps its furnaces and does not hear of stands. */
START_TEST(the_same_demand_as_with_a_furnace)
{
    static const char *const furnace[] = {"customer.stands.count=0", NULL};
    static const char *const relined[] = {"customer.furnace.relining_every=12 d",
                                          "customer.furnace.relining_time=9 h",
                                          "customer.furnace.shutdown_from=3 h", NULL};
    struct outcome a = chain_run_text(even, nothing, nothing, 0);
    struct outcome b = chain_run_text(even, nothing, furnace, 0);
    struct outcome c = chain_run_text(even, nothing, relined, 0);
    struct scenario *with = chain_case_of(even, nothing), *without = chain_case_of(even, furnace);
    struct outcome i = chain_run(with, ROUTE_INGOT, 0), k = chain_run(without, ROUTE_INGOT, 0);

    ck_assert_close(a.new_metal_kg, b.new_metal_kg, 1e-9);
    ck_assert_double_eq(a.assets.holder_kg, 0);
    ck_assert_double_eq(a.assets.stands, 3);
    ck_assert_double_gt(b.assets.holder_kg, 0);
    ck_assert_double_gt(a.assets.ladles * a.ladle_busy_frac,
                        b.assets.ladles * b.ladle_busy_frac + 1);
    ck_assert_double_eq(a.observed.amount[FLOW_POWER_HOLD], 0);
    ck_assert_mem_eq(&a.observed, &c.observed, sizeof a.observed); /* there is no furnace */
    ck_assert_mem_eq(&i.observed, &k.observed, sizeof i.observed);
    ck_assert_double_gt(i.assets.holder_kg, 0);
    ck_assert_double_eq(i.assets.stands, 0);
    outcome_clear(&a);
    outcome_clear(&b);
    outcome_clear(&c);
    outcome_clear(&i);
    outcome_clear(&k);
    scenario_free(&with);
    scenario_free(&without);
}
END_TEST

/* Ladles planned: one more for every stand. */
START_TEST(auto_counts_ladles_that_stand)
{
    static const char *const furnace[] = {"ladle.count=auto", "customer.stands.count=0", NULL};
    static const char *const stands[] = {"ladle.count=auto", "customer.stands.heel=0 %", NULL};
    struct scenario *a = chain_case_of(even, furnace), *b = chain_case_of(even, stands);

    ck_assert_int_eq(b->ladle.count, a->ladle.count + 3);
    ck_assert_double_eq(plan_load_kg(b, b->customers), 4100);
    scenario_free(&a);
    scenario_free(&b);
}
END_TEST

static const char mixed[] =
    "schema: meltroute/1\n"
    "currency: CNY\n"
    "prices: {set: CN-2025}\n"
    "metal: {alloy: ADC12}\n"
    "producer: {taps: 2, richness: {dist: normal, mean: 1, sd: 0.05}}\n"
    "ladle: {capacity: 3.1 t, model: fast}\n"
    "fleet: {trucks: 4, ladles_per_truck: 3, shifts: 24x7, breakdown_rate: 1e-4 /km, spares: 1,\n"
    "  incident_rate: 3e-4 /km, incident_repair: 20 h}\n"
    "customers:\n"
    "  west: {demand: 8300 t/a, returns: 0.37, route: {distance: 43 km}}\n"
    "  mid: {demand: 9100 t/a, returns: 0.31, scrap_back: 0.6, molten: {ladles: 2}, docks: 2,\n"
    "    route: {distance: 51 km}, stands: {count: 5, in_use: 2, heater: 40 kW},\n"
    "    shifts: {days: mon-sat, start: \"06:00\", hours: 18 h}}\n"
    "  east: {demand: 7900 t/a, alloy: A356, returns: 0.33, route: {distance: 59 km},\n"
    "    stands: {count: 4}}\n"
    "simulation: {horizon: 5 wk, warmup: 1 wk, seed: 7}\n";

/* One customer with a furnace, two with ladles, of two alloys, on a road where things happen: the
 * books close, and a run is the same twice. */
START_TEST(furnaces_and_ladles_in_one_run)
{
    struct outcome a = chain_run_text(mixed, nothing, nothing, 3);
    struct outcome b = chain_run_text(mixed, nothing, nothing, 3);

    printf("service %.4f, %.2f ladles stand; books %.1g %.1g %.1g\n",
           1 - a.stockout_s / a.scheduled_s, a.standing_mean, a.books.metal, a.books.energy,
           a.books.activity);
    ck_assert_double_eq(a.each[0].assets.stands, 0);
    ck_assert_double_gt(a.each[0].assets.holder_kg, 0);
    ck_assert_double_eq(a.each[1].assets.stands, 5);
    ck_assert_double_eq(a.each[1].assets.holder_kg, 0);
    ck_assert_double_lt(a.each[0].observed.amount[FLOW_METAL_HEEL], 1e-6);
    ck_assert_double_gt(a.each[1].observed.amount[FLOW_METAL_HEEL], 0);
    ck_assert_double_gt(a.each[1].observed.amount[FLOW_POWER_HOLD], 0);
    ck_assert_double_lt(a.each[2].observed.amount[FLOW_POWER_HOLD], 1);
    ck_assert_int_gt(a.incidents, 0);
    ck_assert_mem_eq(&a.observed, &b.observed, sizeof a.observed);
    ck_assert_double_gt(1 - a.stockout_s / a.scheduled_s, 0.5);
    outcome_clear(&a);
    outcome_clear(&b);
}
END_TEST

/* Every kind of flow that the new parts post, lost once, is missed. */
START_TEST(a_lost_posting_is_seen)
{
    static const enum flow_kind kinds[] = {
        FLOW_METAL_POUR,  FLOW_METAL_DRAW, FLOW_METAL_HEEL, FLOW_METAL_RETURN_MELT, FLOW_POWER_HOLD,
        FLOW_LOAD_POURED, FLOW_LADLE_TIME, FLOW_DOWNTIME,   FLOW_METAL_OXIDISED};
    static const char *const sets[] = {"customers.mid.stands.casting_minimum=690 degC", NULL};
    struct scenario *scenario = chain_case_of(mixed, sets);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct replication_request request = {
            .scenario = scenario, .route = ROUTE_MOLTEN, .drop_kind = (int)kinds[i]};
        struct outcome outcome;
        char message[160];

        ck_assert_msg(replication_run_dropping(&request, &outcome, message) ==
                          REPLICATION_UNBALANCED,
                      "one lost posting of %s is not noticed", flow_info(kinds[i])->name);
        outcome_clear(&outcome);
    }
    scenario_free(&scenario);
}
END_TEST

RUN_SUITE("ladles left as furnaces", metal_cools_while_it_is_drawn,
          ladles_last_as_long_as_their_metal, littles_law_of_ladles_away,
          a_heater_holds_its_setpoint, cold_ladles_stop_the_machines,
          a_full_stand_makes_the_truck_wait, nothing_emptied_nothing_taken,
          the_same_demand_as_with_a_furnace, auto_counts_ladles_that_stand,
          furnaces_and_ladles_in_one_run, a_lost_posting_is_seen)
