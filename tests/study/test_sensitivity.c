/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sensitivity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/text_sensitivity.h"
#include "tests/study/study_case.h"
#include "tests/support/main.h"

static const unsigned SAVING = 1u << SENSITIVITY_SAVING;

static struct sensitivity_plan plan_of(const struct study_case *study,
                                       const struct effect_method *method, const char *const *keys,
                                       int count)
{
    return (struct sensitivity_plan){.source = &study->source,
                                     .scenario = study->scenario,
                                     .run = study_case_replication,
                                     .method = method,
                                     .keys = keys,
                                     .key_count = count,
                                     .outputs = SAVING,
                                     .threads = 2,
                                     .cut_s = NAN};
}

/* In the synthetic case the saving falls by 20 a kilometre, and every CNY/t declared for ingot adds
 * one. */
static const char *const two_keys[] = {"route.distance=20 km..45 km",
                                       "prices.ingot_miscellaneous=0..50 CNY/t"};

START_TEST(one_at_a_time_is_the_known_slope)
{
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_oat, two_keys, 2);
    plan.outputs |= 1u << SENSITIVITY_BREAKEVEN;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    ck_assert_int_eq(s.points, 5);
    ck_assert_int_eq(s.number[POINT_FEASIBLE], 5);
    const struct sensitivity_output *saving = &s.output[SENSITIVITY_SAVING];
    const double *distance = saving->figure, *declared = distance + EFFECT_FIGURES;
    ck_assert_close(distance[0] - saving->base, 200, 1e-9);
    ck_assert_close(distance[1] - saving->base, -300, 1e-9);
    ck_assert_close(distance[2], 500, 1e-9);
    ck_assert_close(declared[1] - declared[0], 50, 1e-9);
    /* a CNY more is a twentieth of a kilometre more; moving the distance moves no break-even */
    const struct sensitivity_output *root = &s.output[SENSITIVITY_BREAKEVEN];
    ck_assert_close(root->figure[EFFECT_FIGURES + 2], 50 / 20.0, 1e-6);
    ck_assert_double_lt(root->figure[2], 1e-6);
    ck_assert_close(root->base, 30 + saving->base / 20, 1e-6);
    ck_assert_str_eq(root->unit, "km");
    int order[2];
    sensitivity_order(&s, SENSITIVITY_BREAKEVEN, order);
    ck_assert_int_eq(order[0], 1);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

/* Moved far enough, one route is cheaper over all of the distances searched, 2 to 300 km: the end
 * that is known stands for the break-even, and is counted. */
START_TEST(without_a_break_even_the_end_of_the_range_stands_for_it)
{
    static const char *const keys[] = {"prices.ingot_miscellaneous=0..6000 CNY/t",
                                       "prices.molten_miscellaneous=0..1200 CNY/t"};
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_oat, keys, 2);
    plan.outputs = 1u << SENSITIVITY_BREAKEVEN;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    const struct sensitivity_output *root = &s.output[SENSITIVITY_BREAKEVEN];
    const double *ingot = root->figure, *molten = ingot + EFFECT_FIGURES;
    ck_assert_int_eq(root->missing, 0);
    ck_assert_int_eq(root->at_least, 1);
    ck_assert_int_eq(root->at_most, 1);
    ck_assert_close(ingot[1], 300, 1e-12);
    ck_assert_int_eq(s.beyond[2], 1);
    ck_assert_close(molten[1], 2, 1e-12);
    ck_assert_int_eq(s.beyond[4], -1);
    ck_assert_int_eq(s.beyond[0], 0);
    ck_assert_close(ingot[2], 300 - root->base, 1e-9);
    /* the saving was not asked for, and is what the decision hangs on all the same */
    ck_assert(!s.output[SENSITIVITY_SAVING].asked);
    ck_assert_ptr_nonnull(s.output[SENSITIVITY_SAVING].figure);
    ck_assert_int_ge(s.hangs_on, -1);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

START_TEST(shares_of_the_variance_are_those_of_a_sum)
{
    /* variances of uniforms: (20 x 25)^2 / 12 and 50^2 / 12 */
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_sobol, two_keys, 2);
    plan.samples = 256;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    const double *figure = s.output[SENSITIVITY_SAVING].figure;
    double share = 500.0 * 500 / (500.0 * 500 + 50 * 50);
    ck_assert_double_eq_tol(figure[0], share, 0.02);
    ck_assert_double_eq_tol(figure[3], share, 0.02);
    ck_assert_double_eq_tol(figure[EFFECT_FIGURES + 3], 1 - share, 0.002);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

START_TEST(a_first_look_keeps_what_matters)
{
    struct study_case study;
    struct sensitivity s;
    static const char *const keys[] = {"prices.ingot_miscellaneous=0..1 CNY/t",
                                       "route.distance=20 km..45 km",
                                       "prices.molten_miscellaneous=0..30 CNY/t"};
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_morris, keys, 3);
    plan.most = 2;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    ck_assert_int_eq(s.screened_from, 3);
    ck_assert_int_eq(s.count, 2);
    ck_assert_str_eq(s.input[0].key, "route.distance"); /* in their own order */
    ck_assert_str_eq(s.input[1].key, "prices.molten_miscellaneous");
    ck_assert_close(s.output[SENSITIVITY_SAVING].figure[0], 500, 1e-9);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

/* Haste wastes metal: 1 kg per tonne and km/h, on the molten route. */
static enum replication_status hasty(const struct scenario *scenario, enum supply_route route,
                                     uint32_t replication, double cut_s,
                                     const struct watcher *watcher, struct outcome *outcome,
                                     char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    double speed_km_h = scenario->customers[0].route.speed_m_per_s.mean * 3.6;
    if (route == ROUTE_MOLTEN)
        outcome->observed.amount[FLOW_METAL_OXIDISED] +=
            (speed_km_h - 50) / 1000 * outcome->new_metal_kg;
    return status;
}

static void check_hinge(const char *distance, bool flips)
{
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, &distance, 1);
    struct sensitivity_plan plan = plan_of(&study, &effect_oat, NULL, 0);
    plan.run = hasty;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    ck_assert_int_gt(s.count, 60);
    int judged = 0;
    for (int k = 0; k < s.count; k++) {
        ck_assert_double_lt(s.input[k].low, s.input[k].high);
        judged += s.input[k].info.judgement;
    }
    ck_assert_int_gt(judged, 30);
    /* the metal price moves more, but it is known; the speed rests on judgement */
    ck_assert_int_ge(s.hangs_on, 0);
    ck_assert_str_eq(s.input[s.hangs_on].key, "customers.customer.route.speed");
    ck_assert_int_eq(s.flips, flips);
    ck_assert_int_eq(s.flip_count, flips);
    sensitivity_clear(&s);
    study_case_close(&study);
}

START_TEST(names_the_judged_number_that_it_hangs_on)
{
    check_hinge("route.distance=20 km", false); /* the saving stays above 500 */
    check_hinge("route.distance=45 km", true);
}
END_TEST

/* Beyond 40 km the molten route starves its machines, below 25 km its loads come cold. */
static enum replication_status starving(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    if (route == ROUTE_MOLTEN && scenario->customers[0].route.distance_m > 40e3)
        outcome->stockout_s = 0.5 * outcome->scheduled_s;
    outcome->loads = 100;
    outcome->below_limit = scenario->customers[0].route.distance_m < 25e3 ? 6 : 5;
    return status;
}

/* Beyond 40 km it breaks down. */
static enum replication_status breaking(const struct scenario *scenario, enum supply_route route,
                                        uint32_t replication, double cut_s,
                                        const struct watcher *watcher, struct outcome *outcome,
                                        char message[160])
{
    if (scenario->customers[0].route.distance_m > 40e3)
        replication = 2; /* the one that fails */
    return study_case_failing(scenario, route, replication, cut_s, watcher, outcome, message);
}

/* At 20 km the loads come cold, at 45 km too few come: neither has a saving, each has its reason.
 */
START_TEST(points_without_a_plan_are_counted_by_reason)
{
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_oat, two_keys, 2);
    plan.run = starving;
    plan.outputs |= 1u << SENSITIVITY_SERVICE | 1u << SENSITIVITY_CARBON;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    ck_assert_int_eq(s.base_plan, PLANS_FEASIBLE);
    ck_assert_str_eq(s.base_why, "");
    ck_assert_int_eq(s.number[POINT_INFEASIBLE], 2);
    ck_assert_int_eq(s.lacking[PLANS_COLD], 1);
    ck_assert_int_eq(s.lacking[PLANS_MOLTEN], 1);
    ck_assert_int_eq(s.plan[1], PLANS_COLD);
    ck_assert_int_eq(s.plan[2], PLANS_MOLTEN);
    const struct sensitivity_output *saving = &s.output[SENSITIVITY_SAVING];
    ck_assert_int_eq(saving->missing, 2);
    ck_assert(isnan(saving->figure[0]) && isnan(saving->figure[1]) && isnan(saving->figure[2]));
    ck_assert_close(saving->figure[EFFECT_FIGURES + 2], 50, 1e-9);
    ck_assert_int_eq(s.output[SENSITIVITY_CARBON].missing, 0);
    ck_assert_close(s.output[SENSITIVITY_SERVICE].figure[2], 0.5, 1e-9);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

static void expect_said(const struct sensitivity *s, const char *const *said, int count)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    text_sensitivity(out, s);
    fclose(out);
    for (int i = 0; i < count; i++)
        ck_assert_msg(strstr(text, said[i]) != NULL, "no '%s' in:\n%s", said[i], text);
    ck_assert_msg(strstr(text, "nan") == NULL, "%s", text);
    free(text);
}

/* Haste wastes metal, and below 40 km/h the machines starve. */
static enum replication_status hasty_or_late(const struct scenario *scenario,
                                             enum supply_route route, uint32_t replication,
                                             double cut_s, const struct watcher *watcher,
                                             struct outcome *outcome, char message[160])
{
    enum replication_status status =
        hasty(scenario, route, replication, cut_s, watcher, outcome, message);
    if (route == ROUTE_MOLTEN && scenario->customers[0].route.speed_m_per_s.mean * 3.6 < 40)
        outcome->stockout_s = 0.5 * outcome->scheduled_s;
    return status;
}

/* Then the number that it hangs on has no saving at one end: that is said, not a number. */
START_TEST(an_end_without_a_plan_is_said_with_the_number_it_hangs_on)
{
    static const char *const keys[] = {"route.speed"};
    static const char *const said[] = {
        "it goes from no plan",
        "But 1 judged input, moved alone, leaves no plan at an end (below).",
        "Where: *route.speed at its low end"};
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_oat, keys, 1);
    plan.run = hasty_or_late;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    expect_said(&s, said, 3);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

/* A scenario that cannot be done as it stands: said first, with the ends that would mend it. */
START_TEST(a_scenario_without_a_plan_is_told_what_would_give_it_one)
{
    static const char *const far[] = {"route.distance=50 km"};
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, far, 1);
    struct sensitivity_plan plan =
        plan_of(&study, &effect_oat, (const char *const[]){"route.distance=30 km..60 km"}, 1);
    plan.run = starving;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_OK);
    ck_assert_int_eq(s.base_plan, PLANS_MOLTEN);
    ck_assert_int_eq(s.lacking[PLANS_MOLTEN], 2);
    static const char *const said[] = {
        "As it stands this scenario has no plan whose saving could move: molten infeasible, "
        "because",
        "Moved alone, these give it one: route.distance at its low end",
        "At 2 of 3 points (66.7 %) a plan does not hold, so there is no saving: molten "
        "infeasible."};
    expect_said(&s, said, 3);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

START_TEST(points_that_fail_are_counted_and_said)
{
    struct study_case study;
    struct sensitivity s;
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_oat, two_keys, 2);
    plan.run = breaking;
    ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_FAILED);
    ck_assert_str_eq(s.message, "replication 2 fails on purpose");
    ck_assert_int_eq(s.number[POINT_FAILED], 1);
    ck_assert_int_eq(s.done, 5);
    ck_assert_close(s.output[SENSITIVITY_SAVING].figure[2], 200, 1e-9);
    sensitivity_clear(&s);
    study_case_close(&study);
}
END_TEST

static bool stop_at_call(void *context, const char *what, double done, double total)
{
    int *left = context;
    (void)what, (void)done, (void)total;
    return --*left <= 0;
}

START_TEST(interrupted_it_claims_nothing)
{
    for (int at = 1; at < 11; at += 2) {
        struct study_case study;
        struct sensitivity s;
        int left = at;
        study_case_open(&study, NULL, 0);
        struct sensitivity_plan plan = plan_of(&study, &effect_oat, two_keys, 2);
        plan.threads = 1;
        plan.hook = (struct study_hook){stop_at_call, &left};
        ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_INTERRUPTED);
        ck_assert_ptr_null(s.output[SENSITIVITY_SAVING].figure);
        ck_assert_int_lt(s.hangs_on, 0);
        ck_assert_int_lt(s.done, 6);
        sensitivity_clear(&s);
        study_case_close(&study);
    }
}
END_TEST

START_TEST(threads_change_no_point)
{
    struct study_case study;
    struct sensitivity one, three;
    study_case_open(&study, NULL, 0);
    struct sensitivity_plan plan = plan_of(&study, &effect_morris, two_keys, 2);
    plan.threads = 1;
    sensitivity_run(&plan, &one);
    plan.threads = 3;
    sensitivity_run(&plan, &three);
    ck_assert_int_eq(one.points, three.points);
    ck_assert_mem_eq(one.y, three.y, (size_t)one.points * SENSITIVITY_OUTPUTS * sizeof(double));
    sensitivity_clear(&one);
    sensitivity_clear(&three);
    study_case_close(&study);
}
END_TEST

START_TEST(wrong_inputs_are_refused)
{
    static const struct {
        const char *key, *says;
    } wrong[] = {{"route.distanse", "did you mean 'distance'"},
                 {"metal.alloy", "is no number"},
                 {"route.distance=40..20 km", "is empty"},
                 {"ladle.count", "has no believable range"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct study_case study;
        struct sensitivity s;
        study_case_open(&study, NULL, 0);
        struct sensitivity_plan plan = plan_of(&study, &effect_oat, &wrong[i].key, 1);
        ck_assert_int_eq(sensitivity_run(&plan, &s), STUDY_INVALID);
        ck_assert_msg(strstr(s.message, wrong[i].says) != NULL, "%s: %s", wrong[i].key, s.message);
        sensitivity_clear(&s);
        study_case_close(&study);
    }
}
END_TEST

RUN_SUITE("sensitivity", without_a_break_even_the_end_of_the_range_stands_for_it,
          one_at_a_time_is_the_known_slope, shares_of_the_variance_are_those_of_a_sum,
          a_first_look_keeps_what_matters, names_the_judged_number_that_it_hangs_on,
          points_without_a_plan_are_counted_by_reason,
          an_end_without_a_plan_is_said_with_the_number_it_hangs_on,
          a_scenario_without_a_plan_is_told_what_would_give_it_one,
          points_that_fail_are_counted_and_said, interrupted_it_claims_nothing,
          threads_change_no_point, wrong_inputs_are_refused)
