/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_ANSWER_H
#define SIM_REPORT_ANSWER_H

#include "sim/study/run.h"

/* The answer in one sentence that a manager understands: molten cheaper, dearer, cannot tell, or
 * infeasible because. It quotes the wider of the two intervals (simulation noise, judged inputs),
 * the break-even when it was looked for, and what binds. */

enum verdict { VERDICT_CHEAPER, VERDICT_DEARER, VERDICT_OPEN, VERDICT_INFEASIBLE };

#define ANSWER_ROOM 640

enum verdict answer_write(const struct run *run, char text[ANSWER_ROOM]);

/* The break-even in one sentence. */
void answer_breakeven(const struct breakeven *breakeven, char text[ANSWER_ROOM]);

#endif
