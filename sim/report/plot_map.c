/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

/* "metal.price [CNY/t]" -> "metal.price, CNY/t"; distances have their word. */
static void label_of(const char *heading, char text[160])
{
    char key[100], unit[60] = "";
    const char *open = strstr(heading, " [");
    snprintf(key, sizeof key, "%.*s", (int)(open ? open - heading : 99), heading);
    if (open && strcmp(open, " [-]") != 0)
        snprintf(unit, sizeof unit, ", %.*s", (int)(strlen(open + 2) - 1), open + 2);
    size_t length = strlen(key), tail = strlen("route.distance");
    bool distance = length >= tail && strcmp(key + length - tail, "route.distance") == 0;
    snprintf(text, 160, "%s%s", distance ? "Distance" : key, unit);
}

static void put_row(FILE *data, const double *value, int count)
{
    for (int k = 0; k < count; k++) {
        if (k > 0)
            putc(',', data);
        csv_number(data, value[k]);
    }
    putc('\n', data);
}

/* The even grid: x, y, saving; a blank line between the values of the second key. out: largest
 * |saving|. */
static double write_grid(FILE *data, const struct csv_file *file)
{
    int saving = csv_file_column(file, "saving_per_t"), grid = csv_file_column(file, "grid");
    double largest = 0, last = NAN;
    fputs("x,y,saving\n", data);
    for (int row = 0; row < file->rows; row++) {
        double value[] = {csv_file_number(file, row, 1), csv_file_number(file, row, 0),
                          csv_file_number(file, row, saving)};
        if (strcmp(file->cell[(row + 1) * file->columns + grid], "yes") != 0)
            continue;
        if (!isnan(last) && value[1] != last)
            putc('\n', data);
        last = value[1];
        put_row(data, value, 3);
        if (!isnan(value[2]))
            largest = fmax(largest, fabs(value[2]));
    }
    return largest;
}

/* Behind two blank lines, a second block: the break-even with its interval. out: how many. */
static int write_roots(FILE *data, const char *folder)
{
    struct csv_file file;
    char path[1400];
    int count = 0;
    snprintf(path, sizeof path, "%s/roots.csv", folder);
    fputs("\n\nroot,y,half_width\n", data);
    if (!csv_file_read(path, &file))
        return 0;
    for (int row = 0; row < file.rows; row++, count++) {
        double value[] = {csv_file_number(&file, row, 1), csv_file_number(&file, row, 0),
                          csv_file_number(&file, row, 2)};
        put_row(data, value, 3);
    }
    csv_file_clear(&file);
    return count;
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    char path[1400], text[160];
    snprintf(path, sizeof path, "%s/surface.csv", folder);
    bool read = csv_file_read(path, &file);
    if (!read || csv_file_column(&file, "saving_per_t") < 0) {
        if (read)
            csv_file_clear(&file);
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    double largest = write_grid(data, &file);
    int roots = write_roots(data, folder);
    plot_key(head, "title_text", "Saving of molten supply per tonne");
    plot_key(head, "cb_label", "ingot cheaper – molten cheaper");
    plot_key(head, "height", "520");
    plot_key_number(head, "sparse", 1 + (int)(file.rows > 60) + (int)(file.rows > 180));
    label_of(csv_file_heading(&file, 1), text);
    plot_key(head, "x_label", text);
    label_of(csv_file_heading(&file, 0), text);
    plot_key(head, "y_label", text);
    plot_key_number(head, "largest", largest > 0 ? largest : 1);
    plot_key(head, "roots", roots > 0 ? "yes" : "");
    csv_file_clear(&file);
    return true;
}

const struct plot_kind plot_map = {.name = "map",
                                   .summary = "saving over two keys, with the break-even curve",
                                   .needs = "surface.csv",
                                   .prepare = prepare};
