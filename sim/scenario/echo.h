/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_ECHO_H
#define SIM_SCENARIO_ECHO_H

#include <stdio.h>

#include "sim/scenario/scenario.h"

/* Writes the resolved scenario as a scenario file: every value with its unit, and as a comment
 * where it comes from. Read again it has the same hash. Variants are left out: they are applied. */
void scenario_echo(const struct scenario *, FILE *);

/* One value as it stands in the file, and where it comes from: "file, line 12", "default,
 * judgement, assumption". */
struct scenario_value;
void echo_value(const struct scenario *, const struct scenario_value *, FILE *);
void echo_origin(const struct scenario *, const struct scenario_value *, FILE *);

/* Text in double quotes, as YAML reads it back. */
void echo_text(const char *text, FILE *);

#endif
