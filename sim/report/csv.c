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
    fputs(",status,plan,replications", out);
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
        fprintf(out, ",%s,%s,%d", csv_status(point->status), point->plan,
                point->table.replications);
        if (first)
            csv_point_values(out, first, &point->table);
        else
            putc('\n', out);
    }
}

static void cool_action(FILE *out, const struct cool_run *run, int step)
{
    fprintf(out, ",%d,", step + 1);
    csv_text(out, step < 0 ? "start" : cool_action_name(run->cool->steps[step].action));
}

void csv_cool(FILE *out, const struct cool_run *run)
{
    fputs("time [h],step,action,melt [degC],melt [kg],hot_face [degC],shell [degC],"
          "heat_lost [kWh],fuel [kWh],skull [kg],metal_lost [kg]\n",
          out);
    for (int i = 0; i < run->count; i++) {
        const struct cool_row *row = &run->row[i];
        csv_number(out, row->time_s / 3600);
        cool_action(out, run, row->step);
        double value[] = {row->melt_K - 273.15,  row->melt_kg,        row->face_K - 273.15,
                          row->shell_K - 273.15, row->loss_J / 3.6e6, row->fuel_J / 3.6e6,
                          row->skull_kg,         row->lost_kg};
        for (size_t k = 0; k < sizeof value / sizeof value[0]; k++) {
            putc(',', out);
            csv_number(out, value[k]);
        }
        putc('\n', out);
    }
}

/* The layer in which a depth lies, from 1; a joint belongs to the layer inside of it. */
static int layer_of(const struct refractory_stack *side, double depth_m)
{
    double end_m = 0;
    for (int i = 0; i < side->count; i++)
        if (depth_m <= (end_m += side->layer[i].thickness_m) + 1e-9)
            return i + 1;
    return side->count;
}

void csv_cool_profile(FILE *out, const struct cool_run *run)
{
    fputs("time [h],step,action,layer,material,depth [mm],temperature [degC]\n", out);
    for (int i = 0; i < run->profiles; i++) {
        const struct cool_profile *profile = &run->profile[i];
        for (int k = 0; k < profile->nodes; k++) {
            int layer = layer_of(run->side, profile->depth_m[k]);
            csv_number(out, profile->time_s / 3600);
            cool_action(out, run, profile->step);
            fprintf(out, ",%d,", layer);
            csv_text(out, run->side->layer[layer - 1].material.name);
            putc(',', out);
            csv_number(out, round(profile->depth_m[k] * 1e6) / 1e3);
            putc(',', out);
            csv_number(out, profile->temperature_K[k] - 273.15);
            putc('\n', out);
        }
    }
}
