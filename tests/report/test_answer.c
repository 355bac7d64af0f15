/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence in every case: what it says, and that it never claims more than is known. */
#include <math.h>
#include <string.h>

#include "sim/report/answer.h"
#include "sim/report/figure.h"
#include "tests/report/answer_case.h"
#include "tests/support/main.h"

START_TEST(every_case_of_the_saving)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    for (size_t i = 0; i < ANSWER_KNOWN; i++)
        answer_expect(&study, &answer_known[i], NULL, answer_known[i].verdict,
                      answer_known[i].sentence);
    study_case_close(&study);
}
END_TEST

static void long_cut(struct run *run)
{
    run->experiment.cut_auto = true;
    run->experiment.cut_s = 6 * 7 * 86400.0;
    run->experiment.horizon_s = 13 * 7 * 86400.0;
}

static void chosen_cut(struct run *run)
{
    long_cut(run);
    run->experiment.cut_auto = false;
}

START_TEST(a_long_cut_is_told_where_it_may_hide_the_answer)
{
    char told[1200];
    struct study_case study;
    study_case_open(&study, NULL, 0);
    snprintf(told, sizeof told,
             "%s Warning: the automatic warm-up takes 6 of 13 weeks; make simulation.horizon "
             "longer, or set simulation.warmup after a look at `meltroute plot RESULT warmup`.",
             answer_known[2].sentence);
    answer_expect(&study, &answer_known[2], long_cut, VERDICT_OPEN, told);
    answer_expect(&study, &answer_known[2], chosen_cut, VERDICT_OPEN, answer_known[2].sentence);
    answer_expect(&study, &answer_known[0], long_cut, VERDICT_CHEAPER, answer_known[0].sentence);
    study_case_close(&study);
}
END_TEST

static void both_fail(struct run *run)
{
    answer_molten_fails(run);
    answer_ingot_fails(run);
}

START_TEST(a_route_that_is_no_plan_has_no_price)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    answer_expect(
        &study, &answer_known[0], answer_molten_fails, VERDICT_INFEASIBLE,
        "Molten supply at 30 km is infeasible as planned, because the machines are supplied only "
        "91.0 % of the time; the bottleneck is trucks (trucks are busiest, 39 % of the time).");
    answer_expect(
        &study, &answer_known[0], answer_ingot_fails, VERDICT_NO_COMPARISON,
        "No comparison at 30 km: with the ingot route as planned the machines are supplied only "
        "42.7 % of the time; molten supply as planned keeps them supplied.");
    answer_expect(
        &study, &answer_known[0], both_fail, VERDICT_NO_COMPARISON,
        "No comparison at 30 km: with the ingot route as planned the machines are supplied only "
        "42.7 % of the time; molten supply as planned is no better off: the machines are "
        "supplied only 91.0 % of the time; the bottleneck is trucks (trucks are busiest, 39 % "
        "of the time).");
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
           "none in range: molten is cheaper from 2 to 300 km, by 12 to 480 CNY/t");
}

static void ingot_always(struct run *run)
{
    with_root(run);
    run->breakeven.root_count = 0;
    strcpy(run->breakeven.reason,
           "none in range: ingot is cheaper from 2 to 300 km, by 3 to 701 CNY/t");
}

static void with_limit(struct run *run, const char *what, bool never)
{
    with_root(run);
    run->breakeven.limits.known = true;
    run->breakeven.limits.limit[0].what = what;
    run->breakeven.limits.limit[0].never = never;
    run->breakeven.limits.limit[0].value.mean = 62.8;
}

static void buffer_limits(struct run *run)
{
    with_limit(run, "buffer", false);
}

static void buffer_never(struct run *run)
{
    with_limit(run, "buffer", true);
}

static void root_and_infeasible(struct run *run)
{
    with_root(run);
    answer_molten_fails(run);
}

START_TEST(where_both_cost_the_same_or_who_is_cheaper_everywhere)
{
#define BEGIN                                                                                      \
    "At 30 km molten supply is cheaper by 331.8 CNY/t (± 4.1 by chance, if all inputs are "       \
    "exact), 6.64 million CNY a year; "
    struct study_case study;
    study_case_open(&study, NULL, 0);
    answer_expect(&study, &answer_known[0], with_root, VERDICT_CHEAPER,
                  BEGIN "break-even at 154.3 ± 0.7 km" BUSY);
    answer_expect(
        &study, &answer_known[0], buffer_limits, VERDICT_CHEAPER,
        BEGIN "break-even at 154.3 ± 0.7 km; the first limit of distance is 63 km, beyond which "
              "a lost load cannot be replaced before the furnace runs dry" BUSY);
    answer_expect(&study, &answer_known[0], buffer_never, VERDICT_CHEAPER,
                  BEGIN
                  "break-even at 154.3 ± 0.7 km; at no distance can a lost load be replaced before "
                  "the furnace runs dry" BUSY);
    answer_expect(&study, &answer_known[0], with_two_roots, VERDICT_CHEAPER,
                  BEGIN "break-even at 154.3 ± 0.7 km, the last of several" BUSY);
    answer_expect(&study, &answer_known[0], with_rising_root, VERDICT_CHEAPER,
                  BEGIN "break-even at 154.3 ± 0.7 km, below which ingot is cheaper" BUSY);
    answer_expect(&study, &answer_known[0], molten_always, VERDICT_CHEAPER,
                  BEGIN
                  "no break-even: molten is cheaper from 2 to 300 km, by 12 to 480 CNY/t" BUSY);
    answer_expect(
        &study, &answer_known[1], ingot_always, VERDICT_DEARER,
        "At 30 km molten supply is dearer by 12.3 CNY/t (± 1.2 by chance, if all inputs are "
        "exact), 247,000 CNY a year; no break-even: ingot is cheaper from 2 to 300 km, by 3 to "
        "701 CNY/t" BUSY);
    answer_expect(
        &study, &answer_known[0], root_and_infeasible, VERDICT_INFEASIBLE,
        "Molten supply at 30 km is infeasible as planned, because the machines are supplied only "
        "91.0 % of the time; the bottleneck is trucks (trucks are busiest, 39 % of the time).");
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
    answer_expect(
        &study, &answer_known[0], NULL, VERDICT_CHEAPER,
        "At 30 km molten supply with melting furnaces kept hot as standby is cheaper by 331.8 "
        "CNY/t (± 4.1 by chance, if all inputs are exact), 6.64 million CNY a year" BUSY);
    study_case_close(&study);
    study_case_open(&study, several, 1);
    answer_expect(
        &study, &answer_known[0], NULL, VERDICT_CHEAPER,
        "At 30 to 90 km (2 customers) molten supply is cheaper by 331.8 CNY/t (± 4.1 by chance, "
        "if all inputs are exact), 6.64 million CNY a year; no bottleneck at these distances "
        "(trucks are busiest, 39 % of the time).");
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

RUN_SUITE("answer", every_case_of_the_saving, a_long_cut_is_told_where_it_may_hide_the_answer,
          a_route_that_is_no_plan_has_no_price,
          where_both_cost_the_same_or_who_is_cheaper_everywhere,
          several_customers_and_hybrid_supply_are_named,
          money_has_the_digits_that_the_interval_supports)
