/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cost of both routes along one key, with bands and break-even; from a sweep or a break-even. */
#include <json-c/json.h>
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

/* Columns of the table; -1 what it has not. */
struct series {
    int x, molten, molten_half, ingot, ingot_half, saving, saving_half, plan;
};

/* Which curve each row belongs to: one for every value that the keys beside x take together. */
enum { CURVES = 5 };
struct curves {
    int keys; /* varied, in columns 1..keys */
    int count;
    int first[CURVES]; /* the first row of each */
};

static bool find_columns(const struct csv_file *file, struct series *series)
{
    *series = (struct series){
        .molten = csv_file_column(file, "routes.molten.cost_per_t.total"),
        .molten_half = csv_file_column(file, "routes.molten.cost_per_t.total.half_width"),
        .ingot = csv_file_column(file, "routes.ingot.cost_per_t.total"),
        .ingot_half = csv_file_column(file, "routes.ingot.cost_per_t.total.half_width"),
        .saving = csv_file_column(file, "saving_per_t"),
        .saving_half = csv_file_column(file, "saving_per_t.half_width"),
        .plan = csv_file_column(file, "plan")};
    return series->molten >= 0 && series->ingot >= 0 && series->saving >= 0;
}

/* The keys of a sweep stand between point and status. */
static int keys_of(const struct csv_file *file)
{
    int column = 1;
    while (column < file->columns && strcmp(csv_file_heading(file, column), "status") != 0)
        column++;
    return column < file->columns ? column - 1 : 0;
}

/* Whether the key takes numbers: a word has no place on an axis. */
static bool numbers(const struct csv_file *file, int column)
{
    for (int row = 0; row < file->rows; row++)
        if (isnan(csv_file_number(file, row, column)))
            return false;
    return file->rows > 0;
}

static bool same_text(const struct csv_file *file, int column, int row, int other)
{
    return strcmp(csv_file_text(file, row, column), csv_file_text(file, other, column)) == 0;
}

static int found_values(const struct csv_file *file, int column)
{
    int count = 0;
    for (int row = 0; row < file->rows; row++) {
        int before = 0;
        while (before < row && !same_text(file, column, row, before))
            before++;
        count += before == row;
    }
    return count;
}

/* summary.json of a sweep says what it set out to do, whatever of it is there. */
static int part_number(json_object *summary, const char *part, const char *key)
{
    json_object *object, *value;
    return json_object_object_get_ex(summary, part, &object) &&
                   json_object_object_get_ex(object, key, &value)
               ? json_object_get_int(value)
               : 0;
}

/* How many values a key is to take: those of a grid as it was declared, else as found. */
static int values_of(const struct csv_file *file, json_object *summary, int column)
{
    json_object *design, *varied, *values;
    if (!json_object_object_get_ex(summary, "design", &design) ||
        strcmp(json_object_get_string(design), "grid") != 0 ||
        !json_object_object_get_ex(summary, "varied", &varied) ||
        !json_object_is_type(varied, json_type_array) ||
        !json_object_object_get_ex(json_object_array_get_idx(varied, (size_t)column - 1), "values",
                                   &values))
        return found_values(file, column);
    return json_object_get_int(values);
}

/* "route.distance [km]", "customers.far.route.distance [km]" */
static bool distance(const struct csv_file *file, int column)
{
    static const char tail[] = "route.distance";
    const char *heading = csv_file_heading(file, column);
    size_t length = strcspn(heading, " "), most = sizeof tail - 1;
    return length >= most && strncmp(heading + length - most, tail, most) == 0;
}

/* Distance is the axis where it makes a curve and the other keys few of them; else the key with
 * most values, so that no axis turns while a sweep is under way. -1 when none takes numbers. */
static int choose_axis(const struct csv_file *file, json_object *summary, int keys)
{
    int axis = -1, most = 0;
    double points = 1;
    for (int column = 1; column <= keys; column++)
        points *= values_of(file, summary, column);
    for (int column = 1; column <= keys; column++) {
        int count = numbers(file, column) ? values_of(file, summary, column) : 0;
        if (count > 2 && distance(file, column) && points / count <= CURVES)
            return column;
        if (count > most) {
            most = count;
            axis = column;
        }
    }
    return axis;
}

static bool same_curve(const struct csv_file *file, const struct curves *curves, int x, int row,
                       int other)
{
    for (int column = 1; column <= curves->keys; column++)
        if (column != x && !same_text(file, column, row, other))
            return false;
    return true;
}

/* The curve of a row, from 0; curves->count when it is none of those known. */
static int curve_of(const struct csv_file *file, const struct curves *curves, int x, int row)
{
    int curve = 0;
    while (curve < curves->count && !same_curve(file, curves, x, row, curves->first[curve]))
        curve++;
    return curve;
}

/* fails: false when there are more than can be told apart. */
static bool find_curves(const struct csv_file *file, int x, struct curves *curves)
{
    for (int row = 0; row < file->rows; row++) {
        if (curve_of(file, curves, x, row) < curves->count)
            continue;
        if (curves->count == CURVES)
            return false;
        curves->first[curves->count++] = row;
    }
    return true;
}

static double or_zero(double value)
{
    return isnan(value) ? 0 : value;
}

/* Infeasible as planned, or with loads too cold; not known is not said. */
static bool no_plan(const struct csv_file *file, const struct series *series, int row)
{
    const char *plan = series->plan < 0 ? "" : csv_file_text(file, row, series->plan);
    return plan[0] && strcmp(plan, "feasible") != 0;
}

/* Curve after curve. out: how many rows are no plan. */
static int write_data(FILE *data, const struct csv_file *file, const struct series *series,
                      const struct curves *curves, int missing)
{
    int flagged = 0;
    fputs("x,molten,molten_low,molten_high,ingot,ingot_low,ingot_high,curve,infeasible,"
          "points_missing\n",
          data);
    for (int curve = 0; curve < curves->count; curve++)
        for (int row = 0; row < file->rows; row++) {
            double m = csv_file_number(file, row, series->molten);
            double i = csv_file_number(file, row, series->ingot);
            double dm = or_zero(csv_file_number(file, row, series->molten_half));
            double di = or_zero(csv_file_number(file, row, series->ingot_half));
            bool bad = no_plan(file, series, row);
            double value[] = {csv_file_number(file, row, series->x),
                              m,
                              m - dm,
                              m + dm,
                              i,
                              i - di,
                              i + di,
                              curve + 1,
                              bad,
                              missing};
            if (isnan(m) || isnan(i) || curve_of(file, curves, series->x, row) != curve)
                continue;
            flagged += bad;
            for (size_t k = 0; k < sizeof value / sizeof value[0]; k++) {
                if (k > 0)
                    putc(',', data);
                csv_number(data, value[k]);
            }
            putc('\n', data);
        }
    return flagged;
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

/* "prices.gas 4.8 CNY/m3, metal.alloy ADC12": what a curve is drawn for. */
static void name_curve(const struct csv_file *file, const struct curves *curves, int x, int curve,
                       char label[PLOT_LABEL])
{
    char text[2 * PLOT_LABEL] = "", key[96], unit[48];
    for (int column = 1; column <= curves->keys; column++) {
        size_t used = strlen(text);
        if (column == x)
            continue;
        split_heading(csv_file_heading(file, column), key, unit);
        snprintf(text + used, sizeof text - used, "%s%.60s %.80s %.40s", used > 0 ? ", " : "", key,
                 csv_file_text(file, curves->first[curve], column), unit);
    }
    plot_label(text, 60, label);
}

static void write_head(struct plot_head *head, const struct csv_file *file,
                       const struct series *series, const struct curves *curves,
                       const struct crossing *crossing)
{
    char label[PLOT_LABEL], unit[48], money_label[96], money[48], xlabel[160], text[120] = "";
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
    plot_key_number(head, "curves", curves->count);
    for (int curve = 0; curves->count > 1 && curve < curves->count; curve++) {
        char key[24];
        snprintf(key, sizeof key, "curve_%d", curve + 1);
        name_curve(file, curves, series->x, curve, label);
        plot_key(head, key, label);
    }
}

/* Several keys are drawn as a curve for each value of the others, where these are few. */
static bool find_axis(const struct csv_file *file, bool sweep, json_object *summary,
                      struct series *series, struct curves *curves, char message[PLOT_MESSAGE])
{
    *curves = (struct curves){.keys = sweep ? keys_of(file) : 0, .count = 0};
    series->x = sweep ? choose_axis(file, summary, curves->keys) : 0;
    if (series->x < 0 || !numbers(file, series->x)) {
        snprintf(message, PLOT_MESSAGE,
                 "there is no curve over words: this picture needs a sweep of a key of numbers; "
                 "sweep.csv has the table");
        return false;
    }
    if (find_curves(file, series->x, curves))
        return true;
    snprintf(message, PLOT_MESSAGE,
             "more than %d curves over '%.80s': vary the other keys over fewer values; of two keys "
             "a map is drawn by `meltroute breakeven S.yaml --against 'KEY=LOW..HIGH' --out map`, "
             "then `meltroute plot map`",
             CURVES, csv_file_heading(file, series->x));
    return false;
}

/* The table of a sweep, or else of a break-even. */
static bool open_table(const char *folder, struct csv_file *file, bool *sweep,
                       char message[PLOT_MESSAGE])
{
    char path[1400];
    snprintf(path, sizeof path, "%s/sweep.csv", folder);
    *sweep = csv_file_read(path, file);
    if (*sweep)
        return true;
    snprintf(path, sizeof path, "%s/breakeven.csv", folder);
    if (csv_file_read(path, file))
        return true;
    snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
    return false;
}

static json_object *read_summary(const char *folder)
{
    char path[1400];
    snprintf(path, sizeof path, "%s/summary.json", folder);
    return json_object_from_file(path);
}

/* The data, and the head that goes with it; message: what is missing, if something is. */
static void write_picture(const char *folder, FILE *data, struct plot_head *head,
                          const struct csv_file *file, const struct series *series,
                          const struct curves *curves, json_object *summary,
                          char message[PLOT_MESSAGE])
{
    int done = part_number(summary, "points", "done"), all = part_number(summary, "points", "all");
    const struct crossing none = {NAN, NAN, 0};
    struct crossing crossing = curves->keys == 0   ? read_root(folder)
                               : curves->count > 1 ? none
                                                   : cross_points(file, series);
    int flagged = write_data(data, file, series, curves, all - done);
    if (done < all)
        snprintf(message, PLOT_MESSAGE, "unfinished: %d of %d points", done, all);
    write_head(head, file, series, curves, &crossing);
    plot_key(head, "unfinished", message);
    plot_key(head, "flag_text", flagged > 0 ? "infeasible as planned" : "");
    plot_key_number(head, "height",
                    420 + 26 * ((curves->count > 1 ? curves->count : 0) + (flagged > 0)));
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    struct series series;
    struct curves curves;
    bool sweep;
    message[0] = '\0';
    if (!open_table(folder, &file, &sweep, message))
        return false;
    json_object *summary = sweep ? read_summary(folder) : NULL;
    bool fine = find_columns(&file, &series);
    if (!fine)
        snprintf(message, PLOT_MESSAGE, "no point of the table in %.400s has a result to draw",
                 folder);
    fine = fine && find_axis(&file, sweep, summary, &series, &curves, message);
    if (fine)
        write_picture(folder, data, head, &file, &series, &curves, summary, message);
    json_object_put(summary);
    csv_file_clear(&file);
    return fine;
}

const struct plot_kind plot_cost_distance = {
    .name = "cost_distance",
    .summary = "cost of both routes against distance, with bands and break-even",
    .needs = "sweep.csv breakeven.csv",
    .prepare = prepare};
