/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

/* "metal.price [CNY/t]" -> "metal.price, CNY/t"; distances have their word. */
static void label_of(const char *heading, char text[160])
{
    char key[100], shown[PLOT_LABEL], unit[60] = "";
    const char *open = strstr(heading, " [");
    snprintf(key, sizeof key, "%.*s", (int)(open ? open - heading : 99), heading);
    if (open && strcmp(open, " [-]") != 0)
        snprintf(unit, sizeof unit, ", %.*s", (int)(strlen(open + 2) - 1), open + 2);
    size_t length = strlen(key), tail = strlen("route.distance");
    bool distance = length >= tail && strcmp(key + length - tail, "route.distance") == 0;
    plot_label(distance ? "Distance" : key, 44, shown);
    snprintf(text, 160, "%.100s%.20s", shown, unit);
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

enum { ROOTS = 200 };
struct roots {
    double x[ROOTS], y[ROOTS], half_width[ROOTS];
    int count;
};

static void read_roots(const char *folder, struct roots *roots)
{
    struct csv_file file;
    char path[1400];
    snprintf(path, sizeof path, "%s/roots.csv", folder);
    roots->count = 0;
    if (!csv_file_read(path, &file))
        return;
    for (int row = 0; row < file.rows && row < ROOTS; row++, roots->count++) {
        roots->x[row] = csv_file_number(&file, row, 1);
        roots->y[row] = csv_file_number(&file, row, 0);
        roots->half_width[row] = csv_file_number(&file, row, 2);
    }
    csv_file_clear(&file);
}

/* Does a figure written there stand clear of the break-even? */
static bool clear_of(const struct roots *roots, double x, double y, double span)
{
    for (int i = 0; i < roots->count; i++)
        if (roots->y[i] == y && fabs(roots->x[i] - x) < 0.08 * span)
            return false;
    return true;
}

static double span_of(const struct csv_file *file, int column)
{
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (int row = 0; row < file->rows; row++) {
        low = fmin(low, csv_file_number(file, row, column));
        high = fmax(high, csv_file_number(file, row, column));
    }
    return high - low;
}

/* Has the point a plan that cannot work? */
static bool fails(const struct csv_file *file, int row, int plan)
{
    const char *word = plan < 0 ? "" : csv_file_text(file, row, plan);
    return *word && strcmp(word, "feasible") != 0;
}

/* The even grid: x, y, saving, 1 where the figure may be written, 1 where the plan cannot work; a
 * blank line between the values of the second key. out: largest |saving|; whether such a plan is
 * there. */
static double write_grid(FILE *data, const struct csv_file *file, const struct roots *roots,
                         bool *failing)
{
    int saving = csv_file_column(file, "saving_per_t"), grid = csv_file_column(file, "grid");
    int plan = csv_file_column(file, "plan");
    double largest = 0, last = NAN, span = span_of(file, 1), figure = -HUGE_VAL;
    fputs("x,y,saving,written,infeasible\n", data);
    for (int row = 0; row < file->rows; row++) {
        double value[] = {csv_file_number(file, row, 1), csv_file_number(file, row, 0),
                          csv_file_number(file, row, saving), 0, fails(file, row, plan)};
        if (strcmp(file->cell[(row + 1) * file->columns + grid], "yes") != 0)
            continue;
        if (!isnan(last) && value[1] != last)
            putc('\n', data);
        if (value[1] != last)
            figure = -HUGE_VAL;
        last = value[1];
        /* Figures closer than a ninth of the picture would run into one another. */
        value[3] = value[4] == 0 && value[0] - figure > span / 9 &&
                   clear_of(roots, value[0], value[1], span);
        if (value[3] > 0)
            figure = value[0];
        put_row(data, value, 5);
        *failing |= value[4] > 0;
        if (!isnan(value[2]))
            largest = fmax(largest, fabs(value[2]));
    }
    return largest;
}

/* Behind two blank lines, a second block: the break-even with its interval. */
static void write_roots(FILE *data, const struct roots *roots)
{
    fputs("\n\nroot,y,half_width\n", data);
    for (int i = 0; i < roots->count; i++) {
        double value[] = {roots->x[i], roots->y[i], roots->half_width[i]};
        put_row(data, value, 3);
    }
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    struct roots roots;
    char path[1400], text[160], unit[60] = "";
    snprintf(path, sizeof path, "%s/surface.csv", folder);
    bool read = csv_file_read(path, &file);
    if (!read || csv_file_column(&file, "saving_per_t") < 0) {
        if (read)
            csv_file_clear(&file);
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    read_roots(folder, &roots);
    bool failing = false;
    double largest = write_grid(data, &file, &roots, &failing);
    write_roots(data, &roots);
    const char *open = strchr(csv_file_heading(&file, csv_file_column(&file, "saving_per_t")), '[');
    if (open)
        snprintf(unit, sizeof unit, ", %.*s", (int)strcspn(open + 1, "]"), open + 1);
    snprintf(text, sizeof text, "saving%s; below 0 ingots are cheaper", unit);
    plot_key(head, "title_text", "Saving of molten supply per tonne");
    plot_key(head, "cb_label", text);
    plot_key(head, "height", "560");
    plot_key_number(head, "sparse", 1 + (int)(file.rows > 60) + (int)(file.rows > 180));
    label_of(csv_file_heading(&file, 1), text);
    plot_key(head, "x_label", text);
    label_of(csv_file_heading(&file, 0), text);
    plot_key(head, "y_label", text);
    plot_key_number(head, "largest", largest > 0 ? largest : 1);
    plot_key(head, "failing", failing ? "rings: infeasible as planned" : "");
    plot_key(head, "roots", roots.count > 0 ? "yes" : "");
    csv_file_clear(&file);
    return true;
}

const struct plot_kind plot_map = {
    .name = "map",
    .summary = "saving over two keys with the break-even curve, of `breakeven --against`",
    .needs = "surface.csv",
    .prepare = prepare};
