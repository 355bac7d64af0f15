/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_INIT_H
#define SIM_SCENARIO_INIT_H

#include <stdio.h>

/* Writes a scenario to start from: it runs as it is; every key of the table stands in it with its
 * default and its help, most of them as comments. */
void scenario_init(FILE *);

#endif
