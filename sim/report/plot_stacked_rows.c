/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of both cost sheets, stacked; from costs.csv of a run. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

/* One box: route (0 molten, 1 ingot), bottom, top, name, which of the route's shades. */
static void write_box(FILE *data, int route, double bottom, double top, int shade, const char *name)
{
    fprintf(data, "%d,", route);
    csv_number(data, bottom);
    putc(',', data);
    csv_number(data, top);
    fprintf(data, ",%d,", shade);
    char text[80];
    snprintf(text, sizeof text, "%s", name);
    for (char *c = text; *c; c++)
        if (*c == '_')
            *c = ' ';
    csv_text(data, text);
    putc('\n', data);
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    char path[1400], unit[48] = "", total[2][40];
    double top[2] = {0, 0};
    int shade[2] = {0, 0};
    snprintf(path, sizeof path, "%s/costs.csv", folder);
    if (!csv_file_read(path, &file)) {
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    int route = csv_file_column(&file, "route"), row = csv_file_column(&file, "row");
    int item = csv_file_column(&file, "item"), cost = csv_file_column(&file, "cost");
    bool fine = route >= 0 && row >= 0 && item >= 0 && cost >= 0;
    fputs("route,bottom,top,shade,name\n", data);
    for (int i = 0; fine && i < file.rows; i++) {
        char **cell = file.cell + (i + 1) * file.columns;
        if (strcmp(cell[item], "(row)") != 0)
            continue;
        int r = strcmp(cell[route], "molten") != 0;
        double amount = csv_file_number(&file, i, cost);
        if (!(fabs(amount) >= 0.05))
            continue;
        write_box(data, r, top[r], top[r] + amount, shade[r]++, cell[row]);
        top[r] += amount;
    }
    if (fine) {
        const char *heading = csv_file_heading(&file, cost), *open = strchr(heading, '[');
        snprintf(unit, sizeof unit, "%.*s", open ? (int)strcspn(open + 1, "]") : 0,
                 open ? open + 1 : "");
        for (int r = 0; r < 2; r++)
            snprintf(total[r], sizeof total[r], "%.0f", top[r]);
        plot_key(head, "title_text", "Cost rows of both supply routes per tonne of new metal");
        plot_key(head, "y_label", unit);
        plot_key(head, "molten_total", total[0]);
        plot_key(head, "ingot_total", total[1]);
        plot_key_number(head, "highest", fmax(top[0], top[1]));
    } else {
        snprintf(message, PLOT_MESSAGE, "%.400s has other columns than expected", path);
    }
    csv_file_clear(&file);
    return fine;
}

const struct plot_kind plot_stacked_rows = {.name = "stacked_rows",
                                            .summary = "rows of both cost sheets, stacked",
                                            .needs = "costs.csv",
                                            .prepare = prepare};
