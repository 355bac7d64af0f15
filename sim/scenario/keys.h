/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to the field table: where a key stands, what it takes, what a wrong one may have meant.
 */
#ifndef SIM_SCENARIO_KEYS_H
#define SIM_SCENARIO_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/diag.h"
#include "sim/scenario/field.h"

/* Index of a row or child; -1 when there is none. A child is found by its key and its singular. */
int keys_field(const struct section *, const char *key, size_t length);
int keys_child(const struct section *, const char *key, size_t length, bool *singular);
int keys_child_count(const struct section *);

/* Row of a path such as "route.distance", "customers.NAME.route.distance", "customer.demand" or
 * "furnace.capacity"; names of things are not looked up. *section (may be NULL) gets the section of
 * the row, or the one that the path names. NULL when the path is a section or unknown (*section
 * NULL then). */
const struct field *scenario_field_find(const char *path, const struct section **section);

#define KEYS_TEXT 400
/* "a length, such as '45 km'", "one of gas, power", "true or false". */
void keys_describe(const struct field *, const char *currency, char text[KEYS_TEXT]);
/* The whole form of a row that takes a map besides one word; NULL: it has none. */
const char *keys_form(const struct field *);
/* A right value of the row that starts with a number; NULL: as its dimension says. */
const char *keys_example(const struct field *);

/* The number of the row's default, of a distribution its mean: "50 km/h". false: there is none. */
bool keys_number(const struct field *, char text[KEYS_TEXT]);

/* The path under which keys of a section are written and explained: "route", "customer.furnace",
 * "fleet.types.NAME"; with the name given for the last NAME. "" for the root. */
void keys_path(const struct section *, const char *name, char text[KEYS_TEXT]);

/* Reports an unknown key; `where` is "route", "the scenario", "furnace 'f1'". Helps with the place
 * where the key does stand, or the nearest key. */
void keys_unknown(struct diag *, const struct mark *, const struct section *, const char *where,
                  const char *key);

/* The same of a path of no key, that stands nowhere: of its last part, in the section before it. */
void keys_unknown_path(struct diag *, const char *path);

/* Calls visit for every section below and including the given one, with its path of keys: of a map
 * its singular, or "KEY.NAME" where files name each. */
void keys_each(const struct section *, const char *path,
               void (*visit)(const struct section *, const char *path, void *data), void *data);

#endif
