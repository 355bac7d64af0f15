/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_JSON_H
#define SIM_REPORT_JSON_H

#include "sim/study/run.h"
#include "sim/study/sweep.h"

/* summary.json and what --json prints; the same bytes for the same result in every locale.
 * fails: NULL without memory. owns: the caller frees. */
char *json_run(const struct run *run);
/* The same with where its time went, if that was asked for: no two runs give the same bytes. */
char *json_run_profiled(const struct run *run);
char *json_breakeven(const struct breakeven *breakeven);
char *json_sweep(const struct sweep *sweep, const struct scenario *scenario);

#endif
