/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_QUOTE_H
#define SIM_SCENARIO_QUOTE_H

#include <stdbool.h>

#include "sim/scenario/tree.h"

/* A quote that was forgotten: YAML notices it at the next quote or at the end of the text, far
 * behind the line that has to be mended.
 * in: the line, from 1 within the input, at which YAML gave up.
 * out: where the last quoted text opened that is not closed at all (*closed_line 0), or that was
 * opened on an earlier line and closed on the one given. false: there is none. */
bool quote_opened(const struct tree_input *input, int line, struct mark *opened, int *closed_line);

#endif
