/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by name: the tables of grids and metals, checked against what was published with them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/factors.h"
#include "sim/scenario/load.h"
#include "tests/support/main.h"

static const char text[] = "schema: meltroute/1\n"
                           "currency: CNY\n"
                           "prices: {set: CN-2025}\n"
                           "metal: {alloy: ADC12}\n"
                           "customer: {demand: 9000 t/a, shifts: 24x7}\n";

static struct scenario *with(const char *setting, char **messages)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {
        .text = text, .name = "factors.yaml", .sets = &setting, .set_count = 1};
    struct scenario *scenario = scenario_load(&request, diag);
    *messages = diag_text(diag, 0);
    diag_free(&diag);
    return scenario;
}

/* kg/kWh of a grid by its name. */
static double grid(const char *name)
{
    char setting[80], *messages;
    snprintf(setting, sizeof setting, "carbon.grid=%s", name);
    struct scenario *scenario = with(setting, &messages);
    ck_assert_msg(scenario != NULL, "%s", messages);
    double value = scenario->carbon.grid_kg_per_J * 3.6e6;
    scenario_free(&scenario);
    free(messages);
    return value;
}

/* Changes from 2022 to 2023 that were published with the factors of 2023 (source: CNGRID23), in
 * percent with one decimal. */
START_TEST(published_changes_hold)
{
    static const struct {
        const char *before, *after;
        double percent;
    } change[] = {{"North-2022", "North-2023", -6.1},
                  {"South-2022", "South-2023", 4.5},
                  {"SouthWest-2022", "SouthWest-2023", 9.0},
                  {"China-2022", "China-2023", -1.1}};
    for (size_t i = 0; i < sizeof change / sizeof change[0]; i++) {
        double percent = 100 * (grid(change[i].after) / grid(change[i].before) - 1);
        printf("# %s to %s: %+.2f %%, published %+.1f %%\n", change[i].before, change[i].after,
               percent, change[i].percent);
        ck_assert_double_le(fabs(percent - change[i].percent), 0.05 + 1e-9);
    }
}
END_TEST

START_TEST(some_grids_by_name)
{
    ck_assert_close(grid("Guangdong-2022"), 0.4403, 1e-14);
    ck_assert_close(grid("Guangdong-2021"), 0.4715, 1e-14);
    ck_assert_close(grid("Yunnan-2022"), 0.1073, 1e-14);
    ck_assert_close(grid("China-2023"), 0.5306, 1e-14);
    ck_assert_close(grid("Germany"), 0.363, 1e-14);
    ck_assert_close(grid("0.5306 kg/kWh"), 0.5306, 1e-14);
}
END_TEST

/* Every line of `list`: a name is there once, its number is read, in 30 provinces for two years. */
START_TEST(every_name_is_read)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    struct library *library = library_create(arena, diag);
    char *list = NULL, *save = NULL, *names[400];
    size_t size = 0;
    int count = 0, provinces = 0;
    FILE *out = open_memstream(&list, &size);
    factors_list(library, LIBRARY_GRID, out);
    fclose(out);
    for (char *line = strtok_r(list, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char name[64], unit[16];
        double value;
        ck_assert_int_eq(sscanf(line, "%63s %lf %15s", name, &value, unit), 3);
        ck_assert_str_eq(unit, "kg/kWh");
        ck_assert_close(grid(name), value, 1e-14);
        provinces += strstr(line, "provinces") != NULL;
        for (int i = 0; i < count; i++)
            ck_assert_str_ne(names[i], name);
        ck_assert_int_lt(count, 400);
        names[count++] = strdup(name);
    }
    ck_assert_int_eq(provinces, 60);
    ck_assert_int_ge(count, 60 + 14 + 4 + 2);
    while (count > 0)
        free(names[--count]);
    free(list);
    diag_free(&diag);
    arena_free(&arena);
}
END_TEST

START_TEST(a_name_carries_its_source_and_range)
{
    char *messages;
    struct scenario *scenario = with("carbon.grid=EU-2023", &messages);
    const struct scenario_value *value = book_find(scenario->book, "carbon.grid");
    const char *source;
    double low, high;
    ck_assert_int_eq(book_source(value, &source), TAG_JUDGEMENT);
    ck_assert_str_eq(source, "assumption");
    book_range(value, "CNY", &low, &high);
    ck_assert_close(low * 3.6e6, 0.21, 1e-14);
    ck_assert_close(high * 3.6e6, 0.296, 1e-14);
    scenario_free(&scenario);
    free(messages);
    scenario = with("carbon.metal=primary-coal", &messages);
    ck_assert_double_eq(scenario->carbon.metal_kg_per_kg, 14);
    ck_assert_int_eq(book_source(book_find(scenario->book, "carbon.metal"), &source), TAG_READ);
    ck_assert_str_eq(source, "CGMC");
    scenario_free(&scenario);
    free(messages);
}
END_TEST

START_TEST(unknown_names_are_located)
{
    static const struct {
        const char *setting, *message;
    } bad[] = {
        {"carbon.grid=Guangdong-2023", "--set:1:13: error: the table of grid factors has no "
                                       "'Guangdong-2023' [E-NAME]"},
        {"carbon.grid=Guangdon-2022", "did you mean 'Guangdong-2022'?"},
        {"carbon.metal=primary-cole", "did you mean 'primary-coal'?"},
        {"carbon.gas=Guangdong-2022", "--set:1:12: error: "},
        {"carbon.grid=0.5", "error: "},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char *messages;
        ck_assert_ptr_null(with(bad[i].setting, &messages));
        ck_assert_msg(strstr(messages, bad[i].message) != NULL, "%s", messages);
        free(messages);
    }
}
END_TEST

RUN_SUITE("factors", published_changes_hold, some_grids_by_name, every_name_is_read,
          a_name_carries_its_source_and_range, unknown_names_are_located)
