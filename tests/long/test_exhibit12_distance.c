/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V10: the limits of Exhibit 12 over distance, 2 to 300 km, at 40, 50 and 60 km/h. Each is computed
 * by itself and set beside the practice that the same report names (RMI_CMRA): 30-50 km best,
 * 120-160 km the most. Nothing is fitted to that window, and nothing below asks for it. The limits
 * that are times are worked out a second time by hand, from the inputs. */
#include <stdio.h>
#include <string.h>

#include "sim/study/breakeven.h"
#include "tests/golden/golden.h"
#include "tests/support/main.h"
#include "tests/verify/exhibit_case.h"

#define LOW_KM       2
#define HIGH_KM      300
#define REPLICATIONS 2
#define P95          1.6448536269514722 /* of the normal distribution */
#define BY_HAND      0.08               /* of 95 % quantiles from few trips */

struct search {
    struct diag *diag;
    struct scenario *scenario;
    struct source source;
    struct scenario_source *parsed;
    struct breakeven found;
};

static struct search search_run(const char *variant)
{
    struct search search = {.diag = diag_create()};
    static const char *const shorter[] = {"simulation.horizon=8 wk", NULL};
    const struct scenario_request request = {.path = EXHIBIT_FILE, .variant = variant};
    struct breakeven_plan plan;

    search.parsed = scenario_source_load(&request, search.diag);
    ck_assert_ptr_nonnull(search.parsed);
    search.scenario = exhibit_load(variant, shorter);
    search.source = (struct source){
        .parsed = search.parsed, .variant = variant, .sets = shorter, .set_count = 1};
    plan = (struct breakeven_plan){.source = &search.source,
                                   .scenario = search.scenario,
                                   .key = "route.distance",
                                   .low = LOW_KM,
                                   .high = HIGH_KM,
                                   .run = replication_run,
                                   .threads = 2,
                                   .replications = REPLICATIONS,
                                   .cut_s = search.scenario->simulation.horizon_s / 4,
                                   .limits = true};
    if (breakeven_run(&plan, &search.found) != STUDY_OK)
        ck_abort_msg("%s", search.found.message);
    return search;
}

static void search_clear(struct search *search)
{
    breakeven_clear(&search->found);
    scenario_free(&search->scenario);
    scenario_source_free(&search->parsed);
    diag_free(&search->diag);
}

/* Kilometres that fit into the time left after standing, km; 95 % of the trips are at least as fast
 * as the 5 % quantile of a lognormal speed. */
static double km_in(const struct scenario *s, double left_s)
{
    const struct dist *speed = &s->customers[0].route.speed_m_per_s;
    const double spread = speed->sd / speed->mean, sigma = sqrt(log(1 + spread * spread));

    return left_s * speed->mean / sqrt(1 + spread * spread) * exp(-P95 * sigma) / 1000;
}

/* Loading, filling, half of the gate time, pouring: what an order takes beside driving. */
static double standing_s(const struct scenario *s)
{
    const double n = s->fleet.ladles_per_truck;

    return s->producer.load_s + n * s->producer.fill_s + s->customers[0].unload_s / 2 +
           n * s->customers[0].pour_s;
}

/* One round trip in a shift, at the mean speed. */
static double shift_km(const struct scenario *s)
{
    const double standing = standing_s(s) + s->customers[0].unload_s / 2;

    return (s->fleet.shifts.longest_shift_s - standing) / 2 *
           s->customers[0].route.speed_m_per_s.mean / 1000;
}

static void compare(const struct limit *limit, double by_hand, double margin)
{
    if (by_hand < LOW_KM) {
        ck_assert_msg(limit->never, "%s: by hand %.1f km, below the range", limit->what, by_hand);
        return;
    }
    ck_assert_msg(limit->exists, "%s: by hand %.1f km", limit->what, by_hand);
    ck_assert_msg(fabs(limit->value.mean - by_hand) <= margin * by_hand + 0.75,
                  "%s: by hand %.1f km, program %.1f", limit->what, by_hand, limit->value.mean);
}

static void show(const char *speed, const struct breakeven *found)
{
    printf("# V10 at %s: break-even", speed);
    for (int i = 0; i < found->root_count; i++)
        printf(" %.0f", found->root[i].x.mean);
    printf(", pooled");
    for (int i = 0; i < found->pooled_count; i++)
        printf(" %.0f", found->pooled[i].x.mean);
    printf(" km; smallest limit: %s; practice: 30-50 km best, 120-160 km the most\n",
           found->limits.smallest < 0 ? "none" : found->limits.limit[found->limits.smallest].what);
    for (int i = 0; i < LIMITS_COUNT; i++) {
        const struct limit *limit = &found->limits.limit[i];
        if (limit->exists)
            printf("#   %-20s %6.1f km  %s\n", limit->what, limit->value.mean, limit->reason);
        else
            printf("#   %-20s %6s     %s\n", limit->what, "-", limit->reason);
    }
    fflush(stdout);
}

/* The smallest is the smallest; every limit has an answer or a reason. */
static void judge(const struct limits *limits)
{
    ck_assert(limits->known);
    for (int i = 0; i < LIMITS_COUNT; i++) {
        const struct limit *limit = &limits->limit[i];
        const double here = limit->never ? 0 : limit->exists ? limit->value.mean : INFINITY;
        const struct limit *least = limits->smallest < 0 ? NULL : &limits->limit[limits->smallest];
        const double smallest = !least ? INFINITY : least->never ? 0 : least->value.mean;

        ck_assert_str_ne(limit->reason, "");
        ck_assert_double_le(smallest, here);
    }
}

/* The limits at the usual speed as they were. */
static void compare_kept(const struct limits *limits)
{
    struct golden_line line[LIMITS_COUNT];
    int count = 0;

    for (int i = 0; i < LIMITS_COUNT; i++) {
        const struct limit *limit = &limits->limit[i];

        if (!limit->exists || limit->never)
            continue;
        line[count] = (struct golden_line){
            .unit = "km", .value = limit->value.mean, .tolerance = 0.05 * limit->value.mean};
        snprintf(line[count].path, sizeof line[count].path, "limits.%s", limit->what);
        count++;
    }
    golden_compare_lines("exhibit12-breakeven", line, count);
}

static double distances(const char *variant, const char *speed)
{
    struct search search = search_run(variant);
    const struct scenario *s = search.scenario;
    const struct customer *c = &s->customers[0];
    const struct limit *limit = search.found.limits.limit;
    const double standing = standing_s(s);
    double cost_km;

    show(speed, &search.found);
    judge(&search.found.limits);
    compare(&limit[LIMIT_LEAD], km_in(s, c->molten.lead_s - standing), BY_HAND);
    compare(&limit[LIMIT_BUFFER], km_in(s, c->furnaces[0].buffer_s - standing), BY_HAND);
    compare(&limit[LIMIT_SHIFT], shift_km(s), 0.001);
    /* the fleet that was sized for 30 km carries the demand there, and not ten times as far */
    ck_assert(limit[LIMIT_FLEET].exists);
    ck_assert_double_gt(limit[LIMIT_FLEET].value.mean, c->route.distance_m / 1000);
    ck_assert(limit[LIMIT_COST].exists);
    cost_km = limit[LIMIT_COST].value.mean;
    if (variant == NULL)
        compare_kept(&search.found.limits);
    search_clear(&search);
    return cost_km;
}

START_TEST(at_three_speeds)
{
    const double slow = distances("speed-40", "40 km/h"), usual = distances(NULL, "50 km/h"),
                 fast = distances("speed-60", "60 km/h");

    ck_assert_double_lt(slow, usual);
    ck_assert_double_lt(usual, fast);
}
END_TEST

RUN_SUITE("distance", at_three_speeds)
