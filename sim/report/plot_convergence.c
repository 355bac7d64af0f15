/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"
#include "sim/study/stats.h"

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    char path[1400], unit[40];
    snprintf(path, sizeof path, "%s/replications.csv", folder);
    bool read = csv_file_read(path, &file);
    /* that of a sweep begins with its points: their savings are no repetitions of one another */
    bool one = read && strcmp(csv_file_heading(&file, 0), "replication") == 0;
    int column = one ? csv_file_column(&file, "saving_per_t") : -1;
    double *value = column >= 0 ? malloc((size_t)(file.rows + 1) * sizeof *value) : NULL;
    if (!value || file.rows < 2) {
        snprintf(message, PLOT_MESSAGE,
                 "this picture needs the folder of a run with two replications or more, not %.300s",
                 folder);
        free(value);
        if (read)
            csv_file_clear(&file);
        return false;
    }
    fputs("replication,saving,mean,low,high\n", data);
    for (int i = 0; i < file.rows; i++) {
        value[i] = csv_file_number(&file, i, column);
        struct estimate e = stats_estimate(value, i + 1);
        double out[] = {value[i], e.mean, e.mean - e.half_width, e.mean + e.half_width};
        fprintf(data, "%d", i + 1);
        for (int k = 0; k < 4; k++) {
            putc(',', data);
            csv_number(data, out[k]);
        }
        putc('\n', data);
    }
    const char *heading = csv_file_heading(&file, column);
    snprintf(unit, sizeof unit, "%.30s", heading + sizeof "saving_per_t [" - 1);
    for (char *at = unit; *at; at++)
        if (*at == ']')
            *at = '\0';
    plot_key(head, "title_text", "Saving: each replication, their mean, 95 % interval");
    plot_key(head, "x_label", "replications");
    plot_key(head, "y_label", unit);
    free(value);
    csv_file_clear(&file);
    return true;
}

const struct plot_kind plot_convergence = {.name = "convergence",
                                           .summary = "the saving's interval over replications",
                                           .needs = "replications.csv",
                                           .prepare = prepare};
