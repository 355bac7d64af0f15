/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sweep as text: its points, or what it would compute. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/figure.h"
#include "sim/report/text.h"
#include "sim/study/parallel.h"

enum { FIGURES = 4 };
static const char *const path[FIGURES] = {"routes.molten.cost_per_t.total",
                                          "routes.ingot.cost_per_t.total", "saving_per_t",
                                          "carbon_saving_kg_per_t"};

/* How a varied key stands: with so many decimals, its numbers in so many columns; -1: as text. */
struct key_column {
    int decimals, digits;
};

/* What all lines share. */
struct columns {
    struct key_column *key;
    int figure[FIGURES]; /* decimals */
};

/* Columns in which a varied key stands. */
static int key_columns(const struct vary *vary)
{
    enum { KEY = 22 };
    int columns = text_columns(vary->key) + 2;
    return columns > KEY ? columns : KEY;
}

/* The number alone; "" when it is none, or its column holds texts. */
static void key_number(const struct sweep *sweep, int index, int k, int decimals,
                       char text[FIGURE_ROOM])
{
    double number = points_number(&sweep->points, index, k);
    text[0] = '\0';
    if (decimals >= 0 && !isnan(number))
        figure_text(number, decimals, text);
}

static struct key_column look_at_key(const struct sweep *sweep, int k, double *value)
{
    struct key_column column = {0, 0};
    char text[FIGURE_ROOM];
    for (int i = 0; i < sweep->count; i++) {
        value[i] = points_number(&sweep->points, i, k);
        column.decimals = isnan(value[i]) ? -1 : column.decimals;
    }
    if (column.decimals == 0)
        column.decimals = figure_column_decimals(value, sweep->count);
    for (int i = 0; i < sweep->count; i++) {
        key_number(sweep, i, k, column.decimals, text);
        int digits = text_columns(text);
        column.digits = digits > column.digits ? digits : column.digits;
    }
    return column;
}

/* fails: false without memory. */
static bool look_over(const struct sweep *sweep, struct columns *columns)
{
    double *value = malloc((size_t)(sweep->count + 1) * sizeof *value);
    *columns =
        (struct columns){.key = malloc((size_t)(sweep->points.keys + 1) * sizeof *columns->key)};
    for (int k = 0; value && columns->key && k < sweep->points.keys; k++)
        columns->key[k] = look_at_key(sweep, k, value);
    for (int i = 0; i < sweep->count; i++) {
        struct metric_table table;
        sweep_table(sweep, i, &table);
        for (int f = 0; f < FIGURES; f++)
            columns->figure[f] =
                figure_more_decimals(columns->figure[f], metric_read(&table, path[f]), 1);
        metric_table_clear(&table);
    }
    free(value);
    return value && columns->key;
}

static void key_cell(FILE *out, const struct sweep *sweep, const struct columns *columns, int index,
                     int k)
{
    const struct vary *vary = &sweep->points.vary[k];
    char text[200], number[FIGURE_ROOM];
    key_number(sweep, index, k, columns->key[k].decimals, number);
    if (number[0])
        snprintf(text, sizeof text, "%*s%s%.60s", columns->key[k].digits, number,
                 vary->unit[0] ? " " : "", vary->unit);
    else
        points_value(&sweep->points, index, k, text, sizeof text);
    text_pad(out, text, key_columns(vary));
}

static void sweep_line(FILE *out, const struct sweep *sweep, const struct columns *columns,
                       int index)
{
    const struct sweep_point *point = &sweep->point[index];
    struct metric_table table;
    char text[FIGURE_ROOM];
    fputs("  ", out);
    for (int k = 0; k < sweep->points.keys; k++)
        key_cell(out, sweep, columns, index, k);
    sweep_table(sweep, index, &table);
    for (int f = 0; table.count > 0 && f < FIGURES; f++) {
        figure_interval_at(metric_read(&table, path[f]), columns->figure[f], text);
        text_pad(out, text, -15);
    }
    if (table.count == 0)
        fputs(point->message ? point->message : "", out);
    else if (point->plan[0] && strcmp(point->plan, "feasible") != 0)
        fprintf(out, "  %s", point->plan);
    putc('\n', out);
    metric_table_clear(&table);
}

/* "molten CNY/t": what a column is in, as the first point with a table says. */
static void money_heading(FILE *out, const struct sweep *sweep, const char *name)
{
    struct metric_table table = {0};
    char text[FIGURE_ROOM];
    for (int i = 0; i < sweep->count && table.count == 0; i++)
        sweep_table(sweep, i, &table);
    const struct metric *saving = metric_find(&table, "saving_per_t");
    snprintf(text, sizeof text, "%s %.20s", name, saving ? saving->unit : "per t");
    text_pad(out, text, -15);
    metric_table_clear(&table);
}

static void say_missing(FILE *out, const struct sweep *sweep)
{
    int missing = sweep->count - sweep->done;
    if (missing > 0)
        fprintf(out, "unfinished: %d of %d points, %d %s missing%s\n", sweep->done, sweep->count,
                missing, missing == 1 ? "is" : "are",
                sweep->mine < sweep->count ? ", those of other shards among them" : "");
}

void text_sweep(FILE *out, const struct sweep *sweep)
{
    static const char *const money[] = {"molten", "ingot", "saving"};
    struct columns columns;
    if (!look_over(sweep, &columns)) {
        free(columns.key);
        return;
    }
    fputs("  ", out);
    for (int k = 0; k < sweep->points.keys; k++)
        text_pad(out, sweep->points.vary[k].key, key_columns(&sweep->points.vary[k]));
    for (size_t i = 0; i < sizeof money / sizeof money[0]; i++)
        money_heading(out, sweep, money[i]);
    text_pad(out, "CO2 saved kg/t", -15);
    putc('\n', out);
    for (int i = 0; i < sweep->count; i++)
        if (sweep->point[i].done)
            sweep_line(out, sweep, &columns, i);
    free(columns.key);
    if (sweep->failed > 0)
        fprintf(out, "%d of %d points could not be simulated\n", sweep->failed, sweep->count);
    say_missing(out, sweep);
}

/* "12 s", "3.4 min", "5.1 h", "2.0 d" */
static void duration(FILE *out, double s)
{
    static const struct {
        double s;
        const char *unit;
    } scale[] = {{86400, "d"}, {3600, "h"}, {60, "min"}};
    for (size_t i = 0; i < sizeof scale / sizeof scale[0]; i++)
        if (s >= 2 * scale[i].s) {
            fprintf(out, "%.1f %s", s / scale[i].s, scale[i].unit);
            return;
        }
    fprintf(out, "%.2g s", s);
}

void text_sweep_plan(FILE *out, const struct sweep *sweep, const struct scenario *scenario,
                     int threads)
{
    const struct replications *wanted = &scenario->simulation.replications;
    int all = parallel_threads(threads), known = sweep->mine - sweep->missing;
    bool open = wanted->half_width_per_kg > 0 && wanted->max > wanted->min;
    fprintf(out, "%d points, %d of them in the store, %d to compute\n", sweep->mine, known,
            sweep->missing);
    fprintf(out, "%.0f", (double)sweep->missing * wanted->min);
    if (open)
        fprintf(out, " to %.0f", (double)sweep->missing * wanted->max);
    fputs(" replications of both routes\n", out);
    if (isnan(sweep->one_point_s))
        return;
    if (sweep->timed > 1)
        fprintf(out, "%d points took ", sweep->timed);
    else
        fputs("one point took ", out);
    duration(out, sweep->one_point_s);
    fputs(sweep->timed > 1 ? " on average: about " : ": about ", out);
    duration(out, fmax(sweep->one_point_s * sweep->missing / all, sweep->slowest_point_s));
    fprintf(out, " on %d thread%s\n", all, all == 1 ? "" : "s");
}
