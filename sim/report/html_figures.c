/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key figures and customers of a report. */
#include <math.h>
#include <string.h>

#include "sim/report/figure.h"
#include "sim/report/html.h"
#include "sim/report/html_report.h"
#include "sim/study/kpi.h"

static void cell(FILE *out, struct estimate e, int decimals)
{
    char text[FIGURE_ROOM];
    figure_interval_at(e, decimals, text);
    html_put(out, "<td class=\"n\">");
    html_figure(out, text);
    html_put(out, "</td>");
}

static void figure(FILE *out, const struct run *run, const struct kpi *kpi, enum supply_route route)
{
    char path[160];
    if (!(kpi->routes & (1u << route))) {
        html_put(out, "<td></td>");
        return;
    }
    snprintf(path, sizeof path, "routes.%s.%s", route_name(route), kpi->name);
    struct estimate e = metric_read(&run->experiment.table, path);
    if (strcmp(kpi->unit, "-") == 0) {
        e.mean *= 100;
        e.half_width *= 100;
    }
    cell(out, e, figure_decimals(e.mean, e.half_width, 2));
}

/* The routes that have a figure in the group that starts at number i. */
static unsigned routes_of_group(const struct run *run, int i)
{
    const struct kpi *first = kpi_get(i), *kpi;
    unsigned routes = 0;
    for (; (kpi = kpi_get(i)) != NULL && strcmp(kpi->group, first->group) == 0; i++)
        if (kpi_applies(kpi, run->scenario))
            routes |= kpi->routes;
    return routes;
}

/* A column for each route that the group speaks of. */
static void group_heading(FILE *out, const char *group, unsigned routes)
{
    html_put(out,
             "<div class=\"wide\"><table><caption>%c%s</caption><thead><tr>"
             "<th scope=\"col\">figure</th><th scope=\"col\">unit</th>",
             group[0] - 'a' + 'A', group + 1);
    for (int route = 0; route < ROUTES; route++)
        if (routes & (1u << route))
            html_put(out, "<th scope=\"col\" class=\"n %s\">%s</th>",
                     route_name((enum supply_route)route), route_name((enum supply_route)route));
    html_put(out, "</tr></thead><tbody>\n");
}

void html_figures(FILE *out, const struct run *run)
{
    const struct kpi *kpi;
    unsigned routes = 0;
    const char *group = "";
    html_put(out, "<section id=\"figures\"><h2>Metal, service, heat, fleet, energy</h2>\n");
    for (int i = 0; (kpi = kpi_get(i)) != NULL; i++) {
        if (!kpi_applies(kpi, run->scenario))
            continue;
        if (strcmp(group, kpi->group) != 0) {
            html_put(out, "%s", group[0] ? "</tbody></table></div>\n" : "");
            routes = routes_of_group(run, i);
            group_heading(out, kpi->group, routes);
            group = kpi->group;
        }
        html_put(out, "<tr><th scope=\"row\">");
        html_text(out, kpi->summary);
        html_put(out, "</th><td class=\"u\">%s</td>",
                 strcmp(kpi->unit, "-") == 0   ? "%"
                 : strcmp(kpi->unit, "1") == 0 ? ""
                                               : kpi->unit);
        for (int route = 0; route < ROUTES; route++)
            if (routes & (1u << route))
                figure(out, run, kpi, (enum supply_route)route);
        html_put(out, "</tr>\n");
    }
    html_put(out, "</tbody></table></div></section>\n");
}

/* What stands of each customer. */
struct customer_column {
    const char *tail;
    double scale;
    int most;
};
static const struct customer_column customer_columns[] = {
    {"distance_km", 1, 1},
    {"routes.molten.cost_per_t.total", 1, 1},
    {"routes.ingot.cost_per_t.total", 1, 1},
    {"saving_per_t", 1, 1},
    {"routes.molten.service_frac", 100, 2},
};
enum { CUSTOMER_COLUMNS = sizeof customer_columns / sizeof customer_columns[0] };

static struct estimate of_customer(const struct run *run, const char *name,
                                   const struct customer_column *column)
{
    char path[240];
    snprintf(path, sizeof path, "customers.%.120s.%s", name, column->tail);
    struct estimate e = metric_read(&run->experiment.table, path);
    e.mean *= column->scale;
    e.half_width *= column->scale;
    return e;
}

/* Equal decimals in a column. */
static void customer_lines(FILE *out, const struct run *run)
{
    const struct scenario *scenario = run->scenario;
    int decimals[CUSTOMER_COLUMNS] = {0};
    for (int i = 0; i < scenario->customer_count; i++)
        for (int c = 0; c < CUSTOMER_COLUMNS; c++)
            decimals[c] = figure_more_decimals(
                decimals[c], of_customer(run, scenario->customers[i].name, &customer_columns[c]),
                customer_columns[c].most);
    for (int i = 0; i < scenario->customer_count; i++) {
        const char *name = scenario->customers[i].name;
        html_put(out, "<tr><th scope=\"row\">");
        html_text(out, name);
        html_put(out, "</th>");
        for (int c = 0; c < CUSTOMER_COLUMNS; c++)
            cell(out, of_customer(run, name, &customer_columns[c]), decimals[c]);
        html_put(out, "</tr>\n");
    }
}

void html_customers(FILE *out, const struct run *run)
{
    const struct scenario *scenario = run->scenario;
    if (scenario->customer_count < 2)
        return;
    html_put(out,
             "<section id=\"customers\"><h2>Customers</h2><div class=\"wide\"><table><caption>"
             "%s per tonne: each divides by its own new metal; what all use is shared by the "
             "hours used.</caption><thead><tr><th scope=\"col\">customer</th>"
             "<th scope=\"col\" class=\"n\">km</th>"
             "<th scope=\"col\" class=\"n molten\">molten</th>"
             "<th scope=\"col\" class=\"n ingot\">ingot</th>"
             "<th scope=\"col\" class=\"n\">saving</th>"
             "<th scope=\"col\" class=\"n\">service, %%</th></tr></thead><tbody>\n",
             scenario->currency);
    customer_lines(out, run);
    html_put(out, "</tbody></table></div></section>\n");
}
