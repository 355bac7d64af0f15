/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

enum { SERIES = 4, FIRST = 2 }; /* columns of weekly.csv behind time and cut */

static bool is_cut(const struct csv_file *file, int row)
{
    return strcmp(file->cell[(row + 1) * file->columns + 1], "yes") == 0;
}

/* time, then each series and its running mean from the cut on. out: where the cut is, in weeks. */
static double write_data(FILE *data, const struct csv_file *file)
{
    double sum[SERIES] = {0}, cut = 0;
    int count[SERIES] = {0};
    fputs("week,molten,molten_mean,ingot,ingot_mean,arrival,arrival_mean,stock,stock_mean\n", data);
    for (int row = 0; row < file->rows; row++) {
        csv_number(data, csv_file_number(file, row, 0));
        if (is_cut(file, row))
            cut = csv_file_number(file, row, 0);
        for (int k = 0; k < SERIES; k++) {
            double value = csv_file_number(file, row, FIRST + k);
            if (!is_cut(file, row) && !isnan(value)) {
                sum[k] += value;
                count[k]++;
            }
            putc(',', data);
            csv_number(data, value);
            putc(',', data);
            csv_number(data, count[k] > 0 ? sum[k] / count[k] : NAN);
        }
        putc('\n', data);
    }
    return cut;
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    char path[1400], text[160], unit[40] = "";
    snprintf(path, sizeof path, "%s/weekly.csv", folder);
    bool read = csv_file_read(path, &file);
    if (!read || file.columns < FIRST + SERIES || file.rows < 2) {
        if (read)
            csv_file_clear(&file);
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s, or it has no two periods", path);
        return false;
    }
    double cut = write_data(data, &file);
    const char *open = strchr(csv_file_heading(&file, FIRST), '[');
    snprintf(unit, sizeof unit, "%.*s", (int)(open ? strcspn(open + 1, "]") : 0),
             open ? open + 1 : "");
    snprintf(text, sizeof text,
             cut > 0 ? "Warm-up: the first %g weeks are cut off" : "Warm-up: nothing is cut off",
             cut);
    plot_key(head, "title_text", text);
    plot_key(head, "y_label", "");
    plot_key(head, "height", "760");
    plot_key(head, "money", unit);
    plot_key_number(head, "cut", cut);
    csv_file_clear(&file);
    return true;
}

const struct plot_kind plot_warmup = {.name = "warmup",
                                      .summary = "weekly series, the cut, running means",
                                      .needs = "weekly.csv",
                                      .prepare = prepare};
