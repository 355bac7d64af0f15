/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence where loads arrive too cold, and what is called a bottleneck. */
#include <string.h>

#include "tests/report/answer_case.h"
#include "tests/support/main.h"

#define COLD                                                                                       \
    "100 % of the loads arrive below the acceptance temperature of 680 °C (654 °C on average)"

static void loads_cold(struct run *run)
{
    run->plans.cold = true;
    strcpy(run->plans.cold_why, COLD);
    run->binds.bind[0].what = "arrival temperature";
}

static void loads_cold_and_molten_fails(struct run *run)
{
    loads_cold(run);
    answer_molten_fails(run);
}

static void loads_cold_and_ingot_fails(struct run *run)
{
    loads_cold(run);
    answer_ingot_fails(run);
}

START_TEST(cold_loads_are_no_plan_but_have_a_price)
{
#define IF_TAKEN                                                                                   \
    "Molten supply at 30 km is infeasible as planned, because " COLD                               \
    "; if they are taken all the same and reheated, "
    struct study_case study;
    study_case_open(&study, NULL, 0);
    answer_expect(&study, &answer_known[0], loads_cold, VERDICT_INFEASIBLE,
                  IF_TAKEN
                  "molten supply would be cheaper by 331.8 CNY/t (± 4.1 by chance, if all inputs "
                  "are exact), 6.64 million CNY a year.");
    answer_expect(&study, &answer_known[1], loads_cold, VERDICT_INFEASIBLE,
                  IF_TAKEN
                  "molten supply would be dearer by 12.3 CNY/t (± 1.2 by chance, if all inputs "
                  "are exact), 247,000 CNY a year.");
    answer_expect(
        &study, &answer_known[2], loads_cold, VERDICT_INFEASIBLE,
        IF_TAKEN
        "it cannot be told at this precision which route is cheaper: molten supply may be dearer "
        "by up to 4.7 CNY/t or cheaper by up to 11.1 CNY/t (by chance, if all inputs are exact).");
    answer_expect(
        &study, &answer_known[0], loads_cold_and_molten_fails, VERDICT_INFEASIBLE,
        "Molten supply at 30 km is infeasible as planned, because the machines are supplied "
        "only 91.0 % of the time, and " COLD
        "; the bottleneck is trucks (trucks are busiest, 39 % of the time).");
    answer_expect(
        &study, &answer_known[0], loads_cold_and_ingot_fails, VERDICT_NO_COMPARISON,
        "No comparison at 30 km: with the ingot route as planned the machines are supplied only "
        "42.7 % of the time; molten supply as planned keeps them supplied, but " COLD ".");
    study_case_close(&study);
}
END_TEST

/* `loads` cold ones in the table of a plan that else works. */
static void judge_cold(const struct scenario *scenario, double share, struct plans *plans)
{
    struct metric_table table = {.replications = 1};
    metric_put(&table, 0, "-", 1, "routes.molten.service_frac");
    metric_put(&table, 0, "-", 1, "routes.ingot.service_frac");
    metric_put(&table, 0, "CNY/t", 600, "routes.molten.cost_per_t.total");
    metric_put(&table, 0, "CNY/t", 900, "routes.ingot.cost_per_t.total");
    metric_put(&table, 0, "-", share, "routes.molten.loads_below_limit_frac");
    metric_put(&table, 0, "degC", 653.8, "routes.molten.arrival_temperature_C.mean");
    plans_judge(scenario, &table, plans);
    metric_table_clear(&table);
}

START_TEST(more_than_one_cold_load_in_twenty_makes_a_plan_cold)
{
    struct study_case study;
    struct plans plans;
    study_case_open(&study, NULL, 0);
    judge_cold(study.scenario, 1, &plans);
    ck_assert(plans.cold && plans.route[ROUTE_MOLTEN].feasible);
    ck_assert_str_eq(plans.cold_why, COLD);
    ck_assert_str_eq(plans_word(plans_state(&plans)), "loads too cold");
    ck_assert_str_eq(plans_why(&plans), COLD);
    judge_cold(study.scenario, 0.049, &plans);
    ck_assert(!plans.cold);
    ck_assert_str_eq(plans_word(plans_state(&plans)), "feasible");
    study_case_close(&study);
}
END_TEST

static void cost_binds(struct run *run)
{
    run->binds.bind[0].what = "cost";
    strcpy(run->binds.bind[0].evidence, "molten is dearer by 12 CNY a tonne");
}

static void lead_binds(struct run *run)
{
    run->binds.bind[0].what = "order lead";
    strcpy(run->binds.bind[0].evidence, "in 12.0 % of the trips loading takes too long");
}

START_TEST(a_bottleneck_has_plain_words_and_cost_is_not_said_twice)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    answer_expect(
        &study, &answer_known[1], cost_binds, VERDICT_DEARER,
        "At 30 km molten supply is dearer by 12.3 CNY/t (± 1.2 by chance, if all inputs are "
        "exact), 247,000 CNY a year.");
    answer_expect(
        &study, &answer_known[1], lead_binds, VERDICT_DEARER,
        "At 30 km molten supply is dearer by 12.3 CNY/t (± 1.2 by chance, if all inputs are "
        "exact), 247,000 CNY a year; the bottleneck is the time that is ordered ahead (in 12.0 "
        "% of the trips loading takes too long).");
    study_case_close(&study);
}
END_TEST

static void sludge_settles(struct run *run)
{
    metric_put(&run->experiment.table, 0, "-", 0.37, "routes.molten.loads_below_sludge_frac");
}

START_TEST(sludge_is_a_warning)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    answer_expect(
        &study, &answer_known[4], sludge_settles, VERDICT_DEARER,
        "At 30 km molten supply is dearer by 7.3 CNY/t (one replication only: what chance adds is "
        "not known), 145,200 CNY a year; no bottleneck at this distance (trucks are busiest, 39 % "
        "of "
        "the time). Warning: 37 % of the loads arrive colder than the temperature at which sludge "
        "settles from their alloy.");
    study_case_close(&study);
}
END_TEST

RUN_SUITE("answer_cold", sludge_is_a_warning, cold_loads_are_no_plan_but_have_a_price,
          more_than_one_cold_load_in_twenty_makes_a_plan_cold,
          a_bottleneck_has_plain_words_and_cost_is_not_said_twice)
