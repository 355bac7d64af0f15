/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_LEDGER_READ_H
#define SIM_REPORT_LEDGER_READ_H

#include "sim/scenario/diag.h"
#include "sim/study/finished.h"

/* Reads the observed rows of a ledger.csv into finished->route, line by line: the file may be
 * larger than the memory. in: finished->replications and room for the routes of each.
 * fails: false; what is wrong is in diag (E-RESULT), with its line. */
bool ledger_read(const char *path, struct finished *finished, struct diag *diag);

#endif
