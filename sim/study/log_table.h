/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_LOG_TABLE_H
#define SIM_STUDY_LOG_TABLE_H

#include <stdbool.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/diag.h"

/*
 * A CSV text that somebody else wrote, as cells that know where they stand. Comma, semicolon or tab
 * (whichever the first line has most of), quotes, CR LF, a byte-order mark.
 */
struct log_cell {
    const char *text; /* without quotes and outer blanks; never NULL */
    int line, column; /* of its first character, from 1 */
};

struct log_table {
    struct source_text source; /* for marks */
    char delimiter;
    int columns; /* of the header */
    int rows;    /* below the header; empty lines are left out */
    const struct log_cell *header;
    const struct log_cell *cell; /* rows x columns; short rows are filled up with empty cells */
};

/* Reads text of size bytes; everything is in the arena, the text must live as long.
 * fails: false, reported: no header, a quote that does not end, a row longer than the header, not
 * UTF-8, no memory. */
bool log_table_read(const char *name, const char *text, size_t size, struct arena *, struct diag *,
                    struct log_table *out);

const struct log_cell *log_table_cell(const struct log_table *, int row, int column);

/* Where a cell stands, for a diagnostic. */
struct mark log_table_mark(const struct log_table *, const struct log_cell *);

#endif
