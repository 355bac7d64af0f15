/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a report: cost and carbon of both routes, side by side. */
#include <stdlib.h>

#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/html_report.h"
#include "sim/report/sheet.h"

static void begin(FILE *out, const char *route, const char *caption, const char *unit)
{
    html_put(out,
             "<div><table><caption>%s</caption><thead><tr><th scope=\"col\" class=\"%s\">%s"
             "</th><th scope=\"col\" class=\"n\">",
             caption, route, route);
    html_text(out, unit);
    html_put(out, "</th><th scope=\"col\" class=\"n\">± 95 %%</th></tr></thead><tbody>\n");
}

/* Rows and totals carry their half-width. */
static void line(FILE *out, const struct sheet_line *from)
{
    static const char *const kind[] = {
        [SHEET_ROW] = "row", [SHEET_ITEM] = "item", [SHEET_TOTAL] = "total"};
    char mean[FIGURE_ROOM], half[FIGURE_ROOM];
    figure_text(from->figure.mean, SHEET_DECIMALS, mean);
    html_put(out, "<tr class=\"%s\"><th scope=\"row\">", kind[from->kind]);
    html_words(out, from->name);
    html_put(out, "</th><td class=\"n\">%s</td><td class=\"n\">", mean);
    if (from->kind != SHEET_ITEM && figure_half_width(from->figure, SHEET_DECIMALS, half))
        html_put(out, half[0] == '<' ? "± &lt;%s" : "± %s", half[0] == '<' ? half + 1 : half);
    html_put(out, "</td></tr>\n");
}

static void pair(FILE *out, const struct run *run, const char *caption, const char *unit,
                 int (*lines)(const struct run *, enum supply_route, struct sheet_line *))
{
    struct sheet_line *from = calloc(SHEET_LINES, sizeof *from);
    html_put(out, "<div class=\"pair\">\n");
    for (int route = 0; from && route < ROUTES; route++) {
        int count = lines(run, (enum supply_route)route, from);
        begin(out, route_name((enum supply_route)route), caption, unit);
        for (int i = 0; i < count; i++)
            line(out, &from[i]);
        html_put(out, "</tbody></table></div>\n");
    }
    html_put(out, "</div>\n");
    free(from);
}

static void boundaries(FILE *out, const struct run *run)
{
    html_put(out,
             "<div class=\"wide\"><table><caption>The same within other boundaries, %s per "
             "tonne</caption><thead><tr><th scope=\"col\">boundary</th>"
             "<th scope=\"col\" class=\"n molten\">molten</th>"
             "<th scope=\"col\" class=\"n ingot\">ingot</th>"
             "<th scope=\"col\" class=\"n\">saving</th></tr></thead><tbody>\n",
             run->scenario->currency);
    for (int i = 0; i < SHEET_BOUNDARIES; i++) {
        struct sheet_boundary boundary = sheet_boundary(run, i);
        char molten[FIGURE_ROOM], ingot[FIGURE_ROOM], saving[FIGURE_ROOM];
        figure_text(boundary.molten.mean, SHEET_DECIMALS, molten);
        figure_text(boundary.ingot.mean, SHEET_DECIMALS, ingot);
        figure_interval(boundary.saving, SHEET_DECIMALS, saving);
        html_put(out,
                 "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                 "<td class=\"n\">",
                 boundary.name, molten, ingot);
        html_figure(out, saving);
        html_put(out, "</td></tr>\n");
    }
    html_put(out, "</tbody></table></div>\n");
}

void html_sheets(FILE *out, const struct run *run)
{
    char unit[24];
    snprintf(unit, sizeof unit, "%s/t", run->scenario->currency);
    html_put(out,
             "<section id=\"cost\"><h2>Cost</h2>\n<p class=\"soft\">Boundary: %s. ± is the "
             "noise of the simulation alone.</p>",
             run->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN ? "the whole supply chain"
                                                                    : "as in Exhibit 12");
    pair(out, run, "Cost per tonne of new metal shot", unit, sheet_cost);
    boundaries(out, run);
    html_cut(out, run, CUT_DRIVERS);
    html_cut(out, run, CUT_PARTIES);
    html_put(out, "</section>\n<section id=\"carbon\"><h2>Carbon</h2>\n");
    pair(out, run, "Carbon per tonne of new metal shot", "kg CO2/t", sheet_carbon);
    html_cut(out, run, CUT_CARBON);
    html_put(out, "</section>\n");
}
