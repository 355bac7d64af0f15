/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books at 1e-9 in 500 random valid scenarios, both routes, money and what customers pay included.
 */
#include <stdio.h>
#include <stdlib.h>

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"
#include "sim/study/experiment.h"
#include "tests/support/main.h"
#include "tests/support/random_scenario.h"

enum { SCENARIOS = 500, PARTS = 5 };

static void run_one(uint64_t seed, double worst[4], int *poured)
{
    static char text[RANDOM_SCENARIO_ROOM];
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = text, .name = "random.yaml"};
    struct scenario *scenario;
    struct experiment experiment;

    random_scenario(seed, text);
    scenario = scenario_load(&request, diag);
    if (scenario == NULL) {
        char *all = diag_text(diag, 0);
        printf("%s", text); /* too long for a message */
        ck_abort_msg("seed %d:\n%s", (int)seed, all);
    }
    const struct experiment_plan plan = {.scenario = scenario,
                                         .run = replication_run,
                                         .threads = 1,
                                         .replications = 1,
                                         .cut_s = scenario->simulation.warmup_s};
    ck_assert_msg(experiment_run(&plan, &experiment) == STUDY_OK, "seed %d: %s", (int)seed,
                  experiment.message);
    const double book[4] = {experiment.books.metal, experiment.books.energy,
                            experiment.books.activity, experiment.books_money};
    for (int i = 0; i < 4; i++) {
        ck_assert_msg(book[i] <= BALANCE_LIMIT, "seed %d: book %d is off by %g", (int)seed, i,
                      book[i]);
        worst[i] = book[i] > worst[i] ? book[i] : worst[i];
    }
    *poured += metric_read(&experiment.table, "routes.molten.trips_per_year").mean > 0;
    experiment_clear(&experiment);
    scenario_free(&scenario);
    diag_free(&diag);
}

START_TEST(books_of_random_scenarios)
{
    double worst[4] = {0};
    int poured = 0;

    for (int i = 0; i < SCENARIOS / PARTS; i++)
        run_one((uint64_t)(1 + _i * SCENARIOS / PARTS + i), worst, &poured);
    printf("part %d: metal %.1e, energy %.1e, activity %.1e, money %.1e; %d of %d deliver\n", _i,
           worst[0], worst[1], worst[2], worst[3], poured, SCENARIOS / PARTS);
    ck_assert_int_gt(poured, SCENARIOS / PARTS / 2);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("random_books");
    TCase *tcase = tcase_create("parts");
    SRunner *runner = srunner_create(suite);

    tcase_add_loop_test(tcase, books_of_random_scenarios, 0, PARTS);
    tcase_set_timeout(tcase, 600);
    suite_add_tcase(suite, tcase);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
