/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/metric.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/kpi.h"

const char *route_name(enum supply_route route)
{
    return route == ROUTE_MOLTEN ? "molten" : "ingot";
}

static struct metric *next_row(struct metric_table *table)
{
    if (table->count == table->room) {
        int room = table->room ? 2 * table->room : 256;
        struct metric *row = realloc(table->row, (size_t)room * sizeof *row);
        if (!row)
            return NULL;
        table->row = row;
        table->room = room;
    }
    struct metric *metric = &table->row[table->count];
    memset(metric, 0, sizeof *metric);
    return metric;
}

void metric_put(struct metric_table *table, unsigned flags, const char *unit, double value,
                const char *path, ...)
{
    va_list arguments;
    va_start(arguments, path);
    metric_vput(table, flags, unit, value, "", path, arguments);
    va_end(arguments);
}

void metric_vput(struct metric_table *table, unsigned flags, const char *unit, double value,
                 const char *prefix, const char *path, va_list arguments)
{
    char text[240];
    size_t used = (size_t)snprintf(text, sizeof text, "%s", prefix);
    if (used < sizeof text)
        vsnprintf(text + used, sizeof text - used, path, arguments);
    struct metric *metric = next_row(table);
    if (!metric || !(metric->path = strdup(text)) || !(metric->value = malloc(sizeof(double)))) {
        if (metric)
            free(metric->path);
        table->failed = true;
        return;
    }
    metric->value[0] = value;
    metric->flags = flags;
    snprintf(metric->unit, sizeof metric->unit, "%s", unit);
    table->count++;
    table->replications = 1;
}

static void append_values(struct metric_table *table, const struct metric_table *more)
{
    size_t have = (size_t)table->replications, add = (size_t)more->replications;
    for (int i = 0; i < table->count; i++) {
        struct metric *metric = &table->row[i];
        double *value = NULL;
        if (strcmp(metric->path, more->row[i].path) == 0)
            value = realloc(metric->value, (have + add) * sizeof *metric->value);
        if (!value) {
            table->failed = true;
            return;
        }
        metric->value = value;
        memcpy(value + have, more->row[i].value, add * sizeof *value);
    }
    table->replications += more->replications;
}

void metric_table_append(struct metric_table *table, struct metric_table *more)
{
    bool failed = table->failed || more->failed;
    if (table->count == 0) {
        *table = *more;
        memset(more, 0, sizeof *more);
    } else if (table->count == more->count) {
        append_values(table, more);
    } else {
        failed = true;
    }
    table->failed |= failed;
    metric_table_clear(more);
}

/* The rows of `from` without values. */
static bool copy_rows(struct metric_table *table, const struct metric_table *from)
{
    table->row = calloc((size_t)from->count, sizeof *table->row);
    table->room = table->row ? from->count : 0;
    for (int i = 0; table->row && i < from->count; i++) {
        struct metric *row = &table->row[i];
        *row = from->row[i];
        row->value = NULL;
        row->path = strdup(from->row[i].path);
        table->count++;
        if (!row->path)
            return false;
    }
    return table->row != NULL;
}

void metric_table_add(struct metric_table *table, const struct metric_table *from, int replication)
{
    if (from->count == 0 || table->failed)
        return;
    table->failed = (table->count == 0 && !copy_rows(table, from)) || table->count != from->count;
    for (int i = 0; !table->failed && i < table->count; i++) {
        struct metric *row = &table->row[i];
        double *value = NULL;
        if (strcmp(row->path, from->row[i].path) == 0)
            value = realloc(row->value, (size_t)(table->replications + 1) * sizeof *value);
        if (value) {
            row->value = value;
            value[table->replications] = from->row[i].value[replication];
        }
        table->failed = value == NULL;
    }
    table->replications += !table->failed;
}

void metric_table_clear(struct metric_table *table)
{
    for (int i = 0; i < table->count; i++) {
        free(table->row[i].path);
        free(table->row[i].value);
    }
    free(table->row);
    memset(table, 0, sizeof *table);
}

const struct metric *metric_find(const struct metric_table *table, const char *path)
{
    for (int i = 0; i < table->count; i++)
        if (strcmp(table->row[i].path, path) == 0)
            return &table->row[i];
    return NULL;
}

/* The count that a row of shares is of: "routes.molten.loads_poured". NULL: it is no such row. */
static const struct metric *whole_of(const struct metric_table *table, const char *path)
{
    static const char at[] = "routes.molten.";
    const size_t length = strlen(path);
    const char *name =
        length > 5 && strcmp(path + length - 5, "_frac") == 0 ? strstr(path, at) : NULL;
    const char *of = name ? kpi_share_of(name + sizeof at - 1) : NULL;
    char whole[240];
    if (!of)
        return NULL;
    snprintf(whole, sizeof whole, "%.*s%s", (int)(name - path) + (int)sizeof at - 1, path, of);
    return metric_find(table, whole);
}

struct estimate metric_estimate(const struct metric_table *table, const struct metric *metric)
{
    const struct metric *whole = whole_of(table, metric->path);
    return whole ? stats_share(metric->value, whole->value, table->replications)
                 : stats_estimate(metric->value, table->replications);
}

struct estimate metric_read(const struct metric_table *table, const char *path)
{
    const struct metric *metric = metric_find(table, path);
    struct estimate none = {NAN, NAN, 0};
    return metric ? metric_estimate(table, metric) : none;
}

/* What is averaged over replications to give the row's estimate: its values, of a share its
 * pseudo-values. fails: NULL without memory. owns: the caller. */
static double *samples_of(const struct metric_table *table, const struct metric *row, int n)
{
    const struct metric *whole = whole_of(table, row->path);
    double *sample = malloc((size_t)(n > 0 ? n : 1) * sizeof *sample), part = 0, all = 0;
    int things = 0;
    for (int i = 0; whole && i < n; i++)
        if (whole->value[i] > 0) {
            part += row->value[i] * whole->value[i];
            all += whole->value[i];
            things++;
        }
    for (int i = 0; sample && i < n; i++) {
        double of = whole ? whole->value[i] : 0;
        sample[i] = row->value[i];
        if (whole && !(of > 0))
            sample[i] = NAN;
        else if (whole && things > 1)
            sample[i] =
                things * part / all - (things - 1) * (part - row->value[i] * of) / (all - of);
    }
    return sample;
}

struct estimate metric_paired(const struct metric_table *a, const struct metric_table *b,
                              const char *path)
{
    const struct metric *first = metric_find(a, path), *second = metric_find(b, path);
    struct estimate difference = {NAN, NAN, 0};
    if (!first || !second)
        return difference;
    int n = a->replications < b->replications ? a->replications : b->replications;
    double *x = samples_of(a, first, n), *y = samples_of(b, second, n);
    if (x && y)
        difference = stats_paired(x, y, n);
    if (difference.n > 0 && whole_of(a, path))
        difference.mean = metric_estimate(a, first).mean - metric_estimate(b, second).mean;
    free(x);
    free(y);
    return difference;
}
