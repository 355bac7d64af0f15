/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ladles that are relined within a run. chain_run asks for the books, 1e-9. */
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

RUN_SUITE("relining", time_out_follows_the_heats, a_new_lining_is_dried_before_it_is_filled)
