/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_SETTINGS_H
#define SIM_SCENARIO_SETTINGS_H

#include "sim/scenario/layer.h"

/* Puts "key=value" texts into the layers, in order; located as --set:NUMBER:COLUMN. `refused` says
 * which are left out; NULL: none. */
void settings_apply(struct layering *, const char *const *sets, int count, const bool *refused);

/* Reports every setting of a row that lacks this flag; unknown keys are left to settings_apply.
 * `why` says what is asked for, "cannot be changed in a finished run". out: which were reported, in
 * the arena; NULL without memory. */
bool *settings_restrict(struct layering *, const char *const *sets, int count, unsigned flag,
                        const char *why);

/* The same texts as one mapping, located as OPTION:NUMBER:COLUMN; NULL when one cannot be read. */
const struct node *settings_map(struct layering *, const char *option, const char *const *texts,
                                int count);

#endif
