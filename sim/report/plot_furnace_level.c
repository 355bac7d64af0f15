/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level and temperature of the holding furnaces; from trace.csv. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot_trace.h"

enum { TIME, FURNACE, MELT, METAL, CUSTOMER, EVENT, COLUMNS };
enum { MOST_FURNACES = 12, ROOM = 512 };

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

/* "wheels-east, furnace 2"; alone, "furnace 1". */
static void write_names(struct plot_head *head, const struct csv_file *file, const int *column,
                        int drawn, int all)
{
    for (int furnace = 1; furnace <= drawn; furnace++) {
        char key[24], name[PLOT_LABEL], customer[PLOT_LABEL] = "";
        for (int i = 0; all > 1 && i < file->rows && !customer[0]; i++)
            if ((int)csv_file_number(file, i, column[FURNACE]) == furnace)
                plot_label(plot_trace_cell(file, i, column[CUSTOMER]), 22, customer);
        snprintf(key, sizeof key, "name_%d", furnace);
        snprintf(name, sizeof name, "%.100s%sfurnace %d", customer, customer[0] ? ", " : "",
                 furnace);
        plot_key(head, key, name);
    }
}

static int count_furnaces(const struct csv_file *file, const int *column)
{
    int most = 0;
    for (int i = 0; i < file->rows; i++) {
        double furnace = csv_file_number(file, i, column[FURNACE]);
        most = furnace > most && furnace <= ROOM ? (int)furnace : most;
    }
    return most;
}

/* Ladles are left in the place of one furnace at least. */
static bool ladles_are_left(const struct csv_file *file, const int *column)
{
    for (int i = 0; i < file->rows; i++)
        if (strcmp(plot_trace_cell(file, i, column[EVENT]), "left") == 0)
            return true;
    return false;
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    static const char *const wanted[] = {"time", "furnace", "melt", "metal", "customer", "event"};
    struct extent extent = {HUGE_VAL, -HUGE_VAL, 0, HUGE_VAL, -HUGE_VAL};
    struct csv_file file;
    int column[COLUMNS], drawn = 0;
    char title[80];
    if (!plot_trace_read(folder, "trace.csv", wanted, COLUMNS, &file, column, message))
        return false;
    int all = count_furnaces(&file, column);
    while (drawn < all && drawn < MOST_FURNACES &&
           write_block(data, &file, column, drawn + 1, &extent) > 0)
        drawn++;
    bool left = ladles_are_left(&file, column);
    write_names(head, &file, column, drawn, all);
    csv_file_clear(&file);
    if (drawn == 0) {
        snprintf(message, PLOT_MESSAGE, "the trace holds no furnace: trace all ladles");
        return false;
    }
    if (left)
        snprintf(title, sizeof title, "Metal in furnaces, or in ladles left as such");
    else if (drawn < all)
        snprintf(title, sizeof title, "The first %d of %d holding furnaces", drawn, all);
    else
        snprintf(title, sizeof title, "Holding furnace%s", all > 1 ? "s" : "");
    plot_key(head, "title_text", title);
    plot_key(head, "y_label", "");
    plot_key_number(head, "height", drawn > 1 ? 156 + 96 * drawn : 520);
    plot_key_number(head, "blocks", drawn);
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
