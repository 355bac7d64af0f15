/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calibration leaves unexplained, over the time under way; from residuals.csv. */
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    char path[1400];
    snprintf(path, sizeof path, "%s/residuals.csv", folder);
    if (!csv_file_read(path, &file)) {
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    int block = csv_file_column(&file, "block"), x = csv_file_column(&file, "under_way");
    int residual = csv_file_column(&file, "residual"), flagged = csv_file_column(&file, "flagged");
    bool fine = block >= 0 && x >= 0 && residual >= 0 && flagged >= 0 && file.rows > 0;
    const char *first = fine ? file.cell[file.columns + block] : "";
    fputs("x,residual,flagged\n", data);
    for (int row = 0; fine && row < file.rows; row++) {
        if (strcmp(file.cell[(row + 1) * file.columns + block], first) != 0)
            continue; /* one question a picture: temperature, when there is one */
        csv_number(data, csv_file_number(&file, row, x));
        putc(',', data);
        csv_number(data, csv_file_number(&file, row, residual));
        fprintf(data, ",%d\n", (int)csv_file_number(&file, row, flagged));
    }
    if (fine) {
        bool heat = strcmp(first, "temperature") == 0, time = strcmp(first, "time") == 0;
        plot_key(head, "title_text", "What the fit leaves unexplained");
        plot_key(head, "x_label", heat ? "Tap to arrival, h" : "Way, km");
        plot_key(head, "y_label",
                 heat   ? "Arrival, measured less model, K"
                 : time ? "Time on the road, measured less model, min/km"
                        : "Metal lost, measured less model, %");
    } else
        snprintf(message, PLOT_MESSAGE, "%.400s has no residuals", path);
    csv_file_clear(&file);
    return fine;
}

const struct plot_kind plot_calibration = {.name = "calibration",
                                           .summary = "residuals of a calibration",
                                           .needs = "residuals.csv",
                                           .prepare = prepare};
