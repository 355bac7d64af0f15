/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_PLOT_H
#define SIM_REPORT_PLOT_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/scenario/csv_read.h"

/* Pictures of a result folder. Each leaves KIND.csv, KIND.gp and the pictures in it. The script is
 * a head of key = "value" lines, then the house style and the template unchanged, so that a student
 * can change it and run `gnuplot KIND.gp` again. */

/* PLOT_UNKNOWN: no kind has this name. PLOT_NO_RESULT: the folder is no result, or of a study that
 * this kind is not drawn from. PLOT_NOTHING: its tables hold nothing to draw for this kind. */
enum plot_status { PLOT_OK, PLOT_NO_HELPER, PLOT_UNKNOWN, PLOT_NO_RESULT, PLOT_NOTHING, PLOT_IO };
#define PLOT_MESSAGE 640
#define PLOT_LABEL   200

/* kind NULL: the picture that suits what the folder holds. format: "svg", "png", "pdf", "terminal";
 * NULL: SVG and PNG. "terminal": the picture goes to `terminal`, in letters.
 * out: message, what was written or what is wrong. */
enum plot_status plot_draw(const char *folder, const char *kind, const char *format, FILE *terminal,
                           char message[PLOT_MESSAGE]);

/* --- a kind of picture --- */

struct plot_head {
    FILE *file;
};
/* One line of the head; the value is escaped, so that no text from a scenario is ever run. */
void plot_key(struct plot_head *head, const char *key, const char *value);
void plot_key_number(struct plot_head *head, const char *key, double value);
/* A text of a scenario, fit to stand in a picture: one line, whole characters, at most `most` bytes
 * of it, "…" where it goes on. */
void plot_label(const char *text, size_t most, char label[PLOT_LABEL]);

struct plot_kind {
    const char *name; /* "cost_distance" */
    const char *summary;
    const char
        *needs; /* files of the folder, one of which must be there: "sweep.csv breakeven.csv" */
    const char *script; /* the template; NULL: of the kind's name */
    /* Writes the data and the head from the folder's files. false: message says what is missing.
     * true: a remark that belongs to the picture, or nothing, is in message, empty before. */
    bool (*prepare)(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE]);
};

/* All of them, the one that suits a folder best first; a new one is its file and a line here. */
// clang-format off
#define PLOT_KINDS(KIND) \
    KIND(cost_distance) \
    KIND(stacked_rows) \
    KIND(carbon_stack) \
    KIND(ladle_cool) \
    KIND(tornado) \
    KIND(map) \
    KIND(warmup) \
    KIND(convergence) \
    KIND(calibration) \
    KIND(gantt) \
    KIND(ladle_day) \
    KIND(ladle_trip) \
    KIND(furnace_level)
// clang-format on
#define PLOT_DECLARE(name) extern const struct plot_kind plot_##name;
PLOT_KINDS(PLOT_DECLARE)
#undef PLOT_DECLARE
/* NULL past the last. */
const struct plot_kind *plot_kind_at(int index);

#endif
