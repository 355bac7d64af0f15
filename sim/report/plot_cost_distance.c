/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cost of both routes along one key, with bands and break-even; from a sweep or a break-even. */
#include <json-c/json.h>
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

struct series {
    int x, molten, molten_half, ingot, ingot_half, saving, saving_half;
};

static bool find_columns(const struct csv_file *file, bool sweep, struct series *series)
{
    *series = (struct series){
        .x = sweep ? 1 : 0,
        .molten = csv_file_column(file, "routes.molten.cost_per_t.total"),
        .molten_half = csv_file_column(file, "routes.molten.cost_per_t.total.half_width"),
        .ingot = csv_file_column(file, "routes.ingot.cost_per_t.total"),
        .ingot_half = csv_file_column(file, "routes.ingot.cost_per_t.total.half_width"),
        .saving = csv_file_column(file, "saving_per_t"),
        .saving_half = csv_file_column(file, "saving_per_t.half_width")};
    return series->molten >= 0 && series->ingot >= 0 && series->saving >= 0;
}

/* A sweep of one key has point, the key, status. */
static bool one_key(const struct csv_file *file)
{
    return file->columns > 2 && strcmp(csv_file_heading(file, 2), "status") == 0;
}

/* Whether the key takes numbers: a word has no place on an axis. */
static bool numbers(const struct csv_file *file, const struct series *series)
{
    for (int row = 0; row < file->rows; row++)
        if (isnan(csv_file_number(file, row, series->x)))
            return false;
    return true;
}

static double or_zero(double value)
{
    return isnan(value) ? 0 : value;
}

static void write_data(FILE *data, const struct csv_file *file, const struct series *series)
{
    fputs("x,molten,molten_low,molten_high,ingot,ingot_low,ingot_high\n", data);
    for (int row = 0; row < file->rows; row++) {
        double m = csv_file_number(file, row, series->molten);
        double i = csv_file_number(file, row, series->ingot);
        double dm = or_zero(csv_file_number(file, row, series->molten_half));
        double di = or_zero(csv_file_number(file, row, series->ingot_half));
        double value[] = {
            csv_file_number(file, row, series->x), m, m - dm, m + dm, i, i - di, i + di};
        if (isnan(m) || isnan(i))
            continue;
        for (size_t k = 0; k < sizeof value / sizeof value[0]; k++) {
            if (k > 0)
                putc(',', data);
            csv_number(data, value[k]);
        }
        putc('\n', data);
    }
}

struct crossing {
    double at, half_width;
    int count;
};

/* Between sweep points: where the straight line between neighbours crosses, the last one named. */
static struct crossing cross_points(const struct csv_file *file, const struct series *series)
{
    struct crossing crossing = {NAN, NAN, 0};
    for (int row = 0; row + 1 < file->rows; row++) {
        double x0 = csv_file_number(file, row, series->x);
        double x1 = csv_file_number(file, row + 1, series->x);
        double a = csv_file_number(file, row, series->saving);
        double b = csv_file_number(file, row + 1, series->saving);
        if (isnan(a) || isnan(b) || (a > 0) == (b > 0))
            continue;
        double half = fmax(csv_file_number(file, row, series->saving_half),
                           csv_file_number(file, row + 1, series->saving_half));
        crossing.at = x0 + (x1 - x0) * a / (a - b);
        crossing.half_width = half * fabs((x1 - x0) / (b - a));
        crossing.count++;
    }
    return crossing;
}

/* The root that a break-even search refined, from its JSON. */
static struct crossing read_root(const char *folder)
{
    struct crossing crossing = {NAN, NAN, 0};
    char path[1400];
    snprintf(path, sizeof path, "%s/breakeven.json", folder);
    json_object *root = NULL, *mean, *half, *file = json_object_from_file(path);
    if (file && json_object_object_get_ex(file, "root", &root) && root) {
        crossing.count = 1;
        if (json_object_object_get_ex(root, "mean", &mean) && mean)
            crossing.at = json_object_get_double(mean);
        if (json_object_object_get_ex(root, "half_width", &half) && half)
            crossing.half_width = json_object_get_double(half);
    }
    json_object_put(file);
    return crossing;
}

/* "route.distance [km]" -> label "route.distance", unit "km". */
static void split_heading(const char *heading, char label[96], char unit[48])
{
    const char *open = strstr(heading, " [");
    size_t length = open ? (size_t)(open - heading) : strlen(heading);
    snprintf(label, 96, "%.*s", (int)length, heading);
    unit[0] = '\0';
    if (open && strcmp(open, " [-]") != 0)
        snprintf(unit, 48, "%.*s", (int)(strlen(open + 2) - 1), open + 2);
    size_t tail = strlen("route.distance");
    size_t whole = strlen(label);
    if (whole >= tail && strcmp(label + whole - tail, "route.distance") == 0)
        snprintf(label, 96, "Distance");
}

static void write_head(struct plot_head *head, const struct csv_file *file,
                       const struct series *series, const struct crossing *crossing)
{
    char label[96], unit[48], money_label[96], money[48], xlabel[160], text[120] = "";
    split_heading(csv_file_heading(file, series->x), label, unit);
    split_heading(csv_file_heading(file, series->molten), money_label, money);
    snprintf(xlabel, sizeof xlabel, unit[0] ? "%s, %s" : "%s", label, unit);
    if (!isnan(crossing->at))
        snprintf(text, sizeof text, "break-even %.*f %s", crossing->half_width < 1 ? 1 : 0,
                 crossing->at, unit);
    plot_key(head, "title_text", "Cost of both supply routes per tonne of new metal");
    plot_key(head, "x_label", xlabel);
    plot_key(head, "y_label", money);
    plot_key_number(head, "root", crossing->at);
    plot_key_number(head, "root_low", crossing->at - or_zero(crossing->half_width));
    plot_key_number(head, "root_high", crossing->at + or_zero(crossing->half_width));
    plot_key(head, "root_text", text);
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    struct series series;
    char path[1400];
    snprintf(path, sizeof path, "%s/sweep.csv", folder);
    bool sweep = csv_file_read(path, &file);
    if (!sweep) {
        snprintf(path, sizeof path, "%s/breakeven.csv", folder);
        if (!csv_file_read(path, &file)) {
            snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
            return false;
        }
    }
    bool fine = (!sweep || one_key(&file)) && find_columns(&file, sweep, &series) &&
                numbers(&file, &series);
    if (fine) {
        struct crossing crossing = sweep ? cross_points(&file, &series) : read_root(folder);
        write_data(data, &file, &series);
        write_head(head, &file, &series, &crossing);
    } else {
        snprintf(message, PLOT_MESSAGE,
                 "this picture needs a sweep of one key, of numbers, with results");
    }
    csv_file_clear(&file);
    return fine;
}

const struct plot_kind plot_cost_distance = {
    .name = "cost_distance",
    .summary = "cost of both routes against distance, with bands and break-even",
    .needs = "sweep.csv breakeven.csv",
    .prepare = prepare};
