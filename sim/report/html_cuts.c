/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a report cut in other ways, and what must be bought. */
#include "sim/report/cut.h"
#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/html_report.h"
#include "sim/report/sheet.h"

static void amount_cell(FILE *out, double value)
{
    char text[FIGURE_ROOM];
    figure_text(value, SHEET_DECIMALS, text);
    html_put(out, "<td class=\"n\">%s</td>", text);
}

static void cut_line(FILE *out, const struct cut_line *line, const char *kind)
{
    html_put(out, "<tr%s><th scope=\"row\">", kind);
    html_text(out, line->name);
    html_put(out, "</th>");
    amount_cell(out, line->molten);
    amount_cell(out, line->ingot);
    amount_cell(out, line->ingot - line->molten);
    html_put(out, "</tr>\n");
}

/* A sum stands above its parts here, set in bold; below them in the text. */
void html_cut(FILE *out, const struct run *run, enum cut_kind kind)
{
    struct cut cut;
    cut_make(&cut, run, kind);
    html_put(out, "<div class=\"wide\"><table><caption>");
    html_text(out, cut.title);
    html_put(out, "</caption><thead><tr><th scope=\"col\">part</th>"
                  "<th scope=\"col\" class=\"n molten\">molten</th>"
                  "<th scope=\"col\" class=\"n ingot\">ingot</th>"
                  "<th scope=\"col\" class=\"n\">saving</th></tr></thead><tbody>\n");
    for (int part = 0, sum = 0; sum < cut.lines; part = ++sum) {
        while (cut.line[sum].part)
            sum++;
        cut_line(out, &cut.line[sum], part < sum ? " class=\"row\"" : "");
        for (; part < sum; part++)
            cut_line(out, &cut.line[part], " class=\"item\"");
    }
    html_put(out, "</tbody></table></div>\n");
    for (int i = 0; i < 2; i++)
        if (cut.note[i][0]) {
            html_put(out, "<p class=\"soft\">");
            html_text(out, cut.note[i]);
            html_put(out, "</p>\n");
        }
}

void html_investment(FILE *out, const struct run *run)
{
    struct cut_amount amount[CUT_INVESTMENT];
    cut_investment(amount, run);
    html_put(out,
             "<section id=\"investment\"><h2>Investment</h2>\n<div class=\"wide\"><table>"
             "<caption>Million %s</caption><thead><tr><th scope=\"col\">what</th>"
             "<th scope=\"col\" class=\"n\">molten less ingot</th></tr></thead><tbody>\n",
             run->scenario->currency);
    for (int i = 0; i < CUT_INVESTMENT; i++) {
        html_put(out, "<tr><th scope=\"row\">");
        html_text(out, amount[i].name);
        html_put(out, "</th><td class=\"n\">%s</td></tr>\n", amount[i].value);
    }
    html_put(out, "</tbody></table></div></section>\n");
}
