/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_SETTINGS_H
#define SIM_SCENARIO_SETTINGS_H

#include "sim/scenario/layer.h"

/* Puts "key=value" texts into the layers, in order; located as --set:NUMBER:COLUMN. */
void settings_apply(struct layering *, const char *const *sets, int count);

/* The same texts as one mapping, located as OPTION:NUMBER:COLUMN; NULL when one cannot be read. */
const struct node *settings_map(struct layering *, const char *option, const char *const *texts,
                                int count);

#endif
