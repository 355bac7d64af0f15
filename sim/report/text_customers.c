/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line a customer, when there are several; the sheets above are their sum. */
#include "sim/report/figure.h"
#include "sim/report/text.h"

struct column {
    const char *title, *unit, *path; /* below customers.NAME */
    double scale;
    int decimals, width;
};

static const struct column columns[] = {
    {"distance", "km", "distance_km", 1, 0, -10},
    {"shot", "t/a", "routes.molten.new_metal_t_per_year", 1, 0, -9},
    {"molten", "per t", "routes.molten.cost_per_t.total", 1, 0, -9},
    {"ingot", "per t", "routes.ingot.cost_per_t.total", 1, 0, -9},
    {"saving", "per t", "saving_per_t", 1, 0, -9},
    {"CO2", "kg/t", "carbon_saving_kg_per_t", 1, 0, -8},
    {"arrival", "degC", "routes.molten.arrival_temperature_C.p05", 1, 0, -9},
    {"cold", "%", "routes.molten.loads_below_limit_frac", 100, 1, -8},
    {"service", "%", "routes.molten.service_frac", 100, 2, -9},
};
enum { COLUMNS = sizeof columns / sizeof columns[0], NAME = 14 };

/* in: alloy, NULL: all take one */
static void customer_line(FILE *out, const struct run *run, const char *customer, const char *alloy)
{
    fputs("  ", out);
    text_pad(out, customer, NAME);
    for (int i = 0; i < COLUMNS; i++) {
        char path[160], text[FIGURE_ROOM];
        snprintf(path, sizeof path, "customers.%s.%s", customer, columns[i].path);
        figure_text(metric_read(&run->experiment.table, path).mean * columns[i].scale,
                    columns[i].decimals, text);
        text_pad(out, text, columns[i].width);
    }
    if (alloy != NULL)
        fprintf(out, "  %s", alloy);
    putc('\n', out);
}

void text_customers(FILE *out, const struct run *run)
{
    const struct scenario *scenario = run->scenario;
    if (scenario->customer_count < 2)
        return;
    fprintf(out,
            "\nCustomers (what all use is shared by its hours; arrival: 5 %% are colder)\n  %*s",
            NAME, "");
    for (int i = 0; i < COLUMNS; i++)
        text_pad(out, columns[i].title, columns[i].width);
    fprintf(out, "\n  %*s", NAME, "");
    for (int i = 0; i < COLUMNS; i++)
        text_pad(out, columns[i].unit, columns[i].width);
    putc('\n', out);
    bool several = false;
    for (int i = 0; i < scenario->customer_count; i++)
        several |= scenario->customers[i].alloy_group > 0;
    for (int i = 0; i < scenario->customer_count; i++)
        customer_line(out, run, scenario->customers[i].name,
                      several ? scenario->customers[i].alloy.name : NULL);
}
