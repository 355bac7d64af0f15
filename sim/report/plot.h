/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_PLOT_H
#define SIM_REPORT_PLOT_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/scenario/csv_read.h"

/* Pictures of a result folder. Each leaves KIND.csv, KIND.gp, KIND.svg and KIND.png in it. The
 * script is a head of key = "value" lines, then the house style and the template unchanged, so that
 * a student can change it and run `gnuplot KIND.gp` again. */

enum plot_status { PLOT_OK, PLOT_NO_HELPER, PLOT_UNKNOWN, PLOT_IO };
#define PLOT_MESSAGE 640

/* kind NULL: the picture that suits what the folder holds.
 * out: message, what was written or what is wrong. */
enum plot_status plot_draw(const char *folder, const char *kind, char message[PLOT_MESSAGE]);

/* --- a kind of picture --- */

struct plot_head {
    FILE *file;
};
/* One line of the head; the value is escaped, so that no text from a scenario is ever run. */
void plot_key(struct plot_head *head, const char *key, const char *value);
void plot_key_number(struct plot_head *head, const char *key, double value);

struct plot_kind {
    const char *name; /* "cost_distance", also of the template */
    const char *summary;
    const char
        *needs; /* files of the folder, one of which must be there: "sweep.csv breakeven.csv" */
    /* Writes the data and the head from the folder's files. false: message says what is missing. */
    bool (*prepare)(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE]);
};

/* All of them, the one that suits a folder best first; a new one is its file and a line here. */
// clang-format off
#define PLOT_KINDS(KIND) \
    KIND(cost_distance) \
    KIND(stacked_rows) \
    KIND(ladle_cool) \
    KIND(tornado) \
    KIND(map) \
    KIND(warmup) \
    KIND(convergence) \
    KIND(calibration) \
    KIND(gantt) \
    KIND(ladle_day) \
    KIND(furnace_level)
// clang-format on
#define PLOT_DECLARE(name) extern const struct plot_kind plot_##name;
PLOT_KINDS(PLOT_DECLARE)
#undef PLOT_DECLARE
/* NULL past the last. */
const struct plot_kind *plot_kind_at(int index);

#endif
