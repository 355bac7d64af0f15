/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of price processes, and quotes over time. */
#include "models/market/price_process.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const struct price_process constant = {
    .name = "constant",
    .summary = "one price all the time",
    .source = "assumption",
};

static const struct price_process series = {
    .name = "series",
    .summary = "quotes from a table or a CSV file, each holding until the next",
    .source = "assumption",
    .listed = true,
};

static const struct price_process *const table[] = {
    &constant, &series, &price_process_mean_reverting, &price_process_mean_reverting_level, NULL};

const struct price_process *const *price_processes(void)
{
    return table;
}

const struct price_process *price_process_find(const char *name)
{
    for (size_t i = 0; table[i]; i++)
        if (strcmp(table[i]->name, name) == 0)
            return table[i];
    return NULL;
}

void price_quotes(const struct price_market *market, double dt_s, int count, const double *normal,
                  double *from_s, double *per_kg)
{
    double price = market->start_per_kg;

    for (int i = 0; i < count; i++) {
        from_s[i] = i * dt_s;
        per_kg[i] = price;
        price = market->process->next_per_kg(market, price, dt_s, normal[i]);
    }
}

double price_mean_per_kg(const struct price_path *path, double from_s, double to_s)
{
    double sum = 0;
    int i = 0;

    while (i + 1 < path->count && path->from_s[i + 1] <= from_s)
        i++;
    for (double at_s = from_s; at_s < to_s; i++) {
        const double end_s = i + 1 < path->count ? fmin(path->from_s[i + 1], to_s) : to_s;

        sum += path->per_kg[i] * (end_s - at_s);
        at_s = end_s;
    }
    return sum / (to_s - from_s);
}
