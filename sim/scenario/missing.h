/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_MISSING_H
#define SIM_SCENARIO_MISSING_H

#include "sim/scenario/diag.h"

/* Reports a scenario that cannot be opened (E-READ), with what may have been meant: the same name
 * with another ending, a shipped scenario, a name like it in the same folder, a result folder that
 * another command reads. error: errno of the attempt. */
void missing_report(const char *path, int error, const struct mark *, struct diag *);

#endif
