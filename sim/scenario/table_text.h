/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV files that stand beside a scenario, as nodes that know file and line, so that what is in them
 * is read and reported like what is written in the scenario itself. */
#ifndef SIM_SCENARIO_TABLE_TEXT_H
#define SIM_SCENARIO_TABLE_TEXT_H

#include "sim/scenario/reader.h"

/* The text of a file, its path as it is or from the folder of the scenario; at most 1 MB.
 * fails: NULL, reported at the node. */
const struct source_text *table_open(struct reader *, const struct node *, const char *path);

/* Line by line; what is empty or begins with '#' is left out. */
struct table_lines {
    const char *at, *end;
    struct mark mark; /* of the line given last */
};
struct table_lines table_begin(const struct source_text *);
bool table_next(struct table_lines *, size_t *length, const char **line);
/* No fewer than it has lines. */
size_t table_room(const struct source_text *);

/* Columns of numbers, each with its unit in the first line: "distance (km),time (min)". */
struct table_want {
    const char *what;    /* key */
    const char *name[4]; /* of the columns */
    int columns;
    const char *example; /* of the first line */
};

/* The file that a scalar names, as a list of such rows: [[0 km, 0 min], [12.3 km, 15 min]], of one
 * column as a list of its values. fails: NULL, reported; *good false where a line was left out,
 * reported too, so that the others can be read on. */
const struct node *table_read(struct reader *, const struct node *, const struct table_want *,
                              bool *good);

#endif
