/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shipped data files say, for `explain NAME` and `list`: alloys, lining materials,
 * linings. */
#ifndef SIM_SCENARIO_DATA_SHEET_H
#define SIM_SCENARIO_DATA_SHEET_H

#include <stdio.h>

#include "models/alloy/alloy.h"
#include "models/ladle/ladle.h"
#include "sim/scenario/library.h"

/* Everything about the alloy, lining or material of this name: each property with value, range,
 * form, source. fails: false, nothing written, when no data file has this name. */
bool data_sheet_show(const struct library *, struct arena *, const char *name, FILE *);

/* One line of an alloy or a lining for a list; nothing for other folders. */
void data_sheet_brief(const struct library *, struct arena *, const char *folder, const char *name,
                      FILE *);

/* A shipped alloy, and a shipped lining into side, bottom and lid, as a scenario would get them.
 * fails: false, reported. */
bool data_sheet_alloy(const struct library *, struct arena *, struct diag *, const char *name,
                      struct alloy *out);
bool data_sheet_lining(const struct library *, struct arena *, struct diag *, const char *name,
                       struct ladle_params *out);

#endif
