/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a study that is no run: what it printed, its pictures and tables. */
#include <stdlib.h>
#include <string.h>

#include "sim/report/folder.h"
#include "sim/report/html.h"
#include "sim/report/html_part.h"
#include "sim/report/html_report.h"
#include "sim/scenario/build_version.h"

/* "meltroute sweep" of the manifest's kind. */
static void header(FILE *out, json_object *manifest)
{
    html_put(out, "<header><p class=\"soft\">meltroute %s, ", mr_build_version);
    html_text(out, html_said(manifest, "kind"));
    html_put(out, "</p><h1>");
    html_text(out, html_said(manifest, "scenario"));
    html_put(out, "</h1></header>\n<main>\n");
}

static int lines_of(const char *text)
{
    int lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

/* A first paragraph that ends as a sentence does is set as one. out: what is behind it. */
static const char *sentence(FILE *out, char *text)
{
    char *end = strstr(text, "\n\n");
    if (!end || end == text || *text == ' ' || end[-1] != '.')
        return text;
    *end = '\0';
    for (char *c = text; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    html_put(out, "<p class=\"answer\">");
    html_text(out, text);
    html_put(out, "</p>\n");
    return end + 2;
}

/* Of a study whose print begins with its table: what its summary says. */
static void summary(FILE *out, const char *folder)
{
    char ignored[320];
    json_object *summary = html_json(folder, "summary.json", ignored);
    if (summary && html_said(summary, "answer")[0]) {
        html_put(out, "<p class=\"answer\">");
        html_text(out, html_said(summary, "answer"));
        html_put(out, "</p>\n");
    }
    json_object_put(summary);
}

/* A long one is folded away. */
static void printed(FILE *out, const char *folder)
{
    char path[1400];
    char *text = NULL;
    snprintf(path, sizeof path, "%s/" FOLDER_PRINTED, folder);
    FILE *file = fopen(path, "rb");
    size_t size = 0, got;
    enum { MOST = 200000 };
    if (file && (text = malloc(MOST + 1))) {
        while (size < MOST && (got = fread(text + size, 1, MOST - size, file)) > 0)
            size += got;
        text[size] = '\0';
        html_put(out, "<section id=\"answer\"><h2>Answer</h2>\n");
        summary(out, folder);
        const char *rest = sentence(out, text);
        bool many = lines_of(rest) > 60;
        html_put(out, "%s<pre>", many ? "<details><summary>What was printed</summary>" : "");
        html_text(out, rest);
        html_put(out, "</pre>%s</section>\n", many ? "</details>" : "");
    }
    free(text);
    if (file)
        fclose(file);
}

static void method(FILE *out, json_object *manifest)
{
    static const char *const row[][2] = {{"command", "command"},
                                         {"seed", "seed"},
                                         {"scenario hash", "scenario_hash"},
                                         {"model version", "model_version"},
                                         {"finished", "finished"},
                                         {"note", "note"}};
    html_put(out, "<section id=\"method\"><h2>Method</h2>\n<table><tbody>\n");
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        if (html_said(manifest, row[i][1])[0])
            html_pair(out, row[i][0], html_said(manifest, row[i][1]));
    html_put(out, "</tbody></table>\n");
    html_put(out, "</section>\n");
}

bool html_study_write(FILE *out, const char *folder, const char *const *pictures, char message[320])
{
    const struct embedded_file *style = embedded_find("scripts/report/report.css");
    json_object *manifest = html_json(folder, "manifest.json", message);
    bool done = style && manifest;
    if (done) {
        html_head(out, html_said(manifest, "scenario"), style, NULL);
        header(out, manifest);
        printed(out, folder);
        html_warnings(out, manifest, NULL);
        html_pictures(out, folder, pictures);
        method(out, manifest);
        html_scenario(out, html_said(manifest, "path"), html_said(manifest, "text"));
        html_data_begin(out, folder);
        html_data_end(out);
        html_foot(out, NULL);
    }
    json_object_put(manifest);
    return done;
}
