/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ladles that are cleaned and relined within a run. chain_run asks for the books, 1e-9. */
#include <stdio.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static const char *const often[] = {
    "ladle.relining_after=37", "ladle.relining_time=31 h",    "ladle.drying=9 h",
    "ladle.count=8",           "producer.preheat.stations=6", NULL};

/* Time away is that of the relinings, and their number that of the heats. */
START_TEST(time_out_follows_the_heats)
{
    static const char *const never[] = {"ladle.count=8", "producer.preheat.stations=6", NULL};
    struct scenario *scenario = chain_case(often), *plain = chain_case(never);
    struct outcome outcome = chain_run(scenario, ROUTE_MOLTEN, 0);
    struct outcome usual = chain_run(plain, ROUTE_MOLTEN, 0);
    double heats = outcome.observed.amount[FLOW_LADLE_HEAT];
    double out_h = outcome.ladle_out_frac * 8 * 21 * 24;
    printf("%.0f heats, %.1f relinings of 31 h\n", heats, out_h / 31);
    ck_assert_double_eq(usual.ladle_out_frac, 0);
    ck_assert_close(out_h / 31, heats / 37, 0.25);
    ck_assert_double_eq(outcome.stockout_s, 0);
    outcome_clear(&outcome);
    outcome_clear(&usual);
    scenario_free(&scenario);
    scenario_free(&plain);
}
END_TEST

/* The first arrival after a relining is as hot as others: the lining was dried, not just lit. */
struct fills {
    double last_s[8], gap_s, after_K, sum_K;
    int after, count;
};

static void follow(void *context, const struct trace_event *event)
{
    struct fills *fills = context;
    if (event->kind != TRACE_FILLED)
        return;
    double *last_s = &fills->last_s[event->ladle];
    fills->sum_K += event->melt_K;
    fills->count++;
    if (*last_s > 0 && event->time_s - *last_s > (31 + 9) * 3600.0) {
        fills->after_K += event->melt_K;
        fills->after++;
    }
    *last_s = event->time_s;
}

START_TEST(a_new_lining_is_dried_before_it_is_filled)
{
    struct scenario *scenario = chain_case(often);
    struct fills fills = {.count = 0};
    const struct watcher watcher = {.event = follow, .context = &fills};
    struct outcome outcome;
    char message[160];
    ck_assert_int_eq(replication_run(scenario, ROUTE_MOLTEN, 0, 0, &watcher, &outcome, message),
                     REPLICATION_OK);
    ck_assert_int_gt(fills.after, 5);
    ck_assert_double_gt(fills.after_K / fills.after, fills.sum_K / fills.count - 5);
    outcome_clear(&outcome);
    scenario_free(&scenario);
}
END_TEST

static const char *const cleaning[] = {"ladle.model=constant_rate",
                                       "ladle.count=9",
                                       "producer.preheat.stations=6",
                                       "customer.machine.count=9",
                                       "producer.taps=2",
                                       "fleet.trucks=4",
                                       "ladle.clean_above=0 %",
                                       NULL};

/* Every ladle that comes back is cleaned: the stations are busy for as long as that takes. */
START_TEST(every_return_is_cleaned)
{
    static const char *const two[] = {"producer.cleaning_stations=2",
                                      "producer.cleaning_time=40 min", NULL};
    static const char *const none[] = {NULL};
    struct outcome outcome = chain_run_with(cleaning, two, 1);
    struct outcome plain = chain_run_with(cleaning, none, 1);
    const double busy_h = outcome.cleaner_busy_frac * 2 * 21 * 24;

    printf("%.1f h of cleaning for %d loads\n", busy_h, outcome.loads);
    ck_assert_close(busy_h, outcome.loads * 40.0 / 60, 0.01);
    ck_assert_double_eq(plain.cleaner_busy_frac, 0);
    ck_assert_double_eq(plain.wait_s[WAIT_CLEANING], 0);
    ck_assert_double_eq(outcome.assets.stations, 6 + 2);
    ck_assert_close(outcome.observed.amount[FLOW_METAL_SKULL],
                    plain.observed.amount[FLOW_METAL_SKULL], 0.02);
    outcome_clear(&outcome);
    outcome_clear(&plain);
}
END_TEST

/* One slow station holds all up, and is named for it; a second and no station at all are not worse.
 */
START_TEST(too_few_stations_are_waited_for)
{
    static const char *const one[] = {"producer.cleaning_stations=1",
                                      "producer.cleaning_time=110 min", NULL};
    static const char *const two[] = {"producer.cleaning_stations=2",
                                      "producer.cleaning_time=110 min", NULL};
    static const char *const none[] = {NULL};
    struct outcome outcome = chain_run_with(cleaning, one, 1);
    const double least = chain_mean_service(cleaning, one),
                 more = chain_mean_service(cleaning, two);

    printf("service %.3f with one station, %.3f with two, %.3f without; %.2f h of waits a trip\n",
           least, more, chain_mean_service(cleaning, none),
           outcome.wait_s[WAIT_CLEANING] / outcome.trips / 3600);
    ck_assert_double_gt(outcome.wait_s[WAIT_CLEANING] / outcome.trips, 1800);
    ck_assert_double_ge(more, least + 0.02);
    ck_assert_double_ge(chain_mean_service(cleaning, none), more - 0.005);
    outcome_clear(&outcome);
}
END_TEST

RUN_SUITE("relining", every_return_is_cleaned, too_few_stations_are_waited_for,
          time_out_follows_the_heats, a_new_lining_is_dried_before_it_is_filled)
