/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_EXPLAIN_H
#define SIM_SCENARIO_EXPLAIN_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/scenario/diag.h"

/* Everything the field table and the price sets know about a key or a section: what it is, unit,
 * limits, believable range, default, source; or everything that the data file of an alloy, a
 * lining or a material says, or what else has a name (explain_name.h). "" or NULL: all sections.
 * fails: false with a diagnostic that suggests the nearest key. */
bool scenario_explain(const char *path, FILE *, struct diag *);

/* The rows of a key, or of a section and all below it, as a Markdown table.
 * fails: false with a diagnostic that suggests the nearest key. */
bool scenario_explain_table(const char *path, FILE *, struct diag *);

/* The members of a family: alloy, lining, material, melting_losses, prices, grid, key (all keys),
 * or the path of a key that takes names ("ladle.model", "metal.alloy"); the plural of a family is
 * the same. NULL: the families. fails: false with a diagnostic. */
bool scenario_list(const char *family, FILE *, struct diag *);
/* The family whose names stand in a folder of the library; NULL none. */
const char *scenario_family(const char *folder);

/* Calls visit with every path of a row ("customer.furnace.capacity") and every section
 * (field NULL), for completion and the manual. */
struct field;
struct section;
void scenario_each_key(void (*visit)(const char *path, const struct section *, const struct field *,
                                     void *data),
                       void *data);

#endif
