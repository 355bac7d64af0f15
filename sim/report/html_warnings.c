/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader of a report has to be warned of. */
#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/html_part.h"
#include "sim/report/html_report.h"

static struct estimate percent(const struct run *run, const char *customer, const char *figure)
{
    char path[240];
    snprintf(path, sizeof path, "%s%.120s%sroutes.molten.%s", customer ? "customers." : "",
             customer ? customer : "", customer ? "." : "", figure);
    struct estimate e = metric_read(&run->experiment.table, path);
    return (struct estimate){e.mean * 100, e.half_width * 100, e.n};
}

static void put_percent(FILE *out, struct estimate e)
{
    char text[FIGURE_ROOM];
    figure_interval(e, e.mean >= 10 ? 0 : e.mean >= 1 ? 1 : 2, text);
    html_figure(out, text);
    html_put(out, " %%");
}

static bool has_cold_loads(const struct run *run)
{
    return percent(run, NULL, "loads_below_limit_frac").mean > 0 ||
           percent(run, NULL, "loads_below_sludge_frac").mean > 0;
}

/* Whose they are, when there are several customers. */
static void cold_customers(FILE *out, const struct run *run)
{
    const char *before = " (of all that go to ";
    for (int i = 0; i < run->scenario->customer_count; i++) {
        const char *name = run->scenario->customers[i].name;
        struct estimate e = percent(run, name, "loads_below_limit_frac");
        if (!(e.mean > 0))
            continue;
        html_put(out, "%s", before);
        html_text(out, name);
        html_put(out, " ");
        put_percent(out, e);
        before = ", to ";
    }
    html_put(out, ")");
}

static void cold_loads(FILE *out, const struct run *run)
{
    html_put(out, "<p id=\"cold-loads\">Of the loads, ");
    put_percent(out, percent(run, NULL, "loads_below_limit_frac"));
    html_put(out, " arrive colder than their customer accepts");
    if (run->scenario->customer_count > 1)
        cold_customers(out, run);
    html_put(out, "; ");
    put_percent(out, percent(run, NULL, "loads_reheated_frac"));
    html_put(out, " are taken all the same and reheated, ");
    put_percent(out, percent(run, NULL, "loads_refused_frac"));
    html_put(out, " are sent back; ");
    put_percent(out, percent(run, NULL, "loads_below_sludge_frac"));
    html_put(out, " are colder than sludge settles at from their alloy.</p>\n");
}

void html_warnings(FILE *out, json_object *manifest, const struct run *run)
{
    json_object *array = NULL;
    bool said = json_object_object_get_ex(manifest, "warnings", &array) &&
                json_object_array_length(array) > 0;
    bool cold = run && has_cold_loads(run);
    if (!said && !cold)
        return;
    html_put(out, "<section id=\"warnings\"><h2>Warnings</h2>\n");
    if (cold)
        cold_loads(out, run);
    if (said) {
        html_put(out, "<pre>");
        for (size_t i = 0; i < json_object_array_length(array); i++)
            html_text(out, json_object_get_string(json_object_array_get_idx(array, i)));
        html_put(out, "</pre>\n");
    }
    html_put(out, "</section>\n");
}
