/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_ANSWER_H
#define SIM_REPORT_ANSWER_H

#include "sim/study/run.h"

/* The answer in one sentence that a manager understands: molten cheaper, dearer, cannot tell, or no
 * comparison because. It quotes the wider of the two intervals (simulation noise, judged inputs),
 * and names a cheaper route only when neither of them, nor the saving itself, says otherwise;
 * the break-even when it was looked for, or which route is cheaper everywhere; and what binds.
 * Where a route is no plan there is no saving to quote; where loads arrive too cold the plan is
 * infeasible, and the saving is quoted as what it would be if they were taken all the same. */

enum verdict {
    VERDICT_CHEAPER,
    VERDICT_DEARER,
    VERDICT_OPEN,
    VERDICT_INFEASIBLE,   /* molten supply as planned, or its loads are too cold */
    VERDICT_NO_COMPARISON /* the ingot route as planned, both, or nothing was shot */
};
const char *verdict_name(enum verdict verdict); /* "no_comparison" */

#define ANSWER_ROOM  1024
#define ANSWER_WHERE 64

/* "45 km", "12 to 95 km (6 customers)". */
void answer_where(const struct scenario *scenario, char text[ANSWER_WHERE]);

enum verdict answer_write(const struct run *run, char text[ANSWER_ROOM]);

/* The break-even in one sentence. */
void answer_breakeven(const struct breakeven *breakeven, char text[ANSWER_ROOM]);

#endif
