/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_CHECKS_ALLOY_H
#define SIM_SCENARIO_CHECKS_ALLOY_H

#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

/* Refuses ladles kept to one alloy each that do not make a truck load of each (E-CONFLICT). */
void checks_alloy(const struct scenario *, struct diag *);

/* Warns where a customer takes, holds or casts metal below the sludge temperature of its alloy. */
void checks_sludge(const struct scenario *, const struct customer *, struct diag *);

#endif
