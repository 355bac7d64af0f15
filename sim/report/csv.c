/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/csv.h"

#include <math.h>
#include <string.h>

#include "sim/scenario/number.h"

void csv_text(FILE *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, out);
        return;
    }
    putc('"', out);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text, out);
    }
    putc('"', out);
}

void csv_number(FILE *out, double value)
{
    char text[NUMBER_ROOM];
    if (!isfinite(value))
        return;
    number_format(value, text);
    fputs(text, out);
}

void csv_estimate(FILE *out, struct estimate estimate)
{
    putc(',', out);
    csv_number(out, estimate.mean);
    putc(',', out);
    csv_number(out, estimate.half_width);
    fprintf(out, ",%d", estimate.n);
}

void csv_heading(FILE *out, const char *path, const char *suffix, const char *unit)
{
    char text[240];
    snprintf(text, sizeof text, "%s%s [%s]", path, suffix, unit);
    csv_text(out, text);
}

void csv_replications(FILE *out, const struct run *run)
{
    const struct metric_table *table = &run->experiment.table;
    fputs("replication", out);
    for (int i = 0; i < table->count; i++) {
        putc(',', out);
        csv_heading(out, table->row[i].path, "", table->row[i].unit);
    }
    for (int k = 0; k < table->replications; k++) {
        fprintf(out, "\n%d", k);
        for (int i = 0; i < table->count; i++) {
            putc(',', out);
            csv_number(out, table->row[i].value[k]);
        }
    }
    putc('\n', out);
}

void csv_point_headings(FILE *out, const struct metric_table *table)
{
    for (int i = 0; i < table->count; i++) {
        if (!(table->row[i].flags & METRIC_HEADLINE))
            continue;
        putc(',', out);
        csv_heading(out, table->row[i].path, "", table->row[i].unit);
        putc(',', out);
        csv_heading(out, table->row[i].path, ".half_width", table->row[i].unit);
    }
    putc('\n', out);
}

const struct metric *csv_under(const struct metric_table *head, int i,
                               const struct metric_table *table)
{
    if (i < table->count && strcmp(head->row[i].path, table->row[i].path) == 0)
        return &table->row[i];
    return metric_find(table, head->row[i].path);
}

void csv_point_values(FILE *out, const struct metric_table *head, const struct metric_table *table)
{
    for (int i = 0; i < head->count; i++) {
        if (!(head->row[i].flags & METRIC_HEADLINE))
            continue;
        const struct metric *metric = csv_under(head, i, table);
        struct estimate estimate = {NAN, NAN, 0};
        if (metric)
            estimate = metric_estimate(table, metric);
        putc(',', out);
        csv_number(out, estimate.mean);
        putc(',', out);
        csv_number(out, estimate.half_width);
    }
    putc('\n', out);
}

const char *csv_status(enum study_status status)
{
    return status == STUDY_OK           ? "done"
           : status == STUDY_UNBALANCED ? "unbalanced"
           : status == STUDY_INVALID    ? "invalid"
                                        : "failed";
}

void csv_breakeven(FILE *out, const struct breakeven *breakeven)
{
    const struct curve *curve = &breakeven->curve;
    const struct metric_table *first = NULL;
    csv_heading(out, breakeven->key, "", breakeven->info.unit[0] ? breakeven->info.unit : "-");
    fputs(",status,replications", out);
    for (int i = 0; i < curve->count && !first; i++)
        if (curve->point[i]->table.count > 0)
            first = &curve->point[i]->table;
    if (first)
        csv_point_headings(out, first);
    else
        putc('\n', out);
    for (int i = 0; i < curve->count; i++) {
        const struct curve_point *point = curve->point[i];
        csv_number(out, point->x);
        fprintf(out, ",%s,%d", csv_status(point->status), point->table.replications);
        if (first)
            csv_point_values(out, first, &point->table);
        else
            putc('\n', out);
    }
}

void csv_cool(FILE *out, const struct cool_run *run)
{
    fputs("time [h],step,action,melt [degC],melt [kg],hot_face [degC],shell [degC],"
          "heat_lost [kWh],fuel [kWh]\n",
          out);
    for (int i = 0; i < run->count; i++) {
        const struct cool_row *row = &run->row[i];
        csv_number(out, row->time_s / 3600);
        fprintf(out, ",%d,", row->step + 1);
        csv_text(out,
                 row->step < 0 ? "start" : cool_action_name(run->cool->steps[row->step].action));
        double value[] = {row->melt_K - 273.15,  row->melt_kg,        row->face_K - 273.15,
                          row->shell_K - 273.15, row->loss_J / 3.6e6, row->fuel_J / 3.6e6};
        for (size_t k = 0; k < sizeof value / sizeof value[0]; k++) {
            putc(',', out);
            csv_number(out, value[k]);
        }
        putc('\n', out);
    }
}
