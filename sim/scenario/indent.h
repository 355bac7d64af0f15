/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_INDENT_H
#define SIM_SCENARIO_INDENT_H

#include "sim/scenario/diag.h"
#include "sim/scenario/tree.h"

/* The cure of a key that starts in a wrong column, with the line of the section it stands in. */
void indent_help(struct diag *diag, const struct tree_input *input, const struct mark *mark);

#endif
