/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/breakeven.h"

#include <string.h>

#include "tests/study/study_case.h"
#include "tests/support/main.h"

static struct breakeven_plan plan_of(const struct study_case *study, const char *key)
{
    return (struct breakeven_plan){.source = &study->source,
                                   .scenario = study->scenario,
                                   .key = key,
                                   .low = NAN,
                                   .high = NAN,
                                   .run = study_case_replication,
                                   .threads = 2,
                                   .cut_s = NAN};
}

/* Saving in the synthetic case falls by 20 per km; at any distance the zero is known. */
static double expected_root(const struct study_case *study)
{
    struct experiment_plan plan = {
        .scenario = study->scenario, .run = study_case_replication, .threads = 1, .cut_s = NAN};
    struct experiment experiment;
    experiment_run(&plan, &experiment);
    double saving = metric_read(&experiment.table, "saving_per_t").mean;
    experiment_clear(&experiment);
    return 30 + saving / 20;
}

START_TEST(finds_the_distance_at_which_both_cost_the_same)
{
    struct study_case study;
    struct breakeven breakeven;
    study_case_open(&study, NULL, 0);
    struct breakeven_plan plan = plan_of(&study, "route.distance");
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_OK);
    ck_assert_str_eq(breakeven.message, "");
    ck_assert_int_eq(breakeven.root_count, 1);
    const struct root *root = breakeven_root(&breakeven);
    ck_assert_close(root->x.mean, expected_root(&study), 1e-6);
    ck_assert(root->falling && isnan(root->step));
    ck_assert_str_eq(breakeven.info.unit, "km");
    /* delta method: half-width of the saving over the slope of 20 per km */
    double half = metric_read(&breakeven.curve.point[3]->table, "saving_per_t").half_width;
    ck_assert_close(root->x.half_width, half / 20, 1e-6);
    ck_assert_int_le(breakeven.curve.count, 40);
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

/* No root from low to high, because of that. */
static void expect_none(struct breakeven_plan plan, double low, double high, const char *because)
{
    struct breakeven breakeven;
    plan.low = low, plan.high = high;
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_OK);
    ck_assert_ptr_null(breakeven_root(&breakeven));
    ck_assert_msg(strstr(breakeven.reason, because) != NULL, "%s", breakeven.reason);
    breakeven_clear(&breakeven);
}

START_TEST(none_in_range_is_an_answer)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    expect_none(plan_of(&study, "route.distance"), 3, 12, "none in range: molten is cheaper");
    expect_none(plan_of(&study, "route.distance"), 250, 300, "none in range: ingot is cheaper");
    study_case_close(&study);
}
END_TEST

/* Only 30 km fits the route's segments: nothing is said of other distances. */
START_TEST(no_claim_where_no_point_is_valid)
{
    const char *const sets[] = {"route.segments={town: {length: 30 km}}"};
    struct study_case study;
    study_case_open(&study, sets, 1);
    expect_none(plan_of(&study, "route.distance"), 12, 48,
                "to 30 km, by 345 to 345 CNY/t; 12 of 13 points are no valid scenario");
    study_case_close(&study);
}
END_TEST

START_TEST(any_numeric_key_will_do)
{
    /* What is declared for ingot moves the saving one to one. */
    struct study_case study;
    struct breakeven breakeven;
    const char *sets[] = {"route.distance=60 km"};
    study_case_open(&study, sets, 1);
    double saving_at_60 = 20 * (expected_root(&study) - 30);
    double declared = study.scenario->prices.ingot_miscellaneous_per_kg * 1000;
    struct breakeven_plan plan = plan_of(&study, "prices.ingot_miscellaneous");
    plan.low = 0;
    plan.high = 5000;
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_OK);
    ck_assert_double_lt(saving_at_60, 0);
    ck_assert_close(breakeven_root(&breakeven)->x.mean, declared - saving_at_60, 1e-6);
    ck_assert(!breakeven_root(&breakeven)->falling);
    ck_assert_str_eq(breakeven.info.unit, "CNY/t");
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

START_TEST(replications_grow_where_the_root_is_not_known_well_enough)
{
    /* Over 40..55 km a half-width of 0.075 km is wanted; four replications give several times that,
     * and sixteen, the most, are taken. Noise is 10 CNY/t times the case's noise. */
    struct study_case study;
    struct breakeven breakeven;
    study_case_open(&study, NULL, 0);
    struct breakeven_plan plan = plan_of(&study, "route.distance");
    plan.low = 40;
    plan.high = 55;
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_OK);
    const struct root *root = breakeven_root(&breakeven);
    ck_assert_int_eq(root->x.n, 16);
    struct experiment_plan all = {.scenario = study.scenario,
                                  .run = study_case_replication,
                                  .threads = 1,
                                  .replications = 16,
                                  .cut_s = NAN};
    struct experiment experiment;
    experiment_run(&all, &experiment);
    struct estimate saving = metric_read(&experiment.table, "saving_per_t");
    ck_assert_close(root->x.mean, 30 + saving.mean / 20, 1e-6);
    ck_assert_close(root->x.half_width, saving.half_width / 20, 1e-3);
    ck_assert_close(root->bootstrap_half_width, saving.half_width / 20, 0.2);
    /* the grid away from the root is left as it was */
    ck_assert_int_eq(breakeven.curve.point[0]->table.replications, 4);
    experiment_clear(&experiment);
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

/* A third truck saves 12 kg of metal per tonne, so to speak: the saving changes sign three times
 * between 47 and 60 km, far closer than the grid. */
static enum replication_status stepped(const struct scenario *scenario, enum supply_route route,
                                       uint32_t replication, double cut_s,
                                       const struct watcher *watcher, struct outcome *outcome,
                                       char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    if (route == ROUTE_MOLTEN)
        outcome->observed.amount[FLOW_METAL_OXIDISED] -=
            12e-3 * scenario->fleet.trucks * outcome->new_metal_kg;
    return status;
}

START_TEST(steps_of_whole_trucks_are_not_missed)
{
    /* the saving is 20 (47.3 + 12 trucks - distance) + what both pay alike */
    struct study_case study;
    struct breakeven breakeven;
    study_case_open(&study, NULL, 0);
    struct breakeven_plan plan = plan_of(&study, "route.distance");
    plan.run = stepped;
    plan.low = 2, plan.high = 150;
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_OK);
    ck_assert(breakeven.root_count >= 3 && breakeven.root_count % 2 == 1);
    for (int i = 0; i < breakeven.root_count; i++)
        ck_assert_int_eq(breakeven.root[i].falling, i % 2 == 0);
    const struct root *rising = &breakeven.root[1]; /* where a truck comes in */
    ck_assert(rising->low <= rising->step && rising->step <= rising->high);
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

START_TEST(a_key_that_is_no_number_is_refused)
{
    struct study_case study;
    struct breakeven breakeven;
    study_case_open(&study, NULL, 0);
    struct breakeven_plan plan = plan_of(&study, "metal.alloy");
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_INVALID);
    ck_assert_ptr_nonnull(strstr(breakeven.message, "sweep --vary 'KEY=A,B'` compares words"));
    breakeven_clear(&breakeven);
    plan.key = "route.distanse";
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_INVALID);
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

START_TEST(threads_find_the_same_root)
{
    struct study_case study;
    struct breakeven one, two;
    study_case_open(&study, NULL, 0);
    struct breakeven_plan plan = plan_of(&study, "route.distance");
    plan.threads = 1;
    breakeven_run(&plan, &one);
    plan.threads = 3;
    breakeven_run(&plan, &two);
    ck_assert_mem_eq(&one.root[0], &two.root[0], sizeof one.root[0]);
    ck_assert_int_eq(one.curve.count, two.curve.count);
    breakeven_clear(&one);
    breakeven_clear(&two);
    study_case_close(&study);
}
END_TEST

START_TEST(limits_from_times_alone)
{
    /* One round trip: what stands, plus twice the distance at the mean speed. */
    struct study_case study;
    struct breakeven breakeven;
    const char *sets[] = {
        "fleet.driving_hours=none",
        "fleet.shifts={days: mon-sun, start: \"06:00\", hours: 24 h, shift: 8 h}"};
    study_case_open(&study, sets, 2);
    const struct scenario *s = study.scenario;
    double stand_s = s->producer.load_s + s->customers[0].unload_s +
                     s->fleet.ladles_per_truck * (s->producer.fill_s + s->customers[0].pour_s);
    double left_s = s->fleet.shifts.longest_shift_s - stand_s;
    double km = left_s / 2 * s->customers[0].route.speed_m_per_s.mean / 1000;
    ck_assert_close(limits_round_trip_s(s, &s->customers[0], km * 1000), 8 * 3600.0, 1e-9);
    struct breakeven_plan plan = plan_of(&study, "route.distance");
    plan.limits = true;
    breakeven_run(&plan, &breakeven);
    const struct limit *shift = &breakeven.limits.limit[LIMIT_SHIFT];
    ck_assert(shift->exists);
    ck_assert_close(shift->value.mean, km, 1e-9);
    const struct limit *cost = &breakeven.limits.limit[LIMIT_COST];
    ck_assert_close(cost->value.mean, breakeven_root(&breakeven)->x.mean, 1e-12);
    ck_assert(!breakeven.limits.limit[LIMIT_DRIVING].exists); /* no rule, no limit */
    breakeven_clear(&breakeven);
    study_case_close(&study);
}
END_TEST

struct stop {
    int calls, at;
};

static bool stop_at_call(void *context, const char *what, double done, double total)
{
    struct stop *stop = context;
    (void)what, (void)done, (void)total;
    return ++stop->calls >= stop->at;
}

static int calls_of_a_whole_search(void)
{
    struct study_case study;
    struct breakeven breakeven;
    struct stop stop = {0, 1 << 20};
    study_case_open(&study, NULL, 0);
    struct breakeven_plan plan = plan_of(&study, "route.distance");
    plan.threads = 1;
    plan.limits = true;
    plan.hook = (struct study_hook){stop_at_call, &stop};
    ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_OK);
    ck_assert_int_gt(stop.calls, 4 * breakeven.curve.count); /* between replications */
    breakeven_clear(&breakeven);
    study_case_close(&study);
    return stop.calls;
}

START_TEST(an_interrupted_search_claims_nothing)
{
    /* in the first point, inside a point, in the scan, in the search, in the last point */
    int most = calls_of_a_whole_search();
    const int at[] = {1, 3, 5, most / 2, most * 9 / 10, most - 1};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        struct study_case study;
        struct breakeven breakeven;
        struct stop stop = {0, at[i]};
        study_case_open(&study, NULL, 0);
        struct breakeven_plan plan = plan_of(&study, "route.distance");
        plan.threads = 1;
        plan.limits = true;
        plan.hook = (struct study_hook){stop_at_call, &stop};
        ck_assert_int_eq(breakeven_run(&plan, &breakeven), STUDY_INTERRUPTED);
        ck_assert_int_le(stop.calls, at[i] + 1); /* the next replication does not begin */
        ck_assert_ptr_null(breakeven_root(&breakeven));
        ck_assert_ptr_null(breakeven_pooled(&breakeven));
        ck_assert(!breakeven.limits.known);
        ck_assert_str_eq(breakeven.reason, "interrupted");
        ck_assert(strstr(breakeven.message, "interrupted") != NULL);
        for (int p = 0; p < breakeven.curve.count; p++)
            ck_assert_int_eq(breakeven.curve.point[p]->table.replications % 4, 0);
        breakeven_clear(&breakeven);
        study_case_close(&study);
    }
}
END_TEST

START_TEST(keys_are_those_of_set)
{
    static const struct {
        const char *key, *unit, *message;
    } cases[] = {
        {"route.distance", "km", NULL},
        {"customer.route.distance", "km", NULL},
        {"customers.customer.route.distance", "km", NULL},
        {"customer.furnace.buffer", "h", NULL}, /* the furnace that is there by default */
        {"customers.customer.furnaces.furnace.buffer", "h", NULL},
        {"furnace.buffer", "h", NULL},
        {"route.speed", "km/h", NULL},
        {"route.speed.mean", "km/h", NULL},
        {"prices.gas", "CNY/m3", NULL},
        {"distance", NULL, "unknown key 'distance'"}, /* --set does not take it either */
        {"route.distanse", NULL, "did you mean 'distance'"},
        {"route", NULL, "'route' is a section"},
        {"customer.machine.count", NULL, "'customer.machine.count' has no value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct study_case study;
        struct key_info info;
        char message[240] = "";
        study_case_open(&study, NULL, 0);
        bool found = source_key(&study.source, study.scenario, cases[i].key, &info, message);
        ck_assert_msg(found == (cases[i].unit != NULL), "%s: %s", cases[i].key, message);
        if (found) {
            ck_assert_str_eq(info.unit, cases[i].unit);
            ck_assert_str_eq(message, "");
        } else {
            ck_assert_msg(strstr(message, cases[i].message) != NULL, "%s: %s", cases[i].key,
                          message);
        }
        study_case_close(&study);
    }
}
END_TEST

START_TEST(a_price_of_ones_own_has_the_range_of_the_set)
{
    struct study_case study;
    struct key_info info;
    char message[240];
    const char *sets[] = {"prices.gas=4.4 CNY/m3", "metal.price=21000 CNY/t"};
    study_case_open(&study, sets, 2);
    ck_assert(source_key(&study.source, study.scenario, "prices.gas", &info, message));
    ck_assert_close(info.value, 4.4, 1e-12);
    ck_assert_close(info.low, 3.5, 1e-12);
    ck_assert_close(info.high, 4.9, 1e-12);
    ck_assert(source_key(&study.source, study.scenario, "metal.price", &info, message));
    ck_assert_close(info.low, 13950, 1e-12);
    study_case_close(&study);
}
END_TEST

START_TEST(ranges_carry_units)
{
    static const struct {
        const char *key, *text;
        double low, high;
        const char *message;
    } cases[] = {
        {"route.distance", "5..160", 0, 0, "is a length and needs a unit; write '5 km', if"},
        {"route.distance", "2000 m .. 9 km", 2, 9, NULL},
        {"prices.gas", "2 CNY/m3..8 CNY/m3", 2, 8, NULL},
        {"producer.tap_temperature", "740..1073.15 K", 0, 0, "leaves the limits"},
        {"producer.tap_temperature", "740 degC..1073.15 K", 740, 800, NULL},
        {"customer.returns", "10 %..0.5", 0.1, 0.005, "is empty"},
        {"customer.returns", "1..4", 0, 0, "leaves the limits of customer.returns: from 0 to 0.9"},
        {"customer.returns", "0.1..0.5", 0.1, 0.5, NULL},
        {"customer.returns_burn_loss", "0.5 %..12 %", 0.5, 12, NULL},
        {"customer.returns_burn_loss", "1..4 %", 1, 4, NULL},
        {"customer.returns_burn_loss", "1 %..31 %", 0, 0, "from 0 to 0.3"},
        {"prices.gas", "2..8 EUR/m3", 0, 0, "the scenario's currency is CNY"},
        {"prices.gas", "2..8 kg", 0, 0, "is a mass"},
        {"prices.gas", "2", 0, 0, "LOW..HIGH"},
    };
    struct study_case study;
    study_case_open(&study, NULL, 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct key_info info;
        char message[240] = "";
        double low, high;
        ck_assert(source_key(&study.source, study.scenario, cases[i].key, &info, message));
        bool good = source_range(cases[i].key, &info, cases[i].text, &low, &high, message);
        ck_assert_msg(good == (cases[i].message == NULL), "%s: %s", cases[i].text, message);
        if (!good) {
            ck_assert_msg(strstr(message, cases[i].message) != NULL, "%s: %s", cases[i].text,
                          message);
            continue;
        }
        ck_assert_close(low, cases[i].low, 1e-9);
        ck_assert_close(high, cases[i].high, 1e-9);
    }
    study_case_close(&study);
}
END_TEST

RUN_SUITE("breakeven", replications_grow_where_the_root_is_not_known_well_enough,
          steps_of_whole_trucks_are_not_missed, finds_the_distance_at_which_both_cost_the_same,
          none_in_range_is_an_answer, no_claim_where_no_point_is_valid, any_numeric_key_will_do,
          a_key_that_is_no_number_is_refused, threads_find_the_same_root, limits_from_times_alone,
          an_interrupted_search_claims_nothing, keys_are_those_of_set,
          a_price_of_ones_own_has_the_range_of_the_set, ranges_carry_units)
