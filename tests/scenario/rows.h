/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the table of field rows. */
#ifndef TESTS_SCENARIO_ROWS_H
#define TESTS_SCENARIO_ROWS_H

#include "sim/scenario/field.h"

/* Calls visit for every row of every section below the root, a section that stands in two places
 * twice. path is the section's: "customers.molten". */
void rows_walk(void (*visit)(const struct section *, const struct field *, const char *path,
                             void *context),
               void *context);

/* The number in a text of scenario syntax, of a distribution its mean; fails the test when it is
 * none of this dimension. */
double rows_number(const struct field *field, const char *text);

/* Is this key in docs/sources.bib? */
bool rows_source_known(const char *key);

#endif
