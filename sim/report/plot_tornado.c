/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

enum { BARS = 14 };

/* Columns of sensitivity.csv that the bars come from. */
struct columns {
    int key, unit, low, high, judgement;
    int from, to, rank; /* ends of a bar; what ranks it */
    bool share;         /* Sobol: of the variance */
    bool ends;          /* one at a time: values at both ends of the range */
    const char *output; /* whose effects are drawn: "saving" */
    const char *title;  /* of it, for people */
};

/* "saving.swing"; -1: there is no such column. */
static int column_of(const struct csv_file *file, const char *output, const char *figure)
{
    char name[80];
    snprintf(name, sizeof name, "%s.%s", output, figure);
    return csv_file_column(file, name);
}

/* The first output that was studied, in this order, is the one that is drawn. */
static bool find_columns(const struct csv_file *file, struct columns *c)
{
    static const char *const outputs[][2] = {{"saving", "saving"},
                                             {"breakeven", "break-even distance"},
                                             {"carbon", "CO2 saved"},
                                             {"service", "molten service"}};
    static const struct {
        const char *rank, *from, *to;
        bool ends;
    } methods[] = {{"swing", "at_low", "at_high", true},
                   {"ST", "ST_low", "ST_high", false},
                   {"mu_star", "mu_star_low", "mu_star_high", false}};
    *c = (struct columns){.key = csv_file_column(file, "key"),
                          .unit = csv_file_column(file, "unit"),
                          .low = csv_file_column(file, "low"),
                          .high = csv_file_column(file, "high"),
                          .judgement = csv_file_column(file, "judgement"),
                          .rank = -1};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs && c->rank < 0; i++) {
        c->output = outputs[i][0];
        c->title = outputs[i][1];
        for (size_t m = 0; m < sizeof methods / sizeof *methods && c->rank < 0; m++) {
            c->rank = column_of(file, c->output, methods[m].rank);
            c->from = column_of(file, c->output, methods[m].from);
            c->to = column_of(file, c->output, methods[m].to);
            c->ends = methods[m].ends;
            c->share = methods[m].rank[0] == 'S';
        }
    }
    return c->key >= 0 && c->low >= 0 && c->high >= 0 && c->judgement >= 0 && c->rank >= 0;
}

/* Rows by rank, largest first. out: how many are drawn. */
static int rank_rows(const struct csv_file *file, const struct columns *c, int *order)
{
    int count = 0;
    for (int row = 0; row < file->rows; row++) {
        double value = csv_file_number(file, row, c->rank);
        if (!(value > 0))
            continue;
        int at = count++;
        for (; at > 0 && csv_file_number(file, order[at - 1], c->rank) < value; at--)
            order[at] = order[at - 1];
        order[at] = row;
    }
    return count < BARS ? count : BARS;
}

/* "customers.customer.route.speed" is written customer.route.speed. */
static const char *name_of(const char *key)
{
    static const char one[] = "customers.customer.";
    return strncmp(key, one, sizeof one - 1) == 0 ? key + strlen("customers.") : key;
}

static const char *cell(const struct csv_file *file, int row, int column)
{
    return file->cell[(row + 1) * file->columns + column];
}

static void write_bars(FILE *data, const struct csv_file *file, const struct columns *c,
                       const int *order, int count)
{
    fputs("place,from,to,value,at_from,at_to,name\n", data);
    for (int i = 0; i < count; i++) {
        int row = order[i];
        const double value[] = {csv_file_number(file, row, c->from),
                                csv_file_number(file, row, c->to),
                                csv_file_number(file, row, c->rank)};
        const char *unit =
            strcmp(cell(file, row, c->unit), "-") == 0 ? "" : cell(file, row, c->unit);
        bool judged = strcmp(cell(file, row, c->judgement), "yes") == 0;
        char text[PLOT_LABEL + 60], name[PLOT_LABEL];
        fprintf(data, "%d", -i);
        for (int k = 0; k < 3; k++) {
            putc(',', data);
            csv_number(data, value[k]);
        }
        fprintf(data, ",%.7g,%.7g,", csv_file_number(file, row, c->low),
                csv_file_number(file, row, c->high));
        plot_label(name_of(cell(file, row, c->key)), 54, name);
        snprintf(text, sizeof text, "%s%s%s%.12s", judged ? "* " : "", name, unit[0] ? ", " : "",
                 unit);
        csv_text(data, text);
        putc('\n', data);
    }
}

/* The output at the scenario itself, from the JSON beside the table; NAN. unit: of it. */
static double read_base(const char *folder, const char *output, char unit[24])
{
    char path[1400];
    double base = NAN;
    snprintf(path, sizeof path, "%s/sensitivity.json", folder);
    json_object *outputs, *one, *value, *file = json_object_from_file(path);
    unit[0] = '\0';
    if (file && json_object_object_get_ex(file, "outputs", &outputs) &&
        json_object_object_get_ex(outputs, output, &one)) {
        if (json_object_object_get_ex(one, "base", &value) && value)
            base = json_object_get_double(value);
        if (json_object_object_get_ex(one, "unit", &value) && value)
            snprintf(unit, 24, "%s", json_object_get_string(value));
    }
    json_object_put(file);
    return base;
}

static void write_head(struct plot_head *head, const struct columns *c, double base,
                       const char *unit, int bars)
{
    char text[120];
    const char *comma = strcmp(unit, "-") == 0 ? "" : ", ";
    bool saving = strcmp(c->output, "saving") == 0; /* a shorter name leaves room to say more */
    snprintf(text, sizeof text, "What moves the %s%s", c->title,
             !saving   ? ""
             : c->ends ? ": each input alone"
                       : ": inputs moved together");
    plot_key(head, "title_text", text);
    if (c->ends)
        snprintf(text, sizeof text, "%s%s%s", c->title, comma, comma[0] ? unit : "");
    else if (c->share)
        snprintf(text, sizeof text, "share of the variance of the %s", c->title);
    else
        snprintf(text, sizeof text, "effect on the %s%s%s", c->title, comma, comma[0] ? unit : "");
    plot_key(head, "x_label", text);
    plot_key(head, "note",
             c->ends ? "* rests on judgement. Line: as it is now; beside bars: the input."
                     : "* rests on judgement. Lines: 95 % intervals.");
    plot_key(head, "y_label", "");
    plot_key_number(head, "base", base);
    plot_key_number(head, "bars", bars);
    plot_key_number(head, "height", 180 + 44 * bars);
    plot_key(head, "ends", c->ends ? "yes" : "");
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    struct columns columns;
    char path[1400], unit[24];
    snprintf(path, sizeof path, "%s/sensitivity.csv", folder);
    if (!csv_file_read(path, &file)) {
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    int *order = malloc((size_t)(file.rows + 1) * sizeof *order);
    bool fine = order && find_columns(&file, &columns);
    int bars = fine ? rank_rows(&file, &columns, order) : 0;
    if (bars > 0) {
        double base = read_base(folder, columns.output, unit);
        write_bars(data, &file, &columns, order, bars);
        write_head(head, &columns, base, unit, bars);
    } else {
        snprintf(message, PLOT_MESSAGE,
                 "this picture needs a sensitivity study in which an input moves the answer");
    }
    free(order);
    csv_file_clear(&file);
    return bars > 0;
}

const struct plot_kind plot_tornado = {
    .name = "tornado",
    .summary = "what moves the saving, or what else was studied, largest first",
    .needs = "sensitivity.csv",
    .prepare = prepare};
