/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_WASH_H
#define SIM_CHAIN_WASH_H

#include "sim/chain/yard.h"

/*
 * Ladles and alloys: which ladle may go on which trip, and what is done with it before, when it has
 * carried another alloy (ladle.alloy_change).
 */

/* Where ladles are kept to one alloy: shares them out by the draw of those who take it, and at
 * least a truck load each. */
void wash_keep(struct yard *yard);

/* May the ladle carry an alloy of that group, and is it clean or of that alloy already? */
bool wash_fits(const struct vessel *vessel, int group);
bool wash_matches(const struct vessel *vessel, int group);

/* Must it be washed before that alloy is tapped into it? */
bool wash_needed(const struct vessel *vessel, int group);

/* Takes it off its station, opens and washes it. out: for how long, s. */
double wash_begin(struct vessel *vessel);

#endif
