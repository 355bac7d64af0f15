/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/run.h"

#include <string.h>

#include "tests/study/study_case.h"
#include "tests/support/main.h"

/* Says stop in a stage, at its n-th report. */
struct stop {
    const char *stage;
    int at;
};

static bool stop_in_stage(void *context, const char *what, double done, double total)
{
    struct stop *stop = context;
    (void)done, (void)total;
    return strcmp(what, stop->stage) == 0 && --stop->at <= 0;
}

START_TEST(an_interrupted_run_keeps_what_it_has_and_says_what_it_has_not)
{
    static const char *const sets[] = {"simulation.limits=true", "simulation.inputs=20"};
    static const struct {
        struct stop stop;
        bool has_inputs;
        const char *says;
    } row[] = {{{"replications", 2},
                false,
                "interrupted after 2 of 4 replications; not begun: the input draws, the limits "
                "over distance"},
               {{"input draws", 24}, /* two a draw: its replication, itself */
                true,
                "interrupted after 12 of 20 input draws; not begun: the limits over distance"},
               {{"points", 30}, true, "interrupted: the break-even is not known; points finished"}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct study_case study;
        struct run run;
        struct stop stop = row[i].stop;
        study_case_open(&study, sets, 2);
        const struct run_plan plan = {.source = &study.source,
                                      .scenario = study.scenario,
                                      .run = study_case_replication,
                                      .threads = 1,
                                      .hook = {stop_in_stage, &stop}};
        ck_assert_int_eq(run_study(&plan, &run), STUDY_INTERRUPTED);
        ck_assert_msg(strncmp(run.message, row[i].says, strlen(row[i].says)) == 0, "%s",
                      run.message);
        ck_assert_int_gt(run.experiment.replications, 0);
        ck_assert_int_eq(run.has_inputs, row[i].has_inputs);
        ck_assert(!run.has_breakeven);
        run_clear(&run);
        study_case_close(&study);
    }
}
END_TEST

RUN_SUITE("run", an_interrupted_run_keeps_what_it_has_and_says_what_it_has_not)
