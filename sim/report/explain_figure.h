/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_EXPLAIN_FIGURE_H
#define SIM_REPORT_EXPLAIN_FIGURE_H

#include <stdbool.h>
#include <stdio.h>

/* What a key figure of a result is, "service_frac" or "routes.molten.service_frac": for whoever
 * reads kpis.csv or summary.json. A word that is no name of its own there ("trucks") is none.
 * fails: false, nothing written. */
bool explain_figure(const char *name, FILE *out);

#endif
