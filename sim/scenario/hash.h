/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_HASH_H
#define SIM_SCENARIO_HASH_H

#include "sim/scenario/scenario.h"

/* 64 hexadecimal digits: SHA-256 over path and resolved SI value of every row that can change a
 * result, in the order of the table, and over the content of alloy, lining and shifts. Names of
 * files, texts about the scenario and the number of replications are left out. In the scenario's
 * arena; NULL without memory. */
const char *scenario_hash(const struct scenario *);

#endif
