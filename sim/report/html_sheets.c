/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a report: cost and carbon of both routes, side by side. */
#include <math.h>

#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/html_report.h"

enum { DECIMALS = 1 };

static struct estimate read(const struct run *run, const char *format, const char *route,
                            const char *name)
{
    char path[160];
    snprintf(path, sizeof path, format, route, name); /* the formats stand in this file */
    return metric_read(&run->experiment.table, path);
}

static void line(FILE *out, const char *kind, const char *name, struct estimate e, bool noise)
{
    char mean[FIGURE_ROOM], half[FIGURE_ROOM];
    figure_text(e.mean, DECIMALS, mean);
    html_put(out, "<tr class=\"%s\"><th scope=\"row\">", kind);
    html_words(out, name);
    html_put(out, "</th><td class=\"n\">%s</td><td class=\"n\">", mean);
    if (noise && figure_half_width(e, DECIMALS, half))
        html_put(out, "± %s", half[0] == '<' ? half + 1 : half);
    html_put(out, "</td></tr>\n");
}

static bool visible(struct estimate e)
{
    return fabs(e.mean) >= 0.5 * pow(10, -DECIMALS);
}

static void begin(FILE *out, const char *route, const char *caption, const char *unit)
{
    html_put(out,
             "<div><table><caption>%s</caption><thead><tr><th scope=\"col\" class=\"%s\">%s"
             "</th><th scope=\"col\" class=\"n\">",
             caption, route, route);
    html_text(out, unit);
    html_put(out, "</th><th scope=\"col\" class=\"n\">± 95 %%</th></tr></thead><tbody>\n");
}

static void cost_table(FILE *out, const struct run *run, enum supply_route route)
{
    const struct cost_item *const *items = cost_items();
    const char *name = route_name(route);
    bool wide = run->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN;
    char unit[24];
    snprintf(unit, sizeof unit, "%s/t", run->scenario->currency);
    begin(out, name, "Cost per tonne of new metal shot", unit);
    for (int row = 0; row < ROWS; row++) {
        if (cost_row_route((enum cost_row)row) != route)
            continue;
        const char *row_name = cost_row_name((enum cost_row)row);
        line(out, "row", row_name, read(run, "routes.%s.cost_per_t.rows.%s", name, row_name), true);
        for (int i = 0; items[i]; i++) {
            if ((int)items[i]->row != row || (!items[i]->exhibit && !wide))
                continue;
            struct estimate e = read(run, "routes.%s.cost_per_t.items.%s", name, items[i]->name);
            if (visible(e))
                line(out, "item", items[i]->name, e, false);
        }
    }
    line(out, "total", "total", read(run, "routes.%s.cost_per_t.%s", name, "total"), true);
    html_put(out, "</tbody></table></div>\n");
}

static void carbon_table(FILE *out, const struct run *run, enum supply_route route)
{
    const struct carbon_line_kind *const *lines = carbon_lines();
    const char *name = route_name(route);
    begin(out, name, "Carbon per tonne of new metal shot", "kg CO2/t");
    for (int i = 0; lines[i]; i++) {
        struct estimate e = read(run, "routes.%s.carbon_kg_per_t.rows.%s", name, lines[i]->name);
        if (e.n > 0 && visible(e))
            line(out, "item", lines[i]->name, e, false);
    }
    line(out, "total", "total", read(run, "routes.%s.carbon_kg_per_t.%s", name, "total"), true);
    html_put(out, "</tbody></table></div>\n");
}

static void boundary(FILE *out, const struct run *run, const char *name, const char *const path[3])
{
    html_put(out, "<tr><th scope=\"row\">%s</th>", name);
    for (int i = 0; i < 3; i++) {
        char text[FIGURE_ROOM];
        struct estimate e = metric_read(&run->experiment.table, path[i]);
        if (i < 2)
            figure_text(e.mean, DECIMALS, text);
        else
            figure_interval(e, DECIMALS, text);
        html_put(out, "<td class=\"n\">");
        html_text(out, text);
        html_put(out, "</td>");
    }
    html_put(out, "</tr>\n");
}

static void boundaries(FILE *out, const struct run *run)
{
    static const char *const exhibit[] = {"boundaries.exhibit.molten", "boundaries.exhibit.ingot",
                                          "boundaries.exhibit.saving_per_t"};
    static const char *const chain[] = {"boundaries.supply_chain.molten",
                                        "boundaries.supply_chain.ingot",
                                        "boundaries.supply_chain.saving_per_t"};
    static const char *const pooled[] = {"routes.molten.cost_per_t_pooled",
                                         "routes.ingot.cost_per_t_pooled", "saving_per_t_pooled"};
    html_put(out,
             "<div class=\"wide\"><table><caption>The same within other boundaries, %s per "
             "tonne</caption><thead><tr><th scope=\"col\">boundary</th>"
             "<th scope=\"col\" class=\"n molten\">molten</th>"
             "<th scope=\"col\" class=\"n ingot\">ingot</th>"
             "<th scope=\"col\" class=\"n\">saving</th></tr></thead><tbody>\n",
             run->scenario->currency);
    boundary(out, run, "as in Exhibit 12", exhibit);
    boundary(out, run, "the whole supply chain", chain);
    boundary(out, run, "the sheet above, trucks by the hours used", pooled);
    html_put(out, "</tbody></table></div>\n");
}

void html_sheets(FILE *out, const struct run *run)
{
    html_put(out,
             "<section id=\"cost\"><h2>Cost</h2>\n<p class=\"soft\">Boundary: %s. ± is the "
             "noise of the simulation alone.</p><div class=\"pair\">\n",
             run->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN ? "the whole supply chain"
                                                                    : "as in Exhibit 12");
    cost_table(out, run, ROUTE_MOLTEN);
    cost_table(out, run, ROUTE_INGOT);
    html_put(out, "</div>\n");
    boundaries(out, run);
    html_put(out, "</section>\n<section id=\"carbon\"><h2>Carbon</h2>\n<div class=\"pair\">\n");
    carbon_table(out, run, ROUTE_MOLTEN);
    carbon_table(out, run, ROUTE_INGOT);
    html_put(out, "</div></section>\n");
}
