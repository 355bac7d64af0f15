/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What trucks and ladles do, as bars; from trace_states.csv. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot_trace.h"

enum { WHAT, NUMBER, STATE, FROM, TO, COLUMNS, MOST_ROWS = 36 };

/* Which row of the picture something has: in the order in which they are met. */
struct rows {
    char name[MOST_ROWS][24];
    int count, left_out;
};

static int row_of(struct rows *rows, const char *what, const char *number)
{
    char name[24];
    snprintf(name, sizeof name, "%.12s %.8s", what, number);
    for (int i = 0; i < rows->count; i++)
        if (strcmp(rows->name[i], name) == 0)
            return i;
    if (rows->count == MOST_ROWS)
        return -1;
    memcpy(rows->name[rows->count], name, sizeof name);
    return rows->count++;
}

/* Trucks on top, each kind by its number: as many as there is room for. */
static void gather(const struct csv_file *file, const int *column, struct rows *rows)
{
    static const char *const kind[] = {"truck", "ladle"};
    int highest = 0;
    for (int i = 0; i < file->rows; i++)
        highest = (int)fmax(highest, csv_file_number(file, i, column[NUMBER]));
    for (int k = 0; k < 2; k++)
        for (int number = 1; number <= highest; number++)
            for (int i = 0; i < file->rows; i++)
                if (strcmp(plot_trace_cell(file, i, column[WHAT]), kind[k]) == 0 &&
                    (int)csv_file_number(file, i, column[NUMBER]) == number) {
                    rows->left_out +=
                        row_of(rows, kind[k], plot_trace_cell(file, i, column[NUMBER])) < 0;
                    break;
                }
}

static void write_bars(FILE *data, const struct csv_file *file, const int *column,
                       struct rows *rows, double window_h[2])
{
    fputs("row,name,from,to,state\n", data);
    for (int i = 0; i < file->rows; i++) {
        double from_h = csv_file_number(file, i, column[FROM]);
        double to_h = csv_file_number(file, i, column[TO]);
        int row = row_of(rows, plot_trace_cell(file, i, column[WHAT]),
                         plot_trace_cell(file, i, column[NUMBER]));
        window_h[0] = fmin(window_h[0], from_h);
        window_h[1] = fmax(window_h[1], to_h);
        if (row < 0)
            continue;
        fprintf(data, "%d,", row + 1);
        csv_text(data, rows->name[row]);
        putc(',', data);
        csv_number(data, from_h);
        putc(',', data);
        csv_number(data, to_h);
        fprintf(data, ",%d\n", plot_trace_shade(plot_trace_cell(file, i, column[STATE])));
    }
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    static const char *const wanted[COLUMNS] = {"what", "number", "state", "from", "to"};
    struct csv_file file;
    struct rows rows = {.count = 0};
    double window_h[2] = {HUGE_VAL, -HUGE_VAL};
    char title[120] = "Trucks and ladles";
    int column[COLUMNS];
    if (!plot_trace_read(folder, "trace_states.csv", wanted, COLUMNS, &file, column, message))
        return false;
    gather(&file, column, &rows);
    write_bars(data, &file, column, &rows, window_h);
    if (rows.left_out > 0)
        snprintf(title, sizeof title, "Trucks and ladles: the first %d of %d", rows.count,
                 rows.count + rows.left_out);
    plot_key(head, "title_text", title);
    plot_key(head, "y_label", "");
    plot_key_number(head, "rows", rows.count);
    plot_key_number(head, "height", 250 + 20 * rows.count);
    plot_trace_window(head, window_h[0], window_h[1]);
    csv_file_clear(&file);
    return true;
}

const struct plot_kind plot_gantt = {.name = "gantt",
                                     .summary = "what trucks and ladles do, hour by hour",
                                     .needs = "trace_states.csv",
                                     .prepare = prepare};
