/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temperatures of one ladle over its steps; from cool.csv. */
#include <math.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    static const char *const wanted[] = {"time", "melt", "hot_face", "shell"};
    struct csv_file file;
    char path[1400];
    int column[4];
    bool fine = true;
    snprintf(path, sizeof path, "%s/cool.csv", folder);
    if (!csv_file_read(path, &file)) {
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    for (int k = 0; k < 4; k++)
        fine = (column[k] = csv_file_column(&file, wanted[k])) >= 0 && fine;
    int step = csv_file_column(&file, "step"), action = csv_file_column(&file, "action");
    fine = fine && step >= 0 && action >= 0;
    fputs("h,melt,face,shell,begins,action\n", data);
    for (int row = 0; fine && row < file.rows; row++) {
        double now = csv_file_number(&file, row, step);
        bool begins = row > 0 && now != csv_file_number(&file, row - 1, step);
        for (int k = 0; k < 4; k++) {
            double value = csv_file_number(&file, row, column[k]);
            if (isnan(value)) /* an empty cell would join the line across the gap */
                fputs("NaN", data);
            else
                csv_number(data, value);
            putc(',', data);
        }
        fprintf(data, "%d,", begins);
        csv_text(data, file.cell[(row + 1) * file.columns + action]);
        putc('\n', data);
    }
    if (fine) {
        plot_key(head, "title_text", "One ladle: melt, lining and shell");
        plot_key(head, "x_label", "Time, h");
        plot_key(head, "y_label", "°C");
    } else {
        snprintf(message, PLOT_MESSAGE, "%.400s has other columns than expected", path);
    }
    csv_file_clear(&file);
    return fine;
}

const struct plot_kind plot_ladle_cool = {.name = "ladle_cool",
                                          .summary = "temperatures of one ladle over its steps",
                                          .needs = "cool.csv",
                                          .prepare = prepare};
