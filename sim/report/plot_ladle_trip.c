/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One load from the open tap to the empty ladle; from trace.csv. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot_trace.h"

enum { TIME, EVENT, LADLE, MELT, FACE, SHELL, COLUMNS };

/* Rows of one load. */
struct load {
    int ladle, first, last;
    double coldest_C, hottest_C, melt_C, face_C, shell_C;
};

static bool is(const struct csv_file *file, const int *column, int row, const char *event)
{
    return strcmp(plot_trace_cell(file, row, column[EVENT]), event) == 0;
}

/* The first load of which the window has both ends. */
static bool find_load(const struct csv_file *file, const int *column, struct load *load)
{
    for (int i = 0; i < file->rows; i++) {
        if (!is(file, column, i, "tap_opens"))
            continue;
        load->first = i;
        load->ladle = (int)csv_file_number(file, i, column[LADLE]);
        for (int k = i; k < file->rows; k++)
            if (is(file, column, k, "poured") &&
                (int)csv_file_number(file, k, column[LADLE]) == load->ladle) {
                load->last = k;
                return true;
            }
    }
    return false;
}

static void put(FILE *data, double value, char after)
{
    if (isnan(value)) /* an empty cell would join the line across the gap */
        fputs("NaN", data);
    else
        csv_number(data, value);
    putc(after, data);
}

/* out: *events, "0.5:leaves 1.2:arrives", hours since the tap opened. */
static void write_load(FILE *data, const struct csv_file *file, const int *column,
                       struct load *load, char events[200])
{
    static const char *const told[] = {"filled", "leaves", "arrives", "pours"};
    double begin_h = csv_file_number(file, load->first, column[TIME]);
    size_t used = 0;
    events[0] = '\0';
    fputs("h,melt,face,shell\n", data);
    for (int i = load->first; i <= load->last; i++) {
        double time_h = csv_file_number(file, i, column[TIME]) - begin_h;
        double melt_C = csv_file_number(file, i, column[MELT]);
        double face_C = csv_file_number(file, i, column[FACE]);
        if ((int)csv_file_number(file, i, column[LADLE]) != load->ladle || isnan(face_C))
            continue;
        put(data, time_h, ',');
        put(data, melt_C, ',');
        put(data, face_C, ',');
        load->shell_C = csv_file_number(file, i, column[SHELL]);
        put(data, load->shell_C, '\n');
        load->coldest_C = fmin(load->coldest_C, fmin(face_C, isnan(melt_C) ? face_C : melt_C));
        load->hottest_C = fmax(load->hottest_C, fmax(face_C, isnan(melt_C) ? face_C : melt_C));
        load->melt_C = isnan(melt_C) ? load->melt_C : melt_C;
        load->face_C = face_C;
        for (size_t k = 0; k < sizeof told / sizeof told[0]; k++)
            if (is(file, column, i, told[k]) && used < 150)
                used += (size_t)snprintf(events + used, 200 - used, "%s%.5g:%s", used ? " " : "",
                                         time_h, told[k]);
    }
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    static const char *const wanted[] = {"time", "event", "ladle", "melt", "hot_face", "shell"};
    struct load load = {.coldest_C = HUGE_VAL, .hottest_C = -HUGE_VAL};
    struct csv_file file;
    int column[COLUMNS];
    char title[80], events[200];
    if (!plot_trace_read(folder, "trace.csv", wanted, COLUMNS, &file, column, message))
        return false;
    bool found = find_load(&file, column, &load);
    if (found)
        write_load(data, &file, column, &load, events);
    else
        snprintf(message, PLOT_MESSAGE,
                 "the trace holds no load from tap to pour: take a longer one");
    csv_file_clear(&file);
    if (!found)
        return false;
    double margin_C = fmax(0.08 * (load.hottest_C - load.coldest_C), 2);
    snprintf(title, sizeof title, "A load in ladle %d, from the tap until it is poured",
             load.ladle);
    plot_key(head, "title_text", title);
    plot_key(head, "y_label", "°C");
    plot_key(head, "height", "600");
    plot_key(head, "events", events);
    plot_key_number(head, "coldest_C", load.coldest_C - margin_C);
    plot_key_number(head, "hottest_C", load.hottest_C + margin_C);
    plot_key_number(head, "melt_end", load.melt_C);
    plot_key_number(head, "face_end", load.face_C);
    plot_key_number(head, "shell_end", load.shell_C);
    return true;
}

const struct plot_kind plot_ladle_trip = {.name = "ladle_trip",
                                          .summary = "one load, from the tap until it is poured",
                                          .needs = "trace.csv",
                                          .prepare = prepare};
