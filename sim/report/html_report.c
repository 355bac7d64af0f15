/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/html_report.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/plot.h"
#include "sim/scenario/build_version.h"
#include "sim/scenario/embedded.h"

enum { PATH = 1400 };

/* --- what the folder's JSON says
 * ------------------------------------------------------------------
 */

struct pages {
    json_object *summary, *manifest;
};

static json_object *read_json(const char *folder, const char *name, char message[320])
{
    char path[PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    json_object *object = json_object_from_file(path);
    if (!object)
        snprintf(message, 320, "cannot read %.280s", path);
    return object;
}

/* A text or number below the object, as text; "" when it is not there. */
static const char *said(json_object *object, const char *key)
{
    json_object *value;
    return json_object_object_get_ex(object, key, &value) && value ? json_object_get_string(value)
                                                                   : "";
}

/* --- parts ---------------------------------------------------------------------------------------
 */

static void head(FILE *out, const struct scenario *scenario, const struct embedded_file *style,
                 const struct embedded_file *script)
{
    char hash[HTML_HASH], run[HTML_HASH] = "";
    html_hash(style->text, style->size, hash);
    if (script)
        html_hash(script->text, script->size, run);
    html_put(out,
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
             "img-src data:; style-src '%s'; %s%s%sbase-uri 'none'; form-action 'none'\">\n<title>",
             hash, script ? "script-src '" : "", run, script ? "'; " : "");
    html_text(out, scenario->name);
    html_put(out, " – meltroute</title>\n<style>");
    fwrite(style->text, 1, style->size, out);
    html_put(out, "</style>\n</head>\n<body>\n");
}

static void binds(FILE *out, json_object *summary)
{
    json_object *array;
    if (!json_object_object_get_ex(summary, "binds", &array) ||
        !json_object_is_type(array, json_type_array))
        return;
    html_put(out, "<h3>What binds</h3><ul>\n");
    for (size_t i = 0; i < json_object_array_length(array); i++) {
        json_object *bind = json_object_array_get_idx(array, i);
        html_put(out, "<li><strong>");
        html_text(out, said(bind, "what"));
        html_put(out, "</strong>: ");
        html_text(out, said(bind, "evidence"));
        html_put(out, "</li>\n");
    }
    html_put(out, "</ul>\n");
}

static void answer(FILE *out, const struct run *run, json_object *summary)
{
    const struct about *about = &run->scenario->about;
    html_put(out, "<header><p class=\"soft\">meltroute %s</p><h1>", mr_build_version);
    html_text(out, run->scenario->name);
    html_put(out, "</h1>\n<p>");
    html_text(out, about->question ? about->question : "Molten aluminium by road, or ingots?");
    html_put(out,
             "</p></header>\n<main>\n<section id=\"answer\"><h2>Answer</h2><p class=\"answer\">");
    html_text(out, said(summary, "answer"));
    html_put(out, "</p>\n");
    binds(out, summary);
    html_put(out, "</section>\n");
}

static void limits(FILE *out, const char *folder)
{
    char ignored[320];
    json_object *breakeven = read_json(folder, "breakeven.json", ignored), *array;
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
            html_words(out, said(limit, "what"));
            html_put(out, "</th><td class=\"n\">");
            if (json_object_object_get_ex(limit, "value", &value) && value &&
                json_object_object_get_ex(value, "mean", &mean))
                html_put(out, "%.0f", json_object_get_double(mean));
            else
                html_put(out, "–");
            html_put(out, "</td><td>");
            html_text(out, said(limit, "reason"));
            html_put(out, "</td></tr>\n");
        }
        html_put(out, "</tbody></table></div></section>\n");
    }
    json_object_put(breakeven);
}

static void pictures(FILE *out, const struct html_report *report)
{
    char path[PATH];
    if (!report->pictures[0])
        return;
    html_put(out, "<section id=\"pictures\"><h2>Pictures</h2>\n");
    for (int i = 0; report->pictures[i]; i++) {
        const struct plot_kind *kind = NULL;
        for (int k = 0; (kind = plot_kind_at(k)) && strcmp(kind->name, report->pictures[i]); k++)
            continue;
        snprintf(path, sizeof path, "%s/%s.svg", report->folder, report->pictures[i]);
        html_put(out, "<figure><img alt=\"");
        html_text(out, kind ? kind->summary : report->pictures[i]);
        html_put(out, "\" src=\"");
        html_data_file(out, "image/svg+xml", path);
        html_put(out, "\"><figcaption>");
        html_text(out, kind ? kind->summary : report->pictures[i]);
        html_put(out, "</figcaption></figure>\n");
    }
    html_put(out, "</section>\n");
}

static void pair(FILE *out, const char *name, const char *value)
{
    html_put(out, "<tr><th scope=\"row\">%s</th><td>", name);
    html_text(out, value);
    html_put(out, "</td></tr>\n");
}

static void warnings(FILE *out, json_object *manifest)
{
    json_object *array;
    if (!json_object_object_get_ex(manifest, "warnings", &array) ||
        json_object_array_length(array) == 0)
        return;
    html_put(out, "<h3>Warnings</h3>\n<pre>");
    for (size_t i = 0; i < json_object_array_length(array); i++)
        html_text(out, json_object_get_string(json_object_array_get_idx(array, i)));
    html_put(out, "</pre>\n");
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
    pair(out, "replications", text);
    pair(out, "seed", said(manifest, "seed"));
    snprintf(text, sizeof text, "metal %.1e, energy %.1e, money %.1e", e->books.metal,
             e->books.energy, e->books_money);
    pair(out, "books, worst residual", text);
    pair(out, "scenario hash", said(manifest, "scenario_hash"));
    pair(out, "model version", said(manifest, "model_version"));
    pair(out, "program", mr_build_version);
    pair(out, "command", said(manifest, "command"));
    pair(out, "finished", said(manifest, "finished"));
    html_put(out, "</tbody></table>\n");
    warnings(out, manifest);
    html_put(out, "</section>\n");
}

static void whatif_table(FILE *out, const struct html_report *report)
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    if (!memory)
        return;
    html_whatif_csv(memory, report->run, report->whatif);
    if (fclose(memory) == 0) {
        html_put(out, "<li><a download=\"whatif.csv\" href=\"");
        html_data(out, "text/csv", text, size);
        html_put(out, "\">whatif.csv</a></li>\n");
    }
    free(text);
}

/* The summary without the blanks that make it readable. */
static void summary_data(FILE *out, json_object *summary)
{
    const char *text = json_object_to_json_string_ext(summary, JSON_C_TO_STRING_PLAIN);
    html_put(out, "<li><a download=\"summary.json\" href=\"");
    html_data(out, "application/json", text, strlen(text));
    html_put(out, "\">summary.json</a></li>\n");
}

/* A report is to be mailed: what is too large for that stays in the folder. */
static void data(FILE *out, const struct html_report *report, json_object *summary)
{
    enum { MOST_BYTES = 250000 };
    static const char *const name[] = {"costs.csv", "carbon.csv", "kpis.csv", "replications.csv",
                                       "manifest.json"};
    char path[PATH];
    struct stat about;
    html_put(out, "<section id=\"data\"><h2>Data</h2>\n<p>Inside this file, to save:</p><ul>\n");
    summary_data(out, summary);
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", report->folder, name[i]);
        if (stat(path, &about) == 0 && about.st_size > MOST_BYTES) {
            html_put(out, "<li>%s has %.1f MB: it is in the folder of the result only</li>\n",
                     name[i], (double)about.st_size / 1e6);
            continue;
        }
        html_put(out, "<li><a download=\"%s\" href=\"", name[i]);
        html_data_file(out, strstr(name[i], ".csv") ? "text/csv" : "application/json", path);
        html_put(out, "\">%s</a></li>\n", name[i]);
    }
    if (report->whatif)
        whatif_table(out, report);
    html_put(out, "</ul></section>\n");
}

static void scenario_text(FILE *out, const struct html_report *report)
{
    html_put(out, "<section id=\"scenario\"><h2>Scenario</h2>\n<details><summary>");
    html_text(out, report->path);
    html_put(out, "</summary>\n<pre>");
    html_text(out, report->text);
    html_put(out, "</pre></details></section>\n");
}

bool html_report_write(FILE *out, const struct html_report *report, char message[320])
{
    const struct embedded_file *style = embedded_find("scripts/report/report.css");
    const struct embedded_file *script =
        report->whatif ? embedded_find("scripts/report/whatif.js") : NULL;
    struct pages pages = {read_json(report->folder, "summary.json", message),
                          read_json(report->folder, "manifest.json", message)};
    bool done = style && pages.summary && pages.manifest && (script || !report->whatif);
    if (done) {
        head(out, report->run->scenario, style, script);
        answer(out, report->run, pages.summary);
        if (report->whatif)
            html_whatif(out, report->run, report->whatif);
        html_sheets(out, report->run);
        html_customers(out, report->run);
        pictures(out, report);
        limits(out, report->folder);
        html_figures(out, report->run);
        html_inputs(out, report->run->scenario);
        method(out, report->run, pages.manifest);
        scenario_text(out, report);
        data(out, report, pages.summary);
        html_put(out, "</main>\n");
        if (script) {
            html_put(out, "<script>");
            fwrite(script->text, 1, script->size, out);
            html_put(out, "</script>\n");
        }
        html_put(out, "</body>\n</html>\n");
    }
    json_object_put(pages.summary);
    json_object_put(pages.manifest);
    return done;
}
