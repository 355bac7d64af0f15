/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that have a name: tables of factors by place, year or kind, one folder of the library a
 * table. A row of the field table that names the folder takes a name in the place of its number:
 * `carbon.grid: Guangdong-2022`. A file of a table reads
 *
 *     schema: meltroute-factors/1
 *     unit: kg/kWh
 *     groups:
 *       - {about: "provinces", source: CNPROV22, tag: R, factors: {Beijing-2021: 0.5688, ...}}
 *
 * a factor being a number, or {value, low, high}. */
#ifndef SIM_SCENARIO_FACTORS_H
#define SIM_SCENARIO_FACTORS_H

#include "sim/scenario/library.h"
#include "sim/scenario/reader.h"

#define LIBRARY_GRID  "sim/scenario/data/grid/"
#define LIBRARY_GROSS "sim/scenario/data/gross/"
#define LIBRARY_METAL "sim/scenario/data/metal/"

/* May this value be a name? It is a word that is not `auto`. */
bool factors_is_name(const struct node *);

/* {value, low, high, source, tag} of a name, as in a price set, its texts with their unit.
 * fails: NULL, reported with the nearest names. */
const struct node *factors_find(struct reader *, const struct node *, const char *folder);

/* One by its name, from any of the tables. fails: false, nothing written. */
bool factors_show(const struct library *, const char *name, FILE *);
/* All of a folder: name, factor, source. */
void factors_list(const struct library *, const char *folder, FILE *);

#endif
