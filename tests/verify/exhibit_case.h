/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenarios/exhibit12.yaml for the tests that judge it: read, changed by settings, simulated. */
#ifndef TESTS_VERIFY_EXHIBIT_CASE_H
#define TESTS_VERIFY_EXHIBIT_CASE_H

#include "sim/scenario/load.h"
#include "sim/study/experiment.h"

#define EXHIBIT_FILE "scenarios/exhibit12.yaml"

/* Settings for exhibit_load and exhibit_run, closed by NULL. */
#define SETTINGS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The scenario with "key=value" settings (NULL-terminated, or NULL); variant NULL: none. The test
 * fails with the diagnostics when it is not valid. owns: the caller, scenario_free. */
struct scenario *exhibit_load(const char *variant, const char *const *sets);

/* A simulated scenario. */
struct exhibit {
    struct scenario *scenario;
    struct experiment experiment;
};

/* Loads and runs; the cut is a quarter of the horizon, so that every case has the same. The test
 * fails when a replication or a book does. owns: the caller, exhibit_clear. */
struct exhibit exhibit_run(const char *const *sets, int replications);
void exhibit_clear(struct exhibit *exhibit);

/* Mean over the replications of one number, by its path in summary.json; the test fails when there
 * is no such number. */
double exhibit_mean(const struct exhibit *exhibit, const char *path);
/* The same of "routes.<route>.cost_per_t.items.<item>", inside the boundary or out, and of
 * "...rows.<row>". */
double exhibit_item(const struct exhibit *exhibit, const char *route, const char *item);
double exhibit_row(const struct exhibit *exhibit, const char *route, const char *row);

#endif
