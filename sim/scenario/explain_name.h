/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_EXPLAIN_NAME_H
#define SIM_SCENARIO_EXPLAIN_NAME_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/scenario/library.h"

/* What `explain` tells of names that are no keys: "molten.fuel" and other lines and rows of the
 * cost sheets, price sets, named factors (grids, metals, gross weights), and the codes of messages,
 * of which it prints what docs/faq.md says.
 * fails: false, nothing written, when there is no such name. */
bool explain_name(const struct library *, const char *name, FILE *);

#endif
