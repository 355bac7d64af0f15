/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_TEXT_H
#define SIM_REPORT_TEXT_H

#include <stdio.h>

#include "sim/report/cut.h"
#include "sim/study/cool.h"
#include "sim/study/run.h"
#include "sim/study/sweep.h"

/* Results for people, at most a hundred columns wide: the answer first. */

/* unset: the scenario without settings, for what they changed; NULL: nothing to compare with. */
void text_run(FILE *out, const struct run *run, const struct scenario *unset);
void text_breakeven(FILE *out, const struct breakeven *breakeven);
void text_sweep(FILE *out, const struct sweep *sweep);
/* What a sweep would compute, and how long that would take on so many threads. */
void text_sweep_plan(FILE *out, const struct sweep *sweep, const struct scenario *scenario,
                     int threads);
void text_cool(FILE *out, const struct cool_run *run);

/* --- parts, each in its own file --- */

/* Wraps at `width` columns, following lines indented by `indent`. */
void text_wrap(FILE *out, const char *text, int width, int indent);
/* Both cost sheets side by side, boundaries, carbon. */
void text_sheets(FILE *out, const struct run *run);
/* The sheets cut in another way. */
void text_cut(FILE *out, const struct run *run, enum cut_kind kind);
/* Key figures by group, waits. */
void text_figures(FILE *out, const struct run *run);
/* What each side must buy, and what comes back. */
void text_investment(FILE *out, const struct run *run);
/* Where the processor time went, when that was asked for. */
void text_split(FILE *out, const struct run *run);
/* A line a customer, when there are several. */
void text_customers(FILE *out, const struct run *run);
void text_limits(FILE *out, const struct breakeven *breakeven);

/* Columns that a UTF-8 text takes on a screen. */
int text_columns(const char *text);
/* Writes text padded with spaces to `width` columns: on the right, or on the left when negative. */
void text_pad(FILE *out, const char *text, int width);
/* A line of both routes and what molten saves, without half-widths. */
void text_pair(FILE *out, const char *name, double molten, double ingot);

#endif
