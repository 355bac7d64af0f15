/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Echo, hash, starting scenario, explain: what the table and a scenario say about themselves. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/echo.h"
#include "sim/scenario/explain.h"
#include "sim/scenario/init.h"
#include "sim/scenario/keys.h"
#include "tests/scenario/text.h"
#include "tests/support/main.h"

/* --- echo and hash
 * -------------------------------------------------------------------------------- */

static char *echo_of(const struct scenario *s)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    scenario_echo(s, out);
    fclose(out);
    return text;
}

static void check_echo(struct scenario *s)
{
    char *text = echo_of(s);
    struct text_result again = text_load_whole(text, NULL, NULL);
    ck_assert_msg(again.scenario != NULL, "%s", again.messages);
    ck_assert_str_eq(again.scenario->hash, s->hash);
    text_done(&again);
    free(text);
}

/* The shipped scenarios, and their variants, come back from their echo. */
START_TEST(an_echo_reads_back_to_the_same_hash)
{
    static const char *const files[] = {"scenarios/one-ladle.yaml", "scenarios/one-customer.yaml",
                                        "scenarios/exhibit12.yaml", "scenarios/europe.yaml"};
    int variants = 0;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct diag *diag = diag_create();
        struct scenario_request request = {.path = files[i]};
        struct scenario *s = scenario_load(&request, diag);
        char *messages = diag_text(diag, 0);
        ck_assert_msg(s != NULL, "%s", messages);
        check_echo(s);
        for (int k = 0; k < s->variant_count; k++, variants++) {
            request.variant = s->variants[k].name;
            struct scenario *other = scenario_load(&request, diag);
            check_echo(other);
            ck_assert_str_ne(other->hash, s->hash);
            scenario_free(&other);
        }
        free(messages);
        scenario_free(&s);
        diag_free(&diag);
    }
    ck_assert_int_gt(variants, 0);
}
END_TEST

START_TEST(odd_values_survive_the_echo)
{
    const char *sets[] = {
        "route.speed={dist: normal, mean: 50.123456789 km/h, sd: 7.7 km/h, low: 3 km/h}",
        "producer.tap_temperature={dist: triangular, low: 741.7 degC, mode: 750 degC, high: 763.31 "
        "degC}",
        "producer.tap_temperature.mean=753.3 degC",
        "ingot.lead={dist: empirical, values: [1 d, 2.7 d, 100 h]}",
        "ingot.lead.mean=71 h",
        "customer.demand=11873.77 t/a",
        "carbon.grid=0.5306000001 kg/kWh",
        "about.question=\"quotes \\\" and \\\\ and: colons # no comment\"",
        "metal.alloy={base: A356, liquidus: 612.7 degC, solidification: scheil}",
        "simulation.seed=18446744073709551615",
        "simulation.replications={min: 3, max: 40, half_width: 5 CNY/t}",
        "customer.shifts={days: mon-sat, start: \"21:30\", hours: 10 h}",
        "cool.steps=[{fill: 15 min, temperature: 745.5 degC}, {drive: 1 h, speed: 47 km/h}]",
        NULL};
    struct scenario *s = text_scenario(NULL, sets);
    check_echo(s);
    scenario_free(&s);
}
END_TEST

static void hash_of(const char *set, char hash[65])
{
    const char *sets[] = {set, NULL};
    struct scenario *s = text_scenario(NULL, sets);
    snprintf(hash, 65, "%s", s->hash);
    scenario_free(&s);
}

START_TEST(the_hash_is_of_what_changes_results)
{
    char base[65], other[65];
    hash_of("route.distance=30 km", base);
    ck_assert_uint_eq(strspn(base, "0123456789abcdef"), 64);
    static const char *const same[] = {"route.distance=30000 m",
                                       "about.question=why",
                                       "name=other",
                                       "simulation.replications=77",
                                       "ladle.lining=default",
                                       "sweep.vary={route.distance: '5,6 km'}",
                                       "expect={saving_per_t: {low: 3 CNY/t}}"};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        hash_of(same[i], other);
        ck_assert_msg(!strcmp(base, other), "%s changed the hash", same[i]);
    }
    static const char *const different[] = {
        "route.distance=30.000000001 km",
        "simulation.seed=2",
        "ladle.lining=light",
        "metal.alloy=A356",
        "customer.shifts={days: mon-sat, start: \"06:00\", hours: 16 h}",
        "route.speed.cv=0.16",
        "prices.gas=4.01 CNY/m3",
        "simulation.limits=true",
        "ladle.model=constant_rate"};
    for (size_t i = 0; i < sizeof different / sizeof different[0]; i++) {
        hash_of(different[i], other);
        ck_assert_msg(strcmp(base, other) != 0, "%s left the hash", different[i]);
    }
}
END_TEST

/* --- the rest of the surface
 * ---------------------------------------------------------------------- */

START_TEST(the_starting_scenario_runs)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    scenario_init(out);
    fclose(out);
    struct text_result r = text_load_whole(text, NULL, NULL);
    ck_assert_msg(r.scenario != NULL, "%s", r.messages);
    ck_assert_str_eq(r.messages, "");
    ck_assert_int_eq(r.scenario->customer_count, 1);
    text_done(&r);
    free(text);
}
END_TEST

static void try_key(const char *path, const struct section *section, const struct field *field,
                    void *data)
{
    struct diag *diag = diag_create();
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    ck_assert_msg(scenario_explain(path, out, diag), "%s", path);
    fclose(out);
    ck_assert_ptr_nonnull(strstr(text, path));
    const struct section *found;
    ck_assert_msg(scenario_field_find(path, &found) == field && found == section, "%s", path);
    ++*(int *)data;
    free(text);
    diag_free(&diag);
}

START_TEST(every_key_is_found_and_explained)
{
    int keys = 0;
    scenario_each_key(try_key, &keys);
    ck_assert_int_gt(keys, 150);
    struct diag *diag = diag_create();
    ck_assert(!scenario_explain("route.distanz", stdout, diag));
    char *text = diag_text(diag, 0);
    ck_assert_ptr_nonnull(strstr(text, "'distanz' in route [E-KEY]"));
    ck_assert_ptr_nonnull(strstr(text, "did you mean 'distance'?"));
    free(text);
    diag_free(&diag);
}
END_TEST

struct seen {
    const struct scenario *scenario;
    int count, judged;
};

/* The setting that a visit proposes must move exactly that value. */
static void move_one(const struct scenario_visit *visit, void *data)
{
    struct seen *seen = data;
    seen->count++;
    if (visit->tag != TAG_JUDGEMENT || isnan(visit->low) || isnan(visit->high) ||
        visit->entry->field->type != FIELD_NUMBER)
        return;
    seen->judged++;
    double wanted = visit->low + 0.37 * (visit->high - visit->low);
    char set[400];
    ck_assert(scenario_setting(seen->scenario, visit, wanted, set, sizeof set));
    const char *sets[] = {set, NULL};
    struct scenario *moved = text_scenario(NULL, sets);
    const struct scenario_value *value = book_find(moved->book, visit->path);
    ck_assert_double_eq(*(const double *)value->member, wanted);
    scenario_free(&moved);
}

START_TEST(every_judgement_can_be_moved)
{
    struct scenario *s = text_scenario(NULL, NULL);
    struct seen seen = {.scenario = s};
    scenario_for_each_field(s, move_one, &seen);
    ck_assert_int_eq(seen.count, s->book->count);
    ck_assert_int_gt(seen.judged, 40);
    scenario_free(&s);
}
END_TEST

/* What `explain`, `init` or `list` say. owns: the caller frees. */
enum speaker { EXPLAIN, LIST, INIT };
static char *said(enum speaker speaker, const char *about)
{
    struct diag *diag = diag_create();
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (speaker == EXPLAIN)
        ck_assert(scenario_explain(about, out, diag));
    else if (speaker == LIST)
        ck_assert(scenario_list(about, out, diag));
    else
        scenario_init(out);
    fclose(out);
    diag_free(&diag);
    return text;
}

START_TEST(what_is_said_of_keys)
{
    static const struct {
        enum speaker speaker;
        const char *about, *text;
    } cases[] = {
        {EXPLAIN, "fleet.shifts", "{days: mon-sat, start: \"06:00\", hours: 16 h, shift: 8 h}"},
        {INIT, "",
         "#shifts: 24x7    # or {days: mon-sat, start: \"06:00\", hours: 16 h, shift: 8 h}"},
        {EXPLAIN, "fleet", "one of none, EU-561, CN\n"},
        {EXPLAIN, "sheet", "one of exhibit, supply_chain\n"},
        {EXPLAIN, "prices.diesel", "money per volume, such as '7.3 CNY/L'"},
        {EXPLAIN, "prices", "  truck_life               8 a (CN-2025), 8 a (EU-2024)\n"},
        {INIT, "", "#diesel: 7.3 CNY/L    # CN-2025, believed 7.0 CNY/L to 7.8 CNY/L\n"},
        {INIT, "", "#truck_life: 8 a    # CN-2025, "},
        {LIST, "grid", "Guangdong-2022             0.4403 kg/kWh   CNPROV22   provinces\n"},
        {LIST, "grid", "South-2023                 0.4042 kg/kWh   CNGRID23   regional grids\n"},
        {LIST, "grid", "China-2023                 0.5306 kg/kWh   CNGRID23   national\n"},
        {LIST, "grid", "Germany                     0.363 kg/kWh   UBA_GRID   "},
        {LIST, "metal", "primary-coal                   14 t/t      CGMC       "},
        {EXPLAIN, "carbon.grid", "or a name of 'meltroute list grid'\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = said(cases[i].speaker, cases[i].about);
        ck_assert_msg(strstr(text, cases[i].text) != NULL, "no '%s' in\n%s", cases[i].text, text);
        free(text);
    }
}
END_TEST

/* The form that is shown for shifts is one that is read. */
START_TEST(the_form_of_shifts_is_taken)
{
    const char *form = keys_form(scenario_field_find("fleet.shifts", NULL));
    char set[200];
    ck_assert_ptr_nonnull(form);
    snprintf(set, sizeof set, "fleet.shifts=%s", form);
    const char *sets[] = {set, NULL};
    struct scenario *s = text_scenario(NULL, sets);
    ck_assert_double_eq(s->fleet.shifts.longest_shift_s, 8 * 3600.0);
    scenario_free(&s);
}
END_TEST

RUN_SUITE("echo", an_echo_reads_back_to_the_same_hash, odd_values_survive_the_echo,
          the_hash_is_of_what_changes_results, the_starting_scenario_runs,
          every_key_is_found_and_explained, every_judgement_can_be_moved, what_is_said_of_keys,
          the_form_of_shifts_is_taken)
