/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_CHECKS_RANGE_H
#define SIM_SCENARIO_CHECKS_RANGE_H

#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

/* Warns of values that the user wrote far outside what is believed of their key, where a unit or a
 * decimal point has probably slipped: further out than twice the width of the believed range.
 *   W-RANGE */
void checks_range(const struct scenario *, struct diag *);

#endif
