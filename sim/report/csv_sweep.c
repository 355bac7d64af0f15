/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a sweep: read from its store point by point, so that no sweep is too large. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"

static void key_headings(FILE *out, const struct points *points)
{
    fputs("point", out);
    for (int k = 0; k < points->keys; k++) {
        const char *unit = points->vary[k].unit;
        putc(',', out);
        csv_heading(out, points->vary[k].key, "", unit && unit[0] ? unit : "-");
    }
}

static void key_values(FILE *out, const struct points *points, int index)
{
    fprintf(out, "%d", index + 1);
    for (int k = 0; k < points->keys; k++) {
        double number = points_number(points, index, k);
        char text[192];
        putc(',', out);
        points_value(points, index, k, text, sizeof text);
        if (isnan(number))
            csv_text(out, text);
        else
            csv_number(out, number);
    }
}

/* The table of the first point that has one; its rows are the columns. */
static void find_head(const struct sweep *sweep, struct metric_table *head)
{
    memset(head, 0, sizeof *head);
    for (int i = 0; i < sweep->count && head->count == 0; i++)
        sweep_table(sweep, i, head);
}

void csv_sweep(FILE *out, const struct sweep *sweep)
{
    struct metric_table head, table;
    find_head(sweep, &head);
    key_headings(out, &sweep->points);
    fputs(",status,error,plan,replications", out);
    csv_point_headings(out, &head);
    for (int i = 0; i < sweep->count; i++) {
        const struct sweep_point *point = &sweep->point[i];
        if (!point->done)
            continue;
        key_values(out, &sweep->points, i);
        fprintf(out, ",%s,", csv_status(point->status));
        csv_text(out, point->message ? point->message : "");
        fprintf(out, ",%s,%d", point->plan, point->replications);
        sweep_table(sweep, i, &table);
        csv_point_values(out, &head, &table);
        metric_table_clear(&table);
    }
    metric_table_clear(&head);
}

static void replication_rows(FILE *out, const struct sweep *sweep, int index,
                             const struct metric_table *head)
{
    struct metric_table table;
    sweep_table(sweep, index, &table);
    for (int replication = 0; replication < table.replications; replication++) {
        key_values(out, &sweep->points, index);
        fprintf(out, ",%d", replication);
        for (int i = 0; i < head->count; i++) {
            if (!(head->row[i].flags & METRIC_HEADLINE))
                continue;
            const struct metric *metric = csv_under(head, i, &table);
            putc(',', out);
            csv_number(out, metric ? metric->value[replication] : NAN);
        }
        putc('\n', out);
    }
    metric_table_clear(&table);
}

void csv_sweep_replications(FILE *out, const struct sweep *sweep)
{
    struct metric_table head;
    find_head(sweep, &head);
    key_headings(out, &sweep->points);
    fputs(",replication", out);
    for (int i = 0; i < head.count; i++) {
        if (!(head.row[i].flags & METRIC_HEADLINE))
            continue;
        putc(',', out);
        csv_heading(out, head.row[i].path, "", head.row[i].unit);
    }
    putc('\n', out);
    for (int i = 0; i < sweep->count; i++)
        if (sweep->point[i].done)
            replication_rows(out, sweep, i, &head);
    metric_table_clear(&head);
}
