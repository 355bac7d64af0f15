/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_TEXT_TRACE_H
#define SIM_REPORT_TEXT_TRACE_H

#include <stdio.h>

#include "sim/study/trace.h"

/* A trace that reads like a journey, a line an event under a heading for each day:
 * "06:12  truck 2 leaves for zhaoqing with ladles 4 and 5 at 731 and 733 degC". */
void text_trace(FILE *out, const struct trace *trace);

/* Every event with its samples, a row each. */
void csv_trace(FILE *out, const struct trace *trace);

/* What a truck or a ladle did, a row per state with its begin and end. */
void csv_trace_states(FILE *out, const struct trace *trace);

#endif
