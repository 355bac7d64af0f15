/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract that every ordering rule keeps, and what each adds to it. */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <string.h>

#include "models/dispatch/order_rule.h"
#include "tests/support/main.h"

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

static struct dispatch_view random_view(gsl_rng *rng)
{
    struct dispatch_view view = {.reorder_kg = NAN};
    view.capacity_kg = between(rng, 2000.0, 40000.0);
    view.usable_min_kg = between(rng, 0.0, 0.3) * view.capacity_kg;
    view.level_kg = between(rng, 0.0, 1.0) * view.capacity_kg;
    view.on_order_kg = between(rng, -10000.0, 20000.0);
    view.on_order_kg = view.on_order_kg > 0.0 ? view.on_order_kg : 0.0;
    view.draw_kg_per_s = between(rng, 0.0, 2.0);
    view.lead_s = between(rng, 0.0, 6.0) * 3600.0;
    view.safety_s = between(rng, 0.0, 4.0) * 3600.0;
    view.load_kg = between(rng, 2000.0, 14000.0);
    view.expected_kg_per_s = between(rng, 0.0, 1.2) * view.draw_kg_per_s;
    view.trip_s = between(rng, 0.5, 6.0) * 3600.0;
    view.planned_kg = between(rng, 0.0, 9.0) * view.load_kg;
    view.ordered_loads = floor(between(rng, 0.0, 9.0));
    if (gsl_rng_uniform(rng) < 0.3)
        view.reorder_kg = between(rng, 0.0, 1.0) * view.capacity_kg;
    return view;
}

/* Level at the end of the lead when loads are ordered now. */
static double level_then_kg(const struct dispatch_view *view, int loads)
{
    return view->level_kg + view->on_order_kg + loads * view->load_kg -
           view->draw_kg_per_s * view->lead_s;
}

START_TEST(rules_are_found_by_name)
{
    for (const struct order_rule *const *rule = order_rules(); *rule; rule++) {
        ck_assert_ptr_eq(order_rule_find((*rule)->name), *rule);
        ck_assert_uint_gt(strlen((*rule)->summary), 10);
        ck_assert_uint_gt(strlen((*rule)->source), 2);
    }
    ck_assert_ptr_null(order_rule_find("by_feeling"));
}
END_TEST

START_TEST(no_rule_orders_what_does_not_fit_or_too_early)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 21);
    int ordered = 0, forced = 0;
    for (int i = 0; i < 20000; i++) {
        struct dispatch_view view = random_view(rng);
        for (const struct order_rule *const *rule = order_rules(); *rule; rule++) {
            int loads = (*rule)->loads(&view);
            struct dispatch_view asked = view; /* what it does not ask for is not there */
            asked.expected_kg_per_s = (*rule)->by_machines ? view.expected_kg_per_s : NAN;
            asked.planned_kg = (*rule)->by_plan ? view.planned_kg : NAN;
            ck_assert_int_eq((*rule)->loads(&asked), loads);
            ck_assert_int_ge(loads, 0);
            if ((*rule)->by_level && view.level_kg + view.on_order_kg > dispatch_reorder_kg(&view))
                ck_assert_int_eq(loads, 0);
            if ((*rule)->at_once) /* what it sends arrives after a trip */
                view.lead_s = view.trip_s;
            if (loads > 0 && level_then_kg(&view, loads) > view.capacity_kg + 1e-3) {
                ck_assert_int_eq(loads, 1);
                ck_assert_double_lt(level_then_kg(&view, 0), view.usable_min_kg);
                forced++;
            }
            ordered += loads > 0;
        }
    }
    ck_assert_int_gt(ordered, 1000);
    ck_assert_int_gt(forced, 100);
    gsl_rng_free(rng);
}
END_TEST

START_TEST(what_a_rule_aims_at_it_reaches_when_it_fits)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 22);
    for (int i = 0; i < 20000; i++) {
        struct dispatch_view view = random_view(rng);
        double reorder_kg = dispatch_reorder_kg(&view);
        double position_kg = view.level_kg + view.on_order_kg;
        if (position_kg > reorder_kg)
            continue;
        int loads = order_reorder_level.loads(&view);
        double then_kg = position_kg + loads * view.load_kg;
        int another_fits = level_then_kg(&view, loads + 1) <= view.capacity_kg;
        ck_assert_msg(then_kg > reorder_kg || !another_fits, "%d loads, %g not above %g", loads,
                      then_kg, reorder_kg);
        if (loads > 1)
            ck_assert_double_le(then_kg - view.load_kg, reorder_kg);
        loads = order_fill_up.loads(&view);
        ck_assert_double_gt(level_then_kg(&view, loads + 1), view.capacity_kg - 1e-3);
        loads = order_one_at_a_time.loads(&view);
        ck_assert_int_le(loads, view.on_order_kg > 0.0 ? 0 : 1);
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(the_reorder_level_covers_lead_and_safety)
{
    struct dispatch_view view = {.usable_min_kg = 850.0, .draw_kg_per_s = 0.25, .reorder_kg = NAN};
    view.lead_s = 4.0 * 3600.0;
    view.safety_s = 3.0 * 3600.0;
    ck_assert_double_eq(dispatch_reorder_kg(&view), 850.0 + 0.25 * 7.0 * 3600.0);
    view.reorder_kg = 4321.0;
    ck_assert_double_eq(dispatch_reorder_kg(&view), 4321.0);
}
END_TEST

/* Loads of the timetable follow the plan, whatever the level: those due less those ordered. */
START_TEST(the_timetable_keeps_its_hours)
{
    struct dispatch_view view = {
        .capacity_kg = 60e3, .load_kg = 8.4e3, .planned_kg = 43.1e3, .reorder_kg = NAN};
    view.ordered_loads = 3; /* floor(43.1 / 8.4) = 5 are due */
    view.level_kg = 20e3;
    ck_assert_int_eq(order_timetable.loads(&view), 2);
    view.level_kg = 47e3; /* 13 t of room: one fits */
    ck_assert_int_eq(order_timetable.loads(&view), 1);
    view.ordered_loads = 5;
    ck_assert_int_eq(order_timetable.loads(&view), 0);
}
END_TEST

/* A machine that stands is not supplied: the forecast orders less than the reorder level does. */
START_TEST(the_forecast_knows_who_stands)
{
    struct dispatch_view view = {.capacity_kg = 60e3,
                                 .usable_min_kg = 5e3,
                                 .load_kg = 8e3,
                                 .draw_kg_per_s = 1.0,
                                 .lead_s = 4 * 3600.0,
                                 .safety_s = 3600.0,
                                 .reorder_kg = NAN};
    view.level_kg = 12e3; /* running: 5 + 14.4 + 3.6 - 12 = 11 t short, two loads */
    view.expected_kg_per_s = 1.0;
    ck_assert_int_eq(order_forecast.loads(&view), 2);
    view.expected_kg_per_s = 0.5; /* half stands: 3.8 t short, one load */
    ck_assert_int_eq(order_forecast.loads(&view), 1);
    view.expected_kg_per_s = 0;
    ck_assert_int_eq(order_forecast.loads(&view), 0);
}
END_TEST

/* The vendor sends when a trip and the safety are left, and not before. */
START_TEST(the_vendor_waits_until_it_must)
{
    struct dispatch_view view = {.capacity_kg = 30e3,
                                 .usable_min_kg = 4e3,
                                 .load_kg = 8e3,
                                 .draw_kg_per_s = 1.0,
                                 .trip_s = 2 * 3600.0,
                                 .safety_s = 3600.0,
                                 .reorder_kg = NAN};
    view.level_kg = 4e3 + 3.01 * 3600;
    ck_assert_double_eq_tol(dispatch_run_out_s(&view), 3.01 * 3600, 1e-6);
    ck_assert_int_eq(order_vendor_managed.loads(&view), 0);
    view.level_kg = 4e3 + 2.99 * 3600;
    ck_assert_int_eq(order_vendor_managed.loads(&view), 1);
    view.on_order_kg = 8e3;
    ck_assert_int_eq(order_vendor_managed.loads(&view), 0);
    view.draw_kg_per_s = 0;
    ck_assert_double_eq(dispatch_run_out_s(&view), HUGE_VAL);
}
END_TEST

/* The lowest rank goes first: each dispatch rule on jobs and ladles that differ in one thing. */
START_TEST(dispatch_rules_rank_what_they_say)
{
    const struct dispatch_job soon_far = {3e3, 90e3}, late_near = {9e3, 12e3};
    const struct dispatch_ladle old_cool = {100, 800}, new_hot = {900, 1010};
    ck_assert_str_eq(dispatch_rules()[0]->name, "first_come");
    ck_assert_double_eq(dispatch_rules()[0]->rank(&soon_far),
                        dispatch_rules()[0]->rank(&late_near));
    ck_assert_str_eq(dispatch_rules()[1]->name, "earliest_run_out");
    ck_assert_double_lt(dispatch_rules()[1]->rank(&soon_far),
                        dispatch_rules()[1]->rank(&late_near));
    ck_assert_str_eq(dispatch_rules()[2]->name, "nearest");
    ck_assert_double_gt(dispatch_rules()[2]->rank(&soon_far),
                        dispatch_rules()[2]->rank(&late_near));
    ck_assert_double_lt(ladle_rules()[0]->rank(&old_cool), ladle_rules()[0]->rank(&new_hot));
    ck_assert_double_gt(ladle_rules()[1]->rank(&old_cool), ladle_rules()[1]->rank(&new_hot));
}
END_TEST

START_TEST(no_load_no_order)
{
    struct dispatch_view view = {.capacity_kg = 9000.0, .usable_min_kg = 500.0, .reorder_kg = NAN};
    for (const struct order_rule *const *rule = order_rules(); *rule; rule++)
        ck_assert_int_eq((*rule)->loads(&view), 0);
    view.load_kg = 1e-6;
    view.capacity_kg = 1e9;
    for (const struct order_rule *const *rule = order_rules(); *rule; rule++)
        ck_assert_int_le((*rule)->loads(&view), DISPATCH_MAX_LOADS);
}
END_TEST

/* A month of constant draw, looked at every minute, loads arriving exactly a lead later. */
static void supply_month(struct dispatch_view view, double *least_kg, double *most_kg)
{
    enum { MINUTES = 30 * 24 * 60, LEAD_MAX = 6 * 60 };
    int arriving[LEAD_MAX + 1] = {0}, lead = (int)(view.lead_s / 60.0);
    *least_kg = *most_kg = view.level_kg;
    for (int minute = 0; minute < MINUTES; minute++) {
        int *due = &arriving[minute % (lead + 1)];
        view.level_kg += *due * view.load_kg;
        view.on_order_kg -= *due * view.load_kg;
        *due = 0;
        *most_kg = fmax(*most_kg, view.level_kg);
        *least_kg = fmin(*least_kg, view.level_kg);
        int loads = order_reorder_level.loads(&view);
        arriving[(minute + lead) % (lead + 1)] += loads;
        view.on_order_kg += loads * view.load_kg;
        view.level_kg -= view.draw_kg_per_s * 60.0;
    }
}

START_TEST(steady_supply_neither_overfills_nor_runs_dry)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 23);
    for (int i = 0; i < 40; i++) {
        struct dispatch_view view = {.reorder_kg = NAN};
        view.draw_kg_per_s = between(rng, 0.1, 1.0);
        view.lead_s = 60.0 * floor(between(rng, 30.0, 360.0));
        view.safety_s = between(rng, 120.0, 3.0 * 3600.0);
        view.load_kg = between(rng, 2000.0, 12000.0);
        view.usable_min_kg = between(rng, 100.0, 1500.0);
        double buffer_kg = view.draw_kg_per_s * view.safety_s;
        view.capacity_kg = view.usable_min_kg + buffer_kg + view.load_kg + 1.0;
        view.level_kg = fmin(dispatch_reorder_kg(&view) + 1.0, view.capacity_kg);
        if (view.level_kg < dispatch_reorder_kg(&view))
            continue; /* cannot start with the lead covered */
        double least_kg, most_kg;
        supply_month(view, &least_kg, &most_kg);
        ck_assert_double_ge(least_kg, view.usable_min_kg);
        ck_assert_double_le(most_kg, view.capacity_kg + 1e-6);
    }
    gsl_rng_free(rng);
}
END_TEST

RUN_SUITE("order_rule", rules_are_found_by_name, no_rule_orders_what_does_not_fit_or_too_early,
          what_a_rule_aims_at_it_reaches_when_it_fits, the_reorder_level_covers_lead_and_safety,
          no_load_no_order, steady_supply_neither_overfills_nor_runs_dry,
          the_timetable_keeps_its_hours, the_forecast_knows_who_stands,
          the_vendor_waits_until_it_must, dispatch_rules_rank_what_they_say)
