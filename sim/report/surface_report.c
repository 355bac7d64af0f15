/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/surface_report.h"

#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/figure.h"
#include "sim/report/json_part.h"
#include "sim/report/text.h"
#include "sim/study/plans.h"

static const char *unit_or_dash(const struct key_info *info)
{
    return info->unit[0] ? info->unit : "-";
}

void text_surface(FILE *out, const struct surface *s)
{
    fprintf(out, "Break-even over %s, %s, against %s\n\n  ", s->key, unit_or_dash(&s->info),
            s->against);
    text_pad(out, unit_or_dash(&s->against_info), -10);
    fputs("    break-even\n", out);
    const int decimals = figure_column_decimals(s->value, s->done);
    int digits = 0;
    for (int i = 0; i < s->done; i++)
        for (int k = 0; k < s->row[i].root_count; k++)
            digits = figure_more_decimals(digits, s->row[i].root[k].x, 1);
    for (int i = 0; i < s->done; i++) {
        const struct breakeven *row = &s->row[i];
        char text[FIGURE_ROOM];
        figure_text(s->value[i], decimals, text);
        fprintf(out, "  %10s    ", text);
        for (int k = 0; k < row->root_count; k++) {
            figure_interval_at(row->root[k].x, digits, text);
            const char *plan = curve_plan(&row->curve, row->root[k].x.mean);
            bool holds = strcmp(plan, plans_word(PLANS_FEASIBLE)) == 0;
            fprintf(out, "%s%s%s%s%s", k > 0 ? ", " : "", text, holds ? "" : " (",
                    holds ? "" : plan, holds ? "" : ")");
        }
        if (row->root_count == 0)
            fputs(row->reason[0] ? row->reason : row->message, out);
        putc('\n', out);
    }
}

/* Of the saving: that of the first point that has one. */
static const char *saving_unit(const struct surface *s)
{
    for (int i = 0; i < s->done; i++)
        for (int k = 0; k < s->row[i].curve.count; k++) {
            const struct metric *saving =
                metric_find(&s->row[i].curve.point[k]->table, "saving_per_t");
            if (saving)
                return saving->unit;
        }
    return "-";
}

void csv_surface(FILE *out, const struct surface *s)
{
    fprintf(out, "%s [%s],%s [%s],grid,status,plan,replications,", s->against,
            unit_or_dash(&s->against_info), s->key, unit_or_dash(&s->info));
    csv_heading(out, "saving_per_t", "", saving_unit(s));
    putc(',', out);
    csv_heading(out, "saving_per_t", ".half_width", saving_unit(s));
    putc('\n', out);
    for (int i = 0; i < s->done; i++)
        for (int k = 0; k < s->row[i].curve.count; k++) {
            const struct curve_point *point = s->row[i].curve.point[k];
            struct estimate saving = metric_read(&point->table, "saving_per_t");
            csv_number(out, s->value[i]);
            putc(',', out);
            csv_number(out, point->x);
            fprintf(out, ",%s,%s,%s,%d,", point->grid ? "yes" : "no",
                    point->status == STUDY_OK           ? "done"
                    : point->status == STUDY_UNBALANCED ? "unbalanced"
                    : point->status == STUDY_INVALID    ? "invalid"
                                                        : "failed",
                    point->plan, point->table.replications);
            csv_number(out, saving.mean);
            putc(',', out);
            csv_number(out, saving.half_width);
            putc('\n', out);
        }
}

void csv_surface_roots(FILE *out, const struct surface *s)
{
    fprintf(out, "%s [%s],%s [%s],half_width,n,cheaper_below\n", s->against,
            unit_or_dash(&s->against_info), s->key, unit_or_dash(&s->info));
    for (int i = 0; i < s->done; i++)
        for (int k = 0; k < s->row[i].root_count; k++) {
            const struct root *root = &s->row[i].root[k];
            csv_number(out, s->value[i]);
            putc(',', out);
            csv_number(out, root->x.mean);
            putc(',', out);
            csv_number(out, root->x.half_width);
            fprintf(out, ",%d,%s\n", root->x.n, root->falling ? "molten" : "ingot");
        }
}

char *json_surface(const struct surface *s)
{
    struct json_object *object = json_object_new_object(), *rows = json_object_new_array();
    json_put(object, "key", json_text(s->key));
    json_put(object, "unit", json_text(s->info.unit));
    json_put(object, "against", json_text(s->against));
    json_put(object, "against_unit", json_text(s->against_info.unit));
    for (int i = 0; i < s->done; i++) {
        const struct breakeven *breakeven = &s->row[i];
        struct json_object *row = json_object_new_object(), *roots = json_object_new_array();
        const char *why = breakeven->reason[0] ? breakeven->reason : breakeven->message;
        for (int k = 0; k < breakeven->root_count; k++)
            json_object_array_add(roots, json_quantity(breakeven->root[k].x));
        json_put(row, "value", json_number(s->value[i]));
        json_put(row, "roots", roots);
        json_put(row, "reason", why[0] ? json_text(why) : NULL);
        json_object_array_add(rows, row);
    }
    json_put(object, "rows", rows);
    json_put(object, "complete", json_object_new_boolean(s->done == s->count));
    return json_print(object);
}
