/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_SCHEMA_H
#define SIM_SCENARIO_SCHEMA_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/scenario/field.h"

/* Writes the JSON Schema (draft-07) of scenario files, for editors and validators, from the field
 * table. It accepts what the reader accepts in the usual units, and refuses unknown keys, wrong
 * kinds, missing or wrong units, numbers outside constant limits and unknown choices.
 * fails: false without memory or when the file cannot be written. */
bool scenario_schema(FILE *);

/* Schema of a custom row's value, for schema.c; NULL: anything. */
struct json_object;
struct json_object *schema_custom(const struct field *);
/* Pieces for both files. */
struct json_object *schema_parse(const char *json); /* of a literal that is right */
struct json_object *schema_number(enum dimension, const char *low, const char *high);

#endif
