/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One ladle of the fleet through its trips; from trace.csv and trace_states.csv. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot_trace.h"

enum { TIME, EVENT, LADLE, MELT, FACE, SHELL, COLUMNS };
enum { WHAT, NUMBER, STATE, FROM, TO, STATE_COLUMNS };

/* The ladle with the most fillings in the window, the first of them. */
static int busiest(const struct csv_file *file, const int *column)
{
    int best = 0, most = -1;
    for (int i = 0; i < file->rows; i++) {
        double ladle = csv_file_number(file, i, column[LADLE]);
        int fills = 0;
        if (isnan(ladle) || (int)ladle == best)
            continue;
        for (int k = 0; k < file->rows; k++)
            fills += csv_file_number(file, k, column[LADLE]) == ladle &&
                     strcmp(plot_trace_cell(file, k, column[EVENT]), "filled") == 0;
        if (fills > most || (fills == most && (int)ladle < best)) {
            most = fills;
            best = (int)ladle;
        }
    }
    return best;
}

struct drawn {
    double melt_h, melt_C, face_C, shell_C, coldest_C, hottest_C, from_h, to_h;
};

static void write_number(FILE *data, double value, char after)
{
    if (isnan(value)) /* an empty cell would join the line across the gap */
        fputs("NaN", data);
    else
        csv_number(data, value);
    putc(after, data);
}

static void write_curve(FILE *data, const struct csv_file *file, const int *column, int ladle,
                        struct drawn *drawn)
{
    fputs("h,melt,face,shell\n", data);
    for (int i = 0; i < file->rows; i++) {
        double time_h = csv_file_number(file, i, column[TIME]);
        double melt_C = csv_file_number(file, i, column[MELT]);
        double face_C = csv_file_number(file, i, column[FACE]);
        double shell_C = csv_file_number(file, i, column[SHELL]);
        if ((int)csv_file_number(file, i, column[LADLE]) != ladle || isnan(face_C))
            continue;
        write_number(data, time_h, ',');
        write_number(data, melt_C, ',');
        write_number(data, face_C, ',');
        write_number(data, shell_C, '\n');
        if (!isnan(melt_C)) {
            drawn->melt_h = time_h;
            drawn->melt_C = melt_C;
        }
        drawn->face_C = face_C;
        drawn->shell_C = shell_C;
        drawn->coldest_C = fmin(drawn->coldest_C, face_C); /* metal is hotter than its wall */
        drawn->hottest_C = fmax(drawn->hottest_C, fmax(face_C, isnan(melt_C) ? face_C : melt_C));
    }
}

static bool write_states(const char *folder, FILE *data, int ladle, struct drawn *drawn,
                         char message[PLOT_MESSAGE])
{
    static const char *const wanted[] = {"what", "number", "state", "from", "to"};
    struct csv_file file;
    int column[STATE_COLUMNS];
    if (!plot_trace_read(folder, "trace_states.csv", wanted, STATE_COLUMNS, &file, column, message))
        return false;
    fputs("\n\n", data);
    for (int i = 0; i < file.rows; i++) {
        double from_h = csv_file_number(&file, i, column[FROM]);
        double to_h = csv_file_number(&file, i, column[TO]);
        drawn->from_h = fmin(drawn->from_h, from_h);
        drawn->to_h = fmax(drawn->to_h, to_h);
        if (strcmp(plot_trace_cell(&file, i, column[WHAT]), "ladle") != 0 ||
            (int)csv_file_number(&file, i, column[NUMBER]) != ladle)
            continue;
        write_number(data, from_h, ',');
        write_number(data, to_h, ',');
        fprintf(data, "%d\n", plot_trace_shade(plot_trace_cell(&file, i, column[STATE])));
    }
    csv_file_clear(&file);
    return true;
}

/* Labels at the lines' ends are kept apart. */
static void write_ends(struct plot_head *head, const struct drawn *drawn)
{
    double melt_C = drawn->melt_C, face_C = drawn->face_C;
    double span_C = fmax(drawn->hottest_C - drawn->coldest_C, 10), gap_C = 0.1 * span_C;
    bool both = drawn->melt_h > drawn->to_h - 0.1 * (drawn->to_h - drawn->from_h);
    if (both && fabs(melt_C - face_C) < gap_C) {
        double middle_C = (melt_C + face_C) / 2;
        face_C = middle_C + (face_C >= melt_C ? gap_C : -gap_C) / 2;
        melt_C = 2 * middle_C - face_C;
    }
    plot_key_number(head, "melt_h", drawn->melt_h);
    plot_key_number(head, "melt_end", melt_C);
    plot_key_number(head, "face_end", face_C);
    plot_key_number(head, "shell_end", drawn->shell_C);
    plot_key_number(head, "coldest_C", drawn->coldest_C - 0.05 * span_C);
    plot_key_number(head, "hottest_C", drawn->hottest_C + 0.05 * span_C);
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    static const char *const wanted[] = {"time", "event", "ladle", "melt", "hot_face", "shell"};
    struct drawn drawn = {
        .from_h = HUGE_VAL, .to_h = -HUGE_VAL, .coldest_C = HUGE_VAL, .hottest_C = -HUGE_VAL};
    struct csv_file file;
    int column[COLUMNS];
    char title[80];
    if (!plot_trace_read(folder, "trace.csv", wanted, COLUMNS, &file, column, message))
        return false;
    int ladle = busiest(&file, column);
    write_curve(data, &file, column, ladle, &drawn);
    csv_file_clear(&file);
    if (!write_states(folder, data, ladle, &drawn, message))
        return false;
    snprintf(title, sizeof title, "Ladle %d through its trips", ladle);
    plot_key(head, "title_text", title);
    plot_key(head, "y_label", "°C");
    plot_key(head, "height", "700");
    plot_trace_window(head, drawn.from_h, drawn.to_h);
    write_ends(head, &drawn);
    return true;
}

const struct plot_kind plot_ladle_day = {.name = "ladle_day",
                                         .summary = "one ladle of the fleet through its trips",
                                         .needs = "trace.csv",
                                         .prepare = prepare};
