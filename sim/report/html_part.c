/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a run and that of another study share. */
#include "sim/report/html_part.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/report/folder.h"
#include "sim/report/html.h"
#include "sim/report/plot.h"

enum { PATH = 1400, MOST_BYTES = 250000 };

json_object *html_json(const char *folder, const char *name, char message[320])
{
    char path[PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    json_object *object = json_object_from_file(path);
    if (!object)
        snprintf(message, 320, "cannot read %.280s", path);
    return object;
}

const char *html_said(json_object *object, const char *key)
{
    json_object *value;
    return json_object_object_get_ex(object, key, &value) && value ? json_object_get_string(value)
                                                                   : "";
}

void html_head(FILE *out, const char *title, const struct embedded_file *style,
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
    html_text(out, title);
    html_put(out, " – meltroute</title>\n<style>");
    fwrite(style->text, 1, style->size, out);
    html_put(out, "</style>\n</head>\n<body>\n");
}

void html_foot(FILE *out, const struct embedded_file *script)
{
    html_put(out, "</main>\n");
    if (script) {
        html_put(out, "<script>");
        fwrite(script->text, 1, script->size, out);
        html_put(out, "</script>\n");
    }
    html_put(out, "</body>\n</html>\n");
}

/* The summary of a kind as a sentence's beginning. */
static void title_of(FILE *out, const char *name)
{
    const struct plot_kind *kind = NULL;
    char first[2] = "";
    for (int k = 0; (kind = plot_kind_at(k)) && strcmp(kind->name, name) != 0; k++)
        continue;
    const char *text = kind ? kind->summary : name;
    first[0] = *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A') : *text;
    html_text(out, first);
    html_text(out, *text ? text + 1 : "");
}

void html_pictures(FILE *out, const char *folder, const char *const *pictures)
{
    char path[PATH];
    if (!pictures[0])
        return;
    html_put(out, "<section id=\"pictures\"><h2>Pictures</h2>\n");
    for (int i = 0; pictures[i]; i++) {
        snprintf(path, sizeof path, "%s/%s.svg", folder, pictures[i]);
        html_put(out, "<figure><img alt=\"");
        title_of(out, pictures[i]);
        html_put(out, "\" src=\"");
        html_data_file(out, "image/svg+xml", path);
        html_put(out, "\"><figcaption>");
        title_of(out, pictures[i]);
        html_put(out, "</figcaption></figure>\n");
    }
    html_put(out, "</section>\n");
}

void html_pair(FILE *out, const char *name, const char *value)
{
    html_put(out, "<tr><th scope=\"row\">%s</th><td>", name);
    html_text(out, value);
    html_put(out, "</td></tr>\n");
}

void html_scenario(FILE *out, const char *path, const char *text)
{
    html_put(out, "<section id=\"scenario\"><h2>Scenario</h2>\n<details><summary>");
    html_text(out, path);
    html_put(out, "</summary>\n<pre>");
    html_text(out, text);
    html_put(out, "</pre></details></section>\n");
}

void html_link(FILE *out, const char *name, const char *type, const void *bytes, size_t size)
{
    html_put(out, "<li><a download=\"%s\" href=\"", name);
    html_data(out, type, bytes, size);
    html_put(out, "\">%s</a></li>\n", name);
}

/* JSON without the blanks that make it readable; others as they are. fails: false. */
static bool link_file(FILE *out, const char *folder, const char *name)
{
    char path[PATH], ignored[320];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (strstr(name, ".json")) {
        json_object *object = html_json(folder, name, ignored);
        const char *text =
            object ? json_object_to_json_string_ext(object, JSON_C_TO_STRING_PLAIN) : NULL;
        if (text)
            html_link(out, name, "application/json", text, strlen(text));
        json_object_put(object);
        return text != NULL;
    }
    html_put(out, "<li><a download=\"%s\" href=\"", name);
    html_data_file(out, strstr(name, ".csv") ? "text/csv" : "text/plain", path);
    html_put(out, "\">%s</a></li>\n", name);
    return true;
}

void html_data_begin(FILE *out, const char *folder)
{
    const char *name;
    char path[PATH];
    struct stat about;
    html_put(out, "<section id=\"data\"><h2>Data</h2>\n<p>Inside this file, to save:</p><ul>\n");
    for (int i = 0; (name = folder_table(i)); i++) {
        snprintf(path, sizeof path, "%s/%s", folder, name);
        if (strcmp(name, "report.html") == 0 || stat(path, &about) != 0)
            continue;
        off_t most = strstr(name, ".json") ? 3 * MOST_BYTES : MOST_BYTES; /* it has blanks */
        if (about.st_size > most || !link_file(out, folder, name))
            html_put(out, "<li>%s has %.1f MB: it is in the folder of the result only</li>\n", name,
                     (double)about.st_size / 1e6);
    }
}

void html_data_end(FILE *out)
{
    html_put(out, "</ul></section>\n");
}
