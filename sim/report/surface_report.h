/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_SURFACE_REPORT_H
#define SIM_REPORT_SURFACE_REPORT_H

#include <stdio.h>

#include "sim/study/surface.h"

/* The break-even against a second key: one line per value; every point; every root; JSON (owned by
 * the caller, NULL without memory). */
void text_surface(FILE *out, const struct surface *surface);
void csv_surface(FILE *out, const struct surface *surface);
void csv_surface_roots(FILE *out, const struct surface *surface);
char *json_surface(const struct surface *surface);

#endif
