/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the answer share. */
#ifndef SIM_REPORT_ANSWER_PART_H
#define SIM_REPORT_ANSWER_PART_H

#include "sim/report/answer.h"

/* Adds to the sentence; what does not fit is cut. */
void answer_add(char text[ANSWER_ROOM], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The break-even where the plan works, and the first limit in any case. */
void answer_add_root(char text[ANSWER_ROOM], const struct breakeven *breakeven, bool feasible);

#endif
