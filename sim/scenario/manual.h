/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_MANUAL_H
#define SIM_SCENARIO_MANUAL_H

#include <stdio.h>

/* The manual page meltroute-scenario(5) in roff: every section and key of the field table with what
 * it takes, its default, limits and source. `version` stands in its footer. */
void scenario_manual(const char *version, FILE *);

#endif
