/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/sheet.h"

#include <math.h>
#include <stdio.h>

static struct estimate read(const struct run *run, const char *format, const char *route,
                            const char *name)
{
    char path[160];
    snprintf(path, sizeof path, format, route, name); /* the formats stand in this file */
    return metric_read(&run->experiment.table, path);
}

static bool visible(struct estimate e)
{
    return fabs(e.mean) >= 0.5 * pow(10, -SHEET_DECIMALS);
}

static void add(struct sheet_line *line, int *count, enum sheet_kind kind, const char *name,
                struct estimate figure)
{
    if (*count < SHEET_LINES)
        line[(*count)++] = (struct sheet_line){kind, name, figure};
}

int sheet_cost(const struct run *run, enum supply_route route, struct sheet_line line[SHEET_LINES])
{
    const struct cost_item *const *items = cost_items();
    const char *name = route_name(route);
    bool wide = run->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN;
    int count = 0;
    for (int row = 0; row < ROWS; row++) {
        if (cost_row_route((enum cost_row)row) != route)
            continue;
        const char *row_name = cost_row_name((enum cost_row)row);
        add(line, &count, SHEET_ROW, row_name,
            read(run, "routes.%s.cost_per_t.rows.%s", name, row_name));
        for (int i = 0; items[i]; i++) {
            if ((int)items[i]->row != row || (!items[i]->exhibit && !wide))
                continue;
            struct estimate e = read(run, "routes.%s.cost_per_t.items.%s", name, items[i]->name);
            if (visible(e))
                add(line, &count, SHEET_ITEM, items[i]->name, e);
        }
    }
    add(line, &count, SHEET_TOTAL, "total", read(run, "routes.%s.cost_per_t.%s", name, "total"));
    return count;
}

int sheet_carbon(const struct run *run, enum supply_route route,
                 struct sheet_line line[SHEET_LINES])
{
    const struct carbon_line_kind *const *kinds = carbon_lines();
    const char *name = route_name(route);
    int count = 0;
    for (int i = 0; kinds[i]; i++) {
        struct estimate e = read(run, "routes.%s.carbon_kg_per_t.rows.%s", name, kinds[i]->name);
        if (e.n > 0 && visible(e))
            add(line, &count, SHEET_ITEM, kinds[i]->name, e);
    }
    add(line, &count, SHEET_TOTAL, "total",
        read(run, "routes.%s.carbon_kg_per_t.%s", name, "total"));
    return count;
}

struct sheet_boundary sheet_boundary(const struct run *run, int index)
{
    static const struct {
        const char *name, *molten, *ingot, *saving;
    } boundary[SHEET_BOUNDARIES] = {
        {"Exhibit 12's boundary", "boundaries.exhibit.molten", "boundaries.exhibit.ingot",
         "boundaries.exhibit.saving_per_t"},
        {"the whole supply chain", "boundaries.supply_chain.molten",
         "boundaries.supply_chain.ingot", "boundaries.supply_chain.saving_per_t"},
        {"this sheet, trucks by the hours used", "routes.molten.cost_per_t_pooled",
         "routes.ingot.cost_per_t_pooled", "saving_per_t_pooled"}};
    const struct metric_table *table = &run->experiment.table;
    return (struct sheet_boundary){boundary[index].name, metric_read(table, boundary[index].molten),
                                   metric_read(table, boundary[index].ingot),
                                   metric_read(table, boundary[index].saving)};
}
