/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_LOCATE_H
#define SIM_SCENARIO_LOCATE_H

#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

/* Where a value was written, after parsing: the first of the paths in the text, separated by '|',
 * that the user wrote. A path may be that of a section or element, then it is the first key written
 * below it. The top of the file when none was written. */
struct mark locate(const struct scenario *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
