/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal numbers of a scenario, the same in every locale. */
#ifndef SIM_SCENARIO_NUMBER_H
#define SIM_SCENARIO_NUMBER_H

#include <stddef.h>

enum number_status {
    NUMBER_OK,
    NUMBER_NONE,       /* does not start like a number */
    NUMBER_OCTAL,      /* 010 */
    NUMBER_HEX,        /* 0x10, 0o10, 0b1 */
    NUMBER_SEPARATOR,  /* 1_000 or 1,000 or 1 000 or 3,2 */
    NUMBER_NOT_FINITE, /* nan, inf, 1e999 */
    NUMBER_BROKEN      /* 1.2.3, 1e, 1e+ */
};

/* The number at the start of text: sign, digits, point, exponent; correctly rounded.
 * out: *value, and *used bytes (up to where it is wrong, when it is). */
enum number_status number_parse(const char *text, double *value, size_t *used);

#define NUMBER_ROOM 32
/* Shortest of 15, 16 or 17 digits that reads back as the same double. value must be finite. */
void number_format(double value, char text[NUMBER_ROOM]);

#endif
