/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/csv_sensitivity.h"

#include <math.h>

#include "sim/report/csv.h"

static void heading(FILE *out, const char *name, const char *figure, const char *unit)
{
    fprintf(out, ",%s%s%s [%s]", name, figure[0] ? "." : "", figure, unit[0] ? unit : "-");
}

static bool shown(const struct sensitivity *s, int id)
{
    return s->output[id].asked && s->output[id].figure;
}

void csv_sensitivity(FILE *out, const struct sensitivity *s)
{
    const struct effect_method *method = s->method;
    fputs("key,unit,low,high,value,judgement", out);
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
        for (int f = 0; shown(s, id) && f < EFFECT_FIGURES && method->figure[f]; f++)
            heading(out, sensitivity_name(id), method->figure[f],
                    method->in_unit[f] ? s->output[id].unit : "-");
    putc('\n', out);
    for (int k = 0; k < s->count; k++) {
        const struct sensitivity_input *input = &s->input[k];
        const double range[] = {input->low, input->high, input->info.value};
        fprintf(out, "%s,", input->key);
        csv_text(out, input->info.unit[0] ? input->info.unit : "-");
        for (int i = 0; i < 3; i++) {
            putc(',', out);
            csv_number(out, range[i]);
        }
        fprintf(out, ",%s", input->info.judgement ? "yes" : "no");
        for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
            for (int f = 0; shown(s, id) && f < EFFECT_FIGURES && method->figure[f]; f++) {
                putc(',', out);
                csv_number(out, s->output[id].figure[k * EFFECT_FIGURES + f]);
            }
        putc('\n', out);
    }
}

/* What the number in the column is. */
static const char *breakeven_is(const struct sensitivity *s, int p)
{
    if (isnan(s->y[p * SENSITIVITY_OUTPUTS + SENSITIVITY_BREAKEVEN]))
        return "";
    return s->beyond[p] > 0 ? "at least" : s->beyond[p] < 0 ? "at most" : "equal";
}

void csv_sensitivity_points(FILE *out, const struct sensitivity *s)
{
    fputs("point", out);
    for (int k = 0; k < s->count; k++)
        heading(out, s->input[k].key, "", s->input[k].info.unit);
    fputs(",state,plan", out);
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
        if (s->output[id].asked)
            heading(out, sensitivity_name(id), "", s->output[id].unit);
    if (s->output[SENSITIVITY_BREAKEVEN].asked)
        fputs(",breakeven_is", out);
    putc('\n', out);
    for (int p = 0; p < s->points; p++) {
        if (s->state[p] == POINT_MISSING)
            continue;
        fprintf(out, "%d", p + 1);
        for (int k = 0; k < s->count; k++) {
            const struct sensitivity_input *input = &s->input[k];
            double value = input->low + s->x[p * s->count + k] * (input->high - input->low);
            putc(',', out);
            csv_number(out, input->info.integer ? round(value) : value);
        }
        bool judged = s->state[p] == POINT_FEASIBLE || s->state[p] == POINT_INFEASIBLE;
        fprintf(out, ",%s,%s", point_state_name(s->state[p]), judged ? plans_word(s->plan[p]) : "");
        for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
            if (s->output[id].asked) {
                putc(',', out);
                csv_number(out, s->y[p * SENSITIVITY_OUTPUTS + id]);
            }
        if (s->output[SENSITIVITY_BREAKEVEN].asked)
            fprintf(out, ",%s", breakeven_is(s, p));
        putc('\n', out);
    }
}
