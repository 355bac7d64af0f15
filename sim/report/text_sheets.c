/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "sim/report/figure.h"
#include "sim/report/sheet.h"
#include "sim/report/text.h"

enum { NAME = 26, VALUE = 14, GAP = 6 };

/* One line of a sheet: a name and a figure, aligned on the decimal point. */
struct line {
    char name[64], value[FIGURE_ROOM];
};

struct column {
    int count;
    struct line line[SHEET_LINES];
};

static void words(char *text)
{
    for (; *text; text++)
        if (*text == '_')
            *text = ' ';
}

/* Rows and totals carry their half-width; items stand further in. */
static void fill(struct column *column, const struct sheet_line *from, int count, bool rows)
{
    column->count = count;
    for (int i = 0; i < count; i++) {
        struct line *line = &column->line[i];
        char mean[FIGURE_ROOM], half[FIGURE_ROOM];
        bool item = from[i].kind == SHEET_ITEM;
        snprintf(line->name, sizeof line->name, "%*s%s", item && rows ? 4 : 2, "", from[i].name);
        words(line->name);
        figure_text(from[i].figure.mean, SHEET_DECIMALS, mean);
        if (!item && figure_half_width(from[i].figure, SHEET_DECIMALS, half))
            snprintf(line->value, sizeof line->value, "%7.20s ± %.20s", mean, half);
        else
            snprintf(line->value, sizeof line->value, "%7.20s", mean);
    }
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

static void boundaries(FILE *out, const struct run *run)
{
    char text[FIGURE_ROOM];
    fprintf(out, "\nThe same in %s/t", run->scenario->currency);
    fprintf(out, "%*s   molten     ingot            saving\n",
            30 - (int)strlen(run->scenario->currency) - 2, "");
    for (int i = 0; i < SHEET_BOUNDARIES; i++) {
        struct sheet_boundary boundary = sheet_boundary(run, i);
        fputs("  ", out);
        text_pad(out, boundary.name, 44);
        figure_text(boundary.molten.mean, SHEET_DECIMALS, text);
        text_pad(out, text, -9);
        figure_text(boundary.ingot.mean, SHEET_DECIMALS, text);
        text_pad(out, text, -10);
        figure_interval(boundary.saving, SHEET_DECIMALS, text);
        text_pad(out, text, -18);
        putc('\n', out);
    }
}

/* Both routes side by side. */
static void sheet(FILE *out, const struct run *run, bool rows,
                  int (*lines)(const struct run *, enum supply_route, struct sheet_line *))
{
    struct column *column = calloc(2, sizeof *column);
    struct sheet_line *line = calloc(SHEET_LINES, sizeof *line);
    if (column && line) {
        heads(out);
        fill(&column[0], line, lines(run, ROUTE_MOLTEN, line), rows);
        fill(&column[1], line, lines(run, ROUTE_INGOT, line), rows);
        print_pair(out, &column[0], &column[1]);
    }
    free(line);
    free(column);
}

void text_sheets(FILE *out, const struct run *run)
{
    fprintf(out, "\nCost, %s per tonne of new metal shot (%s)\n", run->scenario->currency,
            run->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN ? "boundary: the supply chain"
                                                                   : "boundary: as in Exhibit 12");
    sheet(out, run, true, sheet_cost);
    boundaries(out, run);
    text_cut(out, run, CUT_DRIVERS);
    text_cut(out, run, CUT_PARTIES);
    fputs("\nCarbon, kg CO2 per tonne of new metal shot\n", out);
    sheet(out, run, false, sheet_carbon);
    text_cut(out, run, CUT_CARBON);
}
