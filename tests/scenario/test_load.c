/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/scenario/text.h"
#include "tests/support/main.h"

START_TEST(defaults_price_set_file_and_setting)
{
    const char *sets[] = {"prices.power=0.71 CNY/kWh", "route.distance=61 km",
                          "route.distance=62 km", NULL};
    struct scenario *s =
        text_scenario("route: {distance: 33 km}\nmetal: {price: 19000 CNY/t}\n", sets);
    static const struct {
        const char *path;
        enum origin origin;
        int line;
    } cases[] = {{"customers.customer.route.distance", ORIGIN_SETTING, 3},
                 {"metal.price", ORIGIN_FILE, 5},
                 {"prices.power", ORIGIN_SETTING, 1},
                 {"prices.gas", ORIGIN_PRICE_SET, 0},
                 {"customers.customer.docks", ORIGIN_DEFAULT, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct scenario_value *value = book_find(s->book, cases[i].path);
        ck_assert_msg(value && value->origin == cases[i].origin, "%s", cases[i].path);
        ck_assert_int_eq(value->mark.line, cases[i].line);
    }
    ck_assert_close(s->customers[0].route.distance_m, 62e3, 1e-15); /* the last wins */
    ck_assert_close(s->prices.power_per_J, 0.71 / 3.6e6, 1e-15);
    ck_assert_close(s->metal.price_per_kg, 19, 1e-15);
    ck_assert_double_gt(s->prices.gas_per_m3, 0);
    scenario_free(&s);
}
END_TEST

/* What is set on top holds for the customer, whatever it has of its own. */
START_TEST(paths_reach_the_same_value)
{
    static const char *const paths[] = {"route.distance", "customer.route.distance",
                                        "customers.zq.route.distance"};
    const char *text = "schema: meltroute/1\nprices: {set: CN-2025}\nroute: {distance: 10 km}\n"
                       "customers: {zq: {demand: 12000 t/a, route: {distance: 20 km}}}\n";
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        char set[100];
        snprintf(set, sizeof set, "%s=77 km", paths[i]);
        const char *sets[] = {set, NULL};
        struct text_result r = text_load_whole(text, NULL, sets);
        ck_assert_msg(r.scenario != NULL, "%s", r.messages);
        ck_assert_close(r.scenario->customers[0].route.distance_m, 77e3, 1e-15);
        text_done(&r);
    }
    struct text_result r = text_load_whole(text, NULL, NULL);
    ck_assert_close(r.scenario->customers[0].route.distance_m, 20e3, 1e-15);
    text_done(&r);
}
END_TEST

START_TEST(short_paths_and_whole_sections)
{
    const char *sets[] = {"furnace.capacity=23 t", "customer.furnace.heel=22 %",
                          "fleet={crew: 2, trucks: 3}", NULL};
    struct scenario *s = text_scenario(NULL, sets);
    ck_assert_close(s->customers[0].furnaces[0].capacity_kg, 23e3, 1e-15);
    ck_assert_close(s->customers[0].furnaces[0].heel_frac, 0.22, 1e-15);
    ck_assert_int_eq(s->fleet.crew, 2);
    ck_assert_int_eq(s->fleet.trucks, 3);
    scenario_free(&s);
}
END_TEST

START_TEST(variants_are_applied_and_all_are_checked)
{
    const char *text = SMALL_SCENARIO "scenarios:\n  slow: {route.speed.mean: 31 km/h}\n"
                                      "  big: {fleet: {trucks: 4}, ladle.capacity: 5 t}\n";
    struct text_result r = text_load_whole(text, "big", NULL);
    ck_assert_msg(r.scenario != NULL, "%s", r.messages);
    ck_assert_int_eq(r.scenario->fleet.trucks, 4);
    ck_assert_close(r.scenario->ladle.params.capacity_kg, 5000, 1e-15);
    ck_assert_int_eq(r.scenario->variant_count, 2);
    ck_assert_str_eq(r.scenario->variants[1].key[0], "fleet.trucks");
    ck_assert_str_eq(r.scenario->variants[1].value[0], "4");
    text_done(&r);
    r = text_load_whole(text, "slo", NULL);
    ck_assert_ptr_nonnull(strstr(r.messages, "--scenario: error: the file has no variant 'slo'"));
    ck_assert_ptr_nonnull(strstr(r.messages, "did you mean 'slow'?"));
    text_done(&r);
    r = text_load_whole(SMALL_SCENARIO "scenarios: {a: {route.distance: 5}, b: {rout.speed: 3}}\n",
                        NULL, NULL);
    ck_assert_ptr_nonnull(
        strstr(r.messages, "t.yaml:4:33: error: distance is a length and needs a unit"));
    ck_assert_ptr_nonnull(
        strstr(r.messages, "t.yaml:4:41: error: unknown key 'rout' in the scenario"));
    text_done(&r);
}
END_TEST

/* By hand: 12,000 t/a in truck loads of 2 x 4 t, 30 min each fill and pour, ... */
START_TEST(auto_values_follow_their_formulas)
{
    const char *sets[] = {"ladle.capacity=4 t",
                          "fleet.ladles_per_truck=2",
                          "route.distance=60 km",
                          "route.speed=48 km/h",
                          "producer.fill_time=15 min",
                          "producer.load_time=20 min",
                          "customer.pour_time=18 min",
                          "customer.unload_time=22 min",
                          "fleet.availability=0.8",
                          "customer.demand=24000 t/a",
                          "fleet.driving_hours=CN",
                          "furnace.heel=20 %",
                          "furnace.buffer=3 h",
                          "ingot.melter.batch=1 t",
                          "ingot.melter.burn_loss=2 %",
                          "ingot.melter.rate=1.5 t/h",
                          "ingot.lead=3 d",
                          "ingot.safety=2 d",
                          NULL};
    struct scenario *s = text_scenario(NULL, sets);
    const struct customer *c = &s->customers[0];
    double draw = 24e6 / 31536000.0, cycle_s = (20 + 2 * 15 + 22 + 2 * 18) * 60 + 2 * 75 * 60;
    ck_assert_close(c->draw_kg_per_s, draw, 1e-12);
    ck_assert_int_eq(s->fleet.trucks, (int)ceil(draw / 8000 * cycle_s / 0.8));
    ck_assert_close(c->furnaces[0].capacity_kg, (3 * 3600 * draw + 8000) / 0.8, 1e-12);
    ck_assert_close(c->furnaces[0].ingot_capacity_kg, (3 * 3600 * draw + 1000) / 0.8, 1e-12);
    ck_assert_close(c->ingot.reorder_kg, draw * 5 * 86400, 1e-12);
    ck_assert_int_eq(c->ingot.melters, (int)ceil(draw / 0.98 / (1500 / 3600.0)));
    ck_assert(isnan(c->molten.reorder_kg) && isnan(s->simulation.warmup_s));
    ck_assert_ptr_eq(s->ladle.params.alloy, &s->metal.alloy);
    scenario_free(&s);
    const char *late[] = {"customer.demand=24000 t/a", "ingot.lead=8 d", NULL};
    s = text_scenario(NULL, late); /* safety grows with the lead */
    ck_assert_close(s->customers[0].ingot.reorder_kg, draw * 16 * 86400, 1e-12);
    scenario_free(&s);
}
END_TEST

/* Two shifts a day draw the same metal in less time. */
START_TEST(a_demand_becomes_a_machine)
{
    const char *sets[] = {"customer.shifts={days: mon-fri, start: \"06:00\", hours: 16 h}",
                          "customer.returns=30 %", NULL};
    struct scenario *s = text_scenario(NULL, sets);
    const struct customer *c = &s->customers[0];
    double share = 5 * 16 / 168.0;
    ck_assert_int_eq(c->machine_count, 1);
    ck_assert_close(c->draw_kg_per_s, 12e6 / 31536000.0, 1e-12);
    ck_assert_close(c->peak_kg_per_s, 12e6 / 31536000.0 / share, 1e-12);
    ck_assert_close(c->machines[0].shot_kg / c->machines[0].cycle_s * 0.7, c->peak_kg_per_s, 1e-12);
    ck_assert_int_eq(c->shifts.count, 5);
    scenario_free(&s);
}
END_TEST

START_TEST(shifts_over_midnight_and_weekend)
{
    const char *sets[] = {"customer.shifts=[{days: sun, start: \"22:00\", hours: 8 h}, {days: "
                          "[mon, wed], start: \"06:00\", hours: 8 h}]",
                          NULL};
    struct scenario *s = text_scenario(NULL, sets);
    const struct shift_calendar *c = &s->customers[0].shifts;
    static const double hours[][2] = {{0, 14}, {54, 62}, {166, 168}}; /* Monday's two touch */
    ck_assert_int_eq(c->count, 3);
    for (int i = 0; i < 3; i++) {
        ck_assert_double_eq(c->span[i].start_s, hours[i][0] * 3600);
        ck_assert_double_eq(c->span[i].end_s, hours[i][1] * 3600);
    }
    ck_assert_double_eq(c->longest_shift_s, 8 * 3600);
    scenario_free(&s);
}
END_TEST

START_TEST(sweeps_are_read)
{
    struct scenario *s =
        text_scenario("sweep: {vary: {route.distance: 5 km..20 km step 5 km, "
                      "metal.price: [18000 CNY/t, 20000 CNY/t], ladle.aspect: 0.7..1.0 step 0.1, "
                      "route.speed: '40,50 km/h'}}\n",
                      NULL);
    ck_assert_int_eq(s->sweep_count, 4);
    ck_assert_int_eq(s->sweep[0].count, 4);
    ck_assert_str_eq(s->sweep[0].value[3], "20 km");
    ck_assert_str_eq(s->sweep[0].unit, "km");
    ck_assert_double_eq(s->sweep[1].number[1], 20000);
    ck_assert_int_eq(s->sweep[2].count, 4);
    ck_assert_str_eq(s->sweep[2].value[3], "1");
    ck_assert_str_eq(s->sweep[2].value[1], "0.8");
    ck_assert_str_eq(s->sweep[3].value[0], "40 km/h");
    scenario_free(&s);
}
END_TEST

START_TEST(vary_options_replace_the_sweep)
{
    const char *vary[] = {"fleet.trucks=1,2,3", "route.distance=10..30 km step 10"};
    struct scenario_request request = {.text =
                                           SMALL_SCENARIO "sweep: {vary: {ladle.aspect: '1,2'}}\n",
                                       .name = "t.yaml",
                                       .vary = vary,
                                       .vary_count = 2};
    struct diag *diag = diag_create();
    struct scenario *s = scenario_load(&request, diag);
    ck_assert_ptr_nonnull(s);
    ck_assert_int_eq(s->sweep_count, 2);
    ck_assert_str_eq(s->sweep[0].key, "fleet.trucks");
    ck_assert_str_eq(s->sweep[1].value[2], "30 km");
    scenario_free(&s);
    vary[1] = "route.distance=10..30 kg step 10";
    ck_assert_ptr_null(scenario_load(&request, diag));
    char *text = diag_text(diag, 0);
    ck_assert_ptr_nonnull(
        strstr(text, "--vary:2:16: error: '10 kg' is a mass; distance is a length"));
    free(text);
    diag_free(&diag);
}
END_TEST

START_TEST(an_unreadable_file_is_said)
{
    struct scenario_request request = {.path = "no/such/file.yaml"};
    struct diag *diag = diag_create();
    ck_assert_ptr_null(scenario_load(&request, diag));
    ck_assert_str_eq(diag_get(diag, 0)->code, "E-READ");
    diag_free(&diag);
}
END_TEST

START_TEST(one_source_makes_many_scenarios)
{
    struct scenario_request request = {.text = SMALL_SCENARIO, .name = "t.yaml"};
    struct diag *diag = diag_create();
    struct scenario_source *source = scenario_source_load(&request, diag);
    for (int i = 1; i <= 50; i++) {
        char set[60];
        snprintf(set, sizeof set, "route.distance=%d km", i);
        const char *sets[] = {set};
        struct scenario_request one = {.sets = sets, .set_count = 1};
        struct scenario *s = scenario_from_source(source, &one, diag);
        ck_assert_ptr_nonnull(s);
        ck_assert_double_eq(s->customers[0].route.distance_m, i * 1000.0);
        scenario_free(&s);
    }
    scenario_source_free(&source);
    diag_free(&diag);
}
END_TEST

RUN_SUITE("load", defaults_price_set_file_and_setting, paths_reach_the_same_value,
          short_paths_and_whole_sections, variants_are_applied_and_all_are_checked,
          auto_values_follow_their_formulas, a_demand_becomes_a_machine,
          shifts_over_midnight_and_weekend, sweeps_are_read, vary_options_replace_the_sweep,
          an_unreadable_file_is_said, one_source_makes_many_scenarios)
