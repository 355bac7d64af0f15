/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_CSV_H
#define SIM_REPORT_CSV_H

#include <stdio.h>

#include "sim/study/run.h"
#include "sim/study/cool.h"
#include "sim/study/sweep.h"

/* CSV as in RFC 4180, lines ending in a newline alone; numbers with a point and digits that read
 * back as the same double, in every locale; what does not exist is empty. */

void csv_text(FILE *out, const char *text);
void csv_number(FILE *out, double value);
/* ",mean,half_width,n" */
void csv_estimate(FILE *out, struct estimate estimate);

/* The tables of a run, in canonical order. */
void csv_costs(FILE *out, const struct run *run);
void csv_carbon(FILE *out, const struct run *run);
void csv_kpis(FILE *out, const struct run *run);
void csv_replications(FILE *out, const struct run *run);
void csv_ledger(FILE *out, const struct run *run);
/* Points of a break-even search, sorted. */
void csv_breakeven(FILE *out, const struct breakeven *breakeven);
/* One row per finished point. */
void csv_sweep(FILE *out, const struct sweep *sweep);
void csv_cool(FILE *out, const struct cool_run *run);

#endif
