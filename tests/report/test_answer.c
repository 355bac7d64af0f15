/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence in every case: what it says, and that it never claims more than is known. */
#include <math.h>
#include <string.h>

#include "sim/report/answer.h"
#include "sim/report/figure.h"
#include "tests/study/study_case.h"
#include "tests/support/main.h"

/* A saving of `mean` ± `half` in three replications (one when `half` is NAN), 20,000 t a year. */
static void saving_of(struct metric_table *table, double mean, double half)
{
    /* Student's t of 2 degrees of freedom, 95 %; the values are mean - d, mean, mean + d */
    double d = half * sqrt(3) / 4.302652729911275;
    int replications = isnan(half) ? 1 : 3;
    memset(table, 0, sizeof *table);
    for (int i = 0; i < replications; i++) {
        struct metric_table one = {0};
        double value = mean + (replications > 1 ? (i - 1) * d : 0);
        one.replications = 1;
        metric_put(&one, 0, "CNY/t", value, "saving_per_t");
        metric_put(&one, 0, "CNY/a", 20000 * value, "saving_per_year");
        metric_put(&one, 0, "1/a", 2500, "routes.molten.trips_per_year");
        if (i == 0)
            *table = one;
        else
            metric_table_append(table, &one);
    }
}

struct answer_case {
    const char *what;
    double mean, half; /* half NAN: one replication */
    double p05, median, p95;
    enum verdict verdict;
    const char *sentence;
    int draws; /* 0: uncertain inputs were not drawn */
};

#define NOISE NAN, NAN, NAN
#define BUSY  "; nothing binds at this distance (trucks are busiest, 39 % of the time)."

static const struct answer_case known[] = {
    {"cheaper", 331.84, 4.13, NOISE, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 331.8 ± 4.1 CNY/t, 6.64 million CNY a year" BUSY, 0},
    {"dearer", -12.34, 1.23, NOISE, VERDICT_DEARER,
     "At 30 km molten supply is dearer by 12.3 ± 1.2 CNY/t, 247,000 CNY a year" BUSY, 0},
    {"noise holds both signs", 3.2, 7.9, NOISE, VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 4.7 CNY/t or cheaper by up to 11.1 CNY/t (95 % interval of simulation "
     "noise)" BUSY,
     0},
    {"one replication, cheaper", 331.84, NAN, NOISE, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 331.8 CNY/t (one replication, so without an interval), "
     "6.64 million CNY a year" BUSY,
     0},
    {"one replication, dearer", -7.26, NAN, NOISE, VERDICT_DEARER,
     "At 30 km molten supply is dearer by 7.3 CNY/t (one replication, so without an interval), "
     "145,200 CNY a year" BUSY,
     0},
    {"nothing between them", 0, 0, NOISE, VERDICT_OPEN, "At 30 km both routes cost the same" BUSY,
     0},
    {"uncertain inputs are wider than noise", 331.84, 0.08, 220.4, 300.2, 403.3, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 332 CNY/t (220 to 403, half of the draws above 300, "
     "when "
     "uncertain inputs move inside their ranges), 6.6 million CNY a year" BUSY,
     40},
    {"and dearer", -331.84, 0.08, -403.3, -300.2, -220.4, VERDICT_DEARER,
     "At 30 km molten supply is dearer by 332 CNY/t (220 to 403, half of the draws above 300, when "
     "uncertain inputs move inside their ranges), 6.6 million CNY a year" BUSY,
     40},
    {"a small currency keeps its decimals", 3.42, 0.01, 2.91, 3.38, 3.87, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 3.4 CNY/t (2.9 to 3.9, half of the draws above 3.4, "
     "when uncertain inputs move inside their ranges), 68,400 CNY a year" BUSY,
     40},
    {"inputs hold both signs", 331.84, 0.08, -120.7, 300.2, 503.3, VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 121 CNY/t or cheaper by up to 503 CNY/t (uncertain inputs moved inside their "
     "ranges)" BUSY,
     40},
    {"inputs are wider, but only noise holds both signs", 10.4, 98.6, 21.2, 130.1, 260.3,
     VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 88 CNY/t or cheaper by up to 260 CNY/t (uncertain inputs moved inside their "
     "ranges)" BUSY,
     40},
    {"the scenario itself lies outside its draws", -52.6, 0.3, 61.8, 77.7, 91.4, VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 53 CNY/t or cheaper by up to 91 CNY/t (uncertain inputs moved inside their "
     "ranges)" BUSY,
     40},
    {"one replication, with inputs drawn", 331.84, NAN, 220.4, 300.2, 403.3, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 332 CNY/t (220 to 403, half of the draws above 300, "
     "when "
     "uncertain inputs move inside their ranges), 6.6 million CNY a year" BUSY,
     40},
};

/* A run with this saving in which all is well; the caller changes what it wants. */
static void run_of(struct run *run, const struct study_case *study, const struct answer_case *c)
{
    memset(run, 0, sizeof *run);
    run->scenario = study->scenario;
    saving_of(&run->experiment.table, c->mean, c->half);
    run->experiment.cut_settled = true;
    run->plans.shot = true;
    run->plans.route[ROUTE_MOLTEN].feasible = run->plans.route[ROUTE_INGOT].feasible = true;
    run->binds.count = 1;
    run->binds.bind[0].what = "nothing";
    strcpy(run->binds.bind[0].evidence, "trucks are busiest, 39 % of the time");
    run->has_inputs = c->draws > 0;
    run->inputs =
        (struct inputs){.draws = c->draws, .p05 = c->p05, .median = c->median, .p95 = c->p95};
}

/* The sentence of a case, after `change`. */
static void expect(const struct study_case *study, const struct answer_case *c,
                   void (*change)(struct run *), enum verdict verdict, const char *sentence)
{
    struct run run;
    char answer[ANSWER_ROOM];
    run_of(&run, study, c);
    if (change)
        change(&run);
    ck_assert_msg(answer_write(&run, answer) == verdict, "%s: %s", c->what, answer);
    ck_assert_str_eq(answer, sentence);
    ck_assert_msg(!strstr(answer, "nan") && !strstr(answer, " -"), "%s", answer);
    metric_table_clear(&run.experiment.table);
}

START_TEST(every_case_of_the_saving)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        expect(&study, &known[i], NULL, known[i].verdict, known[i].sentence);
    study_case_close(&study);
}
END_TEST

static void molten_fails(struct run *run)
{
    run->plans.route[ROUTE_MOLTEN].feasible = false;
    strcpy(run->plans.route[ROUTE_MOLTEN].why, "the machines are supplied only 91.0 % of the time");
    run->binds.bind[0].what = "trucks";
}

static void ingot_fails(struct run *run)
{
    run->plans.route[ROUTE_INGOT].feasible = false;
    strcpy(run->plans.route[ROUTE_INGOT].why, "the machines are supplied only 42.7 % of the time");
}

static void both_fail(struct run *run)
{
    molten_fails(run);
    ingot_fails(run);
}

START_TEST(a_route_that_is_no_plan_has_no_price)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    expect(
        &study, &known[0], molten_fails, VERDICT_INFEASIBLE,
        "Molten supply at 30 km is infeasible as planned, because the machines are supplied only "
        "91.0 % of the time; what binds is trucks (trucks are busiest, 39 % of the time).");
    expect(&study, &known[0], ingot_fails, VERDICT_NO_COMPARISON,
           "No comparison at 30 km: with the ingot route as planned the machines are supplied only "
           "42.7 % of the time; molten supply as planned keeps them supplied.");
    expect(
        &study, &known[0], both_fail, VERDICT_NO_COMPARISON,
        "No comparison at 30 km: with the ingot route as planned the machines are supplied only "
        "42.7 % of the time; molten supply as planned is no better off: the machines are "
        "supplied only 91.0 % of the time; what binds is trucks (trucks are busiest, 39 % of the "
        "time).");
    study_case_close(&study);
}
END_TEST

static void with_root(struct run *run)
{
    run->has_breakeven = true;
    run->breakeven.low = 2;
    run->breakeven.high = 300;
    strcpy(run->breakeven.info.unit, "km");
    run->breakeven.root_count = 1;
    run->breakeven.root[0] = (struct root){.x = {154.33, 0.67, 10}, .falling = true};
}

static void with_two_roots(struct run *run)
{
    with_root(run);
    run->breakeven.root[1] = run->breakeven.root[0];
    run->breakeven.root_count = 2;
}

static void with_rising_root(struct run *run)
{
    with_root(run);
    run->breakeven.root[0].falling = false;
}

static void molten_always(struct run *run)
{
    with_root(run);
    run->breakeven.root_count = 0;
    strcpy(run->breakeven.reason,
           "none in range: molten is cheaper from 2 to 300 km, by 12 to 480 a tonne");
}

static void ingot_always(struct run *run)
{
    with_root(run);
    run->breakeven.root_count = 0;
    strcpy(run->breakeven.reason,
           "none in range: ingot is cheaper from 2 to 300 km, by 3 to 701 a tonne");
}

static void root_and_infeasible(struct run *run)
{
    with_root(run);
    molten_fails(run);
}

START_TEST(where_both_cost_the_same_or_who_is_cheaper_everywhere)
{
#define BEGIN "At 30 km molten supply is cheaper by 331.8 ± 4.1 CNY/t, 6.64 million CNY a year; "
    struct study_case study;
    study_case_open(&study, NULL, 0);
    expect(&study, &known[0], with_root, VERDICT_CHEAPER,
           BEGIN "break-even at 154.33 ± 0.67 km" BUSY);
    expect(&study, &known[0], with_two_roots, VERDICT_CHEAPER,
           BEGIN "break-even at 154.33 ± 0.67 km, the last of several" BUSY);
    expect(&study, &known[0], with_rising_root, VERDICT_CHEAPER,
           BEGIN "break-even at 154.33 ± 0.67 km, below which ingot is cheaper" BUSY);
    expect(&study, &known[0], molten_always, VERDICT_CHEAPER,
           BEGIN "no break-even: molten is cheaper from 2 to 300 km, by 12 to 480 "
                 "a tonne" BUSY);
    expect(
        &study, &known[1], ingot_always, VERDICT_DEARER,
        "At 30 km molten supply is dearer by 12.3 ± 1.2 CNY/t, 247,000 CNY a year; no break-even: "
        "ingot is cheaper from 2 to 300 km, by 3 to 701 a tonne" BUSY);
    expect(
        &study, &known[0], root_and_infeasible, VERDICT_INFEASIBLE,
        "Molten supply at 30 km is infeasible as planned, because the machines are supplied only "
        "91.0 % of the time; what binds is trucks (trucks are busiest, 39 % of the time).");
    study_case_close(&study);
}
END_TEST

START_TEST(several_customers_and_hybrid_supply_are_named)
{
    struct study_case study;
    const char *const hybrid[] = {"ingot.standby=1"};
    const char *const several[] = {
        "customers={north: {demand: 9000 t/a, route: {distance: 90 km}}}"};
    study_case_open(&study, hybrid, 1);
    expect(&study, &known[0], NULL, VERDICT_CHEAPER,
           "At 30 km molten supply with melting furnaces kept hot as standby is cheaper by 331.8 ± "
           "4.1 CNY/t, 6.64 million CNY a year" BUSY);
    study_case_close(&study);
    study_case_open(&study, several, 1);
    expect(&study, &known[0], NULL, VERDICT_CHEAPER,
           "At 30 to 90 km (2 customers) molten supply is cheaper by 331.8 ± 4.1 CNY/t, 6.64 "
           "million CNY a year; nothing binds at these distances (trucks are busiest, 39 % of the "
           "time).");
    study_case_close(&study);
}
END_TEST

START_TEST(money_has_the_digits_that_the_interval_supports)
{
    static const struct {
        double value, half;
        const char *text;
    } row[] = {{6.632e6, 0, "6.63 million"},
               {6.632e6, 1.83e6, "6.6 million"},
               {6.632e6, 2.9e3, "6.63 million"},
               {6.632e6, 4e7, "7 million"},
               {246800, 24600, "247,000"},
               {246812, 310, "246,810"},
               {-12345.6, 2, "-12,346"},
               {3.2e9, 4.1e8, "3.20 billion"},
               {999, 12, "999"},
               {4321, 5e3, "4300"}};
    char text[FIGURE_ROOM];
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        figure_money(row[i].value, row[i].half, text);
        ck_assert_str_eq(text, row[i].text);
    }
}
END_TEST

RUN_SUITE("answer", every_case_of_the_saving, a_route_that_is_no_plan_has_no_price,
          where_both_cost_the_same_or_who_is_cheaper_everywhere,
          several_customers_and_hybrid_supply_are_named,
          money_has_the_digits_that_the_interval_supports)
