/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/figure.h"
#include "sim/report/text.h"

enum { LINES = 128, NAME = 26, VALUE = 14, GAP = 6 };

/* One line of a sheet: a name and a figure, aligned on the decimal point. */
struct line {
    char name[64], value[FIGURE_ROOM];
};

struct column {
    int count, decimals;
    struct line line[LINES];
};

static struct estimate read(const struct run *run, const char *format, const char *route,
                            const char *name)
{
    char path[160];
    snprintf(path, sizeof path, format, route, name); /* the formats stand in this file */
    return metric_read(&run->experiment.table, path);
}

static void words(char *text)
{
    for (; *text; text++)
        if (*text == '_')
            *text = ' ';
}

/* One row or item. Rows and totals carry their half-width. */
static void add(struct column *column, int indent, const char *name, struct estimate e, bool noise)
{
    if (column->count == LINES)
        return;
    struct line *line = &column->line[column->count++];
    char mean[FIGURE_ROOM], half[FIGURE_ROOM];
    snprintf(line->name, sizeof line->name, "%*s%s", indent, "", name);
    words(line->name);
    figure_text(e.mean, column->decimals, mean);
    if (noise && figure_half_width(e, column->decimals, half))
        snprintf(line->value, sizeof line->value, "%7.20s ± %.20s", mean, half);
    else
        snprintf(line->value, sizeof line->value, "%7.20s", mean);
}

/* An item that rounds to nothing is left out of the text; costs.csv has it. */
static bool visible(const struct column *column, double mean)
{
    return fabs(mean) >= 0.5 * pow(10, -column->decimals);
}

static void cost_column(const struct run *run, enum supply_route route, struct column *column)
{
    const struct cost_item *const *items = cost_items();
    const char *name = route_name(route);
    bool wide = run->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN;
    struct estimate total = read(run, "routes.%s.cost_per_t.%s", name, "total");
    column->count = 0;
    column->decimals = 1;
    for (int row = 0; row < ROWS; row++) {
        if (cost_row_route((enum cost_row)row) != route)
            continue;
        const char *row_name = cost_row_name((enum cost_row)row);
        add(column, 2, row_name, read(run, "routes.%s.cost_per_t.rows.%s", name, row_name), true);
        for (int i = 0; items[i]; i++) {
            if ((int)items[i]->row != row || (!items[i]->exhibit && !wide))
                continue;
            struct estimate e = read(run, "routes.%s.cost_per_t.items.%s", name, items[i]->name);
            if (visible(column, e.mean))
                add(column, 4, items[i]->name, e, false);
        }
    }
    add(column, 2, "total", total, true);
}

static void carbon_column(const struct run *run, enum supply_route route, struct column *column)
{
    const struct carbon_line_kind *const *lines = carbon_lines();
    const char *name = route_name(route);
    column->count = 0;
    column->decimals = 1;
    for (int i = 0; lines[i]; i++) {
        struct estimate e = read(run, "routes.%s.carbon_kg_per_t.rows.%s", name, lines[i]->name);
        if (e.n > 0 && visible(column, e.mean))
            add(column, 2, lines[i]->name, e, false);
    }
    add(column, 2, "total", read(run, "routes.%s.carbon_kg_per_t.%s", name, "total"), true);
}

static void half(FILE *out, const struct column *column, int index, bool last)
{
    if (index < column->count) {
        text_pad(out, column->line[index].name, NAME);
        text_pad(out, column->line[index].value, last ? 0 : VALUE + GAP);
    } else {
        fprintf(out, "%*s", NAME + VALUE + GAP, "");
    }
}

/* The totals stand on one line, the last. */
static void print_pair(FILE *out, struct column *left, struct column *right)
{
    int lines = left->count > right->count ? left->count : right->count;
    for (int i = 0; i < lines - 1; i++) {
        bool beside = i < right->count - 1;
        if (i < left->count - 1)
            half(out, left, i, !beside);
        else if (beside)
            fprintf(out, "%*s", NAME + VALUE + GAP, "");
        if (beside)
            half(out, right, i, true);
        putc('\n', out);
    }
    half(out, left, left->count - 1, false);
    half(out, right, right->count - 1, true);
    putc('\n', out);
}

static void heads(FILE *out)
{
    fputs("  ", out);
    text_pad(out, "molten", NAME + VALUE + GAP);
    fputs("ingot\n", out);
}

static void boundary_line(FILE *out, const char *name, struct estimate molten,
                          struct estimate ingot, struct estimate saving)
{
    char text[FIGURE_ROOM];
    fputs("  ", out);
    text_pad(out, name, 44);
    figure_text(molten.mean, 1, text);
    text_pad(out, text, -9);
    figure_text(ingot.mean, 1, text);
    text_pad(out, text, -10);
    figure_interval(saving, 1, text);
    text_pad(out, text, -18);
    putc('\n', out);
}

static void boundaries(FILE *out, const struct run *run)
{
    const struct metric_table *table = &run->experiment.table;
    fprintf(out, "\nThe same in %s/t", run->scenario->currency);
    fprintf(out, "%*s   molten     ingot            saving\n",
            30 - (int)strlen(run->scenario->currency) - 2, "");
    boundary_line(out, "Exhibit 12's boundary", metric_read(table, "boundaries.exhibit.molten"),
                  metric_read(table, "boundaries.exhibit.ingot"),
                  metric_read(table, "boundaries.exhibit.saving_per_t"));
    boundary_line(out, "the whole supply chain",
                  metric_read(table, "boundaries.supply_chain.molten"),
                  metric_read(table, "boundaries.supply_chain.ingot"),
                  metric_read(table, "boundaries.supply_chain.saving_per_t"));
    boundary_line(out, "this sheet, trucks by the hours used",
                  metric_read(table, "routes.molten.cost_per_t_pooled"),
                  metric_read(table, "routes.ingot.cost_per_t_pooled"),
                  metric_read(table, "saving_per_t_pooled"));
}

void text_sheets(FILE *out, const struct run *run)
{
    struct column *column = calloc(2, sizeof *column);
    if (!column)
        return;
    fprintf(out, "\nCost, %s per tonne of new metal shot (%s)\n", run->scenario->currency,
            run->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN ? "boundary: the supply chain"
                                                                   : "boundary: as in Exhibit 12");
    heads(out);
    cost_column(run, ROUTE_MOLTEN, &column[0]);
    cost_column(run, ROUTE_INGOT, &column[1]);
    print_pair(out, &column[0], &column[1]);
    boundaries(out, run);
    text_parties(out, run);
    fputs("\nCarbon, kg CO2 per tonne of new metal shot\n", out);
    heads(out);
    carbon_column(run, ROUTE_MOLTEN, &column[0]);
    carbon_column(run, ROUTE_INGOT, &column[1]);
    print_pair(out, &column[0], &column[1]);
    text_carbon(out, run);
    free(column);
}
