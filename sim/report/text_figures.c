/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sim/report/figure.h"
#include "sim/report/text.h"
#include "sim/study/kpi.h"

static struct estimate figure(const struct run *run, enum supply_route route, const char *name)
{
    char path[160];
    snprintf(path, sizeof path, "routes.%s.%s", route_name(route), name);
    return metric_read(&run->experiment.table, path);
}

/* Fractions read better as percentages. */
static struct estimate percent(struct estimate e)
{
    e.mean *= 100;
    e.half_width *= 100;
    return e;
}

/* The figures of a route stand with their "±" below one another: 9 columns and 7. */
static void one(FILE *out, const struct run *run, const struct kpi *kpi, enum supply_route route,
                bool last)
{
    char mean[FIGURE_ROOM] = "", half[FIGURE_ROOM] = "", noise[FIGURE_ROOM + 8] = "";
    if (kpi->routes & (1u << route)) {
        struct estimate e = figure(run, route, kpi->name);
        if (strcmp(kpi->unit, "-") == 0)
            e = percent(e);
        int decimals = figure_decimals(e.mean, e.half_width, 2);
        figure_text(e.mean, decimals, mean);
        if (figure_half_width(e, decimals, half))
            snprintf(noise, sizeof noise, " ± %s", half);
    }
    text_pad(out, mean, -9);
    text_pad(out, noise, last ? 0 : 8);
}

static const char *readable_unit(const char *unit)
{
    return strcmp(unit, "-") == 0 ? "%" : strcmp(unit, "1") == 0 ? "" : unit;
}

static void waits(FILE *out, const struct run *run)
{
    const char *separator = "";
    fputs("  waits per trip, h: ", out);
    for (int cause = 0; cause < WAITS; cause++) {
        char path[80], text[FIGURE_ROOM];
        snprintf(path, sizeof path, "wait_h_per_trip.%s", wait_cause_name((enum wait_cause)cause));
        struct estimate e = figure(run, ROUTE_MOLTEN, path);
        if (!(e.mean >= 0.005))
            continue;
        figure_text(e.mean, 2, text);
        fprintf(out, "%s%s %s", separator, wait_cause_name((enum wait_cause)cause), text);
        separator = ", ";
    }
    fputs(separator[0] ? "\n" : "none\n", out);
}

void text_figures(FILE *out, const struct run *run)
{
    const struct kpi *kpi;
    const char *group = "";
    for (int i = 0; (kpi = kpi_get(i)) != NULL; i++) {
        if (!kpi_applies(kpi, run->scenario))
            continue;
        if (strcmp(group, kpi->group) != 0) {
            if (strcmp(group, "fleet") == 0)
                waits(out, run);
            group = kpi->group;
            fprintf(out, "\n%c%s", group[0] - 'a' + 'A', group + 1);
            if (i == 0)
                fprintf(out, "%*s", 74, "molten            ingot");
            putc('\n', out);
        }
        fputs("  ", out);
        text_pad(out, kpi->summary, 45);
        text_pad(out, readable_unit(kpi->unit), 7);
        bool ingot = kpi->routes & (1u << ROUTE_INGOT);
        one(out, run, kpi, ROUTE_MOLTEN, !ingot);
        if (ingot)
            one(out, run, kpi, ROUTE_INGOT, true);
        putc('\n', out);
    }
}

void text_limits(FILE *out, const struct breakeven *breakeven)
{
    const struct limits *limits = &breakeven->limits;
    if (!limits->known)
        return;
    fprintf(out,
            "\nLimits over distance (%g to %g %s), each by itself; practice: 30-50 km best, "
            "120-160 km at most\n",
            breakeven->low, breakeven->high, breakeven->info.unit);
    for (int i = 0; i < LIMITS_COUNT; i++) {
        const struct limit *limit = &limits->limit[i];
        char name[40], text[FIGURE_ROOM];
        snprintf(name, sizeof name, "%s", limit->what);
        for (char *c = name; *c; c++)
            if (*c == '_')
                *c = ' ';
        if (limit->exists)
            figure_interval(limit->value, 1, text);
        else
            snprintf(text, sizeof text, "%s",
                     limit->unknown ? "unknown"
                     : limit->never ? "never"
                                    : "beyond");
        fprintf(out, "%s ", i == limits->smallest ? " *" : "  ");
        text_pad(out, name, 20);
        text_pad(out, text, -12);
        fputs(limit->exists ? " km  " : "     ", out);
        const char *bracket = strstr(limit->reason, " ("); /* what is measured is in the JSON */
        int length = (int)(bracket ? bracket - limit->reason : (long)strlen(limit->reason));
        fprintf(out, "%.*s\n", length, limit->reason);
    }
}
