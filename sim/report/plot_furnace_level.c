/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level and temperature of the holding furnaces; from trace.csv. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot_trace.h"

enum { TIME, FURNACE, MELT, METAL, COLUMNS, MOST_FURNACES = 6 };

struct extent {
    double from_h, to_h, highest_t, coldest_C, hottest_C;
};

static int write_block(FILE *data, const struct csv_file *file, const int *column, int furnace,
                       struct extent *extent)
{
    int points = 0;
    for (int i = 0; i < file->rows; i++) {
        double time_h = csv_file_number(file, i, column[TIME]);
        double level_t = csv_file_number(file, i, column[METAL]);
        double melt_C = csv_file_number(file, i, column[MELT]);
        extent->from_h = fmin(extent->from_h, time_h);
        extent->to_h = fmax(extent->to_h, time_h);
        if ((int)csv_file_number(file, i, column[FURNACE]) != furnace)
            continue;
        csv_number(data, time_h);
        putc(',', data);
        csv_number(data, level_t);
        putc(',', data);
        csv_number(data, melt_C);
        putc('\n', data);
        extent->highest_t = fmax(extent->highest_t, level_t);
        extent->coldest_C = fmin(extent->coldest_C, melt_C);
        extent->hottest_C = fmax(extent->hottest_C, melt_C);
        points++;
    }
    fputs("\n\n", data);
    return points;
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    static const char *const wanted[] = {"time", "furnace", "melt", "metal"};
    struct extent extent = {HUGE_VAL, -HUGE_VAL, 0, HUGE_VAL, -HUGE_VAL};
    struct csv_file file;
    int column[COLUMNS], blocks = 0;
    if (!plot_trace_read(folder, "trace.csv", wanted, COLUMNS, &file, column, message))
        return false;
    for (int furnace = 1; blocks < MOST_FURNACES && furnace <= 512; furnace++) {
        char key[24], name[24];
        if (write_block(data, &file, column, furnace, &extent) == 0)
            break;
        snprintf(key, sizeof key, "name_%d", ++blocks);
        snprintf(name, sizeof name, "furnace %d", furnace);
        plot_key(head, key, name);
    }
    csv_file_clear(&file);
    if (blocks == 0) {
        snprintf(message, PLOT_MESSAGE, "the trace holds no furnace: trace all ladles");
        return false;
    }
    plot_key(head, "title_text", "Metal in the holding furnaces");
    plot_key(head, "y_label", "");
    plot_key(head, "height", "520");
    plot_key_number(head, "blocks", blocks);
    plot_key_number(head, "highest_t", extent.highest_t);
    plot_key_number(head, "coldest_C", extent.coldest_C);
    plot_key_number(head, "hottest_C", extent.hottest_C);
    plot_trace_window(head, extent.from_h, extent.to_h);
    return true;
}

const struct plot_kind plot_furnace_level = {.name = "furnace_level",
                                             .summary = "level and temperature of the furnaces",
                                             .needs = "trace.csv",
                                             .prepare = prepare};
