/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sliders of a report: what stands there before anything is moved, and the grid for the script,
 * scripts/report/whatif.js. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/html_report.h"
#include "sim/scenario/number.h"

/* What is shown, in this order. The first is what the page is about; those with a curve are drawn.
 */
static const struct shown {
    const char *path, *label, *unit; /* "%c": the currency */
    const char *route;               /* colour: "molten", "ingot", "" */
    int decimals;
    double scale;
    bool curve;
} shown[HTML_WHATIF_OUTPUTS] = {
    {"saving_per_t", "saving of molten supply", "%c/t", "", 1, 1, false},
    {"routes.molten.cost_per_t.total", "cost of molten supply", "%c/t", "molten", 1, 1, true},
    {"routes.ingot.cost_per_t.total", "cost of ingots", "%c/t", "ingot", 1, 1, true},
    {"routes.molten.carbon_kg_per_t.total", "CO2 of molten supply", "kg/t", "molten", 1, 1, false},
    {"routes.ingot.carbon_kg_per_t.total", "CO2 of ingots", "kg/t", "ingot", 1, 1, false},
    {"routes.molten.arrival_temperature_C.mean", "arrival temperature", "°C", "molten", 1, 1,
     false},
    {"routes.molten.service_frac", "machines supplied, molten", "%", "molten", 2, 100, false},
};

const char *html_whatif_path(int output)
{
    return shown[output].path;
}

static void unit_of_output(const struct run *run, const struct shown *s, char unit[24])
{
    bool money = strncmp(s->unit, "%c", 2) == 0;
    snprintf(unit, 24, "%s%s", money ? run->scenario->currency : s->unit, money ? s->unit + 2 : "");
}

/* "customers.customer.route.distance" is written route.distance. */
static const char *short_key(const char *key)
{
    static const char one[] = "customers.customer.";
    return strncmp(key, one, sizeof one - 1) == 0 ? key + sizeof one - 1 : key;
}

/* --- JSON for the script: '<' and its like escaped, so that no text can end the element ---------
 */

static void json_string(FILE *out, const char *text)
{
    putc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < ' ' || strchr("\"\\<>&'", c))
            fprintf(out, "\\u%04x", c);
        else
            putc(c, out);
    }
    putc('"', out);
}

static void json_number(FILE *out, double value)
{
    char text[NUMBER_ROOM];
    if (!isfinite(value)) {
        fputs("null", out);
        return;
    }
    number_format(value, text);
    fputs(text, out);
}

static void json_axis(FILE *out, const struct whatif_axis *axis)
{
    fputs("{\"key\":", out);
    json_string(out, short_key(axis->key));
    fputs(",\"unit\":", out);
    json_string(out, axis->unit);
    fprintf(out, ",\"whole\":%s,\"start\":", axis->whole ? "true" : "false");
    json_number(out, axis->start);
    for (int i = 0; i < axis->count; i++) {
        fputs(i ? "," : ",\"values\":[", out);
        json_number(out, axis->value[i]);
    }
    fputs("]}", out);
}

static void json_output(FILE *out, const struct run *run, const struct whatif *w, int output)
{
    const struct shown *s = &shown[output];
    const struct estimate *node = w->node + (size_t)output * (size_t)w->points;
    char unit[24];
    unit_of_output(run, s, unit);
    fprintf(out, "{\"label\":\"%s\",\"unit\":", s->label);
    json_string(out, unit);
    fprintf(out, ",\"route\":\"%s\",\"decimals\":%d,\"curve\":%s,\"pad\":", s->route, s->decimals,
            s->curve ? "true" : "false");
    json_number(out, w->pad[output] * s->scale);
    for (int i = 0; i < w->points; i++) {
        fputs(i ? "," : ",\"mean\":[", out);
        json_number(out, node[i].mean * s->scale);
    }
    for (int i = 0; i < w->points; i++) {
        fputs(i ? "," : "],\"half\":[", out);
        json_number(out, node[i].half_width * s->scale);
    }
    fputs("]}", out);
}

static void json_grid(FILE *out, const struct run *run, const struct whatif *w)
{
    fputs("{\"keys\":[", out);
    for (int k = 0; k < w->axes; k++) {
        fputs(k ? ",\n" : "", out);
        json_axis(out, &w->axis[k]);
    }
    fputs("],\n\"outputs\":[", out);
    for (int o = 0; o < w->outputs; o++) {
        fputs(o ? ",\n" : "", out);
        json_output(out, run, w, o);
    }
    fputs("],\n\"plan\":[", out);
    for (int i = 0; i < w->points; i++) {
        fputs(i ? "," : "", out);
        json_string(out, strcmp(w->plan[i], "feasible") == 0 ? "" : w->plan[i]);
    }
    fputs("]}\n", out);
}

/* --- what stands there --------------------------------------------------------------------------
 */

static void slider(FILE *out, const struct whatif_axis *axis, int k)
{
    char low[NUMBER_ROOM], high[NUMBER_ROOM], start[NUMBER_ROOM];
    number_format(axis->value[0], low);
    number_format(axis->value[axis->count - 1], high);
    number_format(axis->start, start);
    html_put(out, "<div><label for=\"whatif-%d\"><code>", k);
    html_text(out, short_key(axis->key));
    html_put(out, "</code>");
    if (axis->unit[0]) {
        html_put(out, ", ");
        html_text(out, axis->unit);
    }
    html_put(out,
             "</label><input type=\"range\" id=\"whatif-%d\" min=\"%s\" max=\"%s\" step=\"%s\" "
             "value=\"%s\"><input type=\"text\" inputmode=\"decimal\" id=\"whatif-%d-number\" "
             "value=\"%s\" aria-label=\"",
             k, low, high, axis->whole ? "1" : "any", start, k, start);
    html_text(out, short_key(axis->key));
    html_put(out, " as a number\"></div>\n");
}

/* Two digits of the interval, and no more than the figure has. whatif.js does the same. */
static int decimals_of(double interval, int most)
{
    int digits = interval > 0 ? 1 - (int)floor(log10(interval)) : most;
    return digits > most ? most : digits < 0 ? 0 : digits;
}

static void row(FILE *out, const struct run *run, const struct whatif *w, int output,
                const double *x)
{
    const struct shown *s = &shown[output];
    struct whatif_answer answer = whatif_at(w, output, x);
    char unit[24], value[FIGURE_ROOM], half[FIGURE_ROOM] = "";
    int decimals = decimals_of(answer.interval * s->scale, s->decimals);
    unit_of_output(run, s, unit);
    figure_text(answer.value * s->scale, decimals, value);
    figure_half_width((struct estimate){answer.value * s->scale, answer.interval * s->scale, 2},
                      decimals, half);
    html_put(out, "<tr><th scope=\"row\" class=\"%s\">%s</th><td>", s->route, s->label);
    html_text(out, unit);
    html_put(out,
             "</td><td class=\"n\" id=\"whatif-value-%d\">%s</td>"
             "<td class=\"n\" id=\"whatif-interval-%d\">",
             output, value, output);
    html_text(out, half[0] ? "± " : "");
    html_text(out, half);
    html_put(out, "</td></tr>\n");
}

static void explain(FILE *out, const struct whatif *w)
{
    bool widened = false;
    for (int o = 0; o < w->outputs; o++)
        widened |= w->pad[o] > 0;
    html_put(
        out,
        "<p class=\"soft\">%d points were simulated. Between them lies a straight line, marked "
        "as <em>between simulated points</em>; its interval has the noise of the simulation "
        "and what the neighbouring points leave of a straight line. It was held against the "
        "simulator at %d points of their own%s. Outside of the grid there is no answer.</p>\n",
        w->points, w->checked,
        widened ? ", and widened where it did not hold them all" : ", and held them all");
}

void html_whatif(FILE *out, const struct run *run, const struct whatif *w)
{
    double x[WHATIF_KEYS];
    html_put(out, "<section id=\"whatif\" class=\"whatif\"><h2>What if</h2>\n");
    explain(out, w);
    html_put(out,
             "<noscript><p>The sliders need JavaScript. Without it: the scenario's own values "
             "below, and the whole grid as whatif.csv at the end of this page.</p></noscript>\n"
             "<div id=\"whatif-inputs\" hidden>\n");
    for (int k = 0; k < w->axes; k++) {
        slider(out, &w->axis[k], k);
        x[k] = w->axis[k].start;
    }
    html_put(out,
             "</div>\n<p id=\"whatif-state\" role=\"status\">At the scenario's own values%s.</p>\n"
             "<table><thead><tr><th scope=\"col\">figure</th><th scope=\"col\">unit</th>"
             "<th scope=\"col\" class=\"n\">value</th><th scope=\"col\" class=\"n\">interval"
             "</th></tr></thead><tbody>\n",
             whatif_at(w, 0, x).simulated ? "" : ", between simulated points");
    for (int o = 0; o < w->outputs; o++)
        row(out, run, w, o, x);
    html_put(out, "</tbody></table>\n<div id=\"whatif-over\" hidden></div>\n"
                  "<figure id=\"whatif-figure\" hidden><svg id=\"whatif-curve\" role=\"img\" "
                  "viewBox=\"0 0 600 360\"></svg><figcaption>Cost of both routes along one input; "
                  "dots are simulated points, bands the interval.</figcaption></figure>\n"
                  "<script type=\"application/json\" id=\"whatif-data\">");
    json_grid(out, run, w);
    html_put(out, "</script></section>\n");
}

void html_whatif_csv(FILE *out, const struct run *run, const struct whatif *w)
{
    for (int k = 0; k < w->axes; k++) {
        fputs(k ? "," : "", out);
        csv_heading(out, w->axis[k].key, "", w->axis[k].unit[0] ? w->axis[k].unit : "-");
    }
    fputs(",plan", out);
    for (int o = 0; o < w->outputs; o++) {
        char unit[24];
        unit_of_output(run, &shown[o], unit);
        putc(',', out);
        csv_heading(out, shown[o].path, "", unit);
        putc(',', out);
        csv_heading(out, shown[o].path, ".half_width", unit);
    }
    putc('\n', out);
    for (int i = 0; i < w->points; i++) {
        int rest = i, at[WHATIF_KEYS];
        for (int k = w->axes - 1; k >= 0; k--) {
            at[k] = rest % w->axis[k].count;
            rest /= w->axis[k].count;
        }
        for (int k = 0; k < w->axes; k++) {
            csv_number(out, w->axis[k].value[at[k]]);
            putc(',', out);
        }
        csv_text(out, w->plan[i]);
        for (int o = 0; o < w->outputs; o++) {
            const struct estimate *node = &w->node[(size_t)o * (size_t)w->points + (size_t)i];
            putc(',', out);
            csv_number(out, node->mean * shown[o].scale);
            putc(',', out);
            csv_number(out, node->half_width * shown[o].scale);
        }
        putc('\n', out);
    }
}
