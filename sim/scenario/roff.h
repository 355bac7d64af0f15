/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_ROFF_H
#define SIM_SCENARIO_ROFF_H

#include <stdio.h>

/* Text into a manual page as text: no dash becomes a hyphen, no line a request. */
void roff_text(const char *text, FILE *);

#endif
