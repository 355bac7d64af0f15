/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_rng.h>
#include <string.h>

#include "models/road/road.h"
#include "tests/support/main.h"

#define H   3600.0
#define MIN 60.0

static const struct driving_rule *eu(void)
{
    return driving_rule_find("EU-561");
}

/* Pauses of one leg from fresh, counted apart: after every full day a rest, within a day a break
 * for every full spell that is not its end. */
static double counted_pause_s(const struct driving_rule *rule, int crew, double drive_s)
{
    double day_s = rule->day_max_s * crew, spell_s = rule->drive_max_s * crew, pause_s = 0.0;
    double rests = day_s > 0.0 ? ceil(drive_s / day_s) - 1.0 : 0.0;
    double last_s = drive_s - rests * day_s;
    if (spell_s > 0.0) {
        double in_day = day_s > 0.0 ? ceil(day_s / spell_s) - 1.0 : 0.0;
        pause_s = (rests * in_day + ceil(last_s / spell_s) - 1.0) * rule->break_s;
    }
    return pause_s + rests * rule->rest_s;
}

START_TEST(rules_have_a_name_and_a_source)
{
    int count = 0;
    for (const struct driving_rule *const *rule = driving_rules(); *rule; rule++, count++) {
        ck_assert_ptr_eq(driving_rule_find((*rule)->name), *rule);
        ck_assert_uint_gt(strlen((*rule)->summary), 5);
        ck_assert_uint_gt(strlen((*rule)->source), 2);
    }
    ck_assert_int_ge(count, 3);
    ck_assert_ptr_null(driving_rule_find("XX"));
}
END_TEST

START_TEST(a_fresh_leg_has_the_pauses_counted_by_hand)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 5);
    for (const struct driving_rule *const *rule = driving_rules(); *rule; rule++) {
        for (int i = 0; i < 2000; i++) {
            int crew = 1 + (int)gsl_rng_uniform_int(rng, 2);
            double drive_s = 60.0 * H * gsl_rng_uniform_pos(rng), pause_s;
            struct driving_state state = {0};
            double elapsed_s = driving_elapsed_s(*rule, crew, drive_s, &state, &pause_s);
            ck_assert_double_eq_tol(pause_s, counted_pause_s(*rule, crew, drive_s), 1e-6);
            ck_assert_double_eq_tol(elapsed_s, drive_s + pause_s, 1e-6);
            if ((*rule)->drive_max_s > 0.0)
                ck_assert_double_le(state.since_break_s, (*rule)->drive_max_s * crew + 2e-3);
        }
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(a_leg_cut_into_pieces_has_the_same_pauses)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 6);
    for (const struct driving_rule *const *rule = driving_rules(); *rule; rule++) {
        for (int i = 0; i < 500; i++) {
            double left_s = 30.0 * H * gsl_rng_uniform_pos(rng), whole_s, sum_s = 0.0;
            struct driving_state whole = {0}, cut = {0};
            driving_elapsed_s(*rule, 1, left_s, &whole, &whole_s);
            while (left_s > 0.0) {
                double piece_s = 1.0 + 2.0 * H * gsl_rng_uniform(rng), pause_s;
                piece_s = piece_s < left_s ? piece_s : left_s;
                driving_elapsed_s(*rule, 1, piece_s, &cut, &pause_s);
                sum_s += pause_s;
                left_s -= piece_s;
            }
            ck_assert_double_eq_tol(sum_s, whole_s, 1e-6);
            ck_assert_double_eq_tol(cut.since_break_s, whole.since_break_s, 1e-6);
        }
    }
    gsl_rng_free(rng);
}
END_TEST

START_TEST(a_leg_that_ends_at_the_limit_has_no_pause)
{
    struct driving_state state = {0};
    double pause_s;
    driving_elapsed_s(eu(), 1, 4.5 * H, &state, &pause_s);
    ck_assert_double_eq(pause_s, 0.0);
    driving_elapsed_s(eu(), 1, 0.1 * H, &state, &pause_s);
    ck_assert_double_eq(pause_s, 45.0 * MIN);
    ck_assert_double_eq_tol(state.since_break_s, 0.1 * H, 1e-9);
}
END_TEST

START_TEST(standing_counts_as_a_break)
{
    double pause_s;
    struct driving_state state = {0};
    driving_elapsed_s(eu(), 1, 3.0 * H, &state, &pause_s);
    driving_stand(eu(), 50.0 * MIN, &state);
    ck_assert_double_eq(state.since_break_s, 0.0);
    driving_elapsed_s(eu(), 1, 3.0 * H, &state, &pause_s);
    ck_assert_double_eq(pause_s, 0.0);
    ck_assert_double_eq_tol(state.today_s, 6.0 * H, 1e-9);
}
END_TEST

START_TEST(a_short_stand_is_counted_only_where_it_is_finished)
{
    double pause_s;
    struct driving_state state = {0};
    driving_elapsed_s(eu(), 1, 4.5 * H, &state, &pause_s);
    driving_stand(eu(), 20.0 * MIN, &state);
    driving_elapsed_s(eu(), 1, 1.0 * H, &state, &pause_s);
    ck_assert_double_eq_tol(pause_s, 25.0 * MIN, 1e-9);
    /* Before the limit the same stand is lost as soon as the wheels turn. */
    struct driving_state early = {0};
    driving_elapsed_s(eu(), 1, 4.0 * H, &early, &pause_s);
    driving_stand(eu(), 20.0 * MIN, &early);
    driving_elapsed_s(eu(), 1, 1.0 * H, &early, &pause_s);
    ck_assert_double_eq_tol(pause_s, 45.0 * MIN, 1e-9);
}
END_TEST

START_TEST(a_night_starts_a_new_day)
{
    double pause_s;
    struct driving_state state = {0};
    driving_elapsed_s(eu(), 1, 9.0 * H, &state, &pause_s);
    ck_assert_double_eq(pause_s, 45.0 * MIN);
    driving_stand(eu(), 11.0 * H, &state);
    ck_assert_double_eq(state.today_s, 0.0);
    driving_elapsed_s(eu(), 1, 9.0 * H, &state, &pause_s);
    ck_assert_double_eq(pause_s, 45.0 * MIN);
    driving_elapsed_s(eu(), 1, 1.0, &state, &pause_s);
    ck_assert_double_eq(pause_s, 11.0 * H);
}
END_TEST

START_TEST(a_rule_without_a_day_never_rests)
{
    const struct driving_rule *cn = driving_rule_find("CN");
    struct driving_state state = {0};
    double pause_s;
    driving_elapsed_s(cn, 1, 3.0 * H, &state, &pause_s);
    driving_stand(cn, 10.0 * MIN, &state);
    ck_assert_double_eq(state.since_break_s, 3.0 * H);
    driving_stand(cn, 10.0 * MIN, &state);
    ck_assert_double_eq(state.since_break_s, 0.0);
    ck_assert_int_eq(driving_round_trip_legal(cn, 1, 40.0 * H), 1);
}
END_TEST

START_TEST(a_round_trip_must_fit_the_day)
{
    ck_assert_int_eq(driving_round_trip_legal(eu(), 1, 9.0 * H), 1);
    ck_assert_int_eq(driving_round_trip_legal(eu(), 1, 9.1 * H), 0);
    ck_assert_int_eq(driving_round_trip_legal(eu(), 2, 17.9 * H), 1);
    ck_assert_int_eq(driving_round_trip_legal(eu(), 2, 18.1 * H), 0);
    ck_assert_int_eq(driving_round_trip_legal(driving_rule_find("none"), 1, 1e9), 1);
}
END_TEST

START_TEST(fuel_lies_between_empty_and_full)
{
    double full = 44e-3 / 100e3, empty = 30e-3 / 100e3; /* 44 and 30 L/100 km */
    ck_assert_close(road_fuel_m3(63.5e3, full, empty, 1.0), 63.5e3 * full, 1e-12);
    ck_assert_close(road_fuel_m3(63.5e3, full, empty, 0.0), 63.5e3 * empty, 1e-12);
    ck_assert_close(road_fuel_m3(100e3, full, empty, 0.5), 37e-3, 1e-12);
}
END_TEST

RUN_SUITE("driving", rules_have_a_name_and_a_source, a_fresh_leg_has_the_pauses_counted_by_hand,
          a_leg_cut_into_pieces_has_the_same_pauses, a_leg_that_ends_at_the_limit_has_no_pause,
          standing_counts_as_a_break, a_short_stand_is_counted_only_where_it_is_finished,
          a_night_starts_a_new_day, a_rule_without_a_day_never_rests, a_round_trip_must_fit_the_day,
          fuel_lies_between_empty_and_full)
