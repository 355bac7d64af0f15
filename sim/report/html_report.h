/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_HTML_REPORT_H
#define SIM_REPORT_HTML_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/report/cut.h"
#include "sim/study/run.h"
#include "sim/study/whatif.h"

/* One HTML file to mail: it opens offline, asks nothing of anybody, and runs nothing, or only what
 * moves its own sliders. */

/* What a report is made of: a finished run, its folder, and what its manifest says. */
struct html_report {
    const struct run *run;        /* folded again from its ledger, as it was */
    const char *folder;           /* pictures and tables are taken from it */
    const char *text, *path;      /* of the scenario */
    const char *const *pictures;  /* kinds that are there, NULL-terminated */
    const struct whatif *whatif;  /* NULL: none */
    const struct scenario *unset; /* the scenario without settings; NULL: nothing to compare with */
};

/* fails: false; message (size 320) says what cannot be read. */
bool html_report_write(FILE *out, const struct html_report *report, char message[320]);

/* The page of a study that is no run, from its folder: what it printed, pictures, data. fails: as
 * above. */
bool html_study_write(FILE *out, const char *folder, const char *const *pictures,
                      char message[320]);

/* --- parts, each in its own file --- */

/* Both cost sheets and both carbon sheets, row by row; boundaries. */
void html_sheets(FILE *out, const struct run *run);
/* The sheets cut in another way; what must be bought. */
void html_cut(FILE *out, const struct run *run, enum cut_kind kind);
void html_investment(FILE *out, const struct run *run);
/* Sliders over a grid, with what they show at the scenario's own values when nothing is run; the
 * script, in bytes as they stand in the page. */
void html_whatif(FILE *out, const struct run *run, const struct whatif *whatif);
/* The grid as a table: keys, then each figure with its half-width. */
void html_whatif_csv(FILE *out, const struct run *run, const struct whatif *whatif);
/* Rows of the result table that it shows, 0..HTML_WHATIF_OUTPUTS - 1. */
enum { HTML_WHATIF_OUTPUTS = 7 };
const char *html_whatif_path(int output);
/* Key figures of both routes. */
void html_figures(FILE *out, const struct run *run);
/* A line a customer, when there are several. */
void html_customers(FILE *out, const struct run *run);
/* Every input with its unit and where it comes from; what was changed first, then the defaults. */
void html_inputs(FILE *out, const struct scenario *scenario);

#endif
