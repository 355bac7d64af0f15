/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_HTML_REPORT_H
#define SIM_REPORT_HTML_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/study/run.h"

/* One HTML file to mail: it opens offline, asks nothing of anybody, and runs nothing. */

/* What a report is made of: a finished run, its folder, and what its manifest says. */
struct html_report {
    const struct run *run;       /* folded again from its ledger, as it was */
    const char *folder;          /* pictures and tables are taken from it */
    const char *text, *path;     /* of the scenario */
    const char *const *pictures; /* kinds that are there, NULL-terminated */
};

/* fails: false; message (size 320) says what cannot be read. */
bool html_report_write(FILE *out, const struct html_report *report, char message[320]);

/* --- parts, each in its own file --- */

/* Both cost sheets and both carbon sheets, row by row; boundaries. */
void html_sheets(FILE *out, const struct run *run);
/* Key figures of both routes. */
void html_figures(FILE *out, const struct run *run);
/* A line a customer, when there are several. */
void html_customers(FILE *out, const struct run *run);
/* Every input with its unit and where it comes from; what was changed first, then the defaults. */
void html_inputs(FILE *out, const struct scenario *scenario);

#endif
