/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scenario/text.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

struct text_result text_load_whole(const char *text, const char *variant, const char *const *sets)
{
    struct scenario_request request = {
        .text = text, .name = "t.yaml", .variant = variant, .sets = sets};
    while (sets && sets[request.set_count])
        request.set_count++;
    struct diag *diag = diag_create();
    struct text_result result = {.scenario = scenario_load(&request, diag)};
    ck_assert_msg((result.scenario != NULL) == (diag_error_count(diag) == 0),
                  "a scenario with errors, or none without");
    result.messages = diag_text(diag, 0);
    diag_free(&diag);
    return result;
}

struct text_result text_load(const char *extra, const char *const *sets)
{
    char text[8000];
    snprintf(text, sizeof text, "%s%s", SMALL_SCENARIO, extra ? extra : "");
    return text_load_whole(text, NULL, sets);
}

void text_done(struct text_result *result)
{
    scenario_free(&result->scenario);
    free(result->messages);
    result->messages = NULL;
}

struct scenario *text_scenario(const char *extra, const char *const *sets)
{
    struct text_result result = text_load(extra, sets);
    ck_assert_msg(result.scenario != NULL, "%s", result.messages);
    free(result.messages);
    return result.scenario;
}
