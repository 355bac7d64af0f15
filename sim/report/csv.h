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

/* "path suffix [unit]", the heading of a column. */
void csv_heading(FILE *out, const char *path, const char *suffix, const char *unit);
/* Headline columns, mean and half-width, to the end of the line. */
void csv_point_headings(FILE *out, const struct metric_table *table);
/* The same columns for a point; `head` is the table of the headings, and what the point does not
 * have is empty. */
void csv_point_values(FILE *out, const struct metric_table *head, const struct metric_table *table);
/* The row of `table` that stands under row i of `head`, NULL when it has none: points may differ.
 */
const struct metric *csv_under(const struct metric_table *head, int i,
                               const struct metric_table *table);
/* "done", "unbalanced", "invalid", "failed" */
const char *csv_status(enum study_status status);

/* The tables of a run, in canonical order. */
void csv_costs(FILE *out, const struct run *run);
void csv_carbon(FILE *out, const struct run *run);
void csv_kpis(FILE *out, const struct run *run);
void csv_parties(FILE *out, const struct run *run);
void csv_replications(FILE *out, const struct run *run);
void csv_ledger(FILE *out, const struct run *run);
/* The series that the warm-up is judged on, means of the first replications, one row a period. */
void csv_warmup(FILE *out, const struct run *run);
/* Points of a break-even search, sorted. */
void csv_breakeven(FILE *out, const struct breakeven *breakeven);
/* One row per finished point; one per replication of it. */
void csv_sweep(FILE *out, const struct sweep *sweep);
void csv_sweep_replications(FILE *out, const struct sweep *sweep);
void csv_cool(FILE *out, const struct cool_run *run);
/* The wetted side at the end of each step. */
void csv_cool_profile(FILE *out, const struct cool_run *run);

#endif
