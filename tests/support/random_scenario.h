/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SUPPORT_RANDOM_SCENARIO_H
#define TESTS_SUPPORT_RANDOM_SCENARIO_H

#include <stdint.h>

#define RANDOM_SCENARIO_ROOM 8192

/* A random scenario that must be valid: one to four customers with furnaces, machines, calendars
 * and routes of their own, any rule, any fleet; from plentiful to hopeless. The same seed gives the
 * same text on every machine. out: YAML. */
void random_scenario(uint64_t seed, char text[RANDOM_SCENARIO_ROOM]);

#endif
