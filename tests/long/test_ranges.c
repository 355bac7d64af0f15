/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glob.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "sim/study/source.h"
#include "tests/support/main.h"

/* Both ends of one input, each set alone. */
struct both_ends {
    const struct source *source;
    const char *name,
        *customer; /* of several the first, with whose keys the others' are the same */
    int inputs;
};

static bool try_ends(void *context, const char *key, const struct key_info *info)
{
    struct both_ends *both = context;
    char text[192], message[240];
    const char *set = text;
    if (strncmp(key, "customers.", 10) == 0 &&
        strncmp(key + 10, both->customer, strlen(both->customer)) != 0)
        return false;
    both->inputs++;
    for (int end = 0; end < 2; end++) {
        source_setting(key, info, end ? info->high : info->low, text, sizeof text);
        struct scenario *moved = source_make(both->source, &set, 1, message);
        ck_assert_msg(moved != NULL, "%s: %s: %s", both->name, text, message);
        scenario_free(&moved);
    }
    return false;
}

/* A study of sensitivities works on any scenario at once: every range of every shipped one, both
 * ends, is taken by the reader and contradicts nothing. */
START_TEST(every_end_of_every_range_of_every_scenario_is_taken)
{
    glob_t found;
    ck_assert_int_eq(glob("scenarios/*.yaml", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct diag *diag = diag_create();
        struct scenario_request request = {.path = found.gl_pathv[i]};
        struct scenario_source *parsed = scenario_source_load(&request, diag);
        struct source source = {parsed, NULL, NULL, 0};
        char message[240];
        struct scenario *scenario = source_make(&source, NULL, 0, message);
        ck_assert_msg(scenario != NULL, "%s: %s", request.path, message);
        if (scenario->customer_count > 0) {
            struct both_ends both = {&source, request.path, scenario->customers[0].name, 0};
            source_ranged(scenario, try_ends, &both);
            ck_assert_int_gt(both.inputs, 80);
        }
        scenario_free(&scenario);
        scenario_source_free(&parsed);
        diag_free(&diag);
    }
    ck_assert_int_gt(found.gl_pathc, 12);
    globfree(&found);
}
END_TEST

RUN_SUITE("ranges", every_end_of_every_range_of_every_scenario_is_taken)
