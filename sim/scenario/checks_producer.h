/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_CHECKS_PRODUCER_H
#define SIM_SCENARIO_CHECKS_PRODUCER_H

#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

/* Refuses described furnaces of the producer of which none makes an alloy that a customer takes,
 * that make one which nobody takes, whose batches fill no ladle or find no room (E-CONFLICT); warns
 * where they melt less of an alloy than is drawn (W-MELT). */
void checks_producer(const struct scenario *, struct diag *);

#endif
