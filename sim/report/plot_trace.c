/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/plot_trace.h"

#include <string.h>

bool plot_trace_read(const char *folder, const char *name, const char *const *wanted, int count,
                     struct csv_file *file, int *column, char message[PLOT_MESSAGE])
{
    char path[1400];
    bool fine = true;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (!csv_file_read(path, file)) {
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    for (int k = 0; k < count; k++)
        fine = (column[k] = csv_file_column(file, wanted[k])) >= 0 && fine;
    if (fine && file->rows > 0)
        return true;
    snprintf(message, PLOT_MESSAGE,
             fine ? "%.400s is empty: nothing happened in that window"
                  : "%.400s has other columns than expected",
             path);
    csv_file_clear(file);
    return false;
}

const char *plot_trace_cell(const struct csv_file *file, int row, int column)
{
    return file->cell[(row + 1) * file->columns + column];
}

int plot_trace_shade(const char *state)
{
    static const struct {
        const char *state;
        int shade;
    } row[] = {{"waiting", 1}, {"heating", 2},    {"hot", 3},       {"filling", 4},
               {"loading", 4}, {"full", 5},       {"road full", 6}, {"at customer", 7},
               {"pouring", 8}, {"road empty", 9}, {"free", 10},     {"standing", 7}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        if (strcmp(row[i].state, state) == 0)
            return row[i].shade;
    return 1;
}

/* At most six ticks, at round times of day. */
static double tick_h(double length_h)
{
    static const double step_h[] = {0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168};
    size_t i = 0;
    while (i + 1 < sizeof step_h / sizeof step_h[0] && length_h / step_h[i] > 5)
        i++;
    return step_h[i];
}

void plot_trace_window(struct plot_head *head, double from_h, double to_h)
{
    plot_key_number(head, "from_h", from_h);
    plot_key_number(head, "to_h", to_h);
    plot_key_number(head, "tick_h", tick_h(to_h - from_h));
    plot_key(head, "x_label", "");
}
