/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "sim/study/binds.h"
#include "sim/study/experiment.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

/* A customer of about 3.6 t/h at 70 km with plenty of everything; `less` takes one thing away. */
static void first_bind(const char *less, const char *and_less, char what[32])
{
    const char *const sets[] = {"customer.machine.count=8",
                                "route.distance=70 km",
                                "fleet.trucks=4",
                                "ladle.count=16",
                                "producer.preheat.stations=10",
                                "producer.taps=2",
                                "customer.docks=2",
                                "customer.returns=0.3",
                                "simulation.horizon=3 wk",
                                "molten.lead=8 h",
                                "customer.furnace.capacity=auto",
                                less,
                                and_less,
                                NULL};
    struct scenario *scenario = chain_case(sets);
    const struct experiment_plan plan = {.scenario = scenario,
                                         .run = replication_run,
                                         .threads = 1,
                                         .replications = 2,
                                         .cut_s = scenario->simulation.warmup_s};
    struct experiment experiment;
    struct binds binds;

    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_OK);
    binds_find(scenario, &experiment.table, &binds);
    ck_assert_int_gt(binds.count, 0);
    snprintf(what, 32, "%s", binds.bind[0].what);
    printf("%-32s -> %s: %s\n", less, binds.bind[0].what, binds.bind[0].evidence);
    experiment_clear(&experiment);
    scenario_free(&scenario);
}

START_TEST(what_is_taken_away_binds)
{
    static const char *const cases[][3] = {
        {"route.distance=70 km", "nothing", NULL},
        {"fleet.trucks=2", "trucks", NULL},
        {"ladle.count=4", "ladles", NULL},
        {"producer.preheat.stations=2", "preheat stations", "producer.preheat.hold=3 h"},
        {"producer.taps=1", "taps", "producer.fill_time=68 min"},
        {"customer.docks=1", "docks", "customer.pour_time=68 min"},
        {"customer.furnace.capacity=13 t", "furnace room", NULL},
        {"producer.tap_temperature=690 degC", "arrival temperature", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char what[32];

        first_bind(cases[i][0], cases[i][2], what);
        ck_assert_msg(strcmp(what, cases[i][1]) == 0, "%s: '%s' binds, not '%s'", cases[i][0], what,
                      cases[i][1]);
    }
}
END_TEST

RUN_SUITE("binds", what_is_taken_away_binds)
