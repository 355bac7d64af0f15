/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_CHECKS_COOL_H
#define SIM_SCENARIO_CHECKS_COOL_H

#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

/* Refuses steps of a single ladle that cannot be (E-RANGE): metal that is filled and does not flow,
 * more than the ladle holds to the brim, more samples than anybody reads. */
void checks_cool(const struct scenario *, struct diag *);

#endif
