/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/compare_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/figure.h"
#include "sim/report/json_part.h"
#include "sim/report/text.h"

/* A block of the table: names, units, the base and two others with their differences to it. */
enum { WIDTH = 96, NAME = 26, UNIT = 7, VALUE = 10, DIFFERENCE = 18, BESIDE = 2 };

/* What is decided, not simulated. */
static const struct count {
    const char *path, *name;
} counts[] = {{"fleet.trucks", "trucks"}, {"ladle.count", "ladles"}};
enum { COUNTS = sizeof counts / sizeof counts[0] };

static int count_of(const struct compare *c, int member, int which)
{
    const struct scenario *scenario = c->member[member].scenario;
    return which == 0 ? scenario->fleet.trucks : scenario->ladle.count;
}

/* --- the answer ------------------------------------------------------------------------------- */

static void put_name(FILE *out, const char *name)
{
    bool base = strcmp(name, COMPARE_BASE) == 0;
    fprintf(out, base ? "the file as it stands" : "'%s'", name);
}

/* ", 'furnace' 181 ± 1 more": how far a plan that holds is from the best. */
static void put_distance(FILE *out, const struct compare *c, int member, int best, bool first)
{
    char text[FIGURE_ROOM];
    struct estimate more = compare_difference(c, member, best, compare_cost_path);
    figure_rounded(more, text);
    fputs(first ? "; " : ", ", out);
    put_name(out, c->member[member].name);
    if (more.mean == 0 && !(more.half_width > 0))
        fputs(" costs the same", out);
    else if (more.n > 1 && !compare_apart(more))
        fprintf(out, " cannot be told apart from it (%s more)", text);
    else
        fprintf(out, " costs %s more", text);
}

/* Members that hold, but for the best, cheapest first. out: how many; NULL without memory. */
static int *others(const struct compare *c, int best, int *count)
{
    int *order = malloc((size_t)c->count * sizeof *order);
    *count = 0;
    for (int i = 0; order && i < c->count; i++) {
        int at = *count;
        if (i == best || !compare_holds(c, i))
            continue;
        for (; at > 0 && compare_value(c, order[at - 1], compare_cost_path).mean >
                             compare_value(c, i, compare_cost_path).mean;
             at--)
            order[at] = order[at - 1];
        order[at] = i;
        ++*count;
    }
    return order;
}

static void put_best(FILE *out, const struct compare *c)
{
    char cost[FIGURE_ROOM];
    int best = compare_best(c), count = 0;
    int *order = others(c, best, &count);
    if (best < 0) {
        fprintf(out, "None of %d plans holds.", c->count);
    } else {
        double mean = compare_value(c, best, compare_cost_path).mean;
        figure_text(mean, figure_decimals(mean, NAN, 3), cost);
        fprintf(out, "Of %d plans %s", c->count, count > 0 ? "" : "only ");
        put_name(out, c->member[best].name);
        fprintf(out, " %s, %s %s/t",
                count > 0 ? "costs least by molten supply" : "holds; molten supply costs", cost,
                c->member[best].scenario->currency);
        for (int i = 0; order && i < count; i++)
            put_distance(out, c, order[i], best, i == 0);
        putc('.', out);
        if (count > 0 && c->member[0].experiment.replications < 2)
            fputs(" One replication does not tell what of it is chance.", out);
    }
    free(order);
}

char *compare_answer(const struct compare *c)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    put_best(out, c);
    for (int i = 0; i < c->count; i++) {
        const struct plans *plans = &c->member[i].plans;
        if (compare_holds(c, i))
            continue;
        putc(' ', out);
        put_name(out, c->member[i].name);
        fprintf(out, " is no plan (%s): %s.", plans_word(plans_state(plans)), plans_why(plans));
    }
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

/* --- text ------------------------------------------------------------------------------------- */

static struct estimate scaled(struct estimate estimate, double scale)
{
    estimate.mean *= scale;
    estimate.half_width *= scale;
    return estimate;
}

/* Equal in a row: as the differences need, and the base's own value. */
static int row_decimals(const struct compare *c, const struct compare_figure *f)
{
    int decimals =
        figure_more_decimals(0, scaled(compare_value(c, 0, f->path), f->scale), f->decimals);
    for (int i = 1; i < c->count; i++)
        decimals = figure_more_decimals(
            decimals, scaled(compare_difference(c, i, 0, f->path), f->scale), f->decimals);
    return decimals;
}

static void put_difference(FILE *out, struct estimate difference, int decimals)
{
    char text[FIGURE_ROOM], sign[FIGURE_ROOM + 1];
    figure_interval_at(difference, decimals, text);
    bool plus = difference.mean >= 0.5 * pow(10, -decimals);
    snprintf(sign, sizeof sign, "%s%s", plus ? "+" : "", text);
    text_pad(out, sign, -DIFFERENCE);
}

static const char *unit_of(const struct compare *c, const struct compare_figure *f)
{
    const struct metric *metric = metric_find(&c->member[0].experiment.table, f->path);
    return f->scale == 100 ? "%" : metric ? metric->unit : "";
}

static void row_begin(FILE *out, const char *name, const char *unit)
{
    fputs("  ", out);
    text_pad(out, name, NAME);
    text_pad(out, unit, UNIT);
}

static void figure_row(FILE *out, const struct compare *c, const struct compare_figure *f,
                       int first, int last)
{
    char text[FIGURE_ROOM];
    int decimals = row_decimals(c, f);
    row_begin(out, f->name, unit_of(c, f));
    figure_text(f->scale * compare_value(c, 0, f->path).mean, decimals, text);
    text_pad(out, text, -VALUE);
    for (int i = first; i < last; i++) {
        figure_text(f->scale * compare_value(c, i, f->path).mean, decimals, text);
        text_pad(out, text, -VALUE);
        put_difference(out, scaled(compare_difference(c, i, 0, f->path), f->scale), decimals);
    }
    putc('\n', out);
}

static void count_row(FILE *out, const struct compare *c, int which, int first, int last)
{
    row_begin(out, counts[which].name, "");
    fprintf(out, "%*d", VALUE, count_of(c, 0, which));
    for (int i = first; i < last; i++) {
        int more = count_of(c, i, which) - count_of(c, 0, which);
        fprintf(out, more == 0 ? "%*d%*d" : "%*d%+*d", VALUE, count_of(c, i, which), DIFFERENCE,
                more);
    }
    putc('\n', out);
}

static void block(FILE *out, const struct compare *c, int first, int last)
{
    const struct compare_figure *f;
    fprintf(out, "\n%*.36s", 2 + NAME + UNIT + VALUE, c->member[0].name);
    for (int i = first; i < last; i++)
        fprintf(out, "%*.26s", VALUE + DIFFERENCE, c->member[i].name);
    putc('\n', out);
    for (int k = 0; (f = compare_figure_at(k)); k++)
        figure_row(out, c, f, first, last);
    for (int k = 0; k < COUNTS; k++)
        count_row(out, c, k, first, last);
    row_begin(out, "holds", "");
    fprintf(out, "%*s", VALUE, compare_holds(c, 0) ? "yes" : "no");
    for (int i = first; i < last; i++)
        fprintf(out, "%*s%s", VALUE, compare_holds(c, i) ? "yes" : "no",
                i < last - 1 ? "                  " : "");
    putc('\n', out);
}

void text_compare(FILE *out, const struct compare *c)
{
    char *answer = compare_answer(c);
    int n = c->member[0].experiment.replications;
    if (answer)
        text_wrap(out, answer, WIDTH, 0);
    free(answer);
    for (int first = 1; first < c->count; first += BESIDE)
        block(out, c, first, first + BESIDE < c->count ? first + BESIDE : c->count);
    fprintf(
        out,
        "\nBeside each value its difference to %s; ± is the 95 %% half-width of %d replication%s, "
        "paired.\n",
        c->member[0].name, n, n == 1 ? "" : "s");
}

/* --- CSV, JSON -------------------------------------------------------------------------------- */

static void csv_begin(FILE *out, const struct compare *c, int member, const char *path,
                      const char *unit)
{
    csv_text(out, c->member[member].name);
    fprintf(out, ",%s,", plans_word(plans_state(&c->member[member].plans)));
    csv_text(out, path);
    fprintf(out, ",%s", unit);
}

void csv_compare(FILE *out, const struct compare *c)
{
    const struct compare_figure *f;
    fputs(
        "plan,state,figure,unit,mean,half_width,n,difference,difference.half_width,difference.n\n",
        out);
    for (int i = 0; i < c->count; i++) {
        for (int k = 0; (f = compare_figure_at(k)); k++) {
            const struct metric *metric = metric_find(&c->member[i].experiment.table, f->path);
            csv_begin(out, c, i, f->path, metric ? metric->unit : "");
            csv_estimate(out, compare_value(c, i, f->path));
            csv_estimate(out, compare_difference(c, i, 0, f->path));
            putc('\n', out);
        }
        for (int k = 0; k < COUNTS; k++) {
            csv_begin(out, c, i, counts[k].path, "-");
            fprintf(out, ",%d,,,%d,,\n", count_of(c, i, k), count_of(c, i, k) - count_of(c, 0, k));
        }
    }
}

static struct json_object *plan_object(const struct compare *c, int member)
{
    struct json_object *object = json_object_new_object(), *value = json_object_new_object();
    struct json_object *difference = json_object_new_object();
    const struct plans *plans = &c->member[member].plans;
    const struct compare_figure *f;
    json_put(object, "name", json_text(c->member[member].name));
    json_put(object, "state", json_text(plans_word(plans_state(plans))));
    json_put(object, "why", json_text(plans_why(plans)));
    for (int k = 0; (f = compare_figure_at(k)); k++) {
        json_put_path(value, f->path, json_quantity(compare_value(c, member, f->path)));
        json_put_path(difference, f->path,
                      json_quantity(compare_difference(c, member, 0, f->path)));
    }
    for (int k = 0; k < COUNTS; k++) {
        int own = count_of(c, member, k);
        json_put_path(value, counts[k].path, json_object_new_int(own));
        json_put_path(difference, counts[k].path, json_object_new_int(own - count_of(c, 0, k)));
    }
    json_put(object, "value", value);
    json_put(object, "difference", difference);
    return object;
}

char *json_compare(const struct compare *c)
{
    struct json_object *object = json_object_new_object(), *plans = json_object_new_array();
    char *answer = compare_answer(c);
    int best = compare_best(c);
    json_put(object, "currency", json_text(c->member[0].scenario->currency));
    json_put(object, "answer", json_text(answer));
    json_put(object, "base", json_text(c->member[0].name));
    json_put(object, "best", json_text(best < 0 ? NULL : c->member[best].name));
    for (int i = 0; i < c->count; i++)
        json_object_array_add(plans, plan_object(c, i));
    json_put(object, "plans", plans);
    free(answer);
    return json_print(object);
}
