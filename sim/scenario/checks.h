/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_CHECKS_H
#define SIM_SCENARIO_CHECKS_H

#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

/* Looks at a resolved scenario as a planner would and warns, at the key that should be looked at,
 * of what cannot work or is probably a slip; it is simulated as given. Refused is only what gives
 * no result at all: a ladle that cannot be computed, steps of one that cannot be (checks_cool.h)
 * (E-RANGE), and a given warm-up that leaves less
 * than a week to observe (E-CONFLICT).
 *   W-FROZEN   colder than the liquidus at the end of a mean trip, even with a soaked lining
 *   W-COLD     the same for the acceptance temperature
 *   W-SLUDGE   loads accepted, or a furnace held, below the temperature at which sludge settles
 *   W-LADLES   ladles x load per cycle below the demand
 *   W-TRUCKS   trucks x load per cycle below the demand
 *   W-LEAD     order lead shorter than loading, the mean trip and the first pour
 *   W-FURNACE  a furnace that cannot take one ladle, or the furnaces one truck load, above the heel
 *   W-ROOM     a milk run that brings loads along so early that there is no room for them
 *   W-WEIGHT   truck, ladles and metal above the legal gross weight
 *   W-MELT     melting furnaces that cannot keep up with the draw
 *   W-IDLE     a holding furnace from which no machine draws
 *   W-CASTING  a furnace held below its own casting minimum
 *   W-RANGE    a value far outside what is believed of its key (checks_range.h)
 *   W-WEEKS    idle days in the week, and no whole weeks observed
 *   W-WINDOW   less observed than three lead times of ingots
 *   W-WARMUP   a warm-up that leaves less than half of the horizon */
void scenario_check(const struct scenario *, struct diag *);

/* A truck of the type, its ladles and their metal: truck tare + ladles x (ladle tare + load).
 * out: *tare_kg of one ladle. fails: NAN with *why (NULL: no memory) */
double scenario_gross_kg(const struct scenario *, const struct truck_type *, double *tare_kg,
                         const char **why);

#endif
