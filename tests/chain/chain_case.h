/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHAIN_CHAIN_CASE_H
#define TESTS_CHAIN_CHAIN_CASE_H

#include "sim/chain/run.h"

/* A small customer for chain tests, changed by "key=value" settings (NULL-terminated); the test
 * fails with the diagnostics when the scenario is not valid. owns: the caller, scenario_free. */
struct scenario *chain_case(const char *const *sets);

/* The same from a text of one's own. */
struct scenario *chain_case_of(const char *yaml, const char *const *sets);

/* A text: a producer with an induction melter, two alloying furnaces and more metal than is asked
 * for, 9 days. */
extern const char chain_plant[];

/* A text: two customers of two alloys on three ladles, which have to be washed, 18 days. */
extern const char chain_alloys[];

/* One replication that must succeed. owns: the caller, outcome_clear. */
struct outcome chain_run(const struct scenario *scenario, enum supply_route route, int replication);

/* The same of a text, or of the small customer, under both lists of settings, molten; its books
 * must balance. */
struct outcome chain_run_text(const char *yaml, const char *const *usual, const char *const *sets,
                              int replication);
struct outcome chain_run_with(const char *const *usual, const char *const *sets, int replication);

/* Share of the scheduled machine time with metal, mean of six replications of it. */
double chain_mean_service(const char *const *usual, const char *const *sets);

#endif
