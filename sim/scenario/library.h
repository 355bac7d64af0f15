/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The YAML files that are compiled in, parsed once: alloys, linings, price sets. */
#ifndef SIM_SCENARIO_LIBRARY_H
#define SIM_SCENARIO_LIBRARY_H

#include "sim/scenario/arena.h"
#include "sim/scenario/diag.h"
#include "sim/scenario/tree.h"

#define LIBRARY_ALLOY    "models/alloy/data/"
#define LIBRARY_MATERIAL "models/refractory/data/"
#define LIBRARY_LINING   "models/refractory/data/lining/"
#define LIBRARY_PRICES   "sim/scenario/data/prices/"

struct library;

/* Everything is in the arena. fails: NULL without memory. */
struct library *library_create(struct arena *, struct diag *);

/* The same in an arena of its own, for questions without a scenario. out: *arena, to be freed in
 * any case. fails: NULL, reported. */
struct library *library_open(struct arena **arena, struct diag *);

/* Root of folder + name + ".yaml"; NULL when there is no such file. */
const struct node *library_find(const struct library *, const char *folder, const char *name);

/* Name of file number `index` of a folder, without ".yaml"; NULL past the last. */
const char *library_name(const struct library *, const char *folder, int index);

/* Reports a name that the folder does not have, with the nearest or all names as help. */
void library_unknown(const struct library *, struct diag *, const struct mark *, const char *folder,
                     const char *what, const char *name);

#endif
