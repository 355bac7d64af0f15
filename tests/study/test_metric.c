/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/metric.h"

#include <stdlib.h>
#include <string.h>

#include "sim/study/binds.h"
#include "sim/study/kpi.h"
#include "sim/study/run.h"
#include "tests/study/study_case.h"
#include "tests/support/main.h"

static struct metric_table one_row(double value)
{
    struct metric_table table = {.count = 0};
    metric_put(&table, 0, "kg/t", value, "routes.%s.skull", "molten");
    return table;
}

START_TEST(appends_replications_in_order)
{
    struct metric_table table = {.count = 0};
    const double value[] = {6.35, 1.25, 3.75};
    for (int i = 0; i < 3; i++) {
        struct metric_table one = one_row(value[i]);
        metric_table_append(&table, &one);
        ck_assert_int_eq(one.count, 0);
    }
    const struct metric *metric = metric_find(&table, "routes.molten.skull");
    ck_assert_ptr_nonnull(metric);
    ck_assert_mem_eq(metric->value, value, sizeof value);
    ck_assert_close(metric_read(&table, "routes.molten.skull").mean, 11.35 / 3, 1e-14);
    ck_assert_int_eq(metric_read(&table, "routes.molten").n, 0);
    metric_table_clear(&table);
}
END_TEST

START_TEST(tables_of_different_rows_do_not_mix)
{
    struct metric_table table = one_row(1), other = {.count = 0};
    metric_put(&other, 0, "-", 2, "something.else");
    metric_table_append(&table, &other);
    ck_assert(table.failed);
    metric_table_clear(&table);
}
END_TEST

/* A share of things that are counted is all of them over all things, for each customer too. */
START_TEST(shares_weigh_replications_by_what_is_counted)
{
    const double share[] = {0.25, 0.1, 0.5}, of[] = {8, 10, 12};
    struct metric_table table = {.count = 0};
    for (int i = 0; i < 3; i++) {
        struct metric_table one = {.count = 0};
        metric_put(&one, 0, "-", share[i], "routes.molten.late_trips_frac");
        metric_put(&one, 0, "1", of[i], "routes.molten.trips_poured");
        metric_put(&one, 0, "-", share[i], "customers.far.routes.molten.loads_below_limit_frac");
        metric_put(&one, 0, "1", 10 * of[2 - i], "customers.far.routes.molten.loads_poured");
        metric_put(&one, 0, "-", share[i], "routes.molten.truck_busy_frac");
        metric_table_append(&table, &one);
    }
    struct estimate all = stats_share(share, of, 3);
    struct estimate late = metric_read(&table, "routes.molten.late_trips_frac");
    ck_assert_close(late.mean, 0.3, 1e-14);
    ck_assert_close(late.half_width, all.half_width, 1e-14);
    ck_assert_close(metric_read(&table, "customers.far.routes.molten.loads_below_limit_frac").mean,
                    (3 + 1 + 4) / 30.0, 1e-14);
    ck_assert_close(metric_read(&table, "routes.molten.truck_busy_frac").mean, 0.85 / 3, 1e-14);
    metric_table_clear(&table);
}
END_TEST

/* Every share has its count in the table of a result. */
START_TEST(counts_of_shares_are_rows)
{
    struct study_case study;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = {.scenario = study.scenario,
                                   .run = study_case_replication,
                                   .threads = 1,
                                   .replications = 2,
                                   .cut_s = 0};
    struct experiment experiment;
    int shares = 0;
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_OK);
    for (int i = 0; kpi_get(i); i++) {
        const char *of = kpi_share_of(kpi_get(i)->name);
        char path[120];
        if (!of)
            continue;
        snprintf(path, sizeof path, "routes.molten.%s", of);
        ck_assert_msg(metric_find(&experiment.table, path) != NULL, "%s", path);
        shares++;
    }
    ck_assert_int_eq(shares, 7);
    experiment_clear(&experiment);
    study_case_close(&study);
}
END_TEST

/* A table with the shares that decide what binds. */
static struct metric_table shares(double truck, double dock, double cold, double service,
                                  double saving)
{
    struct metric_table table = {.count = 0};
    metric_put(&table, 0, "-", truck, "routes.molten.wait_frac.truck");
    metric_put(&table, 0, "-", dock, "routes.molten.wait_frac.dock");
    metric_put(&table, 0, "-", cold, "routes.molten.loads_below_limit_frac");
    metric_put(&table, 0, "-", service, "routes.molten.service_frac");
    metric_put(&table, 0, "-", 0.71, "routes.molten.truck_busy_frac");
    metric_put(&table, 0, "-", 0.33, "routes.molten.ladle_busy_frac");
    metric_put(&table, 0, "CNY/t", saving, "saving_per_t");
    return table;
}

START_TEST(causes_by_share_then_symptoms_then_money)
{
    struct study_case study;
    struct binds binds;
    study_case_open(&study, NULL, 0);
    struct metric_table table = shares(0.11, 0.37, 0.19, 0.99, -65);
    binds_find(study.scenario, &table, &binds);
    const char *served[] = {"docks", "arrival temperature", "trucks", "cost"};
    ck_assert_int_eq(binds.count, 4);
    for (int i = 0; i < 4; i++)
        ck_assert_str_eq(binds.bind[i].what, served[i]);
    metric_table_clear(&table);
    /* machines starve: cold loads, which are taken, come behind whatever withholds metal */
    table = shares(0.11, 0.37, 0.81, 0.83, -65);
    binds_find(study.scenario, &table, &binds);
    const char *starved[] = {"docks", "trucks", "arrival temperature", "stock-outs", "cost"};
    ck_assert_int_eq(binds.count, 5);
    for (int i = 0; i < 5; i++)
        ck_assert_str_eq(binds.bind[i].what, starved[i]);
    metric_table_clear(&table);
    study_case_close(&study);
}
END_TEST

/* One trip: 2 h from order to pour, 3 h of them and of the way back on the road or at rest. */
static enum replication_status resting(const struct scenario *scenario, enum supply_route route,
                                       uint32_t replication, double cut_s,
                                       const struct watcher *watcher, struct outcome *outcome,
                                       char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    ck_assert(sample_push(&outcome->order_to_pour_s, 2 * 3600));
    outcome->trips = 1;
    outcome->wait_s[WAIT_SHIFT] = 0.9 * 3600;
    outcome->wait_s[WAIT_BREAK] = outcome->pause_s = 2.25 * 3600;
    outcome->drive_s = 0.75 * 3600;
    return status;
}

START_TEST(breaks_are_a_share_of_the_time_on_the_road)
{
    struct study_case study;
    struct binds binds;
    struct experiment experiment;
    study_case_open(&study, NULL, 0);
    struct experiment_plan plan = {
        .scenario = study.scenario, .run = resting, .threads = 1, .replications = 2, .cut_s = 0};
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_OK);
    ck_assert_close(metric_read(&experiment.table, "routes.molten.wait_frac.break").mean, 0.75,
                    1e-12);
    ck_assert_close(metric_read(&experiment.table, "routes.molten.wait_frac.shift").mean, 0.45,
                    1e-12);
    binds_find(study.scenario, &experiment.table, &binds);
    ck_assert_str_eq(binds.bind[0].what, "driving hours");
    ck_assert_str_eq(binds.bind[0].evidence,
                     "75.0 % of the time on the road is breaks and rests of the driving rule");
    ck_assert_str_eq(binds.bind[1].what, "fleet shift");
    ck_assert_str_eq(binds.bind[1].evidence,
                     "45.0 % of the time from order to pour is waiting for the fleet's shift");
    experiment_clear(&experiment);
    study_case_close(&study);
}
END_TEST

START_TEST(nothing_binds_and_what_is_nearest)
{
    struct study_case study;
    struct binds binds;
    study_case_open(&study, NULL, 0);
    struct metric_table table = shares(0.01, 0.002, 0, 1, 330);
    binds_find(study.scenario, &table, &binds);
    ck_assert_int_eq(binds.count, 1);
    ck_assert_str_eq(binds.bind[0].what, "nothing");
    ck_assert_str_eq(binds.bind[0].evidence, "trucks are busiest, 71 % of the time");
    metric_table_clear(&table);
    study_case_close(&study);
}
END_TEST

START_TEST(expectations_are_judged_in_their_unit)
{
    struct metric_table table = {.count = 0};
    struct expected expected;
    metric_put(&table, 0, "CNY/t", 331.4, "saving_per_t");
    metric_put(&table, 0, "-", 0.0085, "routes.molten.metal_loss_frac");
    struct expectation limit = {"saving_per_t", 320, 340, "CNY/t"};
    expected_judge(&limit, &table, &expected);
    ck_assert(expected.met);
    limit.low = 335;
    expected_judge(&limit, &table, &expected);
    ck_assert(!expected.met);
    ck_assert_str_eq(expected.sentence, "saving_per_t is 331.4 CNY/t, below the limit of 335");
    limit.unit = "EUR/t";
    expected_judge(&limit, &table, &expected);
    ck_assert(!expected.met);
    struct expectation loss = {"routes.molten.metal_loss_frac", NAN, 0.9, "%"};
    expected_judge(&loss, &table, &expected);
    ck_assert(expected.met);
    struct expectation none = {"routes.molten.nothing", 0, NAN, ""};
    expected_judge(&none, &table, &expected);
    ck_assert(!expected.met);
    metric_table_clear(&table);
}
END_TEST

RUN_SUITE("metric", shares_weigh_replications_by_what_is_counted, counts_of_shares_are_rows,
          appends_replications_in_order, tables_of_different_rows_do_not_mix,
          causes_by_share_then_symptoms_then_money, breaks_are_a_share_of_the_time_on_the_road,
          nothing_binds_and_what_is_nearest, expectations_are_judged_in_their_unit)
