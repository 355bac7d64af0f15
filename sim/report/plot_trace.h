/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_PLOT_TRACE_H
#define SIM_REPORT_PLOT_TRACE_H

#include "sim/report/plot.h"

/* What the pictures of a trace share. */

/* Reads a file of the folder and finds its columns. fails: false, message says what is wrong. owns:
 * csv_file_clear. */
bool plot_trace_read(const char *folder, const char *name, const char *const *wanted, int count,
                     struct csv_file *file, int *column, char message[PLOT_MESSAGE]);

/* The text of a cell. */
const char *plot_trace_cell(const struct csv_file *file, int row, int column);

/* Place of a state's colour in the templates' list, from 1; 1 for what is not known. */
int plot_trace_shade(const char *state);

/* The window, "from_h" and "to_h", and the ticks of its axis. */
void plot_trace_window(struct plot_head *head, double from_h, double to_h);

#endif
