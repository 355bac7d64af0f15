/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of tests/bad gets exactly the messages that stand beside it in NAME.expected; those
 * with an error give no scenario. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "tests/support/main.h"

static int check(const char *path)
{
    char expected_path[300];
    snprintf(expected_path, sizeof expected_path, "%.*s.expected", (int)(strlen(path) - 5), path);
    char *expected = file_read(expected_path);
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = path};
    struct scenario *scenario = scenario_load(&request, diag);
    char *messages = diag_text(diag, 0);
    ck_assert_msg(!strcmp(messages, expected), "%s\n--- got\n%s--- expected\n%s", path, messages,
                  expected);
    ck_assert_msg((scenario == NULL) == (strstr(expected, ": error: ") != NULL), "%s", path);
    scenario_free(&scenario);
    diag_free(&diag);
    free(messages);
    free(expected);
    return 1;
}

static int check_all(const char *pattern)
{
    glob_t files;
    int count = 0;
    ck_assert_int_eq(glob(pattern, 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++)
        count += check(files.gl_pathv[i]);
    globfree(&files);
    return count;
}

START_TEST(each_file_gets_its_messages)
{
    ck_assert_int_ge(check_all("tests/bad/*.yaml"), 40);
}
END_TEST

START_TEST(faults_for_the_schema_get_their_messages)
{
    ck_assert_int_ge(check_all("tests/bad/schema/*.yaml"), 25);
}
END_TEST

/* Six different mistakes, six located messages, one pass. */
START_TEST(six_mistakes_are_six_messages)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = "tests/bad/six-mistakes.yaml"};
    ck_assert_ptr_null(scenario_load(&request, diag));
    ck_assert_int_eq(diag_error_count(diag), 6);
    for (int i = 0; i < 6; i++) {
        ck_assert_int_gt(diag_get(diag, i)->line, 0);
        ck_assert_int_gt(diag_get(diag, i)->column, 0);
    }
    diag_free(&diag);
}
END_TEST

RUN_SUITE("bad", each_file_gets_its_messages, faults_for_the_schema_get_their_messages,
          six_mistakes_are_six_messages)
