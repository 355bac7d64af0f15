/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inputs of a report: value, range, source, and what was changed from the default. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/html.h"
#include "sim/report/html_report.h"
#include "sim/scenario/book.h"
#include "sim/scenario/echo.h"
#include "sim/scenario/unit.h"

static bool changed(const struct scenario_value *value)
{
    return value->origin != ORIGIN_DEFAULT && value->origin != ORIGIN_PRICE_SET;
}

/* What a writer puts on a stream, as HTML; cut where it would fill the page. */
static void written(FILE *out, const struct scenario *scenario, const struct scenario_value *value,
                    void (*write)(const struct scenario *, const struct scenario_value *, FILE *))
{
    enum { LONGEST = 160 };
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    if (!memory)
        return;
    write(scenario, value, memory);
    if (fclose(memory) == 0) {
        bool cut = size > LONGEST;
        size_t end = cut ? LONGEST : size;
        while (cut && end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
            end--; /* not within a character */
        text[end] = '\0';
        html_text(out, text);
        fputs(cut ? " …" : "", out);
    }
    free(text);
}

static void range(FILE *out, const struct scenario *scenario, const struct scenario_value *value)
{
    double low, high;
    char text[UNIT_ROOM];
    book_range(value, scenario->currency, &low, &high);
    if (isnan(low) || isnan(high))
        return;
    unit_format(low, value->field->dim, scenario->currency, value->field->believe_low, text);
    html_text(out, text);
    fputs(" to ", out);
    unit_format(high, value->field->dim, scenario->currency, value->field->believe_high, text);
    html_text(out, text);
}

/* What the file says about itself is no input. */
static bool is_input(const struct scenario_value *value)
{
    char path[240];
    book_path(value, path, sizeof path);
    return strncmp(path, "about.", 6) != 0 && strcmp(path, "schema") != 0 &&
           strcmp(path, "scenarios") != 0;
}

/* A line may end behind a dot or a '_'. */
static void path_text(FILE *out, const char *path)
{
    char one[2] = "";
    for (; *path; path++) {
        one[0] = *path;
        html_text(out, one);
        if (*path == '.' || *path == '_')
            fputs("<wbr>", out);
    }
}

static void row(FILE *out, const struct scenario *scenario, const struct scenario_value *value)
{
    char path[240];
    book_path(value, path, sizeof path);
    fputs("<tr><th scope=\"row\"><code>", out);
    path_text(out, path);
    fputs("</code></th><td>", out);
    written(out, scenario, value, echo_value);
    fputs("</td><td>", out);
    range(out, scenario, value);
    fputs("</td><td>", out);
    written(out, scenario, value, echo_origin);
    fputs("</td></tr>\n", out);
}

static void table(FILE *out, const struct scenario *scenario, bool those_changed)
{
    fputs(
        "<div class=\"wide\"><table class=\"keys\"><thead><tr><th scope=\"col\">key</th><th "
        "scope=\"col\">value"
        "</th><th scope=\"col\">believed range</th><th scope=\"col\">where it comes from</th></tr>"
        "</thead><tbody>\n",
        out);
    for (int i = 0; i < scenario->book->count; i++)
        if (is_input(&scenario->book->values[i]) &&
            changed(&scenario->book->values[i]) == those_changed)
            row(out, scenario, &scenario->book->values[i]);
    fputs("</tbody></table></div>\n", out);
}

void html_inputs(FILE *out, const struct scenario *scenario)
{
    fputs("<section id=\"inputs\"><h2>Inputs</h2>\n<h3>Changed from the default</h3>\n", out);
    table(out, scenario, true);
    fputs("<details><summary>All others, with source; “judgement” means that no source was found"
          "</summary>\n",
          out);
    table(out, scenario, false);
    fputs("</details></section>\n", out);
}
