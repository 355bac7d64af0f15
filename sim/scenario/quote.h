/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_QUOTE_H
#define SIM_SCENARIO_QUOTE_H

#include <stdbool.h>

#include "sim/scenario/tree.h"

/* A quote that was forgotten: YAML notices it at the next quote or at the end of the text, far
 * behind the line that has to be mended. Blames the one that opened a text which is not closed at
 * all, or was opened on an earlier line and is closed on the one given.
 * in: the line, from 1 within the input, at which YAML gave up; inside: within such a text.
 * fails: false, nothing said, when there is none. */
bool quote_blame(struct diag *diag, const struct tree_input *input, int line, bool inside);

#endif
