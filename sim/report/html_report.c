/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/html_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/changed.h"
#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/html_part.h"
#include "sim/scenario/build_version.h"

/* What the folder's JSON says. */
struct pages {
    json_object *summary, *manifest;
};

/* --- parts ---------------------------------------------------------------------------------------
 */

static void binds(FILE *out, json_object *summary)
{
    json_object *array;
    if (!json_object_object_get_ex(summary, "binds", &array) ||
        !json_object_is_type(array, json_type_array))
        return;
    html_put(out, "<h3>What limits it</h3><ul>\n");
    for (size_t i = 0; i < json_object_array_length(array); i++) {
        json_object *bind = json_object_array_get_idx(array, i);
        html_put(out, "<li><strong>");
        html_text(out, html_said(bind, "what"));
        html_put(out, "</strong>: ");
        html_text(out, html_said(bind, "evidence"));
        html_put(out, "</li>\n");
    }
    html_put(out, "</ul>\n");
}

static void answer(FILE *out, const struct html_report *report, json_object *summary)
{
    const struct run *run = report->run;
    const struct about *about = &run->scenario->about;
    html_put(out, "<header><p class=\"soft\">meltroute %s</p><h1>", mr_build_version);
    html_text(out, run->scenario->name);
    html_put(out, "</h1>\n<p>");
    html_text(out, about->question ? about->question : "Molten aluminium by road, or ingots?");
    html_put(out,
             "</p></header>\n<main>\n<section id=\"answer\"><h2>Answer</h2><p class=\"answer\">");
    html_text(out, html_said(summary, "answer"));
    html_put(out, "</p>\n");
    changed_html(out, run->scenario, report->unset);
    binds(out, summary);
    html_put(out, "</section>\n");
}

static void limits(FILE *out, const char *folder)
{
    char ignored[320];
    json_object *breakeven = html_json(folder, "breakeven.json", ignored), *array;
    if (breakeven && json_object_object_get_ex(breakeven, "limits", &array) &&
        json_object_array_length(array) > 0) {
        html_put(out,
                 "<section id=\"limits\"><h2>Limits of distance</h2><div class=\"wide\"><table>"
                 "<caption>Each by itself; in practice 30 to 50 km are called best, 120 to 160 "
                 "km the most.</caption><thead><tr><th scope=\"col\">limit</th>"
                 "<th scope=\"col\" class=\"n\">km</th><th scope=\"col\">why</th></tr></thead>"
                 "<tbody>\n");
        for (size_t i = 0; i < json_object_array_length(array); i++) {
            json_object *limit = json_object_array_get_idx(array, i), *value, *mean;
            html_put(out, "<tr><th scope=\"row\">");
            html_words(out, html_said(limit, "what"));
            html_put(out, "</th><td class=\"n\">");
            if (json_object_object_get_ex(limit, "value", &value) && value &&
                json_object_object_get_ex(value, "mean", &mean))
                html_put(out, "%.0f", json_object_get_double(mean));
            else
                html_put(out, "–");
            html_put(out, "</td><td>");
            html_text(out, html_said(limit, "reason"));
            html_put(out, "</td></tr>\n");
        }
        html_put(out, "</tbody></table></div></section>\n");
    }
    json_object_put(breakeven);
}

static void method(FILE *out, const struct run *run, json_object *manifest)
{
    const struct experiment *e = &run->experiment;
    char text[160];
    html_put(out, "<section id=\"method\"><h2>Method</h2>\n<p>Both routes are simulated event by "
                  "event on the same demand and the same random numbers; what is compared is their "
                  "difference in each replication. Heat of every ladle is followed from trip to "
                  "trip. ± is the 95 %% half-width over replications: noise of the simulation, not "
                  "doubt about the inputs. Metal, energy and money are balanced in every run; more "
                  "than 1e-9 off is an error.</p>\n<table><tbody>\n");
    snprintf(text, sizeof text, "%d of %.4g weeks, the first %.4g cut off", e->replications,
             e->horizon_s / 604800, e->cut_s / 604800);
    html_pair(out, "replications", text);
    html_pair(out, "seed", html_said(manifest, "seed"));
    snprintf(text, sizeof text, "metal %.1e, energy %.1e, money %.1e", e->books.metal,
             e->books.energy, e->books_money);
    html_pair(out, "books, worst residual", text);
    html_pair(out, "scenario hash", html_said(manifest, "scenario_hash"));
    html_pair(out, "model version", html_said(manifest, "model_version"));
    html_pair(out, "program", mr_build_version);
    html_pair(out, "command", html_said(manifest, "command"));
    html_pair(out, "finished", html_said(manifest, "finished"));
    html_put(out, "</tbody></table>\n");
    html_put(out, "</section>\n");
}

static void data(FILE *out, const struct html_report *report)
{
    char *text = NULL;
    size_t size = 0;
    html_data_begin(out, report->folder);
    FILE *memory = report->whatif ? open_memstream(&text, &size) : NULL;
    if (memory) {
        html_whatif_csv(memory, report->run, report->whatif);
        if (fclose(memory) == 0)
            html_link(out, "whatif.csv", "text/csv", text, size);
    }
    free(text);
    html_data_end(out);
}

bool html_report_write(FILE *out, const struct html_report *report, char message[320])
{
    const struct embedded_file *style = embedded_find("scripts/report/report.css");
    const struct embedded_file *script =
        report->whatif ? embedded_find("scripts/report/whatif.js") : NULL;
    struct pages pages = {html_json(report->folder, "summary.json", message),
                          html_json(report->folder, "manifest.json", message)};
    bool done = style && pages.summary && pages.manifest && (script || !report->whatif);
    if (done) {
        html_head(out, report->run->scenario->name, style, script);
        answer(out, report, pages.summary);
        html_warnings(out, pages.manifest, report->run);
        if (report->whatif)
            html_whatif(out, report->run, report->whatif);
        html_sheets(out, report->run);
        html_investment(out, report->run);
        html_customers(out, report->run);
        html_pictures(out, report->folder, report->pictures);
        limits(out, report->folder);
        html_figures(out, report->run);
        html_inputs(out, report->run->scenario);
        method(out, report->run, pages.manifest);
        html_scenario(out, report->path, report->text);
        data(out, report);
        html_foot(out, script);
    }
    json_object_put(pages.summary);
    json_object_put(pages.manifest);
    return done;
}
