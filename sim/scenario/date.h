/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_DATE_H
#define SIM_SCENARIO_DATE_H

#include <stdbool.h>

/* Days since 1970-01-01 (Gregorian, from 1900 on) of the date that a text begins with, such as
 * "2025-01-06"; what follows the ten characters is the caller's. fails: false when it is no date.
 */
bool date_parse(const char *text, long *days);

/* And back: "2025-01-06". */
#define DATE_ROOM 72
void date_format(long days, char text[DATE_ROOM]);

/* Day of its year, 0 = 1 January; 0 when it is no date. */
int date_day_of_year(const char *text);

#endif
