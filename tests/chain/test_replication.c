/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

/* Both routes under ordinary and odd operation: every book must close. */
START_TEST(books_close)
{
    static const char *const cases[][4] = {
        {NULL},
        {"producer.preheat.enabled=false", NULL},
        {"customer.returns=0", "fleet.trucks=1", NULL},
        {"producer.tap_temperature=605 degC", "producer.preheat.target=400 degC", NULL},
        {"ladle.clean_above=0 %", "customer.furnace.energy=gas", NULL},
        {"ladle.count=2", "customer.shifts={days: mon-fri, start: \"06:00\", hours: 16 h}", NULL},
        {"oxidation.heat_to_melt=0.4", "ingot.melter.type=induction", NULL},
        {"ladle.model=constant_rate", "simulation.horizon=25 d", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scenario *scenario = chain_case(cases[i]);
        for (int route = 0; route < ROUTES; route++) {
            struct outcome outcome = chain_run(scenario, (enum supply_route)route, 3);
            ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
            ck_assert_double_le(outcome.books.energy, BALANCE_LIMIT);
            ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
            outcome_clear(&outcome);
        }
        scenario_free(&scenario);
    }
}
END_TEST

static bool stop_in_week_two(void *asked)
{
    return ++*(int *)asked == 2;
}

static bool never_stop(void *asked)
{
    (void)asked;
    return false;
}

/* Asked week by week it is the same run, to the last bit; told to stop it leaves nothing behind. */
START_TEST(a_watcher_may_stop_it)
{
    struct scenario *scenario =
        chain_case((const char *const[]){"ladle.model=constant_rate", NULL});
    for (int route = 0; route < ROUTES; route++) {
        struct outcome outcome, whole = chain_run(scenario, (enum supply_route)route, 3);
        char message[160];
        int weeks = 0;
        struct watcher watcher = {.stop = never_stop};
        ck_assert_int_eq(replication_run(scenario, (enum supply_route)route, 3, whole.cut_s,
                                         &watcher, &outcome, message),
                         REPLICATION_OK);
        ck_assert_mem_eq(&outcome.observed, &whole.observed, sizeof whole.observed);
        outcome_clear(&outcome);
        watcher = (struct watcher){.stop = stop_in_week_two, .asked = &weeks};
        ck_assert_int_eq(replication_run(scenario, (enum supply_route)route, 3, whole.cut_s,
                                         &watcher, &outcome, message),
                         REPLICATION_STOPPED);
        ck_assert_int_eq(weeks, 2);
        ck_assert_int_eq(outcome.row_count, 0);
        outcome_clear(&outcome);
        outcome_clear(&whole);
    }
    scenario_free(&scenario);
}
END_TEST

static bool lost_posting_is_seen(const struct scenario *scenario, enum supply_route route, int kind)
{
    const struct replication_request request = {
        .scenario = scenario, .route = route, .drop_kind = kind};
    struct outcome outcome;
    char message[160];
    const enum replication_status status = replication_run_dropping(&request, &outcome, message);

    outcome_clear(&outcome);
    if (status != REPLICATION_UNBALANCED)
        printf("one lost posting of %s is not noticed\n", flow_info((enum flow_kind)kind)->name);
    return status == REPLICATION_UNBALANCED;
}

static int drop_every_kind(struct scenario *scenario, bool seen[FLOW_COUNT])
{
    int missed = 0;

    for (int route = 0; route < ROUTES; route++) {
        struct outcome whole = chain_run(scenario, (enum supply_route)route, 0);

        for (int kind = 0; kind < FLOW_COUNT; kind++) {
            if (seen[kind] || whole.observed.amount[kind] == 0)
                continue;
            seen[kind] = true;
            missed += !lost_posting_is_seen(scenario, (enum supply_route)route, kind);
        }
        outcome_clear(&whole);
    }
    scenario_free(&scenario);
    return missed;
}

/* Loses one posting of every kind in turn, in scenarios that between them post every kind. */
START_TEST(one_lost_posting_fails_the_run)
{
    static const char *const ordinary[] = {"simulation.horizon=9 d", "simulation.warmup=2 d",
                                           "oxidation.heat_to_melt=0.2", NULL};
    static const char *const agreed[] = {"simulation.horizon=9 d",     "simulation.warmup=2 d",
                                         "molten.contract=40000 t/a",  "molten.take_or_pay=0.9",
                                         "molten.contract_period=3 d", NULL};
    static const char *const cold[] = {"simulation.horizon=9 d",
                                       "simulation.warmup=2 d",
                                       "producer.tap_temperature=605 degC",
                                       "producer.preheat.target=400 degC",
                                       "customer.furnace.energy=gas",
                                       NULL};
    static const char *const clean[] = {"simulation.horizon=9 d",    "simulation.warmup=2 d",
                                        "ladle.clean_above=0 %",     "ingot.melter.type=induction",
                                        "customer.scrap_back=0.6",   "fleet.incident_rate=1e-3 /km",
                                        "fleet.incident_repair=6 h", NULL};
    static const char *const relined[] = {"simulation.horizon=9 d", "simulation.warmup=2 d",
                                          "customer.furnace.relining_every=2 d",
                                          "customer.furnace.relining_time=5 h", NULL};
    static const char *const plant[] = {"producer.furnaces.left.relining_every=2 d",
                                        "producer.furnaces.left.relining_time=7 h", NULL};
    static const char *const *const cases[] = {ordinary, agreed, cold, clean, relined};
    bool seen[FLOW_COUNT] = {false};
    int missed = 0;

    seen[FLOW_METAL_HEEL] = true; /* lost in test_stands.c */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        missed += drop_every_kind(chain_case(cases[i]), seen);
    missed += drop_every_kind(chain_case_of(chain_plant, plant), seen);
    missed += drop_every_kind(chain_case_of(chain_alloys, NULL), seen);
    for (int kind = 0; kind < FLOW_COUNT; kind++)
        ck_assert_msg(seen[kind], "no case posts %s", flow_info((enum flow_kind)kind)->name);
    ck_assert_int_eq(missed, 0);
}
END_TEST

/* Little's law for the furnace side: all metal shot was demanded, all demanded and served was shot.
 */
START_TEST(demand_is_one_path_for_both_routes)
{
    struct scenario *scenario = chain_case(NULL);
    struct outcome molten = chain_run(scenario, ROUTE_MOLTEN, 5);
    struct outcome ingot = chain_run(scenario, ROUTE_INGOT, 5);

    ck_assert_close(molten.scheduled_s, ingot.scheduled_s, 1e-12);
    ck_assert_close(molten.demanded_kg, ingot.demanded_kg, 1e-12);
    ck_assert_double_le(molten.new_metal_kg, molten.demanded_kg * (1 + 1e-9));
    if (molten.stockout_s == 0)
        ck_assert_close(molten.new_metal_kg, molten.demanded_kg, 1e-9);
    outcome_clear(&molten);
    outcome_clear(&ingot);
    scenario_free(&scenario);
}
END_TEST

static bool same_row(const struct ledger_row *a, const struct ledger_row *b)
{
    return a->kind == b->kind && a->from == b->from && a->to == b->to &&
           a->customer == b->customer && a->period == b->period && a->observed == b->observed &&
           memcmp(&a->amount, &b->amount, sizeof a->amount) == 0;
}

START_TEST(same_seed_same_ledger)
{
    struct scenario *scenario = chain_case(NULL);
    struct outcome a = chain_run(scenario, ROUTE_MOLTEN, 2);
    struct outcome b = chain_run(scenario, ROUTE_MOLTEN, 2);
    struct outcome c = chain_run(scenario, ROUTE_MOLTEN, 4);

    ck_assert_int_eq(a.row_count, b.row_count);
    for (int i = 0; i < a.row_count; i++)
        ck_assert(same_row(&a.row[i], &b.row[i]));
    ck_assert_double_ne(a.observed.amount[FLOW_HEAT_AMBIENT], c.observed.amount[FLOW_HEAT_AMBIENT]);
    outcome_clear(&a);
    outcome_clear(&b);
    outcome_clear(&c);
    scenario_free(&scenario);
}
END_TEST

/* Ledger rows by period add up to the whole, and those after the cut to what is observed. */
START_TEST(periods_add_up)
{
    struct scenario *scenario = chain_case(NULL);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);
    double after_cut[FLOW_COUNT] = {0};

    for (int i = 0; i < outcome.row_count; i++)
        if (outcome.row[i].period >= 1) /* warm-up is one period of a week */
            after_cut[outcome.row[i].kind] += outcome.row[i].amount;
    for (int kind = 0; kind < FLOW_COUNT; kind++)
        ck_assert_close(after_cut[kind], outcome.observed.amount[kind], 1e-9);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* The journey of one ladle between two fills, told by a watcher. */
struct journey {
    double poured_s, empty_s, arrival_K;
    int fills;
};

static void follow(void *context, const struct trace_event *event)
{
    struct journey *journey = context;

    if (event->kind == TRACE_POURS) {
        journey->poured_s = event->time_s;
        journey->arrival_K = event->melt_K;
    } else if (event->kind == TRACE_FILLED) {
        journey->empty_s = event->time_s - journey->poured_s;
        journey->fills++;
    }
}

static struct journey one_ladle(const char *demand)
{
    const char *const sets[] = {demand,
                                "producer.preheat.enabled=false",
                                "ladle.count=1",
                                "fleet.trucks=1",
                                "fleet.ladles_per_truck=1",
                                "customer.machine.uptime=0 h",
                                "customer.returns=0",
                                "customer.machine.count=1",
                                "customer.furnace.capacity=14 t",
                                "molten.safety=2 h",
                                "route.speed=60 km/h",
                                "simulation.horizon=9 d",
                                "simulation.warmup=2 d",
                                NULL};
    struct scenario *scenario = chain_case(sets);
    struct journey journey = {0};
    const struct watcher watcher = {.event = follow, .context = &journey};
    struct outcome outcome;
    char message[160];

    ck_assert_int_eq(replication_run(scenario, ROUTE_MOLTEN, 0, 0, &watcher, &outcome, message),
                     REPLICATION_OK);
    outcome_clear(&outcome);
    scenario_free(&scenario);
    return journey;
}

/* Of the first ladle, ten minutes apart through the second day. */
struct samples {
    struct journey journey;
    bool seen[145];
    double hottest_K;
};

static void sample(void *context, const struct trace_event *event)
{
    struct samples *samples = context;
    double step = (event->time_s - 86400) / 600;

    follow(&samples->journey, event);
    if (event->kind != TRACE_LADLE || event->ladle != 0 || step < 0 || step > 144)
        return;
    if (step == floor(step))
        samples->seen[(int)step] = true;
    samples->hottest_K = fmax(samples->hottest_K, event->face_K);
}

/* Being watched changes not a bit of what happens; samples between events are all there. */
START_TEST(a_watcher_changes_nothing)
{
    struct scenario *scenario = chain_case(NULL);
    struct samples samples = {.hottest_K = 0};
    const struct watcher watcher = {
        .event = sample, .context = &samples, .from_s = 86400, .to_s = 2 * 86400, .every_s = 600};
    struct outcome seen, unseen;
    char message[160];

    ck_assert_int_eq(replication_run(scenario, ROUTE_MOLTEN, 0, 0, &watcher, &seen, message),
                     REPLICATION_OK);
    ck_assert_int_eq(replication_run(scenario, ROUTE_MOLTEN, 0, 0, NULL, &unseen, message),
                     REPLICATION_OK);
    ck_assert_int_gt(samples.journey.fills, 5);
    for (int i = 0; i < 145; i++)
        ck_assert_msg(samples.seen[i], "no sample at %d min", i * 10);
    ck_assert_double_gt(samples.hottest_K, 800);
    ck_assert_double_lt(samples.hottest_K, 1100);
    for (int kind = 0; kind < FLOW_COUNT; kind++)
        ck_assert_double_eq(seen.observed.amount[kind], unseen.observed.amount[kind]);
    outcome_clear(&seen);
    outcome_clear(&unseen);
    scenario_free(&scenario);
}
END_TEST

/* The same trip after a short and after a long empty time, never preheated: history is state. */
START_TEST(empty_time_decides_arrival)
{
    const struct journey busy = one_ladle("customer.machine.cycle=44 s");
    const struct journey idle = one_ladle("customer.machine.cycle=210 s");

    printf("empty %.1f h: arrives at %.1f degC; empty %.1f h: %.1f degC\n", busy.empty_s / 3600,
           busy.arrival_K - 273.15, idle.empty_s / 3600, idle.arrival_K - 273.15);
    ck_assert_int_gt(busy.fills, 10);
    ck_assert_int_gt(idle.fills, 5);
    ck_assert_double_gt(idle.empty_s - busy.empty_s, 9 * 3600.0);
    ck_assert_double_gt(busy.arrival_K - idle.arrival_K, 20);
}
END_TEST

START_TEST(a_cold_load_goes_back)
{
    static const char *const cold[] = {"producer.tap_temperature=612 degC",
                                       "producer.preheat.target=400 degC", NULL};
    static const char *const cool[] = {"producer.tap_temperature=632 degC", NULL};
    struct scenario *scenario = chain_case(cold);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);

    ck_assert_int_gt(outcome.loads, 10);
    ck_assert_int_eq(outcome.refused, outcome.loads);
    ck_assert_double_gt(outcome.observed.amount[FLOW_METAL_REFUSED], 0);
    ck_assert_double_eq(outcome.observed.amount[FLOW_METAL_POUR], 0);
    ck_assert_double_gt(outcome.stockout_s, 0.9 * outcome.scheduled_s);
    outcome_clear(&outcome);
    scenario_free(&scenario);
    scenario = chain_case(cool);
    outcome = chain_run(scenario, ROUTE_MOLTEN, 0);
    ck_assert_int_eq(outcome.refused, 0);
    ck_assert_int_eq(outcome.reheated, outcome.loads);
    ck_assert_int_eq(outcome.below_limit, outcome.loads);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

/* Loads colder than sludge settles at from ADC12, 630 degC, are those below a floor of as much, and
 * are counted without one; of an alloy that says nothing of sludge there are none. */
START_TEST(loads_below_the_sludge_temperature_are_counted)
{
    static const char *const tap[] = {"producer.tap_temperature=631 degC", NULL};
    static const char *const given[] = {"customer.acceptance_temperature=610 degC", NULL};
    static const char *const floor[] = {"customer.acceptance_temperature=630 degC", NULL};
    static const char *const poor[] = {"metal.alloy=A356", NULL};
    struct outcome outcome = chain_run_with(tap, given, 0);
    const int below = outcome.below_sludge;

    ck_assert_int_gt(below, 0);
    ck_assert_int_lt(below, outcome.loads);
    ck_assert_int_lt(outcome.below_limit, below);
    outcome_clear(&outcome);
    outcome = chain_run_with(tap, floor, 0);
    ck_assert_int_eq(outcome.below_sludge, below);
    ck_assert_int_eq(outcome.below_limit, below);
    outcome_clear(&outcome);
    outcome = chain_run_with(tap, poor, 0);
    ck_assert_int_eq(outcome.below_sludge, 0);
    outcome_clear(&outcome);
}
END_TEST

static double left_frac(const char *model, const char *tap, const char *lining)
{
    const char *const sets[] = {model, tap, lining, NULL};
    struct scenario *scenario = chain_case(sets);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);
    double frac = outcome.ladle_left_frac;

    outcome_clear(&outcome);
    scenario_free(&scenario);
    return frac;
}

START_TEST(what_the_fast_ladle_leaves_to_wall1d_is_counted)
{
    static const char sloped[] =
        "ladle.lining={side: [[calsil, 90 mm]], bottom: [[calsil, 90 mm]], lid: [[{conductivity: "
        "1.5 W/(m K), conductivity_slope: 0.001 W/(m K2), density: 2500 kg/m3, cp: 900 J/(kg K)}, "
        "150 mm]]}";

    ck_assert(isnan(left_frac("ladle.model=wall1d", NULL, NULL)));
    ck_assert_double_eq(left_frac("ladle.model=fast", "producer.tap_temperature=612 degC", NULL),
                        0);
    ck_assert_double_eq(left_frac("ladle.model=fast", "producer.tap_temperature=760 degC", sloped),
                        1);
}
END_TEST

RUN_SUITE("replication", a_watcher_may_stop_it, books_close, one_lost_posting_fails_the_run,
          demand_is_one_path_for_both_routes, same_seed_same_ledger, periods_add_up,
          a_watcher_changes_nothing, empty_time_decides_arrival, a_cold_load_goes_back,
          loads_below_the_sludge_temperature_are_counted,
          what_the_fast_ladle_leaves_to_wall1d_is_counted)
