/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged scenarios: whatever the text, the reader ends with messages or a scenario, and every
 * message points into the text. The sanitizers watch (make test SAN=1). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "tests/support/main.h"

#define MUTANTS 1500

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

static const char *const pieces[] = {
    ": ",         "\n",       "  ",     "{",          "}",
    "[",          "]",        "- ",     "&a ",        "*a",
    "!x ",        "\"",       "'",      "#",          "|",
    ">",          "%",        "..",     " step ",     "auto",
    "nan",        "1e309",    "-",      "010",        "km",
    "/(t km)",    "CNY",      "dist: ", "mean: ",     "\t",
    "\xff",       "\xc3\xa4", "route:", "customers:", "furnaces: {a: {}, b: {}}",
    "scenarios:", "schema:",  "1e-300", "0"};

/* Removes, doubles, swaps or inserts pieces of the text. */
static size_t mutate(char *text, size_t size, size_t room, uint64_t *state)
{
    for (uint64_t changes = 1 + next_random(state) % 4; changes > 0 && size > 40; changes--) {
        size_t at = next_random(state) % size, length = 1 + next_random(state) % 30;
        const char *piece = pieces[next_random(state) % (sizeof pieces / sizeof pieces[0])];
        uint64_t kind = next_random(state) % 4;
        if (at + length > size)
            length = size - at;
        if (kind == 0) {
            memmove(text + at, text + at + length, size - at - length);
            size -= length;
        } else if (kind == 1 && size + length < room) {
            memmove(text + at + length, text + at, size - at);
            size += length;
        } else if (kind == 2) {
            text[at] = (char)(next_random(state) % 255 + 1);
        } else if (size + strlen(piece) < room) {
            memmove(text + at + strlen(piece), text + at, size - at);
            memcpy(text + at, piece, strlen(piece));
            size += strlen(piece);
        }
    }
    text[size] = '\0';
    return size;
}

static int lines_in(const char *text)
{
    int lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static bool try_text(const char *text)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = text, .name = "mutant.yaml"};
    struct scenario *scenario = scenario_load(&request, diag);
    bool loaded = scenario != NULL;
    int lines = lines_in(text);
    ck_assert_msg(loaded == (diag_error_count(diag) == 0), "%s", text);
    for (int i = 0; i < diag_count(diag); i++) {
        const struct diagnostic *one = diag_get(diag, i);
        ck_assert_msg(one->line >= 0 && one->line <= lines, "%s at line %d of %d:\n%s",
                      one->sentence, one->line, lines, text);
        ck_assert_msg(!one->file || !strcmp(one->file, "mutant.yaml"), "%s: %s in:\n%s", one->file,
                      one->sentence, text);
    }
    char *printed = diag_text(diag, 0);
    ck_assert_ptr_nonnull(printed);
    free(printed);
    scenario_free(&scenario);
    diag_free(&diag);
    return loaded;
}

START_TEST(mutants_never_crash)
{
    static const char *const files[] = {"scenarios/one-ladle.yaml", "scenarios/one-customer.yaml",
                                        "scenarios/exhibit12.yaml"};
    uint64_t state = (uint64_t)_i + 1;
    char *original = file_read(files[_i % 3]);
    size_t size = strlen(original), room = size + 1000;
    char *text = malloc(room + 1);
    int loaded = 0;
    ck_assert_ptr_nonnull(text);
    for (int i = 0; i < MUTANTS / 3; i++) {
        memcpy(text, original, size + 1);
        mutate(text, size, room, &state);
        loaded += try_text(text);
    }
    ck_assert_int_gt(loaded, 0);               /* a change in a comment is harmless */
    ck_assert_int_lt(loaded, MUTANTS / 3 / 2); /* most others are found */
    free(text);
    free(original);
}
END_TEST

START_TEST(broken_settings_never_crash)
{
    uint64_t state = 99;
    char *text = file_read("scenarios/one-customer.yaml");
    struct scenario_request request = {.text = text, .name = "t.yaml"};
    struct diag *diag = diag_create();
    struct scenario_source *source = scenario_source_load(&request, diag);
    ck_assert_int_eq(diag_error_count(diag), 0);
    for (int i = 0; i < 2000; i++) {
        char set[400] =
            "customer.route.speed.mean=45 km/h and some more text so that there is room";
        mutate(set, strlen(set), sizeof set - 1, &state);
        const char *sets[] = {set};
        struct diag *own = diag_create();
        struct scenario_request one = {.sets = sets, .set_count = 1};
        struct scenario *scenario = scenario_from_source(source, &one, own);
        ck_assert((scenario == NULL) == (diag_error_count(own) > 0));
        scenario_free(&scenario);
        diag_free(&own);
    }
    scenario_source_free(&source);
    diag_free(&diag);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mutation");
    TCase *tcase = tcase_create("mutation");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, mutants_never_crash, 0, 3);
    tcase_add_test(tcase, broken_settings_never_crash);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
