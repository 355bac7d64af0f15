/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_CHANGED_H
#define SIM_REPORT_CHANGED_H

#include <stdio.h>

#include "sim/scenario/scenario.h"

/* What --set and the variant made of a file, so that two printed results can be told apart. */

/* "variant: payload-12t", then "changed: route.distance = 80 km (was 45 km)", a line each; nothing
 * when nothing is. before: the same file and variant without settings; NULL: it is no scenario
 * without them, and "was" is left out. */
void changed_text(FILE *out, const struct scenario *now, const struct scenario *before);
/* The same as a paragraph of a page. */
void changed_html(FILE *out, const struct scenario *now, const struct scenario *before);

#endif
