/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_CSV_READ_H
#define SIM_SCENARIO_CSV_READ_H

#include <stdbool.h>

/* A CSV file: of a result, for a picture, or of points, for a sweep. */
struct csv_file {
    char *text;
    int columns, rows; /* rows without the heading */
    char **cell;       /* [(rows + 1) x columns], the heading first */
};

/* Takes one field out of the text in place, quotes undone. in, out: *at, where to go on; out: *end,
 * the separator that ended it (0 at the end of the text). */
char *csv_next_field(char **at, char *end);

/* fails: false when it cannot be read or its lines differ in length. owns: csv_file_clear. */
bool csv_file_read(const char *path, struct csv_file *file);
void csv_file_clear(struct csv_file *file);

/* Column whose heading starts with this path and then " [" or its end; -1 when there is none. */
int csv_file_column(const struct csv_file *file, const char *path);
/* Number in a cell; NAN when it is empty or none. row from 0. */
double csv_file_number(const struct csv_file *file, int row, int column);
const char *csv_file_text(const struct csv_file *file, int row, int column);
const char *csv_file_heading(const struct csv_file *file, int column);

#endif
