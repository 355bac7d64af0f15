/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/result_rows.h"

#include <string.h>

#include "sim/scenario/csv_read.h"
#include "sim/study/audit.h"

/* Columns of both files. */
enum { ROUTE, ROW, ITEM, LINE = ROW };

static bool open_table(const char *folder, const char *name, int columns, struct csv_file *file)
{
    char path[1400];
    snprintf(path, sizeof path, "%.1300s/%s", folder, name);
    if (!csv_file_read(path, file))
        return false;
    if (file->columns >= columns)
        return true;
    csv_file_clear(file);
    return false;
}

static bool same_as_before(const struct csv_file *file, int row, int column)
{
    return row > 0 &&
           strcmp(csv_file_text(file, row, column), csv_file_text(file, row - 1, column)) == 0;
}

static void cost_rows(const struct csv_file *file, FILE *out)
{
    for (int i = 0; i < file->rows; i++) {
        const char *route = csv_file_text(file, i, ROUTE), *item = csv_file_text(file, i, ITEM);
        bool molten = strcmp(route, "molten") == 0, known = same_as_before(file, i, ROUTE);
        const struct cost_item *found = cost_item_find(molten ? ROUTE_MOLTEN : ROUTE_INGOT, item);
        if (!known)
            fprintf(out, "%s.total all rows of the route's cost\n", route);
        if (!known || !same_as_before(file, i, ROW))
            fprintf(out, "%s.%s a row of the cost sheet\n", route, csv_file_text(file, i, ROW));
        if (found)
            fprintf(out, "%s.%s %s\n", route, item, found->summary);
    }
}

static void carbon_rows(const struct csv_file *file, FILE *out)
{
    for (int i = 0; i < file->rows; i++) {
        const char *name = csv_file_text(file, i, LINE), *summary = "";
        for (const struct carbon_line_kind *const *line = carbon_lines(); *line; line++)
            if (strcmp((*line)->name, name) == 0)
                summary = (*line)->summary;
        if (*summary)
            fprintf(out, "carbon.%s.%s %s\n", csv_file_text(file, i, ROUTE), name, summary);
    }
}

void result_rows(const char *folder, FILE *out)
{
    struct csv_file file;
    if (open_table(folder, "costs.csv", ITEM + 1, &file)) {
        cost_rows(&file, out);
        csv_file_clear(&file);
    }
    if (open_table(folder, "carbon.csv", LINE + 1, &file)) {
        carbon_rows(&file, out);
        csv_file_clear(&file);
    }
}
