/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_LOG_CELL_H
#define SIM_STUDY_LOG_CELL_H

#include <stdbool.h>

/* What people write into the cells of a log: numbers with point or comma, clocks, nothing. */

enum log_kind { LOG_TEMPERATURE, LOG_CLOCK, LOG_TIME, LOG_LENGTH, LOG_MASS };

struct log_unit { /* SI = number x scale + offset */
    enum log_kind kind;
    double scale, offset;
};

/* A unit of this kind: "degC", "°C", "C", "K", "F", "km", "mi", "min", "t", "lb", "clock", ...
 * fails: false when it is none. */
bool log_unit_find(const char *text, enum log_kind, struct log_unit *out);

/* Empty, "-", "NA", "n/a", "nan", "?", "null". */
bool log_cell_missing(const char *text);

/* Value in SI. A clock is "2025-01-06 07:35[:12]", with T or day.month.year too, "07:35", or hours
 * as a number; seconds from the midnight of its day 0 (without a date: of any day).
 * out: *comma true when a decimal comma was read. fails: false. */
bool log_cell_read(const char *text, const struct log_unit *, double *value, bool *comma);

#endif
